"""What could make a change pass beside the second key, or twice: shown harmless."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.changes.approvals.approvals import KIND, MAKE_WITHIN
from bot.changes.request import ChangeRequest
from bot.errors import BotError, OutOfDate, Unkept
from bot.sandbox.cloud.cloud import Cloud
from bot.store.tasks import queue_tasks
from bot.work.port import Task
from cards.payload import KEY
from tests.chat import Chat, button, read
from tests.dialogues.approvals.keys import TEAM, Keys, two_keys

pytest_plugins = ["tests.postgres"]


@pytest.fixture
def keys(cloud: Cloud, database_url: str) -> Iterator[Keys]:
    with two_keys(cloud, database_url) as keys:
        yield keys


def wake(keys: Keys, number: int = 1) -> None:
    """The request is woken once more, as after a crash."""
    with keys.chat.app.ground.store._writing() as tx:
        queue_tasks(tx, [Task(KIND, str(number), keys.chat.clock())])
    keys.done()


def at_once(*do: Callable[[], object]) -> list[str]:
    """What came of these when they were done at the same moment: nothing, or the refusal."""
    together = threading.Barrier(len(do))

    def one(call: Callable[[], object]) -> str:
        together.wait(30)
        try:
            call()
        except OutOfDate as refusal:
            return refusal.sentence
        return ""

    with ThreadPoolExecutor(len(do)) as pool:
        return list(pool.map(one, do))


def test_approve_and_deny_at_once(keys: Keys) -> None:
    keys.chat.give_roles("sam", "id_full_admin")
    keys.ask("set dnd lobby paris on")
    directory, approvals = keys.chat.bot.ground.admin.directory, keys.chat.app.changing.approvals
    ravi, sam = (directory.person(keys.chat.cloud.person(one).id, fresh=True) for one in ("ravi", "sam"))
    said = at_once(lambda: approvals.approve(1, ravi), lambda: approvals.deny(1, sam, "no"))
    assert said.count("") == 1
    keys.done()
    is_approved = said[0] == ""
    assert keys.is_on() is is_approved
    assert keys.request().state == ("done" if is_approved else "denied")
    assert len(keys.chat.writes()) == is_approved


def test_approve_many_times_at_once_makes_it_once(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    person = keys.chat.bot.ground.admin.directory.person(keys.chat.cloud.person("ravi").id, fresh=True)
    approvals = keys.chat.app.changing.approvals
    said = at_once(*[lambda: approvals.approve(1, person)] * 6)
    assert said.count("") == 1
    keys.done()
    wake(keys)
    assert len(keys.chat.writes()) == 1
    assert "was agreed to and is done" in read(keys.ask("approve r-1", "ravi"))


def test_withdraw_and_approve_at_once(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    directory, approvals = keys.chat.bot.ground.admin.directory, keys.chat.app.changing.approvals
    ravi, ana = (directory.person(keys.chat.cloud.person(one).id, fresh=True) for one in ("ravi", "ana"))
    said = at_once(lambda: approvals.approve(1, ravi), lambda: approvals.withdraw(1, ana))
    keys.done()
    assert said.count("") == 1
    assert len(keys.chat.writes()) == (said[0] == "")


def test_a_forged_press_is_of_whoever_presses(keys: Keys) -> None:
    """What a card sends is anybody's to write; who pressed, Webex says."""
    card = keys.ask("set dnd lobby paris on")
    forged = button(card, "Approve")
    forged[KEY] = {**forged[KEY], "person": keys.chat.cloud.person("ravi").id, "sender_id": "ravi"}
    assert "You asked for r-1 yourself" in read(keys.chat.send(card, forged, "ana", TEAM))
    keys.chat.invite("olga", TEAM)
    for person in ("sam", "olga", "lena"):
        keys.chat.send(card, button(card, "Approve"), person, TEAM)
    keys.done()
    assert keys.is_on(), "Lena is an administrator of this location"
    assert keys.request().decided_by == "Lena Maes"


