"""The lists inside settings: found, shown a page at a time, changed and cleared."""
