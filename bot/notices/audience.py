"""Who may hear of a change: a space where somebody asked for it who may see the workspace at that moment."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.access import Access, Gate
from bot.errors import RightsUnknown, WebexError
from bot.events import Changed, Licence, Workspace
from bot.notices.masked import masked
from bot.notices.risky import is_risky
from bot.ports.database import Entry, History
from bot.ports.notices import RISKY, Notice, Watch, Watches
from bot.ports.webex import Directory, Messenger, SettingsReader

log = logging.getLogger(__name__)

NOT_KNOWN = "Whether the space may be told cannot be found out now."
RISKY_AFTER_TRIES = 7
"""After so many tries, which take ten minutes, a setting that cannot be read may as well be risky."""


class AudienceStore(Watches, History, Protocol):
    """Who watches, and what was changed."""


class About(Protocol):
    """A change, or anything else about a workspace."""

    @property
    def workspace_id(self) -> str: ...
    @property
    def workspace_name(self) -> str: ...
    @property
    def location_id(self) -> str: ...


@dataclass(frozen=True)
class Audience:
    """Decides it for each notice, at its delivery."""

    _store: AudienceStore
    _directory: Directory
    _reader: SettingsReader
    _gate: Gate
    _messenger: Messenger
    _masks_in_groups: bool = False
    """Whether numbers outside the workspaces are told only in part in group spaces."""

    def asked(self, notice: Notice, changed: Changed) -> Sequence[Watch]:
        """The watches of a space that want to hear of a change. Where it cannot be read whether it is risky,
        it counts as such after some tries; before that, raises BotError."""
        about = changed.workspace_id, changed.location_id, changed.family, changed.workspace_name
        watches = [one for one in self._store.watches(notice.space_id) if one.covers(*about)]
        if watches and all(one.only == RISKY for one in watches):
            entry = self._store.change(changed.id)
            if entry is None or not self._is_risky(entry, notice.tries):
                return ()
        return watches

    def _is_risky(self, entry: Entry, tries: int) -> bool:
        try:
            return is_risky(entry, self._directory, self._reader)
        except WebexError:
            if tries < RISKY_AFTER_TRIES:
                raise
            return True

    def may_hear(self, watches: Sequence[Watch], changed: About) -> bool:
        """Whether somebody who asked may see the workspace. Raises RightsUnknown where that cannot be
        found out now."""
        workspaces = self._directory.workspaces()
        place = workspaces.by_id.get(changed.workspace_id) or Workspace(
            changed.workspace_id,
            changed.workspace_name,
            Licence.UNKNOWN,
            changed.location_id,
            is_place_known=workspaces.complete,
        )
        rights = [self._gate.rights(one.person_id) for one in watches]
        if any(one.at(place) >= Access.READ for one in rights):
            return True
        if not all(one.is_known_at(place) for one in rights):
            raise RightsUnknown(NOT_KNOWN)
        return False

    def knows(self, watches: Sequence[Watch], other: Workspace) -> bool:
        """Whether somebody who asked may know of another workspace, as far as that is known now."""
        return any(self._gate.rights(one.person_id).at(other) >= Access.READ for one in watches)

    def lost(self, watches: Sequence[Watch]) -> Sequence[Watch]:
        """Those of these watches that end: nobody who asked for them may see anything of what they are about
        any more. What is gone or was moved says nothing of that. Raises RightsUnknown as `may_hear` does."""
        seen = {one.target for one in watches if self._sees_some(one)}
        return [one for one in watches if one.target not in seen]

    def _sees_some(self, watch: Watch) -> bool:
        family = next(iter(watch.families), "")
        workspaces = self._directory.workspaces()
        about = [one for one in workspaces if watch.covers(one.id, one.location_id, family, one.name)]
        rights = self._gate.rights(watch.person_id)
        if any(rights.at(one) >= Access.READ for one in about):
            return True
        # Where not all are listed with their places, it may be about one that is not among these.
        if not rights.is_known_of_all(workspaces):
            raise RightsUnknown(NOT_KNOWN)
        return not about

    def has_guests(self, space_id: str) -> bool:
        """Whether somebody from another organisation reads along, who is told no values; also where Webex
        does not let it be known. Raises WebexError where that may be known later."""
        try:
            return self._messenger.has_guests(space_id, self._directory.home_org())
        except WebexError as error:
            if error.is_temporary:
                raise
            log.warning("Who is in a space cannot be read, so no values are told there: %s", error)
            return True

    def told_text(self, space_id: str, text: str) -> str:
        """A text as this space is told it. Raises WebexError as `masks` does."""
        return masked(text, self._directory.workspaces()) if self.masks(space_id) else text

    def masks(self, space_id: str) -> bool:
        """Whether this space is told numbers outside the workspaces only in part; also where Webex does not
        tell what kind of space it is. Raises WebexError where it may tell later."""
        if not self._masks_in_groups:
            return False
        try:
            return self._messenger.is_group(space_id)
        except WebexError as error:
            if error.is_temporary:
                raise
            log.warning("What kind a space is cannot be read, so numbers are masked there: %s", error)
            return True
