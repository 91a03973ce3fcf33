"""What is asked for that the bot does not do, told in one sentence."""
