"""What callers of a workspace experience, and which calls can be made from it, by its settings together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import Finding
from bot.catalogue.settings.call_forwarding import ALWAYS, BUSY, CALL_FORWARDING, CONTINUITY, NO_ANSWER, RINGS
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT, NEW_NUMBER, PRESS_ZERO
from bot.catalogue.settings.call_types import CALL_TYPES
from bot.catalogue.settings.codes import ACCESS_CODES
from bot.catalogue.settings.permissions import INCOMING_PERMISSION, OUTGOING_PERMISSION
from bot.catalogue.settings.ringing import SEQUENTIAL_RING, SIMULTANEOUS_RING
from bot.catalogue.settings.selective import SELECTIVE_ACCEPT, SELECTIVE_FORWARD, SELECTIVE_REJECT
from bot.catalogue.settings.simple import ANONYMOUS_CALL_REJECTION, CALL_WAITING, DO_NOT_DISTURB
from bot.catalogue.settings.voicemail import RINGS as VOICEMAIL_RINGS
from bot.catalogue.settings.voicemail import VOICEMAIL

INCOMING = (
    CALL_INTERCEPT,
    ANONYMOUS_CALL_REJECTION,
    SELECTIVE_REJECT,
    SELECTIVE_ACCEPT,
    INCOMING_PERMISSION,
    SELECTIVE_FORWARD,
    CALL_FORWARDING,
    DO_NOT_DISTURB,
    CALL_WAITING,
    SEQUENTIAL_RING,
    SIMULTANEOUS_RING,
    VOICEMAIL,
)
"""The settings that say what becomes of a call to the workspace. That the selective ones come before the rest
and reject before accept is in https://help.webex.com/nsqkmd9; the place of the others is not verified."""
SOME_CALLS_ONLY = (
    ANONYMOUS_CALL_REJECTION,
    SELECTIVE_REJECT,
    SELECTIVE_ACCEPT,
    INCOMING_PERMISSION,
    SELECTIVE_FORWARD,
)
"""Those of them that are about some callers only: what they do is said behind what happens to the others."""
OUTGOING = (CALL_INTERCEPT, OUTGOING_PERMISSION, ACCESS_CODES)
"""The settings that say which calls can be made from it."""
OUTGOING_CHANGED_BY = (OUTGOING_PERMISSION.key, ACCESS_CODES.key, "transfer", "patterns")
"""The settings on whose cards it is said which calls can be made."""

Documents = Mapping[str, Mapping[str, Any]]
"""The documents that were read, by the keys of their settings; one that is missing counts as off."""


@dataclass(frozen=True)
class CallFlow:
    """What is so now, in sentences, and what is dangerous in it."""

    sentences: tuple[str, ...] = ()
    dangers: tuple[Finding, ...] = ()


def settings_beside(family: Family, document: Mapping[str, Any] | None = None) -> tuple[Family, ...]:
    """The settings that are read with this one to say what is in force; none for most. Where its `document`
    is known and decides alone, none either."""
    if family is CALL_INTERCEPT and document is not None and _turns_away(_Setting(family, document)):
        return ()
    beside = INCOMING if family in INCOMING else OUTGOING if family.key in OUTGOING_CHANGED_BY else ()
    return tuple(one for one in beside if one is not family)


def _turns_away(intercept: _Setting) -> bool:
    return intercept.is_on and intercept["incoming.type"] != "ALLOW_ALL"


def call_flow(family: Family, name: str, documents: Documents) -> CallFlow:
    """What the setting and those beside it come to, for the workspace with this name."""
    if family.key in OUTGOING_CHANGED_BY:
        return outgoing_calls(name, documents)
    if family in INCOMING:
        return incoming_calls(name, documents)
    return CallFlow()


@dataclass(frozen=True)
class _Setting:
    """One setting as it was read, or as if it were off."""

    family: Family
    document: Mapping[str, Any] | None

    def __getitem__(self, key: str) -> Any:
        return None if self.document is None else self.family.values(self.document).get(key)

    @property
    def is_on(self) -> bool:
        return bool(self["enabled"])

    def said(self, key: str) -> str:
        """A value in words."""
        return self.family.field(key).text(self[key])

    @property
    def rules(self) -> int:
        """How many rules there are that apply."""
        (items,) = (one for one in self.family.lists if one.rows_path == "criteria")
        rows = items.all_rows(self.document or {})
        return sum(row.get(items.main, row.get("ringEnabled")) is not False for row in rows)

    @property
    def numbers(self) -> int:
        """How many other phones ring."""
        (items,) = (one for one in self.family.lists if one.rows_path == "phoneNumbers")
        return len(items.all_rows(self.document or {}))


