"""What a command is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Literal, Protocol

from bot.access import Access, Gate, Rights, Viewer, unavailable
from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values
from bot.changes.apply import ChangeService
from bot.changes.approvals.approvals import Approvals
from bot.changes.approvals.cards import ApprovalCards
from bot.changes.foresee import Foreseen
from bot.changes.outcome import Outcome
from bot.changes.plans.plans import PREVIEW_VALID_MINUTES, Plans
from bot.changes.request import ChangeRequest
from bot.changes.risk import NotShownYet
from bot.changes.target import ChangeTarget
from bot.changes.timed.timed_changes import TimedChanges
from bot.changes.timed.timed_of_plan import TimedOfPlan
from bot.clock import Clock
from bot.errors import NotAllowed, NotFound, WebexError
from bot.events import Event, Person, Reply, Workspace
from bot.health.state import Health
from bot.language.commands import Command
from bot.language.references import Lookups
from bot.language.remembered.memory import Memory, Offer, Topic
from bot.language.remembered.posted_answers import PostedAnswers
from bot.language.request_subject import RequestSubject
from bot.language.selecting.kept_lists import lists_of
from bot.language.vocabulary import Subject, command_text
from bot.names.named_lists import NamedList
from bot.names.workspaces import INCOMPLETE, WorkspaceIndex, typed_name
from bot.ports.approvals import Approval
from bot.ports.database import Forms, History, SavedStore
from bot.ports.notices import Outbox, Watches
from bot.ports.webex import Directory, Files, SettingsReader
from bot.repeats.repeats import Repeats
from bot.sentences import Made, by_whom
from cards.card_builder import Button, Card
from cards.payload import Say


class DrawApproval(Protocol):
    """Draws a request for a second key as it stands."""

    def __call__(
        self, one: Approval, thread_id: str | None, *, is_private: bool = False
    ) -> ApprovalCards: ...


@dataclass(frozen=True)
class Services:
    """Everything a command may use, made once in bot/app.py."""

    directory: Directory
    lookups: Lookups
    calling: SettingsReader
    files: Files
    forms: Forms
    journal: History
    watches: Watches
    outbox: Outbox
    watch_begun: Callable[[], None]
    """To be called when something is watched that was not before."""
    has_guests: Callable[[str], bool]
    """Whether people from outside read along in a space. Raises WebexError."""
    told_text: Callable[[str, str], str]
    """A text as notices tell it in the space with this id, perhaps with numbers masked. Raises WebexError."""
    gate: Gate
    changes: ChangeService
    timed: TimedChanges
    timed_plans: TimedOfPlan
    plans: Plans
    approvals: Approvals
    approval_cards: DrawApproval
    saved: SavedStore
    repeats: Repeats
    clock: Clock
    form_life: timedelta
    health: Callable[[], Health]
    """How the bot is now. Raises Unkept."""
    commands: Sequence[Command]
    bot_name: str
    preview: Literal["risky", "always", "never"]
    """Which changes are shown before they are made."""
    memory: Memory
    posted_answers: PostedAnswers


MOVED = "It moved since it was shown."
"""Where other values would be overwritten than somebody agreed to."""


@dataclass(frozen=True)
class Context:
    """One event, who sent it and what they may do, and the services."""

    event: Event
    rights: Rights
    services: Services
    thread_id: str | None
    """The thread to answer in, if any."""
    topic: Topic
    """What this person spoke of before."""
    reason: str = ""
    """Why they ask for it, where they say so."""
    shown_at: datetime | None = None
    """When the change that a pressed button makes was shown."""
    check: str = ""
    """Tells which values it showed; see `Foreseen.check`."""
    file_list: NamedList | None = None
    """The workspaces that a file names which was dropped with these words."""
    shows_first: bool = False
    """Whether whatever would be changed is shown first."""
    set_next: Mapping[tuple[str, str], Collection[str]] = field(default_factory=dict)
    """The keys of the fields that are set after this change and asked for with it, by the workspace's id and
    the key of the setting."""

    @property
    def person(self) -> Person:
        """Who asks; there is nobody without rights behind the gate."""
        if self.rights.person is None:
            raise NotAllowed(self.rights.no_rights_reason)
        return self.rights.person

    @property
    def viewer(self) -> Viewer:
        """Who asks, as the language needs to know them."""
        is_private = self.event.space.is_direct
        lists = lists_of(self.services.saved, self.event.space.id, self.rights, self.file_list)
        return Viewer(self.rights, self.services.directory, is_private, self.topic.workspace_ids, lists)

    @property
    def now(self) -> datetime:
        """The moment of asking."""
        return self.services.clock()

    def keep_topic(self, topic: Topic) -> None:
        """This is what is spoken of now, for the next message of this person."""
        topic = replace(topic, event_id=self.event.id)
        self.services.memory.keep(self.event.sender_id, self.event.space.id, topic, self.thread_id or "")

    def change(
        self,
        target: ChangeTarget,
        workspace: Workspace,
        values: Values | None,
        *,
        base: Values | None = None,
        origin: str = "command",
        warned: Collection[str] = (),
    ) -> Outcome:
        """Makes a change for the person who asks; None for `values` removes the target, `base` is what the
        person saw. Raises what `ChangeService.apply` does."""
        request = self.change_request(target, workspace, values, base=base, origin=origin)
        on_form = partial(self.require_warned, warned)
        before_write = on_form if origin == "form" else self._require_shown
        return self.services.changes.apply(request, before_write=before_write)

    def preview(self, *foreseen: Foreseen) -> tuple[str, ...]:
        """Why a change, or several together, have to be shown before they are made; nothing where they are
        made at once."""
        if self.services.preview == "never":
            return ("",) if self.shows_first else ()
        changes, places = self.services.changes, self.rights.places
        if len(foreseen) == 1:
            found = changes.risks(foreseen[0], places)
        else:
            found = changes.risks_together(foreseen, places)
        is_shown = self.shows_first or self.services.preview == "always"
        return found or (("",) if is_shown else ())

    @property
    def was_shown(self) -> bool:
        """Whether the change was shown just now, and this is the press that makes it."""
        valid = timedelta(minutes=PREVIEW_VALID_MINUTES)
        return self.shown_at is not None and self.now - self.shown_at <= valid

    def has_moved(self, foreseen: Foreseen) -> bool:
        """Whether other values would be overwritten than were shown."""
        return self.was_shown and self.check not in ("", foreseen.check)

    def _require_shown(self, foreseen: Foreseen) -> None:
        """Raises NotShownYet for a change that has to be shown first, or again."""
        if self.has_moved(foreseen):
            raise NotShownYet(foreseen, (MOVED, *filter(None, self.preview(foreseen))))
        if not self.was_shown and (why := self.preview(foreseen)):
            raise NotShownYet(foreseen, why)

    def require_warned(self, warned: Collection[str], foreseen: Foreseen) -> None:
        """Raises NotShownYet for what a form has not warned of; what cannot be undone it says itself."""
        known = {*warned, foreseen.cannot_be_undone, ""}
        if why := tuple(one for one in self.preview(foreseen) if one not in known):
            raise NotShownYet(foreseen, why)

    def change_request(
        self,
        target: ChangeTarget,
        workspace: Workspace,
        values: Values | None,
        *,
        base: Values | None = None,
        origin: str = "command",
    ) -> ChangeRequest:
        """The change as it is asked for, to be foreseen or made."""
        return ChangeRequest.of(
            target,
            values,
            base=base or {},
            workspace_id=workspace.id,
            person_id=self.person.id,
            space_id=self.event.space.id,
            origin=origin,
            reason=self.reason,
            event_id=self.event.id,
        )

    def by_whom(self, change: Made) -> str:
        """Who made a change; in a group, where others read along, without e-mail and address."""
        return by_whom(change, in_full=self.event.space.is_direct)

    def can_change(self, workspace: Workspace, family: Family | None = None) -> bool:
        """Whether this person may change settings of a workspace, and this one can be changed there."""
        is_fixed = family is not None and bool(unavailable(family, workspace, Access.WRITE))
        return self.rights.at(workspace) >= Access.WRITE and not is_fixed

    def seen(self, *, again: bool = False) -> WorkspaceIndex:
        """The workspaces this person may know of; `again` reads the list of all once more."""
        return self.viewer.workspaces(again=again)

    def workspace(self, workspace_id: str, of: str) -> Workspace:
        """The workspace `of` something by its id. Raises NotFound where it is gone, WebexError where it may
        be there all the same, as Webex did not give the whole list."""
        found = self.seen().by_id.get(workspace_id) or self.seen(again=True).by_id.get(workspace_id)
        if found is not None:
            return found
        if not self.seen().complete:
            raise WebexError(
                f"The workspace {of} is not among those that Webex lists right now. {INCOMPLETE} "
                "Nothing was changed.",
                "Try again in a few minutes.",
            )
        raise NotFound(f"The workspace {of} is gone, or out of your reach. Nothing was changed.")

    def typed_name(self, workspace: Workspace) -> str:
        """A workspace as this person can type it."""
        return typed_name(self.seen(), workspace)

    def command(
        self, verb: str, about: Subject | None = None, workspace: Workspace | None = None, rest: str = ""
    ) -> str:
        """A command as this person can type it (see `command_text`)."""
        return command_text(verb, about, self.typed_name(workspace) if workspace else "", rest)

    def button(self, title: str, command: str) -> Button:
        """A button that does what typing the command does, answered in the same thread."""
        return Button(title, Say(command, self.thread_id))

    def do_it(self, command: str, check: str | None = None) -> Button:
        """The button that makes a change which is shown beside it; `check` tells which values are shown."""
        return Button("Do it", Say(command, self.thread_id, int(self.now.timestamp()), check), "positive")


@dataclass(frozen=True)
class Answer:
    """What to say, and what becomes of cards: `form_id` is the form just built, `replaces` a message to take
    away. `then` is what is to be done once it is said, with an answer of its own; `posted` is told the
    id of the message and gives that of one to take away, or nothing. `offers` can be chosen in words; `about`
    is what it speaks of, where the request does not tell; `approval` the request for a second key that it
    asks for."""

    reply: Reply
    form_id: str = ""
    replaces: str = ""
    then: Callable[[], Answer] | None = None
    offers: tuple[Offer, ...] = ()
    about: RequestSubject | None = None
    posted: Callable[[str], str] | None = None
    approval: int | None = None


def card_answer(card: Card, *, form_id: str = "", replaces: str = "") -> Answer:
    """An answer that is this card, with its text for clients that draw none."""
    return Answer(Reply(card.text, card.content), form_id, replaces)
