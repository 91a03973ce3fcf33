"""The memory of the bot, kept across restarts: SQLAlchemy tables and queries."""
