"""Sentences that are no command: the words in them are spotted, and read as what one setting can be told."""
