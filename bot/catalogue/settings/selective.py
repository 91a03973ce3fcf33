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
from bot.catalogue.model.shape import Values, section, untitled
from bot.catalogue.model.spoken import Act, phrases
from bot.catalogue.settings.words.helping_verbs import SHORT_RING
from bot.catalogue.settings.words.selective_words import (
    ACCEPT_ACTS,
    ACCEPT_VERBS,
    CHOSEN_ONLY,
    FORWARD_ACTS,
    FORWARD_VERBS,
    PRIORITY_ACTS,
    PRIORITY_VERBS,
    REJECT_ACTS,
    REJECT_VERBS,
)
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
    spoken: tuple[str, ...] = (),
    asks: tuple[str, ...] = (),
    idle_without: str = "",
    acts: tuple[Act, ...] = (),
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
        spoken=spoken,
        asks=asks,
        idle_without=idle_without,
        acts=acts,
    )


SELECTIVE_ACCEPT = _switch(
    "accept",
    "Selective Accept",
    "Accept only calls that fit a rule",
    "Only calls that fit a rule ring; the others are turned away.",
    ("accept", "selective accept", "selective acceptance"),
    rules_of(
        f"{BASE}/selectiveAccept",
        "acceptEnabled",
        "Accept",
        calls_from=(ANY, CHOSEN, FORWARDED),
        verbs=ACCEPT_VERBS,
    ),
    (
        Conflict(
            field="enabled",
            other_family="reject",
            sentence="Selective reject is on and comes first: what fits one of its rules is turned away.",
        ),
    ),
    (
        *phrases(
            "selectively accept calls|selective call acceptance|selective call accept|selective accepting|"
            "selectively accepted|selective call accepting|accept calls selectively|"
            "accepting calls selectively|everybody may call again"
        ),
        f"(only (accepting|taking)|(accepting|taking) only|accept only|only accept) {CHOSEN_ONLY}",
    ),
    (
        "whose calls accept",
        "which calls accept",
        "which callers accept",
        "who accept",
        "calls accepted",
        "(rules|rule) (accept|accepting)",
    ),
    acts=ACCEPT_ACTS,
)

SELECTIVE_REJECT = _switch(
    "reject",
    "Selective Reject",
    "Reject calls that fit a rule",
    "Calls that fit a rule are turned away; this comes before selective accept.",
    ("reject", "selective reject", "selective rejection"),
    rules_of(
        f"{BASE}/selectiveReject",
        "rejectEnabled",
        "Reject",
        calls_from=(ANY, CHOSEN, FORWARDED),
        verbs=REJECT_VERBS,
    ),
    spoken=(
        *phrases(
            "selectively reject calls|selective call rejection|selective call reject|selective rejecting|"
            "selectively rejected|selective call blocking|selective block|reject calls selectively|"
            "rejecting calls selectively|turn away selectively|turns away selectively|turned away selectively"
        ),
        f"[only] (rejecting|blocking|refusing) [only] {CHOSEN_ONLY}",
    ),
    acts=REJECT_ACTS,
    asks=phrases(
        "who blocked from calling|who blocked calling|who can not call|which callers blocked|"
        "which callers rejected|which callers reject|which numbers blocked|blocked callers|"
        "which callers turned away|whose calls rejected|callers blocked|numbers blocked|numbers rejected|"
        "callers rejected|who rejected|which numbers may not call|which numbers can not call|"
        "rejection rules|reject rules|calls turn away|calls turned away|on the "
        "blocklist|blacklisted|on the blacklist|block list"
    ),
    idle_without="criteria",
)

PRIORITY_ALERT = _switch(
    "priority",
    "Priority Alert",
    "Ring differently for calls that fit a rule",
    "Calls that fit a rule ring in a way of their own.",
    ("priority", "priority alert", "alert"),
    rules_of(
        f"{BASE}/priorityAlert",
        "notificationEnabled",
        "Ring differently",
        verbs=PRIORITY_VERBS,
    ),
    acts=PRIORITY_ACTS,
    spoken=phrases("priority ring|priority ringing|priority alerting|priority alerts|priority call alert"),
    asks=(
        "callers ring differently",
        "(special|different|distinctive|own) (ring|ringtone|sound)",
        "(important|vip) callers",
        "calls ring differently",
        "who rings differently",
        "distinctive ring for",
    ),
    idle_without="criteria",
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
    spoken=(
        f"only (forwarding|diverting) {CHOSEN_ONLY}",
        f"[only] (forwarding|diverting) [only] {CHOSEN_ONLY}",
        *phrases(
            "selectively forward calls|selective call forwarding|selective call forward|"
            "selectively forwarded|selectively forwarded calls|selectively forward|selective forwards|"
            "cf selective|selective cf|"
            "call is selectively forwarded|calls are selectively forwarded|call forward selective|"
            "call forwarding selective|selective fwd|selective divert|"
            "selective call diversion|selective diversion|forward calls selectively|"
            "forwarding calls selectively|forwarded selectively"
        ),
    ),
    acts=FORWARD_ACTS,
    asks=(
        "(forward|forwards|forwarded|diverted) (by|under) rule",
        "(calls|callers|whom|who|whose|numbers) (forward|forwards|forwarded) selectively",
    ),
    path=f"{BASE}/selectiveForward",
    idle_without="criteria",
    used_while={"defaultPhoneNumberToForward": ("enabled", True)},
    check=_check_forward,
    sections=untitled(
        Toggle(key="enabled", label="Forward calls that fit a rule", words=("enabled",)),
        Phone(
            key="defaultPhoneNumberToForward",
            label="They go to",
            words=("to", "destination"),
            spoken=phrases(
                "default forward number|default number|default no|default phone number|default dest|"
                "default forwarding number|forward number|"
                "default number to forward to|default forward to number|default destination|"
                "default forward to phone number|"
                "default dest number|default target|forward to number|number for selective forward|"
                "default number for selective forward|default|"
                "new destination|new number|new target|new default number|new default destination"
            ),
            source="forward",
        ),
        Toggle(key="ringReminderEnabled", label="Ring reminder", words=("reminder",), spoken=(SHORT_RING,)),
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
            verbs=FORWARD_VERBS,
            asks_to_add=True,  # it sends calls elsewhere
            more=(
                section(
                    "Forward to",
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
    ),
)
