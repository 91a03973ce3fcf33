"""Webex's identifiers: base64 of `ciscospark://<region>/KIND/uuid` without padding."""

from __future__ import annotations

import base64
import binascii
import uuid

_NAMESPACE = uuid.UUID("5f1d7f2e-0c6b-4a52-9a2f-7f6f1b7f4a10")


def webex_id(kind: str, uuid_text: str, region: str = "us") -> str:
    """The public identifier for a uuid; `kind` as in PEOPLE, ROOM, MESSAGE."""
    return base64.b64encode(f"ciscospark://{region}/{kind}/{uuid_text}".encode()).decode().rstrip("=")


def inner_id(public: str) -> str:
    """The uuid inside a public identifier; empty when it is not one."""
    try:
        text = base64.b64decode(public + "=" * (-len(public) % 4), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""
    return text.rsplit("/", 1)[-1] if text.startswith("ciscospark://") else ""


def seeded_uuid(name: str) -> str:
    """The same uuid for the same name in every run, for seeded data."""
    return str(uuid.uuid5(_NAMESPACE, name))


def new_uuid() -> str:
    """A random uuid, for what is made while the cloud runs."""
    return str(uuid.uuid4())
