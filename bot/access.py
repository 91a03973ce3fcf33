"""Who may do what, by Webex admin roles; what cannot be read counts as no right."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from bot.catalogue.model.family import Family
from bot.errors import BotError, NotAllowed, NotAvailable, NotFound, RightsUnknown
from bot.events import Licence, Person, Workspace
from bot.ids import bare
from bot.names.location_admins import locations_by_person
from bot.names.named_lists import ReadLists
from bot.names.workspaces import WorkspaceIndex, is_in
from bot.ports.webex import Directory
from cards.text import message_text

log = logging.getLogger(__name__)


ROLE_TITLES = {
    "id_full_admin": "Full administrator",
    "id_readonly_admin": "Read-only administrator",
    "id_user_admin": "User administrator",
    "id_device_admin": "Device administrator",
    "atlas-portal.support": "Support administrator",
}
"""Decoded role names as Control Hub says them; others are shown as they are."""
LATELY_SECONDS = 24 * 3600.0
"""How long it is remembered that somebody had rights."""
SAME_EVENT_SECONDS = 30.0
"""Roles that were read for an event are read again for its write after so long; most writes come sooner."""
MAX_EVENTS = 1000
"""Beyond so many remembered events all are forgotten; each forgotten one costs one more read."""


class Access(IntEnum):
    """How far somebody's rights reach; each includes the ones before."""

    NONE = 0
    READ = 1
    WRITE = 2


@dataclass(frozen=True)
class Rights:
    """What one person may do: `everywhere` by role, and write in `locations` by the configuration.

    `locations` holds names (folded) and ids. `no_rights_reason` says why there is no right at all, `known` is
    False where that is only because Webex did not tell.
    """

    person: Person | None
    everywhere: Access = Access.NONE
    locations: frozenset[str] = frozenset()
    no_rights_reason: str = ""
    known: bool = True

    @property
    def most(self) -> Access:
        """The most this person may do anywhere."""
        return max(self.everywhere, Access.WRITE if self.locations else Access.NONE)

    def at(self, workspace: Workspace) -> Access:
        """What this person may do with one workspace."""
        return self.at_location(workspace.location_id, workspace.location_name)

    def at_location(self, location_id: str, location_name: str = "") -> Access:
        """What this person may do with what is in this location; of one that is not known, by role alone."""
        mine = is_in(self.locations, location_id, location_name)
        return max(self.everywhere, Access.WRITE if mine else Access.NONE)

    def of_one(self, workspaces: WorkspaceIndex, workspace_id: str, location_id: str) -> Access:
        """What this person may do with the workspace of this id; with one that Webex does not list, by its
        location."""
        workspace = workspaces.by_id.get(workspace_id)
        return self.at(workspace) if workspace else self.at_location(location_id)

    def is_known_at(self, workspace: Workspace) -> bool:
        """Whether Webex tells what this person may do with one workspace: their roles, and for who has a
        location also where it is."""
        return self.known and (self._is_same_everywhere or workspace.is_place_known)

    def is_known_of_all(self, workspaces: WorkspaceIndex) -> bool:
        """The same of every workspace there is, also of one that is not listed just now."""
        return self.known and (
            self._is_same_everywhere or (workspaces.complete and workspaces.has_all_places)
        )

    @property
    def _is_same_everywhere(self) -> bool:
        return self.everywhere is Access.WRITE or not self.locations

    def is_kept_out(self, workspaces: WorkspaceIndex, workspace_id: str) -> bool:
        """Whether it is sure that this person may not change the workspace of this id, or that it is gone."""
        workspace = workspaces.by_id.get(workspace_id)
        if workspace is None:
            return self.known and workspaces.complete
        return self.at(workspace) < Access.WRITE and self.is_known_at(workspace)

    def require(self, workspace: Workspace, need: Access) -> None:
        """Raises NotAllowed when these rights do not reach `need` at this workspace: RightsUnknown where that
        may only be because it is not known where it is."""
        if self.at(workspace) < need:
            if not self.is_known_at(workspace):
                raise RightsUnknown(
                    "Webex does not tell me now where this workspace is, and so not whether you may change "
                    "it. Nothing was changed.",
                    "Try again in a few minutes.",
                )
            raise NotAllowed(
                f"You may look at {message_text(workspace.name)} but not change it. Nothing was changed.",
                "Ask an administrator with write access; `whoami` shows your rights.",
            )

    @property
    def places(self) -> frozenset[str] | None:
        """The locations of which alone this person may know; None when of all."""
        return None if self.everywhere >= Access.READ else self.locations

    def seen(self, workspaces: WorkspaceIndex) -> WorkspaceIndex:
        """Those of the workspaces that this person may know of."""
        return workspaces if self.places is None else workspaces.within(self.places)


@dataclass(frozen=True)
class Viewer:
    """Who asks, which workspaces they may know of, and whether nobody else reads what is written there.

    `recent_ids` are those of the workspaces that they spoke of there, the last one first; `lists` are kept
    there by name.
    """

    rights: Rights
    directory: Directory
    is_private: bool
    recent_ids: tuple[str, ...] = ()
    lists: ReadLists = dict

    def workspaces(self, *, again: bool = False) -> WorkspaceIndex:
        """The workspaces this person may know of; `again` after a name that none of them has."""
        return self.rights.seen(self.directory.read_again() if again else self.directory.workspaces())

    def none_called(self, shown: str) -> str:
        """That no workspace has this name, in a sentence; to who may not see all, of those they may see."""
        if self.rights.everywhere >= Access.READ:
            return f"There is no workspace “{shown}”."
        return f"Among the workspaces you may see there is no “{shown}”."


