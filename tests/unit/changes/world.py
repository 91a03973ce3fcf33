"""A pretend Webex in a dict, and the service that changes it, for tests without a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.access import Gate, Policy
from bot.catalogue import family_of
from bot.catalogue.model.write import Write
from bot.changes.apply import ChangeService
from bot.changes.foresee import Foreseen
from bot.changes.journal import JournalWriter
from bot.changes.request import ChangeRequest
from bot.errors import BotError, WebexError
from bot.events import Changed, Document, Licence, Member, Person, Workspace
from bot.names.workspaces import WorkspaceIndex
from bot.ports.database import Entry
from bot.ports.webex import Read
from bot.store.fair_locks import FairLocks

LOBBY = Workspace("w", "Lobby", Licence.PROFESSIONAL, "loc-paris", "Paris")
KIOSK = Workspace("k", "Kiosk", Licence.COMMON_AREA, "loc-oslo", "Oslo")
PATTERNS = family_of("patterns").path
WAITING = family_of("waiting").path


class OneKey:
    """No change needs another administrator."""

    def require(self, foreseen: Foreseen) -> None:
        return None


class World:
    """Webex, the directory and the journal in one; `log` is everything that was asked of them, in order."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.entries: list[Entry] = []
        self.outcomes: list[Entry] = []
        self.roles: dict[str, frozenset[str]] = {"ana": frozenset({"id_full_admin"})}
        self.people_error: BotError | None = None
        self.list_error: BotError | None = None
        self.workspace_list = [LOBBY, KIOSK]
        self.documents: dict[str, dict[str, Any]] = {
            WAITING: {"enabled": False, "later": 1},
            PATTERNS: {"useCustomDigitPatterns": False, "digitPatterns": []},
        }
        gate = Gate(self, Policy.parse("id_full_admin", "id_readonly_admin", "lena@example.com=Paris"))
        journal = JournalWriter(self, lambda: datetime(2026, 1, 1, tzinfo=UTC), lambda: None)  # type: ignore[arg-type]
        self.changes = ChangeService(gate, self, self, self, journal, FairLocks(), OneKey())

    def person(self, person_id: str, *, fresh: bool = False) -> Person:
        self.log.append(f"person {'fresh' if fresh else 'kept'}")
        if self.people_error:
            raise self.people_error
        name = person_id.capitalize()
        roles = self.roles.get(person_id, frozenset())
        return Person(person_id, name, f"{person_id}@example.com", "home", roles=roles)

    def home_org(self) -> str:
        return "home"

    def is_current(self, workspace: Workspace) -> bool:
        return True

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        if fresh:
            self.log.append("workspaces")
        if self.list_error:
            raise self.list_error
        return WorkspaceIndex(self.workspace_list)

    def read_again(self) -> WorkspaceIndex:
        return self.workspaces(fresh=True)

    def members(self, text: str, places: frozenset[str] | None = None) -> Sequence[Member]:
        return ()

    def holders(self, number: str) -> Sequence[Member]:
        return ()

    def read(self, path: str, workspace_id: str, parameters: Mapping[str, str] | None = None) -> Document:
        self.log.append("read")
        document = deepcopy(self.documents[path])
        if parameters:
            (item_id,) = parameters.values()
            return Document(document[item_id], "read-1")
        return Document(document, "read-1")

    def read_many(self, reads: Sequence[Read], *, fresh: bool = False) -> list[Document | BotError]:
        return [self.read(one.path, one.workspace_id) for one in reads]

    def is_unlicensed(self, path: str, workspace_id: str) -> bool:
        return False

    def send(self, write: Write, workspace_id: str) -> str:
        self.log.append(write.method)
        if write.method == "POST":
            row = {"id": "new-id", **(write.body or {})}
            self.documents[PATTERNS]["digitPatterns"].append(row)
            self.documents.setdefault(f"{PATTERNS}/{{digitPatternId}}", {})["new-id"] = row
        else:
            self.documents[write.path] = dict(write.body or {})
        return "write-1"

    def intend(self, entry: Entry) -> int:
        self.log.append("intend")
        self.entries.append(entry)
        return len(self.entries)

    def settle(self, entry: Entry, changed: Changed | None, at: datetime, effect: object = None) -> bool:
        self.log.append("settle")
        self.outcomes.append(entry)
        return True


def turn_on(**asked: Any) -> ChangeRequest:
    """Call waiting of the lobby on, as Ana asks for it."""
    return replace(
        ChangeRequest(family="waiting", values={"enabled": True}, workspace_id="w", person_id="ana"), **asked
    )


NO_ANSWER = WebexError("Webex did not answer.", status=503)
