"""Measurements beside a bare webex-bot on the same pretend cloud, run by hand: `python -m tests.bench`."""
