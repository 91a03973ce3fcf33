"""Who has a number that calls go to or come from: “goes to the switchboard on 4000”, “from Kim at +1 …”."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.access import Viewer
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import MIN_DIALLED, Sentence

_OWNERS = frozenset(
    phrases(
        "operator|switchboard|attendant|receptionist|porter|guard|desk|manager|office|helpdesk|hotline|hub|center|"
        "centre|concierge|dispatcher|dispatch|assistant|secretary|supervisor|team|caretaker|janitor|queue"
    )
)
_KINDS = frozenset(
    phrases(
        "main|night|duty|day|help|service|security|hotel|call|contact|central|shift|general|site|building|it"
    )
)
_HAS = frozenset({",", "at", "on", "under", "number", "extension", "ext", "x", "is"})
_LEADS = frozenset({"to", "be", "reach", "with", "ring", "call", "into", "is"})
_ARTICLES = frozenset({"the", "our", "a", "their"})
_TOLD = re.compile(
    rf"\b(?:{'|'.join(sorted(_OWNERS))})"
    r"(?:\s*,|\s+(?:at|on|under|number|extension|ext|x|is))?\s*\(?\+?\d",
    re.IGNORECASE,
)
_CALLER = re.compile(
    r"\bfrom (?!(?:ext|extension|number|outside)\b)(?:[a-z'’-]+ ){1,4}(?:at|on|under) (?=\+?\d[\d ().-]{6})",
    re.IGNORECASE,
)
"""Between “from” and a whole number: whose it is."""
MAX_CALLER_WORDS = 5
"""So many words say who calls, with those between."""
_OTHERS = frozenset(
    phrases(
        "but|not|except|other|others|than|no|nobody|noone|one|everyone|everybody|anyone|anybody|all|unless"
    )
)
"""With one of these it is everybody else who calls."""
_TIME = re.compile(r"[0-2]\d[0-5][05]")
"""Behind “at” this may be a time of the day: 0900."""


def tells_owner(text: str) -> bool:
    """Whether a text tells whose number it is: what comes of it is shown first."""
    return any(one.search(text) for one in (_TOLD, _CALLER))


def without_owner(viewer: Viewer, part: Sentence) -> Sentence:
    """The sentence without who has the number, unless that is a workspace or the number may be a time."""
    part = _without_caller(viewer, part) if _CALLER.search(part.text(0, len(part.tokens))) else part
    words = part.words
    ends = [at for at, word in enumerate(words) if word in _OWNERS and not part.tokens[at].quoted]
    for at in reversed(ends):
        number = at + 1 + (words[at + 1 : at + 2] != () and words[at + 1] in _HAS)
        start = at - (words[at - 1] in _KINDS)
        start -= words[start - 1] in _ARTICLES
        is_told = len("".join(words[number : number + 1])) >= MIN_DIALLED and words[number][-1].isdigit()
        if start < 1 or not is_told or words[start - 1] not in _LEADS:
            continue
        if words[number - 1] == "at" and _TIME.fullmatch(words[number]):
            continue
        spans = workspace_spans(viewer.workspaces(), part, lexicon())
        if not any(one.start <= at < one.end and one.sureness >= Sureness.ALL_WORDS for one in spans):
            return replace(part, tokens=(*part.tokens[:start], *part.tokens[number:]))
    return part


def _without_caller(viewer: Viewer, part: Sentence) -> Sentence:
    """The sentence without who calls from a number: “calls from the superintendent at +1 303 555 0199”."""
    words = part.words
    start = words.index("from") + 1
    at = next((at for at in range(start + 1, len(words)) if words[at] in _HAS and words[at] != ","), 0)
    spans = workspace_spans(viewer.workspaces(), part, lexicon())
    is_place = any(one.start <= at and start <= one.end - 1 for one in spans)
    if not 0 < at - start < MAX_CALLER_WORDS or is_place or _OTHERS & {*words[start:at]}:
        return part
    return replace(part, tokens=(*part.tokens[:start], *part.tokens[at + 1 :]))
