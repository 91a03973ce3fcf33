"""The log as text or JSON; each record with the reference of what it is part of, and Webex's tracking id."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Literal

_reference: ContextVar[str] = ContextVar("reference", default="")


@contextmanager
def referring_to(reference: str) -> Iterator[None]:
    """Inside, the records of this thread, and of requests that it waits for, carry the reference: that of an
    answer, or what is done by itself with its number."""
    before = _reference.set(reference)
    try:
        yield
    finally:
        _reference.reset(before)


def tracked(tracking_id: str) -> dict[str, str]:
    """The `extra` of a record about a request to Webex."""
    return {"tracking_id": tracking_id}


class TextFormatter(logging.Formatter):
    """A line to read: `… Change 3: done [reference 3FA2B1, Webex SANDBOX_1]`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 as logging calls it
        names = {"reference": "reference", "tracking_id": "Webex"}
        marks = ", ".join(f"{names[mark]} {value}" for mark, value in _marks(record).items())
        return super().formatMessage(record) + (f" [{marks}]" if marks else "")


class JsonFormatter(logging.Formatter):
    """An object on a line of its own, in ASCII."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_marks(record),
        }
        if record.exc_info:
            entry["trace"] = self.formatException(record.exc_info)
        return json.dumps(entry)


def _marks(record: logging.LogRecord) -> dict[str, str]:
    """What the record is part of, as far as that is known; a formatter works in the thread that logs."""
    marks = {"reference": _reference.get(), "tracking_id": str(getattr(record, "tracking_id", ""))}
    return {mark: value for mark, value in marks.items() if value}


FORMATTERS: dict[str, type[logging.Formatter]] = {"text": TextFormatter, "json": JsonFormatter}


def begin_log(level: str, log_format: Literal["text", "json"]) -> None:
    """Writes the log to standard error from now on."""
    handler = logging.StreamHandler()
    handler.setFormatter(FORMATTERS[log_format]())
    logging.basicConfig(level=level, handlers=[handler])
