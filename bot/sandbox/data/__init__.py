"""What every part of the sandbox uses: entities, ids, scopes, and the exception for error responses."""
