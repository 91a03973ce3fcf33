"""“Extend lobby paris by one hour”, “the lobby is closed one hour longer”: where, and until when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalogue.model.family import Family
from bot.events import Workspace
from bot.language.polite import POLITELY
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.times.time_words import COUNTS, UNITS
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Words, split
from bot.names.text import folded
from bot.names.workspaces import WorkspaceIndex

_COUNT = "|".join(COUNTS)
_UNIT = "|".join(UNITS)
_LENGTH = (
    rf"half an? (?:{_UNIT})(?![a-z])|"
    rf"(?:(?:(?:{_COUNT})\s|\d+(?:\.\d+)?\s?)(?:{_UNIT})(?![a-z])(?:\s(?:and\s)?(?!longer))?)+"
)
_LONGER = re.compile(
    rf"(?P<there>.+?),? (?:for |by )?(?:(?P<length>{_LENGTH}) (?:longer|more)"
    rf"|another (?P<another>(?:(?:{_COUNT}|\d+) )?(?:{_UNIT}))"
    rf"|(?P<count>{_COUNT}|\d+) more (?P<unit>{_UNIT}))"
)
_EXTEND = re.compile(rf"{POLITELY}(?:extend|prolong|lengthen) (?P<there>.+)")
_TIME = re.compile(r"(?P<there>.+?) (?P<joining>by|for|until|till|til|to) (?P<time>.+)")
_STATE = re.compile(r"(?:keep|leave) .+|.+ (?:is|are|be|stays?|remains?)\b.*")
"""What is to last longer is said as it is: “forward it to 4001 for another hour” is another change."""
STAYS = frozenset(
    phrases(
        "the|our|my|a|in|at|for|of|on|it|its|that|this|room|phone|now|please|is|are|be|stay|stays|remain|remains|"
        "keep|leave|must|should|can|has|have|to|closed|shut|out|service|order|silent|quiet|'s"
    )
)
"""Words that say that something goes on as it is; with any other a text may want something else."""
_OTHER_TIMES = re.compile(
    r"\b(?:rings?|ringing|seconds?|secs?|timeout|delay|length|limit|waits?|waiting|parked|hold|recalls?|"
    r"muted?|notices?)\b"
)
"""With these it is said how long a phone rings, a message may be, or a space hears nothing."""


@dataclass(frozen=True)
class Longer:
    """What is to hold longer: in one of these workspaces, of this setting if one is named; by or until when,
    empty where that is not told."""

    workspaces: Sequence[Workspace]
    family: Family | None
    time: str


def read_longer(workspaces: WorkspaceIndex, text: str) -> Longer | None:
    """What a text wants to hold longer; None for any other text."""
    said = folded(text).rstrip(" .!").removesuffix(" please")
    found = _read(said)
    if found is None or text.rstrip().endswith("?") or _OTHER_TIMES.search(said):
        return None
    there, time = found
    named, beside = named_there(workspaces, there)
    family, rest = SETTING_NAMES.find(split(there))
    return Longer(named, family, time) if named and beside & in_full(rest) <= STAYS else None


def in_full(words: Words) -> set[str]:
    """The words without marks, and also without an “'s” or a mere “s” at their end."""
    plain = {word.plain.strip(",;:.!") for word in words}
    return plain | {one.strip("'s") for one in plain}


def _read(said: str) -> tuple[str, str] | None:
    """Where, and by or until when; an empty time where it is not told. None for any other text."""
    if longer := _LONGER.fullmatch(said):
        length = longer["length"] or longer["another"] or f"{longer['count']} {longer['unit']}"
        there = _EXTEND.fullmatch(longer["there"])
        if there is None and not _STATE.fullmatch(longer["there"]):
            return None
        return there["there"] if there else longer["there"], f"by {_counted(length.strip())}"
    extend = _EXTEND.fullmatch(said)
    if extend is None:
        return None
    time = _TIME.fullmatch(extend["there"])
    if time is None:
        return extend["there"], ""
    joining = {"for": "by", "to": "until"}.get(time["joining"], time["joining"])
    return time["there"], f"{joining} {time['time']}"


def _counted(length: str) -> str:
    """“Hour” of “another hour” is one."""
    return f"1 {length}" if length in UNITS else length


def named_there(workspaces: WorkspaceIndex, there: str) -> tuple[list[Workspace], set[str]]:
    """The workspaces that the words name, or may, and the words beside them; none of several sentences."""
    said = sentences(there)
    if len(said) != 1:
        return [], set()
    spans = workspace_spans(workspaces, said[0], lexicon())
    surest = max((span.sureness for span in spans), default=None)
    named = [span for span in spans if span.sureness == surest]
    inside = {at for span in named for at in range(span.start, span.end)}
    beside = {token.plain for at, token in enumerate(said[0].tokens) if at not in inside}
    return [*{one.id: one for span in named for one in span.found}.values()], beside
