"""Times as people type them: moments, hours, ends, and moments that come again."""
