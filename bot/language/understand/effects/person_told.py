"""Somebody who is to be on a list of people, or no longer, told in full sentences: “the front desk volunteers
want a line light for Ravi Shah so that they see whether he is free”. It is always shown first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.errors import BotError
from bot.language.reasons import kept_reason
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.understand.certainty import is_change
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.effects.pieces import STOPS, pieces_of, tells_secret
from bot.language.understand.effects.words_left import as_said, kept_pieces, words_left

MIN_WORDS, MAX_CHARS = 6, 300
_NAME = re.compile(
    r"(?<![\w@])(?!(?:Push|Call|Caller|Do|Please|Direct|Control)\b)[A-ZÀ-Ý][a-zà-ÿ-]+ "
    r"[A-ZÀ-Ý][a-zà-ÿ-]+(?!\w)"
)
_LISTS = (
    ("ptt", "members", re.compile(r"\b(?:push[- ]to[- ]talk|ptt|intercom)\b", re.IGNORECASE)),
    ("privacy", "who may see it all", re.compile(r"\bpriva\w+|\bsee (?:everything|it all)\b", re.IGNORECASE)),
    (
        "monitoring",
        "monitored lines",
        re.compile(
            r"\b(?:line (?:light|lamp|key)|lamp|light|blf|busy lamp|monitor\w*|blink\w*|line status)\b"
            r"|\bsee (?:if|whether|when|that) (?:& |he |she |they )?(?:is |are )?(?:on|busy|free|talking|"
            r"available)",
            re.IGNORECASE,
        ),
    ),
)
"""The lists of people, with what is said of each."""
_MAY_BE = re.compile(r"\b(?:see|monitor|light|lamp|blf|push|ptt|intercom|priva|blink|line)", re.IGNORECASE)
_SEES = re.compile(r"\bsee (?:if|whether|when|that) [^,;]*|, (?:as|since|because) [^;]*", re.IGNORECASE)
"""What is seen is no condition."""
_WATCHES = re.compile(
    r"&(?: (?!as\b|so\b)[\w'-]+){0,5}? (?:sees?|watch(?:es)?|monitors?|keeps?|observes?)\b[^;&]*@",
    re.IGNORECASE,
)
"""The person sees the workspace, and not the other way round."""
_REMOVES = (
    r"\b(?:remove|delete|strike|drop|take)\b[^;]*(?:&|\b(?:him|her|them)\b)|\boff\b[^;]*\blist\b|"
    r"&(?: (?!so\b|that\b|because\b)[\w@'-]+){0,8}? ?(?:\b(?:no longer|not|any ?more|any longer)\b|"
    r"(?<=\w)n't\b)|\b(?:no longer|not|n't)\b[^;]*(?:&|"
    r"\b(?:him|her)\b)"
)
_ADDS = (
    r"\b(?:add|put|include|enter|let|allow|give|place)\b[^;]*(?:&|\b(?:him|her|them)\b)"
    r"|\b(?:wants?|needs?|would like|'d like|should (?:have|get|see)|must (?:have|see)|asks? for|like|"
    r"wish(?:es)?)\b[^;]*&"
    r"|&[^;]*\b(?:should|must|has to|is to|may|needs to) be (?:on|added|monitored|shown|watched|reachable|"
    r"listed|able)"
)
_DOUBT = re.compile(
    r"\b(?:unless|until|perhaps|maybe|tomorrow|tonight|later|only|except|but|and (?!so\b|please\b|put\b|"
    r"add\b|take\b|must\b|should\b)|or)\b|\?",
    re.IGNORECASE,
)


def person_told(
    viewer: Viewer, text: str, read: Callable[[str], Request], anew: Callable[[str], Request | None]
) -> Request | None:
    """The change of the list, with what else is told as its reason; None for any other text, and for what is
    understood as it stands."""
    is_short = text.count(" ") + 1 < MIN_WORDS or len(text) > MAX_CHARS
    if is_short or not (_MAY_BE.search(text) and _NAME.search(text)):
        return None
    pieces = None if tells_secret(viewer, text) else pieces_of(viewer, text)
    if pieces is None or pieces.numbers:
        return None
    said = " ; ".join(pieces.said)
    names = {*_NAME.findall(said)}
    if len(names) != 1:
        return None
    name = names.pop()
    said = re.sub(rf"{re.escape(name)}(?:'s (?:line|phone|extension|status))?", "&", said)
    kinds = [(key, field) for key, field, words in _LISTS if words.search(said)]
    if len(kinds) > 1 and kinds[0][0] != "monitoring":
        kinds = kinds[:1]
    removes, adds = re.search(_REMOVES, said, re.IGNORECASE), re.search(_ADDS, said, re.IGNORECASE)
    if (
        len(kinds) != 1
        or not (removes or adds)
        or STOPS.search(_SEES.sub(" ", said))
        or _DOUBT.search(_SEES.sub(" ", said))
    ):
        return None
    key, field = kinds[0]
    if key == "monitoring" and _WATCHES.search(said):
        return None
    order = f'set {key} {pieces.place} {field} {"remove" if removes else "add"} "{name}"'
    try:
        if is_change(anew(text)):
            return None
        request = read(order)
    except BotError:
        return None
    fields = request.fields if isinstance(request, Propose) else request
    if not isinstance(fields, SetFields):
        return None
    told = [one for one in pieces.said if "@" not in one and name not in one]
    kept = kept_pieces(pieces.said, told, words_left(said))
    reason = kept_reason(as_said(kept, pieces), text)
    return shown_first(viewer, replace(request, reason=reason), order) or request
