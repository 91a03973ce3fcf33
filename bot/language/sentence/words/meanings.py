"""What each phrase means: those that the catalogue declares, and words that fit every setting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.spoken import Act, ItemVerb, wordings
from bot.language.sentence.words import general_words as general
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.word_graph import compared
from bot.language.vocabulary import LISTS, SettingList
from cards.fields import Choice, Field, Text

SWITCHES = (Role.ON, Role.OFF)
"""Words that a setting has for on and off tell of no setting: “accept”, “block”."""
_CALLS = (Role.NAME, Role.ACT)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means, for one setting or, without `family`, for all."""

    role: Role
    family: Family | None = None
    field: Field | None = None
    value: Any = None
    act: Act | None = None
    verb: ItemVerb | None = None
    list: SettingList | None = None
    """The list that is named, or to whose items alone the phrase belongs."""
    is_label: bool = False
    """Whether the phrase is the very label of the field, of several words."""
    is_specific: bool = False
    """Whether the phrase alone tells which setting is meant."""

    @property
    def of_items(self) -> bool:
        """Whether it belongs to the items of a list, and not to the setting itself."""
        return self.list is not None and self.role is not Role.LIST

    @property
    def may_tell(self) -> bool:
        """Whether a phrase with this meaning can tell which setting is meant."""
        is_help = self.act is not None and self.act.only_helps_name
        return self.family is not None and not (self.of_items or is_help or self.role in SWITCHES)

    @property
    def always_tells(self) -> bool:
        """Whether it tells that also where the phrase means something for other settings."""
        return self.may_tell and (self.role is Role.NAME or (self.act is not None and self.act.tells_setting))


class Meanings(tuple[Meaning, ...]):
    """All that a phrase means; what follows from it is found once, as the lexicon keeps it."""

    @cached_property
    def roles(self) -> frozenset[Role]:
        """All that the phrase can do."""
        return frozenset(one.role for one in self)

    @cached_property
    def families(self) -> Sequence[Family]:
        """The settings that it tells of."""
        return [one.family for one in self if one.is_specific and one.family]

    @cached_property
    def called(self) -> Sequence[Family]:
        """The settings that it tells of as their name, or by what they do."""
        return [one.family for one in self if one.is_specific and one.family and one.role in _CALLS]

    @cached_property
    def is_unclear(self) -> bool:
        """Whether it has no certain meaning: “anonymous calls off”."""
        return any(one.act is not None and one.act.is_unclear for one in self)

    @cached_property
    def _about(self) -> dict[str, Mapping[Role, tuple[Meaning, ...]]]:
        return {}

    def about(self, family: Family | None) -> Mapping[Role, tuple[Meaning, ...]]:
        """What it can mean, by what it does, where a setting is spoken of, or none."""
        key = family.key if family else ""
        if key not in self._about:
            self._about[key] = in_roles(
                one for one in self if not one.of_items and (one.family is None or one.family is family)
            )
        return self._about[key]

    def beside(self, its_list: SettingList) -> list[Meaning]:
        """What it can mean where the items of a list are spoken of."""
        return [one for one in self if _belongs(one, its_list)]


def in_roles(meanings: Iterable[Meaning]) -> Mapping[Role, tuple[Meaning, ...]]:
    """The meanings by what the phrase does, in their order."""
    found: dict[Role, tuple[Meaning, ...]] = {}
    for one in meanings:
        found[one.role] = (*found.get(one.role, ()), one)
    return found


def _belongs(meaning: Meaning, its_list: SettingList) -> bool:
    if meaning.of_items:
        return meaning.list is its_list
    if meaning.family is None:
        return meaning.role is not Role.IT
    return meaning.family is its_list.family and (meaning.role is Role.NAME or meaning.list is its_list)


class Declared(NamedTuple):
    """A meaning with the phrases that have it, as they are written, and the patterns of such."""

    meaning: Meaning
    phrases: Collection[str]
    patterns: Sequence[str] = ()

    @property
    def all(self) -> Sequence[str]:
        """The phrases and the patterns; a phrase is a pattern of one wording."""
        return (*self.phrases, *self.patterns)


