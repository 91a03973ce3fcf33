"""What is only read: the workspaces, the history, what is risky, free numbers, how the bot is."""
