"""A space is told in time that the admin token ends, and at once that Webex takes it no longer."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.health.token_ends import TokenEndsTeller
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, read

pytest_plugins = ["tests.postgres"]

TOKENS = "POST .*/access_token"


def refreshing(cloud: Cloud, **options: Any) -> dict[str, Any]:
    """The options of a bot with a refresh token."""
    names = ("WEBEX_CLIENT_ID", "WEBEX_CLIENT_SECRET", "WEBEX_REFRESH_TOKEN")
    given = {name.lower(): cloud.refresh_environment()[name] for name in names}
    return {**given, "webex_admin_token": "", **options}


@pytest.fixture
def chat(cloud: Cloud, some_database_url: str) -> Iterator[Chat]:
    with Chat.started(
        cloud, some_database_url, **refreshing(cloud, status_space=cloud.space("team").id)
    ) as chat:
        yield chat


def told(chat: Chat, space: str = "team") -> list[str]:
    """What a space is told by now."""
    chat.bot.upkeep.token_ends.look()
    chat.deliver_notices()
    return [said for one in chat.said(space) if "token" in (said := read(one))]


def refreshes(chat: Chat) -> int:
    return sum(one.path.endswith("/access_token") for one in chat.cloud.requests)


def test_a_bot_that_nobody_uses_renews_its_token_and_says_nothing(chat: Chat) -> None:
    before = refreshes(chat)
    for _ in range(20):
        chat.clock.ahead += timedelta(days=6)
        assert told(chat) == []
    assert refreshes(chat) - before == 10, "each lasts for two weeks"


def test_a_refusal_is_told_at_once_and_once(chat: Chat) -> None:
    chat.cloud.tokens.refresh = "another"
    chat.clock.ahead += timedelta(days=12)
    (said,) = told(chat)
    assert said.startswith("Webex does not renew my admin token any more. It works until ")
    assert said.endswith("Whoever runs me: python -m bot doctor says what to do.")
    chat.clock.ahead += timedelta(hours=1)
    assert told(chat) == [said]
    assert "Webex does not renew my admin token any more." in read(chat.ask("status"))
    chat.clock.ahead += timedelta(days=2)
    _, other = told(chat)
    assert other.startswith("Webex does not accept my admin token any more. Whoever runs me:")


def test_of_two_processes_and_after_a_restart_one_tells(chat: Chat) -> None:
    chat.cloud.tokens.refresh = "another"
    chat.clock.ahead += timedelta(days=12)
    (said,) = told(chat)
    other = TokenEndsTeller(chat.bot.ground.admin, chat.bot.upkeep.token_ends._say, chat.clock)
    other.look()
    assert other._told and told(chat) == [said]


def test_it_is_not_asked_for_more_often_than_every_ten_minutes(chat: Chat) -> None:
    chat.cloud.tokens.refresh = "another"
    chat.clock.ahead += timedelta(days=15)
    told(chat)
    before = refreshes(chat)
    for _ in range(9):
        chat.clock.ahead += timedelta(minutes=1)
        told(chat)
    assert refreshes(chat) == before


def test_the_end_of_the_refresh_token_is_told_a_week_and_a_day_before(chat: Chat) -> None:
    chat.cloud.fault(TOKENS, status=503, times=10_000)
    chat.clock.ahead += timedelta(days=82, hours=23)
    assert [one for one in told(chat) if "refresh token" in one] == []
    chat.clock.ahead += timedelta(hours=2)
    (week,) = (one for one in told(chat) if "refresh token" in one)
    assert ", in 6 d 23 h, and a new one is needed by then." in week
    chat.clock.ahead += timedelta(days=5)
    assert len([one for one in told(chat) if "refresh token" in one]) == 1
    chat.clock.ahead += timedelta(days=1)
    week, day = (one for one in told(chat) if "refresh token" in one)
    assert ", in 23 h" in day


def test_an_access_token_that_could_not_be_renewed_is_told_a_day_before_its_end(chat: Chat) -> None:
    chat.cloud.fault(TOKENS, status=503, times=10_000)
    chat.clock.ahead += timedelta(days=12)
    assert told(chat) == []
    chat.clock.ahead += timedelta(days=1, hours=1)
    told(chat)
    chat.clock.ahead += timedelta(minutes=2)
    (said,) = told(chat)
    assert said.startswith("My admin token ends ") and "could not be renewed yet" in said
    chat.heal()
    chat.clock.ahead += timedelta(minutes=11)
    assert told(chat) == [said]
    assert "renewed before" in read(chat.ask("status"))


def test_without_a_space_only_the_log_tells(
    cloud: Cloud, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", **refreshing(cloud)) as chat:
        cloud.tokens.refresh = "another"
        chat.clock.ahead += timedelta(days=12)
        with caplog.at_level(logging.WARNING):
            assert told(chat) == told(chat, "ana") == []
    logged = [one for one in caplog.records if "does not renew my admin token any more" in one.getMessage()]
    assert len(logged) == 1
    assert cloud.tokens.client_secret not in caplog.text


def test_of_a_given_token_nothing_is_said_before_webex_refuses_it(cloud: Cloud, tmp_path: Path) -> None:
    url, space = f"sqlite:///{tmp_path / 'bot.db'}", cloud.space("team").id
    with Chat.started(cloud, url, status_space=space) as chat:
        chat.clock.ahead += timedelta(days=400)
        assert told(chat) == []
        cloud.expire_admin_token()
        chat.ask("show dnd gym")
        (said,) = told(chat)
        assert said.startswith("Webex does not accept my admin token any more.")


def test_a_space_that_the_bot_is_not_in_breaks_nothing(cloud: Cloud, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    with Chat.started(cloud, url, **refreshing(cloud, status_space="no such space <@all>")) as chat:
        cloud.tokens.refresh = "another"
        chat.clock.ahead += timedelta(days=12)
        assert told(chat) == told(chat, "ana") == []
        assert "Gym" in read(chat.ask("show dnd gym"))
