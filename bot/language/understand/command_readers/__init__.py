"""Reading the words behind a command into a typed request, a file for each kind of command."""
