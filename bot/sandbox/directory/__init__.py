"""REST operations about people, organisations, workspaces and locations."""
