"""What begins, ends or comes again by itself."""
