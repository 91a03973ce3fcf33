"""Commands about what the bot keeps by name or number: lists, aliases, plans, timed changes, repeats …"""
