"""Who and where: people with their roles, workspaces with their places, members with their numbers."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from datetime import timedelta

from bot.clock import Clock
from bot.errors import NotFound, WebexError
from bot.events import Member, Person, Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.patience import patiently
from bot.webex.api.members import (
    NUMBERS_KEY,
    NUMBERS_PATH,
    broader_search,
    holder_search,
    holders,
    owners,
    searches,
)
from bot.webex.api.people import read_person
from bot.webex.api.workspaces import NUMBER_MEMBERS, WORKSPACE_MEMBERS, RowPicker, joined_workspaces, text
from bot.webex.http.client import ApiClient, ApiRequest, Listing
from bot.webex.http.error_text import DOCTOR, not_understood
from bot.webex.http.paging import JsonRow, Rows
from bot.webex.http.ttl_cache import TtlCache, is_recent

log = logging.getLogger(__name__)

FRESH_AGE = timedelta(minutes=5)
MAX_AGE = timedelta(hours=1)
"""A list older than this is waited for; a younger one is given at once and read again meanwhile."""
REREAD_AGE = timedelta(minutes=1)
"""How often the list is read on account of a name that is not on it, or of a page that was missing."""
ORG_AGE = timedelta(days=1)
"""The organisation of a token does not change; once a day notices another token."""


def _listings() -> tuple[Listing, ...]:
    """The lists of the whole organisation that the workspaces are joined from."""
    return (
        Listing("/workspaces", "items", {"max": 1000}, take=RowPicker(*WORKSPACE_MEMBERS)),
        Listing("/locations", "items", {"max": 1000}),
        Listing("/licenses", "items"),
        Listing(
            NUMBERS_PATH, NUMBERS_KEY, {"ownerType": "PLACE", "max": 2000}, take=RowPicker(*NUMBER_MEMBERS)
        ),
    )


class WebexDirectory:
    """bot.ports.webex.Directory with the admin token. `org_id` is empty for the token's own."""

    def __init__(self, rest: ApiClient, clock: Clock, *, org_id: str = "") -> None:
        self._rest = rest
        self._clock = clock
        self._people: TtlCache[Person] = TtlCache(FRESH_AGE, clock)
        self._org_id = org_id
        self._org: TtlCache[str] = TtlCache(ORG_AGE, clock)
        self._workspaces: TtlCache[WorkspaceIndex] = TtlCache(FRESH_AGE, clock)
        self._again: TtlCache[WorkspaceIndex] = TtlCache(REREAD_AGE, clock)
        self._holders: TtlCache[tuple[Member, ...]] = TtlCache(REREAD_AGE, clock)
        self._renewing = threading.Lock()

    def person(self, person_id: str, *, fresh: bool = False) -> Person:
        return self._people.get(person_id, lambda: read_person(self._rest, person_id), fresh=fresh)

    def home_org(self) -> str:
        return self._org_id or self._org.get("home", self._own_org)

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        kept = None if fresh else self._workspaces.peek("all")
        now = self._clock()
        if kept is None or not is_recent(kept.at, MAX_AGE, now):
            return self._workspaces.get("all", self._read_workspaces, fresh=fresh)
        if not is_recent(kept.at, FRESH_AGE if kept.value.complete else REREAD_AGE, now):
            self._renew_in_background()
        return kept.value

    def is_current(self, workspace: Workspace) -> bool:
        kept = self._workspaces.peek("all")
        if kept is not None and is_recent(kept.at, REREAD_AGE, self._clock()):
            return True
        try:
            asked = ApiRequest("GET", "/workspaces/{workspaceId}", {"workspaceId": workspace.id}, org=False)
            row = self._rest.request(asked).document
        except NotFound:
            return False
        return text(row, "displayName") == workspace.name and (
            text(row, "locationId") in ("", workspace.location_id)
        )

    def read_again(self) -> WorkspaceIndex:
        self._again.get("all", lambda: self.workspaces(fresh=True))
        return self.workspaces()

    def members(self, text: str, places: frozenset[str] | None = None) -> Sequence[Member]:
        found = self._numbers(searches(text))
        members = owners(found, places=places)
        if not members and (wider := broader_search(text)) and not found:
            return owners(self._numbers((wider,)), text.split(), places)
        return members

    def holders(self, number: str) -> Sequence[Member]:
        return self._holders.get(number, lambda: self._read_holders(number))

    def _read_holders(self, number: str) -> tuple[Member, ...]:
        name, listing = holder_search(number)
        return holders(self._numbers((listing,)), name, number)

    def _own_org(self) -> str:
        """The organisation of the admin token's owner; where that may not be read, of the first workspace."""
        try:
            answer = self._rest.request(ApiRequest("GET", "/people/me", org=False))
        except WebexError as error:
            if error.status not in (403, 404):
                raise
            found = self._rest.request(ApiRequest("GET", "/workspaces", query={"max": 1}))
            rows = found.document.get("items")
            row = rows[0] if isinstance(rows, list) and rows else None
            org_id = row.get("orgId") if isinstance(row, dict) else None
            if not isinstance(org_id, str) or not org_id:
                raise error from None
            return org_id
        me = answer.document
        if me.get("type") == "bot":
            raise WebexError("The admin token is a bot's, and no bot may read or change settings.", DOCTOR)
        org_id = me.get("orgId")
        if not isinstance(org_id, str) or not org_id:
            raise not_understood(answer.status, answer.tracking_id)
        return org_id

    def _renew_in_background(self) -> None:
        if self._renewing.acquire(blocking=False):
            threading.Thread(target=self._renew, name="workspaces", daemon=True).start()

    @patiently()
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
        found = joined_workspaces(
            workspaces,
            _rows_or_none(locations, "locations"),
            _rows_or_none(licences, "licences") or (),
            _rows_or_none(numbers, "numbers"),
            all_locations=not _is_incomplete(locations),
            all_numbers=not _is_incomplete(numbers),
        )
        return WorkspaceIndex(found, complete=not any(map(_is_incomplete, (workspaces, locations, numbers))))

    def _numbers(self, listings: Sequence[Listing]) -> list[JsonRow]:
        rows: list[JsonRow] = []
        for found in self._rest.collect(*listings):
            if isinstance(found, WebexError):
                raise found
            rows += found
        return rows


def _is_incomplete(rows: Rows | WebexError) -> bool:
    return isinstance(rows, Rows) and not rows.complete


def _rows_or_none(rows: Rows | WebexError, what: str) -> Rows | None:
    """None, and a line in the log, for a list that the workspaces can be shown without."""
    if isinstance(rows, WebexError):
        log.warning(
            "The %s could not be read (%s); workspaces are shown without. %s", what, rows.status, DOCTOR
        )
        return None
    return rows
