"""What is told of requests for a second key: once and in order, whatever fails at that moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest

from bot.changes.approvals.approvals import AGREE_WITHIN
from bot.changes.plans.plans import Plans
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message
from bot.webex.outbound.messenger import WebexMessenger
from tests.chat import read
from tests.database_troubles import away
from tests.dialogues.approvals.keys import TEAM, Keys, two_keys
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ALWAYS = 10_000
ASKED, CHANGED = "Ana Roux asks for this", "Changed: Do Not Disturb"


@pytest.fixture
def keys(cloud: Cloud, database_url: str) -> Iterator[Keys]:
    """What Ana asks for alone with the bot is decided in the team's space."""
    with two_keys(cloud, database_url, approval_space=cloud.space(TEAM).id) as keys:
        yield keys
        assert wrong_requests(cloud) == []


def passes(keys: Keys, minutes: int = 40) -> None:
    for _ in range(minutes):
        keys.done(MINUTE)


def told(keys: Keys, words: str, space: str = TEAM) -> list[Message]:
    return [one for one in keys.chat.said(space) if words in read(one)]


def breaks(keys: Keys, space: str, status: int, times: int = ALWAYS, **how: Any) -> None:
    """Webex answers so from now on to messages for a space."""
    cloud = keys.chat.cloud
    cloud.fault("POST /messages$", status=status, times=times, room=cloud.space(space).id, **how)


@pytest.mark.parametrize("status", [403, 409])
def test_a_request_is_shown_to_who_may_agree_when_their_space_takes_messages(keys: Keys, status: int) -> None:
    breaks(keys, TEAM, status)
    keys.chat.ask("set dnd lobby paris on")
    passes(keys, 10)
    assert told(keys, ASKED) == []
    keys.chat.heal()
    passes(keys)
    assert len(told(keys, ASKED)) == 1
    keys.press("Approve")
    passes(keys, 1)
    assert len(told(keys, CHANGED)) == len(told(keys, CHANGED, "ana")) == 1
    assert told(keys, ASKED) == [] and keys.is_on()


def test_a_request_is_shown_when_the_bot_is_in_the_space_again(keys: Keys) -> None:
    with keys.chat.taken_out_of(TEAM):
        keys.chat.ask("set dnd lobby paris on")
        passes(keys, 2)
    passes(keys, 5)
    assert len(told(keys, ASKED)) == 1


def test_what_webex_took_without_saying_so_is_told_once(keys: Keys) -> None:
    keys.chat.ask("set dnd lobby paris on")
    keys.done()
    breaks(keys, "ana", 500, 1, before=False)
    keys.press("Approve")
    passes(keys)
    assert len(told(keys, CHANGED, "ana")) == len(told(keys, CHANGED)) == 1


def test_what_is_said_and_cannot_be_noted_is_told_once(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.chat.ask("set dnd lobby paris on")
    keys.done()
    store, send, said = keys.chat.app.ground.store, WebexMessenger.send, list[str]()
    with ExitStack() as stack:

        def sends(self: Any, space_id: str, reply: Any, *rest: Any, **how: Any) -> str:
            sent = send(self, space_id, reply, *rest, **how)
            if space_id == keys.chat.cloud.space("ana").id and not said:
                stack.enter_context(away(store))
                said.append(sent)
            return sent

        monkeypatch.setattr(WebexMessenger, "send", sends)
        keys.press("Approve")
        keys.chat.cloud.until(lambda: said)
    passes(keys)
    assert len(told(keys, CHANGED, "ana")) == 1 and keys.is_on()


def test_what_became_of_it_and_cannot_be_kept_is_told_when_it_is(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.chat.ask("set dnd lobby paris on")
    keys.done()
    store, refused = keys.chat.app.ground.store, list[object]()
    change = store.change_approval
    with ExitStack() as stack:

        def refuses(*given: Any, **values: Any) -> Any:
            if values.get("state") == "done" and not refused:
                stack.enter_context(away(store))
                refused.append(given)
            return change(*given, **values)

        monkeypatch.setattr(store, "change_approval", refuses)
        keys.press("Approve")
        keys.chat.cloud.until(lambda: refused)
    passes(keys)
    assert len(told(keys, CHANGED, "ana")) == len(told(keys, CHANGED)) == 1
    assert len(keys.chat.writes()) == 1


def test_a_space_that_cannot_be_told_holds_back_no_plan_and_nobody_else(keys: Keys) -> None:
    keys.chat.ask("set dnd lobby paris, gym and kitchen on")
    keys.done()
    keys.chat.press(keys.chat.said("ana")[-1], "Run")
    keys.done()
    keys.chat.ask("approve r-1", "ravi", "ravi")
    breaks(keys, TEAM, 502)
    passes(keys, 3)
    assert keys.request().state == "done"
    assert "Done. 3 changed" in " ".join(read(keys.chat.said("ana")[-1]).split())
    keys.chat.heal()
    passes(keys)
    assert len(told(keys, "Ravi Patel agreed")) == 1 and told(keys, ASKED) == []


def test_that_somebody_agreed_is_told_before_the_end_of_a_short_plan(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.ask("set dnd lobby paris, gym and kitchen on")
    keys.done()
    keys.press("Run", "ana")
    keys.done()
    run = Plans.run_agreed

    def runs_at_once(self: Plans, *given: Any) -> None:
        run(self, *given)
        keys.chat.bot.changing.plan_work.run_due()

    monkeypatch.setattr(Plans, "run_agreed", runs_at_once)
    with keys.chat.notices_paused():
        keys.press("Approve")
        keys.chat.bot.changing.work.run_due()
    keys.chat.deliver_notices()
    keys.done(MINUTE)
    said = [" ".join(read(one).split()) for one in keys.chat.said(TEAM)]
    agreed = next(place for place, one in enumerate(said) if one.startswith("Agreed"))
    assert agreed < next(place for place, one in enumerate(said) if "Done. 3 changed" in one)
    assert sum(one.startswith("Agreed") for one in said) == 1


@pytest.mark.parametrize("status", [403, 502])
def test_that_a_request_has_run_out_is_told_after_a_restart(
    cloud: Cloud, database_url: str, status: int
) -> None:
    space = cloud.space(TEAM).id
    with two_keys(cloud, database_url, approval_space=space) as keys:
        keys.chat.ask("set dnd lobby paris on")
        keys.done()
        for one in (TEAM, "ana"):
            breaks(keys, one, status)
        keys.done(AGREE_WITHIN)
        assert told(keys, "Run out") == []
    cloud.state.faults.clear()
    with two_keys(cloud, database_url, approval_space=space, ahead=AGREE_WITHIN + HOUR) as keys:
        passes(keys, 2)
        assert len(told(keys, "Run out")) == len(told(keys, "Run out", "ana")) == 1
        assert told(keys, ASKED) == []
        passes(keys)
        assert len(told(keys, "Run out")) == len(told(keys, "Run out", "ana")) == 1


def test_a_reminder_is_shown_once_more_and_once(keys: Keys) -> None:
    keys.chat.ask("set dnd lobby paris on")
    keys.done(6 * MINUTE)
    first = told(keys, ASKED)
    breaks(keys, TEAM, 502, 2)
    keys.chat.ask("remind r-1")
    passes(keys)
    (second,) = told(keys, ASKED)
    assert [second] != first
