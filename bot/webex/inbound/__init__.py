"""What comes in: webex-bot's websocket, messages and presses as events."""
