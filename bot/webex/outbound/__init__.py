"""What goes out: messages and files with the bot token."""
