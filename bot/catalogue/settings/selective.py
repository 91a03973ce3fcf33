"""Selective accept, reject and forward, and priority alert: what happens to calls that fit a rule."""

from __future__ import annotations

from bot.catalogue.model.criteria import (
    ANY,
    CHOSEN,
    EXTERNAL,
    FORWARDED,
    INTERNAL,
    family_with_rules,
    rules_of,
)
from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Values, untitled
from cards.fields import Phone, Toggle

BASE = "/telephony/config/workspaces/{workspaceId}"


def _switch(
    key: str,
    title: str,
    label: str,
    explained: str,
    words: tuple[str, ...],
    rules: ItemList,
    conflicts: tuple[Conflict, ...] = (),
) -> Family:
    """A setting that is on or off and has rules; only the switch is in its own write."""
    return family_with_rules(
        key=key,
        title=title,
        help=explained,
        words=words,
        path=rules.detail_path.removesuffix("/criteria/{id}"),
        sections=untitled(Toggle(key="enabled", label=label, words=("enabled",))),
        lists=(rules,),
        conflicts=conflicts,
    )


SELECTIVE_ACCEPT = _switch(
    "accept",
    "Selective Accept",
    "Accept only calls that fit a rule",
    "Only calls that fit a rule ring; the others are turned away.",
    ("accept", "selective accept", "selective acceptance"),
    rules_of(f"{BASE}/selectiveAccept", "acceptEnabled", "Accept", calls_from=(ANY, CHOSEN, FORWARDED)),
    (
        Conflict(
            field="enabled",
            other_family="reject",
            sentence="Selective reject is on and comes first: what fits one of its rules is turned away.",
        ),
    ),
)

SELECTIVE_REJECT = _switch(
    "reject",
    "Selective Reject",
    "Reject calls that fit a rule",
    "Calls that fit a rule are turned away; this comes before selective accept.",
    ("reject", "selective reject", "selective rejection"),
    rules_of(f"{BASE}/selectiveReject", "rejectEnabled", "Reject", calls_from=(ANY, CHOSEN, FORWARDED)),
)

PRIORITY_ALERT = _switch(
    "priority",
    "Priority Alert",
    "Ring differently for calls that fit a rule",
    "Calls that fit a rule ring in a way of their own.",
    ("priority", "priority alert", "alert"),
    rules_of(f"{BASE}/priorityAlert", "notificationEnabled", "Ring differently"),
)


def _to_voicemail(key: str) -> Toggle:
    return Toggle(
        key=key,
        label="Send to voicemail",
        words=("to voicemail there", "voicemail"),
        help="An internal number that has voicemail.",
    )


def _check_forward(values: Values) -> dict[str, str]:
    if values["enabled"] and not values["defaultPhoneNumberToForward"]:
        return {"defaultPhoneNumberToForward": "Needed while selective forward is on."}
    return {}


SELECTIVE_FORWARD = family_with_rules(
    key="selforward",
    title="Selective Forward",
    help="Calls that fit a rule are sent on; this comes before call forwarding.",
    words=("selforward", "selective forward", "selective forwarding", "sf"),
    path=f"{BASE}/selectiveForward",
    check=_check_forward,
    sections=untitled(
        Toggle(key="enabled", label="Forward calls that fit a rule", words=("enabled",)),
        Phone(
            key="defaultPhoneNumberToForward",
            label="They go to",
            words=("to", "destination"),
            source="forward",
        ),
        Toggle(key="ringReminderEnabled", label="Ring reminder", words=("reminder",)),
        _to_voicemail("destinationVoicemailEnabled"),
    ),
    lists=(
        rules_of(
            f"{BASE}/selectiveForward",
            "forwardEnabled",
            "Forward",
            calls_from=(ANY, CHOSEN, INTERNAL, EXTERNAL),
            numbers="numbers",
            renamed={"sendToVoicemailEnabled": "destinationVoicemailEnabled"},
            more=(
                Phone(
                    key="forwardToPhoneNumber",
                    label="To another number",
                    words=("to",),
                    help="Empty: the number above all rules.",
                    source="forward",
                ),
                _to_voicemail("sendToVoicemailEnabled"),
            ),
        ),
    ),
)
