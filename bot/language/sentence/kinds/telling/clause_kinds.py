"""What a clause says beside others: how it is or was, when something is to be so, or what is wished for."""

from __future__ import annotations

from collections.abc import Collection

from bot.language.sentence.kinds.telling.opinions import (
    OPENERS,
    PEOPLE,
    SWITCHED,
    WISHES,
    tells_opinion,
)
from bot.language.sentence.kinds.telling.persons import tells_of_person
from bot.language.sentence.kinds.telling.reason_clauses import LIMITING, MAX_NAMING_WORDS
from bot.language.sentence.kinds.telling.taking_back import LEAVES_OUT, takes_back
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import JOINTS, WHO, Sentence

_VERBS = frozenset(phrases("block|hide|reject|allow|accept|close|mute|silence|lock|unblock|deny"))
_WHO = frozenset(phrases("we|i|they|he|she|you|somebody|someone"))
_PAST = frozenset(phrases("enabled|disabled|activated|deactivated|turned|switched|forwarded|set|put|blocked"))
_CONDITIONS = frozenset(phrases("if|when|whenever|unless|until|while|once|during|after|before|every"))
_THIS = frozenset({"it", "that", "this", "those", "these"})
_NO_NEED = [
    one.split()
    for one in phrases("you need not|you do not need to|you do not have to|no need to|no need for")
]
_DO_IT = frozenset(
    {"do", "it", "that", "this", "anything", "a", "thing", "you", "to", "any", "more", "please"}
)
_CURRENTLY = (
    ["currently"],
    ["presently"],
    ["so", "far"],
    ["at", "present"],
    ["at", "the", "moment"],
    ["until", "now"],
)
"""A clause that begins so says how it is."""
_WANTS = phrases("need|needs|i want|we want|wants|i would like|we would like|would be nice|would be good")
_WAS = frozenset({"was", "were", "had"})
MIN_VERB_CHARS = 4
"""“Its lamp blinks” tells what it does; words of fewer letters with an “s” are others: “this”, “his”."""
MAX_WISH_WORDS = 4
"""So far into a clause it is told whether somebody wishes for something: “we do not need …”."""


def begins_with_verb(sentence: Sentence, named: Collection[int] = ()) -> bool:
    """Whether a sentence begins with an order that names no setting: “block calls front desk”; behind the
    words at these places, which name a workspace."""
    tokens = [token for at, token in enumerate(sentence.tokens) if at not in named]
    words = [token.plain for token in tokens if token.plain not in {",", "the", *OPENERS}]
    return words[:1] != [] and words[0] in _VERBS


def tells_done(sentence: Sentence) -> bool:
    """Whether a clause tells that nothing is left to do: “so you need not do it”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "so", "and", "there", "is"}]
    said = next((one for one in _NO_NEED if words[: len(one)] == one), [])
    return bool(said) and {*words[len(said) :]} <= _DO_IT


def tells_past(sentence: Sentence) -> bool:
    """Whether a clause tells how something was, and wishes nothing: “the gym was in another partition”."""
    words = {*sentence.words}
    return bool(words & _WAS) and not words & (WISHES | LEAVES_OUT | {"not", "never", "until", "still"})


def tells_state_now(sentence: Sentence) -> bool:
    """Whether a clause tells how it is so far: “currently nobody gets them”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "as", "because"}]
    return any(words[: len(one)] == one for one in _CURRENTLY) and not WISHES & {*words}


def is_told(before: Sentence, clause: Sentence) -> bool:
    """Whether a clause goes on with what somebody did: “we moved the studio and enabled dnd there”."""
    words = [token.plain for token in before.tokens if token.plain not in {",", *OPENERS}]
    first = next((token.plain for token in clause.tokens if token.plain not in {",", "and"}), "")
    return words[:1] != [] and words[0] in _WHO and first in _PAST


def tells_why(sentence: Sentence) -> bool:
    """Whether a clause only tells what somebody does or did: “nobody clears the lamp”, “we had it there”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", *OPENERS, *JOINTS}]
    if takes_back(sentence) or (words[:1] in (["that"], ["it"]) and LIMITING & {*words}):
        return False
    if tells_state_now(sentence) or tells_opinion(sentence) or tells_of_person(sentence):
        return True
    if words[:1] == ["its"] and not SWITCHED & {*words} and not any(map(str.isdigit, "".join(words))):
        return any(word.endswith("s") and len(word) > MIN_VERB_CHARS for word in words[2:])
    is_wish = bool(WISHES & {*words[1:MAX_WISH_WORDS]})
    is_about_that = words[:1] != [] and words[0] in _THIS and len(words) > MAX_NAMING_WORDS
    is_about_that |= words[:2] in (["both", "were"], ["both", "are"], ["both", "have"])
    is_about_who = words[:1] != [] and (words[0] in WHO | PEOPLE or words[:2] == ["no", "one"])
    return (is_about_who or is_about_that) and not is_wish


def says_how_it_is(sentence: Sentence) -> bool:
    """Whether a clause has a verb that tells a state: “the meeting is over”."""
    words = {*sentence.words}
    return not words.isdisjoint({"is", "are", "was", "were", "has", "have", "had", "been", "keeps", "keep"})


def wishes(sentence: Sentence) -> bool:
    """Whether a clause says how something should be, which is more than a reason."""
    return bool({"should", "must", "shall", "only", "require"} & {*sentence.words})


def wants(sentence: Sentence) -> bool:
    """Whether a sentence says that somebody needs something: “the boardroom needs international calls”."""
    words = f" {' '.join(_plain(sentence))} "
    return not sentence.asks and any(f" {wish} " in words for wish in _WANTS)


def _plain(sentence: Sentence) -> list[str]:
    return [*sentence.words]


def begins_with_condition(sentence: Sentence, named: Collection[int] = ()) -> bool:
    """Whether a clause says when something is to be so: “if nobody answers”, “while we are closed”; behind
    the words at these places, which name a workspace: “room 101: if it is busy”."""
    tokens = [token for at, token in enumerate(sentence.tokens) if at not in named]
    words = [token.plain for token in tokens if token.plain not in {",", *OPENERS}]
    return words[:1] != [] and (words[0] in _CONDITIONS or words[:2] == ["in", "case"])
