"""Repeats when they are due: said once, with the rights of that moment, also late; they only read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message
from bot.work.port import Task
from tests.chat import Chat, buttons, read
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
RISKY = "every day 12:00 show risky"


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own, on a database of each kind."""
    with Chat.started(cloud, database_url) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def passes(chat: Chat, length: timedelta = timedelta()) -> None:
    """So much time passes, and what is due by then is done."""
    chat.clock.ahead += length
    chat.run_plans()


def comes(chat: Chat, number: int = 1, after: timedelta = MINUTE) -> None:
    """The moment of a repeat comes."""
    one = chat.bot.ground.store.repeat(number)
    assert one is not None
    passes(chat, one.due_at - chat.clock() + after)


def said(chat: Chat, number: int = 1, space: str = "ana") -> list[Message]:
    """What a repeat said."""
    return [one for one in chat.said(space) if f"end e-{number}" in read(one) and "To end it" in read(one)][
        1:
    ]


def test_it_is_said_at_its_moment_day_after_day(chat: Chat) -> None:
    chat.ask("set intercept atrium on")
    chat.ask(RISKY)
    passes(chat)
    assert said(chat) == []
    for count in (1, 2):
        comes(chat)
        assert len(said(chat)) == count
    last = said(chat)[-1]
    assert read(last).startswith("Every day 12:00: show risky. To end it: end e-1.")
    assert "1 of 10 workspaces." in read(last) and "Atrium" in read(last)
    assert last.parent_id is None
    assert read(chat.press(last, "Open")).startswith("Atrium")
    chat.ask("end e-1")
    passes(chat, 3 * DAY)
    assert len(said(chat)) == 2


def test_a_file_comes_with_its_line(chat: Chat) -> None:
    chat.ask("every day 12:00 export Denver dnd")
    comes(chat)
    (answer,) = said(chat)
    assert answer.files[0].name == "settings.csv" and "Every day 12:00: export Denver dnd" in read(answer)


def test_woken_twice_it_is_said_once(chat: Chat) -> None:
    chat.ask(RISKY)
    comes(chat)
    store, one = chat.bot.ground.store, chat.bot.ground.store.repeat(1)
    assert one is not None
    with store.transaction() as tx:
        chat.bot.changing.plan_work.add(tx, [Task("repeat", "1", chat.clock())])
    passes(chat)
    assert len(said(chat)) == 1
    # Another process is at it.
    comes(chat, after=-MINUTE)
    held = store.change_repeat(one, held_until=chat.clock() + timedelta(minutes=4))
    assert held is not None
    passes(chat, 2 * MINUTE)
    assert len(said(chat)) == 1
    # It is gone, so it is said now.
    passes(chat, 4 * MINUTE)
    assert len(said(chat)) == 2


def test_after_a_time_without_the_bot_it_is_said_once_and_late(chat: Chat) -> None:
    chat.ask(RISKY)
    comes(chat, after=5 * DAY + timedelta(hours=2))
    (late,) = said(chat)
    assert "It was due " in read(late)
    comes(chat)
    assert len(said(chat)) == 2 and "It was due" not in read(said(chat)[-1])


def test_it_has_the_rights_of_who_asked_at_that_moment(chat: Chat) -> None:
    chat.ask("every day 12:00 show dnd in all lobbies", "lena", space="team")
    chat.ask("every day 13:00 show risky", "ravi", space="team")
    chat.give_roles("ravi")
    comes(chat, 1)
    assert "Lobby Denver" not in read(said(chat, 1, "team")[-1])
    before = len(chat.cloud.requests)
    comes(chat, 2)
    ended = chat.hears("team", "e-2 is ended")
    assert "may not look at call settings any more. Nothing was read." in read(ended)
    asked = chat.cloud.requests[before:]
    assert not any("features" in one.path or "telephony" in one.path for one in asked)
    passes(chat, 3 * DAY)
    assert sum("e-2 is ended" in read(one) for one in chat.said("team")) == 1
    assert "e-2" not in read(chat.ask("repeats", space="team"))


