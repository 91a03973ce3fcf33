"""Reading what people type into a typed request: commands, sentences and answers."""
