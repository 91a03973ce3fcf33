"""What is pasted, and orders with marks between the words."""
