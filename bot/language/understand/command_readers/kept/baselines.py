"""Reads `baseline`, `baselines` and `drift`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.access import Access, Viewer
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.reasons import reason_behind
from bot.language.requests.baseline import (
    DriftAction,
    FindDrift,
    ForgetBaseline,
    ListBaselines,
    SaveBaseline,
)
from bot.language.selecting.selection_words import exception_at
from bot.language.selecting.selections import Selection
from bot.language.understand.command_readers.kept.saved import MAX_NAME_CHARS, name_of
from bot.language.understand.places.find_workspace import find_workspace
from bot.language.understand.places.several.which_workspaces import cut_settings, selection_of
from bot.language.words import ARTICLES, Word, Words, joined, retype
from bot.names.text import quoted
from bot.names.workspaces import matching, typed_name
from cards.text import message_text

SEEN = re.compile(r"seen:[0-9a-f]{6,20}")
"""The last word of what a button says: it tells what the card showed."""
_VERSUS = frozenset({"vs", "vs.", "versus", "against"})
_WITH = frozenset({"with", "from"})
_SAVES = frozenset({"save", "keep"})
_FORGETS = frozenset({"forget", "delete", "remove"})
_LISTS = frozenset({"list", "show"})
_ACTIONS: dict[str, DriftAction] = {
    "only": "show",
    "fix": "fix",
    "accept": "accept",
    "ignore": "ignore",
    "ignored": "ignored",
    "show ignored": "ignored",
    "list ignored": "ignored",
    "forget ignored": "forget",
    "stop ignoring": "forget",
    "unignore": "forget",
}
_ALL_SHOWN = frozenset({"it", "them", "this", "that", "these", "those", "all", "everything", "please"})
_OWN_WORDS = _VERSUS | {word for said in _ACTIONS for word in said.split()}
"""Words that a name cannot have: behind it they say what is to be done."""
_HOW_SAVE = "For example `baseline save lobby as reception`."
_HOW_DRIFT = "For example `drift Paris vs reception`."


def means_baseline(words: Words) -> bool:
    """Whether these words can stand behind `baseline` or `drift`: any can, and nothing else is meant."""
    return True


def read_baseline(viewer: Viewer, words: Words) -> SaveBaseline | ForgetBaseline | ListBaselines:
    """A baseline to be saved, from `save <workspace> as <name>`, forgotten, from `forget <name>`, or all of
    them. Raises NotUnderstood for a name that cannot be one."""
    words, seen = _cut_seen(reason_behind(words)[0])
    plain = [word.plain for word in words]
    if not plain or (len(plain) == 1 and plain[0] in _LISTS | _FORGETS):
        return ListBaselines()
    if plain[0] in _FORGETS:
        return ForgetBaseline(_name(words[1:]), seen)
    if "as" not in plain:
        raise NotUnderstood("Which workspace, as what? Nothing was saved.", _HOW_SAVE)
    at = plain.index("as")
    name = _new_name(words[at + 1 :])
    named = tuple(one for one in words[plain[0] in _SAVES : at] if one.plain not in ARTICLES)
    rest = f"as {quoted(name)}"
    return SaveBaseline(find_workspace(viewer, named, Access.READ, "baseline save", rest=rest), name, seen)


def _name(words: Words) -> str:
    """The name of a baseline as names are compared, without an article before it."""
    is_after_article = len(words) > 1 and words[0].plain in ARTICLES
    return name_of(words[1:] if is_after_article else words)


def _new_name(words: Words) -> str:
    """A name for a baseline. Raises NotUnderstood for one that cannot be."""
    text = joined(words)
    if may_tell_secret(text):
        raise NotUnderstood(f"A code or a PIN is no name. Nothing was saved. {CODE_UNUSED}")
    if len(text) > MAX_NAME_CHARS:
        raise NotUnderstood(f"A name has {MAX_NAME_CHARS} characters at most. Nothing was saved.", _HOW_SAVE)
    name = _name(words)
    if not any(map(str.isalnum, name)):
        raise NotUnderstood("As what? A name has letters or digits. Nothing was saved.", _HOW_SAVE)
    if taken := next((word for word in name.split() if word in _OWN_WORDS), ""):
        raise NotUnderstood(
            f"“{message_text(taken)}” behind `drift` means something already. Nothing was saved.",
            "Choose another name.",
        )
    return name


def read_baselines(viewer: Viewer, words: Words) -> ListBaselines:
    """The baselines of this space."""
    return ListBaselines()


def read_drift(viewer: Viewer, words: Words) -> FindDrift:
    """Which workspaces and settings, how they should be, and what becomes of where they are not, from
    `<workspaces> [settings] vs <name> [only|fix|accept|ignore|show ignored|forget ignored [workspaces]
    [settings]]`.

    Raises NotUnderstood, NotFound or Ambiguous.
    """
    words, seen = _cut_seen(words)
    at = _versus_at(words)
    start, end, action = _action(words, 0 if at == len(words) else at + 2)
    name = _name(words[at + 1 : start])
    if at < len(words) and not name:
        raise NotUnderstood("As what should they be?", _HOW_DRIFT)
    families, named = cut_settings(viewer, words[: min(at, start)])
    rest = retype(words[min(at, start) :])
    selection = selection_of(viewer, named, "drift", f"{keys_of(families)} {rest}".strip())
    what, which = cut_settings(viewer, words[end:])
    if exception_at(which, 0):
        which = (Word("all"), *which)
    only = None
    if any(word.plain not in _ALL_SHOWN for word in which):
        only = _among(viewer, selection, which, f"drift {retype(words[:end])}", keys_of(what))
    return FindDrift(selection, name, families, action, only, what, seen)


def _among(viewer: Viewer, whole: Selection, words: Words, verb: str, rest: str) -> Selection:
    """The part of a selection that the words name. Raises NotUnderstood where one that is named, or all of
    it, is not in it, and what `selection_of` does."""
    index, ids = viewer.workspaces(), {one.id for one in whole.workspaces}
    called = [one for one in matching(index, joined(words)) if one.id in ids]
    if len(called) == 1:
        return Selection((called[0],), typed_name(index, called[0]))
    part = selection_of(viewer, words, verb, rest)
    kept = tuple(one for one in part.workspaces if one.id in ids)
    if len(kept) == len(part.workspaces):
        return part
    if not kept or not part.said.startswith("all "):
        other = next(one for one in part.workspaces if one.id not in ids)
        raise NotUnderstood(
            f"{message_text(other.name)} is not among “{message_text(whole.said)}”. Nothing was changed."
        )
    return Selection(kept, ", ".join(typed_name(index, one) for one in kept))


def keys_of(families: Iterable[Family]) -> str:
    """The keys of settings as they are typed."""
    return " ".join(one.key for one in families)


def _action(words: Words, first: int) -> tuple[int, int, DriftAction]:
    """What is to be done, and from where to where the words say so, from this one on; behind all of them
    without any."""
    for at in range(first, len(words)):
        for length in (2, 1):
            said = tuple(word.plain for word in words[at : at + length])
            if len(said) == length and (action := _ACTIONS.get(" ".join(said))):
                return at, at + length, action
    return len(words), len(words), "show"


def _versus_at(words: Words) -> int:
    """Where “vs” stands; behind all words without."""
    for these in (_VERSUS, _WITH):
        if (at := next((at for at, word in enumerate(words) if word.plain in these), None)) is not None:
            return at
    return len(words)


def _cut_seen(words: Words) -> tuple[Words, str]:
    """The words of a button, and what tells what its card showed."""
    if words and not words[-1].quoted and SEEN.fullmatch(words[-1].text):
        return words[:-1], words[-1].text
    return words, ""
