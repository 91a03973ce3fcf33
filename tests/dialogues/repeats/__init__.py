"""What is said again and again in a space."""
