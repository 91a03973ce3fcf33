"""Sentences that ask: how something is or was, who did it, how or whether to change it."""
