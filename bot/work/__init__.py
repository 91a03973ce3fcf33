"""Durable work behind one port, `bot.ports.Work`."""
