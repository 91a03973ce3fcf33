"""What people can ask to be shown or told: nothing of this changes a setting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from bot.catalogue.model.family import Family
from bot.errors import NotFound
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.references import Purpose
from bot.language.requests.request import Request
from bot.language.selecting.selections import Selection
from bot.language.vocabulary import WorkspaceList


class About(Enum):
    """What is asked about a change that is not ordered."""

    HOW = "whether or how it can be made"
    WHETHER = "whether it should be made"
    WHAT_IF = "what would come of it"


class OfCalls(Enum):
    """What is asked about the calls to a workspace."""

    WHETHER = "whether they ring"
    HOW_LONG = "how long they ring"
    FROM_INSIDE = "whether those from inside come in"
    FROM_OUTSIDE = "whether those from outside come in"
    FROM_WHOM = "who may call"
    REJECTED = "whether some are turned away"
    VOICEMAIL = "whether they go to voicemail"
    MADE = "whether any can be made"


@dataclass(frozen=True)
class WouldChange:
    """A change that a question is about, and the command that makes it."""

    about: About
    assignments: tuple[Assignment, ...]
    command: str
    says: str
    """The change in words."""


@dataclass(frozen=True)
class ShowSetting(Request):
    """One setting of a workspace on a card."""

    family: Family
    workspace: Workspace
    note: str = ""
    """A sentence about what was asked."""
    is_assumed: bool = False
    """Whether the workspace is the one that was spoken of before; another may be named next."""
    asked: tuple[str, ...] = ()
    """The keys of the fields that a question is about: what they are is said first."""
    is_past: bool = False
    """Whether it is asked what was, or who did it: the last change is told first."""
    would: WouldChange | None = None
    """The change that is asked about: whether, how, or with what result it can be made."""
    whether: tuple[Assignment, ...] = ()
    """The values that it is asked whether they are so: that is answered with yes or no."""
    answer: str = ""
    """A sentence that answers what the setting does not tell."""
    of_calls: OfCalls | None = None
    """What is asked about its calls, which several settings tell together."""
    denied: str = ""
    """The verb of a question with “not” in it: “is the gym not forwarded?” asks whether it is."""
    asks_for_list: bool = False
    """Whether it is asked if anything is on its list: that is answered with yes or no."""
    is_deed: bool = False
    """Whether it is asked if somebody did it: that is answered with yes or no."""


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
class SmallTalk(Request):
    """A greeting, or with `closes` thanks and the like, after which nothing is expected."""

    closes: bool = False


@dataclass(frozen=True)
class ListItems(Request):
    """A page of a list; with `item`, the text for one of the items, that one alone."""

    list: WorkspaceList
    item: str
    page: int


@dataclass(frozen=True)
class ListWorkspaces(Request):
    """The workspaces that a text fits, or that are selected; all of them without either, a page at a time."""

    text: str
    page: int
    selection: Selection | None = None


@dataclass(frozen=True)
class FindWhere(Request):
    """The workspaces in which the fields of a setting have these values, of those selected or of all."""

    family: Family
    values: tuple[Assignment, ...]
    selection: Selection | None = None
    in_any_state: bool = False
    """Whether calls count that are forwarded in some state of the phone only, and not just all calls."""
    is_denied: bool = False
    """Whether those are asked for in which the fields have other values."""


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

    They are of one workspace, of several, of the locations with these ids, or of all; of one setting, `by` a
    person whose name has these words (`me` for who asks), within a period, with a text in their reasons, and
    with `is_elsewhere` only those that were not made through the bot. `problem` is what is wrong where no
    reason has the text. With `done` it is first answered who did that last. `said` are the words behind the
    command, for the next page.
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
    is_elsewhere: bool = False
    selection: Selection | None = None
    """The several workspaces that are meant."""


@dataclass(frozen=True)
class ListTimed(Request):
    """What waits for its start or its end, of some workspaces or all, a page at a time."""

    selection: Selection | None
    page: int

    @property
    def workspace(self) -> Workspace | None:
        """The one that is meant; None for several."""
        return self.selection.one if self.selection else None


@dataclass(frozen=True)
class WatchChanges(Request):
    """The space to be told of changes of these workspaces; `families` are the settings, none for all, and
    `left_out` those that are not meant.

    `only`, `quiet` and `digest` are as a watch has them; empty for all changes, and at any hour.
    """

    selection: Selection
    families: tuple[Family, ...] = ()
    only: str = ""
    quiet: str = ""
    digest: str = ""
    left_out: tuple[Family, ...] = ()

    @property
    def workspace(self) -> Workspace | None:
        """The one that is meant; None for several."""
        return self.selection.one


@dataclass(frozen=True)
class ListWatches(Request):
    """What the space is told of, or one watch by its number: shown, or with other hours from now on."""

    number: int | None = None
    quiet: str = ""
    digest: str = ""
    at_any_hour: bool = False


@dataclass(frozen=True)
class EndWatch(Request):
    """A watch of the space to be ended, by its number, or the watches of what is selected; without either all
    of them. With settings those of these alone."""

    number: int | None
    selection: Selection | None = None
    families: tuple[Family, ...] = ()


@dataclass(frozen=True)
class MuteChanges(Request):
    """The space to hear nothing for a time, as it was typed: of some workspaces, or of all where none is
    named; an empty time for no longer."""

    workspaces: Sequence[Workspace]
    time: str

    @property
    def workspace(self) -> Workspace | None:
        """The one that is meant; None for several."""
        return self.workspaces[0] if len(self.workspaces) == 1 else None


@dataclass(frozen=True)
class CallFine(Request):
    """The change with this number is fine."""

    number: int


@dataclass(frozen=True)
class ShowStatus(Request):
    """How the bot is."""


@dataclass(frozen=True)
class WhoAmI(Request):
    """Who the person is to Webex and what they may do."""


SETTINGS_TOPIC, COMMANDS_TOPIC, PAGES_TOPIC = "settings", "commands", "pages"
"""What help can be about besides single commands, settings and lists."""


@dataclass(frozen=True)
class Help(Request):
    """What can be asked for; `topic` is folded, empty for none, and `family` the setting named in it."""

    topic: str
    family: Family | None
