"""A rule of a selective setting in a full sentence, with the schedule at which it holds: “during our Office
hours, calls from +1 … to the gym should be forwarded selectively to 4404”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.understand.beside.named_in import named_in

_LISTS = (
    ("accept", re.compile(r"\bselective(?:ly)? (?:call )?accept(?:ance|ed|ing)?\b", re.IGNORECASE)),
    ("reject", re.compile(r"\bselective(?:ly)? (?:call )?reject(?:ion|ed|ing)?\b", re.IGNORECASE)),
    (
        "selforward",
        re.compile(
            r"\bselective(?:ly)? (?:call )?forward(?:ing|ed)?\b|\bforwarded selectively\b|\bforward selectively\b",
            re.IGNORECASE,
        ),
    ),
    ("priority", re.compile(r"\bpriority alert\b", re.IGNORECASE)),
)
_SCHEDULE = re.compile(
    r"\b(?:[Dd]uring|[Ww]ithin|[Ww]ith) (?:(?:the|our) )?(?:schedule )?"
    r"(?P<name>\"[^\"]+\"|[A-Z][\w'’-]*(?: (?:hours|shift|time|times|days|holidays|break|[A-Z][\w'’-]*))*)"
    r"(?: (?:hours )?only\b)?"
)
"""A schedule of the location is written as names are."""
_NUMBER = re.compile(r"(?<![\w+])(?P<number>\+\d(?:[ ().-]{0,2}\d){6,}|\d{3,6})(?!\w)")
_TO = re.compile(r"(?:\bto|\bextension|\bext)\s*$", re.IGNORECASE)
_FROM = re.compile(r"(?:\bfrom|\bby|\bfor|\bcaller|\bnumber|\bwhen|\bif)\s*$", re.IGNORECASE)
_ALLOWED = frozenset(
    "the a an should must take takes taken accept accepts accepted calls call only that is are be by of rule with "
    "this schedule for any caller callers anybody anyone everybody everyone whoever whatever from to go our on "
    "phone in please put make add new create all use at it and all extension number during ring rings as".split()
)
"""What stands in such a sentence beside the names; with any other word it may say something else."""


def rule_in_full(viewer: Viewer, text: str) -> str:
    """The command that adds the rule; empty for any other text."""
    said = " ".join(text.split()).rstrip(" .")
    told = [*_SCHEDULE.finditer(said)]
    schedule = told[0] if len({one["name"] for one in told}) == 1 else None
    kind, named = next(((key, one) for key, it in _LISTS if (one := it.search(said))), ("", None))
    place = named_in(viewer, said) if schedule and named else None
    if schedule is None or named is None or place is None or "?" in said:
        return ""
    rest = _SCHEDULE.sub(" ", said).replace(named[0], " ", 1)
    numbers = {_digits(one["number"]): one for one in _NUMBER.finditer(rest)}
    rooms = [one for one in place.words if _digits(one) not in numbers]
    where = named_in(viewer, " . ".join(rooms)).place if rooms else ""
    ends = {number: rest[: one.start()] for number, one in numbers.items()}
    goes_to = [number for number, before in ends.items() if _TO.search(before)]
    joins = _joining(kind)
    callers = [number for number, before in ends.items() if _FROM.search(before) or joins.search(before)]
    is_clear = where and len(goes_to) + len(callers) == len(numbers) and len(goes_to) <= 1
    if not is_clear or (bool(goes_to) and kind != "selforward"):
        return ""
    for one in (*(found["number"] for found in numbers.values()), *rooms):
        rest = rest.replace(one, " ", 1)
    if not _ALLOWED.issuperset(re.findall(r"[^\W_]+", rest.casefold())):
        return ""
    values = [f'during "{schedule["name"].strip(chr(34))}"']
    if callers:
        values += [f'chosen callers "{", ".join(callers)}"', "calls from chosen callers"]
    else:
        values.append("calls from anybody")
    values += [f"to another number {number}" for number in goes_to]
    return f"add rule {kind} {where} {' '.join(values)}"


def _joining(kind: str) -> re.Pattern[str]:
    """What joins a further caller; where calls go somewhere, it may be a further destination."""
    return re.compile(r"(?!)" if kind == "selforward" else r"\b(?:and|or)\s*$", re.IGNORECASE)


def _digits(number: str) -> str:
    return re.sub(r"[ ().-]", "", number)
