"""A family: one settings document of a workspace, with all that is derived from it for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.catalogue.model.item_list import ItemList
from bot.catalogue.model.shape import Shape, Values
from bot.catalogue.model.spoken import Act
from cards.fields import Choice, Field, Number, People, Toggle


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A value of this setting that has less or no effect because of a value of another setting.

    While `field` is `value`, the field `other_field` of the family with the key `other_family` should not be
    `other_value`. `sentence` says why. `fix` is the command that puts it right, with `{workspace}` in it,
    and `fix_title` what its button says; both are empty where both values may well be meant.
    """

    field: str
    value: Any = True
    other_family: str
    other_field: str = "enabled"
    other_value: Any = True
    sentence: str
    fix: str = ""
    fix_title: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Family(Shape):
    """One settings endpoint; forms, parsing, cards, commands and docs are derived from it.

    `path` is the contract's template, read with GET and written with PUT, unless `write_path` says otherwise.
    `main` is the toggle that a bare "on" or "off" means. `notes` says what follows from the values taken
    together, `summary` what they come to, in one sentence with the name of the workspace, and `experienced`,
    by the key of a switch that the summary does not tell, what callers experience while it is on and while it
    is off, with `{name}` in it. `expected` are the values that Webex gives, where they are not the plainest
    ones: off, the first choice, empty. `lists` are the lists of items in it, `conflicts` the other settings
    it depends on. `used_while` says, by the key of a field, of what stands above several, or by the path of a
    list, which other field must have which value for it to have an effect; `main_is_for_all` that this is so
    for `main` and all the rest. `main` has no effect, although it is on, while the field of `idle_while` has
    the value beside it (at least none for what `idle_for` says), while all fields of `idle_unless` are off
    (it says why), while there is no item with the path `idle_without`, and while the list of people in
    `idle_for_nobody` is empty and the field has the value beside it (it says why). `used_with` says, by the
    key of a field, which others must not all be off. `off_beside` names, by the key of a field, a switch that
    is off where a sentence tells the field and not the switch. `put_to` is the toggle that “send it to
    voicemail” means, where that is not `main`. `unswitched` says of a setting without `main` what is there
    instead of turning it on or off. `vendor_names` are longer names in the vendor's documents, which are
    understood and not recommended. A `professional` setting is there only with such a licence; one that is
    `professional_to_write` can be read without it.

    The rest is for sentences: `spoken` are further names, `acts` words that mean values of it, `asks` words
    with which people ask about it without naming it, `adds` verbs whose object goes on its list of people,
    `starts` and `stops` words for on and off, `rephrased` what stands for several fields, in full.
    """

    key: str
    title: str
    help: str
    words: tuple[str, ...]
    vendor_names: tuple[str, ...] = ()
    path: str
    write_path: str = ""
    main: str = ""
    main_is_for_all: bool = True
    off_beside: Mapping[str, str] | None = None
    put_to: str = ""
    unswitched: str = ""
    used_while: Mapping[str, tuple[str, Any]] | None = None
    professional: bool = False
    professional_to_write: bool = False
    idle_while: tuple[str, Any] | None = None
    idle_for: str = ""
    idle_unless: tuple[str, tuple[str, ...]] | None = None
    idle_without: str = ""
    idle_for_nobody: tuple[str, str, tuple[str, Any]] | None = None
    used_with: Mapping[str, tuple[str, ...]] | None = None
    notes: Callable[[Values], list[str]] | None = None
    summary: Callable[[str, Values], str] | None = None
    experienced: Mapping[str, tuple[str, str]] | None = None
    expected: Mapping[str, Any] | None = None
    lists: tuple[ItemList, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    spoken: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    asks: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    rephrased: tuple[tuple[str, str], ...] = ()

    @property
    def chooses_own(self) -> bool:
        """Whether `main` only chooses between values of the workspace's own and those of its location."""
        return self.main.startswith("useCustom")

    @cached_property
    def has_people(self) -> bool:
        """Whether a field of it is a list of people."""
        return any(isinstance(field, People) for field in self.fields)

    @property
    def name_in_api(self) -> str:
        """What the vendor's API calls the setting: `callForwarding`."""
        return self.path.rpartition("/")[2]

    def with_title(self, what: str) -> str:
        """What is done with something on a list, and the title, but where that says the same again: `Add rule
        · Selective Accept`, `Add access code`."""
        return what if self.title.lower().removesuffix("s") in what.lower() else f"{what} · {self.title}"

    def names(self) -> Iterator[str]:
        """Every name of the setting in a command, in lower case."""
        yield from dict.fromkeys((*self.short_names(), *self.vendor_names, self.name_in_api.lower()))

    def short_names(self) -> Iterator[str]:
        """The names that help recommends."""
        yield from dict.fromkeys((self.key, self.title.lower(), *self.words))

    def remarks(self, values: Values) -> list[str]:
        """The notes on these values, in sentences."""
        return self.notes(values) if self.notes else []

    def unusual(self, values: Values) -> list[Field]:
        """The fields whose values are not those that Webex gives."""
        usual = {
            **{one.key: _plainest(one) for one in self.fields if not isinstance(one, Number)},
            **(self.expected or {}),
        }
        return [
            self.field(key)
            for key, value in usual.items()
            if values.get(key) is not None and not self.field(key).same(value, values[key])
        ]


def _plainest(field: Field) -> Any:
    """Off, the first choice, or nothing."""
    if isinstance(field, Choice):
        return field.options[0].value
    return False if isinstance(field, Toggle) else None
