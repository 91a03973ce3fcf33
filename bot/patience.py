"""Whether somebody waits in chat for what is asked of Webex; this travels with the call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_patient: ContextVar[bool] = ContextVar("patient", default=False)


@contextmanager
def patiently() -> Iterator[None]:
    """Inside, requests of this thread with the admin token let those go first that somebody waits for."""
    before = _patient.set(True)
    try:
        yield
    finally:
        _patient.reset(before)


def is_patient() -> bool:
    """Whether nobody waits for what is being done now."""
    return _patient.get()
