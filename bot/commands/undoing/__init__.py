"""Changes taken back, and made again."""
