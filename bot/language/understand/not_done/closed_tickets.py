"""A ticket that was refused, withdrawn or closed: what it asks for is not done, but offered."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.errors import Unsure
from bot.language.codes_and_pins import may_tell_secret
from bot.language.sentence.words.tickets import NUMBERED
from bot.language.understand.sentences import names_setting
from bot.names.text import folded

_OVER = (
    r"rejected|declined|refused|denied|withdrawn|cancell?ed|closed|resolved|revoked|void(?:ed)?|superseded|"
    r"obsolete|postponed|deferred|on hold|not approved|unapproved|disapproved|pending(?: approval)?|"
    r"awaiting approval|waiting for approval|to be approved|under review|duplicate(?: of \S+)?|expired|"
    r"abandoned|already done"
)
_IS = r"(?:(?:is|was|has been|got|now|still|status:?|state:?)\s+)*"
_NO_ACTION = r"no (?:further |more )?(?:action|change|work) (?:is |was )?(?:needed|required|necessary|wanted)"
_END = r"(?=\s*(?:[,;:.)\]–—-]|$)|\s+by\b)"
_CLOSED = re.compile(
    rf"\W*(?:(?P<ticket>{NUMBERED})\b[\s,;:.(\[–—-]*{_IS}(?P<state>{_OVER}){_END}"
    rf"|(?P<alone>{_OVER})\s*(?:[:–—]|-(?=\s)|by\b))",
    re.IGNORECASE,
)
_NOTHING_TO_DO = re.compile(rf"\b{_NO_ACTION}\b", re.IGNORECASE)
_BEHIND = re.compile(r".*?(?::|\s[–—-]+|\.|;)\s+(?P<order>\S.*)", re.DOTALL)


def refuse_closed(viewer: Viewer, text: str) -> None:
    """Raises Unsure for an order behind a ticket that is not to be done, with the order to choose."""
    said = text.strip()
    found = _CLOSED.match(said)
    nothing = _NOTHING_TO_DO.search(said)
    if not (found or nothing) or folded(said) in viewer.workspaces().by_name:
        return
    state = (found and (found["state"] or found["alone"])) or (nothing[0] if nothing else "")
    start = max(found.end() if found else 0, nothing.end() if nothing else 0)
    behind = _BEHIND.fullmatch(said[start:])
    order = behind["order"] if behind else ""
    if not names_setting(said):
        return
    is_offered = bool(order) and names_setting(order) and not may_tell_secret(said)
    raise Unsure(
        f"It says “{state}”, so nothing was changed.",
        "Do it all the same?" if is_offered else "Say what is wanted as one order.",
        (order,) if is_offered else (),
    )
