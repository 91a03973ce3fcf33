"""What callers of a workspace experience, and which calls can be made from it, by its settings together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.catalogue.comes_first import (
    ACCEPTS_NONE,
    INTERCEPTS,
    LETS_NONE_IN,
    REJECTS_ALL,
    forwarded,
    forwarded_by_rule,
    rings,
    takes_all,
    turns_away,
)
from bot.catalogue.model.criteria import Covered
from bot.catalogue.model.family import Family
from bot.catalogue.outgoing_calls import OUTGOING, OUTGOING_CHANGED_BY, outgoing_calls
from bot.catalogue.setting_values import CallFlow, Documents, SettingValues, setting_in
from bot.catalogue.settings.call_forwarding import BUSY, CALL_FORWARDING, CONTINUITY, NO_ANSWER, RINGS
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT, NEW_NUMBER, PRESS_ZERO
from bot.catalogue.settings.incoming_permission import INCOMING_PERMISSION
from bot.catalogue.settings.ringing import SEQUENTIAL_RING, SIMULTANEOUS_RING
from bot.catalogue.settings.selective import (
    PRIORITY_ALERT,
    SELECTIVE_ACCEPT,
    SELECTIVE_FORWARD,
    SELECTIVE_REJECT,
)
from bot.catalogue.settings.simple import ANONYMOUS_CALL_REJECTION, CALL_WAITING, DO_NOT_DISTURB
from bot.catalogue.settings.voicemail import RINGS as VOICEMAIL_RINGS
from bot.catalogue.settings.voicemail import VOICEMAIL
from bot.catalogue.settings.words.call_forwarding_words import ALWAYS

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


def settings_beside(family: Family, document: Mapping[str, Any] | None = None) -> tuple[Family, ...]:
    """The settings that are read with this one to say what is in force; none for most. Where its `document`
    is known and decides alone, none either."""
    if family is CALL_INTERCEPT and document is not None:
        intercept = SettingValues(family, document)
        if turns_away(intercept):
            return (VOICEMAIL,) if intercept["incoming.voicemailEnabled"] else ()
    is_incoming = family in INCOMING or family is PRIORITY_ALERT
    beside = INCOMING if is_incoming else OUTGOING if family.key in OUTGOING_CHANGED_BY else ()
    return tuple(one for one in beside if one is not family)


def call_flow(family: Family, name: str, documents: Documents) -> CallFlow:
    """What the setting and those beside it come to, for the workspace with this name."""
    if family.key in OUTGOING_CHANGED_BY:
        return outgoing_calls(name, documents)
    if family in INCOMING:
        flow = incoming_calls(name, documents)
        return _with_voicemail(flow, setting_in(documents, VOICEMAIL)) if family is VOICEMAIL else flow
    document = documents.get(family.key)
    if family is PRIORITY_ALERT:
        priority, flow = setting_in(documents, family), incoming_calls(name, documents)
        if priority.is_on and not rings(documents):
            return flow
        return CallFlow((_priority_ring(name, priority),), flow.dangers if priority.is_on else ())
    said = family.summary(name, family.values(document)) if family.summary and document is not None else ""
    return CallFlow(tuple(filter(None, (said,))))


def _priority_ring(name: str, priority: SettingValues) -> str:
    if priority.covers(Covered.ALL):
        return f"All calls to {name} ring differently."
    if priority.covers(Covered.SOME):
        return f"Calls to {name} that fit a rule ring differently{_but(priority)}."
    return f"All calls to {name} ring alike."


def _with_voicemail(flow: CallFlow, voicemail: SettingValues) -> CallFlow:
    """The same, with the word that no call goes to voicemail where that is so."""
    calls, *others = flow.sentences
    if "voicemail" in calls or voicemail["enabled"] is None:
        return flow
    why = "none go to voicemail" if voicemail.is_on else "voicemail is off"
    return replace(flow, sentences=(f"{calls.removesuffix('.')}; {why}.", *others))


def incoming_calls(name: str, documents: Documents) -> CallFlow:
    """What becomes of calls to the workspace."""
    if INTERCEPTS.takes(documents):
        return CallFlow((_intercepted(name, documents),))
    if REJECTS_ALL.takes(documents):
        return CallFlow((f"All calls to {name} are turned away by Selective Reject.",))
    if ACCEPTS_NONE.takes(documents):
        return CallFlow((f"All calls to {name} are turned away.",), (ACCEPTS_NONE.finding,))
    if LETS_NONE_IN.takes(documents):
        return CallFlow((f"All calls to {name} are turned away by Incoming Permission.",))
    return CallFlow((_answered(name, documents), *_exceptions(documents)))


def _intercepted(name: str, documents: Documents) -> str:
    intercept, options = setting_in(documents, CALL_INTERCEPT), []
    if intercept[f"{NEW_NUMBER}.enabled"] and intercept[f"{NEW_NUMBER}.destination"]:
        options.append(f"the new number is {intercept.said(f'{NEW_NUMBER}.destination')}")
    if intercept[f"{PRESS_ZERO}.enabled"] and intercept[f"{PRESS_ZERO}.destination"]:
        options.append(f"0 leads to {intercept.said(f'{PRESS_ZERO}.destination')}")
    if intercept["incoming.voicemailEnabled"] and setting_in(documents, VOICEMAIL).is_on:
        options.append("they can leave a message")
    return f"Callers to {name} hear that it is out of service{''.join(f'; {one}' for one in options)}."


def _answered(name: str, documents: Documents) -> str:
    """The main sentence: where a call goes that nothing special is said of."""
    forwarding = setting_in(documents, CALL_FORWARDING)
    voicemail = setting_in(documents, VOICEMAIL)
    dnd = setting_in(documents, DO_NOT_DISTURB)
    calls = f"Calls{_from(setting_in(documents, INCOMING_PERMISSION))} to {name}"
    if to := forwarded_by_rule(setting_in(documents, SELECTIVE_FORWARD), Covered.ALL):
        return f"{calls} go to {to} by Selective Forward."
    if to := forwarded(forwarding, ALWAYS):
        return f"{calls} go to {to}."
    if takes_all(voicemail):
        return f"{calls} go to voicemail without ringing."
    if dnd.is_on:
        busy = _when_busy(forwarding, voicemail)
        instead = f"go to {busy}" if busy else "get the busy tone"
        return f"{calls} do not ring and {instead}: do not disturb is on."
    waiting = setting_in(documents, CALL_WAITING)
    busy = _when_busy(forwarding, voicemail) if waiting["enabled"] is False else ""
    then = _when_not_answered(forwarding, voicemail)
    return (
        f"{calls} ring{_others(documents)}{f', then go to {then}' if then else ''}."
        + (f" When busy, they go to {busy}." if busy else "")
        + (
            f" When it cannot be reached, they go to {to}."
            if (to := forwarded(forwarding, CONTINUITY))
            else ""
        )
    )


def _from(incoming: SettingValues) -> str:
    """From where calls come in, where it is only from one side."""
    if incoming["useCustomEnabled"] and incoming["externalTransfer"] == "BLOCK_ALL_EXTERNAL":
        return " from inside"
    is_outside_only = incoming["useCustomEnabled"] and incoming["internalCallsEnabled"] is False
    return " from outside" if is_outside_only else ""


def _when_busy(forwarding: SettingValues, voicemail: SettingValues) -> str:
    takes_them = voicemail.is_on and voicemail["sendBusyCalls.enabled"]
    return forwarded(forwarding, BUSY) or ("voicemail" if takes_them else "")


def _when_not_answered(forwarding: SettingValues, voicemail: SettingValues) -> str:
    if to := forwarded(forwarding, NO_ANSWER):
        return f"{to}{_after(forwarding, RINGS)}"
    takes_them = voicemail.is_on and voicemail["sendUnansweredCalls.enabled"]
    return f"voicemail{_after(voicemail, VOICEMAIL_RINGS)}" if takes_them else ""


def rings_before(documents: Documents) -> int | None:
    """After how many rings a call that is not answered goes elsewhere; None where it rings on."""
    forwarding, voicemail = setting_in(documents, CALL_FORWARDING), setting_in(documents, VOICEMAIL)
    if forwarded(forwarding, NO_ANSWER):
        rings = forwarding[RINGS]
    else:
        takes_them = voicemail.is_on and voicemail["sendUnansweredCalls.enabled"]
        rings = voicemail[VOICEMAIL_RINGS] if takes_them else None
    return rings if isinstance(rings, int) else None


def _after(setting: SettingValues, key: str) -> str:
    rings = setting[key]
    return f" after {rings} ring{'' if rings == 1 else 's'}" if isinstance(rings, int) else ""


def _others(documents: Documents) -> str:
    """The other phones that ring."""
    together = setting_in(documents, SIMULTANEOUS_RING)
    in_turn = setting_in(documents, SEQUENTIAL_RING)
    parts = ""
    if together.numbers and (fit := _ring_for(together)) is not None:
        parts += f" together with {_phones(together.numbers)}{fit}"
    if in_turn.numbers and (fit := _ring_for(in_turn)) is not None:
        parts += f", then {_phones(in_turn.numbers)} one after the other{fit}"
    return parts


def _ring_for(setting: SettingValues) -> str | None:
    """For which calls other phones ring; empty for all of them, None for none."""
    rules = setting.rules
    if not setting.is_on:
        return None
    if setting["criteriasEnabled"] is False or not (rules.rules or rules.exceptions):
        return ""
    return {Covered.NONE: None, Covered.SOME: " where a rule says so", Covered.ALL: ""}[rules.covered]


def _phones(number: int) -> str:
    return f"{number} other phone{'' if number == 1 else 's'}"


def _exceptions(documents: Documents) -> Iterator[str]:
    """The calls of which something else is so."""
    anonymous = setting_in(documents, ANONYMOUS_CALL_REJECTION)
    reject = setting_in(documents, SELECTIVE_REJECT)
    accept = setting_in(documents, SELECTIVE_ACCEPT)
    incoming = setting_in(documents, INCOMING_PERMISSION)
    forward = setting_in(documents, SELECTIVE_FORWARD)
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
    if reject.covers(Covered.SOME):
        yield f"Calls that fit a rule of Selective Reject are turned away{_but(reject)}."
    if accept.covers(Covered.SOME):
        exceptions = " or an exception of it" if accept.rules.exceptions else ""
        yield f"Calls that fit no rule of Selective Accept{exceptions} are turned away."
    if to := forwarded_by_rule(forward, Covered.SOME):
        yield f"Calls that fit a rule of Selective Forward go to {to}{_but(forward)}."


def _but(setting: SettingValues) -> str:
    return ", but not those that fit an exception" if setting.rules.exceptions else ""


def forwards(document: Mapping[str, Any]) -> list[str]:
    """The numbers to which a workspace forwards calls that it does not answer, by its call forwarding; not
    those whose voicemail takes them."""
    return forwards_by(CALL_FORWARDING.values(document))


def forwards_by(values: Mapping[str, Any]) -> list[str]:
    """The same by the values of its call forwarding."""
    if values.get(f"{ALWAYS}.enabled") and values.get(f"{ALWAYS}.destination"):
        return _sent_to(values, ALWAYS)
    return [number for kind in (BUSY, NO_ANSWER, CONTINUITY) for number in _sent_to(values, kind)]


def _sent_to(values: Mapping[str, Any], kind: str) -> list[str]:
    is_on = values.get(f"{kind}.enabled") and not values.get(f"{kind}.destinationVoicemailEnabled")
    return [str(values[f"{kind}.destination"])] if is_on and values.get(f"{kind}.destination") else []
