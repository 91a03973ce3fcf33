"""Orders typed in few words, said in full: “blf: alice on …” adds her, “5011 into the ring list of …” too."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import (
    MIN_DIALLED,
    NUMBER,
    Sentence,
    Token,
    as_tokens,
    stand_at,
)

IsPlace = Callable[[Sequence[Token]], bool]
"""Whether words are nothing but a workspace."""
EndOf = Callable[[Sequence[Token]], int]
"""How many of the first words are the name of a list; 0 where none is."""

_WAITS = (
    ("no", "wait", ","),
    ("wait", "no", ","),
    ("no", "sorry", ","),
    ("oops", ","),
    ("sorry", ","),
    ("wait", ","),
)
"""Said before an order that is typed once more."""
_SLIPS = tuple(
    tuple(one.split())
    for one in phrases(
        "fat fingers|fat fingered|fat fingered it|fat finger|typo|my typo|was a typo|it was a typo|my bad|"
        "my mistake|my fault|sorry|oops|autocorrect|stupid autocorrect|clumsy fingers|butter fingers"
    )
)
"""Said behind an order that is typed once more."""
_NOBODY_ELSE = (("and", "nobody", "else"), ("and", "noone", "else"), ("and", "no", "one", "else"),
                (",", "nobody", "else"), (",", "no", "one", "else"), ("only",))  # fmt: skip
_TAKES = frozenset({"take", "takes", "accept", "accepts", "allow", "allows", "get", "gets", "receive"})
_CALLS = frozenset({"calls", "call", "callers"})
_INTO = frozenset({"into", "onto"})
_PLACED = frozenset({"on", "at", "in", "for", "of"})
_SENDS = frozenset(phrases("turn|transfer|forward|send|divert|redirect|route|change|put|convert"))
_FORWARDS = {"cfa": "all", "cfu": "all", "cfb": "busy", "cfna": "unanswered", "cfnr": "unanswered"}
_MAILBOX = frozenset({"vm", "voicemail", "vmail", "mailbox"})
_LEADS_TO_MAILBOX = frozenset(
    {"should", "be", "go", "goes", "to", "=", ",", "must", "is", "straight", "into"}
)
_NO_PLACE = frozenset(
    phrases("off|on|not|no|if|when|until|and|or|is|are|was|with|without|after|except|but|then")
)
_IN_TURN = frozenset(phrases("seq|sequential|sequentially|simring|simultaneous|hunt|next|turn|vm|voicemail"))
_UNANSWERED = frozenset(
    phrases(
        "answer|answers|answered|unanswered|forward|forwarding|fwd|cfna|cfnr|divert|send|transfer|goes|go"
    )
)
MAX_NAME_WORDS = 3
_NO_MORE_OF = ("no", "more", "of")
_PLURAL = frozenset({"those", "these", "them"})
_THOSE = _PLURAL | {"that", "it", "this"}
_BEGINS_CLAUSE = frozenset({",", "please", "pls", "so", "and"})
_ENDS_CLAUSE = frozenset({",", "please", "pls", "again", "now", "and"})
_SYMPTOM = re.compile(
    r"(?:(?:the|that|its|our) )?(?:(?:red|message|mwi) )?(?:lamp|light|led|mwi|icon|envelope|screen|display) "
    r"(?:(?:will|does|do|can) not (?:clear|stop|go (?:off|out|away)|turn off|quit|reset)"
    r"(?: blinking| flashing)?|(?:keeps|is) (?:blinking|flashing|stuck|lit)(?: on)?|stuck(?: on)?)"
)
"""What is wrong with the lamp of a phone, and no order."""


def in_more_words(sentence: Sentence) -> Sentence:
    """The sentence said in full, and without what only tells that it is typed once more."""
    for one in (
        _without_slip_told,
        _without_symptom,
        _to_stop_them,
        _with_only,
        _with_none,
        _with_incoming,
        _with_rings,
        _to_mailbox,
    ):
        sentence = one(sentence)
    return sentence


def _without_slip_told(sentence: Sentence) -> Sentence:
    """The sentence without “no wait,” before it and “, fat fingers” behind it."""
    tokens = sentence.tokens
    wait = next((one for one in _WAITS if stand_at(tokens, 0, one)), ())
    tokens = tokens[len(wait) :] if len(tokens) > len(wait) + 1 else tokens
    slip = next((one for one in _SLIPS if _ends_in(tokens, (",", *one))), ())
    tokens = tokens[: -len(slip) - 1] if slip else tokens
    return replace(sentence, tokens=tokens) if len(tokens) < len(sentence.tokens) else sentence


def _ends_in(tokens: Sequence[Token], phrase: Sequence[str]) -> bool:
    return len(tokens) > len(phrase) and stand_at(tokens, len(tokens) - len(phrase), phrase)


def _without_symptom(sentence: Sentence) -> Sentence:
    """The sentence without “, lamp won't clear” at its end."""
    words = sentence.words
    if sentence.asks or "," not in words[2:]:
        return sentence
    at = len(words) - 1 - words[::-1].index(",")
    is_told = _SYMPTOM.fullmatch(" ".join(words[at + 1 :])) is not None
    return replace(sentence, tokens=sentence.tokens[:at]) if is_told else sentence


