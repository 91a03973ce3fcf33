"""How often a phone is to ring, in few words: “I said 3 rings, make it 6”, “gym CFNA 4002 after 4”."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import MIN_DIALLED, Sentence, Token, as_tokens

_UNANSWERED = frozenset(phrases("cfna|cfnr|unanswered|answer|answers|answered|reply|rna|picks"))
"""With one of these a count behind “after” counts rings."""
_ENDS = frozenset({",", "to", "go", "goes", "send", "then"})
MAX_RINGS = 20
_NEW_COUNT = re.compile(
    r"\b(?:(?:i|we|they) )?(?:said|told you|asked for|had|wanted|have|is at|was at|is on|is|was) (?:still )?"
    r"\d{1,2}(?: (?P<unit>rings|times|seconds))? (?:, )?(?:but |and )?(?:please )?(?:make|set|change) "
    r"(?:it|that|them)(?: to)? (?P<count>\d{1,2})(?: (?P<other>rings|times|seconds))?(?= |$)"
)
_RINGS_ALONE = frozenset(
    phrases("make|set|put|change|it|that|to|rings|ring|times|please|pls|only|just|instead|now|the|should|be")
)


def counted_in_full(sentence: Sentence) -> Sentence:
    """The sentence with the count that is wanted, and what it counts."""
    return _with_rings(_counted_anew(sentence))


def _counted_anew(sentence: Sentence) -> Sentence:
    """The sentence with “6 rings” for “I said 3 rings, make it 6”."""
    words = " ".join(sentence.words)
    found = _NEW_COUNT.search(words)
    if found is None or sentence.asks:
        return sentence
    start = len(words[: found.start()].split())
    end = start + len(found[0].split())
    unit = found["unit"] or found["other"] or "rings"
    told = as_tokens((found["count"], unit))
    return replace(sentence, tokens=(*sentence.tokens[:start], *told, *sentence.tokens[end:]))


def _with_rings(sentence: Sentence) -> Sentence:
    """The sentence with “after 4 rings” for “after 4”, where it is about calls that nobody answers."""
    words = sentence.words
    if "after" not in words or _UNANSWERED.isdisjoint(words):
        return sentence
    at = words.index("after") + 1
    is_count = at < len(words) and words[at].isdigit() and 0 < int(words[at]) <= MAX_RINGS
    if not is_count or not {*words[at + 1 : at + 2]} <= _ENDS:
        return sentence
    rings = Token("rings", "rings")
    return replace(sentence, tokens=(*sentence.tokens[: at + 1], rings, *sentence.tokens[at + 1 :]))


def asks_for_rings(sentence: Sentence) -> bool:
    """Whether it only tells how often to ring, of no setting and no workspace: “make it 6 rings”."""
    words = sentence.words
    told = [word for word in words if word not in _RINGS_ALONE]
    return (
        not {"rings", "times"}.isdisjoint(words)
        and not sentence.asks
        and len(told) == 1
        and told[0].isdigit()
        and len(told[0]) < MIN_DIALLED
    )
