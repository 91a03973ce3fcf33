"""Questions that are answered for what they ask, and not with the state of something near."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said", ["who monitors the gym", "who may watch the gym?", "can anybody monitor the gym?"]
)
def test_who_monitors_it_is_set_elsewhere(chat: Chat, said: str) -> None:
    assert "Who monitors Gym is set where they are, not here." in read(chat.ask(said))


@pytest.mark.parametrize(
    "said",
    [
        "if the gym dials 911, which number is called back?",
        "when someone dials 911 in the gym, which number would they call back?",
    ],
)
def test_what_is_asked_under_a_condition(chat: Chat, said: str) -> None:
    assert "Emergency Callback Number · Gym" in read(chat.ask(said))


def test_whether_it_plays_is_asked_of_the_music(chat: Chat) -> None:
    assert read(chat.ask("music on hold in the gym, is it playing?")).startswith("Music on Hold · Gym")


@pytest.mark.parametrize(
    "said", ["should dnd be on in the gym?", "would it be ok to turn dnd on in the gym?"]
)
def test_no_state_answers_what_ought_to_be(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert answer.startswith("Do Not Disturb · Gym")
    assert "No. Do not" not in answer
    assert "Yes. Do not" not in answer
    assert "Do not disturb: Off" in answer
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("which lobbies are forwarded?", "none of 2 workspaces"),
        ("is any lobby forwarded?", "none of 2 workspaces"),
        ("how many lobbies have dnd on?", "none of 2 workspaces"),
        ("how many workspaces have dnd on?", "Do not disturb is on in none of"),
        ("which rooms have dnd on?", "Do not disturb is on in none of"),
    ],
)
def test_which_and_how_many(chat: Chat, said: str, told: str) -> None:
    assert told in read(chat.ask(said))


def test_those_of_a_name_are_found(chat: Chat) -> None:
    chat.ask("set dnd gym on")
    chat.ask("set dnd lobby paris on")
    found = read(chat.ask("which lobbies have dnd on?"))
    assert "Lobby Paris" in found
    assert "Gym" not in found


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("how do I forward the gym?", "Help: Call Forwarding"),
        ("what did I change today?", "History"),
        ("what did I change in the gym?", "History · Gym"),
        ("how many rooms are there?", "Workspaces"),
    ],
)
def test_help_and_history(chat: Chat, said: str, begins: str) -> None:
    assert read(chat.ask(said)).startswith(begins)


def test_an_extension_that_is_called_is_the_workspace(chat: Chat) -> None:
    assert read(chat.ask("where do calls to 5520 end up?")).startswith("Call Forwarding · Gym")


def test_what_happens_when_it_is_busy(chat: Chat) -> None:
    chat.ask("forward the gym to 4405 when busy")
    answer = read(chat.ask("what happens when the gym is busy?"))
    assert "Forward when busy: On." in answer
    assert "When busy, calls go to: 4405." in answer


def test_how_many_rings_before_voicemail(chat: Chat) -> None:
    chat.ask("set voicemail lobby paris voicemail on send unanswered calls on rings 6")
    assert "Rings: 6 rings." in read(chat.ask("how many rings before voicemail in lobby paris?"))


def test_toll_numbers_are_national_calls(chat: Chat) -> None:
    assert "Yes: national calls are allowed" in read(chat.ask("can the gym dial toll numbers?"))


@pytest.mark.parametrize(
    ("said", "setting"),
    [("who can the lobby call?", "show outgoing"), ("who can call the lobby?", "show incoming")],
)
def test_who_calls_whom_is_told_by_the_order_also_where_several_fit(
    chat: Chat, said: str, setting: str
) -> None:
    answer = read(chat.ask(said))
    assert "Which one?" in answer and setting in answer


@pytest.mark.parametrize("said", ["waht is forwarding of the gym", "whcih number does the gym forward to"])
def test_a_slip_in_the_word_that_asks_changes_nothing(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Call Forwarding · Gym") and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "The branch manager wants to know whether the gym is forwarded, please check.",
        "a colleague in the fraud department asked me if calls to the gym are forwarded",
        "my boss asked where calls to the gym go, check it",
        "Ravi asked if you can forward the gym to 4404",
    ],
)
def test_what_others_ask_is_answered_and_changes_nothing(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Call Forwarding · Gym") and not chat.writes()


@pytest.mark.parametrize(
    "said", ["who may call the gym?", "who can reach gym", "who is allowed to ring the gym?"]
)
def test_who_may_call_is_answered_first(chat: Chat, said: str) -> None:
    assert "Everybody. Calls to Gym ring." in read(chat.ask(said))


def test_what_somebody_changed_is_told(chat: Chat) -> None:
    chat.ask("dnd on in gym")
    assert "By ana" in read(chat.ask("what did ana change in the gym today?"))
    assert "no such change" in read(chat.ask("what has Ravi Shah changed?"))
