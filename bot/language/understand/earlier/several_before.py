"""“There” and “them” for several workspaces that were spoken of together."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.catalogue import family_of
from bot.language.remembered.memory import Topic
from bot.language.understand.what_is_named import names_place, names_setting

_ROOMS = r"(?:rooms|workspaces|ones|lobbies)"
_NO_NOUN = r"(?! (?!please|pls|too|now|again|until|till|for|from|because)\w)"
_ALL_OF_THEM = (
    rf"(?:(?:all|both) of (?:them|these|those)(?: {_ROOMS})?{_NO_NOUN}"
    rf"|(?:these|those|both|all these|all those) {_ROOMS})"
)
_THERE = re.compile(
    r"(?<!is )(?<!are )(?<!hi )(?<!hello )(?<!hey )\b(?:(?P<on>on )?(?:(?:in|at|for|of) )?"
    rf"(?:there\b(?!['’]| (?:is|are|was|were|has|have|will))|{_ALL_OF_THEM}\b)"
    r"|(?:in|at|for) both\b(?! \w))",
    re.IGNORECASE,
)
_THEM = re.compile(
    r"\b(?P<verb>turn|switch|put|set|take|flip|forward|send|divert|close)"
    r"(?P<state> (?:on|off|back on|back off))? them\b",
    re.IGNORECASE,
)
STATE = re.compile(r"\b(?:on|off|out|enabled?|disabled?)\b", re.IGNORECASE)
"""Where one of these stands before “on there”, the “on” is no state."""
_TURNS = frozenset({"turn", "switch", "put", "set", "flip"})
MAX_CHARS = 300
"""Longer texts tell more than one order for these workspaces."""
_END = re.compile(r"(?P<mark>\s*(?:\b(?:please|pls|too|now|thanks)\b|[,.!?])*\s*)$", re.IGNORECASE)


def with_places(viewer: Viewer, topic: Topic, text: str) -> str:
    """The text with the workspaces that were spoken of together in the place of “there” and “them”; as it is
    where one was spoken of, where the text says neither, and where it names a workspace or quotes a text."""
    if not (topic.is_open and topic.places) or len(text) > MAX_CHARS or '"' in text:
        return text
    there, them, end = _THERE.search(text), _THEM.search(text), _END.search(text)
    if not (there or them) or names_place(viewer, text):
        return text
    if there:
        is_state = there["on"] and not STATE.search(text[: there.start()])
        return f"{text[: there.start()]}{'on ' if is_state else ''}in {topic.places}{text[there.end() :]}"
    if them is None or end is None:
        return text
    said = text[: end.start()]
    if topic.family and them["verb"].casefold() in _TURNS and not names_setting(text):
        setting = family_of(topic.family).words[0]
        said = f"{said[: them.start()]}{them['verb']}{them['state'] or ''} {setting}{said[them.end() :]}"
    return f"{said} in {topic.places}{end['mark']}"
