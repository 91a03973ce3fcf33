"""A rule of a selective setting as it is typed on a phone: “sel fwd gym: calls from 7205550133 to 4002”,
“during Night shift every call to the gym goes to Sam”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.access import Viewer
from bot.language.codes_and_pins import may_tell_secret
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import MIN_DIALLED, sentences
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.beside.reasons.plain_reasons import is_plain_reason
from bot.language.understand.what_is_named import places_named
from bot.names.text import digits_of
from bot.names.workspaces import typed_name

MAX_CHARS = 160
"""Longer texts tell more than a rule."""
MAX_NAME_WORDS = 3
_SELECTIVE = r"sel(?:ective(?:ly)?)?\.? (?:call )?"
_KINDS = {
    "selforward": re.compile(rf"\b{_SELECTIVE}(?:fwd|forward(?:ing|s)?)\b", re.IGNORECASE),
    "accept": re.compile(rf"\b{_SELECTIVE}acc(?:ept(?:ance)?)?\b", re.IGNORECASE),
    "reject": re.compile(rf"\b{_SELECTIVE}rej(?:ect(?:ion)?)?\b", re.IGNORECASE),
    "priority": re.compile(r"\bprio(?:rity)? alert\b", re.IGNORECASE),
}
_SCHEDULE = re.compile(
    r"(?:\b(?:during|within|in|on|at) )?(?:the )?(?:schedule )?\b(?P<name>"
    r"(?:office|business|opening|working|school|visiting|store|shop|core|service) hours|(?:night|day) shift|"
    r"(?:public|school|bank) holidays?"
    r"|(?-i:[A-Z][\w'’-]+(?: [\w'’-]+)? (?:hours|shift|holidays?|break|schedule)))\b(?: schedule)?",
    re.IGNORECASE,
)
"""What schedules are called."""
_OUTSIDE = re.compile(
    r"\b(?:outside|after|before|except|not|no|never|unless|until|but|off|stop|remove|delete|if)\b|n['’]t\b",
    re.IGNORECASE,
)
"""With one of these it is another rule, or none."""
_REST = re.compile(
    r"[,;.] ?(?:by )?(?:days?|the rest|rest|otherwise|other times|all other times|daytime|else) "
    r"(?:(?:it )?(?:rings?|stays?|goes?|is) )?(?:as )?(?:normal(?:ly)?|usual|before|is|always)[.!]*$",
    re.IGNORECASE,
)
_DEST = re.compile(r"(?P<before>.*)(?:\b(?:to|onto)|->|=>|→) (?P<dest>[^,;:>→]+?)$", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w+])(?:\+?\d(?:[ ().-]{0,2}\d){2,})(?!\w)")
_ALLOWED = frozenset(
    phrases(
        "the|all|every|any|each|call|calls|caller|callers|to|for|at|of|in|on|go|goes|going|should|shld|shd|must|be|"
        "is|are|sent|send|forwarded|fwd|forward|divert|diverted|from|by|only|ring|rings|land|lands|reject|accept|"
        "rule|add|new|please|pls|phone|everything|number|and|let|through|thru"
    )
)
"""What stands in such a text beside the names; with any other word it may say something else."""


@dataclass(frozen=True)
class _Rule:
    kind: str
    schedule: str
    callers: str
    dest: str

    @property
    def is_told(self) -> bool:
        """Whether it is said when, or of whom, and what becomes of the calls."""
        if self.kind == "selforward":
            return bool(self.dest and (self.schedule or self.callers))
        return bool(self.kind and self.schedule and not self.dest)

    def command(self, where: str) -> str:
        """The command that adds it."""
        values = [f'during "{self.schedule}"'] if self.schedule else []
        chosen = f'chosen callers "{self.callers}" calls from chosen callers'
        values.append(chosen if self.callers else "calls from anybody")
        values += [f"to another number {self.dest}"] if self.dest else []
        return f"add rule {self.kind} {where} {' '.join(values)}"


def rule_typed_short(viewer: Viewer, text: str) -> str:
    """The command that adds the rule; empty for any other text."""
    said = " ".join(text.split()).rstrip(" .!")
    if len(said) > MAX_CHARS or said.endswith("?") or not _may_tell(said) or may_tell_secret(said):
        return ""
    said = _without_reason(viewer, _REST.sub("", said))
    if _OUTSIDE.search(said):
        return ""
    kind = next((key for key, called in _KINDS.items() if called.search(said)), "")
    schedules = [*_SCHEDULE.finditer(said)]
    if len(schedules) > 1:
        return ""
    body = _KINDS[kind].sub(" ", said) if kind else said
    body = " ".join(_SCHEDULE.sub(" ", body).split())
    body, dest = _destination(viewer, body) if kind in ("", "selforward") else (body, "")
    named = named_in(viewer, body)
    rooms = [word for word in named.words if not _NUMBER.fullmatch(word)]
    where = named_in(viewer, " . ".join(rooms)).place if rooms else ""
    for room in rooms:
        body = body.replace(room, " ")
    callers = ", ".join(re.sub(r"[ ().-]", "", one[0]) for one in _NUMBER.finditer(body))
    if not where or not _ALLOWED.issuperset(re.findall(r"[^\W_]+", _NUMBER.sub(" ", body).casefold())):
        return ""
    schedule = schedules[0]["name"] if schedules else ""
    rule = _Rule(kind or ("selforward" if schedule and dest else ""), schedule, callers, dest)
    return rule.command(where) if rule.is_told else ""


def _may_tell(said: str) -> bool:
    return _SCHEDULE.search(said) is not None or _KINDS["selforward"].search(said) is not None


def _without_reason(viewer: Viewer, said: str) -> str:
    before, comma, behind = said.rpartition(", ")
    return before if comma and is_plain_reason(viewer, behind) else said


def _destination(viewer: Viewer, body: str) -> tuple[str, str]:
    """The text without where calls go, and the number or the name of that; nothing for a workspace without a
    number and for voicemail."""
    found = _DEST.search(body)
    if found is None:
        return body, ""
    dest, before = found["dest"].strip(), found["before"].strip(" ,:")
    digits = digits_of(dest)
    if _NUMBER.fullmatch(dest) and len(digits) >= MIN_DIALLED:
        return before, f"+{digits}" if dest.startswith("+") else digits
    places = places_named(viewer, dest)
    if places:
        number = places[0].extension or places[0].number
        is_whole = typed_name(viewer.workspaces(), places[0]).strip('"').casefold() == dest.casefold()
        is_there = bool(places_named(viewer, before))
        return (before, number) if is_whole and is_there and number else (body, "")
    name = re.sub(r"['’]s(?: (?:ext|extension|did|number|phone|desk))?$", "", dest)
    words = [token.plain for part in sentences(name) for token in part.tokens]
    is_name = 0 < len(words) <= MAX_NAME_WORDS and all(word.isalpha() for word in words)
    return (before, f'"{name}"') if is_name and not any(map(lexicon().knows, words)) else (body, "")
