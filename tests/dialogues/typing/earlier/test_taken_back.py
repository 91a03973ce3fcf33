"""What was taken back in the same breath is never changed; what stands in its place is shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("dnd on huddle, no wait, lobby paris", "Do Not Disturb · Lobby Paris"),
        ("set dnd huddle on, no wait, the atrium", "Do Not Disturb · Atrium"),
        ("turn on dnd in huddle, sorry, i mean lobby paris", "Do Not Disturb · Lobby Paris"),
        ("turn on dnd in the huddle for 2 hours - no, the atrium", "Do Not Disturb · Atrium"),
        ("Turn on DND in Huddle. Oops, I meant Atrium!", "Do Not Disturb · Atrium"),
        ("dnd on in the huddle, scratch that, in lobby paris", "Do Not Disturb · Lobby Paris"),
    ],
)
def test_the_workspace_that_was_taken_back_is_left_alone(chat: Chat, said: str, shown: str) -> None:
    answer = chat.ask(said)
    assert chat.writes() == []
    assert read(answer).startswith(shown)
    assert "Off → On" in read(answer)
    chat.press(answer, "Do it")
    assert not chat.setting("Huddle", "doNotDisturb")["enabled"]


def test_of_two_workspaces_the_last_one_is_taken_back(chat: Chat) -> None:
    answer = read(chat.ask("forward huddle to the atrium, no wait, lobby denver"))
    assert "All calls go to: None → +1 303-555-0110" in answer
    assert chat.writes() == []


@pytest.mark.parametrize("other", ["4322", "+1 212 555 0143"])
def test_the_number_that_was_taken_back_is_never_offered(chat: Chat, other: str) -> None:
    answer = read(chat.ask(f"forward lobby paris to 4402, sorry, {other}"))
    assert chat.writes() == []
    assert other[-4:] in answer
    assert "4402" not in answer


@pytest.mark.parametrize(
    "said", ["set passcode huddle 4711, sorry, 4712", "add code 4711 to the huddle, no, 4712"]
)
def test_a_code_is_neither_taken_nor_repeated(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert chat.writes() == []
    assert "4711" not in answer and "4712" not in answer


def test_what_is_added_to_a_list_is_asked_about_before(chat: Chat) -> None:
    answer = chat.ask("block calls from +12125550142 in huddle, no wait, atrium")
    assert "You corrected yourself, so nothing was changed yet." in read(answer)
    assert chat.writes() == []
    done = read(chat.press(answer, buttons(answer)[0]))
    assert "Selective Reject · Atrium" in done, (read(answer), done)


@pytest.mark.parametrize(
    "said",
    [
        "no, 4405",
        "i meant 4405",
        "4405",
        "make that 4405",
        "Sorry, 4405!",
        "not 4404, 4405",
        "4405 not 4404",
        "4405 instead",
        "wrong number, it should be 4405",
    ],
)
def test_a_number_is_corrected_with_the_next_message(chat: Chat, said: str) -> None:
    chat.ask("forward the atrium to 4404")
    answer = chat.ask(said)
    assert "All calls go to: 4404 (Huddle) → 4405" in read(answer), read(answer)
    assert chat.setting("Atrium", "callForwarding")["callForwarding"]["always"]["destination"] == "4404"
    chat.press(answer, "Do it")
    assert chat.setting("Atrium", "callForwarding")["callForwarding"]["always"]["destination"] == "4405"


@pytest.mark.parametrize("said", ["no, in the atrium", "i meant the atrium", "oops, wrong room, the atrium"])
def test_another_workspace_in_the_next_message_is_asked_about(chat: Chat, said: str) -> None:
    chat.ask("turn dnd on in the huddle")
    answer = chat.ask(said)
    assert "Huddle was changed already" in read(answer)
    assert len(chat.writes()) == 1
    chat.press(answer, buttons(answer)[0])
    assert chat.setting("Atrium", "doNotDisturb")["enabled"]


def test_a_correction_belongs_to_what_was_changed_just_now(chat: Chat) -> None:
    chat.ask("forward the atrium to 4404")
    chat.ask("show dnd huddle")
    assert "4405" not in read(chat.ask("no, 4405"))
    assert len(chat.writes()) == 1


@pytest.mark.parametrize(
    "said",
    [
        "undo that and forward the huddle to 5511",
        "undo and then forward the huddle to 5511",
        "cancel that, forward the huddle to 5511",
        "take that back and forward the huddle to 5511",
    ],
)
def test_an_undo_and_an_order_are_offered_one_after_the_other(chat: Chat, said: str) -> None:
    chat.ask("dnd on in the gym")
    answer = read(chat.ask(said))
    assert answer.startswith("That is more than one thing. Nothing was changed yet.")
    assert "forward the huddle to 5511" in answer and len(chat.writes()) == 1
