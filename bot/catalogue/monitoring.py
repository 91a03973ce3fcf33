"""Monitoring: the lines whose state shows on the phone's keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.family import Family
from bot.catalogue.members import member_ref
from cards.fields import People, Ref, Section, Toggle

ELEMENTS = "monitoredElements"
KINDS = {"member": "MEMBER", "callparkextension": "CALL_PARK_EXTENSION", "speedDial": "SPEED_DIAL"}
"""What wraps an element when it is read, and what a write calls it."""


def _taken(document: Mapping[str, Any]) -> tuple[Ref, ...]:
    return tuple(ref for ref, _ in _elements(document))


def _elements(document: Mapping[str, Any]) -> list[tuple[Ref, dict[str, Any]]]:
    """Each element as a reference and as a write takes it; the key is absent when there is none."""
    found = []
    rows = document.get(ELEMENTS)
    for row in rows if isinstance(rows, list) else []:
        for wrapper, kind in KINDS.items():
            inner = row.get(wrapper) if isinstance(row, Mapping) else None
            if isinstance(inner, Mapping) and inner.get("id"):
                found.append((_ref(wrapper, inner), _written(kind, row, inner)))
    return found


def _ref(wrapper: str, inner: Mapping[str, Any]) -> Ref:
    if wrapper == "member":
        return member_ref(inner)
    reach = f"x{inner['extension']}" if inner.get("extension") else ""
    kind = "call park extension" if wrapper == "callparkextension" else "speed dial"
    parts = (kind, reach, str(inner.get("location") or ""))
    return Ref(str(inner["id"]), str(inner.get("name") or "—"), " · ".join(part for part in parts if part))


def _written(kind: str, row: Mapping[str, Any], inner: Mapping[str, Any]) -> dict[str, Any]:
    """An element that stays keeps what it has: its label on the key and a speed dial's number."""
    element = {"id": str(inner["id"]), "type": kind}
    for name in ("lineKeyLabel", "phoneNumber"):
        if held := inner.get(name) or row.get(name):
            element[name] = held
    return element


def _give(body: dict[str, Any], refs: Any) -> None:
    stay = {ref.id: element for ref, element in _elements(body)}
    body[ELEMENTS] = [stay.get(ref.id) or _new(ref) for ref in refs or ()]


def _new(ref: Ref) -> dict[str, Any]:
    park = ref.detail.startswith("call park extension")
    return {"id": ref.id, "type": "CALL_PARK_EXTENSION" if park else "MEMBER"}


def _flat(body: dict[str, Any]) -> None:
    """A list that was not touched is written as it was read."""
    rows = body.get(ELEMENTS)
    if isinstance(rows, list) and not all(isinstance(row, Mapping) and "type" in row for row in rows):
        body[ELEMENTS] = [element for _, element in _elements(body)]


MONITORING = Family(
    key="monitoring",
    title="Monitoring",
    help="Lines whose state shows on the phone's keys.",
    words=("monitoring", "monitor", "blf"),
    path="/workspaces/{workspaceId}/features/monitoring",
    renamed={"callParkNotificationEnabled": "enableCallParkNotification"},
    take={ELEMENTS: _taken},
    give={ELEMENTS: _give},
    odd=_flat,
    sections=(
        Section(
            "",
            (
                Toggle(
                    key="callParkNotificationEnabled",
                    label="Call park notification",
                    words=("park notification", "call park"),
                ),
                People(
                    key=ELEMENTS,
                    label="Monitored lines",
                    words=("lines", "members", "elements"),
                    limit=50,
                    source="monitored",
                ),
            ),
        ),
    ),
)
