"""The answer to a question that is answered with yes or no, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.catalogue.call_flow import INCOMING
from bot.catalogue.comes_first import Held, rings
from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.held_back import has_effect, idle, lacking_fields, own_switches
from bot.catalogue.model.shape import Values
from bot.catalogue.setting_values import Documents
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.call_recording import ALWAYS, CALL_RECORDING, ON_DEMAND
from bot.catalogue.settings.call_types import CALL_TYPES
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.catalogue.settings.words.call_forwarding_words import DESTINATION
from bot.commands.views.calls_asked import NO_CALLS
from bot.commands.views.forwarding_asked import asks_of_forwarding, forwarded_in_part
from bot.commands.views.in_force import InForce
from bot.language.assignments import Assignment
from cards.fields import Field, Invalid, Toggle

_CANNOT = {"can": "cannot"}
_PLURAL = frozenset({"are", "do", "have"})
_BECOMES = {"ALLOW": "are allowed", "BLOCK": "are blocked", "AUTH_CODE": "need an access code"}


def yes_or_no(
    family: Family, documents: Documents, whether: Sequence[Assignment], now: InForce, country: str
) -> list[str]:
    """What is to be read first: whether the values that were asked about are so, and what is in force; empty
    where that cannot be told. `documents` are the setting and those that were read beside it."""
    document = documents[family.key]
    values = family.values(document)
    try:
        wanted = {one.field: one.field.parse(one.text, country) for one in whether}
    except Invalid:
        return []
    if not wanted or any(values.get(field.key) is None for field in wanted if isinstance(field, Toggle)):
        return []
    first, *others = now.sentences or ("",)
    said = "; ".join(f"{field.label} is {_in_words(field, values)}" for field in wanted)
    by_location = any(values[key] is False for key in own_switches(family, _keys(wanted)))
    if by_location and {*_keys(wanted)} & {*_keys(family.unusual(values))} and not first.startswith(NO_CALLS):
        return [
            f"I cannot tell: its location's settings hold. {said} here, but not in force.",
            *now.sentences,
        ]
    if family is OUTGOING_PERMISSION and (one := _of_call_type(wanted, values, first)):
        is_own = values["useCustomEnabled"] and values["useCustomPermissions"]
        return [one, *now.sentences] if is_own or first.startswith(NO_CALLS) else [one]
    answer = ""
    if asks_of_forwarding(family, _keys(wanted)):
        answer = _in_part(documents, values, wanted, now)
    answer = answer or _answer(family, document, values, wanted, now)
    if by_location and answer in ("Yes", "No"):
        return [f"{answer}, as the location says.", *now.sentences]
    of_branch = family is CALL_FORWARDING and all(one.endswith((".enabled", "tion")) for one in _keys(wanted))
    if (of_branch or _is_summed_up(family, _keys(wanted))) and first:
        return [f"{answer}. {first}", *others]
    return [f"{answer}. {said}.", *now.sentences]


def _answer(
    family: Family, document: Mapping[str, Any], values: Values, wanted: dict[Field, Any], now: InForce
) -> str:
    """Yes or no, by what is in force; what is so only in part is neither."""
    keys, is_asked_on = _keys(wanted), any(wanted.values())
    is_so = all(_same(field, value, values) for field, value in wanted.items())
    if is_so and is_asked_on and _waits(family, values, keys, now):
        return "It is set so, but not in force"
    if family is CALL_RECORDING and values["enabled"] and values["record"] == ON_DEMAND and "record" in keys:
        return "Some are" if wanted[family.field("record")] == ALWAYS else _word(is_so)
    if _is_idle(family, document, values, keys):
        if family is CALL_FORWARDING or _is_summed_up(family, keys):
            return _word(not is_asked_on)
        if is_so and is_asked_on:
            return f"Not for {family.idle_for}" if family.idle_for else "It is set so, but not in force"
    return _word(is_so)


def _word(is_so: bool) -> str:
    return "Yes" if is_so else "No"


def _same(field: Field, wanted: Any, values: Values) -> bool:
    """Whether a field is as it is asked; what is always recorded is so also where it can be paused."""
    value = values[field.key]
    is_recorded = field in CALL_RECORDING.fields and field.key == "record"
    return field.same(wanted, value) or (is_recorded and wanted == ALWAYS and str(value).startswith(ALWAYS))


def _is_summed_up(family: Family, keys: Sequence[str]) -> bool:
    """Whether the one sentence that such a setting has tells what is asked."""
    of_recording = family is CALL_RECORDING and {*keys} <= {"enabled", "record"}
    return of_recording or (family not in INCOMING and {*keys} == {family.main})


def _is_idle(family: Family, document: Mapping[str, Any], values: Values, keys: Sequence[str]) -> bool:
    """Whether what is on there comes to nothing, by other values of the same setting."""
    if any(one.needed_when in keys for one in lacking_fields(family, values)):
        return True
    if family.main not in keys or not values[family.main]:
        return False
    if any(idle(family, document, values)):
        return True
    if family.summary is None:
        return False
    return family.summary("", values) == family.summary("", {**values, family.main: False})


def _of_call_type(wanted: dict[Field, Any], values: Values, first: str) -> str:
    """Whether calls of a type can be made, or are blocked where that is asked; empty for another field."""
    field, asked = next(iter(wanted.items()))
    kind = field.key.removeprefix("callingPermissions.").removesuffix(".action")
    if kind not in CALL_TYPES or not field.key.endswith(".action"):
        return ""
    action = str(values[field.key])
    becomes = _BECOMES.get(action, "are sent to a transfer number")
    custom = values["useCustomEnabled"] and values["useCustomPermissions"]
    by_whom = "" if custom else ", as the location says"
    is_none = first.startswith(NO_CALLS)
    if asked == "ALLOW":
        is_so = action in ("ALLOW", "AUTH_CODE") and not is_none
    else:
        is_so = action == asked or (is_none and asked == "BLOCK")
    answer = "Yes" if is_so else "No"
    if is_none and action != "BLOCK":
        return f"{answer}."
    label = CALL_TYPES[kind]
    return f"{answer}: {label[:1].lower()}{label[1:]} calls {becomes}{by_whom}."


def _waits(family: Family, values: Values, keys: Sequence[str], now: InForce) -> bool:
    """Whether what is set so has no effect, by a switch of this setting or by one that comes before it."""
    comes_after = any(
        isinstance(one, Conflict | Held) and one.field in keys and one.fix for one in now.findings
    )
    own = own_switches(family, keys)
    usual = {**values, **dict.fromkeys(own, True)}
    return comes_after or not all(has_effect(family, usual, key) for key in keys)


def _in_part(documents: Documents, values: Values, wanted: dict[Field, Any], now: InForce) -> str:
    """The answer where calls are forwarded in some state of the phone; empty where all or none are."""
    held = {one.field for one in now.findings if isinstance(one, Held)}
    number = next((value for field, value in wanted.items() if field.key == DESTINATION), None)
    is_asked_on = bool(wanted[CALL_FORWARDING.field(CALL_FORWARDING.main)])
    return forwarded_in_part(values, number, held, is_asked_on=is_asked_on, rings=rings(documents))


def _keys(fields: Iterable[Field]) -> list[str]:
    return [one.key for one in fields]


def _in_words(field: Field, values: Values) -> str:
    text = field.text(values[field.key])
    return text.lower() if isinstance(field, Toggle) else text


def not_misread(first: Sequence[str], verb: str) -> list[str]:
    """The answer to a question with “not” in it, of which a bare yes or no could be misread: “No, it is not:
    do not disturb is off.”"""
    said, *others = first or ("",)
    who = "they" if verb in _PLURAL else "it"
    for answer, told in (("Yes", f"{who} {verb}"), ("No", f"{who} {_CANNOT.get(verb, f'{verb} not')}")):
        for mark in (". ", ": ", ", ", "."):
            if said.startswith(f"{answer}{mark}"):
                rest = said.removeprefix(f"{answer}{mark}")
                is_sentence = rest[:1].isupper() and rest[1:2].islower()
                rest = f"{rest[:1].lower()}{rest[1:]}" if is_sentence else rest
                joint = ", " if mark == ", " else ": "
                return [f"{answer}, {told}{joint}{rest}" if rest else f"{answer}, {told}.", *others]
    return [*first]
