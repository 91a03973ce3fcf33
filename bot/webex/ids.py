"""Webex's public ids: base64 of `ciscospark://<region>/<KIND>/<name>`, with or without padding."""

from __future__ import annotations

import base64
import binascii
import re

_DECODED = re.compile(r"ciscospark://[^/]+/(?P<kind>[A-Za-z_]+)/(?P<name>[^/]+)", re.ASCII)


def decoded(webex_id: str) -> tuple[str, str] | None:
    """The kind and the name inside an id, such as `("ROLE", "id_full_admin")`; None when it is no such id."""
    try:
        raw = base64.b64decode(webex_id + "=" * (-len(webex_id) % 4), altchars=b"-_", validate=True)
        found = _DECODED.fullmatch(raw.decode("ascii"))
    except (binascii.Error, ValueError):
        return None
    return (found["kind"], found["name"]) if found else None


def bare(webex_id: str) -> str:
    """What two ids of one thing have in common, however its kind is called: the name inside."""
    inside = decoded(webex_id)
    return inside[1].lower() if inside else webex_id
