"""Several orders, or one with what stands beside it."""
