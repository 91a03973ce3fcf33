"""What people change by hand of what a timed change holds: it is over by that, or asks before it writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, buttons, choices, read
from tests.dialogues.plans.test_many_at_once import asked, on, pressed
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

HOUR = timedelta(hours=1)
ON = "set dnd lobby paris on for 2 hours"
FORWARDED = "set forwarding lobby paris all calls go to 5511 forward all calls on for 2 hours"
OVER = "s-1 is over with this."
NOTHING = "Nothing waits."


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind."""
    with Chat.started(cloud, database_url) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def is_on(chat: Chat) -> bool:
    return bool(chat.setting("Lobby Paris", "doNotDisturb")["enabled"])


def test_what_is_brought_back_and_then_set_for_good_stays(chat: Chat) -> None:
    chat.ask(ON)
    off = chat.ask("set dnd lobby paris off")
    assert OVER in read(off)
    assert NOTHING in read(chat.ask("scheduled"))
    assert "s-1 is over" in read(chat.ask("extend s-1 by 1 hour"))
    assert "s-1" not in read(chat.ask("turn on dnd in lobby paris"))
    count = len(chat.said("ana"))
    chat.wait(3 * HOUR)
    chat.quiet("ana", count)
    assert is_on(chat)


def test_the_next_change_for_a_time_simply_works(chat: Chat) -> None:
    chat.ask("set intercept lobby paris on for 2 hours")
    done = chat.press(chat.ask("bring lobby paris back online"), "Do it")
    assert OVER in read(done)
    assert "s-2: Until" in read(chat.press(chat.ask("close lobby paris for 3 hours"), "Do it"))
    chat.wait(2 * HOUR)
    assert chat.setting("Lobby Paris", "intercept")["enabled"]
    chat.wait(HOUR)
    chat.hears("ana", "Ended: Call Intercept")
    assert not chat.setting("Lobby Paris", "intercept")["enabled"]


def test_a_button_and_a_form_end_it_too(chat: Chat) -> None:
    chat.ask("set intercept lobby paris on for 2 hours")
    assert OVER in read(chat.press(chat.ask("lobby paris"), "Turn Call Intercept off"))
    chat.ask("set dnd lobby denver on for 2 hours")
    form = chat.ask("edit dnd lobby denver")
    assert "s-2 is over with this." in read(chat.press(form, "Save", inputs={"f-enabled": "false"}))
    assert NOTHING in read(chat.ask("scheduled"))


def test_what_is_so_already_is_not_for_good_and_can_be_kept(chat: Chat) -> None:
    chat.ask(ON)
    again = chat.ask("turn on dnd in lobby paris")
    assert "This is not for good: s-1 ends " in read(again)
    assert "and puts back Do not disturb: Off." in read(again)
    assert buttons(again) == ["Keep as it is", "Show"]
    assert "stays as it is now, and nothing is put back" in read(chat.press(again, "Keep as it is"))
    chat.wait(3 * HOUR)
    assert is_on(chat)
    assert NOTHING in read(chat.ask("scheduled"))


def test_another_value_is_told_to_be_asked_about(chat: Chat) -> None:
    chat.ask(FORWARDED)
    saved = chat.ask("set forwarding lobby paris all calls go to 4404")
    assert "s-1 ends " in read(saved)
    assert "then I ask whether to put back All calls go to: None." in read(saved)
    assert "Keep as it is" in buttons(saved)


def test_what_was_set_again_by_hand_is_asked_about_and_never_reversed(chat: Chat) -> None:
    chat.ask(FORWARDED)
    chat.ask("set forwarding lobby paris all calls go to 4404", "lena")
    assert "then I ask" in read(chat.ask("set forwarding lobby paris all calls go to 5511", "lena"))
    writes = len(chat.writes())
    chat.wait(2 * HOUR)
    asked = chat.hears("ana", "Put back? Call Forwarding")
    assert "Lena Maes changed it meanwhile (All calls go to: 4404 → 5511)." in read(asked)
    assert len(chat.writes()) == writes
    assert buttons(asked) == ["Put back", "Leave it", "Show"]
    assert read(chat.press(asked, "Put back")).startswith("Ended: Call Forwarding")
    assert len(chat.writes()) == writes + 1


def test_one_field_brought_back_of_two_leaves_the_other_with_its_end(chat: Chat) -> None:
    chat.ask(FORWARDED)
    assert "is over" not in read(chat.ask("set forwarding lobby paris forward all calls off"))
    assert "s-1" in read(chat.ask("scheduled"))
    chat.wait(2 * HOUR)
    assert "All calls go to: 5511 → None" in read(chat.hears("ana", "Ended: Call Forwarding"))


def test_a_preview_says_it_before(chat: Chat) -> None:
    chat.ask("set intercept lobby paris on for 2 hours")
    assert "s-1, which holds it now, is over with this." in read(chat.ask("bring lobby paris back online"))
    assert "s-1" in read(chat.ask("scheduled"))


def test_an_undo_of_what_ended_it_does_not_make_it_stay(chat: Chat) -> None:
    chat.ask(ON)
    refused = chat.press(chat.ask("set dnd lobby paris off"), "Undo")
    assert "s-1 is over by change 2; undone, what it set would have no end." in read(refused)
    assert not is_on(chat)
    assert "s-2: Until" in read(chat.choose(refused, "set dnd"))


def test_what_was_ended_is_offered_until_its_end(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 2 hours")
    chat.wait(timedelta(minutes=30))
    refused = chat.press(chat.ask("set dnd lobby paris off"), "Undo")
    (offered,) = choices(refused, "say").values()
    assert offered.endswith(("for 1h30min", "for 1h29min"))


def test_a_plan_ends_it_and_says_what_stays_for_a_time(chat: Chat) -> None:
    chat.ask(ON)
    chat.ask("turn on dnd in all lobbies")
    shown = chat.hears("ana", "Shall I run it?")
    assert "So already. It is held for a time, until " in read(shown)
    chat.ask("turn off dnd in all lobbies")
    off = chat.hears("ana", "over with this")
    assert "Check: What holds it for a time now is over with this." in read(off)
    chat.press(off, "Run")
    chat.hears("ana", "1 changed")
    assert NOTHING in read(chat.ask("scheduled"))


def test_a_plan_that_ended_them_is_not_undone_for_good(chat: Chat) -> None:
    asked(chat, "dnd on in the gym and huddle for 2 hours")
    pressed(chat, "Run")
    asked(chat, "dnd off in the gym and huddle")
    pressed(chat, "Run")
    shown = read(asked(chat, "undo"))
    assert "made again it would have no end" in shown
    assert on(chat) == set()
