"""`help` on a field: the settings that have one of that name, each with what it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.commands.context import Answer, Context, card_answer
from bot.names.text import folded
from cards.fields import Field
from cards.list_cards import Choosing, ListItem, list_card
from cards.picker import MAX_ROWS_WITH_BUTTON

LITTLE = {"a", "an", "and", "by", "for", "from", "how", "in", "is", "me", "my", "of", "on", "or", "the", "to"}
"""Words that name no field."""
MAX_FIELDS = 3
"""Fields of one setting that are told."""


def of_field(
    context: Context, topic: str, taken_by: Callable[[Field], str], of: Family | None = None
) -> Answer | None:
    """The fields that are called so, of all settings or those `of` one; None where there is none. `taken_by`
    says what a field takes."""
    families = [of] if of else FAMILIES
    found = {one.key: [*_called(one, topic, _names)] for one in families}
    if not any(found.values()):
        found = {one.key: [*_called(one, topic, _words)] for one in families}
    told = [(one, found[one.key]) for one in families if found[one.key]]
    return _card(context, topic, taken_by, told) if told else None


def _card(
    context: Context,
    topic: str,
    taken_by: Callable[[Field], str],
    found: Sequence[tuple[Family, Sequence[Field]]],
) -> Answer:
    is_short = len(found) <= MAX_ROWS_WITH_BUTTON
    rows = [
        ListItem(
            family.title,
            _told(fields, taken_by),
            context.button("Help", f"help {family.key}") if is_short else None,
        )
        for family, fields in found
    ]
    options = [(family.title, f"help {family.key}") for family, _ in found]
    choosing = Choosing("Setting", options, [context.button("Open help", "")])
    return card_answer(list_card(f"Help: {topic}", "", rows, choosing=None if is_short else choosing))


def _called(family: Family, topic: str, names: Callable[[Family, Field], set[str]]) -> Iterator[Field]:
    own = {_stem(word) for name in family.names() for word in name.split()}
    wanted = {_stem(one) for one in topic.split() if one not in LITTLE} - own
    for field in family.fields:
        said = names(family, field)
        if (wanted and wanted <= said) if names is _words else topic in said:
            yield field


def _names(family: Family, field: Field) -> set[str]:
    return {folded(field.label), *field.words}


def _words(family: Family, field: Field) -> set[str]:
    section = next((one.title for one in family.sections if field in one.fields), "")
    said = " ".join((folded(field.label), folded(section), *field.words))
    return {_stem(one) for one in said.replace(",", " ").replace(":", " ").split()}


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _told(fields: Sequence[Field], taken_by: Callable[[Field], str]) -> str:
    said = [f"{one.label}: {taken_by(one)}" for one in fields[:MAX_FIELDS]]
    left = len(fields) - MAX_FIELDS
    return "; ".join([*said, *([f"{left} more"] if left > 0 else [])])
