"""For who keeps the bot running: how it is, metrics, and the form of the log."""
