"""What one setting is told by the phrases of a sentence: fields and values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from bot.catalogue.model.family import Family
from bot.language.assignments import NameChanges
from bot.language.sentence.cover import Piece
from bot.language.sentence.general_words import CONDITION_PHRASES, CONDITION_STARTS, Role
from bot.language.sentence.tokens import Sentence
from bot.names.text import folded
from cards.fields import Choice, Digits, Email, Field, Invalid, Number, People, Phone, Text, Toggle

_PLAIN_STATES = frozenset(
    {"on", "off", "yes", "no", "true", "false", "enabled", "disabled", "active", "inactive"}
)
"""Words for on and off that stand behind what they are about; the others stand before it."""
_SWITCHES = (Role.NAME, Role.FIELD, Role.ACT)
_ORDERS = frozenset({Role.ON, Role.OFF, Role.MAKE, Role.ADD, Role.DROP, Role.ACT, Role.NUMBER, Role.EMAIL})


@dataclass
class Frame:
    """Values for a setting, as they can be typed, by field key."""

    family: Family
    values: dict[str, str] = dataclass_field(default_factory=dict)
    names: dict[str, NameChanges] = dataclass_field(default_factory=dict)
    missing: list[Field] = dataclass_field(default_factory=list)
    hard: list[str] = dataclass_field(default_factory=list)
    unknown: list[str] = dataclass_field(default_factory=list)
    guesses: bool = False
    """Whether a word that is not known was taken for a value."""
    is_order: bool = False
    """Whether a word asks for a change, complete or not."""
    explained: int = 0
    """How many words tell of this setting."""

    @property
    def is_complete(self) -> bool:
        """Whether there is something to set and nothing is missing."""
        return bool(self.values or self.names) and not self.missing


def fill(family: Family, sentence: Sentence, pieces: Sequence[Piece]) -> Frame | None:
    """The frame that these phrases fill; None where one of them has no place in it."""
    return _Filling(family, sentence, pieces).frame()


class _Filling:
    def __init__(self, family: Family, sentence: Sentence, pieces: Sequence[Piece]) -> None:
        self._family = family
        self._sentence = sentence
        self._result = Frame(family)
        kept = list(_without_condition_starts(sentence, pieces))
        self._names: list[Piece] = []
        self._items = [
            piece
            for piece in kept
            if piece.role not in (Role.GLUE, Role.AND, Role.SHOW, Role.QUESTION, Role.MAKE)
        ]
        self._result.is_order = any(piece.role in _ORDERS for piece in kept)
        self._result.hard = [self._said(piece) for piece in kept if piece.role is Role.HARD]
        self._result.explained = sum(
            piece.end - piece.start for piece in kept if any(one.family for one in piece.meanings)
        )
        self._states: dict[int, bool] = {}
        """On or off by the position of what it is about."""
        self._used: set[int] = set()

    def frame(self) -> Frame | None:
        """Raises nothing: what does not fit together is None."""
        try:
            self._people()
            self._switch()
            self._options()
            self._values()
            self._acts()
            self._toggles()
        except _Misfit:
            return None
        self._result.unknown = [
            self._said(piece)
            for at, piece in enumerate(self._items)
            if at not in self._used and piece.role in (Role.UNKNOWN, Role.QUOTE, Role.ALL)
        ]
        self._result.guesses |= any(piece.text for piece in self._items)
        if any(
            at not in self._used
            and piece.role
            in (Role.ON, Role.OFF, Role.OPTION, Role.NUMBER, Role.EMAIL, Role.ADD, Role.DROP, Role.IT)
            for at, piece in enumerate(self._items)
        ):
            self._result.is_order = True
            return None
        return self._result

    def _said(self, piece: Piece) -> str:
        return piece.text or self._sentence.text(piece.start, piece.end)

    def _plain(self, piece: Piece) -> str:
        return " ".join(token.plain for token in self._sentence.tokens[piece.start : piece.end])

    def _near(self, at: int, step: int) -> int:
        """The next item in a direction, past prepositions and the workspace."""
        at += step
        while 0 <= at < len(self._items) and self._items[at].role in (Role.TO, Role.WORKSPACE, Role.HARD):
            at += step
        return at

    def _is_switch(self, at: int) -> bool:
        if not 0 <= at < len(self._items) or at in self._states:
            return False
        piece = self._items[at]
        if piece.role is Role.NAME:
            return bool(self._family.main)
        if piece.role is Role.FIELD:
            return isinstance(piece.meaning.field, Toggle | Choice)
        return piece.role is Role.ACT

    # Who is added and removed.

    def _people(self) -> None:
        field = next((one for one in self._family.fields if isinstance(one, People)), None)
        if field is None:
            return
        add: list[str] = []
        remove: list[str] = []
        mode, is_new, taken = Role.GLUE, True, []
        for at, piece in enumerate(self._items):
            if piece.role in (Role.ADD, Role.DROP, Role.ON, Role.OFF) and mode is Role.GLUE:
                mode = Role.ADD if piece.role in (Role.ADD, Role.ON) else Role.DROP
                first = at
            elif piece.role in (Role.UNKNOWN, Role.QUOTE, Role.NUMBER) and mode is not Role.GLUE:
                names = add if mode is Role.ADD else remove
                gap = self._items[at - 1].end if at else 0
                between = {token.plain for token in self._sentence.tokens[gap : piece.start]}
                if names and not is_new and not between & {"and", ",", "&"} and piece.role is Role.UNKNOWN:
                    names[-1] += f" {self._said(piece)}"
                else:
                    names.append(self._said(piece))
                is_new = False
                taken.append(at)
            elif taken and piece.role not in (Role.UNKNOWN, Role.QUOTE, Role.NUMBER):
                is_new = True
        if taken:
            self._used |= {first, *taken}
            self._result.names[field.key] = NameChanges(tuple(add), tuple(remove))
            self._used |= {
                at
                for at, piece in enumerate(self._items)
                if piece.role is Role.FIELD and piece.meaning.field is field
            }

    # On and off.

    def _switch(self) -> None:
        for at, piece in enumerate(self._items):
            if piece.role not in (Role.ON, Role.OFF) or at in self._used:
                continue
            is_on = piece.role is Role.ON
            behind, before = self._near(at, -1), self._near(at, 1)
            order = (behind, before) if self._plain(piece) in _PLAIN_STATES else (before, behind)
            target = next((one for one in order if self._is_switch(one)), None)
            if target is None:
                target = next((one for one in range(len(self._items)) if self._is_switch(one)), None)
            if target is None:
                if self._is_preposition(at):
                    self._used.add(at)
                continue
            self._states[target] = is_on
            self._used |= {at, target}
            self._also(target, is_on)

    def _also(self, target: int, is_on: bool) -> None:
        """What is named right behind, joined by “and”, is told the same."""
        at = target + 1
        while self._is_switch(at) and self._items[at].role is Role.FIELD:
            gap = {
                token.plain
                for token in self._sentence.tokens[self._items[at - 1].end : self._items[at].start]
            }
            if not gap & {"and", ",", "&"}:
                return
            following = self._near(at, 1)
            if following < len(self._items) and self._items[following].role in (Role.ON, Role.OFF):
                return
            self._states[at] = is_on
            self._used.add(at)
            at += 1

    def _is_preposition(self, at: int) -> bool:
        """Whether “on” stands before the workspace."""
        return (
            self._plain(self._items[at]) == "on"
            and at + 1 < len(self._items)
            and self._items[at + 1].role is Role.WORKSPACE
        )

    # Values of choices.

    def _options(self) -> None:
        for at, piece in enumerate(self._items):
            if piece.role is not Role.OPTION:
                continue
            by_key = {one.field.key: one for one in piece.meanings if one.field}
            fields = self._fields_near(at, by_key)
            if not fields and len(by_key) == 1 and not self._names_field(piece):
                fields = list(by_key)
            if not fields:
                raise _Misfit
            for key in fields:
                self._set(key, str(by_key[key].value))
            self._used.add(at)

    def _names_field(self, piece: Piece) -> bool:
        """Whether a field of the setting has the same name as an option: “members”."""
        said = self._plain(piece)
        return any(said in map(folded, (one.label, *one.words)) for one in self._family.fields)

    def _fields_near(self, at: int, allowed: Any) -> list[str]:
        """The choices without a value that stand before an option, else those behind it."""
        for step in (-1, 1):
            found: list[str] = []
            near = self._near(at, step)
            while 0 <= near < len(self._items) and self._items[near].role is Role.FIELD:
                key = self._items[near].meaning.field.key  # type: ignore[union-attr]
                if near in self._used or key not in allowed:
                    break
                found.append(key)
                self._used.add(near)
                near = self._near(near, step)
            if found:
                return found
        return []

    # Numbers, addresses and texts.

    def _values(self) -> None:
        for at, piece in enumerate(self._items):
            if at in self._used:
                continue
            if piece.role is Role.NUMBER:
                self._number(at)
            elif piece.role is Role.EMAIL:
                self._put_value(at, self._field_for(at, Email))
            elif piece.role in (Role.QUOTE, Role.UNKNOWN):
                field = self._named_before(at)
                if isinstance(field, Text | Phone) and not isinstance(field, Digits):
                    self._text(at, field)

    def _number(self, at: int) -> None:
        for unit_at in (at + 1, at - 1):
            if 0 <= unit_at < len(self._items) and self._items[unit_at].role is Role.UNIT:
                field = self._counted(at, str(self._items[unit_at].meaning.value))
                self._used.add(unit_at)
                self._put_value(at, field)
                return
        named = self._named_before(at)
        if isinstance(named, (Number | Digits, Phone)):
            self._put_value(at, named)
        else:
            self._put_value(at, self._field_for(at, Phone))

    def _named_before(self, at: int) -> Field | None:
        near = self._near(at, -1)
        if near >= 0 and self._items[near].role is Role.FIELD and near not in self._used:
            field = self._items[near].meaning.field
            if not isinstance(field, Toggle):
                self._used.add(near)
                return field
        return None

    def _counted(self, at: int, unit: str) -> Field | None:
        fields: list[Field] = [
            one for one in self._family.fields if isinstance(one, Number) and one.unit == unit
        ]
        return self._of_branch(at, fields)

    def _field_for(self, at: int, kind: type[Field]) -> Field | None:
        return self._of_branch(at, [one for one in self._family.fields if isinstance(one, kind)])

    def _of_branch(self, at: int, fields: list[Field]) -> Field | None:
        """Of these fields the one of the branch that is spoken of: before the value, else behind it, else the
        one of what is set already, else that of the main toggle."""
        if len(fields) <= 1:
            return fields[0] if fields else None
        behind = [self._items[one] for one in range(at - 1, -1, -1)]
        for piece in (*behind, *self._items[at + 1 :]):
            if piece.role is Role.FIELD and piece.meaning.field:
                for field in fields:
                    if _branch(field) == _branch(piece.meaning.field) and _branch(field):
                        return field
        counted = [one for one in self._items if one.role is Role.UNIT]
        numbers = [one for one in self._family.fields if isinstance(one, Number)]
        if counted and len(numbers) == 1:
            return next((one for one in fields if _branch(one) == _branch(numbers[0])), None)
        main = self._family.main
        return next((one for one in fields if one.needed_when == main and main), None) or (
            None if len(fields) > 1 else fields[0]
        )

    def _put_value(self, at: int, field: Field | None) -> None:
        if field is None or field.key in self._result.values:
            raise _Misfit
        self._used.add(at)
        self._set(field.key, self._said(self._items[at]))

    def _text(self, at: int, field: Field) -> None:
        """The words up to the next phrase, as they stand."""
        end = at
        while end + 1 < len(self._items) and self._items[end + 1].role is Role.UNKNOWN:
            end += 1
        self._used |= set(range(at, end + 1))
        self._result.guesses = self._result.guesses or self._items[at].role is Role.UNKNOWN
        self._set(field.key, self._sentence.text(self._items[at].start, self._items[end].end))

    # What verbs mean, and toggles that follow from the rest.

    def _acts(self) -> None:
        for at, piece in enumerate(self._items):
            act = piece.meaning.act if piece.role is Role.ACT else None
            if act is None:
                continue
            self._used.add(at)
            if self._states.get(at, True):
                named = self._branches_set()
                if not (act.needs and named):
                    for key, value in act.values.items():
                        self._result.values.setdefault(key, _typed(value))
                    if act.needs and act.needs not in self._result.values:
                        self._result.missing.append(self._family.field(act.needs))
            else:
                off = act.contrary if act.contrary is not None else {self._family.main: False}
                for key, value in off.items():
                    self._result.values.setdefault(key, _typed(value))

    def _branches_set(self) -> set[str]:
        """The branches other than the main one that something is said of."""
        main = _branch(self._family.field(self._family.main)) if self._family.main else ""
        keys = {*self._result.values} | {
            piece.meaning.field.key
            for piece in self._items
            if piece.role is Role.FIELD and piece.meaning.field
        }
        return {_branch(self._family.field(key)) for key in keys} - {main, ""}

    def _toggles(self) -> None:
        for at, piece in enumerate(self._items):
            if piece.role is Role.NAME:
                self._used.add(at)
                if at in self._states:
                    self._set(self._family.main, _typed(self._states[at]))
            elif piece.role is Role.FIELD and piece.meaning.field:
                self._toggle(at, piece.meaning.field)
        for key in list(self._result.values):
            toggle = self._family.field(key).needed_when
            if toggle and toggle not in self._result.values and toggle != self._family.main:
                self._result.values[toggle] = "on"

    def _toggle(self, at: int, field: Field) -> None:
        if field.key in self._result.values or field.key in self._result.names:
            return
        if at in self._states:
            self._set(field.key, _state(field, is_on=self._states[at]))
        elif at in self._used:
            return
        elif isinstance(field, Toggle) and self._is_ordered(at):
            self._used.add(at)
            self._set(field.key, "on")
            needed = [one for one in self._family.fields if one.needed_when == field.key]
            self._result.missing.extend(one for one in needed if one.key not in self._result.values)
        elif isinstance(field, Toggle) and self._is_branch_set(field):
            self._used.add(at)
        else:
            self._result.missing.append(field)

    def _is_branch_set(self, toggle: Field) -> bool:
        return any(
            _branch(self._family.field(key)) == _branch(toggle) and key != toggle.key and _branch(toggle)
            for key in self._result.values
        )

    def _is_ordered(self, at: int) -> bool:
        """Whether the name of the field is an order itself (“Reject anonymous calls”), or stands beside a
        verb that has no other object."""
        first = self._sentence.tokens[self._items[at].start].plain
        label = self._items[at].meaning.field.label.split()[0].lower()  # type: ignore[union-attr]
        has_act = any(piece.role is Role.ACT for piece in self._items)
        is_verb = first == label and first in _LABEL_VERBS and self._items[at].end - self._items[at].start > 1
        return has_act or is_verb

    def _set(self, key: str, value: str) -> None:
        if self._result.values.get(key, value) != value or not key:
            raise _Misfit
        self._result.values[key] = value


class _Misfit(Exception):
    """The phrases do not go together."""


_LABEL_VERBS = frozenset(
    [
        "reject",
        "send",
        "forward",
        "announce",
        "offer",
        "intercept",
        "transfer",
        "record",
        "receive",
        "email",
        "notify",
        "play",
        "repeat",
        "hide",
        "tell",
        "ring",
        "accept",
        "press",
        "go",
        "follow",
        "answer",
        "show",
    ]
)
"""Verbs with which the label of a switch is an order."""


def _without_condition_starts(sentence: Sentence, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without “when” or “if” before the state of a phone, and without “after” before a count."""

    def plain(piece: Piece) -> str:
        return " ".join(token.plain for token in sentence.tokens[piece.start : piece.end])

    passed_over = (Role.GLUE, Role.WORKSPACE, Role.QUESTION)
    for at, piece in enumerate(pieces):
        if any(one.family for one in piece.meanings):
            yield piece
            continue
        rest = pieces[at + 1 :]
        counted = [one.role for one in rest[:2]] == [Role.NUMBER, Role.UNIT]
        state = next((one for one in rest if one.role not in passed_over), None)
        starts_state = state is not None and state.role is Role.FIELD and plain(state) in CONDITION_PHRASES
        word = plain(piece)
        if not ((word in {"after", "for"} and counted) or (word in CONDITION_STARTS and starts_state)):
            yield piece


def _branch(field: Field) -> str:
    """What fields that belong together have in common: the path above them."""
    return field.key.rpartition(".")[0]


def _typed(value: Any) -> str:
    return ("on" if value else "off") if isinstance(value, bool) else str(value)


def _state(field: Field, *, is_on: bool) -> str:
    """On or off as a value of this field."""
    if isinstance(field, Toggle):
        return _typed(is_on)
    for word in ("on", "yes", "allow") if is_on else ("off", "no", "block"):
        try:
            return str(field.parse(word, ""))
        except Invalid:
            continue
    raise _Misfit
