"""Orders about calls that no single field tells: all of them, some types, several branches."""
