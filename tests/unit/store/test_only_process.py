"""One process works on a SQLite file; the lock ends with the process, however it ends."""

from __future__ import annotations

import errno
import fcntl
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from bot import process
from bot.errors import BotError
from bot.store import only_process
from bot.store.only_process import OnlyProcess, working_on
from bot.store.store import open_store
from tests.processes import FORKED
from tests.unit.store.conftest import SECONDS, Start


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(only_process, "BETWEEN_SECONDS", 0.01)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


def work(url: str, pipe: Connection) -> None:
    alone = OnlyProcess(url)
    store = open_store(url)
    pipe.send(process.place())
    time.sleep(SECONDS)
    store.close()
    alone.release()


def test_a_second_process_is_refused_until_the_first_is_gone(file: Path, start: Start) -> None:
    url = f"sqlite:///{file}"
    here, there = FORKED.Pipe(duplex=False)
    first = start(work, url, there)
    assert here.poll(SECONDS)
    who = here.recv()
    assert working_on(file) == f"Another process of the bot ({who})"
    link = file.with_name("link.db")
    link.symlink_to(file)
    for same in (url, f"sqlite:///{link}"):
        with pytest.raises(BotError) as refused:
            OnlyProcess(same)
        assert str(refused.value.sentence).startswith(f"Another process of the bot ({who}) works on")
        assert "PostgreSQL" in refused.value.next_step
    first.kill()
    first.join(SECONDS)
    assert working_on(file) == ""
    alone = OnlyProcess(url)
    assert working_on(file) == f"Another process of the bot ({process.place()})"
    alone.release()
    alone.release()
    assert working_on(file) == ""


def test_who_only_looks_keeps_nobody_from_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{file}"
    OnlyProcess(url).release()
    with file.with_name("bot.db-lock").open() as looking:
        fcntl.flock(looking.fileno(), fcntl.LOCK_SH)
        monkeypatch.setattr(time, "sleep", lambda seconds: looking.close())
        OnlyProcess(url).release()


def test_where_no_lock_can_be_had_the_bot_works_without(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unknown(lock: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unknown)
    first, second = OnlyProcess(f"sqlite:///{file}"), OnlyProcess(f"sqlite:///{file}")
    assert caplog.text.count("cannot be seen: [Errno 37] No locks available") == 2
    first.release()
    second.release()
    OnlyProcess(f"sqlite:///{tmp_path}/nowhere/bot.db")
    assert "No such file" in caplog.text


@pytest.mark.parametrize("url", ["sqlite://", "postgresql://bot@/postgres", "no url"])
def test_nothing_else_is_locked(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first, second = OnlyProcess(url), OnlyProcess(url)
    assert [*tmp_path.iterdir()] == []
    first.release()
    second.release()
