"""The bots that the sandbox runs: their clock moves on, they are killed, and several share one PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from bot.__main__ import main
from bot.sandbox.bot_database import BotDatabase, DatabaseMissing, PostgresSchema, SqliteFile
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.contract.operations import CHECKOUT_FOLDER
from bot.sandbox.data.entities import Message
from tests.chat import button, buttons, filled, read
from tests.sandbox.process import answers, bots_running
from tests.surroundings import OUTSIDE

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

SECONDS = 60.0


@pytest.fixture
def cloud(tmp_path: Path, seed: int) -> Iterator[Cloud]:
    """A cloud of its own, whose clock no other test sees."""
    (tmp_path / "cloud").mkdir()
    with Cloud.started(tmp_path / "cloud") as cloud:
        cloud.reset(seed)
        yield cloud


def hears(cloud: Cloud, words: str) -> Message:
    """The first answer to Ana with these words, which may still come."""
    return cloud.until(
        lambda: next((one for one in answers(cloud, "ana") if words in read(one)), None), SECONDS
    )


def says(cloud: Cloud, text: str) -> None:
    cloud.say(cloud.person("ana"), cloud.space("ana"), text)


def card_with(cloud: Cloud, title: str) -> Message:
    """The first card with this button, which may still come."""

    def found() -> Message | None:
        return next((one for one in answers(cloud, "ana") if one.card and title in buttons(one)), None)

    return cloud.until(found, SECONDS)


def presses(cloud: Cloud, title: str) -> None:
    card = card_with(cloud, title)
    cloud.press(cloud.person("ana"), card.id, filled(card) | button(card, title))


def is_on(cloud: Cloud, workspace: str) -> bool:
    return bool(cloud.setting(cloud.workspace(workspace), "doNotDisturb")["enabled"])


def test_the_clock_brings_a_reminder_and_the_end_and_is_put_back(cloud: Cloud, tmp_path: Path) -> None:
    with bots_running(cloud, SqliteFile(tmp_path), tmp_path):
        says(cloud, "dnd on in gym for 2 hours")
        presses(cloud, "Do it")
        cloud.until(lambda: is_on(cloud, "Gym"), SECONDS)
        cloud.move_clock(timedelta(minutes=110))
        hears(cloud, "10 min")
        assert is_on(cloud, "Gym")
        cloud.move_clock(timedelta(minutes=10))
        cloud.until(lambda: not is_on(cloud, "Gym"), SECONDS)
        hears(cloud, "Ended: Do Not Disturb")
        forwarding = cloud.setting(cloud.workspace("Lobby Paris"), "callForwarding")
        says(cloud, "forward lobby paris to +33 6 12 34 56 78")
        preview = card_with(cloud, "Do it")
        cloud.move_clock(timedelta(minutes=11))
        presses(cloud, "Do it")
        # Too old by then, so it is shown again.
        cloud.until(lambda: card_with(cloud, "Do it").id != preview.id, SECONDS)
        assert cloud.setting(cloud.workspace("Lobby Paris"), "callForwarding") == forwarding
        cloud.start_over()
        assert cloud.clock.ahead == timedelta()
        says(cloud, "history gym")
        hears(cloud, "I know of no change yet.")


def test_a_killed_bot_is_started_again_and_goes_on_with_its_plan(cloud: Cloud, tmp_path: Path) -> None:
    with bots_running(cloud, SqliteFile(tmp_path), tmp_path) as said:
        killed_amid_a_plan(cloud, 1)
        assert list(cloud.bots.states()) == ["listening"]
    assert said == ["The bot was killed; it is started again."]


def test_one_of_two_bots_takes_over_and_nothing_is_left_in_the_database(
    cloud: Cloud, tmp_path: Path, postgres_url: str
) -> None:
    database = PostgresSchema(postgres_url)
    with bots_running(cloud, database, tmp_path, 2):
        # Whichever was at it.
        killed_amid_a_plan(cloud, 1)
        assert {one.bot for one in cloud.requests} == {"1", "2"}
    database.remove()
    with psycopg.connect(postgres_url) as connection:
        named = "SELECT count(*) FROM information_schema.schemata WHERE schema_name LIKE 'sandbox_%'"
        assert connection.execute(named).fetchone() == (0,)


def killed_amid_a_plan(cloud: Cloud, number: int) -> None:
    """A plan is run, this bot is killed amid it, and all is changed once."""
    desks = cloud.add_workspaces(20, "Desk {:02}")
    says(cloud, "workspaces")
    says(cloud, "dnd on in all desks")
    cloud.latency = 0.2
    presses(cloud, "Run")

    def written() -> Counter[str]:
        return Counter(one.path for one in cloud.requests if one.method == "PUT" and "telephony" in one.path)

    cloud.until(lambda: written().total() >= 3, SECONDS)
    cloud.bots.kill(number)
    for state in ("down", "listening"):
        cloud.until(lambda: cloud.bots.states()[number - 1] == state, SECONDS)  # noqa: B023
    cloud.latency = 0.0
    # What was being written then is begun again when it cannot come late any more.
    cloud.move_clock(timedelta(minutes=10))
    cloud.until(lambda: all(is_on(cloud, one.name) for one in desks), SECONDS)
    assert set(written().values()) == {1}


def test_a_postgresql_that_is_away_is_said_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing) as missing:
        PostgresSchema(f"postgresql://bot:hush@/bot?host={tmp_path}")
    assert "The PostgreSQL in DATABASE_URL cannot be used" in str(missing.value)
    assert "hush" not in str(missing.value)


def test_a_schema_of_its_own_is_emptied_and_other_options_stay(postgres_url: str) -> None:
    database: BotDatabase = PostgresSchema(postgres_url)
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (id int)")
    database.empty()
    with psycopg.connect(database.url) as connection:
        assert connection.execute("SELECT to_regclass('kept')").fetchone() == (None,)
    database.remove()


@pytest.mark.parametrize("url", ["", "sqlite:///bot.db", "mysql://bot@host/bot"])
def test_several_bots_need_a_postgresql(tmp_path: Path, url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "sandbox", "--no-browser", "--port", "0", "--bots", "2"],
        cwd=tmp_path,
        env={**OUTSIDE, "PYTHONPATH": str(CHECKOUT_FOLDER), "DATABASE_URL": url},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "Several bots need one PostgreSQL: set DATABASE_URL=" in done.stdout
    assert not list(tmp_path.iterdir())


def test_the_clock_of_a_sandbox_is_refused_beside_another_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WEBEX_BOT_TOKEN", "a-real-one")
    monkeypatch.setenv("WEBEX_ADMIN_TOKEN", "another")
    assert main(["sandbox", "bot", str(tmp_path / "clock")]) == 1
    assert "WEBEX_BOT_TOKEN is none of a sandbox" in capsys.readouterr().err
    assert not (tmp_path / "bot.db").exists()
