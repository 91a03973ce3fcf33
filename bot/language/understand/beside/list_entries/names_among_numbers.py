"""Somebody's name in a list of numbers: “add Ravi to the sequential ring of gym”, “simultaneous ring gym:
4001, Ravi”. Who has which number is not looked up there."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.catalogue import family_of
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import said_back
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.what_is_named import names_place, places_named
from bot.language.vocabulary import SettingList, command_text
from bot.names.text import folded
from bot.names.workspaces import typed_name
from cards.text import message_text

_LISTS = (
    ("sequential", re.compile(r"\bsequential(?:ly)?\b|\bseq(?:uential)? ring\b", re.IGNORECASE)),
    ("simultaneous", re.compile(r"\bsimultaneous(?:ly)?\b|\bsim ?ring\b", re.IGNORECASE)),
    ("accept", re.compile(r"\bselective(?:ly)? accept\w*", re.IGNORECASE)),
    ("reject", re.compile(r"\bselective(?:ly)? reject\w*", re.IGNORECASE)),
    ("priority", re.compile(r"\bpriority (?:alert|ring)\w*", re.IGNORECASE)),
)
_CUES = ("sequential", "simultaneous", "sim", "seq ring", "selective", "priority")
_ADD = re.compile(
    r"\b(?:add|put|include|place)\s+(?P<row>[^:;.?]+?)\s+(?:to|on|onto|in|into)\s+(?:the |our |its )?(?=.*"
    r"\b(?:sequential|simultaneous|sim ?ring|seq|selective|priority))",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:ring|accept\w*|reject\w*|alert|simring|list|rules?)\b[^:;.?]*:\s*(?P<row>[^:;.?]+?)[\s.!]*$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|plus)\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]*(?: [^\W\d_][^\W\d_'’-]*)?")
_NOBODY = frozenset(
    {
        "number",
        "numbers",
        "it",
        "him",
        "her",
        "them",
        "me",
        "us",
        "caller",
        "callers",
        "rule",
        "rules",
        "phone",
    }
)


def require_numbers(viewer: Viewer, text: str) -> None:
    """Raises NotUnderstood where a name stands in the place of a number; the numbers beside it are
    offered without it."""
    said = folded(text)
    if text.endswith("?") or not any(cue in said for cue in _CUES):
        return
    found = _ADD.search(text) or _BEHIND.search(text)
    family = next((key for key, words in _LISTS if words.search(text)), "")
    if found is None or not family:
        return
    row = [part for part in _JOINT.split(found["row"]) if part]
    names = [one for one in row if _is_name(viewer, one)]
    numbers = [one for one in row if any(map(str.isdigit, one))]
    places = places_named(viewer, text)
    if not names or len(names) + len(numbers) < len(row) or len(places) != 1:
        return
    raise _no_number(viewer, text, found, family, names, numbers)


def _no_number(
    viewer: Viewer, text: str, found: re.Match[str], family: str, names: list[str], numbers: list[str]
) -> NotUnderstood:
    """The refusal, with the order without the names, or else the form for a number."""
    its_list = SettingList(family_of(family), family_of(family).lists[0])
    place = places_named(viewer, text)[0]
    called = "”, “".join(message_text(said_back([one])) for one in names)
    start, end = found.span("row")
    without = f"{text[:start]}{', '.join(numbers)}{text[end:]}"
    name = typed_name(viewer.workspaces(), place)
    form = (
        f"Add a {its_list.items.title}",
        f"{its_list.family.title} · {place.name}",
        command_text("add", its_list, name),
    )
    return NotUnderstood(
        f"{its_list.family.title} goes by numbers, and I look up no number for “{called}”. "
        "Nothing was changed.",
        "Say the number in the place of the name, or choose:",
        choices=(*(((without, "", without),) if numbers else ()), form),
    )


def _is_name(viewer: Viewer, part: str) -> bool:
    words = folded(part).split()
    return (
        _NAME.fullmatch(part) is not None
        and _NOBODY.isdisjoint(words)
        and not any(lexicon().knows(word) for word in words)
        and not names_place(viewer, part)
    )
