"""`status` says how the bot is, to whoever may ask it anything."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sentences import short_moment
from tests.chat import Chat, buttons, read, texts

ALL_IS_WELL = "All is well."


def row(chat: Chat, label: str, **how: str) -> str:
    """What the card says behind a label."""
    lines = [one.removeprefix("- ") for one in read(chat.ask("status", **how)).splitlines()]
    return next((one.partition(": ")[2] for one in lines if one.startswith(f"{label}:")), "")


@pytest.mark.parametrize("space", ["ana", "team"])
@pytest.mark.parametrize(
    "said",
    [
        "status", "Status?", "are you ok?", "bot status", "Hi bot, are you still there?", "is the bot up",
        "your status please", "how old is your oldest reading?", "are you keeping up?", "radar",
    ],
)  # fmt: skip
def test_it_is_asked_for_in_many_ways(chat: Chat, said: str, space: str) -> None:
    answer = chat.ask(said, space=space)
    assert ALL_IS_WELL in read(answer)
    assert len(texts(answer).split()) < 45
    assert buttons(answer) == ["Refresh"]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("status gym", "Gym"),
        ("status of the gym", "Gym"),
        ("gym status", "Gym"),
        ("dnd status gym", "Do Not Disturb"),
        ("is the gym ok?", "Gym"),
        ("how are you", "Calling settings"),
    ],
)
def test_that_of_a_workspace_stays_what_it_is(chat: Chat, said: str, title: str) -> None:
    answer = read(chat.ask(said))
    assert title in answer and ALL_IS_WELL not in answer


def test_a_workspace_of_that_name_is_meant_by_its_name(chat: Chat) -> None:
    assert ALL_IS_WELL in read(chat.ask("health check"))
    chat.rename("Gym", "Health Check")
    assert read(chat.ask("health check")).startswith("Health Check")
    assert ALL_IS_WELL in read(chat.ask("status"))


def test_it_is_for_administrators(chat: Chat) -> None:
    assert ALL_IS_WELL in read(chat.ask("status", "ravi"))
    assert "Sorry, no." in read(chat.ask("status", "sam"))


def test_it_is_told_where_roles_cannot_be_read(chat: Chat) -> None:
    chat.ask("whoami", "ravi")
    chat.clock.ahead += timedelta(minutes=6)
    chat.cloud.fault("GET /people/", status=429, headers={"Retry-After": "3000"}, times=50)
    assert "Listening" in read(chat.ask("status", "ravi"))
    assert "Sorry, no." in read(chat.ask("show dnd gym", "ravi"))
    assert "Sorry, no." in read(chat.ask("status", "sam"))


def test_what_waits_is_counted(chat: Chat) -> None:
    assert row(chat, "Under way") == "nothing" and row(chat, "Waiting") == "nothing"
    chat.ask("set dnd gym on for 2 hours")
    chat.ask("set dnd huddle on for 2 hours")
    assert row(chat, "Under way") == "2 timed changes"
    chat.ask("watch gym", "ravi")
    with chat.notices_paused():
        chat.ask("set dnd gym off")
        assert row(chat, "Waiting") == "1 notice"
    chat.deliver_notices()
    assert row(chat, "Waiting") == "nothing"


def test_it_says_since_when_it_listens(chat: Chat, tmp_path: Path) -> None:
    chat.clock.ahead += timedelta(hours=3)
    assert row(chat, "Listening").startswith("since ")
    chat.app.listener._connected_at = None
    answer = read(chat.ask("status"))
    assert "I am not connected to Webex" in answer and ALL_IS_WELL not in answer


def test_a_radar_that_is_on_says_how_old_the_oldest_reading_is(cloud: Cloud, tmp_path: Path) -> None:
    with (
        Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", radar_requests_per_second=20.0) as chat,
        chat.held(chat.bot.looking.radar_work),
    ):
        assert row(chat, "Radar") == "on, nothing is watched"
        chat.ask("watch dnd on gym")
        assert row(chat, "Radar") == "on, nothing was read yet"
        handler = chat.bot.looking.radar.wake
        handler("")
        assert ALL_IS_WELL in read(chat.ask("status"))
        chat.clock.ahead += timedelta(minutes=40)
        assert row(chat, "Radar") == "on, oldest reading 40 min ago"
        chat.ask("unwatch all")
        assert row(chat, "Radar") == "on, nothing is watched"


def test_what_was_never_read_is_counted_and_is_not_called_well(cloud: Cloud, tmp_path: Path) -> None:
    with (
        Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", radar_requests_per_second=1.0) as chat,
        chat.held(chat.bot.looking.radar_work),
    ):
        chat.ask("watch dnd")
        watched = len(cloud.state.workspaces)
        chat.bot.looking.radar.wake("")
        unread = len([at for at in chat.bot.ground.store.read_moments().values() if at is None])
        assert 0 < unread < watched
        assert row(chat, "Radar").endswith(f", {unread} settings not read yet, or to be read anew")
        answer = read(chat.ask("status"))
        assert f"Changes elsewhere of {unread} settings are not seen yet" in answer
        assert ALL_IS_WELL not in answer


def test_a_radar_that_is_off_says_so(chat: Chat) -> None:
    chat.ask("watch gym")
    assert row(chat, "Radar") == "off"


def test_the_ends_of_tokens_are_told_where_they_are_known(cloud: Cloud, tmp_path: Path) -> None:
    tokens, options = cloud.tokens, cloud.refresh_environment()
    given: dict[str, Any] = {
        name.lower(): value for name, value in options.items() if name.startswith("WEBEX_")
    }
    given["webex_admin_token"] = ""
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", **given) as chat:
        answer = read(chat.ask("status"))
        assert "Admin token: renewed before" in answer
        assert "in 90 d" in answer
        for secret in (tokens.refresh, tokens.client_secret, tokens.client_id):
            assert secret not in answer


def test_a_given_token_has_no_end_that_is_known(chat: Chat) -> None:
    assert row(chat, "Admin token") == "accepted; its end is not known"
    assert row(chat, "Refresh token") == ""


def refuse_settings(cloud: Cloud, *kinds: str) -> None:
    """From now on the admin token may not read settings, or only not these kinds of them."""
    for kind in kinds or ("/telephony/config/workspaces/", "/workspaces/.*/features/"):
        cloud.fault(f"GET .*{kind}", status=403, times=10_000)


def test_it_says_that_settings_cannot_be_read_and_is_well_again_by_itself(
    cloud: Cloud, tmp_path: Path
) -> None:
    url, team = f"sqlite:///{tmp_path / 'bot.db'}", cloud.space("team").id
    with (
        Chat.started(cloud, url, radar_requests_per_second=20.0, status_space=team) as chat,
        chat.held(chat.bot.looking.radar_work),
    ):
        chat.ask("watch dnd on gym")
        chat.bot.looking.radar.wake("")
        assert ALL_IS_WELL in read(chat.ask("status"))
        refuse_settings(cloud)
        chat.clock.ahead += timedelta(minutes=5)
        since = chat.clock()
        chat.bot.looking.radar.wake("")
        chat.clock.ahead += timedelta(hours=1)
        answer = read(chat.ask("status"))
        said = f"Webex does not let me read settings any more, since {short_moment(since)}."
        assert f"{said} Ask the operator of the bot to run python -m bot doctor." in answer
        assert ALL_IS_WELL not in answer
        for _ in range(2):
            chat.bot.upkeep.token_ends.look()
            chat.deliver_notices()
        assert [read(one).startswith(said) for one in chat.said("team")] == [True]
        chat.heal()
        chat.clock.ahead += timedelta(minutes=6)
        assert ALL_IS_WELL in read(chat.ask("status"))


@pytest.mark.parametrize("kind", ["/telephony/config/workspaces/", "/workspaces/.*/features/"])
def test_a_part_of_the_settings_that_cannot_be_read_is_told(chat: Chat, kind: str) -> None:
    refuse_settings(chat.cloud, kind)
    chat.ask("show gym")
    chat.ask("show all gym")
    assert "does not let me read settings any more" in read(chat.ask("status"))


@pytest.mark.parametrize("setting", ["doNotDisturb", "callForwarding"])
def test_one_setting_that_cannot_be_read_is_not_called_all_of_them(chat: Chat, setting: str) -> None:
    refuse_settings(chat.cloud, f"/{setting}")
    chat.ask("show dnd gym")
    chat.ask("show forwarding gym")
    assert ALL_IS_WELL in read(chat.ask("status"))
