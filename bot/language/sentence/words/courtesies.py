"""What stands around an order as in a letter: a greeting before it, and who signs behind it."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.language.sentence.words.general_words import HARD
from bot.language.sentence.words.lexicon import lexicon
from bot.language.times.time_words import kind_of

MIN_WORDS = 2
"""An order has as many at least; of a shorter text nothing is taken for a courtesy."""
_PEOPLE = r"(?:all|team|everyone|everybody|folks|guys|there|both|colleagues|(?:webex )?bot)"
_DAY = r"(?:(?:good|gd) ?(?:morning|afternoon|evening|day)|g'?day|morning|afternoon|evening|gm)"
_HAIL = rf"(?:(?:hi|hello|hey|hiya|dear) {_PEOPLE}|howdy|greetings|yo|{_DAY}(?: {_PEOPLE})?)"
_ASKING = r"(?=(?:please|pls|can|could|would)\b)"
_SORRY = r"(?:(?:so )?sorry|apologies)(?: (?:to|for) (?:bother|disturb|troubl)\w*(?: you| u)?(?: again)?)?"
_BEFORE = re.compile(
    rf"\s*(?:{_HAIL}(?:\s*[,!.;]+\s*|\s+[–—-]\s+|\s+{_ASKING})"
    rf"|{_SORRY}(?:\s*[,.]\s*(?:but\s+)?|\s+(?:but\s+)?{_ASKING})"
    r"|\d{1,2}[.)]\s+(?=[^\W\d]))",
    re.IGNORECASE,
)
"""A greeting, an apology before a request, or the number of a point in a list."""
_REQUEST = re.compile(
    r"(?P<before>^|[,;.!] *|\s(?=(?:and|so) i (?:wonder|was wondering) ))(?:so |and |then )?(?:"
    r"would (?:you be so (?:kind|nice|good)(?: as)? to|it be possible(?: for you)? to)"
    r"|(?:can|could|may|might) (?:i|we) (?:please )?(?:trouble|bother|request|get|ask) you to"
    r"|i (?:wonder|was wondering|am wondering) (?:if|whether) you (?:can|could|might|would)(?: be able to)?"
    r"|(?:would|will|are) you (?:be )?(?:able|willing|happy) to"
    r"|it would be (?:great|nice|good|helpful|lovely|perfect|ideal|awesome|fantastic|wonderful) if "
    r"(?:you|we|somebody|someone) (?:can|could|would)"
    r"|(?:i|we)(?:['’]d| would) (?:really )?"
    r"(?:appreciate it|be (?:very |so )?(?:grateful|glad|happy|thankful)) if you (?:can|could|would)"
    r"|(?:is there )?any (?:chance|possibility) (?:that )?(?:you|we) (?:can|could|might)"
    r") ",
    re.IGNORECASE,
)
_SEE_TO_IT = re.compile(
    r"(?P<before>^|[,;.!] *)(?:so |and |then )?(?:"
    r"(?:can|could|may|might) i (?:please )?(?:ask|request) that"
    r"|(?:(?:can|could|would|will) you )?(?:please )?(?:kindly )?(?:see to it|see|arrange|ensure) that"
    r"|(?:i|we) (?:should|would) be (?:very |so |most )?(?:grateful|glad|obliged|thankful) if"
    r"(?= (?!you\b|someone\b|somebody\b|we\b)[^.;?]*\bcould\b)"
    r") ",
    re.IGNORECASE,
)
_WOULD_YOU_MIND = re.compile(
    r"(?P<before>^|[,;.!] *)(?:so |and |then )?(?:would|do) you mind (?P<doing>[a-z]+ing)\b", re.IGNORECASE
)
_FOR_ME = re.compile(r"(?<=\w)\s+for (?:me|us)(?=(?:[\s,]+(?:please|pls))?[\s.!?]*$)", re.IGNORECASE)
_THANKS = (
    r"(?:(?:many |with |best |kind |warm )+(?:regards|thanks|wishes)|regards|thanks|thank you(?: very much)?|"
    r"cheers|br|rgds|thx|tx|tks|sincerely|yours(?: sincerely| faithfully)?)"
)
_NAME = r"(?-i:[A-Z][\w'-]*)"
_BEHIND = re.compile(
    rf"(?:\s*(?P<end>[.!?])\s*|\s*[,;]\s*|\s+[–—-]+\s*){_THANKS}(?:(?: and | ?& ?|, ){_THANKS})*"
    rf"(?:\s*[,.!–—-]*\s*(?P<signed>{_NAME}(?: {_NAME})?))?[\s.!]*$"
    rf"|\s[\^/]\s?{_NAME}\s*$",
    re.IGNORECASE,
)
"""Thanks and names, or initials, at the end."""


def without_courtesies(text: str, is_of_workspace: Callable[[str], object]) -> str:
    """The text without a greeting at its head and who signs at its end: “Morning, … Best regards, Eva”. A
    word in the name of a workspace signs nothing."""
    said = text
    while found := _BEFORE.match(said):
        said = said[found.end() :]
    found = _BEHIND.search(said)
    signed = (found["signed"] or "").casefold().split() if found else []
    if found and not any(is_of_workspace(one) or kind_of(one) or one in HARD for one in signed):
        said = said[: found.start()] + (found["end"] or "")
    said = _REQUEST.sub(
        lambda found: f"{', ' if found['before'].isspace() else found['before']}could you ",
        _FOR_ME.sub("", said),
    )
    ask = "could you" if said.rstrip().endswith("?") else "please"
    said = _SEE_TO_IT.sub(rf"\g<before>{ask} make sure that ", said)
    said = _WOULD_YOU_MIND.sub(lambda found: f"{found['before']}could you {verb_of(found['doing'])}", said)
    return said if len(said.split()) >= MIN_WORDS else text


def verb_of(doing: str) -> str:
    """The verb of its form with “-ing”, where the lexicon has it: “stop” for “stopping”."""
    stem = doing.casefold().removesuffix("ing")
    is_doubled = stem[-1:] == stem[-2:-1]
    verbs = (*((stem[:-1],) if is_doubled else ()), stem, f"{stem}e")
    return next((verb for verb in verbs if lexicon().knows(verb)), stem)
