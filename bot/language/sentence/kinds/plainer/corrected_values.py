"""A value that should be another: “forwards to 4404, should be 4405”, “rings 3 times, make it 5”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.sentence.kinds.asking.questions import begins_question
from bot.language.sentence.kinds.plainer.replaced_numbers import number_places
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import COUNTED, MIN_DIALLED, Sentence, Token, joined, sentences

_SHOULD = frozenset(
    phrases(
        "should|must|has|have|had|needs|need|ought|supposed|correct|right|make|change|set|put|want|wants|use|"
        "better|meant"
    )
)
"""One of these stands between what it is and what it should be."""
_BEFORE_NEW = _SHOULD | frozenset(
    phrases(
        ",|it|that|this|they|calls|but|and|to|be|been|go|goes|going|end|up|land|at|on|say|read|point|is|the|one|"
        "number|instead|rather|now|really|actually|please|pls|we|i|forward|ring|would|so|extension|ext|"
        "destination|them|it's|only|just|value|into|as"
    )
)
_AS_IT_IS = frozenset(
    phrases(
        "says|say|has|have|is|are|goes|go|going|forwards|forwarding|forwarded|diverts|diverted|sends|sent|points|"
        "pointing|shows|reads|lands|land|landing|ends|end|up|rings|ring|ringing|transfers|routes|routed|waits|"
        "still|get|gets|getting|currently|now|set|wrongly|answers|picks|kicks|takes|in|over|after|within|to|at|on|"
        "only|just|before|,|as|:|number|extension|ext|wrong|it|the|for|with|configured|that"
    )
)
"""Right before a value these tell how it is."""
_STATES = frozenset(
    phrases(
        "says|say|has|have|is|are|goes|go|going|forwards|forwarded|diverts|diverted|sends|points|pointing|shows|"
        "reads|lands|land|ends|end|rings|transfers|routes|routed|waits|still|currently|wrong|"
        "answers|picks|kicks|takes"
    )
)
_HAS = frozenset({"has", "have"})
_HELD = frozenset(
    phrases("cfa|cfb|cfna|cfu|call|calls|all|forward|forwarding|forwards|divert|diversion|busy")
)
"""Between “has” and a number these tell where calls go: “the kitchen has CFA to 4405”."""
_ORDER_HEADS = frozenset(
    phrases("set|forward|send|divert|redirect|route|transfer|please|make|put|let|can|could|add|turn|ring|pls")
)
_REPLACE = frozenset({"replace", "swap", "exchange", "substitute", "change"})
_BY = frozenset({"by", "with", "to", "into", "for"})
_INSTEAD = (["instead", "of"], ["rather", "than"])
_LEADS = frozenset({"to", "at", "up", "on"})
_VERDICTS = (
    ["is", "wrong"],
    ["is", "not", "right"],
    ["is", "not", "correct"],
    ["is", "incorrect"],
    ["is", "old"],
)
_NO_PART = frozenset({",", "but", "and", "please", "pls", "instead", "now", "rather", "thanks", "then"})
"""At the edges of what is left these say nothing."""
_DOUBTS = frozenset(
    phrases("not|never|no|if|unless|when|until|maybe|perhaps|or|was|were|did|yesterday|nobody")
)
_DIGITS = re.compile(r"\d+")
_HALVES = 2
"""“It forwards to 4404. Should be 4405.”"""


@dataclass(frozen=True)
class Corrected:
    """What is `old` and is to be `new`; `about` are the words for where, and `is_count` tells that these are
    rings."""

    about: str
    old: str
    new: str
    is_count: bool


def corrected_value(text: str) -> Corrected | None:
    """The one value that a message says is wrong, and the right one; None where it says nothing of the kind,
    orders the one from the start, or leaves it open."""
    if len(_DIGITS.findall(text)) < _HALVES:
        return None
    said = sentences(text)
    if not 0 < len(said) <= _HALVES or any(one.asks or begins_question(one) for one in said):
        return None
    comma = Sentence((Token(",", ",", gap=""),))
    whole = said[0] if len(said) == 1 else joined([said[0], comma, said[1]])
    words = [*whole.words]
    numbers = [*number_places(words)]
    if len(numbers) < _HALVES or any(whole.tokens[one.start].quoted for one in numbers):
        return None
    for way in (_told_otherwise, _replaced, _instead):
        if (found := way(words, numbers)) and not _DOUBTS & {words[at] for at in found.about}:
            about = _trimmed(whole, found.about)
            old, new = (whole.text(one.start, one.stop) for one in (found.old, found.new))
            return Corrected(about, old, new, found.is_count) if about and old != new else None
    return None


@dataclass(frozen=True)
class _Places:
    about: Sequence[int]
    old: range
    new: range
    is_count: bool


def _told_otherwise(words: Sequence[str], numbers: Sequence[range]) -> _Places | None:
    """“… is 4404, should be 4405”: how it is, and behind it what it should be."""
    old, new = numbers[-2:]
    start = new.start
    while start > old.stop and words[start - 1] in _BEFORE_NEW | COUNTED:
        start -= 1
    verdict = next((one for one in _VERDICTS if list(words[old.stop : old.stop + len(one)]) == one), [])
    begin = old.start
    while begin and words[begin - 1] in _AS_IT_IS:
        begin -= 1
    # The places of “has” in “the kitchen has CFA to 4405”.
    has = [at for at in range(begin) if words[at] in _HAS and _HELD.issuperset(words[at + 1 : begin])]
    is_told = bool(_STATES & {*words[begin : old.start]}) or bool(verdict) or bool(has)
    is_ordered = words[0] in _ORDER_HEADS and not verdict
    if not is_told or is_ordered or not _SHOULD & {*words[start : new.start]}:
        return None
    between = [at for at in range(old.stop + len(verdict), start) if words[at] not in COUNTED]
    behind = [at for at in range(new.stop, len(words)) if words[at] not in COUNTED]
    about = [at for at in range(begin) if at not in has]
    return _places([*about, *between, *behind], old, new, words)


def _replaced(words: Sequence[str], numbers: Sequence[range]) -> _Places | None:
    """“Replace 4404 by 4405 in …”."""
    old, new = numbers[:2]
    heads = [
        word for word in words[: old.start] if word not in {"please", "pls", "the", "number", "extension"}
    ]
    is_by = len(words[old.stop : new.start]) == 1 and words[old.stop] in _BY
    if len(numbers) > _HALVES or len(heads) != 1 or heads[0] not in _REPLACE or not is_by:
        return None
    return _places([*range(new.stop, len(words))], old, new, words)


def _instead(words: Sequence[str], numbers: Sequence[range]) -> _Places | None:
    """“… goes to 4404 instead of 4405”, and “wrong number in …, 4405 instead of 4404”."""
    first, second = numbers[-2:]
    between = list(words[first.stop : second.start])
    if between not in _INSTEAD:
        return None
    behind = range(second.stop, len(words))
    if words[0] == "wrong":
        start = next((at for at in range(1, first.start) if words[at] in {"on", "in", "for", "at", "of"}), 0)
        return _places([*range(start + 1, first.start), *behind], second, first, words) if start else None
    begin = first.start
    while begin and words[begin - 1] in _AS_IT_IS:
        begin -= 1
    told = {*words[begin : first.start]}
    is_ordered = words[0] in _ORDER_HEADS or bool(_SHOULD & {*words[: first.start]})
    is_state = bool(_STATES & told and _LEADS & told) and not is_ordered
    return _places([*range(begin), *behind], first, second, words) if is_state else None


def _places(about: Sequence[int], old: range, new: range, words: Sequence[str]) -> _Places | None:
    """The same where both are numbers to be called, or both counts of rings."""
    are_dialled = [
        sum(map(str.isdigit, "".join(words[one.start : one.stop]))) >= MIN_DIALLED for one in (old, new)
    ]
    counts = bool({*words} & (COUNTED - {"second", "seconds", "secs"}))
    if are_dialled[0] != are_dialled[1] or not (are_dialled[0] or counts):
        return None
    return _Places(about, old, new, not are_dialled[0])


def _trimmed(whole: Sentence, about: Sequence[int]) -> str:
    """These words as they were typed, without what says nothing at their ends."""
    places = [*about]
    words = [*whole.words]
    while places and words[places[0]] in _NO_PART:
        places = places[1:]
    while places and words[places[-1]] in _NO_PART:
        places = places[:-1]
    kept = [whole.tokens[at] for at in places]
    return "".join(one.gap + (f'"{one.text}"' if one.quoted else one.text) for one in kept).strip()
