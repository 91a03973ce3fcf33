"""Messages, cards, spaces and the websocket of the pretend Webex."""
