"""The web page: chat on the left, the contents of the sandbox on the right."""
