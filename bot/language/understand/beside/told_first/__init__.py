"""What is told before the order that is about it: a place, a value, a state, or a story."""
