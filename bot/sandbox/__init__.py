"""A pretend Webex cloud to try and test the bot in: built from the vendor's contract, never from the bot."""
