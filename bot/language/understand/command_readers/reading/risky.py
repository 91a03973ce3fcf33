"""Reads `risky`: what is risky in the settings of all workspaces, or of some."""

from __future__ import annotations

from bot.access import Viewer
from bot.language.requests.many import ShowRisky
from bot.language.selecting.named_lists import find_said_list
from bot.language.understand.places.several.which_workspaces import selection_of
from bot.language.words import Words
from bot.names.workspaces import matching

RISKY = frozenset({"risky", "dangerous"})
"""Behind `show` they ask for what is risky, where no workspace is called so."""
MAX_NAME_WORDS = 4
_ASKS = frozenset(
    {"what", "what's", "whats", "which", "is", "are", "isn't", "anything", "something", "everything", "there"}
    | {
        "that",
        "it",
        "any",
        "the",
        "a",
        "our",
        "my",
        "show",
        "me",
        "us",
        "tell",
        "list",
        "find",
        "check",
        "see",
    }
    | {"please", "now", "right", "currently", "today", "looks", "look", "seems", "risk", "risks", "settings"}
)
"""Words beside it that only ask."""
_NOUNS = frozenset({"workspaces", "workspace", "rooms", "room", "spaces", "phones", "phone"})
"""Behind “which” they name nothing; behind “all” they do."""
_INSIDE = frozenset({"in", "at", "for", "of", "on", "with", "among", "about"})
_ALL = frozenset({"all", "every", "each", "everywhere"})


def asks_for_risky(words: Words) -> bool:
    """Whether the words beside `risky` only ask, or name workspaces: not in “is it risky to forward …?”."""
    about = _about(words)
    if not about or (about[0].plain in _INSIDE | _ALL and not _has_verb(about)):
        return True
    return len(about) <= MAX_NAME_WORDS and len(about) == len(words) and not _has_verb(about)


def names_risky(viewer: Viewer, words: Words) -> bool:
    """Whether the words behind `show` ask for what is risky."""
    plain = [word.plain for word in words if word.plain not in _ASKS]
    is_asked = bool(plain) and plain[0] in RISKY
    return is_asked and not matching(viewer.workspaces(), plain[0], inside=False)


def read_risky(viewer: Viewer, words: Words) -> ShowRisky:
    """Of which workspaces, from `[workspaces]`. Raises NotFound or Ambiguous."""
    words = tuple(word for word in words if word.plain not in RISKY)
    said = find_said_list(words, viewer.lists)
    about = words[said.start :] if said else _about(words)
    while about and about[0].plain in _INSIDE:
        about = about[1:]
    return ShowRisky(selection_of(viewer, about, "risky"))


def _about(words: Words) -> Words:
    """The words without those that only ask, and “which workspaces” with them."""
    at = 0
    while at < len(words) and _only_asks(words, at):
        at += 1
    end = len(words)
    while end > at and words[end - 1].plain in _ASKS - {"a"} and not words[end - 1].quoted:
        end -= 1
    return words[at:end]


def _only_asks(words: Words, at: int) -> bool:
    is_noun = at > 0 and words[at].plain in _NOUNS and words[at - 1].plain in ("which", "what")
    return is_noun or words[at].plain in _ASKS


def _has_verb(words: Words) -> bool:
    return any(word.plain in ("to", "if", "when", "and", "because", "should", "can") for word in words)
