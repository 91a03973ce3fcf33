"""“Remove 2” and “delete the second one” right behind a list that was shown."""

from __future__ import annotations

from dataclasses import replace

from bot.access import Viewer
from bot.catalogue import family_of
from bot.language.commands import Invocation
from bot.language.remembered.memory import Topic
from bot.language.sentence.words.tokens import MIN_DIALLED
from bot.language.understand.earlier.referring import by_name_only
from bot.language.vocabulary import LIST_NAMES, LISTS, PEOPLE_NAMES, SETTING_NAMES, command_text
from bot.language.words import ARTICLES, Word, Words, joined, split
from bot.names.workspaces import matching, typed_name

_VERBS = frozenset({"remove", "change"})
_COUNTED = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "1st": "1", "2nd": "2", "3rd": "3",
}  # fmt: skip
_BEFORE_IT = frozenset({"of", "from", "in", "at", "on", "off", "for"})
_BEFORE_NUMBER = frozenset({"number", "no", "nr", "row", "item", "entry"})
MAX_ITEM_WORDS = 5
"""So many words name an item of a list."""
_THEM = frozenset(
    {"it", "them", "that", "this", "one", "ones", "those", "these", "there", "here", "please", "pls"}
)
"""Beside the verb these name no item."""


def with_shown_list(viewer: Viewer, topic: Topic, invocation: Invocation) -> Invocation:
    """The command with the list, the setting and the workspace that were just spoken of, where it names none
    of them; any other as it is. Raises NotUnderstood for a list of secrets: what cannot be undone is done by
    name only."""
    name, words = invocation.command.name, tuple(one for one in invocation.words if one.plain not in ARTICLES)
    workspace = viewer.workspaces().by_id.get(topic.workspace_id)
    if name not in _VERBS or not words or workspace is None or not topic.is_one_setting:
        return invocation
    family = family_of(topic.family)
    own = [one for one in LISTS if one.family is family]
    named, rest = (None, words) if _is_counted(words) else LIST_NAMES.find(words)
    its_list = next((one for one in own if named and one.items.title == named.items.title), None)
    if its_list is None and (named or len(own) != 1):
        return invocation
    its_list = its_list or own[0]
    if _names_other(viewer, rest):
        return invocation
    if its_list.items.secret:
        raise by_name_only(command_text(name, its_list))
    typed = split(f"{its_list.items.words[0]} {family.key} {typed_name(viewer.workspaces(), workspace)}")
    return replace(invocation, words=(*typed, *_item(rest)))


def _is_counted(words: Words) -> bool:
    """Whether “number 2” says which row of the list, and names no list of numbers."""
    figure = words[1].plain if len(words) > 1 else ""
    return words[0].plain in _BEFORE_NUMBER and figure.isdecimal() and len(figure) < MIN_DIALLED


def _item(words: Words) -> Words:
    """The words for the item, its number in figures; none where they only refer to it."""
    words = tuple(one for one in words if one.plain not in _THEM)
    while words and words[-1].plain in _BEFORE_IT:
        words = words[:-1]
    if words and words[0].plain in _BEFORE_NUMBER:
        words = words[1:]
    if len(words) == 1 and (number := _COUNTED.get(words[0].plain.strip(".,"))):
        return (Word(number),)
    return words


def _names_other(viewer: Viewer, words: Words) -> bool:
    """Whether a setting, a list of people or a workspace is named, or too much is said for an item."""
    if len(words) > MAX_ITEM_WORDS:
        return True
    words = tuple(replace(one, text=one.text.strip(",;:.!")) for one in words)
    starts = range(len(words))
    is_named = SETTING_NAMES.find(words)[0] is not None or any(PEOPLE_NAMES.at(words, at)[0] for at in starts)
    places = (joined(words[at:end]) for at in starts for end in range(at + 1, len(words) + 1))
    return is_named or any(matching(viewer.workspaces(), place, inside=False) for place in places)