def test_who_may_not_write_there_cannot_decide(keys: Keys) -> None:
    keys.chat.give_roles("ravi", "id_readonly_admin")
    card = keys.ask("set dnd gym on")
    keys.chat.invite("olga", TEAM)
    for person in ("ravi", "lena", "sam", "olga"):
        for text in ("approve r-1", "deny r-1", "withdraw r-1", "remind r-1", "break glass r-1 because x"):
            keys.ask(text, person)
        keys.chat.send(card, button(card, "Approve"), person, TEAM)
    keys.done()
    assert keys.request().state == "open"
    assert keys.chat.writes() == []


def test_roles_count_as_they_are_at_the_press(keys: Keys) -> None:
    card = keys.ask("set dnd lobby paris on")
    keys.ask("whoami", "ravi")
    keys.chat.give_roles("ravi")
    keys.chat.send(card, button(card, "Approve"), "ravi", TEAM)
    keys.done()
    assert keys.request().state == "open"


def test_a_stored_request_that_was_tampered_with_is_not_made(keys: Keys) -> None:
    """The door compares what is about to be written with what was agreed to."""
    keys.ask("set dnd lobby paris on")
    with keys.chat.held(keys.chat.bot.changing.work):
        nothing_but_what_was_agreed(keys)


def nothing_but_what_was_agreed(keys: Keys) -> None:
    one, store = keys.request(), keys.chat.app.ground.store
    agreed = store.change_approval(
        one, state="agreed", decided_by_id="x", decided_by="X", expires_at=keys.chat.clock() + MAKE_WITHIN
    )
    assert agreed is not None
    other = keys.chat.cloud.workspace("Gym").id
    changes = keys.chat.app.services.changes
    for forged in ({"workspace_id": other}, {"family": "waiting"}, {"values": {"enabled": False}}):
        request = ChangeRequest.load({**one.request, **forged, "base": {}, "approval_id": 1})
        with pytest.raises(BotError, match=r"Nobody has agreed|so already"):
            outcome = changes.apply(request)
            raise BotError(f"{outcome.result.value}: nothing written, it is so already")
    request = ChangeRequest.load({**one.request, "approval_id": 99})
    with pytest.raises(OutOfDate, match="Nobody has agreed"):
        changes.apply(request)
    assert keys.chat.writes() == []
    assert changes.apply(ChangeRequest.load({**one.request, "approval_id": 1})).entry_id == 1
    with pytest.raises(BotError):
        changes.apply(ChangeRequest.load({**one.request, "values": {"enabled": False}, "base": {}}))
    assert len(keys.chat.writes()) == 1


def test_a_bot_that_stops_between_the_agreement_and_the_write(keys: Keys) -> None:
    """The next start makes it, once."""
    keys.ask("set dnd lobby paris on")
    with keys.chat.held(keys.chat.bot.changing.work):
        keys.press("Approve")
        assert keys.request().state == "agreed"
        assert keys.chat.writes() == []
    keys.done()
    wake(keys)
    assert keys.is_on()
    assert len(keys.chat.writes()) == 1


