"""How workspaces should be, where they are not, and what is to become of that."""
