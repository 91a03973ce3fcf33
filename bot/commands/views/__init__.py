"""The cards that show settings, conflicts and outcomes."""
