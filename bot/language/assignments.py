"""The part of `set` after the workspace: field names and values, as a family understands them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.errors import NotUnderstood
from bot.language.command import Words, joined, without_codes
from bot.names.text import folded, suggestions
from cards.fields import OFF, ON, Field, dialled
from cards.text import message_text

ADD = frozenset({"add", "plus", "+"})
REMOVE = frozenset({"remove", "delete", "minus", "-"})
NOTHING = frozenset({"none", "nothing", "empty", "-"})
"""Words that take a number, a text or the like away."""
WHOM = "For example: `members add Ana Roux` or `members remove Ana Roux`."


Fielded = Family | ItemList
"""A setting, or what stands on one of its lists."""


@dataclass(frozen=True)
class Assignment:
    """One field and the words it is to be set to."""

    field: Field
    words: Words


def splits(family: Fielded, words: Words) -> Iterator[int]:
    """Where the name of a workspace can end and the first field begin, shortest name first."""
    for at in range(1, len(words)):
        bare = at == len(words) - 1 and family.main and words[at].plain in ON | OFF
        if bare or field_at(family, words, at)[0]:
            yield at


def assignments(family: Fielded, words: Words) -> list[Assignment]:
    """The fields and values in `words`; a bare "on" or "off" means the family's main toggle.

    Raises NotUnderstood with the fields there are.
    """
    if len(words) == 1 and family.main and words[0].plain in ON | OFF:
        return [Assignment(family.field(family.main), words)]
    found: list[Assignment] = []
    at = 0
    while at < len(words):
        field, size = _field_meant(family, words, at)
        if field is None:
            raise _no_such_field(family, words[at:])
        start = at + size
        at = _value_end(family, field, words, start)
        if at == start:
            raise NotUnderstood(
                f"What should “{field.label}” be? Nothing was changed.", f"For example: {example(field)}"
            )
        found.append(Assignment(field, words[start:at]))
    return found


def field_at(family: Fielded, words: Words, at: int) -> tuple[Field | None, int]:
    """The field whose name stands at this place, the longest that fits, and how many words it has."""
    return next(iter(_fields_at(family, words, at)), (None, 0))


def _fields_at(family: Fielded, words: Words, at: int) -> list[tuple[Field, int]]:
    """The fields whose names stand at this place and how many words the names have, the longest first."""
    found: list[tuple[Field, int]] = []
    for field in family.fields:
        for name in (field.label, *field.words):
            parts = folded(name).split()
            if parts and [word.plain for word in words[at : at + len(parts)]] == parts:
                found.append((field, len(parts)))
    return sorted(found, key=lambda one: -one[1])


def _field_meant(family: Fielded, words: Words, at: int) -> tuple[Field | None, int]:
    """The field with the longest name that can be what follows: in `international transfer 1` the last two
    words are one of the options of “International”, and none are left for “International transfer”."""
    named = _fields_at(family, words, at)
    for field, size in named:
        value = words[at + size : _value_end(family, field, words, at + size)]
        if field.is_surely([word.text for word in value]):
            return field, size
    return next(iter(named), (None, 0))


def _value_end(family: Fielded, field: Field, words: Words, start: int) -> int:
    """Where the value ends: after as many words as the field takes, or at the name of the next field."""
    count = field.word_count([word.text for word in words[start:]])
    if count is not None:
        return start + count
    end = start + 1
    while end < len(words) and field_at(family, words, end)[0] is None:
        end += 1
    return min(end, len(words))


def _no_such_field(family: Fielded, words: Words) -> NotUnderstood:
    names = {field.label: field for field in family.fields}
    what = family.title if isinstance(family, Family) else f"A {family.title}"
    close = suggestions(names, joined(words[:3]), limit=1)
    return NotUnderstood(
        f"{what} has no field “{message_text(without_codes(words[:3])[:60])}”. Nothing was changed.",
        (f"Did you mean “{close[0]}”? " if close else "")
        + "The fields are: "
        + ", ".join(f"“{label}”" for label in names)
        + ".",
    )


def example(field: Field) -> str:
    """How this field is set in a command."""
    name = folded(field.label)
    return " or ".join(f"`{name} {value}`" for value in field.examples)


@dataclass(frozen=True)
class Names:
    """Names to add to a list and names to take off it."""

    add: tuple[str, ...]
    remove: tuple[str, ...]


def names(words: Words) -> Names:
    """Reads `add Ana Roux, "Kim, Lee" remove Bob`; also `+Ana -Bob`.

    Raises NotUnderstood when it does not say whether to add or to remove.
    """
    chosen: dict[str, list[str]] = {"add": [], "remove": []}
    mode = ""
    fresh = True
    for word in words:
        text = word.text
        if not word.quoted and dialled(text.rstrip(",")).lstrip("+").isdigit() and text[:1] == "+":
            mode = mode or "add"  # a number, with its plus
        elif not word.quoted and text[:1] in "+-" and len(text) > 1:
            mode, text, fresh = ("add" if text[0] == "+" else "remove"), text[1:], True
        elif word.plain in ADD | REMOVE:
            mode, fresh = ("add" if word.plain in ADD else "remove"), True
            continue
        elif word.plain == "and":
            fresh = True
            continue
        if not mode:
            raise NotUnderstood("Say whether to add or to remove. Nothing was changed.", WHOM)
        _say(chosen[mode], text, new=fresh or word.quoted)
        fresh = word.quoted or (not word.quoted and text.endswith(","))
    add, remove = (
        tuple(name.strip(", ") for name in chosen[mode] if name.strip(", ")) for mode in ("add", "remove")
    )
    if not add and not remove:
        raise NotUnderstood("Say whom to add or to remove. Nothing was changed.", WHOM)
    return Names(add, remove)


def _say(names: list[str], text: str, *, new: bool) -> None:
    if new or not names:
        names.append(text)
    else:
        names[-1] += f" {text}"
