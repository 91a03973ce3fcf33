"""Several workspaces named together: all of a place, those of a kind, a list kept by name."""
