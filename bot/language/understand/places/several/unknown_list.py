"""Lists that are named and not kept: nothing is done to what is called alike."""

from __future__ import annotations

from collections.abc import Callable

from bot.access import Viewer
from bot.catalogue.model.family import Family
from bot.errors import Ambiguous, NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.codes_and_pins import may_tell_secret, without_codes_and_pins
from bot.language.request_subject import subject_of
from bot.language.requests.changing import EditSetting, Propose, SetFields, SetForTime
from bot.language.requests.request import Request
from bot.language.selecting.named_lists import LIST, find_said_list, may_say_list
from bot.language.selecting.selection_words import (
    ARTICLES,
    INSIDE,
    MAX_NAME_WORDS,
    is_one_of,
    past,
    plain_word,
)
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Word, Words, joined, retype, split
from bot.names.name_words import words_of
from bot.names.named_lists import list_key
from bot.names.text import closest
from bot.sentences import names_of
from cards.fields import People
from cards.text import message_text

_BEFORE = INSIDE | frozenset({"to", "with", "onto", "into", "except"})
_ENDS = INSIDE | {
    "a", "all", "and", "are", "as", "be", "because", "but", "can", "could", "do", "does", "had", "has",
    "have", "is", "it", "may", "might", "must", "of", "only", "or", "please", "shall", "should", "so",
    "than", "that", "the", "then", "this", "to", "until", "was", "we", "were", "when", "where", "which",
    "who", "will", "with", "would", "you",
}  # fmt: skip
"""Words behind “list” that begin no name."""


def beside_lists(viewer: Viewer, text: str, read: Callable[[], Request]) -> Request:
    """What `read` gives for a text. Raises NotFound where the text names a list that there is not, and cannot
    be read for that, or would change the workspace of that name."""
    if not may_say_list(text):
        return read()
    words = split(text)
    try:
        request = read()
    except (NotUnderstood, NotFound, Ambiguous):
        if find_said_list(words, viewer.lists) is None:
            refuse_unknown_list(viewer, words)
        raise
    if find_said_list(words, viewer.lists):
        return request
    if isinstance(request, EditSetting | Propose):
        _refuse_close_list(viewer, words)
    if isinstance(request, SetFields | SetForTime | EditSetting | Propose):
        about = subject_of(request)
        if about.workspace and about.family and not _has_list(about.family):
            _refuse_name_of_list(words, about.workspace)
    return request


def refuse_unknown_list(viewer: Viewer, words: Words, *, is_name: bool = False) -> None:
    """Raises NotFound where the words name a list that there is not: with the one that is called nearly so,
    if any. With `is_name` they are only names, so that “list” may stand first."""
    _refuse_close_list(viewer, words)
    for at, word in enumerate(words):
        name = _name(words[at + 1 : at + 1 + MAX_NAME_WORDS])
        is_list = is_one_of(words, at, LIST) and not word.is_before_comma
        if is_list and name and ((is_name and at == 0) or _stands_behind(words, at)):
            raise no_list(viewer, joined(name))


def _stands_behind(words: Words, at: int) -> bool:
    """Whether “list” stands at a place where workspaces are named: behind “in the”, or a setting that has no
    list of its own."""
    before = at - 1
    while before > 0 and is_one_of(words, before, ARTICLES - INSIDE):
        before -= 1
    family = _setting_before(words, at)
    is_inside = before >= 0 and is_one_of(words, before, _BEFORE)
    return is_inside or (family is not None and not _has_list(family))


def _setting_before(words: Words, at: int) -> Family | None:
    """The setting whose name ends right before this place."""
    found = (SETTING_NAMES.at(words, start) for start in range(at))
    return next((family for family, end in found if end == at), None)


def no_list(viewer: Viewer, name: str, *suggestions: str) -> NotFound:
    """The refusal for a list that there is not."""
    shown = message_text(without_codes_and_pins(split(name))[:60])
    kept = names_of([message_text(one.name) for one in viewer.lists().values()])
    return NotFound(
        f"There is no list “{shown}” here. Nothing was changed.",
        f"There are: {kept}." if kept else "To save one: `list front-desks = gym, kitchen`.",
        suggestions,
    )


def _name(words: Words) -> Words:
    """The words that are the name of a list, as far as can be told."""
    name: list[Word] = []
    for word in words:
        if not word.quoted and (plain_word(word) in _ENDS or not plain_word(word)):
            break
        name.append(word)
        if word.is_before_comma:
            break
    return tuple(name)


def _refuse_close_list(viewer: Viewer, words: Words) -> None:
    """Raises NotFound with the sentence as it may have been meant, where a list is called nearly so."""
    lists = viewer.lists()
    by_key = {key: key for key in lists}
    for at in range(len(words)) if lists else ():
        if not is_one_of(words, at, LIST):
            continue
        family = _setting_before(words, at)
        is_of_setting = family is not None and _has_list(family)
        last = at if is_of_setting else at + len(_name(words[at + 1 : at + 1 + MAX_NAME_WORDS]))
        first = at - len(_name(words[max(0, at - MAX_NAME_WORDS) : at][::-1]))
        runs = [(at, end + 1) for end in range(at + 1, last + 1)]
        runs += [(start, at + 1) for start in range(at - 1, first - 1, -1)]
        for start, end in runs:
            said = joined(word for one, word in enumerate(words[start:end], start) if one != at)
            key = list_key(said)
            if key and (near := closest(by_key, key, 1, whole=True)):
                whole = (*words[:start], *split(lists[near[0]].said), *words[end:])
                meant = () if may_tell_secret(joined(words)) else (retype(whole),)
                raise no_list(viewer, said, *meant)


def _has_list(family: Family) -> bool:
    return bool(family.lists) or any(isinstance(one, People) for one in family.fields)


def _refuse_name_of_list(words: Words, workspace: Workspace) -> None:
    """Raises NotFound where a list is said to have the name of this workspace."""
    name = {*words_of(workspace.name), workspace.extension}
    for at in range(len(words)):
        if not is_one_of(words, at, LIST):
            continue
        behind = len(words) if words[at].is_before_comma else past(words, at + 1, ARTICLES)
        before = -1 if at and words[at - 1].is_before_comma else at - 1
        beside = (one for one in (behind, before) if 0 <= one < len(words))
        if any({*words_of(words[one].text)} & name for one in beside):
            said = message_text(workspace.name)
            raise NotFound(
                f"{said} is a workspace, and there is no list of that name here. Nothing was changed.",
                "Say it without the word list, or see `lists`.",
            )
