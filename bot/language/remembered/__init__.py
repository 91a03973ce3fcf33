"""What was said before and what came of it, as far as it is kept."""
