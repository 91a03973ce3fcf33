"""Sentences that greet, thank, or only tell the number of a ticket."""

from __future__ import annotations

import re

from bot.language.sentence.kinds.telling.taking_back import TAKING_BACK
from bot.language.sentence.words.general_words import POLITE, QUESTIONS, phrases
from bot.language.sentence.words.tokens import Sentence

SMALL_TALK = frozenset(
    {
        ",",
        *(
            {word for phrase in POLITE for word in phrase.split()}
            - {"not", "no", "if", "when", "would", "on"}
        ),
        *phrases(
            "very|much|a|lot|so|nice|job|good|well|done|works|worked|welcome|bye|goodbye|night|day|you're|the|best|"
            "that|was|it's|all|how|are|doing|is|to|see|help|fine|alright|understood|noted|awesome|brilliant|"
            "super|excellent|wonderful|lovely|lol|haha|wow|you|i|am|appreciate|your|really|helpful|have|bot|"
            "problem|worries|pleasure|impressive|amazing|smart|clever|yay|hooray|morning|afternoon|evening"
        ),
    }
)
"""A sentence of these words alone asks for nothing."""
_GREAT = (
    r"(?:great|nice|perfect|lovely|helpful|good|fantastic|wonderful|awesome|super|a great help|appreciated)"
)
_COURTESY = re.compile(
    rf"(?:that|this|it) would be (?:really |very |so |most |much )?{_GREAT}"
    r"|(?:i am |so |very )*sorry (?:to (?:bother|trouble|disturb) you"
    r"|for (?:the )?(?:trouble|bother|late notice|rush|hassle))(?: again)?"
    r"|(?:i |we )?hope (?:you are|all is|everything is|this finds you|you had a) (?:doing )?"
    r"(?:well|good|fine|ok|okay|nice \w+)"
    r"|(?:please )?let (?:me|us) know (?:when|once|if) "
    r"(?:it is |it has been |you are |you have |that is )?(?:done|finished|ready)"
    r"|(?:i |we )?(?:would |do )?(?:really |very much )?appreciate (?:it|your help|that)"
    r"|(?:(?:there is |it is |this is )(?:no |not |very |quite |rather |a bit )?|(?:no|not) )"
    r"(?:rush|hurry|urgent)"
    r"|take your time|(?:it is|that is|this is) (?:just |only )?for (?:your|the) information"
    r"|(?:just )?(?:so you know|fyi)"
    r"|(?:i |we )?(?:just )?(?:need|have) "
    r"(?:your help|a (?:quick |small |short )*(?:request|question|favou?r))"
)
"""Whole sentences that are only polite."""
_REQUESTS = frozenset(
    phrases(
        "do|this|that|it|the|above|following|below|for|me|us|now|can|could|would|you|handle|take|care|of|"
        "make|so|as|asap|possible|when|get|chance|soon|happen|see|quoted|message|request|to|today"
    )
)
"""With “please” these words ask for what is said beside them: “please do this”."""
_DOING = frozenset(phrases("do|handle|care|make|see"))
_CLOSING = frozenset(
    phrases(
        "thanks|thank|thx|ty|cheers|appreciated|great|perfect|cool|nice|ok|okay|bye|goodbye|works|worked|done"
    )
)
_GREETING = frozenset(phrases("hi|hello|hey|hiya|morning|afternoon|evening|help|how|question"))
_TICKETS = frozenset(phrases("ticket|case|ref|reference|incident|inc|request|req|change|chg|sr|task|tkt"))
MAX_REFERENCE_WORDS = 3
MAX_MERE_WORDS = 8


def is_reference(sentence: Sentence) -> bool:
    """Whether a sentence only tells the number of a ticket: “Ticket 48213”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "number", "no", "nr", "is"}]
    is_short = 0 < len(words) <= MAX_REFERENCE_WORDS
    return is_short and words[0] in _TICKETS and any(map(str.isdigit, "".join(words)))


def is_small_talk(sentence: Sentence) -> bool:
    """Whether a sentence only greets, thanks, or tells the number of a ticket."""
    tokens = sentence.tokens
    if is_reference(sentence) or (not sentence.asks and _is_courtesy(sentence)):
        return True
    if tokens and tokens[0].plain in _CLOSING:
        # “Thanks, Bob”: who signs is written with a capital.
        signed = [one for one in tokens[1:] if one.text[:1].isupper() and one.plain not in TAKING_BACK]
        tokens = tuple(token for token in tokens if token not in signed)
    return all(token.plain in SMALL_TALK and not token.quoted for token in tokens)


def _is_courtesy(sentence: Sentence) -> bool:
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "please", "thanks"}]
    while words and words[0] in _GREETING:
        words = words[1:]
    return _COURTESY.fullmatch(" ".join(words)) is not None


def is_mere_request(sentence: Sentence) -> bool:
    """Whether a sentence only asks for what is said beside it: “please do this”, “can you do that for me?”"""
    words = {token.plain for token in sentence.tokens if token.plain != ","}
    rest = words - {"please", "pls", "plz", "kindly", "thanks"}
    return bool(rest & _DOING) and rest <= _REQUESTS and len(words) <= MAX_MERE_WORDS


def doubts(sentence: Sentence) -> bool:
    """Whether a sentence asks, and not what somebody is asked to do: “would that do?”, “is it possible?”"""
    words = [token.plain for token in sentence.tokens if token.plain != ","]
    return sentence.asks and bool(words) and words[0] in QUESTIONS and "you" not in words


def closes(sentence: Sentence) -> bool:
    """Whether small talk thanks or says that all is well, and greets nobody."""
    words = {*sentence.words}
    return bool(words & _CLOSING) and not words & _GREETING
