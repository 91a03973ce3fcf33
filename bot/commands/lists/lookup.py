"""Which list of a setting is meant, of which workspace, and which thing on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.access import Access
from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.commands.context import Context
from bot.commands.workspace_lookup import check, find_workspace
from bot.errors import Ambiguous, NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.command import MOST_WORDS, Words, joined
from bot.names.text import begins, folded, quoted
from bot.names.workspaces import MAX_NAME_WORDS, matching, typed_name
from cards.fields import Field, People, dialled
from cards.text import message_text

Row = Mapping[str, Any]

LISTS: tuple[tuple[Family, ItemList], ...] = tuple(
    (family, items) for family in FAMILIES for items in family.lists
)
"""Every list of things there is, with the setting it is in."""

# The first of two that share a name.
_FAMILIES = {folded(name): family for family in reversed(FAMILIES) for name in family.names()}
MOST_FITTING = 10
NOT_HERE = (
    "If you typed the {what} itself: I did not use it; please delete your message, because it stays readable."
)


@dataclass(frozen=True)
class Listed:
    """One list of things of one workspace, and the words that were said besides."""

    family: Family
    items: ItemList
    workspace: Workspace
    tail: Words


@dataclass(frozen=True)
class Named:
    """The name of a list as it was said, how many words it has, and the lists it can mean."""

    said: str
    size: int
    lists: list[tuple[Family, ItemList]]


def find_list(words: Words, verb: str) -> tuple[Family, ItemList, Words] | None:
    """The list that is named at the start, the setting before it, after it, or at the end; None when there
    is no name of a list. Raises NotUnderstood where several settings have such a list."""
    family, at = family_at(words, 0)
    named = items_at(words, at)
    if family is not None and named:
        rest = words[at + named.size :]
        for items in family.lists:
            if (family, items) in named.lists:
                return family, items, rest
    named = items_at(words, 0)
    return _of_which(words[named.size :], named, verb) if named else None


def names_list(words: Words) -> bool:
    """Whether a list is named, behind its setting or by a longer name than that of a setting: `reject rules`,
    `ring numbers`; where both are called the same, as `numbers` are, the setting is meant."""
    _, at = family_at(words, 0)
    named = items_at(words, 0)
    return items_at(words, at) is not None if at else named is not None


def items_at(words: Words, start: int) -> Named | None:
    """The lists whose name stands at this place, by the longest name."""
    for size in range(min(3, len(words) - start), 0, -1):
        said = " ".join(word.plain for word in words[start : start + size])
        if found := [(family, items) for family, items in LISTS if said in items.names()]:
            return Named(said, size, found)
    return None


def family_at(words: Words, start: int) -> tuple[Family | None, int]:
    """The setting whose name stands at this place, by the longest name, and where the name ends."""
    for size in range(min(MOST_WORDS, len(words) - start), 0, -1):
        said = [word.plain for word in words[start : start + size]]
        if all(said) and (family := _FAMILIES.get(" ".join(said))):
            return family, start + size
    return None, start


def _of_which(rest: Words, named: Named, verb: str) -> tuple[Family, ItemList, Words]:
    """The setting's list, where the setting is named after the list or at the end, or goes without saying."""
    own = {family.key: items for family, items in named.lists}
    for start in (0, *range(len(rest) - 1, 0, -1)):
        family, end = family_at(rest, start)
        if family is not None and family.key in own:
            return family, own[family.key], rest[:start] + rest[end:]
    called_so = [one for one in named.lists if named.said in (one[1].title, one[1].plural)]
    for lists in (called_so, named.lists):
        if len(lists) == 1:
            return *lists[0], rest
    raise NotUnderstood(
        f"Which setting's {named.lists[0][1].plural}? Nothing was changed.",
        "Choose one, or name it:",
        tuple(f"{verb} {named.said} {family.key} {_again(rest)}".strip() for family, _ in named.lists),
    )


def _again(words: Words) -> str:
    """The words as they can be typed once more."""
    return " ".join(f'"{word.text}"' if word.quoted else word.text for word in words)


def find_listed(context: Context, words: Words, verb: str, need: Access) -> Listed | None:
    """Reads `<things> <setting> <workspace> …`; None when no list is named.

    Raises NotUnderstood, NotFound, Ambiguous, NotAllowed or NotAvailable. What is said of a list with
    secrets is not repeated.
    """
    found = find_list(words, verb)
    if found is None:
        return None
    family, items, rest = found
    if not rest:
        raise NotUnderstood(
            f"Which workspace's {items.plural}? Nothing was changed.",
            f"Type `{phrase(verb, family, items, '<workspace>')}`, or `workspaces`.",
        )
    at = _workspace_end(context, rest)
    if not at and items.secret:
        raise NotFound(
            f"I do not know this workspace. Nothing was changed. {NOT_HERE.format(what=items.title)}",
            f"Type `{phrase(verb, family, items, '<workspace>')}`; `workspaces` lists them.",
        )
    at = at or (1 if rest[0].quoted else len(rest))
    more = "" if items.secret else f" {_again(rest[at:])}".rstrip()
    workspace = find_workspace(
        context,
        joined(rest[:at]),
        lambda said: phrase(verb, family, items, said) + more,
        need,
        unsaid=items.secret,
    )
    check(context, family, workspace, need)
    return Listed(family, items, workspace, rest[at:])


