"""Orders told by their effect, in full sentences and in any order of words."""
