"""The lists of a workspace that are offered where a command names none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.access import Access, Viewer, unavailable
from bot.events import Workspace
from bot.language.vocabulary import (
    LIST_NAMES,
    LISTS,
    PEOPLE_LISTS,
    PEOPLE_NAMES,
    SETTING_NAMES,
    PeopleList,
    command_text,
)
from bot.language.words import ARTICLES, Word, Words, joined
from bot.names.text import folded
from bot.names.workspaces import matching, typed_name
from cards.picker import MAX_OPTIONS as MAX_CHOICES

_LIKELY = ("codes", "patterns", "numbers", "monitoring", "simultaneous")
"""The settings whose lists are offered where none is named."""
MAX_LIKELY = 5


def lists_to_choose(viewer: Viewer, words: Words, verb: str) -> tuple[tuple[str, str, str], ...]:
    """The lists of the workspace that is named at the end, or as in “the gym's number”, to choose from; of no
    workspace, without words and where several lists of people are called so."""
    if not words:
        return (*_each_list(verb), *_people([*PEOPLE_LISTS]))
    if (called := PEOPLE_NAMES.called(words)) and len(called) > 1:
        return _people(called)
    ends = [words[at:] for at in range(len(words))]
    owners = [(*words[:at], Word(one.text[:-2])) for at, one in enumerate(words) if one.plain.endswith("'s")]
    for part in (*owners, *ends):
        found = matching(viewer.workspaces(), joined(part), inside=False)
        if len(found) == 1:
            name = typed_name(viewer.workspaces(), found[0])
            return _turned_off(words, found[0], name, verb) or _choices(words, found[0], name)
    return ()


def _each_list(verb: str) -> Iterator[tuple[str, str, str]]:
    """Each kind of list once: of which setting it is, is asked later."""
    for title in dict.fromkeys(one.items.title for one in LISTS):
        yield title.capitalize(), "", f"{verb} {title}"


def _people(lists: Sequence[PeopleList]) -> tuple[tuple[str, str, str], ...]:
    """Lists of people, each with its form."""
    return tuple((one.field.label, one.family.title, command_text("edit", one.family)) for one in lists)


def _turned_off(words: Words, workspace: Workspace, name: str, verb: str) -> tuple[tuple[str, str, str], ...]:
    """What may be meant by a setting that is to be removed: it is turned off, or something of its list goes;
    nothing where no setting with lists is named first."""
    family, _ = SETTING_NAMES.at(words, int(words[0].plain in ARTICLES))
    if verb != "remove" or family is None or not family.lists or family.chooses_own or not family.main:
        return ()
    if unavailable(family, workspace, Access.WRITE):
        return ()
    label = family.field(family.main).label
    off = (f"{label}: off", family.title, command_text("set", family, name, f"{folded(label)} off"))
    own = [one for one in LISTS if one.family is family]
    return (
        off,
        *((one.items.plural.capitalize(), family.title, command_text("list", one, name)) for one in own),
    )


def _choices(words: Words, workspace: Workspace, name: str) -> tuple[tuple[str, str, str], ...]:
    """The lists that are named among the words; else the likely ones of those this workspace can have."""
    said = {found for at in range(len(words)) for found in _named_at(words, at)}
    lists = [
        (
            one.items.plural.capitalize(),
            one.family,
            command_text("list", one, name),
            (id(one.items), one.family.key),
        )
        for one in LISTS
    ]
    people = [
        (one.field.label, one.family, command_text("edit", one.family, name), (id(one.field), one.family.key))
        for one in PEOPLE_LISTS
    ]
    able = [one for one in (*lists, *people) if not unavailable(one[1], workspace)]
    meant = [one for one in able if one[3] in said]
    able = [one for one in able if not unavailable(one[1], workspace, Access.WRITE)]
    likely = [one for one in able if one[1].key in _LIKELY and one[0] != "Rules"][:MAX_LIKELY] or able[
        :MAX_LIKELY
    ]
    more = () if meant else (("More", "", command_text("show", workspace=name)),)
    offered = ((label, family.title, to) for label, family, to, _ in (meant or likely)[:MAX_CHOICES])
    return (*offered, *more)


def _named_at(words: Words, at: int) -> Iterator[tuple[int, str]]:
    """The lists whose name begins at a word, as they are known here."""
    for lists, _ in LIST_NAMES.readings(words, at):
        yield from ((id(one.items), one.family.key) for one in lists)
    for people, _ in PEOPLE_NAMES.readings(words, at):
        yield from ((id(one.field), one.family.key) for one in people)
