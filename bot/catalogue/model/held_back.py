"""Which values of a setting have no effect as long as another value of the same setting stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.catalogue.model.family import Family
from cards.fields import Choice, Email, Field, Phone, Phones, Reference, Text, Toggle

NOT_IN_FORCE = "Not in force: "
"""With this begins every sentence that says that something has no effect."""
MAX_VALUES_NAMED = 3
"""Values without effect that one sentence names."""


_OWN = "useCustom"


@dataclass(frozen=True)
class Finding:
    """Something to know about a setting, and the command that puts it right, with `{workspace}` in it."""

    sentence: str
    fix: str = ""
    fix_title: str = ""


@dataclass(frozen=True)
class HeldBack:
    """A value without effect while `switch` is not `needed`; what it is called, and what it is."""

    label: str
    text: str
    switch: Field
    needed: Any
    is_choice: bool = False
    lacks_value: bool = False
    """Whether the switch needs a value that is not there: it cannot just be turned on."""

    @property
    def state(self) -> str:
        """How the switch is now, in words."""
        return "off" if isinstance(self.switch, Toggle) else f"not “{self.switch.text(self.needed)}”"


def held_back(family: Family, values: Mapping[str, Any], keys: Collection[str]) -> list[HeldBack]:
    """What has no effect of the fields and lists with these keys; a list counts by the path of its rows."""
    fields = {one.key: one for one in family.fields}
    lists = {one.rows_path: one for one in family.lists}
    found = []
    for key in keys:
        field, items = fields.get(key), lists.get(key)
        # What is off has no effect either where the location's values hold.
        is_off = isinstance(field, Toggle) and values.get(key) is False
        if field and (is_off or values.get(key) not in (None, "", False, ())):
            label, text = field.label, field.text(values[key])
        elif items:
            label, text = items.plural.capitalize(), ""
        else:
            continue
        for switch, needed in _conditions(family, key):
            if is_off and not switch.key.startswith(_OWN):
                continue
            held = values.get(switch.key)
            if held is not None and not switch.same(needed, held):
                lacks = any(
                    one.needed_when == switch.key and not values.get(one.key) for one in family.fields
                )
                found.append(HeldBack(label, text, switch, needed, isinstance(field, Choice), lacks))
        others = (family.used_with or {}).get(key, ())
        if others and all(values.get(one) is False for one in others):
            found.append(HeldBack(label, text, fields[others[0]], True))
    return found


def kept_values(family: Family, values: Mapping[str, Any]) -> list[str]:
    """The keys of values that somebody must have chosen: numbers, texts, choices that Webex does not give,
    and what is off where the location's values may hold."""
    kinds = Phone | Phones | Email | Text | Choice
    unusual = family.unusual(dict(values))
    off = [one.key for one in unusual if isinstance(one, Toggle) and values[one.key] is False]
    kept = [one.key for one in unusual if values[one.key] and isinstance(one, kinds)]
    return [*kept, *(key for key in off if own_switches(family, [key]))]


def _conditions(family: Family, key: str) -> Iterator[tuple[Field, Any]]:
    """The switches that a value depends on, the widest first, with the value that each must have."""
    fields = {one.key: one for one in family.fields}
    parents = [key[:at] for at, mark in enumerate(key) if mark == "."]
    conditions: dict[str, Any] = {}
    if family.main and family.main_is_for_all and key.startswith(family.main.rpartition(".")[0]):
        conditions[family.main] = True
    for part in (*parents, key):
        if part in (family.used_while or {}):
            other, needed = (family.used_while or {})[part]
            conditions[other] = needed
    conditions |= dict.fromkeys((f"{parent}.enabled" for parent in parents), True)
    if key in fields and fields[key].needed_when:
        conditions[fields[key].needed_when] = True
    conditions.pop(key, None)
    return ((fields[other], needed) for other, needed in conditions.items() if other in fields)


def has_effect(family: Family, values: Mapping[str, Any], key: str) -> bool:
    """Whether the switches that the field, or the list with this path, depends on are as it needs them."""
    return all(
        values.get(switch.key) is None or switch.same(needed, values[switch.key])
        for switch, needed in _conditions(family, key)
    )


def unusual_now(family: Family, values: Mapping[str, Any]) -> list[Field]:
    """The fields that are not as Webex gives them and have an effect."""
    return [one for one in family.unusual(dict(values)) if has_effect(family, values, one.key)]


def own_switches(family: Family, keys: Collection[str]) -> list[str]:
    """The switches from the location's values to the workspace's own that these values depend on; a switch
    itself depends on none. Webex calls them all `useCustom…`."""
    own = [key for key in keys if not key.startswith(_OWN)]
    above = {switch.key for key in own for switch, _ in _conditions(family, key)}
    return [one.key for one in family.fields if one.key in above and one.key.startswith(_OWN)]


