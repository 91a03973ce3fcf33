"""The people, workspaces and locations of the pretend Webex."""
