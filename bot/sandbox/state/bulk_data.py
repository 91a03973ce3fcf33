"""Large numbers of workspaces, codes, patterns and lines, for tests."""

from __future__ import annotations

from bot.sandbox.data.entities import PROFESSIONAL, Json, Location, VirtualLine, Workspace
from bot.sandbox.data.ids import new_uuid, webex_id
from bot.sandbox.documents.new_documents import code_json, new_documents, new_numbers_document, pattern_json
from bot.sandbox.state.cloud_state import CloudState
from bot.sandbox.state.seed_data import ORG


class LazyDocuments(dict[str, Json]):
    """The documents of one of many workspaces: all but its numbers are made when they are asked for."""

    def __init__(self, workspace: Workspace, location: Location) -> None:
        super().__init__(numbers=new_numbers_document(workspace, location))
        self._owner = workspace, location

    def __missing__(self, name: str) -> Json:
        self.update(new_documents(*self._owner) | self)
        return self[name]


class BulkData:
    """The part of the cloud that adds large amounts of data."""

    state: CloudState

    def fill_codes(self, workspace: Workspace, count: int) -> None:
        """The workspace has this many access codes, from 100001 on, and no others."""
        codes = [code_json(str(100001 + index), f"Team {index + 1}") for index in range(count)]
        self._fill(workspace, "accessCodes", codes)

    def fill_patterns(self, workspace: Workspace, count: int) -> None:
        """The workspace has this many digit patterns, from 0800001X! on, and no others."""
        patterns = [
            pattern_json(f"Pattern {index + 1}", f"0{800001 + index}X!", "BLOCK", False)
            for index in range(count)
        ]
        self._fill(workspace, "digitPatterns", patterns)

    def fill_lines(self, workspace: Workspace, count: int) -> None:
        """The workspace monitors this many lines: new virtual lines of its location, and nothing else."""
        with self.state.lock:
            lines = [
                VirtualLine(
                    webex_id("VIRTUAL_LINE", new_uuid()),
                    "Line",
                    f"{index + 1:03}",
                    workspace.location_id,
                    str(70001 + index),
                )
                for index in range(count)
            ]
            self.state.virtual_lines |= {line.id: line for line in lines}
            documents = self.state.settings[workspace.id]
            documents["monitoring"]["monitoredElements"] = [
                {"id": line.id, "type": "MEMBER"} for line in lines
            ]
            self.state.setting_changed(workspace.id, "monitoring")

    def add_workspaces(self, count: int, called: str = "Room {:03}") -> list[Workspace]:
        """Adds professional workspaces with extensions from 60001 on, by turns in each location.

        `called` is the format of their names, by default Room 001, Room 002.
        """
        with self.state.lock:
            places = list(self.state.locations.values())
            rooms = [
                Workspace(
                    webex_id("PLACE", new_uuid()),
                    called.format(index + 1),
                    ORG,
                    places[index % len(places)].id,
                    PROFESSIONAL,
                    str(60001 + index),
                )
                for index in range(count)
            ]
            self.state.workspaces |= {room.id: room for room in rooms}
            self.state.settings |= {
                room.id: LazyDocuments(room, self.state.locations[room.location_id]) for room in rooms
            }
            self.state.notify("workspaces", None)
            return rooms

    def _fill(self, workspace: Workspace, name: str, entries: list[dict[str, object]]) -> None:
        with self.state.lock:
            self.state.settings[workspace.id][name][name] = entries
            self.state.setting_changed(workspace.id, name)
