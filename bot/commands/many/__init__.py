"""Changes of several workspaces, kept as a plan."""
