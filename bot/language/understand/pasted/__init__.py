"""What is pasted rather than said: tickets, tables, lines, orders of a few words with marks between."""
