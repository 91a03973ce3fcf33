"""A text on a list in few words, with marks for the list, the workspace and another one that is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.access import Viewer
from bot.catalogue import family_of
from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import Role, phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.meanings import Meaning
from bot.language.sentence.words.tokens import Sentence, Token, sentences
from bot.names.workspaces import typed_name

_LISTED = frozenset(
    {"monitoring", "ptt", "sequential", "simultaneous", "priority", "accept", "reject", "privacy"}
)
"""Settings that are a list of people or of numbers."""
NAMED = frozenset({"patterns", "codes"})
"""Settings of which a name tells what is to go, and not what is to be added."""
_LAMPS = "monitoring"
_OF_SOMEBODY = frozenset({"for", "'s"})
"""Beside “lamp” these say that it shows somebody's line, and no messages."""
_SEEN = "privacy"
_WANTS = frozenset({"wants", "want", "needs", "need", "gets", "should"})
"""Behind a workspace these say what it is to have."""
PUTS = frozenset({"add", "put", "include", "ring"})
"""At the head of a text these say that what stands behind them is to be on the list."""
_SILENT = frozenset(
    phrases("the|its|pls|plz|please|list|rules|rule|phone|phones|line|there|just|now|'s|number|again")
)
"""Words that say nothing here."""


@dataclass(frozen=True)
class MarkedEntry:
    """A text with marks for its list and its workspace, and what stands for them."""

    text: str
    its_list: str = ""
    place: str = ""
    family: str = ""
    where: str = ""
    other: str = ""
    """The name of another workspace, and where the list holds numbers, its number."""


def marked_entry(viewer: Viewer, part: Sentence) -> MarkedEntry | None:
    """The words with `<L>` for the one list and `<P>` for the workspace; another workspace, which is on the
    list, is one word. None where there are not just these."""
    tokens = part.tokens
    lists = _lists(tokens) or _status(tokens)
    if len(lists) != 1:
        return None
    spans = workspace_spans(viewer.workspaces(), part, lexicon())
    (start, end), family = lists[0]
    places = [one for one in _apart_spans(spans) if one.end <= start or one.start >= end]
    if not 0 < len(places) < 3 or any(len(one.found) != 1 for one in places):
        return None
    subject = places[0] if len(places) == 1 else _subject(tokens, places)
    if subject is None:
        return None
    at, words = 0, list[str]()
    while at < len(tokens):
        place = next((one for one in places if one.start == at), None)
        if at == start:
            words.append("<L>")
            at = end
        elif place:
            words.append("<P>" if place is subject else "¤")
            at = place.end
        else:
            if tokens[at].plain not in _SILENT:
                words.append("," if tokens[at].plain == "," else tokens[at].text)
            at += 1
    while words and words[-1] == ",":
        words.pop()
    name = typed_name(viewer.workspaces(), subject.found[0])
    lower = " ".join(word if word.startswith(("<", "¤")) else _lowered(word) for word in words)
    others = [one.found[0] for one in places if one is not subject]
    holds_numbers = bool(family_of(family).lists)
    other = next((one.extension or one.number if holds_numbers else one.name for one in others), "")
    called = {"lamp": "blf", "status": "privacy"}
    said = called.get(tokens[start].plain) or part.text(start, end)
    return MarkedEntry(lower, said, name, family, subject.found[0].name, other)


def _lowered(word: str) -> str:
    """A short word as it is compared, “thru” as “through”; names and numbers as they are typed."""
    tokens = sentences(word)
    plain = tokens[0].tokens[0].plain if tokens else word
    return plain if word.islower() else word


def _apart_spans(spans: Sequence[Span]) -> list[Span]:
    """The workspaces that are surely named, each place of the words once."""
    kept: list[Span] = []
    for one in spans:
        if one.sureness >= Sureness.ALL_WORDS and not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return kept


def _subject(tokens: Sequence[Token], places: Sequence[Span]) -> Span | None:
    """Which of two workspaces has the list: the one behind “on” or “at”."""
    first, second = sorted(places, key=lambda one: one.start)
    if tokens[0].plain in PUTS and first.start <= 2:
        return second  # “add the kitchen to the ring list of the gym”
    if tokens[first.end : first.end + 1] and tokens[first.end].plain in _WANTS:
        return first  # “the front desk wants a lamp for the kitchen”
    placed = [one for one in places if _before(tokens, one.start) in {"on", "at"}]
    return placed[0] if len(placed) == 1 else None


def _before(tokens: Sequence[Token], at: int) -> str:
    at -= at > 0 and tokens[at - 1].plain == "the"
    return tokens[at - 1].plain if at else ""


def _lists(tokens: Sequence[Token]) -> list[tuple[tuple[int, int], str]]:
    """Where lists are named, and of which settings."""
    found: list[tuple[tuple[int, int], str]] = []
    at = 0
    while at < len(tokens):
        end, family = _list_at(tokens, at)
        if end > at:
            found.append(((at, end), family))
        at = max(end, at + 1)
    return found


def _status(tokens: Sequence[Token]) -> list[tuple[tuple[int, int], str]]:
    """Where it is told whose status may be seen, which those on the list of privacy may."""
    words = [token.plain for token in tokens]
    is_seen = "status" in words and "see" in words
    at = words.index("status") if is_seen else 0
    return [((at, at + 1), _SEEN)] if is_seen else []


def _list_at(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    beside = {one.plain for one in (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])}
    if tokens[at].plain == "lamp" and not _OF_SOMEBODY.isdisjoint(beside):
        return at + 1, _LAMPS
    for end, meanings in lexicon().at(tokens, at):
        keys = [key for one in meanings if (key := _listed(one))]
        if keys:
            return end, keys[0]
    return at, ""


def _listed(meaning: Meaning) -> str:
    """The key of the setting whose list is named."""
    family = meaning.family if meaning.role is Role.NAME else meaning.list.family if meaning.list else None
    is_named = meaning.role in (Role.NAME, Role.LIST)
    return family.key if family and is_named and family.key in _LISTED | NAMED else ""
