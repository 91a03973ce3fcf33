"""What the pretend Webex holds: people, workspaces, settings and spaces."""
