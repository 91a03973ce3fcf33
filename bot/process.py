"""Which process this is, and whether another one on this machine has ended."""

from __future__ import annotations

import os
import secrets
import socket


def place() -> str:
    """This process on its machine: `host/process id`."""
    return f"{socket.gethostname()}/{os.getpid()}"


def unique() -> str:
    """The same with a token, as a process id comes again: `host/process id/token`."""
    return f"{place()}/{secrets.token_hex(4)}"


def has_ended(other: str, here: str) -> bool:
    """Whether the process with the `unique` name `other` is known to be gone; `here` is one's own.

    Of a process on another machine nothing is known: False.
    """
    host, _, process = other.rpartition("/")[0].rpartition("/")
    own_host, _, own_process = here.rpartition("/")[0].rpartition("/")
    if other == here or host != own_host or not process.isdecimal():
        return False
    return process == own_process or not is_running(int(process))


def is_running(process: int) -> bool:
    """Whether a process with this id runs on this machine; True where that cannot be told."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
