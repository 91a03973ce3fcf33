"""Measurements beside webex-bot and wxc-sdk on one pretend cloud, run by hand: `python -m tests.bench`."""
