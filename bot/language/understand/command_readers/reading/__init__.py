"""Commands that only read: what is set, what was changed and by whom, what is risky or free."""
