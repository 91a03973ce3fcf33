"""An order without the value that was before, or must not be: “5 rings, not 3”, “from 62 to 63”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.language.sentence.kinds.telling.taking_back import DECIDED
from bot.language.sentence.words.tokens import COUNTED, JOINTS, NUMBER, Sentence, Token, stand_at

_MUST = frozenset({"must", "should", "shall", "to"})
_SHOWN = frozenset(
    {"be", "take", "grab", "pick", "answer", "show", "use", "see", "hear", "get", "go", "ring"}
)
"""What something must do where the contrary of it is told behind it."""
_CHANGES = frozenset({"change", "switch", "set", "convert", "flip", "put"})
MAX_CONTRARY_WORDS = 4
"""So many words, with “not”, say what it must not be behind “to …”."""
MAX_OLD_WORDS = 6
"""So many words, with “from”, say what was before."""
_REPLACE = frozenset({"replace", "swap"})
_WAS = (
    ("it", "was"),
    ("was",),
    ("used", "to", "be"),
    ("previously",),
    ("formerly",),
    ("before", "it", "was"),
)
"""Behind a comma and before a figure these say what was before."""
_INSTEAD = (("instead", "of"), ("rather", "than"), ("in", "place", "of"))
_PUT_OFF = frozenset({"today", "now", "yet", "tomorrow", "approved", "allowed", "anymore", "happening"})
"""Behind “not” these put the whole order off."""
_OF_VALUE = frozenset({"to", "the", "its", "their", "our", "his", "her", "my", "a", "extension", "ext", "x"})
"""Right behind “not” these begin the value that it must not be."""


def old_value(sentence: Sentence) -> tuple[int, int] | None:
    """Where it says what was before, behind a verb for another value: “from always” in “change … from always
    to never”, as the place of “from” and that of “to”. None where it does not."""
    words = [*sentence.words]
    verb = next((at for at, word in enumerate(words) if word in _CHANGES), len(words))
    start = next((at for at in range(verb, len(words)) if words[at] == "from"), len(words))
    end = next((at for at in range(start + 2, len(words)) if words[at] in {"to", "into"}), 0)
    if not end or end - start > MAX_OLD_WORDS or any(word[:1].isdigit() for word in words[start:end]):
        return None
    return (start, end) if end + 1 < len(words) else None


def without_corrected(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without what was before or is wrong: “5 rings, not 3”, “from 62 to 63”, “instead of …”."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = max(_old_figure(tokens, at), _instead(tokens, at))
        if end == at:
            kept.append(tokens[at])
        elif _counts_the_new(tokens, end):
            kept += (tokens[end], tokens[end + 1], tokens[end - 1])
            end += 2
        at = max(end, at + 1)
    return tuple(kept)


def _counts_the_new(tokens: Sequence[Token], end: int) -> bool:
    """Whether the unit of the figure from before, which ends here, is that of the new one, too: “from 3 rings
    to 6”."""
    is_led_to = tokens[end - 1].plain in COUNTED and stand_at(tokens, end, ("to",))
    behind = [token.plain for token in tokens[end + 1 :]]
    return is_led_to and bool(behind) and bool(NUMBER.fullmatch(behind[0])) and COUNTED.isdisjoint(behind)


def _old_figure(tokens: Sequence[Token], at: int) -> int:
    """Behind “not 3”, “, not 3 rings”, “from 3” or “replace 3” where another figure is told, too."""
    is_behind = tokens[at].plain == "," or stand_at(tokens, at, ("and", "not"))
    start = at + 1 if is_behind else at
    was = next((one for one in _WAS if stand_at(tokens, start, one)), ()) if start > at else ()
    start += max(len(was) - 1, 0)
    if start + 1 >= len(tokens) or not (was or tokens[start].plain in {"not", "from", *_REPLACE}):
        return at
    if not NUMBER.fullmatch(tokens[start + 1].plain):
        return at
    end = start + 2
    if end < len(tokens) and tokens[end].plain in COUNTED:
        end += 1
    if tokens[start].plain == "from" and [token.plain for token in tokens[end : end + 1]] != ["to"]:
        return at  # a caller, and no figure from before
    others = [*tokens[:at], *tokens[end:]]
    return end if any(NUMBER.fullmatch(token.plain) for token in others) else at


def without_contrary(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without “, not …” or “and not …” at the end, where what it must be stands before it: “must be
    the location number, not the direct line”, “use the location's and not its own”."""
    words = [token.plain for token in tokens]
    at = next(
        (
            at
            for at in range(1, len(words) - 1)
            if words[at] in {",", "and"}
            and (words[at + 1] == "not" or words[at + 1 : at + 3] == ["no", "longer"])
        ),
        0,
    )
    before = [word for word in words[:at] if word not in {"please", "pls"}]
    orders = (two for one, two in pairwise([",", *before]) if one in _MUST | {","})
    behind = words[at + 1 :]
    if behind == ["not"] or not (DECIDED | _PUT_OFF).isdisjoint(behind):
        return tokens  # “forward it to 4405, not sure”
    is_value = behind[:1] == ["not"] and (behind[1] in _OF_VALUE or behind[1][:1].isdigit())
    says_what = any(word in _SHOWN for word in orders) or (
        (not {"to", "use"}.isdisjoint(before) or "," in before[1:])
        and len(behind) <= MAX_CONTRARY_WORDS
        and is_value
    )
    return tokens[:at] if says_what and "," not in behind else tokens


def _instead(tokens: Sequence[Token], at: int) -> int:
    """Behind “instead of” and its words, up to the next clause; behind “instead” alone."""
    for phrase in _INSTEAD:
        if stand_at(tokens, at, phrase):
            ends = (end for end in range(at + len(phrase), len(tokens)) if tokens[end].plain in JOINTS)
            return next(ends, len(tokens))
    return at + 1 if tokens[at].plain == "instead" else at
