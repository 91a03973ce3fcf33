"""Ways to cut a sentence into phrases that mean something for one setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.catalogue.model.family import Family
from bot.language.sentence.general_words import CONDITION_PHRASES, NEGATIVE_ORDERS, TURNS, Role
from bot.language.sentence.lexicon import Lexicon, Meaning
from bot.language.sentence.subject import is_member, is_towards, subject_of
from bot.language.sentence.tokens import MIN_DIALLED, NUMBER, Sentence, Token
from bot.language.sentence.workspace_spans import Span
from bot.language.vocabulary import LISTS, SettingList
from cards.fields import Field, Phone

MAX_COVERS = 48
"""Ways that are tried for one setting and one choice of workspaces; people need fewer than ten."""
MAX_NUMBER_DIGITS = 15
MIN_GROUPED_DIGITS = 9
"""Groups of digits without + or 0 in front are one number from so many digits on."""

_TIME = re.compile(
    r"\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|a\.m|p\.m|h|hrs|o'clock|min|mins|days?|weeks?)|\d{1,2}:\d{2}"
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TELLING = (Role.NAME, Role.ACT)
_SAYS_NOTHING = (Role.GLUE, Role.AND, Role.SHOW, Role.MAKE, Role.QUESTION, Role.TO)
_ROLES_FIRST = (Role.ACT, Role.NAME, Role.LIST, Role.FIELD, Role.OPTION)
_SWITCHES_FIRST = (Role.ACT, Role.NAME, Role.FIELD, Role.LIST, Role.OPTION)
"""Beside on or off, “rules” is the switch that is called so before it is the list."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words from `start` to before `end` and what they do; an option may be one of several fields."""

    role: Role
    start: int
    end: int
    meanings: tuple[Meaning, ...] = ()
    text: str = ""
    """What it stands for, where that is not what was typed: the extension of a workspace that calls go to."""

    @property
    def meaning(self) -> Meaning:
        """What it means where that is one thing."""
        return self.meanings[0]


