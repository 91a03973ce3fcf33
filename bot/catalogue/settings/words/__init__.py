"""What people say about settings, as patterns, for those that have many words."""
