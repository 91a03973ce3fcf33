"""What is said about what was said before."""
