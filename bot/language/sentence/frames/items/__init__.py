"""What a sentence tells of an item on a list."""
