"""What the sandbox holds at the moment: seeded data, messages, settings, planned faults, quirks."""
