"""A bot that is told to stop, or killed, in the middle of a change."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, read
from tests.sandbox.process import started
from tests.surroundings import reaching

pytestmark = pytest.mark.slow

ON = "set intercept lobby paris on"
WRITE = "PUT /workspaces/.*/features/intercept"


@pytest.fixture
def cloud(tmp_path: Path, seed: int) -> Iterator[Cloud]:
    """A cloud of its own: an answer that nobody waits for any more must not end in another test."""
    (tmp_path / "cloud").mkdir()
    with Cloud.started(tmp_path / "cloud") as cloud, reaching(cloud):
        cloud.reset(seed)
        yield cloud


def test_being_told_to_stop_finishes_the_change_in_flight(cloud: Cloud, tmp_path: Path) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    with started(cloud, tmp_path) as bot:
        bot.ready()
        cloud.fault(WRITE, status=None, delay=1.0)
        cloud.say(ana, space, ON)
        bot.until(lambda: not cloud.state.faults)
        assert bot.ends(signal.SIGTERM) == 0, bot.printed()
    assert "Saved: Call Intercept" in cloud.messages(space)[-1].text
    assert cloud.setting(cloud.workspace("Lobby Paris"), "intercept")["enabled"] is True


@pytest.mark.parametrize(
    ("made", "told"), [(True, "The change was made."), (False, "The change was not made.")]
)
def test_a_change_that_a_crash_interrupts_is_found_out_at_the_next_start(
    cloud: Cloud, tmp_path: Path, made: bool, told: str
) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    with started(cloud, tmp_path) as bot:
        bot.ready()
        cloud.say(cloud.person("ravi"), cloud.space("ravi"), "watch all")
        bot.until(lambda: len(cloud.messages(cloud.space("ravi"))) == 2)
        cloud.fault(WRITE, status=500, delay=30.0, before=not made)
        cloud.say(ana, space, ON)
        bot.until(lambda: not cloud.state.faults)
        bot.until(lambda: cloud.setting(cloud.workspace("Lobby Paris"), "intercept")["enabled"] is made)
        bot.ends(signal.SIGKILL)
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", ahead=timedelta(minutes=6)) as chat:
        said = read(chat.hears("ana", "I was stopped during change 1, Call Intercept of Lobby Paris."))
        assert told in said
        history = read(chat.ask("history"))
        assert ("Not made." in history) is not made
        assert "Under way" not in history
        if made:
            chat.hears("ravi", "Lobby Paris: Call Intercept changed")
        else:
            assert len(chat.said("ravi")) == 1


PATTERN = "add pattern lobby paris 0899! name Chat action block"
RULE = "add rule reject lobby paris from chosen numbers +33170009999"


@pytest.mark.parametrize(
    ("typed", "setting", "rows_name", "made", "told"),
    [
        (PATTERN, "digitPatterns", "digitPatterns", True, "The change was made."),
        (PATTERN, "digitPatterns", "digitPatterns", False, "The change was not made."),
        (RULE, "selectiveReject", "criteria", True, "I cannot tell whether the change was made"),
        (RULE, "selectiveReject", "criteria", False, "The change was not made."),
    ],
)
def test_a_new_thing_that_a_crash_interrupts_is_found_where_no_other_can_be_the_same(
    cloud: Cloud, tmp_path: Path, typed: str, setting: str, rows_name: str, made: bool, told: str
) -> None:
    lobby = cloud.workspace("Lobby Paris")
    before = len(cloud.setting(lobby, setting)[rows_name])
    with started(cloud, tmp_path) as bot:
        bot.ready()
        cloud.fault("POST /.*/(digitPatterns|criteria)", status=500, delay=30.0, before=not made)
        cloud.say(cloud.person("ana"), cloud.space("ana"), typed)
        bot.until(lambda: not cloud.state.faults)
        bot.until(lambda: len(cloud.setting(lobby, setting)[rows_name]) == before + made)
        bot.ends(signal.SIGKILL)
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", ahead=timedelta(minutes=6)) as chat:
        assert told in read(chat.hears("ana", "I was stopped during change 1"))
