"""What is said again and again in spaces: kept as rows, woken for, and done with the rights of who asked."""
