"""Books of sentences that administrators type, and what must come of each of them."""
