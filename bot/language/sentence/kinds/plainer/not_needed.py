"""“Is not needed” for other words that nobody wants a setting: “we do not want …”, “no … needed”."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from bot.language.sentence.words.tokens import Sentence, Token, as_tokens

_WISHES_NOT = (
    ("do", "not", "want"), ("do", "not", "need"), ("do", "not", "require"), ("do", "not", "wish"),
    ("no", "longer", "want"), ("no", "longer", "need"), ("no", "longer", "require"), ("wants",), ("needs",),
)  # fmt: skip
_WISHERS = frozenset({"i", "we", "they", "people", "guests", "users"})
_NOBODY = frozenset({"nobody", "noone"})
_NEEDED = frozenset({"needed", "wanted", "required", "necessary"})
_IS = frozenset({"is", "are", "was", "were", "be", "been"})
_MORE_IS_SAID = frozenset({",", "off", "and", "but"})
_ANY_MORE = (("any", "more"), ("any", "longer"), ("anymore",))


def with_not_needed(sentence: Sentence, begins_with_setting: Callable[[Sequence[Token]], bool]) -> Sentence:
    """The sentence with “is not needed” behind the setting for “we do not want” and “nobody wants” before
    it, and for “no … needed”."""
    words = [*sentence.words]
    at = next((at for at, word in enumerate(words) if at > 1 and word in _NEEDED), 0)
    if at and words[at - 1] in {"not", "longer"} and words[at + 1 : at + 2] == ["on"]:
        # “Is no longer needed on the gym”: that turns nothing on.
        return replace(sentence, tokens=(*sentence.tokens[: at + 1], *_placed_in(sentence.tokens[at + 1 :])))
    no_longer = 2 * (words[max(at - 2, 0) : at] == ["no", "longer"])
    is_denied = words[0] == "no" or words[at - 1] == "not" or no_longer
    verb = int(at > 1 and words[0] == "no" and words[at - 1] in _IS)  # “no voicemail is needed”
    if at and is_denied and not sentence.asks and _IS.isdisjoint(words[: at - verb]):
        start, end = int(words[0] == "no"), at - verb - (words[at - 1] == "not") - no_longer
        if begins_with_setting(sentence.tokens[start:]):
            rest = _placed_in(sentence.tokens[at + 1 :])
            kept = (sentence.tokens[start:end], as_tokens(("is", "not", "needed")), rest)
            return replace(sentence, tokens=tuple(chain.from_iterable(kept)))
    wish = next((one for one in _WISHES_NOT if tuple(words[1 : 1 + len(one)]) == one), ())
    start = 1 + len(wish) + (words[1 + len(wish) : 2 + len(wish)] in (["any"], ["the"]))
    is_wish = wish and words[0] in (_NOBODY if len(wish) == 1 else _WISHERS) and not sentence.asks
    if not is_wish or _MORE_IS_SAID & {*words} or not begins_with_setting(sentence.tokens[start:]):
        return sentence
    end = next((len(words) - len(one) for one in _ANY_MORE if tuple(words[-len(one) :]) == one), len(words))
    not_needed = (Token(word, word, gap=" ") for word in ("is", "not", "needed"))
    return replace(sentence, tokens=(*_placed_in(sentence.tokens[start:end]), *not_needed))


def _placed_in(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words with “in” for the “on” before a place, which beside “not needed” turns nothing on."""
    return tuple(
        one._replace(text="in", plain="in") if one.plain == "on" and not one.quoted else one for one in tokens
    )
