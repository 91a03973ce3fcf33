"""Clauses that give a reason (“because they move”, “so that we hear it”), and those that follow one."""

from __future__ import annotations

from bot.language.sentence.kinds.telling.taking_back import left_as_it_is
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.times.time_words import kind_of

_BECAUSE = frozenset({"because", "since", "cause"})
_SO = frozenset(
    {"that", "we", "they", "i", "he", "she", "nobody", "people", "guests", "it", "callers", "the"}
)
_STAFF = frozenset({"staff", "security", "reception", "everyone", "everybody", "someone", "somebody"})
_ABLE = frozenset({"can", "could", "may", "might", "will", "do", "are"})
LIMITING = frozenset({"only", "ends", "end", "stops", "lasts"})
"""Behind “so that it” these say more of the order."""
_LIMITS = LIMITING | {"off", "until", "except", "automatically"}
"""With one of these a purpose says more of the order: “so that it ends at 5pm”."""
_AS = _SO - {"that"} | {"our", "my", "there", "no", "this"}
_ASKING = [["could", "you"], ["can", "you"], ["would", "you"], ["will", "you"], ["kindly"], ["can", "we"]]
MAX_NAMING_WORDS = 2
"""“That mailbox” only names something."""


def gives_reason(clause: Sentence) -> bool:
    """Whether a clause begins with a word for a reason: “because they move”, “so that we hear it”, “, as our
    guests …”."""
    words = [*clause.words]
    begins_apart = words[:1] == [","]
    if left_as_it_is(clause):
        return False
    words = [word for word in words if word != ","]
    following = {*words[1:2]}
    is_time = words[:1] == ["since"] and len(words) <= MAX_NAMING_WORDS and bool(kind_of(words[-1]))
    if is_time or (words[:1] == ["so"] and _LIMITS & {*words}):
        return False  # “so that only busy calls go there” orders more
    return words[:1] != [] and (
        words[0] in _BECAUSE
        or (words[0] == "so" and (bool(following & _SO) or _tells_who_can(clause)))
        or (words[0] == "as" and begins_apart and bool(following & _AS))
    )


def _tells_who_can(clause: Sentence) -> bool:
    """Whether people stand behind “so” who can do something then: “so colleagues can join a call”."""
    _, who, may, *_ = (*(token for token in clause.tokens if token.plain != ","), *[Token("", "")] * 3)
    is_people = who.plain in _STAFF or (who.plain.endswith("s") and who.plain.isalpha())
    return is_people and not who.text.istitle() and may.plain in _ABLE


def follows_reason(clause: Sentence) -> bool:
    """Whether a clause begins as an order does behind a reason: “, so please …”, “, could you …”."""
    words = [*clause.words]
    rest = [word for word in words if word not in {",", "so", "and", "therefore"}]
    return words[:1] == [","] and (rest[:1] == ["please"] or rest[:2] in _ASKING)


def is_consequence(clause: Sentence) -> bool:
    """Whether a clause says what to do for the reason before it: “so turn on voicemail there”."""
    words = [token.plain for token in clause.tokens if token.plain != ","]
    return words[:1] in (["so"], ["therefore"]) and not gives_reason(clause)
