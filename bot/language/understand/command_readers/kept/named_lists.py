"""Reads lists kept by name: `list <name>`, `list <name> = <workspaces>`, `+`, `-`, `lists` and `unlist`."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.errors import NotUnderstood
from bot.language.requests.named_lists import (
    AddToNamedList,
    ForgetNamedList,
    SaveNamedList,
    ShowNamedList,
    ShowNamedLists,
    TakeOffNamedList,
)
from bot.language.requests.request import Request
from bot.language.selecting.selection_words import (
    ALL,
    EVERYONE,
    EVERYWHERE,
    EXCEPT,
    INSIDE,
    NO_NAMES,
    Places,
    plain_word,
)
from bot.language.sentence.kinds.small_talk import is_small_talk
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.command_readers.lists import read_list
from bot.language.understand.command_readers.timed import timed_sentence
from bot.language.understand.earlier.answers import assents
from bot.language.understand.earlier.saying_no import declines
from bot.language.understand.places.several.unknown_list import no_list, refuse_unknown_list
from bot.language.understand.places.several.which_workspaces import named_together
from bot.language.vocabulary import LIST_NAMES, PEOPLE_NAMES, SETTING_NAMES
from bot.language.words import Word, Words, joined, split, split_page
from bot.names.named_lists import list_key
from bot.names.text import names_nothing
from bot.names.workspaces import matching
from cards.text import message_text

MAX_NAME_CHARS = 40
"""A name that is typed in the place of many workspaces is short."""
MAX_NAME_WORDS = 4
_PLAIN_NAME = re.compile(r"[\w&'./-]+(?: [\w&'./-]+)*")
_NEVER = frozenset({"list", "lists", "page", "then", "vs", "versus", "fix", "csv", "json"})
_SELECTING = ALL | EVERYWHERE | EVERYONE | INSIDE | {one for said in EXCEPT for one in said}
_MARK = re.compile(r"(?P<before>[^=]*?)(?P<mark>=|(?<!.)[+-](?!\d))(?P<behind>.*)")
"""Between a name and workspaces; a hyphen in a word is none, nor the plus of a number."""
_EXAMPLE = "For example `list front-desks = gym, kitchen, all at Denver`."


def read_list_command(viewer: Viewer, words: Words) -> Request:
    """A list of the space to be shown, saved or changed; else the things on a list of a setting."""
    named, page = split_page(words)
    if (key := list_key(joined(named))) in viewer.lists():
        return ShowNamedList(key, page)
    return read_marked(viewer, words) or read_list(viewer, words)


def read_marked(viewer: Viewer, words: Words) -> Request | None:
    """`<name> = <workspaces>`, `<name> + …` or `<name> - …`; None for other words. Raises what `list_request`
    does."""
    for at, word in enumerate(words):
        found = None if word.quoted else _MARK.fullmatch(word.text)
        if found is None:
            continue
        name = (*words[:at], *map(Word, filter(None, [found["before"]])))
        named = (*map(Word, filter(None, [found["behind"]])), *words[at + 1 :])
        is_other = found["mark"] != "=" and (SETTING_NAMES.at(name)[1] or LIST_NAMES.at(name)[1])
        if not name:
            raise NotUnderstood("Under which name? Nothing was saved.", _EXAMPLE)
        return None if is_other else list_request(viewer, found["mark"], name, named)
    return None


def list_request(viewer: Viewer, mark: str, name: Words, named: Words) -> Request:
    """What a list is to be: these workspaces (`=`), these as well (`+`), or without these (`-`).

    Raises NotUnderstood for a name that means something else, and for no workspaces; NotFound for a list or a
    workspace that there is not.
    """
    if not named:
        raise NotUnderstood("Which workspaces? Nothing was saved.", _EXAMPLE)
    typed = joined(name).strip(" .,!\"'")
    key = list_key(typed)
    if mark == "=":
        _require_name(viewer, typed, name)
        return SaveNamedList(typed, named_together(viewer, named))
    if key not in viewer.lists():
        refuse_unknown_list(viewer, (Word("list"), *name), is_name=True)
        raise no_list(viewer, typed)
    if mark == "+":
        return AddToNamedList(key, named_together(viewer, named))
    return TakeOffNamedList(key, _members(viewer, key, named))


def _members(viewer: Viewer, key: str, named: Words) -> tuple[str, ...]:
    """The ids of the members that the words name; also of those that are not there any more."""
    said, there = joined(named), viewer.workspaces().by_id
    gone = {one: name for one, name in viewer.lists()[key].members.items() if one not in there}
    of_name = [one for one, name in gone.items() if name and list_key(name) == list_key(said)]
    if said in gone or len(of_name) == 1:
        return (said,) if said in gone else tuple(of_name)
    found = named_together(viewer, named)
    return (*(one.id for one in found.workspaces), *(one for one, _ in found.missing))


def _require_name(viewer: Viewer, typed: str, words: Words) -> None:
    """Raises NotUnderstood for what cannot be the name of a list."""
    key = list_key(typed)
    parts = key.split()
    if (
        not key
        or len(typed) > MAX_NAME_CHARS
        or len(parts) > MAX_NAME_WORDS
        or not _PLAIN_NAME.fullmatch(typed)
    ):
        raise NotUnderstood(
            "That is no name for a list. Nothing was saved.",
            f"Up to {MAX_NAME_WORDS} words with letters, digits and hyphens. {_EXAMPLE}",
        )
    if _means_something(viewer, typed, parts):
        raise NotUnderstood(
            f"“{message_text(typed)}” means something already. Nothing was saved.", "Choose another name."
        )


def _means_something(viewer: Viewer, typed: str, parts: list[str]) -> bool:
    """Whether a name is a workspace, a location, a setting, a list in one, a number, a time, an answer, or a
    word of the language of selections."""
    index, words = viewer.workspaces(), split(typed)
    end, sites = Places(index).named(words, 0)
    named = (SETTING_NAMES, LIST_NAMES, PEOPLE_NAMES)
    sentence = f"dnd on in list {typed}"
    return (
        names_nothing(typed)
        or "".join(parts).isdigit()
        or re.fullmatch(r"[pcrs]-?\d+", typed.lower()) is not None
        or not _NEVER.isdisjoint(parts)
        or any(plain_word(word) in _SELECTING for word in words)
        or all(plain_word(word) in NO_NAMES for word in words)
        or any(table.called(words) or table.called(split(" ".join(parts))) for table in named)
        or bool(sites and end == len(words))
        or bool(matching(index, typed, inside=False) or matching(index, " ".join(parts), inside=False))
        or bool(timed_sentence(sentence)[1])
        or assents(typed)
        or declines(typed)
        or all(map(is_small_talk, sentences(typed)))
    )


def read_lists(viewer: Viewer, words: Words) -> ShowNamedLists:
    """The lists of this space."""
    return ShowNamedLists(split_page(words)[1])


def means_lists(words: Words) -> bool:
    """Whether these words can stand behind `lists`."""
    return not split_page(words)[0]


def read_unlist(viewer: Viewer, words: Words) -> ForgetNamedList:
    """The list that is to be forgotten. Raises NotFound, and NotUnderstood without a name."""
    words = words[1:] if words and words[0].plain == "list" else words
    key = list_key(joined(words))
    if not key:
        raise NotUnderstood("Which list? Nothing was forgotten.", "See `lists`.")
    if key not in viewer.lists():
        refuse_unknown_list(viewer, (Word("list"), *words), is_name=True)
        raise no_list(viewer, joined(words))
    return ForgetNamedList(key)
