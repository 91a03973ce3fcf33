"""Workspaces named in sentences."""
