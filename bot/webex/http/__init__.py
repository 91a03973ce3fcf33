"""One HTTP client with tokens, retries, limits and paging."""
