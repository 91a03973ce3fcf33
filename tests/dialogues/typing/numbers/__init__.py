"""Numbers and codes in sentences."""
