"""Durable work behind one port, `bot.work.port.Work`."""
