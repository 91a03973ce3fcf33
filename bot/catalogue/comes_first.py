"""Which settings take calls before others do, and what of the others has no effect then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from bot.catalogue.model.criteria import Covered
from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import Finding, has_effect
from bot.catalogue.model.shape import Values
from bot.catalogue.outgoing_calls import OUTGOING_CHANGED_BY
from bot.catalogue.setting_values import Documents, SettingValues, setting_in
from bot.catalogue.settings.call_forwarding import BUSY, CALL_FORWARDING, CONTINUITY, NO_ANSWER
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.catalogue.settings.incoming_permission import INCOMING_PERMISSION
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.catalogue.settings.ringing import SEQUENTIAL_RING, SIMULTANEOUS_RING
from bot.catalogue.settings.selective import (
    PRIORITY_ALERT,
    SELECTIVE_ACCEPT,
    SELECTIVE_FORWARD,
    SELECTIVE_REJECT,
)
from bot.catalogue.settings.simple import ANONYMOUS_CALL_REJECTION, CALL_WAITING, DO_NOT_DISTURB
from bot.catalogue.settings.voicemail import BUSY as VOICEMAIL_BUSY
from bot.catalogue.settings.voicemail import SEND_ALL, UNANSWERED, VOICEMAIL
from bot.catalogue.settings.words.call_forwarding_words import ALWAYS

BLOCKS = ("BLOCK", False, None)
"""Values that allow no call: they need nothing else to be so."""


@dataclass(frozen=True)
class Held(Finding):
    """That a field has no effect because another setting comes first; `by` is the key of its switch, where it
    is one of the same setting."""

    field: str = ""
    by: str = ""


@dataclass(frozen=True)
class Taker:
    """A setting that leaves no calls for those behind it while `takes` says so of what was read."""

    takes: Callable[[Documents], bool]
    sentence: str
    fix: str
    fix_title: str
    switch: str = ""

    @property
    def finding(self) -> Finding:
        """The same by itself."""
        return Finding(self.sentence, self.fix, self.fix_title)

    def holds(self, field: str) -> Held:
        """That it keeps this field from having an effect."""
        return Held(self.sentence, self.fix, self.fix_title, field, self.switch)


def turns_away(intercept: SettingValues) -> bool:
    """Whether Call Intercept takes the calls to the workspace."""
    return intercept.is_on and intercept["incoming.type"] != "ALLOW_ALL"


def lets_none_in(incoming: SettingValues) -> bool:
    """Whether Incoming Permission turns all calls away."""
    blocks_outside = incoming["externalTransfer"] == "BLOCK_ALL_EXTERNAL"
    return bool(incoming["useCustomEnabled"] and blocks_outside and incoming["internalCallsEnabled"] is False)


def forwarded(forwarding: SettingValues, kind: str) -> str:
    """Where calls of a kind are forwarded to; empty where they are not."""
    return forwarding.destination(f"{kind}.") if forwarding[f"{kind}.enabled"] else ""


def forwarded_by_rule(selective: SettingValues, *covered: Covered) -> str:
    """Where Selective Forward sends calls while it covers so many of them; empty where it does not."""
    if not selective.covers(*covered):
        return ""
    return selective.destination("", "defaultPhoneNumberToForward")


def takes_all(voicemail: SettingValues) -> bool:
    """Whether voicemail takes calls without ringing."""
    return bool(voicemail.is_on and voicemail[SEND_ALL])


def _forwards(kind: str) -> Callable[[Documents], bool]:
    return lambda documents: bool(forwarded(setting_in(documents, CALL_FORWARDING), kind))


def _is_never_busy(documents: Documents) -> bool:
    # With do not disturb on, each call is treated as if the phone were busy.
    waits = setting_in(documents, CALL_WAITING).is_on
    return waits and not setting_in(documents, DO_NOT_DISTURB).is_on


def _lacks_voicemail(documents: Documents) -> bool:
    return setting_in(documents, VOICEMAIL)["enabled"] is False


INTERCEPTS = Taker(
    lambda documents: turns_away(setting_in(documents, CALL_INTERCEPT)),
    "Call intercept is on and comes first: callers hear its announcement.",
    "set intercept {workspace} off",
    "Turn Call Intercept off",
)
REJECTS_ALL = Taker(
    lambda documents: setting_in(documents, SELECTIVE_REJECT).covers(Covered.ALL),
    "Selective Reject turns all calls away, and that comes first.",
    "set reject {workspace} off",
    "Turn Selective Reject off",
)
ACCEPTS_NONE = Taker(
    lambda documents: setting_in(documents, SELECTIVE_ACCEPT).covers(Covered.NONE),
    "Selective Accept is on and has no rule that accepts a call.",
    f"add rule {SELECTIVE_ACCEPT.key} {{workspace}}",
    "Add a rule",
)
LETS_NONE_IN = Taker(
    lambda documents: lets_none_in(setting_in(documents, INCOMING_PERMISSION)),
    "Incoming Permission turns all calls away, and that comes first.",
    "set incoming {workspace} external calls allow all internal calls on",
    "Let calls in",
)
FORWARDS_BY_RULE = Taker(
    lambda documents: bool(forwarded_by_rule(setting_in(documents, SELECTIVE_FORWARD), Covered.ALL)),
    "Selective Forward sends all calls on, and that comes first.",
    "set selforward {workspace} off",
    "Turn Selective Forward off",
)
FORWARDS_ALL = Taker(
    _forwards(ALWAYS),
    "All calls are forwarded, and that comes first.",
    "set forwarding {workspace} forward all calls off",
    "Turn Call Forwarding off",
    f"{ALWAYS}.enabled",
)
VOICEMAIL_TAKES_ALL = Taker(
    lambda documents: takes_all(setting_in(documents, VOICEMAIL)),
    "Voicemail takes all calls, and that comes first.",
    "set voicemail {workspace} send all calls off",
    "Turn Send all calls off",
    SEND_ALL,
)
DOES_NOT_RING = Taker(
    lambda documents: setting_in(documents, DO_NOT_DISTURB).is_on,
    "Do not disturb is on: the phone does not ring, so no call goes unanswered.",
    "set dnd {workspace} off",
    "Turn Do Not Disturb off",
)
FORWARDS_BUSY = Taker(
    _forwards(BUSY),
    "Calls are forwarded when busy, and that comes first.",
    "set forwarding {workspace} forward when busy off",
    "Turn Forward when busy off",
)
FORWARDS_UNANSWERED = Taker(
    _forwards(NO_ANSWER),
    "Calls are forwarded when unanswered, and that comes first.",
    "set forwarding {workspace} forward when unanswered off",
    "Turn Forward when unanswered off",
)
NEVER_BUSY = Taker(
    _is_never_busy,
    "Forwarding when busy never happens while call waiting is on: the phone is never busy.",
    "set waiting {workspace} off",
    "Turn Call Waiting off",
)
NO_BUSY_CALLS = Taker(
    _is_never_busy,
    "No call is busy while call waiting is on.",
    "set waiting {workspace} off",
    "Turn Call Waiting off",
)
NO_VOICEMAIL = Taker(
    _lacks_voicemail,
    "Voicemail is off: callers cannot leave a message.",
    "set voicemail {workspace} on",
    "Turn Voicemail on",
)

_ENTERING = (INTERCEPTS, REJECTS_ALL, ACCEPTS_NONE, LETS_NONE_IN)
_SENT_ON = (*_ENTERING, FORWARDS_BY_RULE)
_FORWARDED = (*_SENT_ON, FORWARDS_ALL)
_RINGING = (*_FORWARDED, VOICEMAIL_TAKES_ALL)
_RUNG = (*_RINGING, DOES_NOT_RING)
_PERMISSION = (INTERCEPTS, REJECTS_ALL, ACCEPTS_NONE)

BEFORE: dict[str, dict[str, tuple[Taker, ...]]] = {
    CALL_INTERCEPT.key: {"incoming.voicemailEnabled": (NO_VOICEMAIL,)},
    ANONYMOUS_CALL_REJECTION.key: {"enabled": (INTERCEPTS,)},
    SELECTIVE_REJECT.key: {"enabled": (INTERCEPTS,)},
    SELECTIVE_ACCEPT.key: {"enabled": (INTERCEPTS, REJECTS_ALL, LETS_NONE_IN)},
    INCOMING_PERMISSION.key: {
        "useCustomEnabled": _PERMISSION,
        "externalTransfer": _PERMISSION,
        "internalCallsEnabled": _PERMISSION,
    },
    SELECTIVE_FORWARD.key: {"enabled": _ENTERING},
    CALL_FORWARDING.key: {
        f"{ALWAYS}.enabled": _SENT_ON,
        f"{BUSY}.enabled": (*_RINGING, NEVER_BUSY),
        f"{NO_ANSWER}.enabled": _RUNG,
        f"{CONTINUITY}.enabled": _FORWARDED,
    },
    DO_NOT_DISTURB.key: {"enabled": _RINGING},
    CALL_WAITING.key: {"enabled": _RUNG},
    SEQUENTIAL_RING.key: {"enabled": _RUNG},
    SIMULTANEOUS_RING.key: {"enabled": _RUNG},
    PRIORITY_ALERT.key: {"enabled": _RUNG},
    VOICEMAIL.key: {
        SEND_ALL: _FORWARDED,
        f"{VOICEMAIL_BUSY}.enabled": (*_RINGING, FORWARDS_BUSY, NO_BUSY_CALLS),
        f"{UNANSWERED}.enabled": (*_RUNG, FORWARDS_UNANSWERED),
    },
}
"""What comes before a field, by the key of its setting, the first of all first. That selective settings come
before the others, and reject before accept, is in https://help.webex.com/nsqkmd9; the place of the others is
not verified."""


def rings(documents: Documents) -> bool:
    """Whether calls that come in ring."""
    return not any(one.takes(documents) for one in _RUNG)


def held_by_others(
    family: Family, documents: Documents, about: Collection[str] = (), asked: Values | None = None
) -> list[Held]:
    """Which fields of a setting that are on have no effect, by what was read of it and of those that come
    before it: the fields that are not as Webex gives them, and those that are spoken `about`. Values that
    were `asked` for count as taken."""
    values = {**family.values(documents[family.key]), **(asked or {})}
    unusual = {one.key for one in family.unusual(values)}
    told = {key for key in BEFORE.get(family.key, ()) if key in unusual or _is_about(key, about)}
    held = {key: one for key, one in _taken(family, values, documents) if one is not None}
    # What is spoken of is meant to come before the rest of its setting.
    found = [one for key, one in held.items() if key in told and (one.by not in about or key in about)]
    on = [key for key, _ in _taken(family, values, documents)]
    if family is VOICEMAIL and on and all(key in held for key in on):
        # None of what voicemail is there for happens, so it is not on either; of several the unanswered
        # calls are what most people expect there.
        last = held[on[-1]]
        found.append(Held(last.sentence, last.fix, last.fix_title, family.main))
    found += _calls_made(family, values, documents, about)
    return list({(one.field, one.sentence): one for one in found}.values())


def _is_about(key: str, about: Collection[str]) -> bool:
    above = key.rpartition(".")[0]
    return key in about or bool(above and any(one.startswith(f"{above}.") for one in about))


def _taken(family: Family, values: Values, documents: Documents) -> Iterator[tuple[str, Held | None]]:
    """The fields that are on, each with what keeps it from having an effect."""
    for key, takers in BEFORE.get(family.key, {}).items():
        if values[key] and has_effect(family, values, key):
            first = next((one for one in takers if one.takes(documents)), None)
            yield key, first.holds(key) if first else None


def _calls_made(
    family: Family, values: Values, documents: Documents, about: Collection[str]
) -> Iterator[Held]:
    """That Call Intercept comes before what is allowed of the calls made from the workspace."""
    intercept = setting_in(documents, CALL_INTERCEPT)
    if not intercept.is_on:
        return
    allowed = [key for key in about if values.get(key, True) not in BLOCKS]
    key = OUTGOING_PERMISSION.main
    if family is OUTGOING_PERMISSION and not about and values[key]:
        allowed = [key]
    if family.key in OUTGOING_CHANGED_BY and allowed:
        none = intercept["outgoing.type"] == "INTERCEPT_ALL"
        what = "no calls can be made" if none else "only local calls can be made"
        yield Held(
            f"Call intercept is on and comes first: {what}.",
            INTERCEPTS.fix,
            INTERCEPTS.fix_title,
            allowed[0],
        )
