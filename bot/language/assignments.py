"""Field names and values in a command, as a setting or a list of items understands them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import without_codes_and_pins
from bot.language.phrases import PhraseTable
from bot.language.words import Words, joined, split
from bot.names.text import folded, suggestions
from cards.fields import OFF, ON, Field, People, Phone, Phones, dialled, example_number
from cards.text import message_text

ADD = frozenset({"add", "plus", "+"})
REMOVE = frozenset({"remove", "delete", "minus", "-"})
EMPTY_WORDS = frozenset({"none", "nothing", "empty", "-"})
"""Words that take a number, a text or the like away."""
MAX_OPTION_WORDS = 12
"""No option of a choice has more words; without a limit the time would grow with the square of the length."""
ADD_OR_REMOVE = "For example: `members add Ana Roux` or `members remove Ana Roux`."


class NoValue(NotUnderstood):
    """A field is named and its value is not; `before` is what was told before it."""

    def __init__(self, field: Field, before: tuple[Assignment, ...]) -> None:
        label = message_text(field.label)
        super().__init__(f"What should “{label}” be? Nothing was changed.", f"For example: {example(field)}")
        self.field = field
        self.before = before


FieldOwner = Family | ItemList
"""What has fields: a setting, or the items of one of its lists."""


@dataclass(frozen=True)
class NameChanges:
    """Names to add to a list of people and names to take off it."""

    add: tuple[str, ...]
    remove: tuple[str, ...]


@dataclass(frozen=True)
class Assignment:
    """A field and the text it is to be set to, empty to take the value away; `names` for a list of people."""

    field: Field
    text: str
    names: NameChanges = NameChanges((), ())


@cache
def _fields_by_name(owner: FieldOwner) -> PhraseTable[Field]:
    return PhraseTable((name, one) for one in owner.fields for name in (one.label, *one.words))


def assigned(field: Field, words: Words) -> Assignment:
    """The words as a value of the field. Raises NotUnderstood for a list of people where they do not say whom
    to add or to remove."""
    if isinstance(field, People):
        return Assignment(field, joined(words), name_changes(words))
    text = joined(words)
    says_nothing = folded(text) in EMPTY_WORDS and not any(word.quoted for word in words)
    return Assignment(field, "" if says_nothing and field.may_be_empty else text)


class AssignmentParser:
    """Reads the fields of one setting, or of the items of one list, in the words of a command."""

    def __init__(self, owner: FieldOwner) -> None:
        self._owner = owner
        self._fields = _fields_by_name(owner)

    def field_at(self, words: Words, start: int) -> Field | None:
        """The field with the longest name at this place."""
        return self._fields.at(words, start)[0]

    def is_called(self, field: Field, name: str) -> bool:
        """Whether this name means that field and no other one."""
        return self.field_at(split(name), 0) is field

    def splits(self, words: Words) -> Iterator[int]:
        """Where a name can end and the first field begin, shortest name first."""
        for at in range(1, len(words)):
            if self.field_at(words, at) or (at == len(words) - 1 and self._is_bare_toggle(words[at:])):
                yield at

    def assignments(self, words: Words) -> list[Assignment]:
        """The fields and values in `words`; a bare "on" or "off" means the main toggle.

        Raises NotUnderstood with the fields there are.
        """
        if self._is_bare_toggle(words):
            return [assigned(self._owner.field(self._owner.main), words)]
        found: list[tuple[Field, Words]] = []
        at = 0
        while at < len(words):
            field, start = self._field_meant(words, at)
            if field is None:
                raise self._no_such_field(words[at:])
            field = self._of_branch(field, found[-1][0]) if found else field
            at = self._value_end(field, words, start)
            if at == start:
                raise NoValue(field, tuple(assigned(one, value) for one, value in found))
            value = words[start:at]
            twice = next((said for one, said in found if one is field), value)
            if folded(joined(twice)) != folded(joined(value)):
                raise NotUnderstood(
                    f"“{field.label}” is told twice, with different values. Nothing was changed.",
                    "Tell it once.",
                )
            found.append((field, value))
        return [assigned(field, value) for field, value in found]

    def _is_bare_toggle(self, words: Words) -> bool:
        return len(words) == 1 and bool(self._owner.main) and words[0].plain in ON | OFF

    def _field_meant(self, words: Words, at: int) -> tuple[Field | None, int]:
        """The field with the longest name that can be what follows, and where its name ends: in
        `international transfer 1` the last two words are one of the options of “International”, and none are
        left for “International transfer”."""
        for fields, end in self._fields.readings(words, at):
            for field in fields:
                if field.is_surely(_texts(words[end : self._value_end(field, words, end)])):
                    return field, end
        return self._fields.at(words, at)

    def _of_branch(self, field: Field, before: Field) -> Field:
        """The field of the same kind that goes with the toggle just named: `to` behind `no answer` is where
        unanswered calls go, not all calls."""
        if not field.needed_when or field.needed_when == before.key:
            return field
        own = [
            one for one in self._owner.fields if one.needed_when == before.key and type(one) is type(field)
        ]
        return own[0] if len(own) == 1 and field.needed_when == self._owner.main else field

    def _value_end(self, field: Field, words: Words, start: int) -> int:
        """Where the value ends: after as many words as the field takes, or at the name of the next field."""
        count = field.word_count(_texts(words[start : start + MAX_OPTION_WORDS]))
        if count is not None:
            return start + count
        end = start + 1
        while end < len(words) and self.field_at(words, end) is None:
            end += 1
        return min(end, len(words))

    def _no_such_field(self, words: Words) -> NotUnderstood:
        owner = self._owner
        names = {field.label: field for field in owner.fields}
        what = owner.title if isinstance(owner, Family) else f"A {owner.title}"
        close = suggestions(names, joined(words[:3]), limit=1)
        return NotUnderstood(
            f"{what} has no field “{message_text(without_codes_and_pins(words[:3])[:60])}”. "
            "Nothing was changed.",
            (f"Did you mean “{close[0]}”? " if close else "") + field_list(owner),
        )


def field_list(owner: FieldOwner) -> str:
    """A sentence with the fields there are."""
    return f"The fields are: {', '.join(f'“{field.label}”' for field in owner.fields)}."


def _texts(words: Words) -> list[str]:
    return [word.text for word in words]


def example(field: Field, country: str = "") -> str:
    """How this field is set in a command; a phone number is one of the country, where that is known."""
    name = folded(field.label)
    number = example_number(country) if isinstance(field, Phone | Phones) else ""
    return " or ".join(f"`{name} {value}`" for value in ((number,) if number else field.examples))


def typed_example(owner: FieldOwner, *, is_new: bool = False) -> str:
    """A field with a value as it can be typed behind a command, such as `ring reminder on`; of a new item all
    that it needs; empty where there is none."""
    needing = {one.needed_when for one in owner.fields}
    shown = [one for one in owner.fields if _sample(owner, one) and one.key not in needing]
    if isinstance(owner, ItemList):
        shown.sort(key=lambda one: (one.key == owner.main, one.key not in owner.required))
    needed = [one for one in shown if is_new and isinstance(owner, ItemList) and one.key in owner.required]
    return " ".join(f"{folded(one.label)} {_sample(owner, one)}" for one in needed or shown[:1])


def _sample(owner: FieldOwner, field: Field) -> str:
    """A value of the field; empty where none can be given as an example."""
    value = field.examples[0] if field.examples else ""
    # A setting with rules of its own may not be turned on alone.
    value = "off" if isinstance(owner, Family) and owner.check and value == "on" else value
    return "" if value.startswith("<") else value


def name_changes(words: Words) -> NameChanges:
    """Reads `add Ana Roux, "Kim, Lee" remove Bob`; also `+Ana -Bob`.

    Raises NotUnderstood when it does not say whether to add or to remove.
    """
    chosen: dict[str, list[str]] = {"add": [], "remove": []}
    mode = ""
    is_new = True
    for word in words:
        text = word.text
        if not word.quoted and dialled(text.rstrip(",")).lstrip("+").isdigit() and text[:1] == "+":
            mode = mode or "add"  # a number, with its plus
        elif not word.quoted and text[:1] in "+-" and len(text) > 1:
            mode, text, is_new = ("add" if text[0] == "+" else "remove"), text[1:], True
        elif word.plain in ADD | REMOVE:
            mode, is_new = ("add" if word.plain in ADD else "remove"), True
            continue
        elif word.plain == "and":
            is_new = True
            continue
        if not mode:
            raise NotUnderstood("Say whether to add or to remove. Nothing was changed.", ADD_OR_REMOVE)
        _append(chosen[mode], text, new=is_new or word.quoted)
        is_new = word.quoted or (not word.quoted and text.endswith(","))
    add, remove = (
        tuple(name.strip(", ") for name in chosen[mode] if name.strip(", ")) for mode in ("add", "remove")
    )
    if not add and not remove:
        raise NotUnderstood("Say whom to add or to remove. Nothing was changed.", ADD_OR_REMOVE)
    return NameChanges(add, remove)


def _append(names: list[str], text: str, *, new: bool) -> None:
    if new or not names:
        names.append(text)
    else:
        names[-1] += f" {text}"
