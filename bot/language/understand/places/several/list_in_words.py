"""What is asked of a list kept by name in other words than its commands: “add atrium to list front-desks”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.errors import NotFound, NotUnderstood
from bot.language.requests.named_lists import ForgetNamedList, ShowNamedList, ShowNamedLists
from bot.language.requests.request import Request
from bot.language.selecting.named_lists import ALL_OF, find_said_list, may_say_list
from bot.language.selecting.selection_words import plain_word
from bot.language.times.time_clauses import POLITE
from bot.language.understand.command_readers.kept.named_lists import list_request, read_marked
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Words, split
from bot.names.named_lists import list_key
from bot.names.text import plain_words

_SHOWING = frozenset({
    "what", "what's", "whats", "which", "who", "who's", "whose", "is", "are", "there", "in", "on", "of",
    "at", "from", "show", "me", "list", "see", "open", "view", "tell", "give", "members", "rooms",
    "workspaces", "phones", "ones", "the", "our", "my", "can", "could", "you", "i", "we", "does", "do",
    "have", "contain",
})  # fmt: skip
"""Words before a list that only ask what is on it."""
_ALL_LISTS = re.compile(
    r"(?:(?:what|which|show|show me|list|see|all|my|our|the|your) )+(?:named |saved |workspace )*lists"
    r"(?: (?:are there|do we have|do i have|are here|of this space|there are|exist|here|please))*"
)
_SAVING = (
    re.compile(
        r"(?:please )?(?:make|create|start|save|keep|build)(?: me)?(?: a| the| new)* list (?:called |named )?"
        r"(?!of\b|with\b|from\b)(?P<name>.+?)\s*(?:=|:|\bwith\b|\bof\b|\bout of\b|\bfrom\b) *(?P<named>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:please )?(?:save|keep|remember) (?P<named>.+) (?:as|under)(?: a| the| new)* list "
        r"(?:called |named )?(?P<name>.+)",
        re.IGNORECASE,
    ),
)
_PUTTING = frozenset({"add", "put", "include", "get"})
_ONTO = frozenset({"to", "on", "onto", "in", "into"})
_TAKING = frozenset({"remove", "take", "delete", "drop", "kick", "strike", "get"})
_OFF = frozenset({"from", "off", "of", "out"})
_FORGETTING = frozenset({"forget", "delete", "remove", "drop", "unlist"})


def list_in_words(viewer: Viewer, text: str) -> Request | None:
    """What a message asks of a list that the space keeps, or of all; None for any other. Raises NotUnderstood
    or NotFound for what cannot be kept."""
    if not may_say_list(text) or "\n" in text.strip():
        return None
    if _ALL_LISTS.fullmatch(plain_words(text)):
        return ShowNamedLists()
    words = split(text)
    if words[0].plain == "list" and (found := read_marked(viewer, words[1:])):
        return found  # what is wrong with it is said at once, and not what a sentence could mean
    for way in _SAVING:
        if said := way.fullmatch(text.strip().rstrip(".!")):
            return list_request(viewer, "=", split(said["name"]), split(said["named"]))
    its = find_said_list(words, viewer.lists)
    if its is None or any(plain_word(word) not in POLITE for word in words[its.end :]):
        return None
    before = tuple(word for word in words[: its.start] if plain_word(word) not in POLITE)
    key = list_key(its.list.name)
    plain = [plain_word(word) for word in before]
    if all(word in _SHOWING for word in plain):
        return ShowNamedList(key)
    if plain_word(words[its.start]) in ALL_OF:
        return None  # “delete everything on the list”
    if len(plain) == 1 and plain[0] in _FORGETTING:
        return ForgetNamedList(key)
    named = before[1:]
    while named and plain_word(named[-1]) in _ONTO | _OFF:
        named = named[:-1]
    joints = {plain_word(word) for word in before[1 + len(named) :]}
    mark = "+" if plain[0] in _PUTTING and joints & _ONTO else "-" if joints & _OFF else ""
    if not named or not mark or (mark == "-" and plain[0] not in _TAKING):
        return None
    return _changed(viewer, mark, split(its.list.name), named)


def _changed(viewer: Viewer, mark: str, name: Words, named: Words) -> Request | None:
    """The change of a list; None where what is named is a setting, to be changed on all of the list."""
    try:
        return list_request(viewer, mark, name, named)
    except (NotFound, NotUnderstood):
        if SETTING_NAMES.find(named)[0] is not None:
            return None
        raise
