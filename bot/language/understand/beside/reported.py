"""Words at the head of a message that tell what was done, or note it: “you turned on dnd …”, “fyi …”."""

from __future__ import annotations

import re

_FILLS = (
    r"(?:(?:hi|hey|hello|ok|okay|so|well|and|then|also|btw|hm+|oh|i see|great|thanks|thx|looks like)\b"
    r"[\s,.!:-]*)*"
)
_NOTES = (
    r"(?:(?:fyi|for (?:your|the) (?:info|information|record)|to ?-?do|note to self)\b"
    r"|(?:note|memo|idea|update|status|news)\s*[:–—-])"
)
_ASKS_YOU = r"(?:can|could|may|might|should|must|need|have to|will|would|shall|please|are to)"
_DONE = (
    r"(?:turned|switched|disabled|enabled|activated|deactivated|blocked|unblocked|added|removed|deleted|"
    r"allowed|barred|forwarded|diverted|redirected|recorded|muted|unmuted|emailed|changed|updated|fixed|"
    r"cleared|stopped|started|silenced|hid|took|sent|routed)"
)
_REPORTED = re.compile(
    rf"\W*{_FILLS}(?:{_NOTES}|they (?:all )?(?:want|need|wish|ask|asked|would like)\b"
    rf"|you (?!{_ASKS_YOU}\b)[a-z']+ |(?:(?:just|already|have|has) )*{_DONE}\b)",
    re.IGNORECASE,
)


def is_reported(text: str) -> bool:
    """Whether a message may only tell what was done, what others want, or what is still to be done: a change
    that it asks for is shown first."""
    return _REPORTED.match(text) is not None
