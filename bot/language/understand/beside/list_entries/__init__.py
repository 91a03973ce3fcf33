"""Who or what comes on a list or off it, in few words, with what is told beside it."""
