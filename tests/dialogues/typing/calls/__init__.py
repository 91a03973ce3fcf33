"""Orders about calls: forwarding, ringing, what may come in and go out."""
