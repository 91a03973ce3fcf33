"""Names as people type them: compared, suggested, and workspaces found by them."""
