"""What commands are about and how that is named (settings, lists, people, …), and commands as text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.settings.greetings import GREETINGS
from bot.events import Workspace
from bot.language.phrases import PhraseTable
from bot.language.references import PURPOSES, Purpose
from cards.fields import People


@dataclass(frozen=True)
class SettingList:
    """A list of items that is in a setting."""

    family: Family
    items: ItemList

    @property
    def shares_its_name(self) -> bool:
        """Whether other settings have a list that is called the same."""
        return sum(other.items.title == self.items.title for other in LISTS) > 1


@dataclass(frozen=True)
class WorkspaceList(SettingList):
    """A list of items of one workspace."""

    workspace: Workspace


@dataclass(frozen=True)
class PeopleList:
    """A field that holds a list of people, and the setting it is in."""

    family: Family
    field: People


LISTS: tuple[SettingList, ...] = tuple(
    SettingList(family, items) for family in FAMILIES for items in family.lists
)
"""Every list of items there is, in the order of the settings."""

PEOPLE_LISTS: tuple[PeopleList, ...] = tuple(
    PeopleList(family, field) for family in FAMILIES for field in family.fields if isinstance(field, People)
)
"""Every field that holds people, in the order of the settings."""

SETTING_NAMES = PhraseTable((name, family) for family in FAMILIES for name in family.names())
LIST_NAMES = PhraseTable((name, one) for one in LISTS for name in one.items.names())
GREETING_NAMES = PhraseTable((name, greeting) for greeting in GREETINGS for name in greeting.names())
PURPOSE_NAMES = PhraseTable((name, one) for one in PURPOSES.values() for name in (one.source, *one.words))
PEOPLE_NAMES = PhraseTable(
    (name, people)
    for people in PEOPLE_LISTS
    for stem in (word.lower().removesuffix("s") for word in (people.field.label, *people.field.words))
    for name in (stem, f"{stem}s")
)

Subject = Family | SettingList | Purpose
"""What a command can be about."""

SEVERAL = ("list", "remove all", "remove several")
"""The verbs after which a list goes by the plural."""


def is_secret(about: Subject | None) -> bool:
    """Whether it is a list of secrets, or a setting that has one."""
    if isinstance(about, SettingList):
        return about.items.secret
    return isinstance(about, Family) and any(items.secret for items in about.lists)


def command_text(verb: str, about: Subject | None = None, workspace: str = "", rest: str = "") -> str:
    """A command as it is typed: `list rules accept "Lobby Paris" page 2`.

    `workspace` and `rest` stand as they are, see `typed_name` and `retype`.
    """
    return " ".join(part for part in (verb, *_name(verb, about), workspace, rest) if part)


def _name(verb: str, about: Subject | None) -> tuple[str, ...]:
    match about:
        case Family():
            return (about.key,)
        case SettingList():
            word = about.items.words[0]
            own = (about.family.key,) if about.shares_its_name else ()
            return (f"{word}s" if verb in SEVERAL else word, *own)
        case Purpose():
            return (about.source,)
        case None:
            return ()
