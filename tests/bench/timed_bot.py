"""A bot that sets rooms for a time, and goes on where it was killed: `FOLDER SPACE FIRST_END NUMBER OF`."""

from __future__ import annotations

import json
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import App
from bot.changes.request import ChangeRequest
from bot.changes.timed.period import Period
from bot.changes.timed.timed_changes import TimedChanges
from bot.config import Config
from bot.errors import BotError

BETWEEN_ENDS = timedelta(seconds=1)


def main(folder: Path, space_id: str, first_end: float, number: int, of: int) -> None:
    """Runs until it is killed; of several bots each takes its part of the rooms."""
    app = App(Config(_env_file=None))  # type: ignore[call-arg]
    app.changing.work.start()
    app.changing.plan_work.start()
    threading.Thread(target=app.warm_up, daemon=True).start()
    threading.Thread(target=app.run, daemon=True).start()
    (folder / f"ready{number}").touch()
    rooms = json.loads((folder / "rooms.json").read_text(encoding="utf-8"))
    begun = {
        one.workspace_id
        for one in app.ground.store.history(limit=10_000)
        if one.timed_id and not one.parent_id
    }
    timed: TimedChanges = app.services.timed
    for at, (room, person_id, is_on) in enumerate(rooms):
        if room in begun or at % of != number:
            continue
        request = ChangeRequest(
            family="dnd",
            values={"enabled": not is_on},
            workspace_id=room,
            person_id=person_id,
            space_id=space_id,
        )
        ends_at = datetime.fromtimestamp(first_end, UTC) + at * BETWEEN_ENDS
        try:
            timed.set(request, Period(None, ends_at), assignments="do not disturb", thread_id=None)
        except BotError as error:
            sys.stderr.write(f"{error.sentence}\n")
    while True:
        time.sleep(60.0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
