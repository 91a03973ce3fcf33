"""The sentences that ask for a value of a field, and whether what becomes of each is what it asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.spoken import wordings
from cards.fields import Field
from tests.phrases.fields import forms
from tests.phrases.fields.reader import ASKED, NOTHING, PROPOSED, Change, Understood, understood
from tests.phrases.fields.wishes import Wish

WORKSPACES = ("Gym", "Kitchen", "Front Desk", "Lobby Paris", "Room 101", "Training Room")
MAX_OTHER_NAMES = 3
"""Names of a field that are tried besides its label."""
EVERY = 3
"""One in so many forms is tried with each of these."""

RIGHT, SHOWN, ASKED_BACK, NOT, WRONG, HARM = VERDICTS = ("right", "shown", "asked", "not", "wrong", "harm")
"""From the best to the worst: it is done, proposed, one of the things to choose; nothing comes of it;
something else is proposed; something else is done."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, the form it was built in, and what it asks for."""

    text: str
    form: str
    name: str
    workspace: str
    wish: Wish

    def verdict(self, found: Understood | None = None) -> str:
        """How well it is understood."""
        found = found or understood(self.text)
        if found.kind == NOTHING:
            return NOT
        is_right = [self.is_met(one) for one in found.changes]
        if found.kind == ASKED:
            return ASKED_BACK if any(is_right) else NOT
        if all(is_right):
            return SHOWN if found.kind == PROPOSED else RIGHT
        return WRONG if found.kind == PROPOSED else HARM

    def is_met(self, change: Change) -> bool:
        """Whether a change is what it asks for, and nothing else."""
        wish = self.wish
        named = (change.action, change.about, change.workspace)
        return named == (wish.action, wish.about, self.workspace) and wish.is_met(change.values)


def sentences(wish: Wish) -> Iterator[Sentence]:
    """The sentences that ask for this: each form with the label, some with each other name, and some where it
    is not the first of the options."""
    count = 0
    for at, name in enumerate(_names(wish)):
        step = EVERY if at or wish.rank else 1
        for form in _forms(wish, name)[(at + wish.rank) % step :: step]:
            workspace = WORKSPACES[count % len(WORKSPACES)]
            setting = _called(wish.family)[count % 2]
            count += 1
            text = form.format(name=name, setting=setting, workspace=workspace, **wish.said)
            yield Sentence(text, form, name, workspace, wish)


def _names(wish: Wish) -> list[str]:
    """The label of the field as it stands in a sentence, and some other names; of the main switch those of
    the setting."""
    field, family = wish.field, wish.family
    spoken = [wordings(one)[0] for one in field.spoken]
    others = [one for one in (*field.words, *spoken) if one not in forms.NO_NAMES]
    names = [field.label, *others[:MAX_OTHER_NAMES]]
    if not wish.items:
        names.append(f"{family.name_in_api}.{field.key}")
    if not wish.items and field.key == family.main:
        names += _called(family)
    return list(dict.fromkeys(_small(name) for name in names))


def _small(name: str) -> str:
    """A name with a small first letter, unless its first word is an abbreviation."""
    return name if name.split()[0].isupper() else name[0].lower() + name[1:]


def _called(family: Family) -> tuple[str, str]:
    """Two names of the setting."""
    return family.title, (*family.words[1:2], *family.words)[0]


def _forms(wish: Wish, name: str) -> tuple[str, ...]:
    if wish.items:
        is_first = wish.items is wish.family.lists[0]
        return wish.forms if is_first or wish.forms is not forms.ITEM else wish.forms[1:]
    if name.endswith(" to"):
        return forms.CLAUSE
    if name.lower() in wish.family.short_names() and wish.field.key == wish.family.main:
        return wish.forms_alone
    ways = wish.forms
    is_order = name.split()[0] in forms.ORDERS and name not in forms.NO_ORDERS
    if is_order and wish.value is True and not _waits(wish):
        ways += forms.ORDER
    return ways + wish.forms_alone if " " in name and _named()[name.lower()] == 1 else ways


def _waits(wish: Wish) -> bool:
    """Whether the switch is turned on together with a value only: the number that calls go to."""
    return any(one.needed_when == wish.field.key for one in wish.family.fields)


def _all_names() -> Iterator[str]:
    """The names of settings, fields and lists and what is said to change one, once for each that has it."""
    for family in FAMILIES:
        acts = [wording for act in family.acts for says in act.says for wording in wordings(says)]
        own = [family.names(), acts, *map(_field_names, family.fields)]
        for items in family.lists:
            own += [[*items.names(), *items.spoken], *map(_field_names, items.fields)]
        for names in own:
            yield from {name.lower() for name in names}


def _field_names(field: Field) -> Iterable[str]:
    return (field.label, *field.words, *(one for pattern in field.spoken for one in wordings(pattern)))


@cache
def _named() -> Counter[str]:
    """How many have each name."""
    return Counter(_all_names())
