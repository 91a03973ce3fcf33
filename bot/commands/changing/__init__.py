"""Settings and lists changed: on a form, from the keyboard, several at once, by a file."""
