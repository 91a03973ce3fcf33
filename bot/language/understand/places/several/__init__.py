"""Several workspaces: in a row, all of them, all but some, or those of a list."""
