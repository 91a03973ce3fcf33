"""What somebody changed, as `history` says it: “what did ravi change yesterday?”"""

from __future__ import annotations

import re

_CHANGED_BY = re.compile(
    r"(?:please )?(?:what|which settings?|which changes) (?:did|has|have) "
    r"(?!(?:i|we|you|it|they|that|this|he|she|someone|somebody|anyone|anybody)\b)"
    r"(?P<who>[^\W\d][\w'.-]*(?: [^\W\d][\w'.-]*)?) "
    r"(?:just )?(?:changed?|edited?|touch(?:ed)?|modif(?:y|ied)|do|done|set|make|made)"
    r"(?P<rest>(?: (?:in|on|at) [^?,;]+?)?"
    r"(?: (?:today|yesterday|this week|last week|recently|lately))?)\s*\?*",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"(?:show |view |list |display )?(?:me )?(?:the )?change (?:history|log)\b", re.IGNORECASE
)
_WHEN = {"this week": "7d", "last week": "14d", "recently": "", "lately": ""}


def history_by(text: str) -> str:
    """The text as `history by …` where it asks what somebody changed, and as `history …` for “change history
    …”; any other as it is."""
    if _HISTORY.match(text.strip()):
        return _HISTORY.sub("history", text.strip(), count=1)
    found = _CHANGED_BY.fullmatch(text.strip())
    if not found:
        return text
    rest = found["rest"].strip()
    for said, days in _WHEN.items():
        rest = re.sub(rf"\b{said}$", days, rest, flags=re.IGNORECASE)
    rest = re.sub(r"^(?:in|on|at) (?:the )?", "", rest, flags=re.IGNORECASE)
    return f"history by {found['who']} {rest}".strip()
