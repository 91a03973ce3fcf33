"""What people can ask for, once their words are read: one type for each thing, without words."""
