"""The one door every change of a setting passes, and those who tell of it."""