def declared() -> Iterator[Declared]:
    """Every meaning, those of words that fit every setting first."""
    for role, phrases in (
        (Role.HARD, general.HARD), (Role.ON, general.ON),
        (Role.OFF, (*general.OFF, *general.NEGATIVE_ORDERS)), (Role.TO, general.TO),
        (Role.ADD, (*general.ADD, *general.MAY_USE)), (Role.DROP, general.DROP),
        (Role.MAKE, general.MAKE), (Role.SHOW, general.SHOW), (Role.ALL, general.ALL), (Role.IT, general.IT),
        (Role.AND, general.AND), (Role.GLUE, (*general.POLITE, *general.GLUE)),
        (Role.QUESTION, tuple(general.QUESTIONS)),
    ):  # fmt: skip
        yield Declared(Meaning(role), phrases)
    yield Declared(Meaning(Role.UNIT, value="rings"), general.RINGS)
    yield Declared(Meaning(Role.UNIT, value="seconds"), general.SECONDS)
    for family in FAMILIES:
        yield from _of_family(family)
    for its_list in LISTS:
        yield from _of_list(its_list)


def _of_family(family: Family) -> Iterator[Declared]:
    yield Declared(Meaning(Role.NAME, family), tuple(family.names()), family.spoken)
    yield Declared(Meaning(Role.ON, family), family.starts)
    yield Declared(Meaning(Role.OFF, family), family.stops)
    yield Declared(Meaning(Role.ADD, family), family.adds)
    for act in family.acts:
        yield Declared(Meaning(Role.ACT, family, act=act), (), act.says)
    for field in family.fields:
        yield from _of_field(family, field)


def _of_list(its_list: SettingList) -> Iterator[Declared]:
    family, items = its_list.family, its_list.items
    yield Declared(Meaning(Role.LIST, family, list=its_list), tuple(items.names()), items.spoken)
    yield Declared(Meaning(Role.ADD, family, list=its_list), general.NEW_ITEM)
    for verb in items.verbs:
        yield Declared(Meaning(Role.ACT, family, verb=verb, list=its_list), (), verb.says)
    for field in items.fields:
        if field.key != items.main:
            yield from _of_field(family, field, its_list)


def _of_field(family: Family, field: Field, its_list: SettingList | None = None) -> Iterator[Declared]:
    # Where to is told by the branch, and “enabled” is on beside every name.
    names = [name for name in (field.label, *field.words) if name not in (*general.TO, *general.ON)]
    states = _states([*names, *field.spoken]) if its_list is None else []
    if its_list is None and " " in field.label and type(field) is Text:
        yield Declared(Meaning(Role.FIELD, family, field, is_label=True), (field.label,))
        names = [name for name in names if name != field.label]
    names += [*states, *_keys(family, field, its_list)]
    yield Declared(Meaning(Role.FIELD, family, field, list=its_list), names, field.spoken)
    for option in field.options if isinstance(field, Choice) else ():
        # “All external calls” says which, not what becomes of them.
        own = (option.label, option.value, option.value.replace("_", " "), *option.words)
        said = [name for name in own if name not in general.QUANTIFIERS]
        yield Declared(Meaning(Role.OPTION, family, field, option.value, list=its_list), said, option.spoken)


def _keys(family: Family, field: Field, its_list: SettingList | None) -> Iterator[str]:
    """What the vendor's API calls a field: its path, also behind the name of the setting, and the ends of the
    path that no other field of the setting has: `callForwarding.busy.enabled`, `busy.enabled`."""
    if its_list is None:
        yield f"{family.name_in_api}.{field.key}"
    keys = [one.key for one in (its_list.items.fields if its_list else family.fields)]
    parts = field.key.split(".")
    for at in range(len(parts)):
        end = ".".join(parts[at:])
        if ("." in end or not end.islower()) and sum(f".{key}".endswith(f".{end}") for key in keys) == 1:
            yield end


def _states(patterns: Iterable[str]) -> list[str]:
    """What people say for the states of the phone that are among these names."""
    return [
        said
        for pattern in patterns
        for state, phrases in general.CONDITIONS.items()
        if state in pattern.casefold() and state in map(compared, wordings(pattern))
        for said in phrases
    ]
