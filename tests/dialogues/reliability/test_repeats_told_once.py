"""What is said again and again: once each time, whatever fails at that moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message
from bot.webex.http.retry import RequestFailed
from bot.webex.outbound.messenger import WebexMessenger
from tests.chat import Chat, read
from tests.database_troubles import away
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
RISKY, EXPORT = "every day 12:00 show risky", "every day 12:00 export Denver dnd"
ALWAYS = 10_000


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind."""
    with Chat.started(cloud, database_url) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def passes(chat: Chat, minutes: int = 40) -> None:
    for _ in range(minutes):
        chat.run_plans()
        chat.clock.ahead += MINUTE


def comes(chat: Chat) -> None:
    """The moment of the repeat comes, for the bot and for Webex."""
    one = chat.bot.ground.store.repeat(1)
    assert one is not None
    until = one.due_at - chat.clock()
    chat.clock.ahead += until
    chat.cloud.move_clock(until)


def said(chat: Chat) -> list[Message]:
    """What the repeat said, after the answer that it is kept."""
    found = [one for one in chat.said("ana") if "To end it: end e-1" in read(one)]
    return [one for one in found if "Every day 12:00: " in read(one)]


def breaks(chat: Chat, status: int, times: int = ALWAYS, **how: Any) -> None:
    """Webex answers so from now on to messages for Ana."""
    room = chat.cloud.space("ana").id
    chat.cloud.fault("POST /messages$", status=status, times=times, room=room, **how)


@pytest.mark.parametrize("status", [403, 502])
@pytest.mark.parametrize("typed", [RISKY, EXPORT])
def test_what_webex_does_not_take_for_hours_is_said_once(chat: Chat, typed: str, status: int) -> None:
    chat.ask(typed)
    before = len(said(chat))
    comes(chat)
    breaks(chat, status)
    passes(chat, 120)
    chat.heal()
    passes(chat)
    found = said(chat)[before:]
    assert len(found) == 1 and "Not this time" not in read(found[0])
    assert [one.name for one in found[0].files] == (["settings.csv"] if typed == EXPORT else [])


def test_after_a_restart_it_is_said_with_its_file(cloud: Cloud, database_url: str) -> None:
    with Chat.started(cloud, database_url) as chat:
        chat.ask(EXPORT)
        before = len(said(chat))
        comes(chat)
        breaks(chat, 502)
        passes(chat, 2)
        ahead = chat.clock.ahead
        assert len(said(chat)) == before
    cloud.state.faults.clear()
    with Chat.started(cloud, database_url, ahead=ahead + HOUR) as chat:
        passes(chat, 2)
        (answer,) = said(chat)[before:]
        assert b"Lobby Denver" in answer.files[0].content
        store = chat.bot.ground.store
        assert store.last_told(cloud.space("ana").id, "repeat")[0].payload.get("file") is None


def test_what_webex_took_without_saying_so_is_said_once(chat: Chat) -> None:
    chat.ask(RISKY)
    before = len(said(chat))
    comes(chat)
    breaks(chat, 500, 1, before=False)
    passes(chat)
    assert len(said(chat)) == before + 1


def test_what_is_said_and_cannot_be_noted_is_said_once(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    chat.ask(RISKY)
    before, store, send, sent = len(said(chat)), chat.app.ground.store, WebexMessenger.send, list[str]()
    with ExitStack() as stack:

        def sends(self: Any, *given: Any, **how: Any) -> str:
            message_id = send(self, *given, **how)
            if not sent:
                stack.enter_context(away(store))
                sent.append(message_id)
            return message_id

        monkeypatch.setattr(WebexMessenger, "send", sends)
        comes(chat)
        chat.bot.changing.plan_work.look()
        chat.cloud.until(lambda: sent)
    passes(chat)
    assert len(said(chat)) == before + 1


def test_what_cannot_be_kept_is_said_when_it_is(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    chat.ask(RISKY)
    before, store, refused = len(said(chat)), chat.app.ground.store, list[object]()
    change = store.change_repeat
    with ExitStack() as stack:

        def refuses(*given: Any, **values: Any) -> Any:
            if "due_at" in values and not refused:
                stack.enter_context(away(store))
                refused.append(given)
            return change(*given, **values)

        monkeypatch.setattr(store, "change_repeat", refuses)
        comes(chat)
        chat.bot.changing.plan_work.look()
        chat.cloud.until(lambda: refused)
    passes(chat)
    assert len(said(chat)) == before + 1


def test_a_file_that_webex_refuses_is_said_in_words(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    create = WebexMessenger._create

    def refuses(self: Any, content: Any, file: Any, *rest: Any) -> str:
        if file is not None:
            raise RequestFailed(413)
        return create(self, content, file, *rest)

    chat.ask(EXPORT)
    before = len(said(chat))
    monkeypatch.setattr(WebexMessenger, "_create", refuses)
    comes(chat)
    passes(chat, 2)
    (answer,) = said(chat)[before:]
    assert not answer.files
    passes(chat)
    assert len(said(chat)) == before + 1


def test_one_that_is_ended_while_it_is_made_says_nothing(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    chat.ask(RISKY)
    before, store, ended = len(said(chat)), chat.app.ground.store, list[str]()
    change = store.change_repeat

    def ends(*given: Any, **values: Any) -> Any:
        if "due_at" in values and not ended:
            ended.append("")
            chat.ask("end e-1")
        return change(*given, **values)

    monkeypatch.setattr(store, "change_repeat", ends)
    comes(chat)
    passes(chat, 5)
    assert ended and len(said(chat)) == before
