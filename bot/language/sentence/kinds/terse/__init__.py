"""Orders in few words, or in those of other telephone systems, said in full."""
