"""What happens and what is said: the frozen things that travel between the rooms of the bot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum


@dataclass(frozen=True)
class Space:
    """A Webex space; the API calls it a room."""

    id: str
    is_direct: bool


@dataclass(frozen=True)
class TextMessage:
    """A message somebody typed to the bot, with the mention of the bot removed.

    `sender_id` is set by the Webex server. `thread_id` is the root message to answer under, if any. An edit
    has an id of its own and that of the message in `edit_of`.
    """

    id: str
    sender_id: str
    space: Space
    text: str
    sent_at: datetime
    thread_id: str | None = None
    file_urls: tuple[str, ...] = ()
    edit_of: str = ""


@dataclass(frozen=True)
class CardSubmission:
    """A press of a button on a card.

    `sender_id` and `space` are set by the Webex server; `inputs` can be forged by any member of the space.
    """

    id: str
    sender_id: str
    space: Space
    card_message_id: str
    inputs: Mapping[str, object]
    sent_at: datetime


@dataclass(frozen=True)
class AddedToSpace:
    """Somebody added the bot to a group; `sender_id` is who did, as the Webex server says."""

    id: str
    sender_id: str
    space: Space
    sent_at: datetime


Event = TextMessage | CardSubmission | AddedToSpace


@dataclass(frozen=True)
class Person:
    """Somebody in Webex as the People API shows them to an administrator.

    `roles` holds the decoded role names (`id_full_admin`), see `GET /people/{personId}`. Who is deactivated
    keeps roles and is not `is_active`.
    """

    id: str
    name: str
    email: str
    org_id: str
    is_bot: bool = False
    roles: frozenset[str] = frozenset()
    is_active: bool = True


class Licence(Enum):
    """What a workspace's Webex Calling licence lets it have."""

    PROFESSIONAL = "Professional"
    COMMON_AREA = "Common area"
    HOT_DESK = "Hot desk only"
    NO_CALLING = "No Webex Calling"
    UNKNOWN = "Unknown licence"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A meeting room, lobby or shared phone, with where it is and how it is reached."""

    id: str
    name: str
    licence: Licence
    location_id: str = ""
    location_name: str = ""
    country: str = ""
    """ISO 3166 alpha-2, from the location's address; empty when not known."""
    time_zone: str = ""
    """IANA name, from the location; empty when not known."""
    extension: str = ""
    number: str = ""
    """E.164, empty when there is none."""
    esn: str = ""
    """The location's routing prefix and the extension, as `GET /telephony/config/numbers` has it: how other
    locations dial it."""
    is_place_known: bool = True
    """False where its location or its name may be missing only because Webex did not give all lists."""
    state: str = ""
    """The state or province of the location's address, as it was typed there; empty when not known."""

    @property
    def region(self) -> str:
        """The country, and behind it the state where that is known: `US-CO`."""
        return f"{self.country}-{self.state}" if self.country and self.state else self.country


@dataclass(frozen=True)
class Member:
    """Somebody or something with a Webex Calling number that a list setting can name."""

    id: str
    name: str
    kind: str
    """`PEOPLE`, `PLACE`, `VIRTUAL_LINE` and the like, as Webex says."""
    extension: str = ""
    number: str = ""
    location_name: str = ""
    location_id: str = ""


@dataclass(frozen=True)
class OfferedNumber:
    """A number that Webex offers for a purpose: a free one, or one with its owner."""

    number: str
    """E.164; empty when there is an extension alone."""
    extension: str = ""
    owner: Member | None = None
    is_active: bool = True
    remarks: tuple[str, ...] = ()
    """What it is besides, in words: `main number`, `toll-free`, `service number`."""


@dataclass(frozen=True)
class Schedule:
    """A schedule of a location; `kind` is `businessHours` or `holidays`, as Webex says."""

    name: str
    kind: str


@dataclass(frozen=True)
class Document:
    """One settings document as Webex holds it, and the tracking id of the request that brought it."""

    body: Mapping[str, object]
    tracking_id: str


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a message; `kind` is its media type."""

    name: str
    content: bytes
    kind: str = "application/json"


@dataclass(frozen=True)
class Reply:
    """What the bot says: markdown text, and a card that says the same where cards can be drawn.

    A `file` comes with the text; Webex takes no card beside it.
    """

    text: str
    card: Mapping[str, object] | None = None
    file: Attachment | None = None


@dataclass(frozen=True)
class Difference:
    """One field that changed, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """A setting of a workspace changed, by whomever; what notices are made of."""

    id: int
    at: datetime
    actor_name: str
    workspace_id: str
    workspace_name: str
    location_id: str
    family: str
    differences: tuple[Difference, ...]
    space_id: str = ""
    """The space it was asked in; empty when it was not asked through the bot."""
    reason: str = ""
    """Why, in the words of the person."""
    plan_id: int | None = None
    """The plan that it is a change of."""
    approved_by: str = ""
    """Who agreed to it; or that nobody did."""
    since: datetime | None = None
    """Of a change that was made elsewhere: when it was not there yet; `at` is when it was seen."""
    is_from_away: bool = False
    """Whether it may have been made while the bot did not run."""
    can_undo: bool = True
    """Whether it can be undone, if nothing has moved since."""
    actor_email: str = ""
    actor_ip: str = ""
    """These two only of a change that was made elsewhere."""
    timer_id: int | None = None
    """The timed change that made it by itself."""

    @property
    def cause(self) -> str:
        """The same for changes that belong together: of one plan, or of one person."""
        if self.plan_id is not None:
            return f"plan {self.plan_id}"
        return f"{'elsewhere' if self.is_from_elsewhere else 'here'} {self.actor_name}"

    @property
    def subject(self) -> str:
        """The setting that was changed: the ids of the workspace and of the setting."""
        return f"{self.workspace_id} {self.family}"

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether it was seen, and not made, by the bot."""
        return self.since is not None
