"""Says plainly that Python is too old; all else about the package is in pyproject.toml."""

import sys

from setuptools import setup

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("\n\nThis bot needs Python 3.11 or newer; this is Python %d.%d.%d.\n" % sys.version_info[:3])  # noqa: UP031

setup()
