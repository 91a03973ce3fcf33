"""“There” and “it” beside the name of another workspace: “turn on dnd there and in the gym”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.catalogue import family_of
from bot.language.phrases import workspace_at
from bot.language.remembered.memory import Topic
from bot.language.understand.earlier.referring import spoken_of_none
from bot.language.understand.earlier.several_before import STATE
from bot.language.understand.what_is_named import names_place, names_setting
from bot.language.words import split
from bot.names.workspaces import typed_name

_IN = r"(?:(?:in|at|for|on|to|of) )?"
_ROOM = r"(?:that|this) (?:room|one|workspace|phone)"
_IT = rf"(?:it|{_ROOM})"
_AND = r"\s*(?:,|&|\band\b|\bas well as\b|\bplus\b)+\s+(?:also |and )?"
_AND_IN_WORDS = r",?\s+(?:and|&|as well as|plus)\s+(?:also )?"
"""Behind “it” a comma alone joins nothing: “do it, the gym is closed”."""
_TOO = r"(?:\s+(?:too|also|as well|please|pls))*"
_PLACE = rf"(?P<{{}}>{_IN}(?:there|here|{_ROOM})\b)"
_BEFORE_NAME = re.compile(
    rf"\b(?:{_PLACE.format('there')}{_AND}|(?P<it>{_IN}it\b){_AND_IN_WORDS}){_IN}(?:the )?(?=\S)",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(
    rf"(?<=\S)(?:{_AND}{_PLACE.format('there')}|{_AND_IN_WORDS}(?P<it>{_IN}it\b)){_TOO}[.!?]*$", re.IGNORECASE
)
_OBJECT = rf"(?:{_IT}|(?:turn|switch|put|set|take|forward|send|block|close) (?:that|this))"
_ADDED = re.compile(
    rf"(?P<order>.*\b{_OBJECT}\b.*\S)(?:{_AND_IN_WORDS}|, also |, )"
    rf"(?P<place>{_IN}(?:the )?\S.*?){_TOO}[.!]*",
    re.IGNORECASE,
)
"""An order for “it”, and another workspace behind it: “turn it on, and the gym too”."""
_JOINED = re.compile(r"\b(?:and|plus|also|too|as well)\b|&", re.IGNORECASE)
MAX_CHARS = 300
"""Longer texts tell more than one order."""
_LEADS = re.compile(rf"^{_IN}(?:the )?", re.IGNORECASE)
_VERB = re.compile(r"(?:play|turn|set|switch|put|add|show|let|make|forward|send)\b", re.IGNORECASE)
"""Behind “there and” these order something else, though a workspace may be called so."""
_PLACED = re.compile(r"\b(?:in|at|for|on|to|of) (?:(?:the|that|this) )?", re.IGNORECASE)
_TURNS_IT = re.compile(
    r"\b(?:turn|switch|put|set|take|flip)(?: (?:on|off|back on|back off))? (?P<it>it|that|this)\b",
    re.IGNORECASE,
)
"""With these “it” is the setting that was spoken of, where none is named."""


def with_place_beside(viewer: Viewer, topic: Topic, text: str) -> str:
    """The text with the workspace that was spoken of named in full, where “there”, “it” or “in that room”
    stands beside the name of another; any other text as it is.

    Raises NotUnderstood where none was spoken of: half of what was said is not done.
    """
    if len(text) > MAX_CHARS:
        return text
    if found := _beside(viewer, text):
        said = "there" if found["there"] else "it"
        return _put_in_place(found.span(said), text, _spoken_of(viewer, topic, found[said]), topic)
    if added := _added(viewer, text):
        order, other = added["order"].rstrip(" ,"), _LEADS.sub("", added["place"])
        return f"{_with_setting(order, topic)} in {_spoken_of(viewer, topic, 'it')} and {other}"
    return text


def _spoken_of(viewer: Viewer, topic: Topic, said: str) -> str:
    """The workspace that was spoken of, or those, as it can be typed."""
    one = viewer.workspaces().by_id.get(topic.workspace_id)
    name = typed_name(viewer.workspaces(), one) if one else topic.places
    if not name:
        raise spoken_of_none(said)
    return name


def _put_in_place(place: tuple[int, int], text: str, name: str, topic: Topic) -> str:
    start, end = place
    before, there = text[:start], text[start:end]
    if not re.fullmatch(_IT, there, re.IGNORECASE):
        # “Turn dnd on there”: “on” belongs to the order.
        is_state = there.casefold().startswith("on ") and not STATE.search(before)
        name = f"{'on ' if is_state else ''}in {name}"
    return _with_setting(f"{before}{name}{text[end:]}", topic)


def _with_setting(text: str, topic: Topic) -> str:
    """The text with the setting that was spoken of for “it” in “turn it on”, where none is named."""
    found = _TURNS_IT.search(text)
    if found is None or not topic.family or names_setting(text):
        return text
    start, end = found.span("it")
    return f"{text[:start]}{family_of(topic.family).words[0]}{text[end:]}"


def _beside(viewer: Viewer, text: str) -> re.Match[str] | None:
    before = _BEFORE_NAME.search(text)
    is_verb = bool(before and _VERB.match(text, before.end()))
    if before and not is_verb and _begins_with_name(viewer, text[before.end() :]):
        return before
    behind = _BEHIND_NAME.search(text)
    names = (text[place.end() : behind.start()] for place in _PLACED.finditer(text)) if behind else ()
    return behind if any(_is_name(viewer, name) for name in names) else None


def _added(viewer: Viewer, text: str) -> re.Match[str] | None:
    found = _ADDED.fullmatch(text.strip())
    if found is None:
        return None
    name = _LEADS.sub("", found["place"])
    is_joined = _JOINED.search(text) is not None
    is_other = names_place(viewer, found["order"])
    return found if is_joined and _is_name(viewer, name) and not is_other else None


def _begins_with_name(viewer: Viewer, text: str) -> bool:
    words = split(text.replace(":", " "))
    return bool(words and workspace_at(viewer.workspaces(), words))


def _is_name(viewer: Viewer, text: str) -> bool:
    words = split(text)
    return bool(words) and workspace_at(viewer.workspaces(), words) == len(words)
