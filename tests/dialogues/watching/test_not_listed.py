"""What Webex does not list, or not with its place, may be there all the same: nothing of it is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import pytest

from bot.errors import BotError
from bot.events import Document
from bot.ports.webex import Read
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.api.calling import SettingsClient
from bot.webex.http.client import ApiRequest
from tests.chat import Chat, read
from tests.dialogues.watching.looking import elsewhere, look, pairs
from tests.dialogues.watching.test_watch import notices

pytest_plugins = ["tests.postgres"]

MORE = '<https://webexapis.com/v1/workspaces?cursor=more>; rel="next"'
HOUR = timedelta(hours=1)


@pytest.fixture
def chat(cloud: Cloud, some_database_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, some_database_url, radar_requests_per_second=20.0) as chat:
        yield chat


def unlist(chat: Chat, *names: str) -> None:
    """From now on these stand on a page of the list of workspaces that cannot be had."""
    renewing = chat.bot.ground.admin.directory._renewing
    chat.cloud.until(lambda: not renewing.locked())  # it would get some of the answers that are planned here
    asked = ApiRequest("GET", "/workspaces", query={"max": 1000})
    rows = chat.bot.ground.admin.rest.request(asked).document["items"]
    assert isinstance(rows, list)
    listed = [one for one in rows if one["displayName"] not in names]
    assert len(rows) - len(listed) == len(names)
    for _ in range(100):
        chat.cloud.fault("GET /workspaces$", status=200, body={"items": listed}, headers={"Link": MORE})
        chat.cloud.fault("GET /workspaces$", status=403)
    chat.read_workspaces()
    assert not chat.bot.ground.admin.directory.workspaces().complete


def hide_places(chat: Chat) -> None:
    """From now on Webex tells neither the names of locations nor the numbers."""
    for path in ("/locations", "/telephony/config/numbers"):
        chat.cloud.fault(f"GET {path}$", status=403, times=1000)
    chat.read_workspaces()


def heal(chat: Chat) -> None:
    """Webex lists everything again, and the bot has read it."""
    chat.heal()
    chat.read_workspaces()


def test_changes_of_what_is_not_listed_for_a_while_are_told_when_it_is_again(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    look(chat)
    unlist(chat, "Lobby Paris")
    look(chat)
    assert notices(chat, "ravi") == []
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    elsewhere(chat, "Lobby Denver", "doNotDisturb", enabled=True)
    look(chat)
    assert len(notices(chat, "ravi")) == 1, "the others are read on"
    heal(chat)
    look(chat)
    look(chat)
    assert len(notices(chat, "ravi")) == 2
    assert "Do not disturb: Off → On" in read(chat.hears("ravi", "Lobby Paris: Do Not Disturb changed"))
    assert "Lobby Paris" in read(chat.ask("history elsewhere"))


def test_what_is_read_while_it_is_not_listed_any_more_is_not_lost(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat.ask("watch dnd on lobby paris", "ravi")
    look(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    chat.clock.ahead += timedelta(minutes=2)
    read_many = SettingsClient.read_many

    def unlisted_meanwhile(client: SettingsClient, reads: Sequence[Read]) -> list[Document | BotError]:
        unlist(chat, "Lobby Paris")
        return read_many(client, reads)

    with monkeypatch.context() as patch:
        patch.setattr(SettingsClient, "read_many", unlisted_meanwhile)
        chat.bot.looking.radar.wake("")
    assert notices(chat, "ravi") == []
    heal(chat)
    look(chat)
    assert len(notices(chat, "ravi")) == 1


def test_what_is_gone_or_not_watched_any_more_is_forgotten(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    chat.ask("watch gym", "ravi")
    look(chat)
    unlist(chat, "Lobby Paris")
    chat.ask("unwatch gym", "ravi")
    look(chat)
    lobby = chat.cloud.workspace("Lobby Paris").id
    assert {one for one, _ in pairs(chat)} == {lobby}
    chat.remove("Lobby Paris")
    heal(chat)
    look(chat)
    assert not pairs(chat)


def test_a_change_that_is_to_begin_waits_for_the_whole_list(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on from tomorrow 8:00 to in 5 days")
    unlist(chat, "Lobby Paris")
    chat.wait(timedelta(days=2))
    assert "Not begun yet: Do Not Disturb · Lobby Paris" in read(chat.said("ana")[-1])
    assert chat.writes() == []
    heal(chat)
    chat.wait(HOUR)
    chat.hears("ana", "Begun: Do Not Disturb · Lobby Paris")
    assert chat.setting("Lobby Paris", "doNotDisturb")["enabled"]


def test_a_location_is_left_out_of_no_watch_for_good(chat: Chat) -> None:
    unlist(chat, "Lobby Paris", "Kitchen", "Huddle")
    assert "Nothing is watched yet" in read(chat.ask("watch all", "lena"))
    assert "This space watches nothing." in read(chat.ask("watches", "lena"))
    heal(chat)
    assert "all workspaces in Paris HQ" in read(chat.ask("watch all", "lena"))


@pytest.mark.parametrize("hide", [hide_places, lambda chat: unlist(chat, "Lobby Paris")])
def test_where_a_workspace_is_not_told_a_location_administrators_watch_goes_on(
    chat: Chat, hide: Callable[[Chat], None]
) -> None:
    chat.ask("watch lobby paris", "lena")
    with chat.notices_paused():
        chat.ask("set dnd lobby paris on")
        hide(chat)
    chat.deliver_notices()
    assert notices(chat, "lena") == []
    heal(chat)
    chat.clock.ahead += HOUR
    assert len(notices(chat, "lena")) == 1
    assert not any("I end the watch" in read(one) for one in chat.said("lena"))
    assert chat.app.ground.store.watches(chat.cloud.space("lena").id)


def test_where_a_workspace_is_not_told_a_location_administrators_change_is_put_back_later(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 2 hours", "lena")
    hide_places(chat)
    chat.wait(timedelta(hours=2))
    failed = read(chat.hears("lena", "Not put back yet: Do Not Disturb · Lobby Paris"))
    assert "Webex does not tell now where this workspace is." in failed
    heal(chat)
    chat.wait(HOUR)
    chat.hears("lena", "Ended: Do Not Disturb · Lobby Paris")
    assert not any("Put back?" in read(one) for one in chat.said("lena"))
    assert not chat.setting("Lobby Paris", "doNotDisturb")["enabled"]


def test_what_a_location_administrator_watches_is_read_on_from_where_it_was(chat: Chat) -> None:
    chat.ask("watch all", "lena")
    look(chat)
    hide_places(chat)
    elsewhere(chat, "Lobby Paris", "doNotDisturb", enabled=True)
    look(chat)
    heal(chat)
    chat.clock.ahead += HOUR
    look(chat)
    assert len(notices(chat, "lena")) == 1
