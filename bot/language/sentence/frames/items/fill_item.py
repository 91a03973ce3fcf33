"""Fills the frame of a list from phrases: which item to add, to change or to remove, and its values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.sentence.frames.frame import typed
from bot.language.sentence.frames.items.item_action import asked_action
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.frames.items.item_phrases import ItemPhrases, with_names_whole
from bot.language.sentence.frames.items.not_added import changes_number, is_denied, orders_between
from bot.language.sentence.frames.joining_words import says_who_calls
from bot.language.sentence.frames.told.direction import is_called, sends_number
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.readings.subject import TOWARDS
from bot.language.sentence.words.general_words import (
    BEGINNINGS,
    NO_MORE,
    OFF,
    ON,
    Role,
    phrases,
)
from bot.language.sentence.words.tokens import Sentence
from bot.language.vocabulary import SettingList
from cards.fields import Choice, Field, Number, Phones, Reference, Text, Toggle, dialled

_NOUNS = frozenset(
    phrases("line|lines|call|calls|phone|phones|number|numbers|room|rooms|service|services|staff|list|guests")
)
"""Words that mean nothing beside a setting, and belong to a name that they stand behind."""
_OF_THE_SENTENCE = (Role.TO, Role.WORKSPACE, Role.NAME, Role.LIST, Role.ADD, Role.DROP, Role.ACT)
_ORDERS = frozenset({Role.ADD, Role.DROP, Role.ACT, Role.MAKE})
_NO = frozenset({"no", "not", "without", "never"})
"""Right before a switch of an item these turn it off: “no answer confirmation”."""
_STATES = frozenset({*ON, *OFF})
"""An item that seems to be called so without quotes is something to be turned on or off."""
_WITH_MARKS = re.compile(r"\+?\d+[xX]+|\+?\d*[xX]+\d+")
"""Digits with an X for each other digit."""
_NO_NEW_ITEM = frozenset({Role.OFF, Role.HARD, Role.SHOW, Role.QUESTION})
"""Beside these, what is named may be there already."""


def fill_item(its_list: SettingList, sentence: Sentence, pieces: Sequence[Piece]) -> ItemFrame | None:
    """What these phrases tell the list; None where one of them has no place in it."""
    pieces = with_names_whole(pieces)
    draft = _Draft(its_list, sentence, pieces)
    if sends_number(sentence, pieces) or (draft.phrases.is_of_callers and is_called(sentence, pieces)):
        return None
    if draft.result.action == "add" and (is_denied(sentence, pieces) or orders_between(sentence, pieces)):
        return None
    if not draft.fits() or (draft.result.action == "add" and changes_number(sentence)):
        return None
    return None if draft.passes_over_pattern() else draft.result


class _Draft:
    def __init__(self, its_list: SettingList, sentence: Sentence, pieces: Sequence[Piece]) -> None:
        self._items = its_list.items
        self._sentence = sentence
        self.phrases = ItemPhrases(its_list, sentence, pieces)
        self._pieces = self.phrases.pieces
        self._roles = self.phrases.roles
        self._named: Field | None = None
        """The field whose value comes next."""
        self._switch: Field | None = None
        """The switch that “on” or “off” would be told of."""
        self._told: set[str] = set()
        """The keys of the switches that were told so."""
        self._at = 0
        self._asked = asked_action(sentence, pieces, self.phrases.main_field())
        self._drops = self._asked.action == "remove"
        self.result = ItemFrame(
            its_list,
            self._asked.action,
            is_order=bool(self._roles & _ORDERS),
            by_effect=Role.ACT in self._roles and self._roles.isdisjoint((Role.ADD, Role.LIST)),
            hard=[
                self.phrases.said(piece)
                for piece in pieces
                if piece.role is Role.HARD
                and not (self._drops and piece.plain in NO_MORE)
                and not says_who_calls(sentence.tokens, piece.start, piece.end)
            ],
            explained=sum(piece.end - piece.start for piece in pieces if piece.is_of_setting),
        )

    def fits(self) -> bool:
        """Whether every phrase found its place."""
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            if not self._take(piece):
                return False
            self._at += 1
        if self._named is not None:
            return False
        frame = self.result
        if frame.action == "change" and not frame.item and frame.tells_all:
            frame.action, frame.guesses = "add", True
        if frame.action == "change" and frame.item and not self._roles & _NO_NEW_ITEM:
            frame.add_item_told(self.phrases.main_field(), is_led_to=self.phrases.leads_to_number())
        if frame.action == "remove" and not frame.item:
            frame.name_by_value()
        if frame.action == "add":
            for key, value in self._asked.values.items():
                frame.values.setdefault(key, typed(value))
            if not frame.imply() or not self._is_enough():
                return False
            frame.call_like_value()
        if frame.action == "remove" and not frame.item and self.phrases.says_every():
            frame.action = "remove all"
        if frame.item.casefold() in _STATES and not any(token.quoted for token in self._sentence.tokens):
            return False
        return bool(frame.action) and not (frame.values and frame.action == "remove")

    def passes_over_pattern(self) -> bool:
        """Whether a pattern is told, and a number of the item's name is taken for it: “pattern Block 976 with
        the pattern +1976XXXXXXX”."""
        told = {token.text.casefold() for token in self._sentence.tokens if _WITH_MARKS.fullmatch(token.text)}
        values = {value.casefold().rstrip("!") for value in self.result.values.values()}
        return self.result.action == "add" and bool(told) and told.isdisjoint(values)

    def _take(self, piece: Piece) -> bool:
        match piece.role:
            case Role.HARD | Role.SHOW | Role.QUESTION:
                return True
            case Role.ON | Role.OFF:
                return self._state(piece)
            case Role.FIELD:
                return self._field(piece)
            case Role.OPTION:
                return self._option(piece)
            case Role.NUMBER:
                return self._number(piece)
            case Role.QUOTE | Role.UNKNOWN:
                return self.phrases.says_which_phone(piece) or self._text(piece)
            case role:
                return role in _OF_THE_SENTENCE

    def _state(self, piece: Piece) -> bool:
        """Whether “on” or “off” is told of a switch of the item or of the item itself, or stands before the
        list."""
        if self._drops and (self._asked.is_negated or piece.plain == "off"):
            return True
        rest = self._pieces[self._at + 1 :]
        stands_before = bool(rest) and rest[0].role in (Role.WORKSPACE, Role.NAME, Role.LIST)
        between = self._sentence.tokens[piece.end : rest[0].start] if rest else ()
        touches = stands_before and all(token.plain in {"the", "our"} for token in between)
        is_led_to = bool(self._at) and self._pieces[self._at - 1].role is Role.TO
        if touches and not is_led_to and piece.plain in {"on", "off"}:
            return True
        main = self._items.main if Role.LIST in self._roles else ""
        key = self._switch.key if self._switch else main
        self._switch = None
        if not key or key in self._told:
            return False
        self._told.add(key)
        self.result.values[key] = typed(piece.role is Role.ON)
        return True

    def _field(self, piece: Piece) -> bool:
        one = piece.meaning.field
        if one is None or self._named is not None:
            return False
        if isinstance(one, Toggle):
            self._switch = one
            is_denied = piece.start > 0 and self._sentence.tokens[piece.start - 1].plain in _NO
            return self._put(one, "off" if is_denied else "on")
        if isinstance(one, Choice):
            return True  # the option tells the value
        self._named = one
        return True

    def _option(self, piece: Piece) -> bool:
        keys = {one.field.key for one in piece.meanings if one.field}
        one = piece.meaning
        return len(keys) == 1 and one.field is not None and self._put(one.field, str(one.value))

    def _number(self, piece: Piece) -> bool:
        said = self.phrases.said(piece)
        rest = self._pieces[self._at + 1 :]
        if rest and rest[0].role is Role.UNIT:
            self._at += 1
            counted = [one for one in self._items.fields if isinstance(one, Number)]
            if self._named in counted:
                self._named = None
            if len(counted) == 1 and counted[0].unit != rest[0].meaning.value:
                self.result.unknown.append(f"{said} {rest[0].plain}")  # seconds, where Webex counts rings
                return True
            return len(counted) == 1 and self._put(counted[0], said)
        if self._is_item_of_field():
            return self._name_item(
                self.phrases.as_pattern(piece) if isinstance(self.phrases.main_field(), Text) else said
            )
        named, self._named = self._named, None
        if isinstance(named, Reference) and isinstance(self.phrases.main_field(), Phones):
            named = None  # “when +1 212 … calls” is no schedule
        if named is not None:
            if self._is_beginning(named):
                return self._put(named, f"{said}!")
            return self._put(named, self.phrases.as_pattern(piece) if type(named) is Text else said)
        if self.result.action != "add":
            is_named = self._roles & {Role.LIST, Role.NAME} or self.result.action == "remove"
            item = self.phrases.as_pattern(piece) if isinstance(self.phrases.main_field(), Text) else said
            return bool(is_named) and self._name_item(item)
        before = self._pieces[self._at - 1] if self._at else None
        main = self.phrases.main_field()
        if (
            self.phrases.is_of_callers
            and self.phrases.second_phone()
            and not self.phrases.says_who_calls(piece)
        ):
            return False
        if before and before.role is Role.TO and before.plain in TOWARDS and isinstance(main, Phones):
            # Where calls go to, or who is called, and not who calls.
            other = self.phrases.second_phone()
            return self._is_given(main) and self._put(other, dialled(said))
        return self._put(main, self.phrases.as_pattern(piece) if isinstance(main, Text) else dialled(said))

    def _is_item_of_field(self) -> bool:
        """Whether it is told here which item a field is of: “the name of digit pattern UK”."""
        before = self._pieces[self._at - 1] if self._at else None
        is_behind_list = before is not None and before.role in (Role.LIST, Role.NAME)
        return self._named is not None and is_behind_list and self.result.action == "change"

    def _is_beginning(self, one: Field) -> bool:
        """Whether a number is said to be how others begin: “starting with 1900”."""
        piece = self._pieces[self._at - 1]
        return one.key == self._items.positional_field and piece.plain in BEGINNINGS

    def _is_given(self, one: Field | None) -> bool:
        return one is not None and one.key in self.result.values

    def _text(self, piece: Piece) -> bool:
        end = self._at
        while end + 1 < len(self._pieces) and self._pieces[end + 1].role is Role.UNKNOWN:
            if self.phrases.is_value(self._pieces[end + 1]) or self.phrases.is_value(piece):
                break
            end += 1
        is_titled = self._named is not None and self._named is self.phrases.title()
        if is_titled and self.phrases.has_figures_behind(end):
            end += 1
        said = self._sentence.text(piece.start, self._name_end(end))
        behind_list = bool(self._at) and self._pieces[self._at - 1].role is Role.LIST
        if self._is_item_of_field():
            self._at = end
            return self._name_item(said)
        named, self._named = self._named, None
        self._at = end
        if isinstance(named, Reference) and self.phrases.names_caller(end):
            self.result.guesses = True
            return True
        if type(named) is Text or isinstance(named, Reference):
            return self._put(named, said)
        if named is not None:
            return False
        if self.result.action != "add":
            return Role.LIST in self._roles and self._name_item(said)
        if self.phrases.is_value(piece):
            return self._put(self.phrases.main_field(), self.phrases.as_pattern(piece))
        title = self.phrases.title()
        if behind_list and title is not None and title.key != self._items.positional_field:
            return not self._items.secret and self._put(title, said)
        return False

    def _name_end(self, at: int) -> int:
        """Where a text ends, with nouns that elsewhere mean nothing: “name Pay lines”."""
        end = self._pieces[at].end
        if type(self._named) is not Text:
            return end
        last = self._pieces[at + 1].start if at + 1 < len(self._pieces) else len(self._sentence.tokens)
        while end < last and self._sentence.tokens[end].plain in _NOUNS:
            end += 1
        return end

    def _name_item(self, said: str) -> bool:
        if self.result.item:
            return False
        self.result.item = said
        return True

    def _put(self, one: Field | None, value: str) -> bool:
        values = self.result.values
        if one is None:
            return False
        if isinstance(one, Phones):
            values[one.key] = ", ".join(filter(None, (values.get(one.key, ""), dialled(value))))
            return True
        if values.get(one.key, value) != value:
            return False
        values[one.key] = value
        return True

    def _is_enough(self) -> bool:
        """Whether it is said what the item is: without the name of the list only a number tells that."""
        main = self.phrases.main_field()
        if main is not None and main.key in self.result.values:
            return True
        return self.phrases.is_list_named() and bool(self.result.values)
