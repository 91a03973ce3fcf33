"""Calls that are to be forwarded to a number that is not told: “CFA Kitchen to my mobile”, “set up forwarding
for the kitchen”."""

from __future__ import annotations

import re

from bot.names.workspaces import WorkspaceIndex, matching

_MINE = (
    r"(?:me|myself|my (?:own |work |personal |private )?"
    r"(?:mobile|cell|phone|desk phone|handset|number|extension|line|smartphone|iphone)(?: ?phone| number)?)"
)
_SAID = re.compile(rf"\b{_MINE}\b", re.IGNORECASE)
_PLACE = r"(?:the )?(?P<{}>[^,?;:\n]{{2,40}}?)"
_FORWARDS = (
    r"(?:cfa|cfu|cfwd|cfw|cf|call forward(?:ing)?(?: all)?|forward(?: all)?|fwd|divert|redirect|send|route)"
)
_TO_MINE = re.compile(
    rf"(?:{_FORWARDS} (?:(?:all )?calls (?:to|for|of|from) )?{_PLACE.format('to')}"
    rf"(?:['’]s? (?:calls?|phone))? (?:over )?(?:to|->|→|onto) {_MINE}"
    r"|(?:can|could|should|let|have|make|i want|i would like|i'd like|we want)? ?(?:all )?"
    rf"(?:calls? (?:to|for|of|at|in) {_PLACE.format('called')}|{_PLACE.format('owns')}(?:['’]s?)? calls?) "
    r"(?:to )?(?:come|go|ring|land|be (?:sent|forwarded|diverted)|arrive)?(?: through| over| in| out)? ?"
    rf"(?:to|on|onto|at) {_MINE})(?: instead| please| pls| today| now)*[\s?.!]*",
    re.IGNORECASE,
)


_SET_UP = re.compile(
    r"(?:(?:please|pls|can you|could you|would you|i want to|i need to|let['’]?s) )*"
    r"(?:set ?up|configure|arrange|establish|create) (?:a |an |the |some )?(?:call )?"
    rf"(?:forward(?:ing|s)?|divert|diversion|redirection) (?:for|on|at|of|in|from) {_PLACE.format('place')}"
    r"(?: please| pls)?[\s?.!]*",
    re.IGNORECASE,
)


def forwarded_somewhere(workspaces: WorkspaceIndex, text: str) -> str:
    """The order to forward a workspace, with the number left open, where calls are to come to “my phone”, or
    forwarding is to be set up; any other text as it is."""
    found = _TO_MINE.fullmatch(text.strip()) if _SAID.search(text) else _SET_UP.fullmatch(text.strip())
    place = next(filter(None, found.groups()), "") if found else ""
    return f"forward {place}" if place and matching(workspaces, place, inside=False) else text
