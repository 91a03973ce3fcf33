"""Workspaces and locations in other words than their names alone, put as orders have them."""
