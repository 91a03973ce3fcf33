"""What every REST operation of the sandbox shares: routes, tokens, the front end, paging."""
