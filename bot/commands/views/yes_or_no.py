"""The answer to a question that is answered with yes or no, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.call_flow import INCOMING
from bot.catalogue.comes_first import Held
from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.held_back import has_effect
from bot.catalogue.model.shape import Values
from bot.catalogue.settings.call_forwarding import BUSY, CALL_FORWARDING, CONTINUITY, NO_ANSWER
from bot.catalogue.settings.call_types import CALL_TYPES
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.commands.views.in_force import InForce
from bot.language.assignments import Assignment
from cards.fields import Field, Invalid, Toggle

NO_CALLS = "No calls can be made"
"""How the sentence about calls from a workspace begins where none can be made."""
_BECOMES = {"ALLOW": "are allowed", "BLOCK": "are blocked", "AUTH_CODE": "need an access code"}


def yes_or_no(
    family: Family, values: Values, whether: Sequence[Assignment], now: InForce, country: str
) -> list[str]:
    """What is to be read first: whether the values that were asked about are so, and what is in force; empty
    where that cannot be told."""
    try:
        wanted = {one.field: one.field.parse(one.text, country) for one in whether}
    except Invalid:
        return []
    if not wanted or any(values.get(field.key) is None for field in wanted if isinstance(field, Toggle)):
        return []
    first, *others = now.sentences or ("",)
    if family is OUTGOING_PERMISSION and (one := _of_call_type(wanted, values, first)):
        is_own = values["useCustomEnabled"] and values["useCustomPermissions"]
        return [one, *now.sentences] if is_own or first.startswith(NO_CALLS) else [one]
    is_so = all(field.same(value, values[field.key]) for field, value in wanted.items())
    answer = "Yes" if is_so else "No"
    if is_so and any(wanted.values()) and _waits(family, values, list(wanted), now):
        answer = "It is set so, but not in force"
    elif not is_so and family is CALL_FORWARDING and _some_are_forwarded(values, list(wanted)):
        answer = "Some are"
    is_about_all = family is CALL_FORWARDING or (family not in INCOMING and {*_keys(wanted)} == {family.main})
    if is_about_all and first:
        return [f"{answer}. {first}", *others]
    said = "; ".join(f"{field.label} is {_in_words(field, values)}" for field in wanted)
    return [f"{answer}. {said}.", *now.sentences]


def _of_call_type(wanted: dict[Field, object], values: Values, first: str) -> str:
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


def _waits(family: Family, values: Values, asked: Sequence[Field], now: InForce) -> bool:
    """Whether what is set so has no effect, by this setting or by one that comes before it."""
    keys = _keys(asked)
    comes_after = any(
        isinstance(one, Conflict | Held) and one.field in keys and one.fix for one in now.findings
    )
    return comes_after or not all(has_effect(family, values, key) for key in keys)


def _some_are_forwarded(values: Values, asked: Sequence[Field]) -> bool:
    is_about_all = _keys(asked) == [CALL_FORWARDING.main]
    return is_about_all and any(values[f"{kind}.enabled"] for kind in (BUSY, NO_ANSWER, CONTINUITY))


def _keys(fields: Sequence[Field] | dict[Field, object]) -> list[str]:
    return [one.key for one in fields]


def _in_words(field: Field, values: Values) -> str:
    text = field.text(values[field.key])
    return text.lower() if isinstance(field, Toggle) else text
