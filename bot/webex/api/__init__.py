"""What the bot reads and writes in Webex with the admin token."""
