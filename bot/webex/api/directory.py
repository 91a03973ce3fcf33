"""Who and where: people with their roles, workspaces with their places, members with their numbers."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from datetime import timedelta

from bot.errors import NotFound, WebexError
from bot.events import Member, Person, Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.ports import Clock
from bot.webex.api.members import KEY, NUMBERS, broader, owners, searches
from bot.webex.api.people import PeopleReader
from bot.webex.api.workspaces import LINE, WORKSPACE, Sparing, joined, text
from bot.webex.http.client import ApiClient, Listing
from bot.webex.http.error_text import DOCTOR, not_understood
from bot.webex.http.paging import Row, Rows
from bot.webex.http.ttl_cache import TtlCache, is_recent

log = logging.getLogger(__name__)

AGE = timedelta(minutes=5)
OLDEST = timedelta(hours=1)
"""A list older than this is waited for; a younger one is given at once and read again meanwhile."""
AGAIN = timedelta(minutes=1)
"""How often the list is read on account of a name that is not on it, or of a page that was missing."""
ORG_AGE = timedelta(days=1)


def _listings() -> tuple[Listing, ...]:
    """What is read of a whole organisation; of its many rows only what is used, and what repeats once."""
    return (
        Listing("/workspaces", "items", {"max": 1000}, take=Sparing(*WORKSPACE)),
        Listing("/locations", "items", {"max": 1000}),
        Listing("/licenses", "items"),
        Listing(NUMBERS, KEY, {"ownerType": "PLACE", "max": 2000}, take=Sparing(*LINE)),
    )


class WebexDirectory:
    """bot.ports.Directory with the admin token. `org_id` is the configured one, empty for the token's own."""

    def __init__(
        self,
        rest: ApiClient,
        clock: Clock,
        *,
        org_id: str = "",
    ) -> None:
        self._rest = rest
        self._clock = clock
        self._people = PeopleReader(rest, clock)
        self._org_id = org_id
        self._org: TtlCache[str] = TtlCache(ORG_AGE, clock)
        self._workspaces: TtlCache[WorkspaceIndex] = TtlCache(AGE, clock)
        self._again: TtlCache[WorkspaceIndex] = TtlCache(AGAIN, clock)
        self._renewing = threading.Lock()

    def person(self, person_id: str, *, fresh: bool = False) -> Person:
        return self._people.person(person_id, fresh=fresh)

    def home_org(self) -> str:
        return self._org_id or self._org.get("home", self._own_org)

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        kept = None if fresh else self._workspaces.peek("all")
        now = self._clock()
        if kept is None or not is_recent(kept.at, OLDEST, now):
            return self._workspaces.get("all", self._read_workspaces, fresh=fresh)
        if not is_recent(kept.at, AGE if kept.value.complete else AGAIN, now):
            self._renew_behind()
        return kept.value

    def is_current(self, workspace: Workspace) -> bool:
        kept = self._workspaces.peek("all")
        if kept is not None and is_recent(kept.at, AGAIN, self._clock()):
            return True
        try:
            answer = self._rest.request(
                "GET", "/workspaces/{workspaceId}", path_parameters={"workspaceId": workspace.id}
            )
        except NotFound:
            return False
        row = answer.body if isinstance(answer.body, dict) else {}
        return text(row, "displayName") == workspace.name and (
            text(row, "locationId") in ("", workspace.location_id)
        )

    def read_again(self) -> WorkspaceIndex:
        self._again.get("all", lambda: self.workspaces(fresh=True))
        return self.workspaces()

    def members(self, text: str, places: frozenset[str] | None = None) -> Sequence[Member]:
        found = self._numbers(searches(text))
        members = owners(found, places=places)
        if not members and (wider := broader(text)) and not found:
            return owners(self._numbers((wider,)), text.split(), places)
        return members

    def _own_org(self) -> str:
        """Of whom the admin token is; where it may not read that, of the first workspace it sees."""
        try:
            answer = self._rest.request("GET", "/people/me", org=False)
        except WebexError as error:
            if error.status not in (403, 404):
                raise
            found = self._rest.request("GET", "/workspaces", query={"max": 1})
            rows = found.body.get("items") if isinstance(found.body, dict) else None
            row = rows[0] if isinstance(rows, list) and rows else None
            org_id = row.get("orgId") if isinstance(row, dict) else None
            if not isinstance(org_id, str) or not org_id:
                raise error from None
            return org_id
        me = answer.body if isinstance(answer.body, dict) else {}
        if me.get("type") == "bot":
            raise WebexError("The admin token is a bot's, and no bot may read or change settings.", DOCTOR)
        org_id = me.get("orgId")
        if not isinstance(org_id, str) or not org_id:
            raise not_understood(answer.status, answer.tracking_id)
        return org_id

    def _renew_behind(self) -> None:
        if self._renewing.acquire(blocking=False):
            threading.Thread(target=self._renew, name="workspaces", daemon=True).start()

    def _renew(self) -> None:
        try:
            self._workspaces.get("all", self._read_workspaces, fresh=True)
        except WebexError as error:
            log.warning("The list of workspaces could not be renewed: %s", error.sentence)
        finally:
            self._renewing.release()

    def _read_workspaces(self) -> WorkspaceIndex:
        workspaces, locations, licences, numbers = self._rest.collect(*_listings())
        if isinstance(workspaces, WebexError):
            raise workspaces
        found = joined(
            workspaces,
            _known(locations, "locations") or (),
            _known(licences, "licences") or (),
            _known(numbers, "numbers"),
            all_numbers=not _has_holes(numbers),
        )
        return WorkspaceIndex(found, complete=not any(map(_has_holes, (workspaces, locations, numbers))))

    def _numbers(self, listings: Sequence[Listing]) -> list[Row]:
        rows: list[Row] = []
        for found in self._rest.collect(*listings):
            if isinstance(found, WebexError):
                raise found
            rows += found
        return rows


def _has_holes(rows: Rows | WebexError) -> bool:
    return isinstance(rows, Rows) and not rows.complete


def _known(rows: Rows | WebexError, what: str) -> Rows | None:
    """What is only beside the workspaces may be missing: they are shown without it."""
    if isinstance(rows, WebexError):
        log.warning(
            "The %s could not be read (%s); workspaces are shown without. %s", what, rows.status, DOCTOR
        )
        return None
    return rows