@dataclass(frozen=True)
class Policy:
    """Which roles may what; from the configuration."""

    write_roles: frozenset[str]
    read_roles: frozenset[str]
    location_admins: Mapping[str, frozenset[str]]
    """Email address or person id, in lower case, to location names (folded) or ids."""

    @classmethod
    def parse(cls, write_roles: str, read_roles: str, location_admins: str) -> Policy:
        """Reads the three options as they stand in the configuration.

        Raises BotError where that is not as it is to be written.
        """
        return cls(_split(write_roles), _split(read_roles), locations_by_person(location_admins))


def _split(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


class Gate:
    """Decides for one person at one moment; whatever cannot be read is refused."""

    def __init__(self, directory: Directory, policy: Policy) -> None:
        self._directory = directory
        self._policy = policy
        self._fresh: dict[tuple[str, str], tuple[float, Rights]] = {}
        """Rights read for an event, and when, by person and event."""
        self._lately: dict[str, float] = {}
        """When somebody was last known to have any rights."""

    def rights(self, person_id: str, *, fresh: bool = False, event_id: str = "") -> Rights:
        """What this person may do.

        `fresh` reads the roles now instead of trusting a few minutes' memory, once for the same event; for
        somebody whose rights depend on the location also where the workspaces are now, which raises
        WebexError where it cannot be read.
        """
        key, now = (person_id, event_id), time.monotonic()
        if fresh and event_id and (kept := self._fresh.get(key)) and now - kept[0] < SAME_EVENT_SECONDS:
            return kept[1]
        rights = self._read(person_id, fresh=fresh)
        if rights.most > Access.NONE:
            self._lately[person_id] = now
        elif rights.known:
            self._lately.pop(person_id, None)
        if fresh and rights.locations and rights.everywhere < Access.WRITE:
            self._directory.workspaces(fresh=True)
        if fresh and event_id and rights.known:
            if len(self._fresh) >= MAX_EVENTS:
                self._fresh.clear()
            self._fresh[key] = now, rights
        return rights

    def had_rights_lately(self, person_id: str) -> bool:
        """Whether somebody had any rights within a day, when they were read last: enough to be told how the
        bot is where roles cannot be read."""
        return time.monotonic() - self._lately.get(person_id, -math.inf) < LATELY_SECONDS

    def _read(self, person_id: str, *, fresh: bool) -> Rights:
        try:
            home = self._directory.home_org()
        except BotError as error:
            return _cannot_tell(error)
        try:
            person = self._directory.person(person_id, fresh=fresh)
        except NotFound:
            return Rights(None, no_rights_reason="Webex does not know you in the organisation I serve.")
        except BotError as error:
            return _cannot_tell(error)
        return self._rights_of(person, home)

    def _rights_of(self, person: Person, home: str) -> Rights:
        if person.is_bot:
            return Rights(person, no_rights_reason="I do not take orders from bots.")
        if bare(person.org_id) != bare(home):
            return Rights(person, no_rights_reason="You belong to another organisation than the one I serve.")
        if not person.is_active:
            return Rights(person, no_rights_reason="Your Webex account is deactivated.")
        everywhere = Access.NONE
        if person.roles & self._policy.write_roles:
            everywhere = Access.WRITE
        elif person.roles & self._policy.read_roles:
            everywhere = Access.READ
        admins = self._policy.location_admins
        locations = admins.get(person.email.lower()) or admins.get(person.id.lower()) or frozenset()
        rights = Rights(person, everywhere, locations)
        if rights.most is Access.NONE:
            return Rights(
                person, no_rights_reason="You have no Webex admin role that lets you see call settings."
            )
        return rights


def _cannot_tell(error: BotError) -> Rights:
    log.warning("Roles could not be read: %s", error)
    refusal = "I cannot read your admin roles in Webex right now, so I have to say no."
    return Rights(None, no_rights_reason=refusal, known=False)


def unavailable(family: Family, workspace: Workspace, need: Access = Access.READ) -> str:
    """Why a workspace cannot have a setting, or not have it changed; empty where it can, or nobody knows."""
    if workspace.licence is Licence.PROFESSIONAL:
        return ""
    name = message_text(workspace.name)
    if workspace.licence is Licence.NO_CALLING:
        return f"{name} has no Webex Calling, so it has no call settings."
    if workspace.licence is Licence.HOT_DESK:
        return f"{name} is hot desk only: such a workspace has no call settings."
    if family.professional and workspace.licence is Licence.COMMON_AREA:
        return f"{family.title} needs a professional licence; {name} has a common-area licence."
    if need >= Access.WRITE and family.professional_to_write and workspace.licence is Licence.COMMON_AREA:
        return (
            f"{family.title} can be changed only with a professional licence; {name} has a common-area one."
        )
    return ""


class NotLicensed(NotAvailable):
    """A workspace cannot have a setting, or any, with its licence; or not have it changed, as `need` says."""

    def __init__(self, reason: str, family: Family | None, workspace: Workspace, need: Access) -> None:
        is_seen = need >= Access.WRITE and family is not None and not unavailable(family, workspace)
        super().__init__(reason, "Control Hub can change it." if is_seen else "")
        self.family, self.workspace, self.need = family, workspace, need


def require_setting(rights: Rights, family: Family, workspace: Workspace, need: Access) -> None:
    """Raises NotAllowed or NotAvailable when this person, or this workspace, cannot have this setting."""
    rights.require(workspace, need)
    if reason := unavailable(family, workspace, need):
        not_done = " Nothing was changed." if need >= Access.WRITE else ""
        raise NotLicensed(f"{reason}{not_done}", family, workspace, need)