def test_a_bot_that_stops_behind_the_write_looks_and_does_not_repeat(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.ask("set dnd lobby paris on")
    store = keys.chat.app.ground.store

    def gone(*_: object) -> bool:
        raise Unkept

    with monkeypatch.context() as broken:
        broken.setattr(store, "settle", gone)
        keys.press("Approve")
        keys.chat.bot.changing.work.run_due()
    entry = store.change(1)
    assert entry is not None
    assert entry.state == "intended"
    keys.done(timedelta(minutes=6))
    keys.chat.bot.upkeep.settle()
    keys.done(timedelta(minutes=1))
    assert keys.request().state == "done"
    assert len(keys.chat.writes()) == 1


def test_what_webex_does_not_answer_is_looked_at_again(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    keys.chat.cloud.fault("PUT .*/doNotDisturb", drop=True, later=True, times=1)
    keys.press("Approve")
    keys.done()
    assert keys.request().state == "agreed"
    keys.chat.cloud.run_postponed()
    keys.done(timedelta(minutes=2))
    keys.chat.bot.upkeep.settle()
    assert "Changed: Do Not Disturb" in keys.done(timedelta(minutes=1))
    assert len(keys.chat.writes()) == 1


def test_what_webex_refuses_is_told_and_asked_for_again(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    keys.chat.cloud.fault("PUT .*/doNotDisturb", status=400, body={"message": "Not today."}, times=1)
    keys.press("Approve")
    told = keys.done()
    assert "Not made: Do Not Disturb" in told
    assert "Not today" in told
    keys.press("Ask again", "ana")
    keys.press("Approve")
    keys.done()
    assert keys.is_on()


def test_a_workspace_that_is_gone_or_renamed(keys: Keys) -> None:
    keys.ask("set dnd gym on")
    keys.chat.rename("Gym", "Sports Hall")
    keys.press("Approve")
    keys.done()
    assert keys.is_on("Sports Hall")
    keys.ask("set dnd lobby paris on")
    keys.chat.remove("Lobby Paris")
    keys.chat.read_workspaces()
    assert "the workspace is gone" in read(keys.press("Approve"))
    assert len(keys.chat.writes()) == 1


def test_odd_words_are_no_agreement(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    for text in (
        "approve", "approve r-1 r-2", "approve r-0", "approve r--1", "approve r-999999999999",
        "do not approve r-1",
        "should I approve r-1?", "approve r-1?", "approve r-1 if ana is sure", "approve lobby paris",
        "deny", "break glass", "break the glass", "yes", "do it", "ok",
    ):  # fmt: skip
        keys.ask(text, "ravi")
    keys.done()
    assert keys.request().state == "open"
    assert keys.chat.writes() == []


def test_the_clock_back_an_hour_and_the_database_away(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.ask("set dnd lobby paris on")
    keys.chat.clock.ahead -= timedelta(hours=1)
    keys.done()
    store = keys.chat.app.ground.store
    with monkeypatch.context() as broken:

        def gone(*_: object, **__: object) -> None:
            raise Unkept

        broken.setattr(store, "change_approval", gone)
        assert "I cannot read or write my own database" in read(keys.ask("approve r-1", "ravi"))
    assert keys.request().state == "open"
    keys.ask("approve r-1", "ravi")
    keys.done()
    assert keys.is_on()


def test_requests_are_seen_by_those_who_may_see_the_workspace(keys: Keys) -> None:
    keys.ask("set dnd gym on")
    assert "Nothing waits" in read(keys.ask("requests", "lena"))
    assert "r-1 · Do Not Disturb · Gym" in read(keys.ask("requests", "ravi"))
    assert "I know of no request r-1" in read(keys.ask("show r-1", "lena"))
    assert "Ana Roux asks for this" in read(keys.chat.ask("show r-1", "ravi"))


def test_a_card_from_before_a_restart_is_pressed(cloud: Cloud, database_url: str) -> None:
    with two_keys(cloud, database_url) as keys:
        card = keys.ask("set dnd lobby paris on")
    with two_keys(cloud, database_url) as keys:
        keys.chat.send(card, button(card, "Approve"), "ravi", TEAM)
        keys.done()
        assert card.id not in {one.id for one in keys.chat.said(TEAM)}
        assert "was agreed to and is done" in read(keys.ask("deny r-1", "ravi"))
        assert keys.is_on()
        assert len(keys.chat.writes()) == 1


def test_the_policy_counts_as_it_is_when_it_is_made(cloud: Cloud, database_url: str) -> None:
    """What was set for later before there was a policy does not begin by itself."""
    with Chat.started(cloud, database_url) as chat:
        day = chat.clock() + timedelta(days=2)
        named = f"{day.day} {day:%b %Y}".lower()
        chat.ask(f"set dnd lobby paris on from {named} 9:00 to {named} 17:00")
        assert len(chat.bot.ground.store.open_timed()) == 1
    ahead = day.replace(hour=12, minute=0) - chat.clock()
    with two_keys(cloud, database_url, ahead=ahead) as keys:
        keys.done()
        told = read(keys.chat.said("ana")[-1])
        assert told.startswith("Not begun: Do Not Disturb")
        assert "Another administrator must agree first" in told
        assert keys.chat.writes() == []


def test_off_nothing_is_asked(cloud: Cloud, database_url: str) -> None:
    with Chat.started(cloud, database_url) as chat:
        assert read(chat.ask("set dnd lobby paris on")).startswith("Saved")
        assert "Nothing waits" in read(chat.ask("requests"))
