"""The bot that tests share starts each test as if it had just been started."""

from __future__ import annotations

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, read
from tests.kept_bot import KeptBot


@pytest.mark.parametrize("seed", range(8))
def test_nothing_of_a_conversation_is_known_in_the_next_one(
    cloud: Cloud, kept_bot: KeptBot, chat: Chat, seed: int
) -> None:
    chat.ask("watch all", space="team")
    assert "Saved" in read(chat.ask("set intercept lobby paris on"))
    chat.rename("Lobby Paris", "Reception")
    chat.give_roles("ravi")
    assert "Lobby Paris" not in read(chat.ask("workspaces", "ravi"))
    kept_bot.give_back(may_stay=True)

    cloud.reset(seed + 1)
    again = kept_bot.chat()
    assert again.bot is chat.bot
    assert "watches nothing" in read(again.ask("watches", space="team"))
    assert "Intercept calls: Off" in read(again.ask("show intercept lobby paris"))
    assert "Lobby Paris" in read(again.ask("workspaces", "ravi"))
    assert "change: 1" in read(again.ask("set intercept lobby paris on")).lower()


def test_what_was_done_to_the_bot_or_the_cloud_ends_it(cloud: Cloud, kept_bot: KeptBot, chat: Chat) -> None:
    cloud.fault("GET /workspaces$")
    kept_bot.give_back(may_stay=True)
    cloud.reset()
    assert kept_bot.chat().bot is not chat.bot
