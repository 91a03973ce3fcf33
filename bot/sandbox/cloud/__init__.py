"""The sandbox as a whole, as `run` and the tests use it."""
