"""A value that is told as it is, and as it should be: “auto transfer 1 at the kitchen is still Ana, needs to
be Bob's ext”, “moh still on at the gym, shld be off”."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.access import Viewer
from bot.errors import BotError
from bot.language.codes_and_pins import may_tell_secret
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.what_is_named import names_setting

MAX_CHARS = 160
"""Longer texts tell more than two values."""
_TOLD = re.compile(
    r"(?P<subject>[^,;?!]+?)(?: (?:is|are|goes? to|points? (?:to|at)|shows?|says?|reads?|leads? to|'s)"
    r"(?: (?:still|currently|now|set to|set at|at))*| still(?: (?:to|at))?) "
    r"(?P<old>[^,;?!]+?)(?:[,;]|\.(?= )| -| but) ?"
    r"(?:but |and )?(?:(?:it|that|this) )?(?:(?:needs?|has|ought|wants) to (?:be|say|read|show|go to)|"
    r"(?:should|shld|shd|must|shoud) (?:be|say|read|show|go to)|"
    r"(?:make|change|set|switch|turn) (?:it|that)(?: to)?) (?P<new>[^,;?!]+)",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"(?P<order>.+?(?:\bto\b|->|=>|→|=|:|\bof\b|\bat\b).+?)\s*[,(;–-]\s*(?:it )?"
    r"(?:was|used to be|formerly|previously|ex) (?:to )?(?!.*\b(?:wrong|mistake|error|"
    r"accident|bad|told|asked|meant|supposed|better|fine|it|that|this)\b)[^,;?!()]+?\)?",
    re.IGNORECASE,
)
_UNANSWERED = re.compile(r"\bno[- ](?:ans(?:wer)?|reply)\b", re.IGNORECASE)
_STATES = frozenset({"on", "off"})
_DOUBTS = re.compile(
    r"\b(?:not|never|no|if|when|unless|until|or|maybe|who|what|why|tomorrow|tonight|later|after|before|both|all|and)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
"""With one of these it may say something else."""
_HIS = re.compile(r"['’]s(?: (?:ext(?:ension)?|number|no|phone|desk|line))?$", re.IGNORECASE)


def _without_old(viewer: Viewer, said: str, read: Callable[[str], Request]) -> Request | None:
    """The change without what it was before: “gym no answer -> 4010 (was 4001)”."""
    found = _WAS.fullmatch(said) if len(said) <= MAX_CHARS else None
    if found is None or may_tell_secret(said) or _DOUBTS.search(_UNANSWERED.sub("", said)):
        return None
    try:
        request = read(found["order"])
    except BotError:
        return None
    fields = request.fields if isinstance(request, Propose) else request
    if not isinstance(fields, SetFields) or request.left_over:
        return None
    return shown_first(viewer, request, found["order"]) or request


def value_told(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The change to the new value, shown first; None for any other text."""
    said = " ".join(text.split()).rstrip(" .!")
    if shown := _without_old(viewer, said, read):
        return shown
    found = _TOLD.fullmatch(said) if len(said) <= MAX_CHARS else None
    if found is None or may_tell_secret(text) or _DOUBTS.search(said):
        return None
    old, new = found["old"].strip(), _HIS.sub("", found["new"].strip())
    rest = f"{found['subject']} {old}"
    named = named_in(viewer, rest)
    if not named.place or not names_setting(found["subject"]):
        return None
    subject = found["subject"]
    if not named_in(viewer, subject).place:
        subject = f"{subject} of {named.place}"
    if any(map(str.isdigit, old)) and any(map(str.isdigit, new)):
        return None  # figures are read in the sentence itself
    order = f"{subject} {new}" if new.casefold() in _STATES else f"set {subject} to {new}"
    try:
        request = read(order)
    except BotError:
        return None
    fields = request.fields if isinstance(request, Propose) else request
    if not isinstance(fields, SetFields) or request.left_over:
        return None
    return shown_first(viewer, request, order) or request
