"""From the words people type to workspaces, settings, fields and values."""
