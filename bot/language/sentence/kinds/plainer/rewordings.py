"""Plainer wordings of an order: with “stop” for “not any more”, and without the value that was before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.language.sentence.kinds.asking.questions import begins_question
from bot.language.sentence.kinds.plainer.old_values import without_contrary, without_corrected
from bot.language.sentence.words.general_words import CONDITION_PHRASES
from bot.language.sentence.words.tokens import JOINTS, MIN_DIALLED, NUMBER, Sentence, Token, stand_at

_NOTHING = frozenset({"nothing", "none", "no"})
_MAY = frozenset({"should", "may", "must", "shall", "can"})
_MUST = frozenset({"must", "should", "shall", "to"})
_STATES = frozenset({"on", "off", "enable", "disable", "activate", "deactivate", "start", "stop"})
_TURNS = frozenset({"turn", "switch", "turned", "switched", "turning"})
_GETS = frozenset({"gets", "get", "needs", "receives"})
_PUTS = frozenset({"put", "enter", "type", "write"})
_INTO = frozenset({"in", "into", "under"})
_BEFORE_ORDER = JOINTS | {"please", "pls", "plz"}
_NOT_TO_DO = frozenset(
    {"turn", "switch", "set", "change", "touch", "want", "need", "forget", "put", "take", "remove", "add",
     "delete", "disturb", "worry", "do", "it", "that", "edit", "modify", "know", "understand", "think"}
)  # fmt: skip
"""Behind “do not”, words that refuse an order, or order nothing."""
_BEFORE_WORKSPACE = frozenset({"the", "this", "that", "our"})
"""Behind “on” these begin the name of a place, so that “on” turns nothing on."""
_BEFORE_NUMBER = frozenset({"to", "from", "as", "with", "number", "extension", "ext", "x", "on", "at"})
_DENIES = frozenset({"not", "never", "nobody", "noone", "one"})
"""“One” is the end of “no one”."""
_PAST_OR_UNLESS = frozenset(
    {"was", "were", "had", "did", "been", "yesterday", "work", "works", "if", "unless", "except", "said"}
)
"""A sentence with one of these tells what was, or orders something only in some cases."""
_NEGATIONS = frozenset({"not", "no", "nobody", "noone", "never", "stop", "disable", "remove", "off"})
_SEES = frozenset({"see", "show", "display", "present"})
_SENDS = frozenset({"forward", "send", "divert", "redirect", "route", "transfer", "pass"})
_WHICH = frozenset({"the", "its", "a", "our"})
MAX_NAME_WORDS = 4
"""Names that are shown outside are no longer."""
_SURE = (("make", "sure"), ("make", "it", "so"), ("ensure",), ("see", "to", "it"), ("so", "that"))
_LETS = frozenset({"let", "allow", "permit", "accept"})
_CAN = frozenset({"can", "could", "does", "do", "will", "is", "are"})
_NO_LONGER = (("any", "more"), ("any", "longer"), ("anymore",), ("more",), ("longer",))
_BECOMES = {"be": "is", "become": "becomes", "get": "gets", "go": "goes", "lose": "loses"}
"""Verbs behind “should the gym …” as they stand behind “if the gym …”."""


def rewordings(sentence: Sentence) -> Iterator[Sentence]:
    """Plainer wordings of the sentence; what they say is shown before it is done."""
    for plain in (
        without_corrected(sentence.tokens),
        without_contrary(sentence.tokens),
        _stopped(sentence.tokens),
        _no_longer(sentence.tokens),
        _without_any_more(sentence.tokens),
        _none(sentence.tokens),
        _refused(sentence.tokens),
        _ensured(sentence.tokens),
        _without_there(sentence.tokens),
        _off_for_of(sentence.tokens),
        _given_as(sentence.tokens),
        _put_into(sentence.tokens),
        _seen_as(sentence.tokens),
    ):
        if plain != sentence.tokens:
            yield replace(sentence, tokens=plain)


def with_if(sentence: Sentence) -> Sentence:
    """The sentence with “if the gym is …, …” for “should the gym ever be …, …”."""
    words = sentence.words
    comma = words.index(",") if "," in words else 0
    verbs = _BECOMES.keys() & {*words[1:comma]} if words[:1] == ("should",) else ()
    if not verbs or sentence.asks or words[-1:] == (",",):
        return sentence
    tokens = [
        Token(_BECOMES[one.plain], _BECOMES[one.plain]) if at < comma and one.plain in verbs else one
        for at, one in enumerate(sentence.tokens)
        if not (at < comma and one.plain == "ever" and not one.quoted)
    ]
    return replace(sentence, tokens=(Token("if", "if"), *tokens[1:]))


def refuses_order(sentence: Sentence) -> bool:
    """Whether it says that something is not to be done or does not work, or how it was: “never turn on …”,
    “… does not work”, “dnd was on”; or unless something is so."""
    words = [*sentence.words]
    denied = any(no in _DENIES and verb.removesuffix("s") in _NOT_TO_DO for no, verb in pairwise(words))
    return denied or words[-1] == "not" or bool(_PAST_OR_UNLESS & {*words})


def asked_conditions(said: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, where a state of the phone is asked before an order, as one: “gym on another call? send
    callers to 4404” is “when gym on another call, send callers to 4404”."""
    found: list[Sentence] = []
    for sentence in said:
        before = found[-1] if found else None
        goes_on = before and (before.asks or sentence.words[:1] == ("then",))
        if before and goes_on and _tells_state(before) and _sends(sentence):
            when, comma = Token("when", "when"), Token(",", ",", gap="")
            order = sentence.tokens[sentence.tokens[0].plain == "then" :]
            found[-1] = Sentence((when, *before.tokens, comma, *order), sentence.asks)
        else:
            found.append(sentence)
    return found


