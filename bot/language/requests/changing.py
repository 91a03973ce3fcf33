"""What people can ask to have changed, put back or left as it is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.model.family import Family
from bot.catalogue.model.write_only import Greeting
from bot.errors import BotError, Unsure
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.reasons import with_reason
from bot.language.requests.request import Request
from bot.language.vocabulary import WorkspaceList
from cards.fields import Toggle

WITH = "with"
"""Behind the workspace of `edit` and `add`: what follows stands on the form and is not made yet."""


@dataclass(frozen=True)
class EditSetting(Request):
    """A form for one setting, filled in with the assignments."""

    family: Family
    workspace: Workspace
    note: str = ""
    """A sentence about what was asked."""
    assignments: tuple[Assignment, ...] = ()
    asked: tuple[str, ...] = ()
    """The keys of the fields that are asked for: what is about others is folded."""
    time: str = ""
    """Until when what is saved is to hold, as it was typed; empty for good."""


@dataclass(frozen=True)
class SetFields(Request):
    """Fields of one setting to be set at once, all of them or none."""

    family: Family
    workspace: Workspace
    assignments: tuple[Assignment, ...]
    is_sentence: bool = False
    """Whether it was said in a sentence, which means more than its words, and not as a command."""
    ends_all: bool = False
    """Whether no calls are to be forwarded any more, in whatever state of the phone they are now."""


@dataclass(frozen=True)
class SetInOrder(Request):
    """Several changes to be made, one after the other."""

    changes: tuple[SetFields | AddItem, ...]


@dataclass(frozen=True)
class Propose(Request):
    """Fields that may be meant, to be shown as old → new; `command` sets them."""

    fields: SetFields
    command: str
    is_guess: bool = False
    """Whether a value may be none; then a form asks for it."""
    note: str = ""
    """A sentence to be said first."""
    replaces: str = ""
    """The number that is to be replaced, which tells the field that has it."""
    is_named: bool = False
    """Whether all that is a guess is whom a name means, which is looked up."""

    @property
    def is_clear(self) -> bool:
        """Whether every word was understood, and no value is guessed but on and off."""
        only_switches = all(isinstance(one.field, Toggle) for one in self.fields.assignments)
        return not (self.left_over or self.replaces) and (only_switches or not self.is_guess)


@dataclass(frozen=True)
class LeaveAsItIs(Request):
    """Nothing of what the bot offered last; `note` is what there is to say of the words."""

    note: str = ""


@dataclass(frozen=True)
class AddItem(Request):
    """A new item, from the values or, without any, on a form. `typed_secret` tells that something was typed
    that must not be, and so was not read. With `in_force` it was said what callers experience then: the
    setting is to be on, too. With `on_form` the values are to stand on a form first."""

    list: WorkspaceList
    assignments: tuple[Assignment, ...] = ()
    typed_secret: bool = False
    in_force: bool = False
    on_form: bool = False


@dataclass(frozen=True)
class ItemReading:
    """One way to read which item is meant and what to set; `problem` is what is wrong with the fields."""

    item: str
    assignments: tuple[Assignment, ...] = ()
    problem: BotError | None = None


@dataclass(frozen=True)
class ChangeItem(Request):
    """An item to be changed. Which of the ways to read it is meant, only the items can tell: the first whose
    text fits one of them, else the second if there is one."""

    list: WorkspaceList
    readings: tuple[ItemReading, ...]


@dataclass(frozen=True)
class RemoveItem(Request):
    """An item to be removed; without the text for one, the list to choose from."""

    list: WorkspaceList
    item: str


@dataclass(frozen=True)
class RemoveSeveral(Request):
    """A page of items to tick, to be removed together."""

    list: WorkspaceList
    page: int


@dataclass(frozen=True)
class RemoveAll(Request):
    """Every item of a list to be removed."""

    list: WorkspaceList


@dataclass(frozen=True)
class UploadGreeting(Request):
    """A recording to become what callers hear."""

    greeting: Greeting
    workspace: Workspace


@dataclass(frozen=True)
class ChangePasscode(Request):
    """A form for a new voicemail PIN, with a line on top."""

    workspace: Workspace
    note: str = ""


@dataclass(frozen=True)
class WhatMoved:
    """What becomes of fields that were changed again after a change that is to be undone: they are asked
    about, left with `is_left`, or put back too while `check` tells that they are as they were shown."""

    is_left: bool = False
    check: str = ""

    @property
    def words(self) -> str:
        """What says the same behind the number of the change."""
        return "rest" if self.is_left else f"anyway {self.check}" if self.check else ""


@dataclass(frozen=True)
class UndoChange(Request):
    """A change to be undone; None for the person's last one in the space. With `asks` it is only told what
    that is, and with `is_that` too where that was an undo itself."""

    number: int | None
    moved: WhatMoved = WhatMoved()
    asks: bool = False
    is_that: bool = False


@dataclass(frozen=True)
class RedoChange(Request):
    """A change that was undone, to be made again; None for what the person undid last in the space."""

    number: int | None = None
    moved: WhatMoved = WhatMoved()


@dataclass(frozen=True)
class SetForTime(Request):
    """Fields to be set and put back at the end of a time, which is as it was typed; with `asks_first` that is
    shown before it is done. `then` is the value of the one field that was ordered for its end; empty where
    none was."""

    fields: SetFields
    time: str
    asks_first: bool = False
    then: str = ""


@dataclass(frozen=True)
class CancelTimed(Request):
    """A timed change to be left as it is."""

    number: int


@dataclass(frozen=True)
class ExtendTimed(Request):
    """A timed change to end at another time, which is as it was typed; with `is_more` it counts from its end
    so far. `seen` tells which end a button was drawn with; empty where it was typed."""

    number: int
    time: str
    is_more: bool
    seen: str = ""


@dataclass(frozen=True)
class Reschedule(Request):
    """A timed change, or those of a plan, to begin at another moment, which is as it was typed: `to` it, `by`
    a length later, or to last `for` a length or `until` another end."""

    number: int
    is_plan: bool
    how: str
    time: str


@dataclass(frozen=True)
class EndTimed(Request):
    """A timed change to end at once; where a field has moved since, `moved` says what becomes of it."""

    number: int
    moved: WhatMoved


class UnsureItem(Unsure):
    """An item of a list is to be added or removed as it seems; `shown` is that, to be looked at first."""

    def __init__(self, sentence: str, shown: AddItem | RemoveItem) -> None:
        command = with_reason(shown.typed, shown.reason)
        super().__init__(sentence, "Choose it, or say it in other words.", (command,))
        self.shown = shown