def _workspace_end(context: Context, words: Words) -> int:
    """How many words are the workspace's name: what is in quotes, else the most that name one; 0 for none."""
    sizes = (1,) if words[0].quoted else range(min(len(words), MAX_NAME_WORDS), 0, -1)
    for again in (False, True):
        seen = context.seen(again=again)
        for at in sizes:
            if matching(seen, joined(words[:at])):
                return at
    return 0


def phrase(verb: str, family: Family, items: ItemList, workspace: str, rest: str = "") -> str:
    """A command about a list, as it is typed."""
    word = items.words[0]
    several = verb in ("list", "remove all", "remove several")
    shared = sum(other.title == items.title for _, other in LISTS) > 1
    parts = (verb, f"{word}s" if several else word, family.key if shared else "", workspace, rest)
    return " ".join(part for part in parts if part)


def find_row(context: Context, listed: Listed, rows: Sequence[Row], words: Words, verb: str) -> Row:
    """The one thing that is meant: by what tells it apart, its name, its number on the list, or a part.

    Raises Ambiguous when several fit, NotFound when none does.
    """
    text = joined(words)
    fits = fitting(listed.items, rows, text, inside=verb != "change")
    if len(fits) == 1:
        return fits[0]
    fits = fits or fitting(listed.items, rows, text)
    back = phrase("list", listed.family, listed.items, typed_name(context.seen(), listed.workspace))
    said = "That" if listed.items.secret else f"“{message_text(text[:60])}”"
    if not fits:
        raise NotFound(
            f"{said} is none of the {listed.items.plural} of {listed.family.title} at "
            f"{message_text(listed.workspace.name)}; there are {len(rows) or 'none'}. Nothing was changed."
            + (f" {NOT_HERE.format(what=listed.items.title)}" if listed.items.secret else ""),
            "Take its name or its number on the list:",
            (back,),
        )
    name = typed_name(context.seen(), listed.workspace) if verb == "list" else listed.workspace.id
    raise Ambiguous(
        f"{len(fits)} {listed.items.plural} fit {said}. Which one?"
        if len(fits) > 1
        else f"{said} is only a fragment of a {listed.items.title}'s name. Is this the one?",
        tuple(
            (
                f"{rows.index(row) + 1} · {listed.items.row_title(row)}",
                "",
                phrase(verb, listed.family, listed.items, name, token(listed.items, row)),
            )
            for row in fits[:MOST_FITTING]
        ),
    )


def fitting(items: ItemList, rows: Sequence[Row], text: str, *, inside: bool = True) -> list[Row]:
    """The things that a text can mean, by the first way to call them that fits any; without `inside` a
    fragment inside a word means none."""
    return next(filter(None, _fitted(items, rows, text, inside)), [])


def _fitted(items: ItemList, rows: Sequence[Row], text: str, inside: bool) -> Iterator[list[Row]]:
    """The things that fit a text, by one way to call them after the other."""
    said = folded(text)
    yield [row for row in rows if text == token(items, row) or items.identity_of(text) == items.identity(row)]
    yield [row for row in rows if said in map(folded, _names(items, row))]
    number = said.removeprefix("number ").removeprefix("no ").lstrip("#")
    yield [rows[int(number) - 1]] if number.isdecimal() and 0 < int(number[:6]) <= len(rows) else []
    dialling = dialled(text)
    digits = "".join(mark for mark in dialling if mark.isdigit())
    if len(digits) >= 4 and not any(mark.isalpha() for mark in dialling):
        yield [row for row in rows if any(_ends(name, digits) for name in _names(items, row))]
    if not number.isdecimal():
        yield [
            row
            for row in rows
            if said
            and any(said in folded(name) and (inside or begins(name, text)) for name in _names(items, row))
        ]


def _names(items: ItemList, row: Row) -> Iterator[str]:
    """What an entry can be called by; nothing that is secret in it."""
    secret = {one.key for one in items.fields if one.secret}
    yield items.row_title(row)
    yield from (value for key, value in row.items() if isinstance(value, str) and key not in secret)


def _ends(name: str, digits: str) -> bool:
    whole = dialled(name)
    return whole.lstrip("+").isdigit() and whole.endswith(digits.lstrip("0"))


def token(items: ItemList, row: Row) -> str:
    """What tells an entry from the others, as one word of a command."""
    return quoted(items.identity(row))


def find_people(context: Context, words: Words) -> tuple[Family, Field, Words, Words] | None:
    """The list of people that is named, of which setting, the workspace's words, and those that follow."""
    family, at = family_at(words, 0)
    for size in (2, 1):
        said = " ".join(word.plain for word in words[at : at + size]).removesuffix("s")
        end = at + size
        behind, after = family_at(words, end)
        found = [
            (one, field)
            for one in FAMILIES
            for field in one.fields
            if isinstance(field, People)
            and said in (name.lower().removesuffix("s") for name in (field.label, *field.words))
            and one.key == (getattr(family or behind, "key", one.key))
        ]
        if said and len(found) == 1:
            rest = words[end if family else after :]
            stop = _workspace_end(context, rest) if rest else 0
            return *found[0], rest[:stop], rest[stop:]
    return None
