"""What the rest of the bot needs of Webex and of the database."""