def test_rights_that_cannot_be_read_are_none_and_tried_again(chat: Chat) -> None:
    chat.ask(RISKY)
    chat.impatient()
    chat.cloud.fault("GET /people/(?!me)", status=500, times=50)
    comes(chat)
    assert said(chat) == []
    chat.heal()
    passes(chat, 2 * MINUTE)
    assert len(said(chat)) == 1


def test_a_name_that_means_a_change_by_now_is_never_done(chat: Chat) -> None:
    chat.ask("alias quick look = show dnd gym")
    chat.ask("every day 12:00 quick look")
    comes(chat)
    assert "Do Not Disturb · Gym" in read(said(chat)[-1])
    chat.ask("alias quick look = set dnd gym on")
    comes(chat)
    assert "I repeat only what shows something" in read(chat.hears("ana", "e-1 is ended"))
    assert chat.writes() == []
    assert "There are none." in read(chat.ask("repeats"))


def test_what_comes_to_nothing_is_told_and_ended_in_the_end(chat: Chat) -> None:
    chat.ask("every day 12:00 show gym")
    chat.remove("Gym")
    chat.read_workspaces()
    for _ in range(2):
        comes(chat)
        assert "There is no workspace “gym”" in read(said(chat)[-1])
    comes(chat)
    assert "There is no workspace “gym”" in read(chat.hears("ana", "e-1 is ended"))
    count = len(chat.said("ana"))
    passes(chat, 3 * DAY)
    chat.quiet("ana", count)


def test_a_space_without_the_bot_for_a_day_has_none_any_more(chat: Chat) -> None:
    chat.ask(RISKY, space="team")
    count = len(chat.said("team"))
    with chat.taken_out_of("team"):
        comes(chat)
        for _ in range(60):
            passes(chat, timedelta(hours=1))
        assert chat.bot.ground.store.repeat(1) is None
    passes(chat, 3 * DAY)
    chat.quiet("team", count)


def test_a_space_without_the_bot_for_a_moment_keeps_it(chat: Chat) -> None:
    chat.ask(RISKY, space="team")
    with chat.taken_out_of("team"):
        comes(chat)
    passes(chat, 10 * MINUTE)
    (answer,) = said(chat, space="team")
    assert "Risky now" in read(answer)
    comes(chat)
    assert len(said(chat, space="team")) == 2


def test_webex_away_is_tried_again_and_then_left_until_the_next_moment(chat: Chat) -> None:
    chat.ask(RISKY)
    chat.impatient()
    chat.cloud.fault("GET /people/(?!me)", status=503, times=1000)
    comes(chat)
    for _ in range(6):
        passes(chat, timedelta(minutes=20))
    chat.heal()
    passes(chat, timedelta(hours=1))
    assert ["Not this time:" in read(one) for one in said(chat)] == [True]
    comes(chat)
    assert "Risky now" in read(said(chat)[-1])


def test_who_comes_from_outside_before_it_is_said_sees_nothing(chat: Chat) -> None:
    chat.ask("forward lobby paris to 4404")
    chat.ask("every day 12:00 show forwarding lobby paris", space="team")
    with chat.notices_paused():
        comes(chat)
        chat.invite("olga", "team")
        chat.app.ground.messenger._guests._kept.clear()
    chat.deliver_notices()
    (answer,) = said(chat, space="team")
    assert "People from outside are in this space" in read(answer)
    assert "4404" not in f"{read(answer)}{answer.card}"


def test_buttons_of_what_it_says_act_for_who_presses(chat: Chat) -> None:
    chat.ask("every day 12:00 show dnd gym", space="team")
    comes(chat)
    card = said(chat, 1, "team")[-1]
    assert "Edit" in buttons(card)
    chat.press(card, "Edit", person="ravi", space="team")
    assert chat.writes() == []


def test_where_somebody_from_outside_reads_along_nothing_is_shown(chat: Chat) -> None:
    chat.ask("forward lobby paris to 4404")
    chat.ask("every day 12:00 show forwarding lobby paris", space="team")
    comes(chat)
    assert "4404" in read(said(chat, space="team")[-1])
    chat.invite("olga", "team")
    chat.app.ground.messenger._guests._kept.clear()
    comes(chat)
    last = said(chat, space="team")[-1]
    assert "People from outside are in this space" in read(last)
    assert "4404" not in f"{read(last)}{last.card}"
