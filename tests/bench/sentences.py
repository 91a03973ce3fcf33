"""CPU milliseconds to read one sentence, with few and with many workspaces."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from time import process_time

from bot.access import Access, Rights, Viewer
from bot.errors import BotError
from bot.events import Licence, Workspace
from bot.language.command_list import COMMANDS
from bot.language.commands import exact_command
from bot.language.remembered.memory import Topic
from bot.language.understand.message import MessageReader
from bot.language.words import split
from bot.names.workspaces import WorkspaceIndex
from tests.phrases.judge import cases

BOOK = Path(__file__).parents[1] / "phrases" / "administrators.jsonl"
NAMES = (
    "Lobby Paris",
    "Kitchen",
    "Gym",
    "Boardroom 4.12",
    "Front Desk",
    "Room 101",
    "Training Room",
    "Lobby Lyon",
    "Lobby Denver",
    "Huddle & Play",
    "Café Central",
    "Waiting Room",
    "Recording Studio",
    "Reception",
)
ROUNDS = 3


class Workspaces:
    """A directory that never changes."""

    def __init__(self, count: int) -> None:
        names = [*NAMES, *(f"Room {number} Floor {number % 40}" for number in range(count - len(NAMES)))]
        self.index = WorkspaceIndex(
            Workspace(f"w{at}", name, Licence.PROFESSIONAL, "l1", "Denver", "US", extension=str(20000 + at))
            for at, name in enumerate(names)
        )

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        """The same workspaces always."""
        return self.index

    def read_again(self) -> WorkspaceIndex:
        """The same workspaces again."""
        return self.index

    def is_current(self, workspace: Workspace) -> bool:
        """Nothing is ever renamed."""
        return True


def measure(count: int) -> tuple[float, float]:
    """Mean and longest CPU milliseconds a sentence of the book with so many workspaces."""
    viewer = Viewer(Rights(None, Access.WRITE), Workspaces(count), is_private=True)  # type: ignore[arg-type]
    reader = MessageReader(COMMANDS, viewer, Topic())
    texts = [case.say for case in cases(BOOK)]
    for text in texts:
        _read(reader, text)  # what is needed once is loaded and made
    gc.collect()
    gc.freeze()  # a full collection of what stays costs as much as a hundred sentences
    spent = []
    for text in texts * ROUNDS:
        started = process_time()
        _read(reader, text)
        spent.append(1000 * (process_time() - started))
    return sum(spent) / len(spent), max(spent)


def _read(reader: MessageReader, text: str) -> None:
    try:
        reader.request(text, exact_command(COMMANDS, split(text)))
    except BotError:
        return


def main() -> None:
    """Prints a line for each number of workspaces."""
    for count in (20, 20_000):
        mean, longest = measure(count)
        sys.stdout.write(f"{count:>6} workspaces: {mean:.2f} ms a sentence, longest {longest:.1f} ms\n")


if __name__ == "__main__":
    main()
