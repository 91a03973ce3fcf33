"""What people can ask for, once their words are read: one type for each thing, without words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum

from bot.catalogue.model.family import Family
from bot.catalogue.model.write_only import Greeting
from bot.errors import BotError, NotFound
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.references import Purpose
from bot.language.vocabulary import WorkspaceList


@dataclass(frozen=True)
class Request:
    """Something a person asks for, and why; `bot.commands.HANDLERS` says what answers each type."""

    reason: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class ShowSetting(Request):
    """One setting of a workspace on a card."""

    family: Family
    workspace: Workspace
    note: str = ""
    """A sentence about what was asked."""
    is_assumed: bool = False
    """Whether the workspace is the one that was spoken of before; another may be named next."""


@dataclass(frozen=True)
class ShowWorkspace(Request):
    """A workspace at a glance."""

    workspace: Workspace
    note: str = ""
    """A sentence about what was asked."""


@dataclass(frozen=True)
class ShowEverything(Request):
    """Every field of every setting of a workspace, a page at a time."""

    workspace: Workspace
    page: int


@dataclass(frozen=True)
class ShowFile(Request):
    """One setting of a workspace as JSON in a file, or all of them."""

    family: Family | None
    workspace: Workspace


@dataclass(frozen=True)
class EditSetting(Request):
    """A form for one setting, filled in with the assignments."""

    family: Family
    workspace: Workspace
    note: str = ""
    """A sentence about what was asked."""
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True)
class SetFields(Request):
    """Fields of one setting to be set at once, all of them or none."""

    family: Family
    workspace: Workspace
    assignments: tuple[Assignment, ...]
    is_sentence: bool = False
    """Whether it was said in a sentence, which means more than its words, and not as a command."""


@dataclass(frozen=True)
class SetInOrder(Request):
    """Several settings to be changed, one after the other."""

    changes: tuple[SetFields, ...]


@dataclass(frozen=True)
class Propose(Request):
    """Fields that may be meant, to be shown as old → new; `command` sets them, `left_over` was not
    understood."""

    fields: SetFields
    command: str
    left_over: str = ""
    is_guess: bool = False
    """Whether a value may be none; then a form asks for it."""


@dataclass(frozen=True)
class SmallTalk(Request):
    """A greeting, or with `closes` thanks and the like, after which nothing is expected."""

    closes: bool = False


@dataclass(frozen=True)
class LeaveAsItIs(Request):
    """Nothing of what the bot offered last."""


@dataclass(frozen=True)
class ListItems(Request):
    """A page of a list; with `item`, the text for one of the items, that one alone."""

    list: WorkspaceList
    item: str
    page: int


@dataclass(frozen=True)
class AddItem(Request):
    """A new item, from the values or, without any, on a form. `typed_secret` tells that something was typed
    that must not be, and so was not read."""

    list: WorkspaceList
    assignments: tuple[Assignment, ...] = ()
    typed_secret: bool = False


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
    """A form for a new voicemail PIN."""

    workspace: Workspace


@dataclass(frozen=True)
class ListWorkspaces(Request):
    """The workspaces that a text fits, all of them without one, a page at a time."""

    text: str
    page: int


@dataclass(frozen=True)
class ListNumbers(Request):
    """The numbers that fit a purpose and a text, a page at a time."""

    purpose: Purpose
    workspace: Workspace
    text: str
    page: int


class WhatWasDone(Enum):
    """What somebody is asked to have done; the values are the verbs."""

    CHANGED = "changed"
    TURNED_ON = "turned on"
    TURNED_OFF = "turned off"
    ADDED = "added"
    REMOVED = "removed"
    UNDID = "undid"


@dataclass(frozen=True)
class Period:
    """A time that ends now; `words` say it, and with `is_from_midnight` it begins at the beginning of its
    first day."""

    length: timedelta
    words: str
    is_from_midnight: bool = False


@dataclass(frozen=True)
class ShowHistory(Request):
    """The changes made, newest first; only those before `before_id` if not 0.

    They are of one workspace, of the locations with these ids, or of all; of one setting, `by` a person whose
    name has these words (`me` for who asks), within a period, with a text in their reasons; `problem` is what
    is wrong where no reason has the text. With `done` it is first answered who did that last. `said` are the
    words behind the command, for the next page.
    """

    workspace: Workspace | None
    before_id: int
    location: str = ""
    location_ids: tuple[str, ...] = ()
    family: Family | None = None
    by: str = ""
    period: Period | None = None
    text: str = ""
    problem: NotFound | None = None
    done: WhatWasDone | None = None
    said: str = ""


@dataclass(frozen=True)
class WhatMoved:
    """What becomes of fields that were changed again after a change that is to be undone: they are asked
    about, left with `is_left`, or put back too while `check` tells that they are as they were shown."""

    is_left: bool = False
    check: str = ""


@dataclass(frozen=True)
class UndoChange(Request):
    """A change to be undone; None for the person's last one in the space."""

    number: int | None
    moved: WhatMoved = WhatMoved()


@dataclass(frozen=True)
class RedoChange(Request):
    """A change that was undone, to be made again; None for what the person undid last in the space."""

    number: int | None = None
    moved: WhatMoved = WhatMoved()


@dataclass(frozen=True)
class SetForTime(Request):
    """Fields to be set and put back at the end of a time, which is as it was typed; with `asks_first` that is
    shown before it is done."""

    fields: SetFields
    time: str
    asks_first: bool = False


@dataclass(frozen=True)
class ListTimed(Request):
    """What waits for its start or its end, of one workspace or all, a page at a time."""

    workspace: Workspace | None
    page: int


@dataclass(frozen=True)
class CancelTimed(Request):
    """A timed change to be left as it is."""

    number: int


@dataclass(frozen=True)
class ExtendTimed(Request):
    """A timed change to end at another time, which is as it was typed; with `is_more` it counts from its end
    so far."""

    number: int
    time: str
    is_more: bool


@dataclass(frozen=True)
class EndTimed(Request):
    """A timed change to end at once; where a field has moved since, `moved` says what becomes of it."""

    number: int
    moved: WhatMoved


@dataclass(frozen=True)
class WatchChanges(Request):
    """The space to be told of changes of one workspace, or of all."""

    workspace: Workspace | None


@dataclass(frozen=True)
class ListWatches(Request):
    """What the space is told of."""


@dataclass(frozen=True)
class EndWatch(Request):
    """A watch of the space to be ended."""

    number: int


@dataclass(frozen=True)
class WhoAmI(Request):
    """Who the person is to Webex and what they may do."""


SETTINGS_TOPIC, COMMANDS_TOPIC = "settings", "commands"
"""What help can be about besides single commands, settings and lists."""


@dataclass(frozen=True)
class Help(Request):
    """What can be asked for; `topic` is folded, empty for none, and `family` the setting named in it."""

    topic: str
    family: Family | None
