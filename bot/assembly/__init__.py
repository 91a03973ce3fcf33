"""The objects of the running bot, made once: its ground, what is told, what changes, what is looked for."""
