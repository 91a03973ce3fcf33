"""A rule of a selective setting in a full sentence, with the schedule at which it holds: “during our Office
hours, calls from +1 … to the gym should be forwarded selectively to 4404”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.sentence.words.general_words import phrases
from bot.language.understand.beside.named_in import named_in

_CALLED = {
    "accept": r"selective(?:ly)? (?:call )?accept(?:ance|ed|ing)?",
    "reject": r"selective(?:ly)? (?:call )?reject(?:ion|ed|ing)?",
    "selforward": r"selective(?:ly)? (?:call )?forward(?:ing|ed)?|forward(?:ed)? selectively",
    "priority": r"priority alert",
}
"""What the settings are called, by the word for them in a command."""
_SETTINGS = {key: re.compile(rf"\b(?:{said})\b", re.IGNORECASE) for key, said in _CALLED.items()}
_SCHEDULE = re.compile(
    r"\b(?:[Dd]uring|[Ww]ithin|[Ww]ith) (?:(?:the|our) )?(?:schedule )?"
    r"(?P<name>\"[^\"]+\"|[A-Z][\w'’-]*(?: (?:hours|shift|time|times|days|holidays|break|[A-Z][\w'’-]*))*)"
    r"(?: only\b)?"
)
"""A schedule of the location is written as names are."""
_NUMBER = re.compile(r"(?<![\w+])(?:\+\d(?:[ ().-]{0,2}\d){6,}|\d{3,6})(?!\w)")
_TO = re.compile(r"(?:\bto|\bextension|\bext)\s*$", re.IGNORECASE)
_FROM = re.compile(r"(?:\bfrom|\bby|\bfor|\bcaller|\bnumber)\s*$", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|or)\s*$", re.IGNORECASE)
_TELLS_STATE = re.compile(r"\b(?:is|are) (?:on|in)\b", re.IGNORECASE)
"""A rule that there is already."""
_ALLOWED = frozenset(
    phrases(
        "the|a|an|should|must|take|takes|taken|accept|accepts|accepted|calls|call|only|that|is|are|be|by|of|"
        "rule|with|this|schedule|for|any|caller|callers|anybody|anyone|everybody|everyone|whoever|whatever|"
        "from|to|go|our|on|phone|in|please|make|add|new|create|all|use|at|it|and|extension|number|during|"
        "ring|rings|as"
    )
)
"""What stands in such a sentence beside the names; with any other word it may say something else."""


def rule_in_full(viewer: Viewer, text: str) -> str:
    """The command that adds the rule; empty for any other text."""
    said = " ".join(text.split()).rstrip(" .")
    schedules = {one["name"] for one in _SCHEDULE.finditer(said)}
    kind = next((key for key, called in _SETTINGS.items() if called.search(said)), "")
    if not kind or len(schedules) != 1 or "?" in said or _TELLS_STATE.search(said):
        return ""
    rooms = [word for word in named_in(viewer, said).words if not _NUMBER.fullmatch(word)]
    where = named_in(viewer, " . ".join(rooms)).place if rooms else ""
    rest = _SETTINGS[kind].sub(" ", _SCHEDULE.sub(" ", said))
    for room in rooms:
        rest = rest.replace(room, " ")
    whom = _who_and_where(rest, sends=kind == "selforward")
    if not where or whom is None or not _ALLOWED.issuperset(_words(_NUMBER.sub(" ", rest))):
        return ""
    callers, goes_to = whom
    schedule = next(iter(schedules)).strip('"')
    chosen = f'chosen callers "{", ".join(callers)}" calls from chosen callers'
    values = [f'during "{schedule}"', chosen if callers else "calls from anybody"]
    values += [f"to another number {goes_to}"] if goes_to else []
    return f"add rule {kind} {where} {' '.join(values)}"


def _who_and_where(text: str, *, sends: bool) -> tuple[list[str], str] | None:
    """The numbers of the callers, and that where their calls go; None where it is not said which is which."""
    callers, goes_to = list[str](), list[str]()
    for one in _NUMBER.finditer(text):
        before, number = text[: one.start()], re.sub(r"[ ().-]", "", one[0])
        if sends and _TO.search(before):
            goes_to.append(number)
        elif _FROM.search(before) or (callers and not goes_to and _JOINED.search(before)):
            callers.append(number)
        else:
            return None
    return (callers, "".join(goes_to)) if len(goes_to) <= 1 else None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
