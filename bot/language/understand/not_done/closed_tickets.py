"""A ticket that was refused, withdrawn or closed: what it asks for is not done, but offered."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.errors import Unsure
from bot.language.codes_and_pins import may_tell_secret
from bot.language.sentence.words.tickets import NUMBERED
from bot.language.understand.what_is_named import names_setting
from bot.names.text import folded

_OVER = (
    r"rejected|declined|refused|denied|vetoed|withdrawn|cancell?ed|closed|resolved|revoked|void(?:ed)?|"
    r"superseded|obsolete|postponed|deferred|on hold|(?:not(?: yet)? |un|dis)approved|pending(?: approval)?|"
    r"reverted|rolled back|awaiting approval|waiting for approval|to be approved|under review|"
    r"duplicate(?: of \S+)?|expired|in error|abandoned|already done|wrong|a mistake"
)
_ALONE = r"rejected|declined|refused|vetoed|withdrawn|cancell?ed|duplicate(?: of \S+)?|superseded|obsolete"
"""These say so at the head of an order without the number of a ticket."""
_WORDS = r"inc|chg|ritm|req|sr|tkt|task|ticket|case|incident|request|change|order|cr"
_TICKET = rf"(?:{NUMBERED}|(?:{_WORDS})[ _#-]*\d{{2,}}|#\d{{3,}})"
_IS = r"(?:(?:is|was|has been|got|now|still|status:?|state:?)\s+)*"
_NO_ACTION = r"no (?:further |more )?(?:action|change|work) (?:is |was )?(?:needed|required|necessary|wanted)"
_END = r"(?=\s*(?:[,;:.)\]–—-]|$)|\s+by\b)"
_CLOSED = re.compile(
    rf"\W*(?:(?P<ticket>{_TICKET})\b[\s,;:.(\[–—-]*{_IS}(?P<state>{_OVER}){_END}"
    rf"|(?P<alone>{_ALONE})(?=\s*(?:[:–—]|-(?=\s)|by\b)))",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s+by\b.*?(?=[:;.]\s|\s[–—-]+\s))?[\s,;:.)\]–—-]*(?P<order>[^\W\d].*)", re.DOTALL | re.IGNORECASE
)
_AT_THE_END = re.compile(
    rf"(?P<order>.+?\S)\s*(?:(?:[(\[]|\s[–—-]+)\s*{_TICKET}\W+|[.,;]\s*(?:status|state)\s*[:=]?\s*|"
    rf"\s[–—-]+\s*(?=(?:{_ALONE})\b)){_IS}(?P<state>{_OVER})(?: by [^.;,()]+)?\W*",
    re.IGNORECASE | re.DOTALL,
)
_NOTHING_TO_DO = re.compile(rf"(?:^|[.,;:(–—-]\s*){_NO_ACTION}(?=\s*(?:[.,;:)–—-]|$))", re.IGNORECASE)


_SAYS_SO = re.compile(rf"\b(?:{_OVER}|{_NO_ACTION})", re.IGNORECASE)
"""What costs more is only looked for where one of these is said."""


def refuse_closed(viewer: Viewer, text: str) -> None:
    """Raises Unsure for an order behind a ticket that is not to be done, with the order to choose."""
    said = text.strip()
    if not _SAYS_SO.search(said) or folded(said) in viewer.workspaces().by_name or not names_setting(said):
        return
    found, nothing = _CLOSED.match(said), _NOTHING_TO_DO.search(said)
    if found or nothing:
        state = (found and (found["state"] or found["alone"])) or (nothing[0] if nothing else "")
        start = max(found.end() if found else 0, nothing.end() if nothing else 0)
        behind = _BEHIND.fullmatch(said[start:])
    elif behind := _AT_THE_END.fullmatch(said):
        state = behind["state"]
    else:
        return
    order = behind["order"] if behind else ""
    is_offered = bool(order) and names_setting(order) and not may_tell_secret(said)
    raise Unsure(
        f"It says “{state.strip(' .,;:(–—-')}”, so nothing was changed.",
        "Do it all the same?" if is_offered else "Say what is wanted as one order.",
        (order,) if is_offered else (),
    )
