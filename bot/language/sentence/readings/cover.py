"""Ways to cut a sentence into phrases that mean something for one setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.catalogue.model.family import Family
from bot.language.sentence.readings.span import Span
from bot.language.sentence.readings.spotted import Spotted
from bot.language.sentence.readings.subject import is_member, is_towards, subject_of
from bot.language.sentence.words.general_words import NEGATIVE_ORDERS, TURNS, Role
from bot.language.sentence.words.meanings import Meaning, in_roles
from bot.language.sentence.words.tokens import MIN_DIALLED, NUMBER
from bot.language.vocabulary import SettingList

MAX_COVERS = 48
"""Ways that are tried for one setting and one choice of workspaces; people need fewer than ten."""
MAX_NUMBER_DIGITS = 15
MIN_GROUPED_DIGITS = 9
"""Groups of digits without + or 0 in front are one number from so many digits on."""

_TIME = re.compile(
    r"\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|a\.m|p\.m|h|hrs|o'clock|min|mins|days?|weeks?)|\d{1,2}:\d{2}"
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_FILLS = frozenset({Role.GLUE, Role.AND, Role.SHOW, Role.MAKE, Role.QUESTION})
"""Of phrases that hold no value one is enough at a word: “set” need not be both “make” and “show”."""
_BEFORE_TEXT = frozenset({"be", "as", "=", "called", "named", "say", "read"})
"""Behind these the name of a second workspace is a text: “the caller ID name should be Gym”."""
_SAYS_NOTHING = _FILLS | {Role.TO}
_ROLES_FIRST = (Role.ACT, Role.NAME, Role.LIST, Role.FIELD, Role.OPTION)
_SWITCHES_FIRST = (Role.ACT, Role.NAME, Role.FIELD, Role.LIST, Role.OPTION)
"""Beside on or off, “rules” is the switch that is called so before it is the list."""


class Piece(NamedTuple):
    """Words from `start` to before `end` and what they do; an option may be one of several fields."""

    role: Role
    start: int
    end: int
    plain: str
    """The words as they are compared."""
    meanings: tuple[Meaning, ...] = ()
    text: str = ""
    """What it stands for, where that is not what was typed: the extension of a workspace that calls go to."""
    is_of_setting: bool = False
    """Whether it means something for this setting that it does not mean for all."""

    @property
    def meaning(self) -> Meaning:
        """What it means where that is one thing."""
        return self.meanings[0]


class Covers:
    """The ways to cut one sentence into phrases, for each setting or list that it may be about."""

    def __init__(self, spotted: Spotted) -> None:
        self._spotted = spotted
        self._sentence = spotted.sentence
        self._tokens = spotted.tokens
        self._possible: dict[tuple[str, int, int, int], list[Piece]] = {}
        """What can stand at a word for a setting, or a list in it, before another word; it is the same beside
        all workspaces."""
        self._figures_at: dict[tuple[int, int], list[Piece]] = {}
        self._unknown = [self._piece(Role.UNKNOWN, at, at + 1) for at in range(len(self._tokens))]

    def about(
        self,
        family: Family | None,
        spans: Sequence[Span],
        *,
        its_list: SettingList | None = None,
        unknown: bool = False,
    ) -> Iterator[list[Piece]]:
        """The ways to cut the sentence, the longest phrases first, about a setting or the items of a list in
        it; only with `unknown` such as leave words over that mean nothing here."""
        pieces = self._pieces(family, spans, its_list)
        if not unknown:
            pieces = _without_dead_ends(pieces)
        return islice(self._walk(pieces, [], unknown=unknown), MAX_COVERS)

    def passed_over(self, family: Family, pieces: Sequence[Piece]) -> list[str]:
        """The phrases that tell of another setting and of which this cover takes no word for anything:
        “take it out of service and forward it to 4321”."""
        others = [
            (at, end)
            for at, end, families in self._spotted.long_names
            if any(one is not family for one in families)
        ]
        if not others:
            return []
        taken = {
            at
            for piece in pieces
            if piece.is_of_setting or piece.role not in _SAYS_NOTHING
            for at in range(piece.start, piece.end)
        }
        return [self._sentence.text(at, end) for at, end in others if taken.isdisjoint(range(at, end))]

    def _walk(
        self, pieces: Sequence[Sequence[Piece]], before: list[Piece], *, unknown: bool
    ) -> Iterator[list[Piece]]:
        """The ways to go on behind these pieces to the end of the sentence."""
        at = before[-1].end if before else 0
        if at == len(pieces):
            yield [*before]
            return
        possible = [piece for piece in pieces[at] if _is_possible(piece, before)]
        if unknown and not possible:
            possible = self._unknown[at : at + 1]
        for piece in possible:
            if before and _are_one(before[-1], piece, pieces):
                continue
            before.append(piece)
            yield from self._walk(pieces, before, unknown=unknown)
            before.pop()

    def _pieces(
        self, family: Family | None, spans: Sequence[Span], its_list: SettingList | None
    ) -> list[list[Piece]]:
        """What can stand at each word, for a setting or a list in it, beside these workspaces."""
        found: list[list[Piece]] = []
        for span in (*sorted(spans, key=lambda one: one.start), None):
            stop = span.start if span else len(self._tokens)
            found.extend(self._pieces_at(at, stop, family, its_list) for at in range(len(found), stop))
            if span:
                found.append([self._named(span, spans, family)])
                found.extend([] for _ in range(span.start + 1, span.end))
        return found

    def _pieces_at(
        self, at: int, stop: int, family: Family | None, its_list: SettingList | None
    ) -> list[Piece]:
        key = (family.key if family else "", id(its_list), at, stop)
        if key not in self._possible:
            phrases = [one for one in self._phrases_at(at, family, its_list) if one.end <= stop]
            if (at, stop) not in self._figures_at:
                self._figures_at[at, stop] = [*self._figures(at, stop)]
            self._possible[key] = _once([*self._figures_at[at, stop], *phrases])
        return self._possible[key]

    def _phrases_at(self, at: int, family: Family | None, its_list: SettingList | None) -> Iterator[Piece]:
        first = _SWITCHES_FIRST if its_list is None and self._spotted.turns else _ROLES_FIRST
        for end, meanings in self._spotted.phrases[at]:
            if its_list is None:
                by_role = meanings.about(family)
            else:
                said = " ".join(self._sentence.words[at:end])
                by_role = in_roles(_about_items(meanings.beside(its_list), said, its_list))
            roles = [role for role in first if role in by_role] if len(by_role) > 1 else []
            for role in (*roles, *(one for one in by_role if one not in roles)):
                same = by_role[role]
                if role is Role.FIELD or role is Role.ACT:
                    yield from (self._piece(role, at, end, (one,)) for one in same)
                else:
                    yield self._piece(role, at, end, same)

    def _figures(self, at: int, stop: int) -> Iterator[Piece]:
        """Words in quotes, numbers, times and addresses at a word, before the word `stop`."""
        token = self._tokens[at]
        if token.quoted:
            yield self._piece(Role.QUOTE, at, at + 1)
            return
        if token.plain[:1].isdigit() and _TIME.fullmatch(token.plain):
            yield self._piece(Role.HARD, at, at + 1)
        yield from (self._piece(Role.NUMBER, at, end) for end in self._ends_of_number(at, stop))
        if "@" in token.plain and _EMAIL.fullmatch(token.plain):
            yield self._piece(Role.EMAIL, at, at + 1)

    def _ends_of_number(self, at: int, stop: int) -> Iterator[int]:
        """Where a number in one word or in several groups ends, the longest first."""
        tokens, first = self._tokens, self._tokens[at].plain
        if not NUMBER.fullmatch(first):
            if first[:1] == "x" and first[1:].isdigit():
                yield at + 1
            return
        end, digits = at + 1, sum(map(str.isdigit, first))
        while end < stop and NUMBER.fullmatch(tokens[end].plain) and tokens[end].plain[0] != "+":
            more = sum(map(str.isdigit, tokens[end].plain))
            if digits + more > MAX_NUMBER_DIGITS:
                break
            digits, end = digits + more, end + 1
        if end > at + 1 and (first[0] in "+0" or digits >= MIN_GROUPED_DIGITS):
            yield end
            if first[0] == "+" and sum(map(str.isdigit, first)) < MIN_DIALLED:
                return  # “+1” begins the number, and is none itself
        yield at + 1

    def _named(self, span: Span, spans: Sequence[Span], family: Family | None) -> Piece:
        """The workspace that is spoken of, or the number of another one that calls go to."""
        subject = subject_of(spans, self._tokens, family)
        if span is not subject and subject and is_member(span, spans, self._tokens, family):
            return self._piece(Role.QUOTE, span.start, span.end, text=span.found[0].name)
        before = self._tokens[span.start - 1].plain if span.start else ""
        if span is not subject and subject and before in _BEFORE_TEXT:
            return self._piece(Role.QUOTE, span.start, span.end)
        if span is subject or subject is None or len(span.found) != 1 or not family:
            return self._piece(Role.WORKSPACE, span.start, span.end)
        one, other = span.found[0], subject.found[0]
        number = one.extension if one.location_id == other.location_id else one.number
        number = number or one.number or one.extension
        if not number or not is_towards(self._tokens, span.start):
            return self._piece(Role.WORKSPACE, span.start, span.end)
        if NUMBER.fullmatch(self._tokens[span.start].plain):
            number = ""  # the number itself was typed
        return self._piece(Role.NUMBER, span.start, span.end, text=number)

    def _piece(
        self, role: Role, at: int, end: int, meanings: tuple[Meaning, ...] = (), text: str = ""
    ) -> Piece:
        plain = " ".join([token.plain for token in self._tokens[at:end]])
        is_of_setting = any(one.family for one in meanings) if meanings else False
        return Piece(role, at, end, plain, meanings, text, is_of_setting)


def _without_dead_ends(pieces: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Only the pieces from which others lead to the end of the sentence."""
    kept: list[list[Piece]] = [[] for _ in pieces]
    starts = {len(pieces)}
    for at in range(len(pieces) - 1, -1, -1):
        kept[at] = [piece for piece in pieces[at] if piece.end in starts]
        if kept[at]:
            starts.add(at)
    return kept


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those that do the same as one before: “on” of this setting beside that of all."""
    if len(pieces) < 2:
        return [*pieces]
    seen: set[tuple[Role, int]] = set()
    kept = []
    for piece in pieces:
        does = (Role.GLUE if piece.role in _FILLS else piece.role, piece.end)
        if piece.role in _ROLES_FIRST or does not in seen:
            seen.add(does)
            kept.append(piece)
    return kept


def _about_items(meanings: Sequence[Meaning], said: str, its_list: SettingList) -> list[Meaning]:
    """What a phrase can mean beside the items of a list: “put” and “take” add and remove. Only items that
    are on or off themselves are turned so."""
    roles = {one.role for one in meanings}
    left_out = {Role.MAKE} if roles & {Role.ADD, Role.DROP} else set()
    if said not in {"on", "off", *NEGATIVE_ORDERS, *(TURNS if its_list.items.main else ())}:
        left_out |= {Role.ON, Role.OFF}
    return [one for one in meanings if one.role not in left_out]


def _are_one(one: Piece, other: Piece, pieces: Sequence[Sequence[Piece]]) -> bool:
    """Whether two phrases that hold no value are also one: “could you” and “please”."""
    return (
        one.role in _FILLS
        and other.role in _FILLS
        and any(both.end == other.end and both.role in _FILLS for both in pieces[one.start])
    )


def _is_possible(piece: Piece, before: Sequence[Piece]) -> bool:
    """A unit stands beside a number."""
    if piece.role is Role.UNIT:
        return bool(before) and before[-1].role in (Role.NUMBER, Role.UNIT)
    return True
