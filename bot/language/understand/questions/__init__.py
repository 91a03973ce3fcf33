"""What is asked back, and what questions of people are about."""
