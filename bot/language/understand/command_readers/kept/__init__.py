"""Commands about what the bot keeps by a name or a number: lists, aliases, plans, repeats, approvals."""
