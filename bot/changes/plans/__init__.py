"""Changes of many workspaces at once: looked at, shown, run, stopped and taken back."""
