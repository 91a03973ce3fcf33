"""What a handler is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.access import Access, Gate, Rights
from bot.catalogue.model.shape import Values
from bot.changes.apply import ChangeService
from bot.changes.outcome import Outcome
from bot.changes.request import ChangeRequest
from bot.changes.target import ChangeTarget
from bot.errors import NotAllowed
from bot.events import Event, Person, Reply, Workspace
from bot.language.command import Words
from bot.language.references import Lookups
from bot.names.workspaces import WorkspaceIndex
from bot.ports import Clock, Directory, Files, Forms, History, SettingsReader, Watches
from cards.card_builder import Card


@dataclass(frozen=True)
class Services:
    """Everything a handler may use, made once in bot/app.py."""

    directory: Directory
    lookups: Lookups
    calling: SettingsReader
    files: Files
    forms: Forms
    journal: History
    watches: Watches
    gate: Gate
    changes: ChangeService
    clock: Clock
    form_life: timedelta
    commands: Sequence[Handler]
    bot_name: str


@dataclass(frozen=True)
class Context:
    """One event, who sent it and what they may do, and the services."""

    event: Event
    rights: Rights
    services: Services
    thread_id: str | None = None
    """The thread to answer in, if any."""

    @property
    def person(self) -> Person:
        """Who asks; there is nobody without rights behind the gate."""
        if self.rights.person is None:
            raise NotAllowed(self.rights.refusal)
        return self.rights.person

    @property
    def now(self) -> datetime:
        """The moment of asking."""
        return self.services.clock()

    def change(
        self,
        target: ChangeTarget,
        workspace: Workspace,
        values: Values | None,
        *,
        base: Values | None = None,
        origin: str = "command",
    ) -> Outcome:
        """Makes a change for the person who asks; None for `values` removes the target, `base` is what the
        person saw. Raises what `ChangeService.apply` does."""
        request = ChangeRequest.of(
            target,
            values,
            base=base or {},
            workspace_id=workspace.id,
            person_id=self.person.id,
            space_id=self.event.space.id,
            origin=origin,
            event_id=self.event.id,
        )
        return self.services.changes.apply(request)

    def seen(self, *, again: bool = False) -> WorkspaceIndex:
        """The workspaces this person may know of; `again` after a name that none of them has."""
        directory = self.services.directory
        return self.rights.seen(directory.read_again() if again else directory.workspaces())


@dataclass(frozen=True)
class Answer:
    """What to say, and what becomes of cards: `form_id` is the form just built, `replaces` a message to take
    away."""

    reply: Reply
    form_id: str = ""
    replaces: str = ""


@dataclass(frozen=True)
class Handler:
    """Something a person can ask for: one entry in the list, one function in this folder.

    What it means that a command `changes` or has a `secret_of` says `bot.language.command.Command`.
    """

    name: str
    usage: tuple[str, ...]
    help: str
    needs: Access
    run: Callable[[Context, Words], Answer]
    words: tuple[str, ...] = ()
    changes: bool = False
    secret_of: str = ""


def shown(card: Card, *, form_id: str = "", replaces: str = "") -> Answer:
    """An answer that is this card, with its text for clients that draw none."""
    return Answer(Reply(card.text, card.content), form_id, replaces)
