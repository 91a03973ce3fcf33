"""A Webex bot through which administrators read and change the call settings of workspaces."""

import sys

__version__ = "0.1.0"

if sys.version_info < (3, 11):  # noqa: UP036 - a clone can be started without an installation
    # Before anything else is imported: that would end with an error that names no version.
    sys.exit(f"This bot needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")