def _setting(documents: Documents, family: Family) -> _Setting:
    return _Setting(family, documents.get(family.key))


def incoming_calls(name: str, documents: Documents) -> CallFlow:
    """What becomes of calls to the workspace."""
    intercept = _setting(documents, CALL_INTERCEPT)
    if _turns_away(intercept):
        return CallFlow((_intercepted(name, intercept),))
    accept = _setting(documents, SELECTIVE_ACCEPT)
    if accept.is_on and not accept.rules:
        return CallFlow((f"All calls to {name} are turned away.",), (_accepts_nothing(),))
    return CallFlow((_answered(name, documents), *_exceptions(documents)))


def _intercepted(name: str, intercept: _Setting) -> str:
    options = []
    if intercept[f"{NEW_NUMBER}.enabled"] and intercept[f"{NEW_NUMBER}.destination"]:
        options.append(f"the new number is {intercept.said(f'{NEW_NUMBER}.destination')}")
    if intercept[f"{PRESS_ZERO}.enabled"] and intercept[f"{PRESS_ZERO}.destination"]:
        options.append(f"0 leads to {intercept.said(f'{PRESS_ZERO}.destination')}")
    if intercept["incoming.voicemailEnabled"]:
        options.append("they can leave a message")
    return f"Callers to {name} hear that it is out of service{''.join(f'; {one}' for one in options)}."


def _accepts_nothing() -> Finding:
    return Finding(
        "Selective Accept is on and has no rule that applies, so no call fits.",
        f"add rule {SELECTIVE_ACCEPT.key} {{workspace}}",
        "Add a rule",
    )


def _answered(name: str, documents: Documents) -> str:
    """The main sentence: where a call goes that nothing special is said of."""
    forwarding = _setting(documents, CALL_FORWARDING)
    voicemail = _setting(documents, VOICEMAIL)
    dnd = _setting(documents, DO_NOT_DISTURB)
    calls = f"Calls to {name}"
    if to := _forwarded(forwarding, ALWAYS):
        return f"{calls} go to {to}."
    if voicemail.is_on and voicemail["sendAllCalls.enabled"]:
        return f"{calls} go to voicemail without ringing."
    if dnd.is_on:
        busy = _when_busy(forwarding, voicemail)
        instead = f"go to {busy}" if busy else "get the busy tone"
        return f"{calls} do not ring and {instead}: do not disturb is on."
    waiting = _setting(documents, CALL_WAITING)
    busy = _when_busy(forwarding, voicemail) if waiting["enabled"] is False else ""
    then = _when_not_answered(forwarding, voicemail)
    return (
        f"{calls} ring{_others(documents)}{f', then go to {then}' if then else ''}."
        + (f" When busy, they go to {busy}." if busy else "")
        + (
            f" When it cannot be reached, they go to {to}."
            if (to := _forwarded(forwarding, CONTINUITY))
            else ""
        )
    )


def _forwarded(forwarding: _Setting, kind: str) -> str:
    """Where calls of a kind are forwarded to; empty where they are not."""
    if not (forwarding[f"{kind}.enabled"] and forwarding[f"{kind}.destination"]):
        return ""
    to_voicemail = "the voicemail of " if forwarding[f"{kind}.destinationVoicemailEnabled"] else ""
    return f"{to_voicemail}{forwarding.said(f'{kind}.destination')}"


def _when_busy(forwarding: _Setting, voicemail: _Setting) -> str:
    takes_them = voicemail.is_on and voicemail["sendBusyCalls.enabled"]
    return _forwarded(forwarding, BUSY) or ("voicemail" if takes_them else "")


def _when_not_answered(forwarding: _Setting, voicemail: _Setting) -> str:
    if to := _forwarded(forwarding, NO_ANSWER):
        return f"{to}{_after(forwarding, RINGS)}"
    takes_them = voicemail.is_on and voicemail["sendUnansweredCalls.enabled"]
    return f"voicemail{_after(voicemail, VOICEMAIL_RINGS)}" if takes_them else ""


def _after(setting: _Setting, key: str) -> str:
    rings = setting[key]
    return f" after {rings} ring{'' if rings == 1 else 's'}" if isinstance(rings, int) else ""


