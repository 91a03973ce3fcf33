"""The page in the browser: the chat, and the panel of the pretend Webex."""
