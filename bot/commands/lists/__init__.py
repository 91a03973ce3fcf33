"""The lists inside settings: found, shown a page at a time, and cleared."""
