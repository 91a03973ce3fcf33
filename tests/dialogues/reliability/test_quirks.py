"""The whole bot against the quirks of Webex: deep JSON, long waits, regions, licences, surnames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import EUROPEAN_REGION, LONG_RETRY_AFTER, Quirks
from bot.sandbox.state.seed_data import LICENCE_NAMES
from tests.chat import Chat, read
from tests.families import wrong_requests

SHOW = "show dnd lobby paris"
DND = "GET .*/doNotDisturb"
DEEP = "[" * 100_000
WALKABLE = "[" * 900 + "]" * 900
"""Python's parser takes it, and what walks it in turn does not."""


@pytest.mark.parametrize("body", [DEEP, WALKABLE, '{"errors": ' * 900 + "1" + "}" * 900], ids=len)
@pytest.mark.parametrize("status", [200, 400, 403, 500])
@pytest.mark.parametrize("asked", ["GET .*/doNotDisturb", "GET /workspaces", "GET /people/"])
def test_json_nested_without_end_is_an_answer_that_cannot_be_read(
    chat: Chat, asked: str, status: int, body: str
) -> None:
    chat.impatient()
    chat.app.ground.admin.directory._people._kept.clear()
    chat.app.ground.admin.directory._workspaces._kept.clear()
    chat.cloud.fault(asked, status=status, body=body, times=99)
    said = read(chat.ask(SHOW))
    assert "Webex" in said
    assert "went wrong in me" not in said
    assert "[[" not in said


@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_write_answered_by_json_nested_without_end(chat: Chat, status: int) -> None:
    chat.impatient()
    chat.cloud.fault("PUT .*/doNotDisturb", status=status, body=DEEP, before=False)
    said = read(chat.ask("set dnd lobby paris on"))
    assert "went wrong in me" not in said
    assert chat.setting("Lobby Paris", "doNotDisturb")["enabled"] is True


@pytest.mark.parametrize("asked", ["GET /messages/", "GET /conversation/", "GET /attachment/", "GET /rooms/"])
def test_a_message_that_comes_as_json_nested_without_end_takes_nothing_with_it(
    chat: Chat, asked: str
) -> None:
    chat.cloud.fault(asked, status=200, body=DEEP)
    chat.cloud.say(chat.cloud.person("ana"), chat.cloud.space("ana"), SHOW)
    chat.cloud.say(chat.cloud.person("ravi"), chat.cloud.space("ravi"), SHOW)
    assert "Do Not Disturb" in read(chat.hears("ravi", "Do Not Disturb"))


def test_a_long_wait_is_kept_for_its_full_time_and_said(chat: Chat) -> None:
    chat.cloud.fault(DND, status=429, headers={"Retry-After": LONG_RETRY_AFTER})
    said = read(chat.ask(SHOW))
    assert "Webex is asked too much at the moment" in said
    assert "Try again in 4 minutes." in said
    asked = len(chat.cloud.requests)
    assert "Try again in 4 minutes." in read(chat.ask(SHOW))
    new = [one.path for one in chat.cloud.requests[asked:] if one.who == "admin"]
    assert new == [], "nobody asks before the time is over"
    limiter = chat.app.ground.admin.rest._limiter
    limiter._paused_until -= float(LONG_RETRY_AFTER)
    limiter._next_turn_at = limiter._paused_until
    assert read(chat.ask(SHOW)).startswith("Do Not Disturb")


@pytest.mark.parametrize("spelled", ["Webex Calling - Profi", "", "カーリング"])
def test_a_licence_is_known_by_its_code_whatever_it_is_called(
    cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spelled: str
) -> None:
    cloud.state.reset(Quirks(licences="coded"))
    for licence in ("professional", "common area", "hot desk"):
        monkeypatch.setitem(LICENCE_NAMES, licence, spelled)
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}") as chat:
        found = {one.name: one.licence.value for one in chat.app.ground.admin.directory.workspaces()}
    assert (found["Lobby Paris"], found["Gym"], found["Hot Desk 7"]) == (
        "Professional",
        "Common area",
        "Hot desk only",
    )


@pytest.fixture
def european(cloud: Cloud, tmp_path: Path) -> Iterator[Chat]:
    cloud.state.reset(Quirks(region=EUROPEAN_REGION))
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}") as chat:
        yield chat
        assert wrong_requests(cloud) == []


@pytest.mark.parametrize("space", ["ana", "team"])
def test_spaces_of_another_region_are_spaces(european: Chat, space: str) -> None:
    form = european.ask("edit dnd lobby paris", space=space)
    saved = european.press(form, "Save", space=space, inputs={"f-enabled": "true"})
    assert "Saved" in read(saved) or "Done" in read(saved), read(saved)
    assert european.setting("Lobby Paris", "doNotDisturb")["enabled"] is True


@pytest.mark.parametrize("surname", ["none", "dot", "twice"])
def test_a_workspace_has_no_surname(chat: Chat, surname: Any) -> None:
    chat.cloud.state.quirks = replace(chat.cloud.state.quirks, surname=surname)
    kitchen = read(chat.ask("show emergency kitchen"))
    assert "Whose number: Lobby Paris" in kitchen
    assert "Lobby Paris ." not in kitchen
    assert "Lobby Paris Lobby Paris" not in kitchen
    found = read(chat.ask("available forward lobby denver atrium"))
    assert "Atrium ." not in found
    assert "Atrium Atrium" not in found


AGENT = {"id": "5kq2xw@50505050.us10.bcld.webex.com", "displayName": "Kim Dahl", "type": "PEOPLE"}


def test_an_identifier_that_webex_does_not_take_back_is_not_written(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    document = chat.cloud.setting(lobby, "privacy") | {"monitoringAgents": [AGENT]}
    chat.cloud.fault("GET .*/privacy", status=200, body=document, times=99)
    assert "Kim Dahl" in read(chat.ask("show privacy lobby paris"))
    said = read(chat.ask("set privacy lobby paris agents add kim lee"))
    assert "by an identifier that it does not take back" in said
    assert "Nothing was changed" in said
    assert chat.writes() == []
    chat.ask("set privacy lobby paris extension off")
    assert chat.writes() == [{"aaExtensionDialingEnabled": False}]
