"""Changes that end by themselves: set, woken for, put back."""
