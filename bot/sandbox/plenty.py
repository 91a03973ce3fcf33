"""Much of everything: what a test fills a pretend organisation with."""

from __future__ import annotations

from bot.sandbox.documents import code_json, fresh, pattern_json
from bot.sandbox.ids import new_uuid, webex_id
from bot.sandbox.records import PROFESSIONAL, VirtualLine, Workspace
from bot.sandbox.seed import ORG
from bot.sandbox.state import State


class Plenty:
    """The part of the cloud that fills it."""

    state: State

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
            self.state.tell("setting", {"workspaceId": workspace.id, "name": "monitoring"})

    def add_workspaces(self, count: int) -> list[Workspace]:
        """This many more professional workspaces in the first location: Room 001, x60001 and so on."""
        with self.state.lock:
            location = next(iter(self.state.locations.values()))
            rooms = [
                Workspace(
                    webex_id("PLACE", new_uuid()),
                    f"Room {index + 1:03}",
                    ORG,
                    location.id,
                    PROFESSIONAL,
                    str(60001 + index),
                )
                for index in range(count)
            ]
            self.state.workspaces |= {room.id: room for room in rooms}
            self.state.settings |= {room.id: fresh(room, location) for room in rooms}
            self.state.tell("workspaces", None)
            return rooms

    def _fill(self, workspace: Workspace, name: str, things: list[dict[str, object]]) -> None:
        with self.state.lock:
            self.state.settings[workspace.id][name][name] = things
            self.state.tell("setting", {"workspaceId": workspace.id, "name": name})
