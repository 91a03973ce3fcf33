"""What is tried to get round the second key that a risky change needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import buttons, read
from tests.dialogues.approvals.keys import Keys, two_keys

pytest_plugins = ["tests.postgres"]

PARIS, PREMIUM = "+33170001234", "+19005551234"


@pytest.fixture
def keys(cloud: Cloud, database_url: str) -> Iterator[Keys]:
    with two_keys(cloud, database_url, "risky") as keys:
        yield keys


def forward(cloud: Cloud, workspace: str, number: str, *, is_on: bool) -> None:
    """Changed elsewhere."""
    always = {"enabled": is_on, "destination": number, "ringReminderEnabled": False}
    body = {"callForwarding": {"always": {**always, "destinationVoicemailEnabled": False}}}
    cloud.change(cloud.workspace(workspace), "callForwarding", body)


@pytest.mark.parametrize("time", ["", " for 2 hours"])
def test_a_circle_needs_it(keys: Keys, cloud: Cloud, time: str) -> None:
    forward(cloud, "Lobby Denver", PARIS, is_on=True)
    card = keys.ask(f"set forwarding lobby paris all calls go to 5510 forward all calls on{time}")
    assert read(card).startswith("r-1: Call Forwarding · Lobby Paris?")
    assert "Calls go in a circle: Lobby Paris → Lobby Denver → Lobby Paris." in read(card)
    assert keys.chat.writes() == []


def test_a_plan_that_makes_a_circle_needs_it(keys: Keys, cloud: Cloud) -> None:
    forward(cloud, "Lobby Denver", PARIS, is_on=True)
    keys.ask("set forwarding lobby paris, kitchen all calls go to 5510 forward all calls on")
    keys.done()
    keys.ask("run p-1")
    assert keys.request().state == "open"
    assert "Calls go in a circle" in keys.last()
    assert keys.chat.writes() == []


@pytest.mark.parametrize("time", ["", " for 2 hours"])
def test_a_plan_that_turns_on_a_premium_number_that_is_there_needs_it(
    keys: Keys, cloud: Cloud, time: str
) -> None:
    forward(cloud, "Board Room 2", PARIS, is_on=False)
    forward(cloud, "Huddle", PARIS, is_on=False)
    forward(cloud, "Lobby Denver", PREMIUM, is_on=False)
    keys.ask(f"set forwarding board room 2, huddle, lobby denver forward all calls on{time}")
    keys.done()
    keys.ask("run p-1")
    assert keys.request().state == "open"
    assert "premium-rate" in keys.last()
    keys.done()
    assert keys.chat.writes() == []


def test_one_workspace_of_an_agreed_plan_is_not_put_back_early_without_it(keys: Keys) -> None:
    keys.ask(f"set forwarding lobby paris, huddle all calls go to {PREMIUM} forward all calls on for 2 hours")
    keys.done()
    keys.ask("run p-1")
    keys.press("Approve")
    keys.done()
    written = len(keys.chat.writes())
    assert written == 2
    keys.ask("end s-1 now")
    keys.done()
    assert keys.request(2).state == "open"
    assert len(keys.chat.writes()) == written
    keys.press("Approve")
    keys.done()
    assert len(keys.chat.writes()) == written + 1
    assert keys.request(2).state == "done"


def test_a_plan_is_not_ended_early_by_one_alone_where_that_puts_back_a_premium_number(
    keys: Keys, cloud: Cloud
) -> None:
    for workspace in ("Lobby Paris", "Huddle"):
        forward(cloud, workspace, PREMIUM, is_on=True)
    keys.ask("set forwarding lobby paris, huddle forward all calls off for 2 hours")
    keys.done()
    keys.ask("run p-1")
    keys.done()
    written = len(keys.chat.writes())
    assert written == 2
    assert "needs a second key" in read(keys.ask("end p-1 now"))
    keys.done()
    assert len(keys.chat.writes()) == written
    keys.ask("undo p-1")
    keys.done()
    keys.ask("run p-2")
    keys.press("Approve")
    keys.done()
    assert len(keys.chat.writes()) == written + 2


@pytest.mark.parametrize(
    ("alias", "said"),
    [
        ("lobbycheck = approve r-1", "lobbycheck"),
        ("lobbycheck = deny r-1", "lobbycheck."),
        ("lobbycheck = approve r-1", " Lobbycheck!"),
    ],
)
def test_nobody_decides_by_a_name_for_other_words(keys: Keys, alias: str, said: str) -> None:
    keys.ask(f"alias {alias}")
    forward_outside(keys)
    assert "Nobody decides by a name for other words." in read(keys.ask(said, "ravi"))
    keys.done()
    assert keys.request().state == "open"
    assert keys.chat.writes() == []


def test_nobody_does_it_alone_by_a_name_for_other_words(keys: Keys) -> None:
    keys.ask("alias hurry = break glass r-1")
    forward_outside(keys)
    assert "Nobody decides" in read(keys.ask("hurry"))
    assert keys.request().state == "open"


def forward_outside(keys: Keys) -> None:
    card = keys.ask(f"set forwarding lobby paris all calls go to {PREMIUM} forward all calls on")
    assert "Approve" in buttons(card)
