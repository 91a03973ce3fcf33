"""What a space keeps under a name: words and lists of workspaces."""