def after_change(family: Family, found: Collection[HeldBack], changed: Collection[str] = ()) -> list[Finding]:
    """That what was set is not in force, why, and the one command that mends it; nothing where it is, or
    where the switch is among what was `changed` and so is as it was wanted."""
    meant = {one.label for one in found if one.switch.key in changed}
    found = [one for one in found if one.label not in meant]
    if not found:
        return []
    switches = {one.switch.key: one for one in found}
    reasons = " and ".join(f"“{one.switch.label}” is {one.state}" for one in switches.values())
    return [_finding(family, f"{NOT_IN_FORCE}{reasons}.", list(switches.values()))]


def idle(
    family: Family, document: Mapping[str, Any], values: Mapping[str, Any], changed: Collection[str] = ()
) -> Iterator[Finding]:
    """Why the setting has no effect although it is on, and what mends it; nothing where what holds it back is
    among what was `changed` and so is as it was wanted."""
    if not values.get(family.main):
        return
    if family.idle_while:
        key, value = family.idle_while
        switch = family.field(key)
        if key not in changed and isinstance(switch, Choice) and switch.same(value, values.get(key)):
            wanted = switch.options[0].label
            held = f"Not in force for {family.idle_for}: " if family.idle_for else NOT_IN_FORCE
            yield Finding(
                f"{held}“{switch.label}” is “{switch.text(value)}”.",
                f"set {family.key} {{workspace}} {switch.label} {wanted}",
                f"{switch.label}: {wanted}",
            )
    if family.idle_unless:
        why, keys = family.idle_unless
        label = family.field(keys[-1]).label
        if all(values.get(key) is False for key in keys):
            yield Finding(f"{NOT_IN_FORCE}{why}.", f"set {family.key} {{workspace}} {label} on", label)
    if family.idle_for_nobody:
        why, people, (chosen, value) = family.idle_for_nobody
        if not values.get(people) and family.field(chosen).same(value, values.get(chosen)):
            yield Finding(f"{NOT_IN_FORCE}{why}.", *_form(family))
    for items in family.lists:
        if items.rows_path == family.idle_without and not items.all_rows(document):
            yield Finding(
                f"{NOT_IN_FORCE}there is no {items.title} yet.",
                f"add {items.words[0]} {family.key} {{workspace}}",
                f"Add a {items.title}",
            )


def lacking(family: Family, values: Mapping[str, Any]) -> Iterator[Finding]:
    """What is on, or chosen, and has no effect because the value that it needs is empty."""
    for field in lacking_fields(family, values):
        yield Finding(f"{NOT_IN_FORCE}“{field.label}” is empty.", *_form(family))


def lacking_fields(family: Family, values: Mapping[str, Any]) -> Iterator[Field]:
    """The fields that are empty and needed for what is on, or chosen."""
    for field in family.fields:
        is_text = isinstance(field, Phone | Email | Text | Reference)
        if not is_text or values.get(field.key) or not _is_needed(family, values, field):
            continue
        if has_effect(family, values, field.key):
            yield field


def _is_needed(family: Family, values: Mapping[str, Any], field: Field) -> bool:
    """Whether what the field belongs to is known to be on, or chosen."""
    if field.needed_when:
        return values.get(field.needed_when) is True
    switch, needed = (family.used_while or {}).get(field.key, ("", None))
    held = values.get(switch)
    return held is not None and family.field(switch).same(needed, held)


def _form(family: Family) -> tuple[str, str]:
    """The command for the form of a setting, where a value has to be typed, and what its button says."""
    return f"edit {family.key} {{workspace}}", f"Edit {family.title}"


def at_a_glance(family: Family, found: Collection[HeldBack]) -> list[Finding]:
    """Which values are not in force, and why: a sentence for each switch, and a button where it is one."""
    by_switch: dict[str, list[HeldBack]] = {}
    reached: set[str] = set()
    for one in found:
        # The widest switch comes first: what it holds back, a further one need not explain.
        is_own = one.switch.key.startswith(_OWN)
        is_at_rest = one.is_choice and one.switch.key == family.main and not is_own
        if one.label not in reached and not is_at_rest:
            reached.add(one.label)
            by_switch.setdefault(one.switch.key, []).append(one)
    findings = []
    for held in by_switch.values():
        named = [f"“{one.label}” is {one.text}" if one.text else f"“{one.label}”" for one in held]
        more = f" and {len(named) - MAX_VALUES_NAMED} more" if len(named) > MAX_VALUES_NAMED else ""
        said = f"{'; '.join(named[:MAX_VALUES_NAMED])}{more}"
        sentence = f"{NOT_IN_FORCE}{said}, but “{held[0].switch.label}” is {held[0].state}."
        findings.append(_finding(family, sentence, held[:1]))
    return findings


def _finding(family: Family, sentence: str, switches: Collection[HeldBack]) -> Finding:
    if any(one.lacks_value for one in switches):
        return Finding(sentence, *_form(family))
    wanted = " ".join(f"{one.switch.label} {one.switch.text(one.needed)}" for one in switches)
    only_toggles = all(isinstance(one.switch, Toggle) for one in switches)
    title = "Turn on" if only_toggles else "Use it"
    return Finding(sentence, f"set {family.key} {{workspace}} {wanted}", title)
