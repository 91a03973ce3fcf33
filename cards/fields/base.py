"""What every kind of field has; a new kind overrides what it does differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from cards import render
from cards.fields.candidates import Entered, Search, indexes, pick_one_input
from cards.fields.references import Ref
from cards.text import NOTHING, Limits, guard, plain, visible

ON = frozenset({"on", "yes", "true", "enable", "enabled", "1"})
OFF = frozenset({"off", "no", "false", "disable", "disabled", "0"})
MAX_INPUT_CHARS = 1_000
"""Characters taken from one input, unless its kind of field takes more."""


class Invalid(ValueError):
    """The value cannot be taken; the message is the sentence for the person."""


class Final(Invalid):
    """What was typed is refused for good: looking it up would not help."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One value of a setting.

    `key` is the dotted path in the document Webex gives. `words` are short names for typed commands; the
    label is always one of them. `spoken` are further names in sentences. A `secret` is typed on a private
    form only and never shown or kept.
    `needed_when` names a toggle's key: while that is on, this may not be empty. `chosen_with` is the key of a
    choice and the value of it with which this is in force. `source` names the look-up
    that finds what can be chosen by a part of its name.
    """

    key: str
    label: str
    help: str = ""
    words: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    needed_when: str = ""
    chosen_with: tuple[str, str] = ("", "")
    source: str = ""
    secret: bool = False
    error: ClassVar[str] = "This value cannot be used."
    hidden_as: ClassVar[str] = "(hidden)"
    """What is shown in the place of a secret."""
    needs_look_up: ClassVar[bool] = False
    """Whether a value that is typed is always the name of something to look up."""

    # What people are told about it.

    @property
    def takes(self) -> str:
        """What can be typed, in words, for the help."""
        return "Text"

    @property
    def samples(self) -> tuple[Any, ...]:
        """Two right values or more, for examples and tests; none where no value can be typed."""
        return ()

    @property
    def examples(self) -> tuple[str, ...]:
        """What can stand behind the field's name in a command."""
        return tuple(self.raw(value) for value in self.samples[:1])

    def height(self, value: Any) -> int:
        """How many lines its inputs take on a form, a label and a line of help being lines too."""
        return 2 + bool(self.advice)

    @property
    def advice(self) -> str:
        """What stands below the input on a form: the help, and how to look up what fits."""
        return self.help

    # Typed text and values.

    @property
    def may_be_empty(self) -> bool:
        """Whether a word such as "none" takes the value away."""
        return False

    def parse(self, raw: str, country: str) -> Any:
        """The value that `raw` means, read as in `country` (ISO 3166 alpha-2, may be empty).

        Raises Invalid with a sentence for the person.
        """
        raise NotImplementedError

    def meant(self, raw: str, shown: Any, country: str) -> Any:
        """The value that `raw` means where the input showed `shown`.

        What was left as it was means `shown` itself: never reformatted, and never refused for being odd.
        Raises Invalid as `parse` does.
        """
        return shown if plain(raw) == plain(self.raw(shown)) else self.parse(raw, country)

    def chosen(self, ref: Ref) -> Any:
        """The value that choosing this result of the look-up means."""
        return ref.id

    def word_count(self, words: Sequence[str]) -> int | None:
        """How many of the words of a command, from the first on, are the value; None for all up to the name
        of the next field."""
        return None

    def is_surely(self, words: Sequence[str]) -> bool:
        """Whether these words of a command are a value of this field rather than of another one."""
        return bool(words)

    def text(self, value: Any) -> str:
        """The value in words, as status cards, differences and notices show it."""
        return str(value) if value not in (None, "") else NOTHING

    def raw(self, value: Any) -> str:
        """The value as an input on a card holds it: what `parse` reads back."""
        return "" if value is None else str(value)

    def same(self, one: Any, other: Any) -> bool:
        """Whether two values mean the same to Webex: nothing and the empty text do."""
        return (one or "") == (other or "")

    def difference(self, one: Any, other: Any) -> tuple[str, str] | None:
        """Two values in words, as a difference shows them; None where nobody could tell them apart."""
        said = self.text(one), self.text(other)
        return None if visible(said[0]) == visible(said[1]) else said

    def problem(self, value: Any) -> str:
        """Why Webex would not take a value that it gave itself; empty when it would."""
        return ""

    # JSON of the API and of the store.

    def read(self, held: Any) -> Any:
        """The value of what a document of Webex holds, None where it holds nothing."""
        return held

    def write(self, value: Any, held: Any) -> Any:
        """What a write takes for the value, where the document read before holds `held`."""
        return "" if value is None else self.dump(value)

    def rewrite(self, held: Any) -> Any:
        """What a write takes for `held`, which was read and is to stay."""
        return held

    def identity(self, held: str) -> str:
        """The same text for all spellings of one value: what tells items of a list apart."""
        return held

    def dump(self, value: Any) -> Any:
        """The value as JSON, for the store; `load` reads it back."""
        return value

    def load(self, stored: Any) -> Any:
        """The value that `dump` wrote."""
        return stored

    # The form.

    @property
    def placeholder(self) -> str | None:
        """What an empty input shows."""
        return None

    @property
    def input_id(self) -> str:
        """The id of the field's input on a card; never the name of anything else a button sends."""
        return "f-" + self.key.replace(".", "-")

    @property
    def pick_id(self) -> str:
        """The id of the input that offers the candidates of a look-up."""
        return self.input_id + "--pick"

    @property
    def error_id(self) -> str:
        """The id of the sentence that says what is wrong with the field."""
        return self.input_id + "--error"

    @property
    def input_ids(self) -> tuple[str, ...]:
        """The ids of all inputs the field can have."""
        return (self.input_id, self.pick_id) if self.source else (self.input_id,)

    @property
    def max_input_chars(self) -> int:
        """Characters taken from one of its inputs."""
        return MAX_INPUT_CHARS

    def offered(self, candidates: Sequence[Ref], typed: Mapping[str, str]) -> Sequence[Ref]:
        """The candidates to choose from; one whose name stands in the input already is chosen."""
        is_chosen = len(candidates) == 1 and plain(typed.get(self.input_id, "")) == plain(candidates[0].name)
        return () if is_chosen else candidates

    def not_shown(self, value: Any) -> int:
        """How many entries of the value the form has no input for; they stay as they are."""
        return 0

    def inputs(
        self, value: Any, typed: Mapping[str, str], candidates: Sequence[Ref], limits: Limits
    ) -> list[render.Part]:
        """The inputs of a field that holds `value`; where the form comes back, with what was `typed`, by the
        ids of inputs. `candidates` are offered where things are looked up."""
        # Clients leave an emptied input out.
        raw = plain(typed.get(self.input_id, "") if typed else self.raw(value)) if not self.secret else ""
        choose = self.offered(candidates, typed)
        picked = typed.get(self.pick_id, "")
        pick = [pick_one_input(self.pick_id, self.label, choose, picked, limits)] if choose else []
        return [*pick, self.one_input(raw, value)]

    def one_input(self, raw: str, value: Any) -> render.Part:
        """The input itself, which shows `raw` for `value`."""
        return self.text_input(raw, self.max_input_chars)

    def text_input(
        self, raw: str, max_chars: int, *, style: str | None = None, error: str = ""
    ) -> render.Part:
        """A line of text of up to `max_chars`, or as long as what stands in it: clients cut off the rest."""
        return render.text_input(
            self.input_id,
            self.label,
            error or self.error,
            value=raw or None,
            maxLength=max(max_chars, client_length(raw)),
            style=style,
            placeholder=self.placeholder,
        )

    def entered(self, inputs: Mapping[str, str]) -> Entered | None:
        """What the form sent back for this field, given its inputs by id; None where it was not touched.

        Clients leave empty inputs out, so a text that is missing is empty.
        """
        raw = inputs.get(self.input_id, "")
        if not self.source:
            return raw
        picked = sorted(indexes(inputs.get(self.pick_id, "")))
        return Search(raw, picked[0] if picked else None)


def client_length(raw: str) -> int:
    """The length of a text in an input as clients count it: in UTF-16 units."""
    return len(guard(raw).encode("utf-16-le")) // 2


@dataclass(frozen=True)
class Section:
    """Fields that stand together on a form and on a status card, under a title that may be empty.

    `switch` is the key of the toggle without which the rest of the section has no effect.
    """

    title: str
    fields: tuple[Field, ...]
    switch: str = ""


@dataclass(frozen=True)
class ChoiceRows(Section):
    """Choices of the same kind, each with a toggle that follows it in `fields`: a row each on a form.

    An input with the label `all_label` sets all choices at once; `toggle_title` is what the toggle is
    called in a row, as short as can be.
    """

    all_label: str = ""
    toggle_title: str = ""
    all_id: ClassVar[str] = "f--all"
    """The id of the input that sets all choices."""

    @property
    def rows(self) -> tuple[tuple[Field, Field], ...]:
        """Each choice with its toggle."""
        return tuple(zip(self.fields[::2], self.fields[1::2], strict=True))
