"""Incoming and outgoing permission, and what outgoing calls can be sent to instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.shape import Labels, Values, section, untitled
from bot.catalogue.model.spoken import Act, phrases
from cards.fields import Choice, Field, Option, Phone, Toggle


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

_ASKING = phrases(
    "require|require an|ask for an|need an|with an|protect with an|enter an|only with an|demand an|"
    "request an|"
)
_CODES = ("authorization", "authorisation", "access", "account", "auth")
ACTIONS = (
    Option("ALLOW", "Allow", ("yes",), spoken=("permit", "let through", "allowed", "unblock", "unrestrict")),
    Option(
        "BLOCK",
        "Block",
        ("no",),
        spoken=("blocked", "forbid", "disallow", "prohibit", "bar", "deny", "restrict", "ban", "refuse"),
    ),
    Option(
        "AUTH_CODE",
        "Require access code",
        ("code", "access code", "auth code", "ask for an access code"),
        spoken=(
            *(f"{verb} {what} code".strip() for verb in _ASKING for what in _CODES),
            "require a code",
            "ask for a code",
            "only with a code",
            "with a code",
            "require code",
        ),
    ),
    Option("TRANSFER_NUMBER_1", "Transfer to number 1", ("transfer 1", "send to transfer number 1")),
    Option("TRANSFER_NUMBER_2", "Transfer to number 2", ("transfer 2", "send to transfer number 2")),
    Option("TRANSFER_NUMBER_3", "Transfer to number 3", ("transfer 3", "send to transfer number 3")),
)


_SPOKEN_TYPES = {
    "INTERNAL_CALL": ("internal calling", "calls inside the company", "outgoing internal calls"),
    "TOLL_FREE": phrases(
        "toll free numbers|tollfree|freephone|free phone|freephone numbers|toll free calling"
    ),
    "NATIONAL": phrases(
        "national calling|long distance|long distance calls|domestic|domestic calls|national numbers|"
        "outgoing national calls|calls inside the country|domestic calling"
    ),
    "INTERNATIONAL": phrases(
        "international calling|abroad|calls abroad|calling abroad|to abroad|overseas|overseas calls|"
        "foreign calls|calls to other countries|calls to foreign countries|international numbers|"
        "outgoing international calls|dial abroad|call abroad|international dialing|international dialling|"
        "calls overseas|call overseas|calls to foreign numbers|foreign numbers|call other countries|"
        "call internationally|make international calls|make calls abroad|calling overseas|"
        "outbound international calls"
    ),
    "OPERATOR_ASSISTED": phrases(
        "operator|operator calls|operator assisted|operator assisted calls|operator services|"
        "calls to the operator"
    ),
    "CHARGEABLE_DIRECTORY_ASSISTED": phrases(
        "chargeable directory assistance|chargeable directory assisted|directory assisted calls|"
        "chargeable directory assistance calls|directory enquiries|directory inquiries|directory services"
    ),
    **{
        f"{kind.upper()}_SERVICES_{roman}": (
            f"{kind} services {digit}",
            f"{kind} service {digit}",
            f"{kind} {digit}",
            f"{kind} services {digit} calls",
            f"{kind} service {digit} calls",
            f"{kind} numbers {digit}",
            f"{kind} {digit} calls",
        )
        for kind in ("special", "premium")
        for roman, digit in (("I", 1), ("II", 2))
    },
}
"""What people call the call types besides."""


def _call_type(kind: str, label: str) -> tuple[Field, ...]:
    return (
        Choice(
            key=f"callingPermissions.{kind}.action",
            label=label,
            words=(f"{label.lower()} calls",),
            spoken=_SPOKEN_TYPES.get(kind, ()),
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
    rephrased=(
        *(
            (said, f"{kind} services 1 and {kind} services 2")
            for kind in ("special", "premium")
            for said in (
                f"{kind} services 1 and 2",
                f"{kind} service 1 and 2",
                f"{kind} 1 and 2",
                f"{kind} calls",
                f"{kind} services i and ii",
                f"{kind} numbers",
                f"both {kind} services",
                f"{kind} rate calls",
                f"{kind} services",
                f"{kind} rate numbers",
                f"{kind} service calls",
                f"{kind} services calls",
                f"calls to {kind} numbers",
            )
        ),
    ),
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