def _sends(sentence: Sentence) -> bool:
    """Whether it says where calls are to go."""
    words = [word for word in sentence.words if word not in _BEFORE_ORDER and word != "then"]
    if words[:1] and words[0] in _SENDS and "to" in words[1:4]:
        return True
    return any(_is_dialled(sentence.tokens, at) for at in range(len(sentence.tokens)))


def _tells_state(sentence: Sentence) -> bool:
    """Whether it only tells a state of the phone."""
    said = {*sentence.words}
    if begins_question(sentence) or said & {"now", "currently", "moment"}:
        return False
    words = f" {' '.join(sentence.words)} "
    return any(f" {phrase} " in words for phrase in CONDITION_PHRASES)


def _off_for_of(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with “off” for “of” behind the verb, a slip: “turn of do not disturb in the gym”."""
    words = [token.plain for token in tokens]
    at = next((at for at, (one, two) in enumerate(pairwise(words), 1) if one in _TURNS and two == "of"), 0)
    return (*tokens[:at], Token("off", "off", gap=" "), *tokens[at + 1 :]) if at else tokens


def _stopped(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with “stop” for “not” where “any more” stands behind it: “do not record the gym any more”."""
    at = next((at for at, token in enumerate(tokens) if token.plain == "not"), None)
    if at is None or [token.plain for token in tokens[at + 1 : at + 2]] in (
        ["needed"],
        ["required"],
        ["wanted"],
    ):
        return tokens
    for end in range(at + 1, len(tokens)):
        phrase = next((one for one in _NO_LONGER if stand_at(tokens, end, one)), None)
        if phrase:
            start = at - 1 if at and tokens[at - 1].plain in {"do", "does"} else at
            stop = Token("stop", "stop", gap=tokens[at].gap)
            return (*tokens[:start], stop, *tokens[at + 1 : end], *tokens[end + len(phrase) :])
    return tokens


def _no_longer(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with “stop” for “no longer” behind “should” or before “on”: “the gym should no longer be on
    dnd”, “gym no longer on dnd”."""
    at = next((at for at in range(1, len(tokens)) if stand_at(tokens, at, ("no", "longer"))), 0)
    is_terse = at > 0 and tokens[at - 1].plain not in _CAN and stand_at(tokens, at + 2, ("on",))
    if not at or not (tokens[at - 1].plain in _MUST or is_terse):
        return tokens
    return (*tokens[:at], Token("stop", "stop", gap=tokens[at].gap), *tokens[at + 2 :])


def _without_any_more(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without “any more” behind a negation: “is not needed anymore”."""
    negated = next((at for at, token in enumerate(tokens) if token.plain in _NEGATIONS), len(tokens))
    for at in range(negated + 1, len(tokens)):
        for phrase in _NO_LONGER:
            is_no_longer = at > 1 and phrase == ("longer",) and tokens[at - 1].plain == "no"
            if stand_at(tokens, at, phrase) and not is_no_longer:
                return (*tokens[:at], *tokens[at + len(phrase) :])
    return tokens


def _refused(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with “stop” for “do not” before what a setting does: “do not send busy calls”.

    Beside a number, or before words for on and off, “do not” asks for no change.
    """
    for at, token in enumerate(tokens[:-2]):
        is_first = at == 0 or tokens[at - 1].plain in _BEFORE_ORDER
        if is_first and stand_at(tokens, at, ("do", "not")) and tokens[at + 2].plain not in _NOT_TO_DO:
            if any(_is_dialled(tokens, other) or _is_state(tokens, other) for other in range(len(tokens))):
                return tokens
            behind = at + 3 if tokens[at + 2].plain in _LETS else at + 2
            return (*tokens[:at], Token("stop", "stop", gap=token.gap), *tokens[behind:])
    return tokens


def _is_state(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word turns something on or off; “on” before a workspace does not."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else Token("", "")
    is_place = behind.plain in _BEFORE_WORKSPACE or behind.text[:1].isupper()
    return tokens[at].plain in _STATES and not (tokens[at].plain == "on" and is_place)


def _none(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with “calls should not” for “nothing should”: “none of the calls may be forwarded”."""
    for at, token in enumerate(tokens):
        if token.plain not in _NOTHING or token.quoted:
            continue
        must = next((end for end in range(at + 1, len(tokens)) if tokens[end].plain in _MAY), None)
        if must is not None and tokens[must + 1 : must + 2] and tokens[must + 1].plain == "be":
            calls, should_not = Token("calls", "calls"), (Token("should", "should"), Token("not", "not"))
            return (*tokens[:at], calls, *_where(tokens[at + 1 : must]), *should_not, *tokens[must + 1 :])
    return tokens


def _where(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without “of the calls” at their head."""
    at = 0
    while at < len(tokens) and tokens[at].plain in {"of", "the", "its", "calls", "call"}:
        at += 1
    return tokens[at:]


def _without_there(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without “there” between others: “reject callers there who hide their number”."""
    if "there" in {token.plain for token in (*tokens[:1], *tokens[-1:])}:
        return tokens
    return tuple(token for token in tokens if token.plain != "there" or token.quoted)


def _ensured(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with “should not” for “can not” behind “make sure”: “make sure it can not be reached”."""
    sure = next((end for end in range(len(tokens)) for one in _SURE if stand_at(tokens, end, one)), None)
    if sure is None:
        return tokens
    for at in range(sure, len(tokens) - 1):
        if tokens[at].plain in _CAN and tokens[at + 1].plain == "not":
            return (*tokens[:at], Token("should", "should", gap=tokens[at].gap), *tokens[at + 1 :])
    return tokens


def _is_dialled(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure is a number, and not the end of a name: “Room 101”."""
    plain, before = tokens[at].plain, tokens[at - 1].plain if at else ""
    is_long = len(plain) > MIN_DIALLED or before in _BEFORE_NUMBER
    return is_long and len(plain) >= MIN_DIALLED and NUMBER.fullmatch(plain) is not None


def _given_as(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with “its transfer number 1 = 4405” for “gets 4405 as its transfer number 1”."""
    words = [token.plain for token in tokens]
    verb = next((at for at in range(1, len(words)) if words[at] in _GETS), 0)
    at = verb + 2
    if not verb or words[at : at + 1] != ["as"] or not NUMBER.fullmatch(words[verb + 1]):
        return tokens
    named = tokens[at + 1 :]
    says_more = any(
        token.plain in JOINTS | {"as"} or sum(map(str.isdigit, token.plain)) > 1 for token in named
    )
    if not named or says_more:
        return tokens
    return (*tokens[:verb], *named, Token("=", "=", gap=" "), tokens[verb + 1])


def _seen_as(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with “see the name Kim” for “see Kim as the name”."""
    words = [token.plain for token in tokens]
    at = next((at for at in range(2, len(words) - 1) if words[at] == "as"), 0)
    verb = next((one for one in range(at - 1, 0, -1) if words[one] in _SEES), 0)
    end = at + 1 + (words[at + 1 : at + 2] != [] and words[at + 1] in _WHICH)
    if not at or not 0 < at - verb - 1 <= MAX_NAME_WORDS or not verb or words[end : end + 1] != ["name"]:
        return tokens
    name = Token("name", "name", gap=" ")
    return (*tokens[: verb + 1], name, *tokens[verb + 1 : at], *tokens[end + 1 :])


def _put_into(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with “set transfer number 1 to 4405” for “put 4405 into transfer number 1”."""
    words = [token.plain for token in tokens]
    verb = next((at for at in range(len(words) - 1) if words[at] in _PUTS), len(words))
    end = verb + 1
    while end < len(words) and NUMBER.fullmatch(words[end]):
        end += 1
    named = tokens[end + 1 :]
    if end == verb + 1 or not named or words[end] not in _INTO:
        return tokens
    if {"list", *JOINTS} & {token.plain for token in named}:
        return tokens
    to = Token("to", "to")
    return (*tokens[:verb], Token("set", "set"), *named, to, *tokens[verb + 1 : end])
