"""A bot that is killed or stopped with messages queued handles each of them once after its restart."""

from __future__ import annotations

import signal
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.clock import utc_now as now
from bot.ids import bare
from bot.ports.database import Entry
from bot.process import place
from bot.sandbox.cloud.cloud import Cloud
from bot.store.store import SqlStore, open_store
from tests.bot_setup import config
from tests.chat import Chat, button, filled, read
from tests.sandbox.process import answers, started
from tests.surroundings import reaching

pytestmark = pytest.mark.slow

ON = "set intercept lobby paris on"
READ = "GET /workspaces/.*/features/intercept"
WRITE = "PUT /workspaces/.*/features/intercept"
GONE = "999999999"
"""The id of a process that cannot be."""


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    """A cloud of its own: an answer that nobody waits for any more must not end in another test."""
    (tmp_path / "cloud").mkdir()
    with Cloud.started(tmp_path / "cloud") as cloud, reaching(cloud):
        yield cloud


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'bot.db'}"


@pytest.fixture
def dead(database: str) -> Iterator[SqlStore]:
    """The store of a process of this machine that has ended."""
    with_mine = open_store(database)
    with_mine.process = f"{place().rpartition('/')[0]}/{GONE}/token"
    yield with_mine
    with_mine.close()


def kill_with_queue(cloud: Cloud, tmp_path: Path, queue: list[str]) -> None:
    """Kills a bot while Webex keeps it waiting for a setting, with these commands of Ana's before it."""
    with started(cloud, tmp_path) as bot:
        bot.ready()
        cloud.fault(READ, status=None, delay=30.0)
        for typed in queue:
            cloud.say(cloud.person("ana"), cloud.space("ana"), typed)
        bot.until(lambda: not cloud.state.faults)
        assert bot.ends(signal.SIGKILL) != 0


def test_of_a_queue_that_a_kill_interrupts_each_is_answered_once(
    cloud: Cloud, tmp_path: Path, database: str
) -> None:
    queue = [*["whoami"] * 8, "show intercept lobby paris", *["show dnd lobby paris"] * 15, ON]
    kill_with_queue(cloud, tmp_path, queue)
    assert len(answers(cloud, "ana")) == 8
    with Chat.started(cloud, database) as chat:
        chat.hears("ana", "Saved: Call Intercept")
        chat.quiet("ana", 25)
        assert [read(one).startswith("Ana Roux") for one in chat.said("ana")] == [True] * 8 + [False] * 17
        assert len(chat.writes()) == 1
    with Chat.started(cloud, database) as chat:
        chat.quiet("ana", 25)


def test_what_is_older_than_two_minutes_after_a_kill_is_told(
    cloud: Cloud, tmp_path: Path, database: str
) -> None:
    kill_with_queue(cloud, tmp_path, ["whoami", ON, "show dnd lobby paris", ON])
    with Chat.started(cloud, database, ahead=timedelta(minutes=3)) as chat:
        chat.cloud.until(lambda: len(chat.said("ana")) == 3)
        told = [read(one) for one in chat.said("ana")[1:]]
        assert [one.count("- ") for one in told] == [1, 2]
        assert all("did not act on this" in one for one in told)
        assert chat.writes() == []
    with Chat.started(cloud, database, ahead=timedelta(minutes=3)) as chat:
        chat.quiet("ana", 3)


@pytest.mark.parametrize("minutes", [0, 3])
def test_what_a_stop_leaves_in_the_queue_is_answered_or_told_afterwards(
    cloud: Cloud, database: str, minutes: int
) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    app, go_on = App(config(cloud, database_url=database)), threading.Event()
    app.start()
    cloud.until(lambda: app.listener.caught_up)
    app.space_queue.put(bare(space.id), go_on.wait)
    for _ in range(5):
        cloud.say(ana, space, "whoami")
    cloud.until(lambda: len(cloud.acknowledged) >= 5)
    cloud.until(lambda: len(app.space_queue._queues[bare(space.id)]) == 6)
    app.note_heard()
    app.stop(0.1)
    go_on.set()
    assert answers(cloud, "ana") == []
    with Chat.started(cloud, database, ahead=timedelta(minutes=minutes)) as chat:
        if minutes:
            assert read(chat.hears("ana", "I was not listening")).count("- ") == 5
        else:
            cloud.until(lambda: len(chat.said("ana")) == 5)
        chat.quiet("ana", 1 if minutes else 5)


def test_presses_that_a_kill_interrupts_are_told(cloud: Cloud, tmp_path: Path, database: str) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    with started(cloud, tmp_path) as bot:
        bot.ready()
        for typed in ("edit intercept lobby paris", "edit dnd lobby paris", "show dnd lobby paris"):
            cloud.say(ana, space, typed)
        bot.until(lambda: len(answers(cloud, "ana")) == 3)
        form, other, shown = answers(cloud, "ana")
        cloud.fault(READ, status=None, delay=30.0)
        cloud.press(ana, form.id, {**filled(form), **button(form, "Save"), "f-enabled": "true"})
        bot.until(lambda: not cloud.state.faults)
        cloud.press(ana, other.id, {**filled(other), **button(other, "Save"), "f-enabled": "true"})
        cloud.press(ana, shown.id, button(shown, "History"))
        with sqlite3.connect(tmp_path / "bot.db") as kept:
            bot.until(lambda: kept.execute("SELECT count(*) FROM claim WHERE is_press").fetchone() == (3,))
        bot.ends(signal.SIGKILL)
    with Chat.started(cloud, database) as chat:
        cloud.until(lambda: len(chat.said("ana")) == 6)
        for said in chat.said("ana")[3:]:
            assert "I was stopped before I acted on it. Nothing was changed." in read(said)
        assert chat.writes() == []
    with Chat.started(cloud, database) as chat:
        chat.quiet("ana", 6)


