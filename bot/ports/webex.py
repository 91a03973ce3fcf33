"""What the rest of the bot needs of Webex."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.catalogue.model.write import Write
from bot.errors import BotError
from bot.events import Document, Member, OfferedNumber, Person, Reply, Schedule, TextMessage, Workspace
from bot.names.workspaces import WorkspaceIndex


class Messenger(Protocol):
    """Messages of and to the bot, with the bot token."""

    def send(
        self,
        space_id: str,
        reply: Reply,
        thread_id: str | None = None,
        *,
        wait_for_pause: bool = False,
        may_repeat: bool = True,
    ) -> str:
        """Posts to a space, outside the thread if Webex refuses the thread; gives the message's id.

        While Webex wants a pause (429), `wait_for_pause` waits for some minutes; otherwise that is a
        WebexError with `retry_after`. Without `may_repeat` nothing is posted again that may have been posted
        already. Raises NotFound where the bot is surely not in the space any more, SpaceClosed where it may
        say nothing there for now, else WebexError.
        """

    def own_messages(self, space_id: str, reply: Reply, since: datetime) -> Sequence[str] | None:
        """The ids of the bot's latest messages in a space after `since` that say the same as this; None where
        none of its own messages were shown to it. Raises WebexError."""

    def has_guests(self, space_id: str, org_id: str) -> bool:
        """Whether somebody from outside this organisation reads along; bots do not count. Raises
        WebexError."""

    def is_group(self, space_id: str) -> bool:
        """Whether it is a group space. Raises WebexError."""

    def edit(self, message_id: str, space_id: str, text: str) -> None:
        """Gives one of the bot's messages without a card another text, ten times at most. Raises
        WebexError."""

    def delete(self, message_id: str) -> None:
        """Deletes one of the bot's messages, if it is still there."""

    def read_message(self, event_id: str) -> TextMessage | None:
        """A message to the bot, or an edit of one; None when it was deleted. Raises WebexError."""

    def missed(self, since: datetime) -> Iterable[TextMessage]:
        """The messages to the bot after `since`, oldest first, over REST."""


class Files(Protocol):
    """Files that people post in a space, with the bot token."""

    def fetch(self, url: str, max_bytes: int) -> bytes:
        """The content of a message's file. Raises BotError when it has more than `max_bytes`, is withheld by
        Webex, or is not a file of Webex."""


class Directory(Protocol):
    """People with their admin roles, and workspaces with their locations, with the admin token."""

    def person(self, person_id: str, *, fresh: bool = False) -> Person:
        """A person, as read at most 5 minutes ago, or now when `fresh`. Raises NotFound or WebexError."""

    def is_current(self, workspace: Workspace) -> bool:
        """Whether Webex still has the workspace by this name and at this location; assumed while the list is
        at most a minute old. Raises WebexError when it cannot be told."""

    def home_org(self) -> str:
        """The id of the organisation the bot serves."""

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        """Every workspace of the organisation; without `fresh`, one made some minutes ago may be missing."""

    def read_again(self) -> WorkspaceIndex:
        """The workspaces, for a name that none of them has: read now, at most once a minute."""

    def members(self, text: str, places: frozenset[str] | None = None) -> Sequence[Member]:
        """People, workspaces and virtual lines whose name, extension or number matches `text`; with `places`
        only those of these locations (folded names or ids)."""

    def holders(self, number: str) -> Sequence[Member]:
        """Who has this number with a + in front, or this extension, of whatever kind; a minute old at most.
        Raises WebexError."""


class AvailableNumbers(Protocol):
    """What Webex offers to choose from in a setting, with the admin token. All raise WebexError."""

    def numbers(self, purpose: str, workspace: Workspace, text: str = "") -> Sequence[OfferedNumber]:
        """The numbers that fit `purpose` and `text`: a part of a number or an owner's name, empty for all.

        `purpose` is `forward`, `intercept`, `emergency`, `fax`, `secondary` or `workspace`. Raises
        NotAvailable where the workspace's licence does not include it.
        """

    def schedules(self, location_id: str) -> Sequence[Schedule]:
        """The schedules of a location; at most a minute old."""

    def park_extensions(self, text: str) -> Sequence[Member]:
        """The call park extensions whose name or extension fits `text`."""


@dataclass(frozen=True)
class Read:
    """One document to read; `parameters` fill what the path template has besides the workspace."""

    path: str
    workspace_id: str
    parameters: Mapping[str, str] = field(default_factory=dict)


class SettingsReader(Protocol):
    """The settings of workspaces, as JSON documents, with the admin token.

    Paths are templates of the vendor's contract with `{workspaceId}`.
    """

    def read(self, path: str, workspace_id: str, parameters: Mapping[str, str] | None = None) -> Document:
        """GETs one document; `parameters` fill what the path has besides the workspace.

        Raises NotAvailable (404, 405 and the like) or WebexError. What a workspace's licence lacks is not
        asked for again for some hours.
        """

    def read_many(self, reads: Sequence[Read], *, fresh: bool = False) -> list[Document | BotError]:
        """Reads several documents at a time; gives for each its document, or what `read` would raise. `fresh`
        also asks for what the workspace's licence was known to lack."""

    def is_unlicensed(self, path: str, workspace_id: str) -> bool:
        """Whether Webex said, some hours ago at most, that the workspace's licence does not include this."""


class SettingsWriter(Protocol):
    """Writes settings, with the admin token; only bot/changes/apply.py has one."""

    def send(self, write: Write, workspace_id: str) -> str:
        """Makes one write and gives Webex's tracking id.

        Raises Uncertain when it may have happened all the same, WebexError when it did not.
        """


@dataclass(frozen=True)
class AuditEvent:
    """What an administrator did, as the audit log of the organisation has it; empty where it does not say."""

    id: str
    at: datetime
    actor_id: str
    """The id of the person, in the form that it has in spaces."""
    actor_name: str
    actor_email: str
    actor_ip: str
    """The address from which they did it."""
    target_uuid: str
    target_name: str
    """What was changed."""
    tracking_id: str
    is_own: bool
    """Whether it names a request of this bot, or of another one of its kind."""


@dataclass(frozen=True)
class AuditPage:
    """Some of the events, in no order that can be relied on."""

    events: Sequence[AuditEvent]
    next_offset: int | None
    """Where the next ones begin; None where there are no more."""


class AuditLog(Protocol):
    """The audit log of the organisation, with the admin token."""

    def page(self, since: datetime, until: datetime, offset: int = 0) -> AuditPage:
        """A page of what was logged between two moments. Raises WebexError."""
