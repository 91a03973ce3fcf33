"""Outgoing permission, and what outgoing calls can be sent to instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.shape import Labels, Values, section, untitled
from bot.catalogue.model.spoken import Act, phrases
from bot.catalogue.settings.call_types import (
    ACTIONS,
    CALL,
    CALL_TYPES,
    COUNTRIES,
    NO_CODE,
    ONLY_INTERNAL,
    ONLY_SOME,
    REPHRASED,
    SPOKEN_TYPES,
    may_call,
)
from bot.catalogue.settings.location_defaults import (
    needs_own_permissions,
    own_or_location,
    own_or_location_acts,
)
from bot.catalogue.settings.words.helping_verbs import CONNECTED
from cards.fields import Choice, ChoiceRows, Field, Phone, Toggle


def _call_type(kind: str, label: str) -> tuple[Field, ...]:
    return (
        Choice(
            key=f"callingPermissions.{kind}.action",
            label=label,
            words=(f"{label.lower()} calls", f"call type {label.lower()}"),
            spoken=(
                *SPOKEN_TYPES.get(kind, ()),
                f"[action (for|of)] {kind} [calls] [action]",
                f"action (for|of) {label} [calls]",
            ),
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
    if values["useCustomEnabled"] and values["useCustomPermissions"] is False:
        notes.append("The call types are the location's while “Use custom call types” is off.")
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


_THEM = "[them|it|they|those|these|those calls|these calls]"
_SEND_ON = "(transfer [or forward]|forward [or transfer]|pass on)"
_SENT_ON = "(transferred [or forwarded]|forwarded [or transferred]|passed on)"
"""Calls that are let out and go no further, in patterns."""

OUTGOING_PERMISSION = Family(
    key="outgoing",
    title="Outgoing Permission",
    help="Which calls may go out, by kind.",
    words=(
        "outgoing",
        "outgoing permission",
        "outgoing permissions",
        "outgoing perms",
        "out perms",
        "call types",
        "call type",
    ),
    vendor_names=("outgoing permission (call types)", "outgoing permission call types"),
    path="/workspaces/{workspaceId}/features/outgoingPermission",
    main="useCustomEnabled",
    spoken=(
        "(outgoing|outbound) [call|calling] (permission|permissions|plan|restrictions|restriction)",
        "(calling|call|dialing|dialling) (permission|permissions|restrictions|restriction)",
        "(permission|permissions|restrictions) for (outgoing|outbound) calls",
        "(outgoing|outbound) calls",
        "ocp [settings]",
        "[calling|dialling|dialing] (css|search space)",
        "(class of service|toll restriction|toll restrictions|call barring|calling plan)",
    ),
    acts=(
        Act(
            says=(
                "[be] (transferred|transferred or forwarded|transferred and forwarded|"
                "forwarded or transferred|forwarded and transferred)",
                "(transfer|transfers|transferring) [(and|or) (forward|forwarding|forwards)] [of|for]",
                "(forward|forwards|forwarding) [(and|or) (transfer|transferring|transfers)]",
                "transfer forward [call|calls|allowed|permission]",
                "(allow|allowing) (transfer|transferring) [[and|or] (forward|forwarding)] [of|for|on]",
                "be (transferred|forwarded)",
                "[be] transferable",
            ),
            contrary={},
            of_branch="transferEnabled",
        ),
        Act(
            says=(
                "[but] (without transferring them|without transfer|no transfer|no transfers|no transferring)",
                "[but] (transfer|transferring|transfers|forwarding|passing on) [them|it] [is] "
                "(not|no|blocked|not allowed)",
                f"but [do] not [to] {_SEND_ON} {_THEM}",
                f"but {_THEM} (must|may|should|can) not be {_SENT_ON}",
                f"but [they|it] (must|may|should|can) not {_SEND_ON} {_THEM}",
                f"but [please] do not (let|allow) {_THEM} [to] (be {_SENT_ON}|{_SEND_ON})",
                f"but not be {_SENT_ON}",
                f"but (nobody|no one) (may|can|should|must) {_SEND_ON} {_THEM}",
            ),
            contrary={},
            off_beside="transferEnabled",
            is_guess=True,
        ),
        *own_or_location_acts("useCustomEnabled"),
        Act(
            says=(
                "auto transfer",
                "autotransfer",
                "transfer",
                "send",
                "route",
                "redirect",
                "divert",
                "have",
            ),
            contrary={},
        ),
        CONNECTED,
        Act(
            says=(
                "be (made|placed|dialed|dialled|called|reachable)",
                "(made|placed)",
                "(going|go) out [of]",
                "(dial|dials|dialing|dialling) [out]",
                "so [that] [it|they|people|staff|users] (can|may)",
                "before (they|people|anyone|anybody|somebody|someone) (make|makes|place|places)",
                "before (they|people|anyone|somebody|callers|it|users|staff) (can|may|are allowed to)",
            ),
            contrary={},
        ),
        Act(
            says=("(if|when|whenever) (someone|somebody|people|they|anyone|staff|users) (dials|dial)",),
            contrary={},
            is_guess=True,
        ),
        Act(
            says=ONLY_INTERNAL,
            values={
                "useCustomEnabled": True,
                "useCustomPermissions": True,
                **{
                    f"callingPermissions.{kind}.action": "ALLOW" if kind == "INTERNAL_CALL" else "BLOCK"
                    for kind in CALL_TYPES
                },
            },
            contrary={},
            is_guess=True,
        ),
        # How far it is raised is told by a type of calls beside it, or not at all.
        Act(
            says=(
                "(raise|lower|increase|reduce|upgrade|downgrade|change) "
                "(cor|cos|class of (restriction|service))",
            ),
            is_unclear=True,
            alone=True,
        ),
        Act(says=(*ONLY_SOME, *NO_CODE, "(block|stop|bar|forbid|ban) all calls from"), is_unclear=True),
        # “Allow international outbound calls on the gym”: “on” stands before the workspace.
        Act(says=("(outgoing|outbound) calls on",), is_unclear=True, alone=True),
        *(
            Act(says=says, values={f"callingPermissions.{kind}.action": "ALLOW"}, is_guess=True)
            for kind, says in may_call()
        ),
    ),
    starts=phrases("let|able to|be able to|be allowed to|free up"),
    stops=phrases(
        "nobody should|nobody should be able to|nobody may|no one should|no one should be able to|no one may|"
        "should not be able to|must not be able to|may no longer|prevent|preventing"
    ),
    asks=(
        f"({CALL}) ({COUNTRIES}|out|internationally|intl|international|long distance)",
        "(make|place) (international|long distance|intl|outgoing|outbound|premium|toll free|national)",
        "(blocked|barred|prevented) (calling|dialing|dialling)",
        "which (call types|calls blocked|calls allowed)",
        "(which|what) [kinds of|types of] calls (can|may|is allowed to|is) (make|place|dial|made|placed)",
        "(which|what) calls (can make|made)",
        "(allowed|permitted|able) to (dial|call|phone|ring) [out]",
        "where (allowed|permitted) to (dial|call|phone|ring) [out]",
        "(which|what) numbers (dial|dialed|called|call)",
        "(what|which) (allowed|permitted|blocked|barred) out",
        "(which|what) (sort|sorts|kind|kinds|type|types) [of] (numbers|calls) (dial|dialed|called|call)",
        "(who|whom|what) (may|can|could|does) @ (call|phone|dial|ring)",
        "(who|whom|what) is @ (allowed|permitted|able) to (call|phone|dial|ring)",
        "who (may|can|could) (call|phone|dial|ring) [out] (from|in) @",
        "who (may|can|could) (call|phone|dial|ring) out (from|in|at|on) @",
        "who [is] (allowed|permitted|able) to (call|phone|dial|ring) [out] (from|in) @",
        "(which|what) numbers (may|can|could) @ (call|phone|dial|ring)",
        "what (may|can|could) (visitors|guests|people|callers|users|staff|colleagues|customers|somebody|"
        "someone|anybody|anyone|we|they|residents|tenants|children|kids) (call|phone|dial|ring) [out] "
        "(from|in|at|on) @",
        "(cost|charge|charges) money",
        "(cor|class of restriction)",
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
    expected={f"callingPermissions.{kind}.transferEnabled": True for kind in CALL_TYPES},
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
        "auto transfer number|autotransfer number|auto transfer no|auto xfer number|"
        "autotransfer numbers|transfer number|new transfer number|new auto transfer number|"
        "auto transfer|automatic transfer numbers|auto transferred calls"
    ),
    acts=(
        *own_or_location_acts("useCustomTransferNumbers"),
        Act(
            says=(
                "(enter|fill in|type in)",
                "(for|of) [blocked|barred] (outgoing|outbound) calls",
                "[that] [are] [be] (transferred|sent|go|goes) [to]",
                "(blocked|barred) calls",
            ),
            contrary={},
        ),
    ),
    asks=(
        "(auto|automatically) transferred [calls] [go]",
        "(blocked|barred) calls (go|sent|transferred|end up)",
        "transfer (number|numbers)",
    ),
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
                    f"[auto|automatic] (transfer|xfer|autotransfer) [number|no|nr|num|dest|destination] "
                    f"({number}|{word})",
                    f"(number|no|nr) ({number}|{word}) [auto|automatic] (transfer|xfer|autotransfer)",
                    f"{ordinal} [auto|automatic] (transfer|xfer|autotransfer) [number|destination] "
                    "[(for|of) [blocked|barred] [outgoing|outbound] calls]",
                ),
                source="transfer",
            )
            for number, word, ordinal in ((1, "one", "first"), (2, "two", "second"), (3, "three", "third"))
        ),
    ),
)
