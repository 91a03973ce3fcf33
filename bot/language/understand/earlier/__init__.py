"""What a message says about what was said before: an answer, “it”, “no”, “undo”, another value."""
