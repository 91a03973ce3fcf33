"""Look-ups by a part of a name: people, lines to monitor, schedules, and available numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.catalogue.model.criteria import SCHEDULE_TYPES
from bot.catalogue.model.members import describe
from bot.errors import NotFound, WebexError
from bot.events import Member, OfferedNumber, Workspace
from bot.names.text import folded
from bot.names.workspaces import is_in
from bot.ports.webex import AvailableNumbers, Directory
from cards.fields import Ref, dialled, spoken_number, visible
from cards.text import message_text

REFUSED = frozenset({403, 404, 405})
"""Statuses of a look-up that the admin token may not make, or that Webex does not have."""
ANYTHING = frozenset({"", "?", "*"})
"""Texts that ask for everything, where that is not too much."""
PEOPLE_SOURCES = frozenset({"members", "monitored"})
"""Look-ups for lists of people, of whom several can be meant."""


@dataclass(frozen=True)
class Purpose:
    """What an available number is used for; `family` is the key of the setting it goes into, and `field` the
    name of the field there; empty where numbers are its list."""

    source: str
    title: str
    words: tuple[str, ...]
    family: str
    field: str = ""
    professional: bool = False


_PURPOSES = (
    Purpose(
        "forward",
        "Call forwarding",
        ("forwarding", "call forwarding", "forwards", "fwd"),
        "forwarding",
        "all calls go to",
    ),
    Purpose(
        "intercept", "Call intercept", ("call intercept", "interception"), "intercept", "transfer on 0 to"
    ),
    Purpose(
        "emergency",
        "Emergency callback",
        ("emergency callback number", "emergency callback", "ecbn"),
        "emergency",
        "number",
    ),
    Purpose("fax", "Fax", ("fax message",), "voicemail", "fax number", professional=True),
    Purpose("secondary", "Secondary", ("secondary number", "second"), "numbers", professional=True),
    Purpose("workspace", "Workspace", ("workspace number", "primary", "main"), "numbers"),
)
PURPOSES = {purpose.source: purpose for purpose in _PURPOSES}
"""The look-ups of numbers that Webex has by their source, in the order of the help."""


class Lookups:
    """Finds whatever a field can name."""

    def __init__(self, directory: Directory, available: AvailableNumbers) -> None:
        self._directory = directory
        self._available = available
        self._of_workspace: Mapping[str, Callable[[str, Workspace], Sequence[Ref]]] = {
            "schedules": self._schedules,
            "emergency": self._emergency,
            "transfer": self._transfer,
        }

    def find(
        self, source: str, text: str, workspace: Workspace, places: frozenset[str] | None
    ) -> Sequence[Ref]:
        """Those of a source that `text` fits, for a setting of this workspace, each once.

        `source` is `members`, `monitored`, `schedules`, `transfer`, or the `source` of a purpose. Members and
        park extensions are those of `places` (folded names or ids), of all locations with None; schedules and
        numbers are those of the workspace's own location. The id of a number is the number itself. Raises
        WebexError; KeyError for an unknown source.
        """
        text = spelled_out(text)
        if source in PEOPLE_SOURCES:
            found = self._members(source, text, places)
            return tuple(dict.fromkeys(map(ref_of_member, found)))
        if find := self._of_workspace.get(source):
            return tuple(dict.fromkeys(find(text, workspace)))
        return tuple(dict.fromkeys(map(ref_of_number, self.numbers(PURPOSES[source], text, workspace))))

    def numbers(self, purpose: Purpose, text: str, workspace: Workspace) -> Sequence[OfferedNumber]:
        """The numbers for a purpose that `text` fits. Raises WebexError."""
        return self._available.numbers(purpose.source, workspace, spelled_out(text))

    def _members(self, source: str, text: str, places: frozenset[str] | None) -> list[Member]:
        members = list(self._directory.members(text, places))
        if source != "monitored":
            return members
        try:
            parks = self._available.park_extensions(text)
        except WebexError as error:
            if error.status not in REFUSED:
                raise
            if members:
                return members
            raise NotFound(
                f"Nobody with a Webex Calling number fits “{message_text(text[:60])}”, and call park "
                f"extensions could not be looked up: Webex refused it ({error.status})."
            ) from error
        within = (one for one in parks if places is None or is_in(places, one.location_id, one.location_name))
        return [*members, *within]

    def _schedules(self, text: str, workspace: Workspace) -> Sequence[Ref]:
        wanted = folded(text)
        if not workspace.location_id:
            return ()
        return [
            Ref(f"{one.kind}/{one.name}", one.name, SCHEDULE_TYPES.get(one.kind, one.kind))
            for one in self._available.schedules(workspace.location_id)
            if wanted in ANYTHING or wanted in folded(f"{one.name} {SCHEDULE_TYPES.get(one.kind, '')}")
        ]

    def _transfer(self, text: str, workspace: Workspace) -> Sequence[Ref]:
        """Whom calls are passed to: by their extension, where they have one."""
        found = self._available.numbers("intercept", workspace, text)
        return [replace(ref_of_number(one), id=one.extension or one.number) for one in found]

    def _emergency(self, text: str, workspace: Workspace) -> Sequence[Ref]:
        return [
            Ref(one.owner.id, one.owner.name, spoken_number(one.number))
            for one in self._available.numbers("emergency", workspace, text)
            if one.owner
        ]


def spelled_out(text: str) -> str:
    """A text to look for, without invisible characters; a number with + in front as it is dialled."""
    number = dialled(text)
    return number if number.startswith("+") else visible(text)


def ref_of_member(member: Member) -> Ref:
    """A member as a list holds it."""
    return Ref(
        member.id, member.name, describe(member.kind, member.extension, member.number, member.location_name)
    )


def ref_of_number(number: OfferedNumber) -> Ref:
    """A number as a field that takes one holds it."""
    return Ref(number.number or number.extension, number_name(number), number_detail(number))


def number_name(number: OfferedNumber) -> str:
    """A number as it is read: `+33 1 70 00 12 34 · x4321`."""
    reach = f"x{number.extension}" if number.extension else ""
    return " · ".join(part for part in (spoken_number(number.number), reach) if part)


def number_detail(number: OfferedNumber) -> str:
    """Whose a number is and what state it is in: `Kim Lee · person · active`."""
    owner = (number.owner.name, describe(number.owner.kind, "", "", "")) if number.owner else ("free",)
    state = "active" if number.is_active else "not active yet"
    return " · ".join(part for part in (*owner, state, *number.remarks) if part)
