"""Which calls can be made from a workspace, by its settings together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.catalogue.model.held_back import Finding
from bot.catalogue.setting_values import CallFlow, Documents, SettingValues, setting_in
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.catalogue.settings.call_types import CALL_TYPES
from bot.catalogue.settings.codes import ACCESS_CODES
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION

OUTGOING = (CALL_INTERCEPT, OUTGOING_PERMISSION, ACCESS_CODES)
"""The settings that say which calls can be made."""
OUTGOING_CHANGED_BY = (OUTGOING_PERMISSION.key, ACCESS_CODES.key, "transfer", "patterns")
"""The settings on whose cards it is said which calls can be made."""
COSTLY = ("INTERNATIONAL", "PREMIUM_SERVICES_I", "PREMIUM_SERVICES_II")
"""The call types that cost more than the others."""


def outgoing_calls(name: str, documents: Documents) -> CallFlow:
    """Which calls can be made from the workspace."""
    intercept = setting_in(documents, CALL_INTERCEPT)
    if intercept.is_on and intercept["outgoing.type"] == "INTERCEPT_ALL":
        return CallFlow((f"No calls can be made from {name}: Call Intercept is on.",))
    local = "Call Intercept is on: only local calls can be made." if intercept.is_on else ""
    outgoing = setting_in(documents, OUTGOING_PERMISSION)
    if outgoing.document is None:
        return CallFlow(tuple(filter(None, (local,))))
    if not _has_own(outgoing):
        return CallFlow(tuple(filter(None, (local, f"{name} may make the calls that its location allows."))))
    by_action = _by_action(outgoing)
    parts = [
        f"{listed(by_action[action])}: {said}"
        for action, said in (
            ("BLOCK", "blocked"),
            ("AUTH_CODE", "with an access code"),
            *((f"TRANSFER_NUMBER_{at}", f"sent to transfer number {at}") for at in (1, 2, 3)),
        )
        if action in by_action
    ]
    others = ["the others may go out"] if by_action.get("ALLOW") else []
    if parts:
        said = f"Calls from {name}: {'; '.join([*parts, *others])}."
    else:
        said = f"All calls from {name} may go out." if others and not local else ""
    return CallFlow(tuple(filter(None, (local, said))), tuple(_no_codes(documents)))


def costly_calls(documents: Documents) -> list[str]:
    """The call types that cost and may go out without a code, by settings of the workspace's own."""
    intercept, outgoing = setting_in(documents, CALL_INTERCEPT), setting_in(documents, OUTGOING_PERMISSION)
    if intercept.is_on or not _has_own(outgoing):
        return []
    costly = [CALL_TYPES[kind] for kind in COSTLY]
    return [label for label in _by_action(outgoing).get("ALLOW", ()) if label in costly]


def asking_for_code(documents: Documents) -> list[str]:
    """The call types that ask for an access code, by settings of the workspace's own."""
    outgoing = setting_in(documents, OUTGOING_PERMISSION)
    return _by_action(outgoing).get("AUTH_CODE", []) if _has_own(outgoing) else []


def has_no_code(codes: Mapping[str, Any]) -> bool:
    """Whether no access code is on the list that was read."""
    (items,) = ACCESS_CODES.lists
    return not items.all_rows(codes)


def _has_own(outgoing: SettingValues) -> bool:
    return bool(outgoing["useCustomEnabled"] and outgoing["useCustomPermissions"])


def _by_action(outgoing: SettingValues) -> dict[str, list[str]]:
    """What calls are called by what becomes of them."""
    found: dict[str, list[str]] = {}
    for kind, label in CALL_TYPES.items():
        found.setdefault(str(outgoing[f"callingPermissions.{kind}.action"]), []).append(label)
    return found


def _no_codes(documents: Documents) -> Iterator[Finding]:
    asks, codes = asking_for_code(documents), documents.get(ACCESS_CODES.key)
    if asks and codes is not None and has_no_code(codes):
        yield Finding(
            f"{listed(asks)} calls ask for an access code, and none is on the list here.",
            "add code {workspace}",
            "Add a code",
        )


def listed(names: list[str]) -> str:
    """Names as they stand in a sentence: “a, b and c”."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
