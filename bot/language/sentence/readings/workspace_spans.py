"""The places in a sentence where workspaces may be named, the surest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from bot.events import Workspace
from bot.language.sentence.readings.number_spans import (
    LEADING_TO,
    PLACED,
    number_spans,
    with_own_number,
    word_before,
)
from bot.language.sentence.readings.short_names import words_in_names
from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.words.general_words import GLUE, HARD, POLITE
from bot.language.sentence.words.lexicon import Lexicon
from bot.language.sentence.words.tokens import COUNTED, Sentence, Token
from bot.names.name_words import NameWords, words_of
from bot.names.workspaces import WorkspaceIndex

MAX_SPANS_TRIED = 6
"""Choices of words for workspaces that are tried; each costs a reading of the whole sentence."""
SPANS_KEPT = 8
"""Sentences of which the spans are kept: about those of one message."""
MIN_DIGITS = 3
"""A figure alone names a workspace from so many digits on: “101” is Room 101."""
_PRONOUNS = frozenset({"me", "us", "you", "him", "her", "them", "it", "he", "she", "we", "they"})
"""In small letters these speak of somebody, though a workspace is called so."""
_NO_NAMES = _PRONOUNS | frozenset(
    phrase for phrase in (*HARD, *POLITE, *GLUE, "all", "every", "wait") if " " not in phrase
)
_COUNTED = COUNTED | {"minutes", "hours", "am", "pm", "o'clock"}
MAX_FIGURES = 5
"""So many figures have the numbers in names at most."""
_BETWEEN = frozenset({"in", "at", "of", "the", ","})
"""Words that may stand between the name and the location."""

_TAKES_TO = frozenset({"copy", "add", "apply", "clone", "give", "assign", "transfer"})
"""With one of these, digits behind “to” may be the name of a workspace; else they are where calls go."""
_INSIDE = frozenset({"in", "at", "of"})
_OF_WHOM = _INSIDE | {"for"}
"""Words between what something is and the workspace that has it."""


@lru_cache(maxsize=SPANS_KEPT)
def workspace_spans(workspaces: WorkspaceIndex, sentence: Sentence, lexicon: Lexicon) -> tuple[Span, ...]:
    """Where workspaces may be named, surest and longest first; spans may overlap. Kept while one sentence is
    looked at in several ways."""
    tokens = sentence.tokens
    words = words_in_names(workspaces.name_words, tokens, lexicon)
    found: list[Span] = []
    for start in range(len(tokens)):
        if not words[start]:
            continue
        found.extend(_names(workspaces, tokens, words, start) or _owners(workspaces, words, start))
        if part := _part(workspaces, tokens, words, start, lexicon):
            found.append(part)
        found.extend(number_spans(workspaces, tokens, start))
    found = [with_own_number(tokens, span) for span in found]
    best: dict[tuple[int, int], Span] = {}
    numbers = [span for span in found if span.sureness in (Sureness.EXTENSION, Sureness.MARKED)]
    placed = [span for span in numbers if span.start and word_before(tokens, span.start) in PLACED]
    for span in found:
        if placed and span in numbers and span not in placed:
            continue  # “add 2005 to the ring of 2006”: the other number is a value
        key = (span.start, span.end)
        if key not in best or best[key].sureness < span.sureness:
            best[key] = span
    own = [span for span in best.values() if not _describes(span, best.values(), tokens, words)]
    return tuple(sorted(own, key=lambda span: (-span.sureness, span.start - span.end, span.start)))


def _describes(
    span: Span, spans: Iterable[Span], tokens: Sequence[Token], words: Sequence[list[str]]
) -> bool:
    """Whether a part of a name only describes a whole one: “the quiet gym”, or what it has: “quiet hours for
    the gym”; or is no whole word of any, right before one: “den Gym”, beside a workspace in Denver."""
    if span.sureness is not Sureness.PART:
        return False
    for name in spans:
        if name.sureness is not Sureness.NAME or name.start < span.end:
            continue
        article = name.start - 1 if tokens[name.start - 1].plain == "the" else name.start
        if span.start == 0 and article - 1 > span.end and tokens[article - 1].plain in _OF_WHOM:
            return True
        said = {word for at in range(span.start, span.end) for word in words[at]}
        is_whole = any(said <= {*words_of(f"{one.name} {one.location_name}")} for one in span.found)
        is_described = span.start > 0 and tokens[span.start - 1].plain == "the"
        if name.start == span.end and (is_described or not is_whole):
            return True
    return False


def _names(
    workspaces: WorkspaceIndex, tokens: tuple[Token, ...], words: list[list[str]], start: int
) -> list[Span]:
    """The longest run of words that is a whole name."""
    index = workspaces.name_words
    if not index.begins(words[start][0]):
        return []
    said: list[str] = []
    ends: list[tuple[int, tuple[Workspace, ...]]] = []
    for at in range(start, len(tokens)):
        said = said + words[at]
        if len(said) > index.longest or (at > start and tokens[start].quoted):
            break
        if words[at] and (ones := index.called(said)):
            ends.append((at + 1, tuple(ones)))
    return [
        Span(start, *_with_location(index, tokens, words, end, ones), Sureness.NAME)
        for end, ones in ends[-1:]
        if end > start + 1 or not _means_else(tokens, start)
    ]


def _owners(workspaces: WorkspaceIndex, words: list[list[str]], start: int) -> Iterator[Span]:
    """The run of words that is a whole name with the “s” of “the gyms forwarding”, before what it has."""
    index = workspaces.name_words
    first = words[start][0]
    if not (index.begins(first) or index.begins(first.removesuffix("s"))):
        return
    said: list[str] = []
    for at in range(start, len(words) - 1):
        said = said + words[at]
        if not words[at] or len(said) > index.longest:
            return
        owner = [*said[:-1], said[-1].removesuffix("s")]
        if owner != said and words[at + 1] and (ones := index.called(owner)):
            yield Span(start, at + 1, tuple(ones), Sureness.ALL_WORDS)
            return


def _with_location(
    index: NameWords,
    tokens: tuple[Token, ...],
    words: list[list[str]],
    end: int,
    ones: tuple[Workspace, ...],
) -> tuple[int, tuple[Workspace, ...]]:
    """The end of a name with the location behind it, and those that are there: “gym in Denver”, “gym Denver”;
    behind a name alone only where no other name goes on: “gym paris lobby”."""
    at = end
    while at < len(tokens) and tokens[at].plain in _BETWEEN:
        at += 1
    if not any(token.plain in _INSIDE for token in tokens[end:at]):
        names_other = any(index.with_word(word) for word in (words[at + 1] if at + 1 < len(tokens) else ()))
        if at > end or names_other:
            return end, ones
    while at < len(tokens) and words[at]:
        there = tuple(one for one in ones if {*words[at]} <= {*words_of(one.location_name)})
        if not there:
            break
        at, end, ones = at + 1, at + 1, there
    return end, ones


def _means_else(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word says “not”, “if”, “all” or “him”, though a workspace is called so, or where calls go;
    written as a name it is one."""
    token = tokens[at]
    if token.plain.isdigit() and at > 0 and tokens[at - 1].plain in LEADING_TO:
        return _TAKES_TO.isdisjoint(one.plain for one in tokens[:at])
    is_name = token.quoted or (at > 0 and token.text[:1].isupper())
    return token.plain in _NO_NAMES and not is_name


