"""Words that tell what was done, or note it: “you turned on dnd …”, “dnd turned on in the gym”, “fyi …”."""

from __future__ import annotations

import re

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tickets import HEADINGS
from bot.names.name_words import words_of

_FILLS = (
    r"(?:(?:hi|hey|hello|ok|okay|so|well|and|then|also|btw|hm+|oh|i see|great|thanks|thx|looks like)\b"
    r"[\s,.!:-]*)*"
)
_NOTES = (
    r"(?:(?:fyi|for (?:your|the) (?:info|information|record)|to ?-?do|note to self)\b"
    r"|(?:note|memo|idea|update|status|news|remember)\s*[:–—-]|(?:yeah|oh) (?:right|sure)\b|as if\b"
    r"|(?:there(?: is|'s) )?no (?:more )?need (?:for|of|to)\b)"
)
_ASKS_YOU = r"(?:can|could|may|might|should|must|need|have to|will|would|shall|please|are to)"
_OTHERS = r"(?:they|he|she|somebody|someone|people|everybody|everyone|users|staff|guests|callers)"
_DONE = (
    r"(?:turned|switched|disabled|enabled|activated|deactivated|blocked|unblocked|added|removed|deleted|"
    r"allowed|barred|forwarded|diverted|redirected|recorded|muted|unmuted|emailed|changed|updated|fixed|"
    r"cleared|stopped|started|silenced|hid|took|sent|routed)"
)
_REPORTED = re.compile(
    rf"\W*{_FILLS}(?:{_NOTES}|{_OTHERS} (?:all )?(?:wants?|needs?|wish(?:es)?|asks?|asked|would like)\b"
    rf"|you (?!{_ASKS_YOU}\b)[a-z']+ |(?:(?:just|already|have|has) )*{_DONE}\b)",
    re.IGNORECASE,
)
_HEADED = re.compile(rf"\W*(?:{'|'.join(sorted(HEADINGS))})\s*[:–-]", re.IGNORECASE)
"""What is pasted from a ticket may be a report."""
_IS_DONE = re.compile(rf"\b{_DONE}\b", re.IGNORECASE)
_PLEASE_LOOK = re.compile(
    r"\b(?:please|pls) (?:confirm|check|verify|advise|acknowledge|note|see)\b", re.IGNORECASE
)
_MAY_BE = re.compile(
    r"(?<![\w'’])(?!(?:i|we|and|hi|hey|hello|please|pls|what|who|which|where|that|it|,) )[\w'’]+,? "
    r"(?:could|would) "
    r"(?!you\b|we\b|i\b|like|love|prefer|appreciate|please|someone|somebody|"
    r"(?:be )?(?:great|nice|good|grateful))"
    r"|\b(?:i|they|one) (?:could|would) (?!like|love|prefer|appreciate|want|be )",
    re.IGNORECASE,
)
"""What could or would be, where nobody is asked politely: “the gym could be forwarded to 4404”."""
_THANKS_FOR = re.compile(
    r"\W*(?:great|ok|okay|and)?\W*(?:thanks|thank you|thx|cheers)(?: (?:a lot|so much|very much|again))? "
    r"for (?:all )?[a-z]+ing\b",
    re.IGNORECASE,
)
_IS_DOUBTED = re.compile(
    r"[,;.–—-]\s*(?:yeah,? right|(?:and )?(?:so|then) what|that(?: is|['’]s) the question|"
    r"it(?: is|['’]s) (?:fine|ok|okay|good) as (?:it )?is|as if)\W*$"
    r"|\w[.!]\s+then (?:(?:send|all|its|the|forward|put) )*calls\b"
    r"|\bfrom \d+ (?:rings?|seconds|secs?|s)\b(?!.*\bto\b)",
    re.IGNORECASE,
)
"""Behind an order these may mean the contrary; and “from 6 rings” alone tells what was before. “The gym is
busy. Then calls to 4404” may mean now."""
_ASKS_FOR_CALLS = re.compile(
    r"\b(?:could|can|would|might) (?:(?:all|the|its|our) )*(?:calls|callers|everything|anything|whatever)\b",
    re.IGNORECASE,
)
_POLITE_IF = re.compile(r"\bif (?:you|we|somebody|someone) (?:could|would)\b", re.IGNORECASE)
_WISHED = frozenset(
    phrases(
        "set|make|have|get|keep|leave|put|turn|switch|let|please|pls|want|wants|need|needs|like|should|must|be|"
        "being|shall|can|could|would|ensure|only|if|when"
    )
)
"""With one of these a participle says what is wanted: “have dnd turned on”."""


_DONE_BY_OTHERS = re.compile(
    r"\W*(?:[\w'’-]+ ){1,4}(?:says?|said|swears|claims?|thinks?|told (?:me|us)) (?:that )?"
    r"(?:he|she|they|it|somebody|someone|sb) (?:(?:has|have|had|already|just|did) )*"
    rf"(?:set|put|{_DONE})\b(?:(?! (?:so|and|but) )[^.,;:?!])*\W*",
    re.IGNORECASE,
)


def is_done_by_others(text: str) -> bool:
    """Whether a message tells what somebody says that they did: “night tech says he set dnd on …”."""
    return not text.endswith("?") and _DONE_BY_OTHERS.fullmatch(text) is not None


def is_reported(text: str) -> bool:
    """Whether a message may only tell what was done, what others want, or what is still to be done: a change
    that it asks for is shown first."""
    if any(one.match(text) for one in (_REPORTED, _HEADED, _THANKS_FOR)) or _ASKS_FOR_CALLS.search(text):
        return True
    if "ould" in text and _MAY_BE.search(text) and not _POLITE_IF.search(text):
        return True
    told = _PLEASE_LOOK.sub("", text)
    return _IS_DONE.search(told) is not None and _WISHED.isdisjoint(words_of(told))


def is_doubted(text: str) -> bool:
    """Whether an order may mean the contrary, or tells only what was before: it is shown first."""
    return _IS_DOUBTED.search(text) is not None
