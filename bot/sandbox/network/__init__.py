"""Servers, hosts, proxy and certificates of the pretend Webex."""
