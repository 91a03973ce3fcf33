"""“There” and “them” for several workspaces that were spoken of together."""

from __future__ import annotations

import re

from bot.catalogue import family_of
from bot.language.remembered.memory import Topic
from bot.language.understand.what_is_named import names_setting

_ALL_OF_THEM = (
    r"(?:(?:all|both) of (?:them|these|those)"
    r"|(?:these|those|both|all these|all those) (?:rooms|workspaces|ones|lobbies))"
)
_THERE = re.compile(
    r"(?<!is )(?<!are )\b(?:(?P<on>on )?(?:(?:in|at|for|of) )?"
    rf"(?:there\b(?! (?:is|are|was))|{_ALL_OF_THEM}\b)|(?:in|at|for) both\b(?! \w))",
    re.IGNORECASE,
)
_THEM = re.compile(
    r"\b(?P<verb>turn|switch|put|set|take|flip|forward|send|divert|close)"
    r"(?P<state> (?:on|off|back on|back off))? them\b",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(?:on|off|out|enabled?|disabled?)\b", re.IGNORECASE)
_TURNS = frozenset({"turn", "switch", "put", "set", "flip"})
_END = re.compile(r"(?P<mark>\s*(?:\b(?:please|pls|too|now|thanks)\b|[,.!?])*\s*)$", re.IGNORECASE)


def with_places(topic: Topic, text: str) -> str:
    """The text with the workspaces that were spoken of together in the place of “there” and “them”; as it is
    where one was spoken of, or where the text says neither."""
    if not (topic.is_open and topic.places):
        return text
    if there := _THERE.search(text):
        is_state = there["on"] and not _STATE.search(text[: there.start()])
        return f"{text[: there.start()]}{'on ' if is_state else ''}in {topic.places}{text[there.end() :]}"
    them = _THEM.search(text)
    end = _END.search(text)
    if them is None or end is None:
        return text
    said = text[: end.start()]
    if topic.family and them["verb"].casefold() in _TURNS and not names_setting(text):
        setting = family_of(topic.family).words[0]
        said = f"{said[: them.start()]}{them['verb']}{them['state'] or ''} {setting}{said[them.end() :]}"
    return f"{said} in {topic.places}{end['mark']}"
