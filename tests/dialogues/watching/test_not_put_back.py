"""What spaces that watch hear of timed changes at whose end the values from before were not put back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.changes.timed.steps import Step
from bot.sandbox.cloud.cloud import Cloud
from bot.sentences import NO_VALUES
from tests.chat import Chat, buttons, read
from tests.dialogues.watching.test_left_as_is import left

pytest_plugins = ["tests.postgres"]


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, database_url) as chat:
        yield chat


def test_what_is_not_put_back_is_told_once_to_who_watches(chat: Chat) -> None:
    chat.ask("watch risky", "ravi", "team")
    chat.ask("watch gym", "ravi")
    chat.ask("watch gym", space="rollout")
    chat.ask("watch all", "lena")
    chat.ask("watch all")
    chat.ask("set dnd gym on for 2 hours")
    chat.cloud.fault("PUT .*/doNotDisturb", status=400, times=50)
    for _ in range(4):
        chat.wait(timedelta(hours=2))
    assert "Not put back yet" in "".join(map(read, chat.said("ana")))
    for space in ("team", "ravi"):
        (said,) = left(chat, space)
        assert said.startswith("Gym: Do Not Disturb is not put back") and "s-1 of Ana Roux" in said
    assert NO_VALUES in left(chat, "rollout")[0] and "s-1" not in left(chat, "rollout")[0]
    assert left(chat, "lena") == left(chat, "ana") == []
    assert buttons(chat.said("team")[-1]) == ["Show", "History"]


def test_what_was_extended_and_then_not_put_back_either_is_told_again(chat: Chat) -> None:
    chat.ask("watch risky", "ravi", "team")
    chat.ask("set dnd gym on for 2 hours")
    chat.cloud.fault("PUT .*/doNotDisturb", status=400, times=50)
    chat.wait(timedelta(hours=2))
    assert len(left(chat, "team")) == 1
    chat.ask("extend s-1 by 3 hours")
    chat.wait(timedelta(hours=4))
    assert len(left(chat, "team")) == 2


def test_what_several_timed_changes_left_is_said_of_all(chat: Chat) -> None:
    chat.ask("watch gym", "ravi", "team")
    chat.ask("watch kitchen", "ravi", "team")
    for setting, workspace in (("dnd", "gym"), ("intercept", "kitchen")):
        chat.ask(f"set {setting} {workspace} on for 2 hours")
    every = [Step(one, "failed") for one in chat.app.ground.store.open_timed()]
    chat.app.telling.left_as_is.not_put_back(every)
    chat.deliver_notices()
    said = read(chat.said("team")[-1])
    assert said.startswith("Do Not Disturb, Call Intercept of 2 workspaces are not put back")
    assert "s-1, s-2 of Ana Roux: I could not put them back at their end." in said


def test_what_is_muted_is_not_told_either(chat: Chat) -> None:
    chat.ask("watch risky", "ravi", "team")
    chat.ask("mute gym 8h", "ravi", "team")
    chat.ask("set dnd gym on for 2 hours")
    chat.cloud.fault("PUT .*/doNotDisturb", status=400, times=50)
    chat.wait(timedelta(hours=2))
    assert left(chat, "team") == []
