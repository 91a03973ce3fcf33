"""What spaces save under a name: words, and how workspaces should be."""
