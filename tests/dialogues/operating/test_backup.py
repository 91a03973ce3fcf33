"""`python -m bot backup`: a copy of the database of a bot that runs, on which another bot goes on."""

from __future__ import annotations

import re
import shlex
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from bot.__main__ import main
from bot.sandbox.cloud.cloud import Cloud
from bot.store import backup
from bot.store.store import open_store
from tests.chat import Chat, read
from tests.documents import README

Run = Callable[[str], int]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Types the command in the folder of the database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///bot.db")
    return lambda file: main(["backup", file])


def test_another_bot_goes_on_with_the_copy(
    chat: Chat, cloud: Cloud, tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    chat.ask("watch gym", "ravi")
    chat.ask("set dnd gym on for 2 hours")
    assert run("copy.db") == 0
    assert capsys.readouterr().out.startswith("Backed up to copy.db, and checked.")
    chat.ask("set dnd huddle on")
    copy = tmp_path / "copy.db"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.glob("copy.db*")] == ["copy.db"]
    chat.app.stop()
    with Chat.started(cloud, f"sqlite:///{copy}") as other:
        assert "Gym" in read(other.ask("watches", "ravi"))
        assert "Gym" in read(other.ask("scheduled"))
        assert "Huddle" not in read(other.ask("history")), "that was said after the copy"
        assert "Do not disturb: On → Off" in read(other.ask("undo"))


def test_it_is_whole_however_busy_the_bot_is(tmp_path: Path, run: Run) -> None:
    """Two rows are written together again and again: no copy has one without the other."""
    stopped = Event()
    with closing(open_store(f"sqlite:///{tmp_path / 'bot.db'}")) as store:

        def write() -> None:
            number = 0
            while not stopped.is_set():
                number += 1
                with store.transaction() as tx:
                    for name in ("one", "other"):
                        tx.exec_driver_sql(
                            "INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)",
                            (name, f"{number} {'x' * 20_000}"),
                        )

        writer = Thread(target=write)
        writer.start()
        try:
            assert [run(f"copy-{number}.db") for number in range(8)] == [0] * 8
        finally:
            stopped.set()
            writer.join()
    found = []
    for number in range(8):
        with closing(sqlite3.connect(tmp_path / f"copy-{number}.db")) as copy:
            found.append([value for (value,) in copy.execute("SELECT DISTINCT value FROM secret")])
    assert all(len(values) <= 1 for values in found)
    assert len({str(values) for values in found}) > 1, "the bot wrote meanwhile"


def test_nothing_that_is_there_is_written_over(
    chat: Chat, tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / "nowhere").symlink_to(tmp_path / "elsewhere")
    for name in ("mine", "nowhere", "bot.db", "."):
        assert run(name) == 1
        assert f"{name} is there already, and was left as it is." in capsys.readouterr().err
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "elsewhere").exists()
    assert "Gym" in read(chat.ask("show dnd gym")), "the bot goes on"


@pytest.mark.parametrize(
    ("url", "file", "said"),
    [
        ("sqlite:///other.db", "copy.db", "There is no database other.db."),
        ("sqlite://", "copy.db", "in memory"),
        ("postgresql://bot:hunter2@db/bot", "copy.db", "pg_dump"),
        ("oracle://bot:hunter2@db/bot", "copy.db", "neither SQLite nor PostgreSQL"),
        ("nonsense", "copy.db", "DATABASE_URL is not a database URL."),
        ("sqlite:///bot.db", "no/such/folder/copy.db", "cannot be written: No such file or directory."),
        ("sqlite:///text.db", "copy.db", "file is not a database"),
        ("sqlite:///empty.db", "copy.db", "no such table: alembic_version"),
    ],
)
def test_what_cannot_be_backed_up_is_said_in_a_sentence_and_leaves_nothing(
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    url: str,
    file: str,
    said: str,
) -> None:
    open_store(f"sqlite:///{tmp_path / 'bot.db'}").close()
    (tmp_path / "text.db").write_text("This is a letter. " * 99, encoding="utf-8")
    (tmp_path / "empty.db").touch()
    before = {one.name for one in tmp_path.iterdir()}
    monkeypatch.setenv("DATABASE_URL", url)
    assert run(file) == 1
    printed = capsys.readouterr().err
    assert said in printed and "hunter2" not in printed and "Traceback" not in printed
    assert {one.name for one in tmp_path.iterdir()} == before


def test_a_copy_that_is_damaged_is_no_copy(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    open_store(f"sqlite:///{tmp_path / 'bot.db'}").close()
    copied = backup._copy

    def damage(source: Path, target: Path) -> None:
        copied(source, target)
        content = bytearray(target.read_bytes())
        content[8192:12288] = b"\xff" * 4096
        target.write_bytes(content)

    monkeypatch.setattr(backup, "_copy", damage)
    assert run("copy.db") == 1
    assert "was not backed up" in capsys.readouterr().err
    assert not (tmp_path / "copy.db").exists()


def test_it_is_the_command_of_the_readme(tmp_path: Path, run: Run) -> None:
    (command,) = re.findall(r"^python -m bot (backup .*)$", README.read_text(encoding="utf-8"), re.M)
    open_store(f"sqlite:///{tmp_path / 'bot.db'}").close()
    assert main(shlex.split(command)) == 0
    assert (tmp_path / "copy.db").exists()
