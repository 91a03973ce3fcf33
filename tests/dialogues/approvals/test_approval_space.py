"""A space for approvals: it is shown there what is asked for in others, and how it stands."""

from __future__ import annotations

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import read
from tests.dialogues.approvals.keys import TEAM, two_keys

pytest_plugins = ["tests.postgres"]


def test_what_is_asked_for_in_private_is_decided_there(cloud: Cloud, database_url: str) -> None:
    space = cloud.space(TEAM).id
    with two_keys(cloud, database_url, approval_space=space) as keys:
        keys.chat.ask("set dnd lobby paris on")
        keys.done()
        card = keys.chat.said(TEAM)[-1]
        assert "Ana Roux asks for this" in read(card)
        keys.press("Approve")
        keys.done()
        assert read(keys.chat.said("ana")[-1]).startswith("Changed: Do Not Disturb")
        assert keys.last().startswith("Changed: Do Not Disturb")
        assert not any("asks for this" in read(one) for one in keys.chat.said(TEAM))
        keys.chat.ask("set dnd gym on")
        keys.done()
        keys.chat.ask("break glass because nobody is awake")
        keys.done()
        assert "did this alone, without a second key: “nobody is awake”" in keys.last()
        keys.chat.ask("set dnd atrium on")
        keys.done()
        denied = keys.press("Deny", inputs={"say": "not today"})
        assert read(denied) == "r-3 is denied. not today"
        assert "denied it: “not today”" in keys.done()
        assert "denied it: “not today”" in read(keys.chat.said("ana")[-1])
        assert len(keys.chat.writes()) == 2


def test_a_space_that_the_bot_is_not_in_keeps_nothing_from_working(cloud: Cloud, database_url: str) -> None:
    with two_keys(cloud, database_url, approval_space="nowhere") as keys:
        keys.ask("set dnd lobby paris on")
        keys.done()
        keys.press("Approve")
        keys.done()
        assert keys.is_on()


def test_the_status_space_is_told_what_is_done_alone(cloud: Cloud, database_url: str) -> None:
    space = cloud.space(TEAM).id
    with two_keys(cloud, database_url, status_space=space) as keys:
        keys.chat.ask("set dnd lobby paris on")
        keys.done()
        assert not any("asks for this" in read(one) for one in keys.chat.said(TEAM))
        keys.chat.ask("break glass because nobody is awake")
        keys.done()
        assert "did this alone, without a second key: “nobody is awake”" in keys.last()
