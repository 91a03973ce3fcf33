"""Records, identifiers and refusals that every part of the sandbox uses."""
