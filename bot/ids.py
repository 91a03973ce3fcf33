"""Webex's public ids: base64 of `ciscospark://<region>/<KIND>/<name>`, with or without padding."""

from __future__ import annotations

import base64
import binascii
import re
import uuid

from bot.errors import BotError

_DECODED = re.compile(r"ciscospark://(?P<region>[^/]+)/(?P<kind>[A-Za-z_]+)/(?P<name>[^/]+)", re.ASCII)

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)

_EDIT_MARK = "~"
"""Stands in no id of Webex."""


def decoded(webex_id: str) -> tuple[str, str] | None:
    """The kind and the name inside an id, such as `("ROLE", "id_full_admin")`; None when it is no such id."""
    inside = _inside(webex_id)
    return (inside["kind"], inside["name"]) if inside else None


def bare(webex_id: str) -> str:
    """The name inside an id, in lower case: the same in all ids of one thing, of whatever kind and region."""
    inside = decoded(webex_id)
    return inside[1].lower() if inside else webex_id


def uuid_in(webex_id: str) -> str:
    """The UUID inside an id in any of Webex's spellings: a public id, a bare UUID, or the base64 of one;
    empty where there is none."""
    name = bare(webex_id)
    for spelled in (name, _decoded_text(name)):
        if _UUID.fullmatch(spelled):
            return spelled.lower()
    return ""


def organisation_id(text: str) -> str:
    """The public id of an organisation, from that id or from the UUID that Control Hub shows; empty for "".

    Raises BotError for anything else.
    """
    inside = decoded(text)
    if not text or (inside and inside[0] == "ORGANIZATION"):
        return text
    try:
        name = str(uuid.UUID(text))
    except ValueError:
        raise BotError(
            "WEBEX_ORG_ID cannot be used: it is not the id of an organisation.",
            "Copy it from Control Hub (Account), or leave it empty to serve the admin token's own.",
        ) from None
    return public_id("us", "ORGANIZATION", name)


def edit_id(message_id: str, edited_at: str) -> str:
    """An id for one edit of a message, as Webex has none that it shows; `edited_at` as Webex writes it."""
    return f"{message_id}{_EDIT_MARK}{edited_at}"


def message_of(event_id: str) -> str:
    """The message that the id of an event names: the one that was edited where it is that of an edit."""
    return event_id.partition(_EDIT_MARK)[0]


def public_id(region: str, kind: str, name: str) -> str:
    """The public id that Webex builds, for example of `us`, `MESSAGE` and the bare id of an activity."""
    return base64.urlsafe_b64encode(f"ciscospark://{region}/{kind}/{name}".encode()).decode().rstrip("=")


def region_of(webex_id: str) -> str:
    """The region inside an id, such as `us` or `urn:TEAM:eu-central-1_k`; empty when it is no such id."""
    inside = _inside(webex_id)
    return inside["region"] if inside else ""


def _inside(webex_id: str) -> re.Match[str] | None:
    return _DECODED.fullmatch(_decoded_text(webex_id))


def _decoded_text(text: str) -> str:
    """The text that this is the base64 of, with or without padding; empty where it is of none."""
    padded = text.rstrip("=")
    try:
        raw = base64.b64decode(padded + "=" * (-len(padded) % 4), altchars=b"-_", validate=True)
        return raw.decode("ascii")
    except (binascii.Error, ValueError):
        return ""
