"""Changes of settings: what is asked for, what it would do, making it, and its journal."""
