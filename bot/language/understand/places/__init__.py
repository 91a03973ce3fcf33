"""Which workspaces are meant: the one that is named, several, or none that is known."""
