"""REST operations about messages, cards, spaces and files, and the websocket."""
