"""Access codes that are typed in sentences."""