class Spotted:
    """The phrases of a sentence at each of its words, looked up once for all settings."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._matches = [list(lexicon.at(self.tokens, at)) for at in range(len(self.tokens))]
        self._turns = any(
            one.role in (Role.ON, Role.OFF)
            for matches in self._matches
            for _, ones in matches
            for one in ones
        )
        self._close_unclear()
        self._keep_names_whole()

    def passed_over(self, family: Family, pieces: Sequence[Piece]) -> list[str]:
        """The phrases that tell of another setting and of which this reading takes no word for anything:
        “take it out of service and forward it to 4321”."""
        taken = {
            at
            for piece in pieces
            if piece.role not in _SAYS_NOTHING or any(one.family for one in piece.meanings)
            for at in range(piece.start, piece.end)
        }
        return [
            self.sentence.text(at, end)
            for at, matches in enumerate(self._matches)
            for end, ones in matches
            if end - at > 1
            and taken.isdisjoint(range(at, end))
            and any(one.is_specific and one.family is not family and one.role in _TELLING for one in ones)
        ]

    def _close_unclear(self) -> None:
        """Leaves no shorter phrase inside one that has no certain meaning: “anonymous calls off”."""
        for at, matches in enumerate(self._matches):
            unclear = [end for end, ones in matches if any(one.act and one.act.is_unclear for one in ones)]
            for end in unclear[:1]:
                self._matches[at] = [match for match in matches if match[0] >= end]
                for inside in range(at + 1, end):
                    self._matches[inside] = [match for match in self._matches[inside] if match[0] > end]

    def _keep_names_whole(self) -> None:
        """Leaves no field that ends inside the name of a setting: “in call forwarding” is not “in a call”,
        which is busy."""
        names = [
            (at, end)
            for at, matches in enumerate(self._matches)
            for end, ones in matches
            if any(one.role is Role.NAME for one in ones)
        ]
        for at, matches in enumerate(self._matches):
            self._matches[at] = [
                (end, ones)
                for end, ones in matches
                if any(one.role is not Role.FIELD for one in ones)
                or not any(at < first < end < last for first, last in names)
            ]

    def families(self, spans: Sequence[Span]) -> list[Family]:
        """The settings that a phrase outside the spans tells of."""
        inside = {at for span in spans for at in range(span.start, span.end)}
        found: dict[str, Family] = {}
        for at, matches in enumerate(self._matches):
            for end, meanings in matches:
                if inside.intersection(range(at, end)):
                    continue
                for meaning in meanings:
                    if meaning.is_specific and meaning.family:
                        found[meaning.family.key] = meaning.family
        return list(found.values())

    def implied(self, spans: Sequence[Span]) -> list[Family]:
        """The settings that a state of the phone beside a number to go to tells of: “when busy to 4321”."""
        inside = {at for span in spans for at in range(span.start, span.end)}
        if not any(
            len(token.plain) >= MIN_DIALLED and NUMBER.fullmatch(token.plain) for token in self.tokens
        ):
            return []
        found: dict[str, Family] = {}
        for at, matches in enumerate(self._matches):
            for end, meanings in matches:
                if self.sentence.text(at, end).casefold() not in CONDITION_PHRASES or at in inside:
                    continue
                for one in meanings:
                    if one.family and one.field and _has_number(one.family, one.field):
                        found[one.family.key] = one.family
        return list(found.values())

    def lists(self, spans: Sequence[Span]) -> list[SettingList]:
        """The lists that a phrase outside the spans tells of: their names, their settings, or their verbs."""
        inside = {at for span in spans for at in range(span.start, span.end)}
        families: set[str] = set()
        named: list[SettingList] = []
        called: list[SettingList] = []
        meant: list[SettingList] = []
        for at, matches in enumerate(self._matches):
            for end, meanings in matches:
                if inside.intersection(range(at, end)):
                    continue
                said = self.sentence.text(at, end).lower()
                for one in meanings:
                    if one.role is Role.NAME and one.family:
                        families.add(one.family.key)
                    elif one.list and one.role is Role.ACT:
                        meant.append(one.list)
                    elif one.list and one.role is Role.LIST:
                        named.append(one.list)
                        is_title = said in (one.list.items.title, one.list.items.plural)
                        if is_title or sum(other.role is Role.LIST for other in meanings) == 1:
                            called.append(one.list)
        own = [one for one in named if one.family.key in families]
        first = [one for one in LISTS if one.family.key in families and one.items is one.family.lists[0]]
        found = [*(own or first), *(called or ([] if own else named)), *meant]
        return list({id(one): one for one in found}.values())

    def covers(
        self,
        family: Family | None,
        spans: Sequence[Span],
        *,
        its_list: SettingList | None = None,
        unknown: bool = False,
    ) -> Iterator[list[Piece]]:
        """The ways to cut the sentence, the longest phrases first, about a setting or the items of a list in
        it; only with `unknown` such as leave words over that mean nothing here."""
        by_start = {span.start: span for span in spans}
        walk = _Walk(self, family, by_start, its_list, unknown=unknown)
        for count, pieces in enumerate(walk.from_word(0, [])):
            yield pieces
            if count + 1 >= MAX_COVERS:
                return

    def pieces_at(
        self, family: Family | None, at: int, stop: int, its_list: SettingList | None = None
    ) -> Iterator[Piece]:
        """What can stand at a word, for a setting or a list in it, before the word `stop`."""
        token = self.tokens[at]
        if token.quoted:
            yield Piece(Role.QUOTE, at, at + 1)
            return
        if _TIME.fullmatch(token.plain):
            yield Piece(Role.HARD, at, at + 1)
        yield from _numbers(self.tokens, at, stop)
        if _EMAIL.fullmatch(token.plain):
            yield Piece(Role.EMAIL, at, at + 1)
        for end, meanings in self._matches[at]:
            if end > stop:
                continue
            own = [one for one in meanings if _belongs(one, family, its_list)]
            if its_list is not None:
                own = _about_items(own, self.sentence.text(at, end).lower(), its_list)
            first = _SWITCHES_FIRST if its_list is None and self._turns else _ROLES_FIRST
            for role in dict.fromkeys((*first, *(one.role for one in own))):
                same = tuple(one for one in own if one.role is role)
                if role is Role.FIELD or role is Role.ACT:
                    yield from (Piece(role, at, end, (one,)) for one in same)
                elif same:
                    yield Piece(role, at, end, same)


@dataclass(frozen=True)
class _Walk:
    spotted: Spotted
    family: Family | None
    spans: dict[int, Span]
    its_list: SettingList | None
    unknown: bool

    def _named(self, span: Span) -> Piece:
        """The workspace that is spoken of, or the number of another one that calls go to."""
        subject = subject_of(list(self.spans.values()), self.spotted.tokens, self.family)
        if (
            span is not subject
            and subject
            and is_member(span, self.spans.values(), self.spotted.tokens, self.family)
        ):
            return Piece(Role.QUOTE, span.start, span.end, text=span.found[0].name)
        if span is subject or subject is None or len(span.found) != 1 or not self.family:
            return Piece(Role.WORKSPACE, span.start, span.end)
        one, other = span.found[0], subject.found[0]
        number = one.extension if one.location_id == other.location_id and one.extension else one.number
        if not number or not is_towards(self.spotted.tokens, span.start):
            return Piece(Role.WORKSPACE, span.start, span.end)
        if NUMBER.fullmatch(self.spotted.tokens[span.start].plain):
            number = ""  # the number itself was typed
        return Piece(Role.NUMBER, span.start, span.end, text=number)

    def from_word(self, at: int, before: list[Piece]) -> Iterator[list[Piece]]:
        tokens = self.spotted.tokens
        if at >= len(tokens):
            yield before
            return
        if span := self.spans.get(at):
            yield from self.from_word(span.end, [*before, self._named(span)])
            return
        stop = min((start for start in self.spans if start > at), default=len(tokens))
        is_known = False
        seen: set[tuple[Role, int]] = set()
        for piece in self.spotted.pieces_at(self.family, at, stop, self.its_list):
            if not _is_possible(piece, before):
                continue
            is_known = True
            if piece.role not in _ROLES_FIRST:
                if (piece.role, piece.end) in seen:
                    continue
                seen.add((piece.role, piece.end))
            yield from self.from_word(piece.end, [*before, piece])
        if self.unknown and not is_known:
            yield from self.from_word(at + 1, [*before, Piece(Role.UNKNOWN, at, at + 1)])


def _has_number(family: Family, condition: Field) -> bool:
    """Whether calls can be sent to a number in this state of the phone."""
    branch = condition.key.rpartition(".")[0]
    return any(isinstance(one, Phone) and branch == one.key.rpartition(".")[0] != "" for one in family.fields)


def _belongs(meaning: Meaning, family: Family | None, its_list: SettingList | None) -> bool:
    """Whether a phrase can mean this where a setting, or a list in it, is spoken of."""
    if meaning.of_items:
        return meaning.list is its_list
    if meaning.family is None:
        return its_list is None or meaning.role is not Role.IT
    if meaning.family is not family:
        return False
    return its_list is None or meaning.role is Role.NAME or meaning.list is its_list


def _about_items(meanings: Sequence[Meaning], said: str, its_list: SettingList) -> list[Meaning]:
    """What a phrase can mean beside the items of a list: “put” and “take” add and remove. Only items that
    are on or off themselves are turned so."""
    roles = {one.role for one in meanings}
    left_out = {Role.MAKE} if roles & {Role.ADD, Role.DROP} else set()
    if said not in {"on", "off", *NEGATIVE_ORDERS, *(TURNS if its_list.items.main else ())}:
        left_out |= {Role.ON, Role.OFF}
    return [one for one in meanings if one.role not in left_out]


def _is_possible(piece: Piece, before: Sequence[Piece]) -> bool:
    """A unit stands beside a number."""
    if piece.role is Role.UNIT:
        return bool(before) and before[-1].role in (Role.NUMBER, Role.UNIT)
    return True


def _numbers(tokens: Sequence[Token], at: int, stop: int) -> Iterator[Piece]:
    """A number in one word or in several groups, the longest first."""
    first = tokens[at].plain
    if not NUMBER.fullmatch(first):
        if first[:1] == "x" and first[1:].isdigit():
            yield Piece(Role.NUMBER, at, at + 1)
        return
    end, digits = at + 1, sum(map(str.isdigit, first))
    while end < stop and NUMBER.fullmatch(tokens[end].plain) and tokens[end].plain[0] != "+":
        more = sum(map(str.isdigit, tokens[end].plain))
        if digits + more > MAX_NUMBER_DIGITS:
            break
        digits, end = digits + more, end + 1
    if end > at + 1 and (first[0] in "+0" or digits >= MIN_GROUPED_DIGITS):
        yield Piece(Role.NUMBER, at, end)
    yield Piece(Role.NUMBER, at, at + 1)
