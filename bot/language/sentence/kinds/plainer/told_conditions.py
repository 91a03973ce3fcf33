"""Conditions that belong to a setting, in plainer words: “when a third person bridges in”, “while its on a
call already”, “if the circuit dies on us again”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentence.words.general_words import CONDITIONS, phrases
from bot.language.sentence.words.tokens import Sentence, Token, as_tokens

_WHEN = frozenset({"when", "whenever", "if", "while", "once", "should"})
_ARTICLES = frozenset({"a", "an", "the", "any", "some"})
_FURTHER = frozenset({"third", "3rd", "second", "2nd", "another", "new", "other", "extra", "further"})
_PERSONS = frozenset({"person", "party", "participant", "colleague", "one", "guy", "listener", "user"})
_JOINS = frozenset({"bridges", "bridge", "joins", "join", "barges", "barge"})
_COMES = _JOINS | {"comes", "gets", "hops", "jumps"}
"""What a person does who joins a call; not every “second” that comes is one."""
_ON_A_CALL = frozenset({"call", "phone", "busy", "engaged", "line"})
_STATE_BEGINS = frozenset({"on", "in", "busy", "engaged"})
_THEIR = frozenset({"they", "we", "it", "its", "i"})
_NOT = frozenset({"not", "never", "no"})
_PHONES = frozenset({"phone", "phones", "ones", "others", "lines", "handsets", "devices"})
_LINKS = frozenset(phrases("circuit|uplink|broadband|isp|fibre|fiber|mpls|vpn|router|link|switch|line|cable"))
"""What a phone is reached over: where it fails, the phone is not reachable."""
_FAILS = frozenset(phrases("dies|fails|drops|breaks|goes|is|died|drop|die|go"))
_NETS = frozenset({"wan", "internet", "network"})
_LEADS = frozenset({"to", "into", "at", "of", "from", "in"})
_DOWN = frozenset({"down", "dead", "out", "broken", "cut"})
_MAY_CHANGE = frozenset(phrases("not|no|never|unless|or|but|only|except|until|after|before|than|longer"))
_UNREACHABLE = sorted((said.split() for said in CONDITIONS["unreachable"]), key=len, reverse=True)
MAX_BEHIND = 8
"""So many words at most tell of a failure before."""


def with_somebody(sentence: Sentence) -> Sentence:
    """The sentence with “somebody” for “a third person” who joins a call, or “a third” who bridges in."""
    words = [*sentence.words]
    if _FURTHER.isdisjoint(words):
        return sentence
    for at in range(len(words) - 2):
        is_person = words[at + 1] in _PERSONS
        end = at + 1 + is_person
        is_one = words[at] in _FURTHER and words[end] in (_COMES if is_person else _JOINS)
        if is_one and not sentence.tokens[at].quoted:
            start = at - (at > 0 and words[at - 1] in _ARTICLES)
            somebody = Token("somebody", "somebody")
            return replace(sentence, tokens=(*sentence.tokens[:start], somebody, *sentence.tokens[end:]))
    return sentence


def with_own_state(sentence: Sentence) -> Sentence:
    """The sentence with “if it is on a call” for “if they are already on a call” and “while its on a call
    already”, and with “ring” for what phones do that “go off”."""
    words = [*sentence.words]
    if not (_WHEN & {*words}):
        return sentence
    tokens = [*sentence.tokens]
    at = next((at for at in range(len(words) - 2) if words[at] in _WHEN and words[at + 1] in _THEIR), None)
    if at is not None and _ON_A_CALL & {*words[at:]}:
        end = at + 2 + (words[at + 2] in {"are", "is", "am"})
        end += words[end : end + 1] == ["already"]
        if end < len(words) and words[end] in _STATE_BEGINS and (words[at + 1] == "its" or end > at + 2):
            call = next((one for one in range(end, len(words)) if words[one] in _ON_A_CALL), len(words))
            rest = tokens[end : call + 1]
            behind = tokens[call + 1 + (words[call + 1 : call + 2] == ["already"]) :]
            tokens = [*tokens[: at + 1], *as_tokens(["it", "is"]), *rest, *behind]
    return replace(sentence, tokens=tuple(_ringing(tokens)))


def _ringing(tokens: Sequence[Token]) -> list[Token]:
    """The words with “ring” for “go off” behind “should not”, where phones do."""
    words = [token.plain for token in tokens]
    for at in range(2, len(words) - 1):
        if words[at : at + 2] == ["go", "off"] and words[at - 1] in _NOT and _PHONES & {*words[:at]}:
            return [*tokens[:at], Token("ring", "ring"), *tokens[at + 2 :]]
    return [*tokens]


def with_failure(sentence: Sentence) -> Sentence:
    """The sentence with “if the internet dies, …” for “if the internet dies on us again like at the gala, …”,
    and with “internet” for “circuit”, “link” and the like, where they fail."""
    words = [*sentence.words]
    start = next((at for at, word in enumerate(words) if word in _WHEN), None)
    if start is None or sentence.asks:
        return sentence
    tokens = _with_internet(sentence.tokens, start)
    words = [token.plain for token in tokens]
    comma = words.index(",", start) if "," in words[start:] else 0
    end = _failure_ends(words, start, comma) if comma else 0
    if end and end < comma and _only_reminds(words[end:comma]):
        tokens = (*tokens[:end], *tokens[comma:])
    return replace(sentence, tokens=tokens) if tokens != sentence.tokens else sentence


def _with_internet(tokens: tuple[Token, ...], start: int) -> tuple[Token, ...]:
    """The words with “internet” for “circuit” and “WAN link to the Lyon branch” before how it fails."""
    words = [token.plain for token in tokens]
    for at in range(start + 1, len(words) - 1):
        if words[at] not in _LINKS or words[at - 1] not in _ARTICLES | _NETS | {"our"}:
            continue
        last = at + 1 if words[at + 1] not in _LEADS else len(words)
        last = next((end for end in range(at + 1, min(at + 6, len(words))) if words[end] in _FAILS), last)
        if words[last : last + 1] and (last == at + 1 or words[at + 1] in _LEADS) and _is_down(words, last):
            first = at - (words[at - 1] in _NETS)
            return (*tokens[:first], Token("internet", "internet"), *tokens[last:])
    return tokens


def _is_down(words: Sequence[str], at: int) -> bool:
    """Whether it fails: “dies”, or “is down” and not “is full”."""
    if words[at] not in _FAILS:
        return False
    return words[at] not in {"goes", "is", "go"} or not _DOWN.isdisjoint(words[at + 1 : at + 2])


def _failure_ends(words: Sequence[str], start: int, comma: int) -> int:
    """Where the words for a failure end in a condition; 0 where there are none."""
    for at in range(start + 1, comma):
        said = next((one for one in _UNREACHABLE if words[at : at + len(one)] == one), None)
        if said and at + len(said) <= comma:
            return at + len(said)
    return 0


def _only_reminds(words: Sequence[str]) -> bool:
    return (
        len(words) <= MAX_BEHIND
        and _MAY_CHANGE.isdisjoint(words)
        and words[0] in {"again", "on", "like", "as"}
        and not any(any(map(str.isdigit, word)) for word in words)
    )
