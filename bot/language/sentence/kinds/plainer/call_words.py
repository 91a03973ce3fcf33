"""Words about calls and callers in the place of others: “call” for “ring”, “from outside” for more words."""

from __future__ import annotations

from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import JOINTS, MIN_DIALLED, Sentence, Token

_BEFORE_PREMIUM = frozenset(
    phrases(
        "block|blocks|blocking|unblock|allow|allows|bar|ban|forbid|restrict|stop|no|dial|dials|dialing|dialling|"
        "call|calling|and|but|is|are|all|any|the"
    )
)
_BEHIND_PREMIUM = frozenset(phrases("in|from|at|for|on|off|of|,|and|please|pls|there|blocked|allowed|too"))
_BEFORE_RING = frozenset({"", ",", "and", "then", "please", "pls", "must", "should", "just"})
"""Behind these “ring” is what calls do, and not a part of “simultaneous ring”."""
_CALLS_OF = frozenset({"call", "calls", "callers"})
_OF_WHOM = frozenset({"of", "by", "from"})
_LEAVES_OUT = frozenset({"not", "except", "but", "excluding", "those", "ones"})
"""Before “from” these leave a caller out."""
_COMPANY = frozenset(phrases("firm|company|organisation|organization|business"))
_FIRMS = _COMPANY | frozenset(phrases("building|office|house|school|hospital|group|team"))
_PEOPLE = frozenset(phrases("people|callers|anyone|anybody|everyone|everybody|those|customers|parties"))
_ARTICLES = frozenset({"the", "our", "this", "your", "their"})
_DENIED = frozenset({"not", "never", "no", "stop", "reject", "block", "refuse"})
"""Behind these “through to the gym” says no more than “to the gym”."""
_GOING_OUT = (["going", "out", "of"], ["going", "out", "from"])
_INTO = frozenset({"to", "at", "in", "for", "into"})


def with_premium_calls(sentence: Sentence) -> Sentence:
    """The sentence with “premium calls” for “premium” alone, which is both types of them."""
    tokens, words = sentence.tokens, sentence.words
    at = words.index("premium") + 1 if "premium" in words else 0
    is_told = at > 1 and words[at - 2] in _BEFORE_PREMIUM and not tokens[at - 1].quoted
    if not is_told or not _BEHIND_PREMIUM.issuperset(words[at : at + 1]):
        return sentence
    return replace(sentence, tokens=(*tokens[:at], Token("calls", "calls", gap=" "), *tokens[at:]))


def from_outside(sentence: Sentence) -> Sentence:
    """The sentence with “from outside” for “from outside the firm”, and “people outside” likewise."""
    tokens, words = sentence.tokens, sentence.words
    at = words.index("outside", 1) + 1 if "outside" in words[1:] else 0
    end = at + (words[at : at + 1] == ("of",))
    end += not _ARTICLES.isdisjoint(words[end : end + 1])
    is_first = at == 2 and words[0] in _PEOPLE
    firms = _COMPANY if is_first else _FIRMS if at > 1 and words[at - 2] == "from" else frozenset()
    is_firm = not firms.isdisjoint(words[end : end + 1])
    return replace(sentence, tokens=(*tokens[:at], *tokens[end + 1 :])) if is_firm else sentence


def with_call(sentence: Sentence) -> Sentence:
    """The sentence with “call” for “ring” before a number that is called: “if nobody answers, ring 2008”."""
    if "ring" not in sentence.words:
        return sentence
    tokens = sentence.tokens
    before = ["", *(token.plain for token in tokens)]
    behind = [*(token.plain for token in tokens[1:]), ""]
    kept = tuple(
        token._replace(plain="call")
        if token.plain == "ring" and verb in _BEFORE_RING and len(number) >= MIN_DIALLED and number.isdigit()
        else token
        for token, verb, number in zip(tokens, before, behind, strict=False)
    )
    return replace(sentence, tokens=kept) if kept != tokens else sentence


def with_caller(sentence: Sentence) -> Sentence:
    """The sentence with “calls from 4404 in the gym” for “calls by 4404 in the gym”, “calls to the gym from
    4404” and “calls from 4404 to the gym to 4405”, also from outside; “calls from” for “calls out of”
    and “calls out from”."""
    if _CALLS_OF.isdisjoint(sentence.words):
        return sentence
    at = next(at for at, word in enumerate(sentence.words) if word in _CALLS_OF)
    sentence = _without_coming(sentence, at)
    tokens, words = sentence.tokens, [*sentence.words]
    if words[at + 1 : at + 3] in (["out", "of"], ["out", "from"]) and "keep" not in words:
        from_there = Token("from", "from", gap=" ")
        return replace(sentence, tokens=(*tokens[: at + 1], from_there, *tokens[at + 3 :]))
    start = next((one for one in range(at + 1, len(words)) if words[one] in _OF_WHOM), len(words))
    end = start + 1
    while end < len(words) and words[end].removeprefix("+").isdigit():
        end += 1
    is_short = end <= start + 1 or sum(map(len, words[start + 1 : end])) <= MIN_DIALLED
    place = tokens[at + 1 : start]
    if words[start : start + 2] == ["from", "outside"] and words[start + 2 :] in ([], ["please"]):
        is_short, end = any(_leads_there(token) for token in place), start + 2
    if is_short or words[start - 1] in _LEAVES_OUT:
        return sentence
    rest = tokens[end:]
    is_apart = words[start] != "from" or any(token.plain in JOINTS for token in place)
    if place and (is_apart or place[0].plain not in _INTO):
        return sentence
    if not place and words[end:].count("to") > 1 and words[end] == "to":
        rest = (Token("in", "in", gap=" "), *rest[1:])
    place = (Token("in", "in", gap=" "), *place[1:]) if place else ()
    caller = (Token("from", "from", gap=" "), *tokens[start + 1 : end])
    return replace(sentence, tokens=(*tokens[: at + 1], *caller, *place, *rest))


def _without_coming(sentence: Sentence, at: int) -> Sentence:
    """The sentence with “calls out of” for “calls going out of”, “calls into” for “calls coming into”, and
    “calls from 4404 to the gym” where such calls are not to be put “through to the gym”; `at` is the place of
    “calls”."""
    words = [*sentence.words]
    comes = words[at + 1 : at + 2] in (["coming"], ["arriving"]) and not _INTO.isdisjoint(
        words[at + 2 : at + 3]
    )
    cut = len(words)
    if "keep" not in words and (comes or words[at + 1 : at + 4] in _GOING_OUT):
        cut = at + 1
    elif _DENIED & {*words[:at]} and _OF_WHOM & {*words[at:]} and "through" in words[at:]:
        through = words.index("through", at)
        cut = through if words[through + 1 : through + 2] == ["to"] else cut
    return replace(sentence, tokens=(*sentence.tokens[:cut], *sentence.tokens[cut + 1 :]))


def _leads_there(token: Token) -> bool:
    """Whether it tells where calls go: a number, or voicemail."""
    return token.plain == "voicemail" or token.plain.removeprefix("+").isdigit()