def _to_stop_them(sentence: Sentence) -> Sentence:
    """The sentence with “stop them” for “no more of those”."""
    tokens, words = sentence.tokens, sentence.words
    for at in range(len(words) - 3):
        is_first = not at or words[at - 1] in _BEGINS_CLAUSE
        end = at + len(_NO_MORE_OF) + 1
        if not is_first or words[at : end - 1] != _NO_MORE_OF or words[end - 1] not in _THOSE:
            continue
        if _ENDS_CLAUSE.issuperset(words[end : end + 1]):
            them = as_tokens(("stop", "them" if words[end - 1] in _PLURAL else words[end - 1]))
            return replace(sentence, tokens=(*tokens[:at], *them, *tokens[end:]))
    return sentence


def _with_only(sentence: Sentence) -> Sentence:
    """The sentence with “only take calls from 4001” for “take calls from 4001 and nobody else”."""
    tokens, words = sentence.tokens, sentence.words
    verb = next((at for at, word in enumerate(words) if word in _TAKES), -1)
    if verb < 0 or words[verb + 1 : verb + 3] != ("calls", "from") or {"only", "not"} & {*words[: verb + 1]}:
        return sentence
    end = verb + 3
    while end < len(words) and NUMBER.fullmatch(words[end]):
        end += 1
    else_ = next((one for one in _NOBODY_ELSE if stand_at(tokens, end, one)), ())
    if not else_ or end == verb + 3:
        return sentence
    only = Token("only", "only")
    return replace(sentence, tokens=(*tokens[:verb], only, *tokens[verb:end], *tokens[end + len(else_) :]))


def _with_none(sentence: Sentence) -> Sentence:
    """The sentence with “no outside calls into the gym” for “outside calls into the gym: none”."""
    words = sentence.words
    is_told = words[-2:] == (",", "none") and words[1:2] and words[1] in _CALLS and not sentence.asks
    no = Token("no", "no")
    return replace(sentence, tokens=(no, *sentence.tokens[:-2])) if is_told else sentence


def _with_incoming(sentence: Sentence) -> Sentence:
    """The sentence with “incoming internal calls to the gym” for “internal calls into the gym”."""
    tokens, words = sentence.tokens, sentence.words
    if "into" not in words or not _SENDS.isdisjoint(words) or "incoming" in words or "inbound" in words:
        return sentence
    at = words.index("into")
    if words[max(at - 3, 0) : at] in {("internal", "calls", "only"), ("inside", "calls", "only")}:
        only = (Token("only", "only"), Token("internal", "internal"), Token("incoming", "incoming"))
        into = tokens[at]._replace(text="at", plain="at")
        return replace(sentence, tokens=(*tokens[: at - 3], *only, tokens[at - 2], into, *tokens[at + 1 :]))
    if at < 2 or words[at - 1] not in _CALLS or words[at - 2] not in {"internal", "collect"}:
        return sentence
    head = (*tokens[: at - 2], Token("incoming", "incoming"), *tokens[at - 2 : at])
    return replace(sentence, tokens=(*head, tokens[at]._replace(text="in", plain="in"), *tokens[at + 1 :]))


def _to_mailbox(sentence: Sentence) -> Sentence:
    """The sentence with “send busy calls of the gym to voicemail” for “cfb gym shd be vm”."""
    words = [*sentence.words]
    kind = _FORWARDS.get(words[0], "")
    if not kind or words[-1] not in _MAILBOX or sentence.asks or any(map(_is_dialled, words)):
        return sentence
    end = len(words) - 1
    while end > 1 and words[end - 1] in _LEADS_TO_MAILBOX:
        end -= 1
    place = sentence.tokens[1 + (words[1] in _PLACED) : end]
    if not place or not _NO_PLACE.isdisjoint(one.plain for one in place):
        return sentence
    return replace(
        sentence,
        tokens=(*as_tokens(f"send {kind} calls of".split()), *place, *as_tokens(("to", "voicemail"))),
    )


