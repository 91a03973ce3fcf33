"""“Extend lobby paris by one hour”, “the lobby is closed one hour longer”: what holds there for a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.catalogue import title_of
from bot.changes.timed.period import name_of
from bot.commands.context import Context
from bot.commands.timed import may_see_timed
from bot.errors import NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.time_words import COUNTS, UNITS
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import split
from bot.names.text import folded
from bot.ports.database import Timed
from bot.sentences import plan_name
from cards.text import message_text

_COUNT = "|".join(COUNTS)
_UNIT = "|".join(UNITS)
_LENGTH = rf"half an? (?:{_UNIT})|(?:(?:{_COUNT}|\d+(?:\.\d+)?)\s?(?:{_UNIT})(?:\s(?:and\s)?(?!longer))?)+"
_LONGER = re.compile(
    rf"(?P<there>.+?),? (?:for |by )?(?:(?P<length>{_LENGTH}) (?:longer|more)"
    rf"|another (?P<another>(?:(?:{_COUNT}|\d+) )?(?:{_UNIT}))"
    rf"|(?P<count>{_COUNT}|\d+) more (?P<unit>{_UNIT}))"
)
_EXTEND = re.compile(
    r"(?:please |pls |can you |could you |would you )*(?:extend|prolong|lengthen) (?P<there>.+)"
)
_TIME = re.compile(r"(?P<there>.+?) (?P<joining>by|for|until|till|til|to) (?P<time>.+)")
_STATE = re.compile(r"(?:keep|leave) .+|.+ (?:is|are|be|stays?|remains?)\b.*")
"""What is to last longer is said as it is: “forward it to 4001 for another hour” is another change."""
_OTHER_TIMES = re.compile(
    r"\b(?:rings?|ringing|seconds?|secs?|timeout|delay|length|limit|waits?|waiting|parked|hold|recalls?|"
    r"muted?|notices?)\b"
)
"""With these it is said how long a phone rings, a message may be, or a space hears nothing."""


def extended_there(context: Context, text: str) -> str:
    """The command with its number that a text means that extends what holds in a workspace; empty for any
    other text. Raises NotUnderstood where several hold there, NotFound where none does."""
    said = folded(text).rstrip(" .!").removesuffix(" please")
    found = _read(said)
    if found is None or text.rstrip().endswith("?") or _OTHER_TIMES.search(said):
        return ""
    there, time = found
    if not (workspaces := _named(context, there)):
        return ""
    ids = {one.id for one in workspaces}
    ones = [one for one in context.services.timed.waiting() if one.workspace_id in ids]
    ones = [one for one in ones if may_see_timed(context, one)]
    if not ones:
        names = ", ".join(message_text(one.name) for one in workspaces[:3])
        raise NotFound(
            f"Nothing of {names} ends by itself, so there is nothing to extend. Nothing was changed.",
            "Say the change with a time, for example “… for 2 hours”; `scheduled` shows what waits.",
        )
    family, _ = SETTING_NAMES.find(split(there))
    wanted = [one for one in ones if family is None or one.family == family.key]
    wanted = [one for one in wanted or ones if one.state == "running"] or wanted or ones
    commands = tuple(f"extend {name_of(one)} {time}".rstrip() for one in wanted)
    if len(wanted) == 1 and (family is None or wanted[0].family == family.key):
        return commands[0]
    raise NotUnderstood(
        "Which one? Nothing was changed.", choices=(*_choices(wanted, commands), *_plan(wanted, time))
    )


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


def _named(context: Context, there: str) -> list[Workspace]:
    """The workspaces that the words name, or may."""
    index = context.seen()
    spans = [span for one in sentences(there) for span in workspace_spans(index, one, lexicon())]
    surest = max((span.sureness for span in spans), default=None)
    found = {one.id: one for span in spans if span.sureness == surest for one in span.found}
    return [*found.values()]


def _choices(ones: Sequence[Timed], commands: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (f"{name_of(one)} · {one.workspace_name}", f"{title_of(one.family)}: {one.assignments}", command)
        for one, command in zip(ones, commands, strict=True)
    )


def _plan(ones: Sequence[Timed], time: str) -> tuple[tuple[str, str, str], ...]:
    """All of a plan together, where all of them are of one."""
    numbers = {one.plan_id for one in ones}
    if len(ones) < 2 or len(numbers) > 1 or None in numbers:
        return ()
    name = plan_name(numbers.pop())
    return ((f"All of {name}", f"{len(ones)} workspaces", f"extend {name} {time}".rstrip()),)
