"""The ways to cut a sentence into phrases, and what is read from each."""
