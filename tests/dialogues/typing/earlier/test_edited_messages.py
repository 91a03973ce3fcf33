"""Messages that are edited after they were sent: read if nothing came of them, else not acted on twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message
from tests.chat import TO_START, Chat, button, buttons, read, texts

DND = "doNotDisturb"


@pytest.fixture
def at_two(cloud: Cloud, tmp_path: Path) -> Iterator[Chat]:
    """A bot on a Tuesday afternoon, as a test names hours."""
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", ahead=TO_START) as chat:
        yield chat


def is_on(chat: Chat, workspace: str = "Lobby Paris") -> bool:
    return bool(chat.setting(workspace, DND)["enabled"])


@pytest.mark.parametrize("space", ["ana", "team"])
@pytest.mark.parametrize(
    "first",
    [
        pytest.param("set dnd lobby pris on", id="not understood"),
        pytest.param("turn on dnd", id="asked about"),
        pytest.param("show dnd lobby paris", id="only read"),
        pytest.param("turn on dnd in lobby paris tomorrow", id="only shown"),
        pytest.param("edit dnd lobby paris", id="a form"),
    ],
)
def test_an_edit_of_what_changed_nothing_is_read(chat: Chat, first: str, space: str) -> None:
    chat.ask(first, space=space)
    assert not is_on(chat)
    answer = chat.edit("set dnd lobby paris on", space=space)
    assert read(answer).startswith("Saved: Do Not Disturb · Lobby Paris")
    assert is_on(chat)


@pytest.mark.parametrize("space", ["ana", "team"])
def test_an_edit_of_what_was_done_is_not_acted_on_and_can_be_undone(chat: Chat, space: str) -> None:
    chat.ask("set dnd lobby paris on", space=space)
    written = len(chat.writes())
    answer = chat.edit("set dnd lobby denver on", space=space)
    assert "I acted on this message before you edited it (Do Not Disturb of Lobby Paris)" in read(answer)
    assert read(answer).count(".") == 1
    assert buttons(answer) == ["Undo"]
    assert len(chat.writes()) == written
    undone = chat.press(answer, "Undo", space=space)
    assert read(undone).startswith("Undone: Do Not Disturb · Lobby Paris")
    assert not is_on(chat)


def test_an_edit_of_what_was_undone_is_read(chat: Chat) -> None:
    chat.press(chat.ask("set dnd lobby paris on"), "Undo")
    assert read(chat.edit("set dnd lobby denver on")).startswith("Saved: Do Not Disturb · Lobby Denver")


def test_what_an_edit_did_is_not_done_twice_either(chat: Chat) -> None:
    chat.ask("set dnd lobby pris on")
    chat.edit("set dnd lobby paris on")
    answer = chat.edit("set dnd lobby denver on")
    assert "I acted on this message before you edited it (Do Not Disturb of Lobby Paris)" in read(answer)
    assert not is_on(chat, "Lobby Denver")


def test_an_edit_that_leaves_the_words_is_not_answered_again(chat: Chat) -> None:
    chat.ask("show dnd lobby paris")
    chat.cloud.edit(chat.wrote(), "show dnd lobby paris")
    chat.ask("whoami")
    chat.quiet("ana", 2)


def test_a_message_that_is_edited_before_it_is_read_is_read_once(chat: Chat) -> None:
    """The edit is told of while the message still waits; both then have the text of the edit."""
    with chat.cloud.state.lock:
        ana = chat.cloud.person("ana")
        said = chat.cloud.say(ana, chat.cloud.space("ana"), "set dnd lobby pris on")
        chat.cloud.edit(said, "set dnd lobby paris on")
    assert read(chat.hears("ana", "Saved")).startswith("Saved: Do Not Disturb · Lobby Paris")
    chat.ask("whoami")
    chat.quiet("ana", 2)


def test_an_edit_that_is_delivered_twice_is_answered_once(chat: Chat) -> None:
    chat.ask("show dnd lobby pris")
    chat.cloud.deliver_twice = True
    chat.edit("show dnd lobby paris")
    chat.cloud.deliver_twice = False
    chat.ask("whoami")
    chat.quiet("ana", 3)


def test_what_could_not_be_made_does_not_count_as_done(chat: Chat) -> None:
    chat.cloud.fault(f"PUT .*{DND}", status=400)
    assert "Nothing was changed" in read(chat.ask("set dnd lobby paris on"))
    assert read(chat.edit("set dnd lobby paris on please")).startswith("Saved: Do Not Disturb")


def test_somebody_without_rights_learns_nothing_by_an_edit(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on", space="team")
    chat.give_roles("ana")
    chat.clock.ahead += chat.bot.services.form_life
    answer = chat.edit("set dnd lobby denver on", space="team")
    assert read(answer).startswith("Sorry, no.")
    assert answer.card is None


def test_the_undo_of_an_edited_message_is_for_who_may_change(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on", space="team")
    answer = chat.edit("set dnd lobby denver on", space="team")
    refused = chat.send(answer, button(answer, "Undo"), "ravi", "team")
    assert "lets you look" in read(refused) + texts(refused)
    assert is_on(chat)


@pytest.mark.parametrize("space", ["ana", "team"])
def test_the_card_of_the_words_before_the_edit_writes_nothing(chat: Chat, space: str) -> None:
    old = chat.ask("turn on dnd in lobby paris zork", space=space)
    new = chat.edit("turn on dnd in lobby denver zork", space=space)
    assert "The message was changed after this card" in read(chat.press(old, "Do it", space=space))
    assert chat.writes() == []
    assert read(chat.press(new, "Do it", space=space)).startswith("Saved: Do Not Disturb · Lobby Denver")
    assert not is_on(chat)


def test_each_edit_makes_the_cards_before_it_out_of_date(chat: Chat) -> None:
    chat.ask("turn on dnd in lobby paris zork")
    second = chat.edit("turn on dnd in huddle zork")
    chat.edit("show dnd lobby denver")
    assert "The message was changed after this card" in read(chat.press(second, "Do it"))
    assert chat.writes() == []


def test_a_form_of_the_words_before_the_edit_saves_nothing(chat: Chat) -> None:
    form = chat.ask("edit dnd lobby paris")
    chat.edit("edit dnd lobby denver")
    answer = chat.press(form, "Save", inputs={"f-enabled": "true"})
    assert "The message was changed after this card" in read(answer)
    assert chat.writes() == []


def test_an_old_card_may_still_show_and_other_cards_still_write(chat: Chat) -> None:
    other = chat.ask("turn on dnd in huddle zork")
    old = chat.ask("show dnd lobby paris")
    chat.edit("show dnd lobby denver")
    assert read(chat.press(old, "Refresh")).startswith("Do Not Disturb · Lobby Paris")
    chat.press(other, "Do it")
    assert is_on(chat, "Huddle")


def done(answer: Message) -> str:
    """What was done of a message before it was edited."""
    said = read(answer)
    assert said.startswith("Done already"), said
    return said.partition("(")[2].partition(")")[0]


@pytest.mark.parametrize("space", ["ana", "team"])
@pytest.mark.parametrize(
    ("first", "pressed"),
    [
        pytest.param("turn on dnd in lobby denver zork", "Do it", id="shown first"),
        pytest.param("dnd on in the lobby", "Choose", id="asked which"),
        pytest.param("edit dnd lobby denver", "Save", id="a form"),
    ],
)
def test_what_was_pressed_on_its_card_counts_as_done(
    chat: Chat, first: str, pressed: str, space: str
) -> None:
    inputs = {"f-enabled": "true"} if pressed == "Save" else None
    chat.press(chat.ask(first, space=space), pressed, space=space, inputs=inputs)
    assert is_on(chat, "Lobby Denver")
    answer = chat.edit("set dnd lobby paris on", space=space)
    assert done(answer) == "Do Not Disturb of Lobby Denver"
    assert buttons(answer) == ["Undo"]
    assert not is_on(chat)
    chat.press(answer, "Undo", space=space)
    assert read(chat.edit("set dnd lobby paris on please", space=space)).startswith("Saved")


@pytest.mark.parametrize(
    ("first", "answered"),
    [("turn on dnd in lobby denver zork", "yes"), ("dnd on in the lobby", "lobby denver")],
)
def test_what_was_answered_in_words_counts_as_done(chat: Chat, first: str, answered: str) -> None:
    chat.ask(first)
    said = chat.wrote()
    chat.ask(answered)
    assert is_on(chat, "Lobby Denver")
    chat.cloud.edit(said, "set dnd lobby paris on")
    assert done(chat.hears("ana", "Done already")) == "Do Not Disturb of Lobby Denver"
    assert not is_on(chat)


def test_what_was_answered_to_an_edit_counts_as_done(chat: Chat) -> None:
    chat.ask("show dnd lobby denver")
    said = chat.wrote()
    chat.edit("dnd on in the lobby")
    chat.ask("lobby denver")
    chat.cloud.edit(said, "set dnd lobby paris on")
    assert done(chat.hears("ana", "Done already")) == "Do Not Disturb of Lobby Denver"


def test_a_button_of_what_was_only_shown_is_not_done_by_the_message(chat: Chat) -> None:
    shown = chat.ask("show dnd lobby paris")
    chat.press(chat.press(shown, "Edit"), "Save", inputs={"f-enabled": "true"})
    assert is_on(chat)
    assert read(chat.edit("show dnd lobby denver")).startswith("Do Not Disturb · Lobby Denver")


def test_a_plan_that_was_run_counts_as_done(chat: Chat) -> None:
    chat.ask("dnd on in all lobbies")
    chat.run_plans()
    chat.press(chat.said("ana")[-1], "Run")
    chat.run_plans()
    assert is_on(chat)
    answer = chat.edit("dnd off in all lobbies")
    assert (done(answer), buttons(answer)) == ("p-1", ["Undo all"])
    chat.press(answer, "Undo all")
    chat.run_plans()
    chat.press(chat.said("ana")[-1], "Run")
    chat.run_plans()
    assert not is_on(chat)
    assert "p-3" in read(chat.edit("call waiting off in all lobbies"))


@pytest.mark.parametrize(
    ("first", "edited", "what", "title"),
    [
        ("watch lobby paris", "watch lobby denver", "the watch of Lobby Paris", "Unwatch"),
        ("mute lobby paris 8h", "mute lobby denver 8h", "Muted: Lobby Paris", "Unmute"),
        ("every fri 17:00 show risky", "every mon 17:00 show risky", "e-1, every Fri 17:00", "End"),
        (
            "set dnd lobby paris on from 23:00 to 23:30",
            "set dnd lobby denver on from 22:00 to 23:30",
            "s-1, Do Not Disturb of Lobby Paris",
            "Cancel",
        ),
    ],
)
def test_what_runs_or_waits_is_not_begun_twice(
    at_two: Chat, first: str, edited: str, what: str, title: str
) -> None:
    chat = at_two
    chat.ask(first)
    answer = chat.edit(edited)
    assert (done(answer), buttons(answer)) == (what, [title])
    chat.press(answer, title)
    assert not read(chat.edit(f"{edited} please")).startswith("Done already")


def test_an_end_is_not_put_off_twice(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 2 hours")
    chat.ask("extend s-1 by 1 hour")
    ends_at = chat.bot.ground.store.timed(1)
    assert done(chat.edit("extend s-1 by 2 hours")) == "another time of s-1"
    assert chat.bot.ground.store.timed(1) == ends_at
