"""What the contract tests need of the machine."""

from __future__ import annotations

from importlib.util import find_spec

# The SDK that is the referee does not run on Python 3.14 yet.
collect_ignore = [] if find_spec("wxc_sdk") else ["test_referee.py"]