def intended(cloud: Cloud, event_id: str) -> Entry:
    ana, lobby = cloud.person("ana"), cloud.workspace("Lobby Paris")
    row = {"key": "enabled", "label": "Intercept calls", "before": "Off", "after": "On"}
    return Entry(
        id=0,
        at=now(),
        actor_id=ana.id,
        actor_name=ana.name,
        space_id=cloud.space("ana").id,
        workspace_id=lobby.id,
        workspace_name=lobby.name,
        location_id=lobby.location_id,
        family="intercept",
        fields=[{**row, "was": False, "wanted": True}],
        origin="command",
        state="intended",
        event_id=event_id,
    )


@pytest.mark.parametrize("state", ["done", "failed", "unknown"])
def test_a_change_that_was_made_and_not_told_is_told(
    cloud: Cloud, database: str, dead: SqlStore, state: str
) -> None:
    event_id = cloud.say(cloud.person("ana"), cloud.space("ana"), ON)
    assert dead.claim(event_id, now(), space_id=cloud.space("ana").id)
    entry = intended(cloud, event_id)
    number = dead.intend(entry)
    dead.settle(replace(entry, id=number, state=state), None, now())
    dead.heard(now())
    with Chat.started(cloud, database) as chat:
        fate = {"done": "was made", "failed": "was not made"}.get(state, "may or may not have been made")
        chat.hears("ana", f"change 1, Call Intercept of Lobby Paris, {fate}.")
        chat.quiet("ana", 1)
        assert chat.writes() == []
    with Chat.started(cloud, database) as chat:
        chat.quiet("ana", 1)


def test_what_was_begun_is_never_begun_again(cloud: Cloud, database: str, dead: SqlStore) -> None:
    event_id = cloud.say(cloud.person("ana"), cloud.space("ana"), ON)
    assert dead.claim(event_id, now(), space_id=cloud.space("ana").id)
    dead.intend(intended(cloud, event_id))
    with Chat.started(cloud, database) as chat:
        chat.quiet("ana", 0)
        chat.clock.ahead = timedelta(minutes=6)
        chat.app.upkeep.settle()
        assert "The change was not made." in read(chat.hears("ana", "I was stopped during change 1"))
        assert chat.writes() == []


def test_a_process_that_lives_keeps_what_it_is_at(cloud: Cloud, database: str) -> None:
    other = open_store(database)
    other.process = f"elsewhere/{GONE}/token"
    event_id = cloud.say(cloud.person("ana"), cloud.space("ana"), ON)
    assert other.claim(event_id, now(), space_id=cloud.space("ana").id)
    other.heard(now())
    with Chat.started(cloud, database) as chat:
        chat.quiet("ana", 0)
        chat.clock.ahead = timedelta(minutes=1)
        chat.app._catch_up.take_over()
        chat.quiet("ana", 0)
        chat.clock.ahead = timedelta(minutes=1, seconds=45)
        chat.app._catch_up.take_over()
        chat.hears("ana", "Saved: Call Intercept")
        chat.quiet("ana", 1)
    # The other one was not dead after all: it may not begin what was begun here.
    with pytest.raises(Exception, match="given up"):
        other.intend(replace(intended(cloud, event_id)))
    other.close()


def test_what_was_deleted_meanwhile_is_let_be(cloud: Cloud, database: str, dead: SqlStore) -> None:
    space = cloud.space("ana")
    event_id = cloud.say(cloud.person("ana"), space, ON)
    assert dead.claim(event_id, now(), space_id=space.id)
    with cloud.state.lock:
        cloud.state.delete(cloud.state.messages[event_id])
    with Chat.started(cloud, database) as chat:
        chat.ask("whoami")
        chat.quiet("ana", 1)
        assert chat.app.ground.store.abandoned(now() + timedelta(days=1)) == []


def test_what_waits_for_its_turn_is_not_given_up_when_the_socket_ends(cloud: Cloud, database: str) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    with Chat.started(cloud, database) as chat:
        go_on = threading.Event()
        chat.app.space_queue.put(bare(space.id), go_on.wait)
        for _ in range(3):
            cloud.say(ana, space, "whoami")
        cloud.until(lambda: len(chat.app.space_queue._queues[bare(space.id)]) == 4)
        chat.clock.ahead = timedelta(minutes=3)
        before = len(cloud.requests)
        cloud.close_sockets(1011)
        cloud.until(lambda: [one for one in cloud.requests[before:] if one.path == "/rooms"])
        cloud.until(lambda: chat.app.listener.caught_up)
        go_on.set()
        cloud.until(lambda: len(chat.said("ana")) == 3)
        assert all(read(one).startswith("Ana Roux") for one in chat.said("ana"))
        chat.quiet("ana", 3)