def _is_dialled(word: str) -> bool:
    return NUMBER.fullmatch(word) is not None and len(word) > MIN_DIALLED


def _with_rings(sentence: Sentence) -> Sentence:
    """The sentence with “after 5 rings to 4002” for “5 rings then 4002”, where no phones ring in turn."""
    tokens, words = sentence.tokens, sentence.words
    if "then" not in words or not _IN_TURN.isdisjoint(words):
        return sentence
    at = words.index("then")
    is_told = (
        words[at - 1] in {"rings", "ring"}
        and at > 1
        and words[at - 2].isdigit()
        and _leads_to_phone(tokens[at + 1 + (words[at + 1] == "to") :])
    )
    if not is_told or "after" in words[:at]:
        return sentence
    is_told = not _UNANSWERED.isdisjoint(words)
    after = as_tokens(["after"] if is_told else ["forward", "unanswered", "calls", "after"])
    to = () if words[at + 1] == "to" else (Token("to", "to"),)
    head = tokens[: at - 2]
    return replace(sentence, tokens=(*head, *after, *tokens[at - 2 : at], *to, *tokens[at + 1 :]))


def _leads_to_phone(tokens: Sequence[Token]) -> bool:
    """Whether the words are a number to be called, or begin with somebody's name: “then Bob, gym”."""
    first = tokens[0] if tokens else None
    is_name = first is not None and first.text[:1].isupper() and first.plain not in _MAILBOX
    return bool(_dialled(tokens)) or (is_name and first is not None and first.plain.isalpha())


def with_add(
    sentence: Sentence, list_end: EndOf, is_known: Callable[[Sequence[Token]], bool], is_place: IsPlace
) -> Sentence:
    """The sentence with “add” where it tells only a list and who or what is to be on it: “blf: alice on the
    front desk”, “blf alice front desk”, “reject rule for the gym”, “5011 into the sequential ring of …”,
    “alice to blf on …”."""
    tokens, words = sentence.tokens, sentence.words
    if sentence.asks or len(words) < MAX_NAME_WORDS:
        return sentence
    add = Token("add", "add")
    if start := list_end(tokens):
        colon = next((at for at in range(start + 1, len(words)) if tokens[at].raw == ":"), 0)
        behind = tokens[colon + 1 :]
        if colon and behind and _named(behind, is_known) == len(behind):
            return replace(sentence, tokens=(*tokens[: colon + 1], add, *behind))
        is_entry = words[start : start + 1] == ("rule",) and not _PLACED.isdisjoint(
            words[start + 1 : start + 2]
        )
        if is_entry and is_place(tokens[start + 2 :]):
            return replace(sentence, tokens=(add, Token("a", "a"), *tokens))
        comma = int(words[start : start + 1] == (",",))
        behind = tokens[start + comma :]
        end = _named(behind, is_known)
        if not comma and end and is_place(behind[end:]):
            return replace(
                sentence, tokens=(add, *behind[:end], *as_tokens(("to",)), *tokens[:start], *behind[end:])
            )
        end = end if comma else _dialled(behind)
        if end and len(behind) > end + 1 and behind[end].plain in _PLACED:
            return replace(sentence, tokens=(*tokens[: start + comma], add, *behind))
        return sentence
    end = _dialled(tokens) or _named(tokens, is_known)
    onto = {*words[end : end + 1]}
    start = end + 1 + (words[end + 1 : end + 2] == ("the",))
    if end and (onto <= _INTO or onto == {"to"}) and onto and list_end(tokens[start:]):
        return replace(sentence, tokens=(add, *tokens))
    return sentence


def _dialled(tokens: Sequence[Token]) -> int:
    """How many of the first words are a number to be called."""
    end = 0
    while end < len(tokens) and NUMBER.fullmatch(tokens[end].plain):
        end += 1
    digits = sum(char.isdigit() for token in tokens[:end] for char in token.plain)
    return end if digits > MIN_DIALLED else 0


def _named(tokens: Sequence[Token], is_known: Callable[[Sequence[Token]], bool]) -> int:
    """How many of the first words may be somebody's name, or are a number."""
    if end := _dialled(tokens):
        return end
    end = 0
    while end < len(tokens) and end < MAX_NAME_WORDS and _may_be_name(tokens[end:], is_known):
        end += 1
    return end


def _may_be_name(tokens: Sequence[Token], is_known: Callable[[Sequence[Token]], bool]) -> bool:
    return tokens[0].plain.isalpha() and not tokens[0].quoted and not is_known(tokens)
