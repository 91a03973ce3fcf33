"""REST operations about the call settings of a workspace."""
