"""What a space is told of a plan by itself: once and in order, whatever fails at that moment."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import Unkept
from bot.sandbox.cloud.cloud import Cloud
from bot.sentences import UNMADE
from bot.store.outbox import SqlOutbox
from bot.webex.http.retry import RequestFailed
from bot.webex.outbound.messenger import WebexMessenger
from cards.text import unmarked
from tests.chat import Chat, read
from tests.database_troubles import away
from tests.dialogues.timed.for_several import after, asked, on
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

ASKED = "set dnd lobby paris, kitchen and gym on"
ALL = {"Lobby Paris", "Kitchen", "Gym"}
MINUTE = timedelta(minutes=1)
ALWAYS = 10_000


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind."""
    with Chat.started(cloud, database_url) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def passes(chat: Chat, minutes: int = 40) -> None:
    for _ in range(minutes):
        chat.wait(MINUTE)
        chat.bot.changing.plan_work.run_due()


def is_end(text: str) -> bool:
    """Whether a message says that the three were changed, not how far the plan is."""
    return "Done. 3 changed" in " ".join(text.split())


def ends(chat: Chat) -> list[str]:
    return [text for one in chat.said("ana") if is_end(text := read(one))]


def test_an_end_that_webex_does_not_take_is_told_once(chat: Chat) -> None:
    asked(chat, ASKED)
    chat.cloud.fault("POST /messages$", status=502, times=4, room=chat.cloud.space("ana").id)
    chat.cloud.say(chat.cloud.person("ana"), chat.cloud.space("ana"), "run p-1")
    chat.cloud.until(lambda: on(chat) == ALL)
    passes(chat)
    assert len(ends(chat)) == 1


def test_an_end_that_webex_took_without_saying_so_is_told_once(chat: Chat) -> None:
    shown = asked(chat, ASKED)
    lost: list[str] = []
    send = WebexMessenger._create

    def loses(self: Any, content: Any, *rest: Any) -> str:
        if is_end(content["markdown"]) and not lost:
            lost.append(content["markdown"])
            chat.cloud.fault("POST /messages$", status=500, before=False, room=chat.cloud.space("ana").id)
        return send(self, content, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WebexMessenger, "_create", loses)
        after(chat, shown, "Run")
        passes(chat)
    assert lost and len(ends(chat)) == 1


def test_an_end_that_is_said_and_cannot_be_noted_is_told_once(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = asked(chat, ASKED)
    store, send, said = chat.app.ground.store, WebexMessenger.send, list[str]()
    with ExitStack() as stack:

        def sends(self: Any, space_id: str, reply: Any, *rest: Any, **how: Any) -> str:
            sent = send(self, space_id, reply, *rest, **how)
            if is_end(reply.text) and not said:
                stack.enter_context(away(store))
                said.append(sent)
            return sent

        monkeypatch.setattr(WebexMessenger, "send", sends)
        chat.press(shown, "Run")
        chat.cloud.until(lambda: said)
    passes(chat)
    assert len(ends(chat)) == 1


def test_an_end_that_cannot_be_kept_is_told_when_it_is(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = asked(chat, ASKED)
    put, refused = SqlOutbox.put, list[object]()
    with ExitStack() as stack:

        def breaks(*given: Any) -> None:
            if not refused:
                refused.append(given)
                raise Unkept
            put(*given)

        monkeypatch.setattr(SqlOutbox, "put", breaks)
        chat.press(shown, "Run")
        chat.cloud.until(lambda: refused)
        stack.enter_context(away(chat.app.ground.store))
    passes(chat)
    assert len(ends(chat)) == 1 and on(chat) == ALL


@pytest.mark.parametrize("status", [403, 409])
def test_an_end_in_a_space_that_takes_no_messages_is_told_after_a_restart(
    cloud: Cloud, database_url: str, status: int
) -> None:
    with Chat.started(cloud, database_url) as chat:
        asked(chat, ASKED)
        with chat.held(chat.bot.changing.plan_work):
            chat.ask("run p-1")
            cloud.fault("POST /messages$", status=status, times=ALWAYS, room=cloud.space("ana").id)
        chat.bot.changing.plan_work.run_due()
        chat.deliver_notices()
        assert on(chat) == ALL and ends(chat) == []
    cloud.state.faults.clear()
    with Chat.started(cloud, database_url, ahead=timedelta(hours=1)) as chat:
        chat.deliver_notices()
        passes(chat, 2)
        assert len(ends(chat)) == 1


def test_an_end_is_told_when_the_bot_is_in_the_space_again(chat: Chat) -> None:
    asked(chat, ASKED)
    with ExitStack() as stack:
        stack.enter_context(chat.held(chat.bot.changing.plan_work))
        chat.ask("run p-1")
        with chat.taken_out_of("ana"):
            stack.close()
            chat.bot.changing.plan_work.run_due()
            chat.deliver_notices()
            assert ends(chat) == []
    passes(chat, 2)
    assert len(ends(chat)) == 1


def test_an_end_whose_card_webex_refuses_is_told_in_words(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, create = asked(chat, ASKED), WebexMessenger._create

    def refuses(self: Any, content: Any, *rest: Any) -> str:
        if "attachments" in content and is_end(content["markdown"]):
            raise RequestFailed(400)
        return create(self, content, *rest)

    monkeypatch.setattr(WebexMessenger, "_create", refuses)
    chat.press(shown, "Run")
    passes(chat, 10)
    assert len(ends(chat)) == 1 and chat.said("ana")[-1].card is None


def test_what_no_card_can_be_made_of_is_said_plainly_and_holds_back_nothing(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(self: object) -> None:
        raise ValueError("secret words")

    chat.ask("watch gym")
    shown = asked(chat, ASKED)
    monkeypatch.setattr("bot.changes.plans.plan_cards.PlanCards.ended", broken)
    with caplog.at_level(logging.ERROR):
        chat.press(shown, "Run")
        passes(chat)
    assert [one for one in chat.said("ana") if read(one) == unmarked(UNMADE)]
    assert "Notice plan 1 " in caplog.text and "is given up" in caplog.text
    assert "secret words" not in caplog.text
    chat.give_roles("ravi", "id_full_admin")
    chat.ask("set intercept gym on", "ravi")
    chat.hears("ana", "Gym: Call Intercept changed")


def test_a_preview_that_came_too_late_is_not_said_after_the_end(chat: Chat) -> None:
    with chat.notices_paused():
        chat.ask(ASKED)
        chat.bot.changing.plan_work.run_due()
        chat.ask("run p-1")
        chat.bot.changing.plan_work.run_due()
    chat.deliver_notices()
    posted = [one.body["markdown"] for one in chat.cloud.requests if one.path == "/messages" and one.body]
    assert not any("Shall I run it?" in one for one in posted)
    assert len(ends(chat)) == len([one for one in posted if is_end(unmarked(one))]) == 1
