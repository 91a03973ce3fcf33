"""Files of settings and of changes, going out and coming back."""
