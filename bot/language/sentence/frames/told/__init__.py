"""What is told around the values: where calls go, what is denied, and what is only a condition or a fact."""
