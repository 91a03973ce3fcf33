"""Webex, for the rest of the bot: the only folder that may import a Webex library."""
