"""The call settings API of the pretend Webex."""