def _part(
    workspaces: WorkspaceIndex,
    tokens: tuple[Token, ...],
    words: list[list[str]],
    start: int,
    lexicon: Lexicon,
) -> Span | None:
    """The longest run of words that are all in one name, or in the name of its location."""
    index = workspaces.name_words
    if tokens[start].plain in _PRONOUNS and _means_else(tokens, start):
        return None
    named: set[int] | None = None
    end, said, telling = start, 0, False
    for at in range(start, len(tokens)):
        token = tokens[at]
        if at > start and (token.plain in _BETWEEN or not words[at]):
            continue
        left: set[int] | None = None
        for word in words[at]:
            here = index.with_word(word) if named is None or at == end or _follows(tokens, end, at) else set()
            fits = here if named is None else named & here
            if not fits and named is not None:
                fits = named & index.at_place(word)
                fits = fits or _with_noughts(index, named, tokens, at)
            left = fits if left is None else left & fits
        if not left:
            break
        if lexicon.knows(token.plain) and at > end:
            break
        named, end, said = left, at + 1, said + len(words[at])
        telling = (
            telling
            or token.quoted
            or not (lexicon.knows(token.plain) or _is_small_number(token, start, tokens))
        )
    if not named or not (telling or (start and _is_capital(tokens[start]))):
        return None
    ones = tuple(index.at(named))
    whole = len(ones) == 1 and said >= len(words_of(ones[0].name))
    return Span(start, end, ones, Sureness.ALL_WORDS if whole else Sureness.PART)


def _with_noughts(index: NameWords, named: set[int], tokens: tuple[Token, ...], at: int) -> set[int]:
    """Those of the names with this figure and noughts before it, where it counts nothing: “lobby 2” for Lobby
    0002."""
    figure = tokens[at].plain
    if not figure.isdigit() or (at + 1 < len(tokens) and tokens[at + 1].plain in _COUNTED):
        return set()
    padded = (figure.rjust(size, "0") for size in range(len(figure) + 1, MAX_FIGURES + 1))
    return set().union(*(named & index.with_word(one) for one in padded))


def _is_small_number(token: Token, start: int, tokens: tuple[Token, ...]) -> bool:
    """Whether digits say how many, or where to, rather than which workspace."""
    before = tokens[start - 1].plain if start else ""
    digits = token.plain.lstrip("+")
    return digits.isdigit() and (len(digits) < MIN_DIGITS or before in {"to", "after", "x", "ext"})


def _follows(tokens: tuple[Token, ...], end: int, at: int) -> bool:
    """Whether only words that stand between a name and its location are between these places."""
    return all(token.plain in _BETWEEN for token in tokens[end:at])


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.text[1:].islower()


def span_choices(spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The choices of words for workspaces, the surest first, and at last none; two where two are named."""
    whole = [span for span in spans if span.sureness is Sureness.NAME]
    spans = [span for span in spans if not any(span.is_part_of(one) for one in whole)]
    seen: set[tuple[tuple[int, int], ...]] = set()
    for count, span in enumerate(spans[:MAX_SPANS_TRIED]):
        seconds = [
            other
            for other in spans[count + 1 :]
            if not other.overlaps(span) and other.sureness >= Sureness.PART
        ]
        both = [(span, *seconds[:1])]
        # A word of a name may be something else: without it first.
        is_sure = not seconds or seconds[0].sureness > Sureness.PART
        for choice in [*both, (span,)] if is_sure else [(span,), *both]:
            ordered = tuple(sorted(choice, key=lambda one: one.start))
            key = tuple((one.start, one.end) for one in ordered)
            if key not in seen:
                seen.add(key)
                yield ordered
    yield ()


def cut_names(everything: Sequence[Span], spans: Sequence[Span]) -> set[int]:
    """The words of whole names of workspaces that are not read as such: none of them is a value.
    Names of digits alone may still be numbers."""
    chosen = {at for span in spans for at in range(span.start, span.end)}
    return {
        at
        for span in everything
        if span.sureness is Sureness.NAME and not span.found[0].name.isdigit()
        for at in range(span.start, span.end)
        if at not in chosen
    }