def _others(documents: Documents) -> str:
    """The other phones that ring."""
    together = _setting(documents, SIMULTANEOUS_RING)
    in_turn = _setting(documents, SEQUENTIAL_RING)
    parts = ""
    if together.is_on and together.numbers:
        parts += f" together with {_phones(together.numbers)}"
    if in_turn.is_on and in_turn.numbers:
        parts += f", then {_phones(in_turn.numbers)} one after the other"
    return parts


def _phones(number: int) -> str:
    return f"{number} other phone{'' if number == 1 else 's'}"


def _exceptions(documents: Documents) -> Iterator[str]:
    """The calls of which something else is so."""
    anonymous = _setting(documents, ANONYMOUS_CALL_REJECTION)
    reject = _setting(documents, SELECTIVE_REJECT)
    accept = _setting(documents, SELECTIVE_ACCEPT)
    incoming = _setting(documents, INCOMING_PERMISSION)
    forward = _setting(documents, SELECTIVE_FORWARD)
    if incoming["useCustomEnabled"]:
        outside = incoming["externalTransfer"]
        if outside == "BLOCK_ALL_EXTERNAL":
            yield "Calls from outside are turned away."
        elif outside == "ALLOW_ONLY_TRANSFERRED_EXTERNAL":
            yield "Calls from outside come in only when they are transferred."
        if incoming["internalCallsEnabled"] is False:
            yield "Calls from inside are turned away."
    if anonymous.is_on:
        yield "Callers who hide their number are turned away."
    if reject.is_on and reject.rules:
        yield "Calls that fit a rule of Selective Reject are turned away."
    if accept.is_on:
        yield "Calls that fit no rule of Selective Accept are turned away."
    if forward.is_on and forward.rules and forward["defaultPhoneNumberToForward"]:
        to = forward.said("defaultPhoneNumberToForward")
        yield f"Calls that fit a rule of Selective Forward go to {to}."


def outgoing_calls(name: str, documents: Documents) -> CallFlow:
    """Which calls can be made from the workspace."""
    intercept = _setting(documents, CALL_INTERCEPT)
    if intercept.is_on and intercept["outgoing.type"] == "INTERCEPT_ALL":
        return CallFlow((f"No calls can be made from {name}: Call Intercept is on.",))
    local = "Call Intercept is on: only local calls can be made." if intercept.is_on else ""
    outgoing = _setting(documents, OUTGOING_PERMISSION)
    if outgoing.document is None:
        return CallFlow(tuple(filter(None, (local,))))
    if not (outgoing["useCustomEnabled"] and outgoing["useCustomPermissions"]):
        return CallFlow(tuple(filter(None, (local, f"{name} may make the calls that its location allows."))))
    by_action: dict[str, list[str]] = {}
    for kind, label in CALL_TYPES.items():
        by_action.setdefault(str(outgoing[f"callingPermissions.{kind}.action"]), []).append(label)
    parts = [
        f"{_listed(by_action[action])}: {said}"
        for action, said in (
            ("BLOCK", "blocked"),
            ("AUTH_CODE", "with an access code"),
            *((f"TRANSFER_NUMBER_{at}", f"sent to transfer number {at}") for at in (1, 2, 3)),
        )
        if action in by_action
    ]
    others = ["the others may go out"] if by_action.get("ALLOW") else []
    said = f"Calls from {name}: {'; '.join([*parts, *others])}."
    asks = by_action.get("AUTH_CODE", ())
    return CallFlow(tuple(filter(None, (local, said))), tuple(_no_codes(asks, documents)))


def _no_codes(asks: Collection[str], documents: Documents) -> Iterator[Finding]:
    (codes,) = ACCESS_CODES.lists
    document = documents.get(ACCESS_CODES.key)
    if asks and document is not None and not codes.all_rows(document):
        yield Finding(
            f"{_listed(list(asks))} calls ask for an access code, and none is on the list here.",
            "add code {workspace}",
            "Add a code",
        )


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def forwards(document: Mapping[str, Any]) -> list[str]:
    """The numbers to which a workspace forwards calls that it does not answer, by its call forwarding."""
    values = CALL_FORWARDING.values(document)
    if values[f"{ALWAYS}.enabled"] and values[f"{ALWAYS}.destination"]:
        return [str(values[f"{ALWAYS}.destination"])]
    return [
        str(values[f"{kind}.destination"])
        for kind in (BUSY, NO_ANSWER, CONTINUITY)
        if values[f"{kind}.enabled"] and values[f"{kind}.destination"]
    ]
