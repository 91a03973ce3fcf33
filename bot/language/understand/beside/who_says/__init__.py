"""Who says, reports or believes something."""
