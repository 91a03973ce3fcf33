"""Words and phrases, and what they mean."""
