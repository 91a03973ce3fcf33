"""The hosts of Webex, the proxy in front of them, and their certificates."""
