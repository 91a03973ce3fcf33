"""An order apart from the condition or the time that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import COUNTED, JOINTS, Sentence, Token, joined

_CONDITIONS = frozenset(
    phrases(
        "if|when|whenever|while|until|till|til|once|tomorrow|tonight|later|during|after|before|between|today|"
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday|next|every|overnight|only|in|as"
    )
)
_BEGINS_TWO = {
    "in": {"case"},
    "as": {"soon", "long"},
    "only": {"if", "when", "while", "until"},
    "next": {"week", "month", "monday", "tuesday", "wednesday", "thursday", "friday", "time"},
}
"""Words that begin a condition only before one of these."""
_TIMES = frozenset(phrases("hour|hours|hrs|minute|minutes|mins|day|days|week|weeks|weekend|night|month"))
_BESIDE_TIMES = frozenset(
    phrases(
        "temporarily|holiday|holidays|morning|noon|midnight|lunch|am|pm|o'clock|since|already|"
        "last|this|week|weeks|minute|now|soon|long|event|of|the|case|start|end|everything|anyone|"
        "someone|somebody|everyone|everybody"
    )
)
"""Further words that hold an order up, and do not deny it: beside them it can be made now, with one press."""
_VAGUE = frozenset(
    phrases(
        "half|twice|still|stay|stays|remain|keep|leave|leaving|everything|any|more|anymore|longer|instead|maybe|"
        "perhaps|possibly|might|hope|hoping|wish|think|thinking|consider|considering|automatically|someday|"
        "sometime|schedule|scheduled|before"
    )
)
"""Words that leave it unsure what is wanted, or whether, and deny nothing."""
_CONTRARY = frozenset(phrases("not|no|never|nobody|unless|except|without|but|or|otherwise|else|instead"))
"""Beside these it is not known what the order is."""

_AT_ONCE = frozenset({"possible", "you", "u", "convenient"})
_SURELY_ASK = frozenset({"which", "who"})
_ASK = _SURELY_ASK | {"what", "where"}
"""Behind a condition these ask, the first two also without a question mark."""


def holds_order_up(sentence: Sentence) -> bool:
    """Whether a clause says how long or from when on an order holds: “as long as Ravi is away”, but not “as
    soon as possible”. Its first word may be cut off."""
    words = [word for word in sentence.words if word != ","]
    at = int(words[:1] == ["as"])
    is_limit = words[at : at + 2] in (["soon", "as"], ["long", "as"])
    return is_limit and _AT_ONCE.isdisjoint(words[at + 2 : at + 3])


def orders_apart(sentence: Sentence) -> Iterator[Sentence]:
    """What may be the order without its condition: what stands before it, or behind its comma."""
    tokens = sentence.tokens
    if _is_contrary(sentence) or _tells_branch(tokens):
        return
    for at in range(len(tokens)):
        if tokens[at].quoted or not _begins(tokens, at):
            continue
        before = [token for token in tokens[:at] if token.plain not in JOINTS]
        if before:
            yield joined([Sentence(tokens[:at], asks=False)])
        comma = next((end for end in range(at + 1, len(tokens)) if tokens[end].plain == ","), None)
        if not before and comma is not None and comma + 1 < len(tokens):
            yield joined([Sentence(tokens[comma + 1 :], asks=False)])


def asked_first(sentence: Sentence) -> Sentence:
    """The sentence with the question before its condition: “which number …? if the gym dials 911” for “if the
    gym dials 911, which number …?”"""
    tokens, words = sentence.tokens, sentence.words
    at = words.index(",") if "," in words else 0
    is_apart = at > 1 and words[0] in {"if", "when", "whenever"} and words.count(",") == 1
    asking = _ASK if sentence.asks else _SURELY_ASK
    if not is_apart or asking.isdisjoint(words[at + 1 : at + 2]):
        return sentence
    return replace(sentence, tokens=(*tokens[at + 1 :], *tokens[:at]), asks=True)


def is_condition(sentence: Sentence) -> bool:
    """Whether a clause only tells a condition or a time."""
    tokens = [token for token in sentence.tokens if token.plain not in JOINTS]
    return bool(tokens) and _begins(tokens, 0) and not _is_contrary(sentence)


def tells_when(words: Sequence[str], *, or_doubts: bool = False) -> bool:
    """Whether these words, which hold an order up, tell conditions or times, or with `or_doubts` that it is
    not sure, and none of them denies it."""
    said = {word.casefold() for phrase in words for word in phrase.split()}
    return said <= _CONDITIONS | _TIMES | _BESIDE_TIMES | (_VAGUE if or_doubts else frozenset())


def _is_contrary(sentence: Sentence) -> bool:
    """Whether a word in it denies or takes back, so that it is not known what the order is."""
    return any(token.plain in _CONTRARY and not token.quoted for token in sentence.tokens)


def _tells_branch(tokens: Sequence[Token]) -> bool:
    """Whether “after 30 seconds” or “only if busy” says which calls are meant, and not when to act."""
    words = [token.plain for token in tokens]
    counts = any(
        word == "after" and count.isdigit() and unit in COUNTED
        for word, count, unit in zip(words, words[1:], words[2:], strict=False)
    )
    return counts or "only" in words


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a condition or a time begins at this word."""
    word = tokens[at].plain
    following = [token.plain for token in tokens[at + 1 : at + 3]]
    if word == "for":
        return bool(_TIMES & {*following})
    needed = _BEGINS_TWO.get(word)
    return word in _CONDITIONS and (needed is None or (following[:1] != [] and following[0] in needed))
