"""Incoming and outgoing permission, and what outgoing calls can be sent to instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.shape import Labels, Values, section, untitled
from bot.catalogue.model.spoken import Act, phrases
from bot.catalogue.settings.call_types import ACTIONS, CALL_TYPES, REPHRASED, SPOKEN_TYPES
from cards.fields import Choice, ChoiceRows, Field, Option, Phone, Toggle


def own_or_location(key: str, label: str, *words: str, explained: str = "") -> Toggle:
    """The switch between values of the workspace's own and those of its location."""
    return Toggle(key=key, label=label, words=(*words, "custom", "use custom"), help=explained)


_LOCATION_VERBS = phrases(
    "use|go back to|back to|switch to|switch back to|reset to|return to|follow|inherit|inherit from|"
    "restore|apply|change to|change back to|put back to|set to|set back to"
)
_LOCATION_SETTINGS = phrases(
    "the location default|location default|the location|location|the default|default|the defaults|defaults|"
    "the location settings|location settings|the default settings|default settings|the location defaults|"
    "location defaults"
)
_OWN_VERBS = ("use", "set", "have", "give it", "switch to", "apply", "let it use")
_OWN_SETTINGS = phrases("custom|custom settings|own|its own|own settings|its own settings|the custom")


def own_or_location_acts(key: str) -> tuple[Act, ...]:
    """What people say to switch between values of the workspace's own and those of its location."""
    own, location = (
        tuple(f"{verb} {what}" for verb in verbs for what in whats)
        for verbs, whats in ((_OWN_VERBS, _OWN_SETTINGS), (_LOCATION_VERBS, _LOCATION_SETTINGS))
    )
    return (
        Act(says=own, values={key: True}, beside_name=True),
        Act(says=location, values={key: False}, contrary={key: True}, beside_name=True),
    )


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
    spoken=phrases(
        "incoming call permission|incoming call permissions|inbound permissions|inbound permission|"
        "inbound call permissions|incoming calling permissions|permissions for incoming calls"
    ),
    acts=own_or_location_acts("useCustomEnabled"),
    starts=("accept", "let in", "let through", "unblock", "take"),
    stops=("block", "disallow", "forbid", "prohibit", "deny", "ban", "bar", "refuse", "reject", "turn away"),
    asks=phrases(
        "from outside call|from outside reach|outsiders call|external callers reach|external callers call|"
        "external people call|be called from outside|reached from outside|receive external|receive collect|"
        "receive internal|get external|get collect"
    ),
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
            spoken=phrases(
                "incoming external calls|calls from outside|external incoming calls|outside calls|"
                "incoming calls from outside|inbound external calls|external inbound calls|"
                "calls from outside the company|incoming outside calls|calls from external numbers"
            ),
            options=(
                Option("ALLOW_ALL_EXTERNAL", "Allow all", ("allow", "all")),
                Option(
                    "ALLOW_ONLY_TRANSFERRED_EXTERNAL",
                    "Allow only transferred",
                    ("transferred",),
                    spoken=phrases(
                        "allow for transferred calls only|allow only transferred calls|"
                        "only transferred calls|unless they are transferred|unless transferred|"
                        "unless the call is transferred|unless calls are transferred|"
                        "except transferred calls|except transferred ones|only transferred|"
                        "transferred only|transferred calls only|only when transferred|only if transferred|"
                        "only if they are transferred|only when they are transferred|"
                        "allow transferred calls only|allow only if transferred"
                    ),
                ),
                Option("BLOCK_ALL_EXTERNAL", "Block all", ("block", "none")),
            ),
        ),
        Toggle(
            key="internalCallsEnabled",
            label="Internal calls",
            words=("internal",),
            spoken=(
                "incoming internal calls",
                "calls from inside",
                "internal incoming calls",
                "inside calls",
            ),
        ),
        Toggle(
            key="collectCallsEnabled",
            label="Collect calls",
            words=("collect",),
            spoken=(
                "incoming collect calls",
                "collect call",
                "reverse charge calls",
                "reverse charged calls",
            ),
        ),
    ),
)


def _call_type(kind: str, label: str) -> tuple[Field, ...]:
    return (
        Choice(
            key=f"callingPermissions.{kind}.action",
            label=label,
            words=(f"{label.lower()} calls",),
            spoken=SPOKEN_TYPES.get(kind, ()),
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
    held = values.get(FIXED) or ()
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
    spoken=phrases(
        "outgoing call permission|outgoing call permissions|outbound permissions|outbound permission|"
        "outbound call permissions|calling permissions|calling permission|call permissions|"
        "outgoing calling permissions|permissions for outgoing calls|outgoing calls"
    ),
    acts=(
        *own_or_location_acts("useCustomEnabled"),
        Act(says=("auto transfer", "autotransfer", "transfer", "send", "route")),
    ),
    asks=phrases(
        "call abroad|call overseas|which call types|which calls blocked|which calls allowed|"
        "call internationally|dial out|which calls can make|what calls can make|dial abroad"
    ),
    rephrased=REPHRASED,
    keyed={"callingPermissions": "callType"},
    read_only=("callingPermissions.*.isCallTypeRestrictionEnabled",),
    fix_body=_drop_unknown_call_types,
    readers={FIXED: _read_fixed},
    locked=_locked,
    used_while={"callingPermissions": ("useCustomPermissions", True)},
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
                spoken=("[use|set|have] (own|its own|custom) (call types|calling permissions)",),
                help="Off: the location's call types hold.",
            ),
            switch="useCustomEnabled",
        ),
        ChoiceRows(
            "Call types",
            tuple(one for kind in CALL_TYPES.items() for one in _call_type(*kind)),
            all_label="All call types",
            toggle_title="Transfer",
        ),
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
    spoken=phrases(
        "auto transfer number|autotransfer number|autotransfer numbers|transfer number|auto transfer|"
        "automatic transfer numbers|auto transferred calls"
    ),
    acts=own_or_location_acts("useCustomTransferNumbers"),
    asks=("auto transferred",),
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
                spoken=(
                    f"auto transfer number {number}",
                    f"autotransfer number {number}",
                    f"transfer {number}",
                    f"auto transfer {number}",
                ),
            )
            for number in (1, 2, 3)
        ),
    ),
)
