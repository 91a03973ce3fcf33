"""Incoming and outgoing permission, and what outgoing calls can be sent to instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.shape import Labels, Values, section, untitled
from cards.fields import Choice, Field, Option, Phone, Toggle


def own_or_location(key: str, label: str, *words: str, explained: str = "") -> Toggle:
    """The switch between values of the workspace's own and those of its location."""
    return Toggle(key=key, label=label, words=(*words, "custom", "use custom"), help=explained)


def needs_own_permissions(field: str, sentence: str) -> Conflict:
    """What `field` turns on has no effect while custom outgoing settings are off, as `sentence` says."""
    return Conflict(
        field=field,
        other_family="outgoing",
        other_field="useCustomEnabled",
        other_value=False,
        sentence=sentence,
        fix="set outgoing {workspace} on",
        fix_title="Turn Outgoing Permission on",
    )


INCOMING_PERMISSION = Family(
    key="incoming",
    title="Incoming Permission",
    help="Which calls may come in.",
    words=("incoming", "incoming permission", "incoming permissions", "in perms"),
    path="/workspaces/{workspaceId}/features/incomingPermission",
    main="useCustomEnabled",
    expected={"useCustomEnabled": False},
    sections=untitled(
        own_or_location(
            "useCustomEnabled",
            "Use custom settings",
            "own permissions",
            explained="Off: the location's hold.",
        ),
        Choice(
            key="externalTransfer",
            label="External calls",
            words=("external", "external transfer"),
            options=(
                Option("ALLOW_ALL_EXTERNAL", "Allow all", ("allow", "all")),
                Option("ALLOW_ONLY_TRANSFERRED_EXTERNAL", "Allow only transferred", ("transferred",)),
                Option("BLOCK_ALL_EXTERNAL", "Block all", ("block", "none")),
            ),
        ),
        Toggle(key="internalCallsEnabled", label="Internal calls", words=("internal",)),
        Toggle(key="collectCallsEnabled", label="Collect calls", words=("collect",)),
    ),
)

CALL_TYPES = {
    "INTERNAL_CALL": "Internal",
    "TOLL_FREE": "Toll-free",
    "NATIONAL": "National",
    "INTERNATIONAL": "International",
    "OPERATOR_ASSISTED": "Operator assistance",
    "CHARGEABLE_DIRECTORY_ASSISTED": "Directory assistance",
    "SPECIAL_SERVICES_I": "Special services I",
    "SPECIAL_SERVICES_II": "Special services II",
    "PREMIUM_SERVICES_I": "Premium services I",
    "PREMIUM_SERVICES_II": "Premium services II",
}
"""The call types the contract lets a write name; GET may give more, which are dropped from writes."""

ACTIONS = (
    Option("ALLOW", "Allow", ("yes",)),
    Option("BLOCK", "Block", ("no",)),
    Option(
        "AUTH_CODE", "Require access code", ("code", "access code", "auth code", "ask for an access code")
    ),
    Option("TRANSFER_NUMBER_1", "Transfer to number 1", ("transfer 1", "send to transfer number 1")),
    Option("TRANSFER_NUMBER_2", "Transfer to number 2", ("transfer 2", "send to transfer number 2")),
    Option("TRANSFER_NUMBER_3", "Transfer to number 3", ("transfer 3", "send to transfer number 3")),
)


def _call_type(kind: str, label: str) -> tuple[Field, ...]:
    return (
        Choice(
            key=f"callingPermissions.{kind}.action",
            label=label,
            words=(f"{label.lower()} calls",),
            options=ACTIONS,
        ),
        Toggle(
            key=f"callingPermissions.{kind}.transferEnabled",
            label=f"{label}: allow transfer",
            words=(f"{label.lower()} transfer", f"{label.lower()}: may be transferred"),
        ),
    )


def _drop_unknown_call_types(body: dict[str, object]) -> None:
    rows = body.get("callingPermissions")
    if isinstance(rows, dict):
        body["callingPermissions"] = {kind: row for kind, row in rows.items() if kind in CALL_TYPES}


