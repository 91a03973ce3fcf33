"""Forms: opened, read back, and names in them found."""
