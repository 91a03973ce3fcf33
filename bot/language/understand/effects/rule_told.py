"""A rule of a selective setting that is told by what it does: “only 4002 should get through to the gym”,
“reject all calls to the gym during Public holidays”. It is always shown first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.catalogue.effects.words import DENIED
from bot.errors import BotError
from bot.language.reasons import kept_reason
from bot.language.requests.changing import AddItem, RemoveItem
from bot.language.requests.request import Request
from bot.language.understand.effects.pieces import NUMBER, STOPS, TAKES_AWAY, Pieces, pieces_of, tells_secret
from bot.language.understand.effects.when_told import tells_when
from bot.language.understand.effects.words_left import as_said, kept_pieces, words_left
from bot.language.understand.what_is_named import names_place

MIN_WORDS, MAX_CHARS = 5, 300
_MAY_BE = re.compile(
    r"\b(?:selective\w*|only|nobody|no[- ]?one|none|priority|during|within|outside of)\b", re.IGNORECASE
)
_ACCEPT = r"\bselective(?:ly)? (?:call )?accept(?:ance|ed|ing)?\b|\baccept(?:ed)? selectively\b"
_REJECT = (
    r"\bselective(?:ly)? (?:call )?(?:reject(?:ion|ed|ing)?|turn\w* away|refus\w*)\b|\b(?:reject|refuse|"
    r"turn)\w*(?: \w+){0,3}?(?: away)? selectively\b"
)
_FORWARD = (
    r"\bselective(?:ly)? (?:call )?(?:forward(?:ing|ed)?|divert\w*)\b|\b(?:forward|divert|send|sent|"
    r"redirect)\w*(?: [\w@#]+){0,6}? selectively\b"
)
_PRIORITY = r"\bpriority alert\w*"
_NAMED = (("accept", _ACCEPT), ("reject", _REJECT), ("selforward", _FORWARD), ("priority", _PRIORITY))
_NOBODY_ELSE = (
    r"(?:(?:and )?(?:from )?nobody else|(?:and )?no[- ]?one else|from it alone|alone|only|exclusively)"
)
_LETS_ONLY = (
    r"\bonly (?:calls? (?:from |by ))?#(?: and #)*(?: \w+)? (?:should|must|may|can|is to|are to|gets?|"
    r"shall)(?: be (?:able|allowed) to)? "
    r"(?:get through|come through|reach|call|ring|phone|be accepted|be let|be put)"
    r"|\b(?:nobody|no[- ]?one|none|nothing) (?:but|except|other than|save) #(?: and #)* "
    r"(?:should|must|may|can|is to|gets?|shall)(?: be (?:able|allowed) to)? (?:get through|come through|"
    r"reach|call|ring|phone)"
    rf"|\b(?:accept|take|answer|let)\w* (?:only )?(?:calls? )?(?:from )?#(?: and #)*,? {_NOBODY_ELSE}"
    r"|\b(?:accept|take)\w* only calls? from #|\b(?:accept|take)\w* calls? only from #"
)
_SENDS_ONLY = (
    r"\bonly (?:the )?calls? (?:that come |coming )?(?:from|by|of) #(?: and #)*(?: (?:to|at|on|for) (?:the "
    r")?@)? (?:should|must|are to|is to|have to|shall|to)(?: be)? "
    r"(?:forward|divert|sen[dt]|redirect|go)\w*"
    r"|\b(?:forward|divert|send)\w* only (?:the )?calls? from #"
)
_TURNS_AWAY = (
    r"\b(?:reject|refuse|turn away|block|decline)\w* (?:all |any |the |incoming )*(?:calls?|callers?)(?: "
    r"(?:to|for|at|in|on) (?:the )?@)?"
)
_SCHEDULE = re.compile(
    r"\b(?:during|within|with|in|on) (?:(?:the|our) )?(?:schedule )?(?P<name>\"[^\"]+\"|"
    r"(?-i:[A-Z])[\w'’-]*(?: (?:hours|shift|time|times|days|"
    r"holidays|break|(?-i:[A-Z])[\w'’-]*))*)",
    re.IGNORECASE,
)
_DEST = re.compile(
    r"\b(?:to|onto|at|towards)(?: (?:extension|ext|number|the|my|his|her))* #(?! (?:is|are) )", re.IGNORECASE
)
_DOUBT = re.compile(
    r"\b(?:(?:don['’]t|do not|never|not) (?:(?:to |be )*(?:reject|refus|accept|forward|turn|let|add|block|"
    r"make|use)\w*)|if|"
    r"unless|until|maybe|perhaps|whether|might|tomorrow|tonight|later|next|remove|delete|drop|take off|no "
    r"longer|any more|anymore|"
    r"off|stop|disable|were|did|used to|default|priority list|must stay|should stay|stays?|still needs?|keep|"
    r"remains?)\b|\?",
    re.IGNORECASE,
)
_ELSE_STAYS = re.compile(
    r",? ?\b(?:everything|everybody|everyone|all|the) (?:else|others?|other calls?|rest)(?: calls?)? "
    r"(?:stays?|remains?|keeps?|rings?)\b[^,;]*$",
    re.IGNORECASE,
)
"""Says what is not to change."""
_GOES = re.compile(
    rf"\brules?\b.*(?:{TAKES_AWAY.pattern}|\b(?:has to go|must go|can go|can be (?:deleted|removed|"
    r"dropped))\b)"
    r"|\b(?:delete|remove|drop|scrap) the (?:\w+ ){0,3}rule\b",
    re.IGNORECASE,
)
"""A rule that is to go."""
_UNNAMED = re.compile(
    r"\b(?:his|her|their|this|that|the|a|some) (?:\w+ )?(?:calls?|callers?|number|person|man|woman)\b",
    re.IGNORECASE,
)


def rule_told(
    viewer: Viewer, text: str, read: Callable[[str], Request], anew: Callable[[str], Request | None]
) -> Request | None:
    """The rule, with what else is told as its reason; its form where the caller is told without a number.
    None for any other text."""
    is_short = text.count(" ") + 1 < MIN_WORDS or len(text) > MAX_CHARS
    if is_short or not _MAY_BE.search(text) or tells_secret(viewer, text):
        return None
    schedules = {
        one["name"].strip('"') for one in _SCHEDULE.finditer(text) if _is_schedule(viewer, one["name"])
    }
    for name in schedules:
        text = text.replace(name, "Hours")
    pieces = pieces_of(viewer, text)
    if pieces is None or len(schedules) > 1:
        return None
    pieces = replace(pieces, said=tuple(one for part in pieces.said if (one := _ELSE_STAYS.sub("", part))))
    said = " ; ".join(pieces.said)
    kind = _kind(said, bool(schedules))
    if (
        kind
        and len(pieces.numbers) == 1
        and _GOES.search(said)
        and not STOPS.search(said)
        and "?" not in said
    ):
        return _removed(f"remove rule {kind} {pieces.place} {pieces.numbers[0]}", text, read)
    if not kind or _DOUBT.search(said) or tells_when(said) or STOPS.search(said):
        return None
    order = _order(kind, said, pieces, next(iter(schedules), ""))
    if not order:
        return None
    try:
        if isinstance(anew(text), AddItem):
            return None
        request = read(order)
    except BotError:
        return None
    if not isinstance(request, AddItem):
        return None
    told = [one for one in pieces.said if not _tells_rule(one)]
    reason = kept_reason(as_said(kept_pieces(pieces.said, told, words_left(said)), pieces), text)
    return replace(
        request, shows_first=True, in_force=bool(request.assignments), reason=request.reason or reason
    )


def _removed(order: str, text: str, read: Callable[[str], Request]) -> Request | None:
    """The removal of the rule, with all that is told as its reason."""
    try:
        request = read(order)
    except BotError:
        return None
    return (
        replace(request, shows_first=True, reason=kept_reason(text, text))
        if isinstance(request, RemoveItem)
        else None
    )


def _is_schedule(viewer: Viewer, name: str) -> bool:
    """Whether words after “during” may be the name of a schedule, which is written as names are."""
    return (name[:1].isupper() or name.startswith('"')) and not names_place(viewer, name.strip('"'))


def _kind(said: str, has_schedule: bool) -> str:
    """The word for the setting in a command; empty where none is told, or two."""
    kinds = {kind for kind, named in _NAMED if re.search(named, said, re.IGNORECASE)}
    if not kinds and re.search(_LETS_ONLY, said, re.IGNORECASE):
        kinds = {"accept"}
    if not kinds and re.search(_SENDS_ONLY, said, re.IGNORECASE):
        kinds = {"selforward"}
    if not kinds and has_schedule and re.search(_TURNS_AWAY, said, re.IGNORECASE):
        kinds = {"reject"}
    return kinds.pop() if len(kinds) == 1 else ""


def _order(kind: str, said: str, pieces: Pieces, schedule: str) -> str:
    """The command that adds the rule; empty where it is not known whose calls are meant, or where they go."""
    marks = [found.start() for found in re.finditer("#", said)]
    dest = next((found.end() - 1 for found in _DEST.finditer(said)), -1) if kind == "selforward" else -1
    callers = [number for at, number in zip(marks, pieces.numbers, strict=True) if at != dest]
    goes_to = [number for at, number in zip(marks, pieces.numbers, strict=True) if at == dest]
    head = f"add rule {kind} {pieces.place}"
    if not callers and not schedule:
        return f"{head} calls from chosen callers" if _UNNAMED.search(said) and kind == "reject" else ""
    if len(callers) > 1 and not re.search(r"# (?:and|or|,) #|#, #", said):
        return ""
    if kind == "selforward" and not goes_to and re.search(rf"{DENIED}", said, re.IGNORECASE):
        return ""
    values = [f'during "{schedule}"'] if schedule else []
    values += (
        [f'chosen callers "{", ".join(dict.fromkeys(callers))}" calls from chosen callers']
        if callers
        else ["calls from anybody"]
    )
    values += [f"to another number {goes_to[0]}"] if goes_to else []
    return f"{head} {' '.join(values)}"


def _tells_rule(piece: str) -> bool:
    return bool(
        "#" in piece
        or "@" in piece
        or NUMBER.search(piece)
        or re.search(r"selective|priority|\bonly\b|nobody", piece, re.IGNORECASE)
    )
