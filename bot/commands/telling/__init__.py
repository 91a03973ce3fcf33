"""What spaces are told of, and what is done about it."""
