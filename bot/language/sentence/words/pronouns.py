"""“Him”, “her”, “he” and “she” in a sentence, as the name that stands before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.language.sentence.words.general_words import SAYS, phrases
from bot.language.sentence.words.tokens import Sentence, Token

_PRONOUNS = frozenset({"him", "her"})
_BEHIND_PRONOUN = frozenset(
    {
        "to",
        "on",
        "off",
        "from",
        "as",
        "in",
        "into",
        "onto",
        "among",
        "for",
        "out",
        "please",
        "pls",
        "there",
        ",",
        "use",
        "have",
        "keep",
        "see",
        "hear",
        "listen",
        "talk",
        "call",
        "reach",
        "join",
        "watch",
        "monitor",
    }
)
"""Words before which “her” is somebody, and not what belongs to somebody."""
_SUBJECTS = frozenset({"he", "she"})
_WISHES = frozenset({"should", "must", "may", "can", "needs", "shall"})
"""Behind “he” these say what is to become of him."""
_GIVING = frozenset({"give", "grant", "allow", "let"})
_SENDING = frozenset({"transfer", "forward", "send", "connect", "divert"})
"""Behind these “him” is who calls, where nobody is named."""
_OWNED = frozenset(
    {"phone", "line", "number", "calls", "call", "extension", "mobile", "cell", "desk", "voicemail", "own"}
)
"""Behind “give” somebody gets something, unless “her” says whose it is."""
_NO_NAME_BEHIND = frozenset(
    {"the", "a", "an", "our", "my", "another", "this", "that", "some", "no", "new"}
) | frozenset(
    phrases(
        "we|they|you|i|are|were|am|guests|people|callers|customers|visitors|staff|students|patients|tenants|"
        "members|users|clients"
    )
)
_ENDS_NAME = frozenset(
    {
        "left",
        "changed",
        "switched",
        "transferred",
        "moved",
        "joined",
        "quit",
        "resigned",
        "retired",
        "started",
        "works",
        "went",
        "good",
        "morning",
        "afternoon",
        "evening",
        "dear",
        "hello",
        "hi",
        "hey",
        "team",
        "i",
        "we",
        "like",
        "love",
    }
)
"""Words that are known to no setting and no part of a name."""
_REPORTS = SAYS | {"asks", "asked", "wants", "thinks", "noticed"}
MAX_NAME_WORDS = 3


def with_names_for_pronouns(
    sentence: Sentence,
    is_known: Callable[[str], bool],
    before_it: Sequence[Token] = (),
    is_place: Callable[[str], bool] = lambda _: False,
) -> Sentence:
    """The sentence with the name of whom it speaks in the place of the pronoun; `is_known` tells the
    words that are no name, `before_it` are the words of the sentence before: “Bob has left. Remove him …”;
    `is_place` tells words in the names of workspaces: people are called so only where nothing else fits."""

    def is_nobody(word: str) -> bool:
        return is_known(word) or is_place(word)

    tokens = sentence.tokens
    if (_PRONOUNS | _SUBJECTS).isdisjoint(sentence.words):
        return sentence
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1].plain if at + 1 < len(tokens) else ","
        before = tokens[at - 1].plain if at else ""
        is_given = before in _GIVING and following not in _OWNED
        is_somebody = (token.plain in _PRONOUNS and (following in _BEHIND_PRONOUN or is_given)) or (
            token.plain in _SUBJECTS and following in _WISHES
        )
        told = (tokens[:at], before_it) if is_somebody else ()
        name = next(filter(None, (_first(said, is_nobody, has_capital=True) for said in told)), ())
        if is_somebody and not name and before in _SENDING:
            name = (Token("callers", "callers", gap=token.gap),)
        name = name or next(filter(None, (_name(said, is_known) for said in told)), ())
        kept.extend(name or (token,))
    return (
        replace(sentence, tokens=tuple(kept)) if len(kept) != len(tokens) or kept != [*tokens] else sentence
    )


def _name(tokens: Sequence[Token], is_known: Callable[[str], bool]) -> tuple[Token, ...]:
    """The first words that can be a name, those with a capital letter before all others."""
    return _first(tokens, is_known, has_capital=True) or _first(tokens, is_known, has_capital=False)


def _first(
    tokens: Sequence[Token], is_known: Callable[[str], bool], *, has_capital: bool
) -> tuple[Token, ...]:
    found: list[Token] = []
    passed = -1
    for at, token in enumerate(tokens):
        may_be = token.text[:1].isupper() or not has_capital
        may_be = (
            may_be and token.plain.isalpha() and token.plain not in _ENDS_NAME and not is_known(token.plain)
        )
        before = tokens[at - 1].plain if at else ""
        if may_be and not found and (before in _NO_NAME_BEHIND or passed == at):
            passed = at + 1
            continue
        if may_be and len(found) < MAX_NAME_WORDS:
            found.append(token)
        elif found and token.plain in _REPORTS and _first(tokens[at:], is_known, has_capital=True):
            found = []  # who reports is seldom meant
        elif found:
            break
    return tuple(found)
