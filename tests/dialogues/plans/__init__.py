"""Plans: changes of many workspaces at once, without words and cards."""