FIXED = "fixed"


def _read_fixed(document: Mapping[str, Any]) -> list[str]:
    """The titles of the call types that Webex has fixed."""
    rows = document.get("callingPermissions")
    return [
        CALL_TYPES.get(kind, str(kind))
        for kind, row in (rows.items() if isinstance(rows, Mapping) else ())
        if isinstance(row, Mapping) and row.get("isCallTypeRestrictionEnabled") is True
    ]


def _locked(values: Values) -> set[str]:
    held = values[FIXED]
    return {one.key for kind, label in CALL_TYPES.items() if label in held for one in _call_type(kind, label)}


def _notes(values: Values) -> list[str]:
    notes = []
    if values["useCustomPermissions"] and values["useCustomEnabled"] is False:
        notes.append("Custom call types have no effect while “Use custom settings” is off.")
    if values[FIXED]:
        notes.append(f"Fixed by Webex, not to be changed: {', '.join(values[FIXED])}.")
    return notes


def _missing_number(kind: str, number: int) -> Conflict:
    """Calls of this type are sent to a transfer number that is empty."""
    return Conflict(
        field=f"callingPermissions.{kind}.action",
        value=f"TRANSFER_NUMBER_{number}",
        other_family="transfer",
        other_field=f"autoTransferNumber{number}",
        other_value=None,
        sentence=f"{CALL_TYPES[kind]} calls are sent to transfer number {number}, which is not set here.",
        fix="edit transfer {workspace}",
        fix_title="Edit Auto-Transfer Numbers",
    )


OUTGOING_PERMISSION = Family(
    key="outgoing",
    title="Outgoing Permission",
    help="Which calls may go out, by kind.",
    words=("outgoing", "outgoing permission", "outgoing permissions", "out perms", "call types"),
    vendor_names=("outgoing permission (call types)", "outgoing permission call types"),
    path="/workspaces/{workspaceId}/features/outgoingPermission",
    main="useCustomEnabled",
    keyed={"callingPermissions": "callType"},
    read_only=("callingPermissions.*.isCallTypeRestrictionEnabled",),
    fix_body=_drop_unknown_call_types,
    readers={FIXED: _read_fixed},
    locked=_locked,
    notes=_notes,
    read_only_fields=(Labels(key=FIXED, label="Fixed by Webex"),),
    expected={"useCustomEnabled": False},
    conflicts=tuple(_missing_number(kind, number) for kind in CALL_TYPES for number in (1, 2, 3)),
    sections=(
        section(
            "",
            own_or_location(
                "useCustomEnabled",
                "Use custom settings",
                "own permissions",
                explained="Off: the location's hold, for transfer numbers too.",
            ),
            Toggle(
                key="useCustomPermissions",
                label="Use custom call types",
                words=("own call types", "use custom permissions"),
                help="Off: the location's call types hold.",
            ),
        ),
        section("Call types", *(one for kind in CALL_TYPES.items() for one in _call_type(*kind))),
    ),
)

TRANSFER_NUMBERS = Family(
    key="transfer",
    title="Auto-Transfer Numbers",
    help="Where outgoing calls are sent that may not go out.",
    words=("transfer", "transfer numbers", "auto transfer numbers", "auto-transfer numbers"),
    vendor_names=("outgoing permission - auto transfer numbers", "outgoing permission auto transfer numbers"),
    path="/workspaces/{workspaceId}/features/outgoingPermission/autoTransferNumbers",
    main="useCustomTransferNumbers",
    expected={"useCustomTransferNumbers": False},
    conflicts=(
        needs_own_permissions(
            "useCustomTransferNumbers",
            "Custom transfer numbers are ignored while custom outgoing settings are off.",
        ),
    ),
    sections=untitled(
        own_or_location("useCustomTransferNumbers", "Use custom transfer numbers", "own transfer numbers"),
        *(
            Phone(
                key=f"autoTransferNumber{number}",
                label=f"Transfer number {number}",
                words=(f"number {number}", str(number)),
            )
            for number in (1, 2, 3)
        ),
    ),
)
