"""A change that is to come again and again is refused in one sentence, with its next time to choose."""

from __future__ import annotations

import pytest

from tests.chat import Chat, choices, read


@pytest.mark.parametrize(
    ("said", "once"),
    [
        ("dnd on in gym every night from 18:00 to 8:00", "dnd on in gym from 18:00 to 8:00"),
        ("forward gym to 4404 every weekday from 9 to 5", "forward gym to 4404 from 9 to 5"),
        ("dnd on in gym on weekends", "dnd on in gym this weekend"),
        ("gym dnd on nights", "gym dnd on tonight"),
        ("gym forward to 4404 in the evenings", "gym forward to 4404 this evening"),
        ("on mondays forward the gym to 4404", "forward the gym to 4404 on monday"),
    ],
)
def test_it_is_offered_once(chat: Chat, said: str, once: str) -> None:
    answer = chat.ask(said)
    assert "I make a change once or for a time, and do not repeat it." in read(answer)
    assert once in choices(answer, "say").values()
    assert not chat.writes()


@pytest.mark.parametrize("said", ["show gym every monday 9:00", "every fri 17:00 show risky"])
def test_what_only_looks_is_repeated(chat: Chat, said: str) -> None:
    assert "do not repeat it" not in read(chat.ask(said))


def test_for_a_list_it_is_offered_for_the_list(chat: Chat) -> None:
    offered = choices(chat.ask("turn on dnd in the lobbies every night"), "say").values()
    assert [*offered] == ["turn on dnd in all lobbies tonight"]


def test_of_several_days_none_is_offered_alone(chat: Chat) -> None:
    answer = read(chat.ask("turn on dnd in the gym on mondays and tuesdays"))
    assert "do not repeat it" in answer and "Once" not in answer
    assert not chat.writes()


def test_a_copy_is_not_repeated_either(chat: Chat) -> None:
    answer = read(chat.ask("copy the gym's forwarding to the kitchen every night"))
    assert "Nothing was changed" in answer and "say " not in answer


def test_what_somebody_does_often_is_no_repetition(chat: Chat) -> None:
    for said in (
        "turn off call waiting in the gym, guests are disturbed every single weekend",
        "The trainers are disturbed daily, so please turn off call waiting in the gym",
    ):
        answer = chat.ask(said)
        assert "Call waiting: On → Off" in read(answer) and not chat.writes()


def test_what_is_wanted_often_is_one(chat: Chat) -> None:
    assert "do not repeat it" in read(chat.ask("turn on dnd in the gym, we want it every weekend"))


def test_many_such_words_are_read_in_no_time(chat: Chat) -> None:
    assert read(chat.ask("mondays " * 100))
    assert read(chat.ask("every " * 80 + "night " * 80))


@pytest.mark.parametrize(
    "said", ["dnd on in gym 9-17", "dnd on in gym 8am to 5pm", "dnd on in gym 18:00-8:00"]
)
def test_hours_without_from_are_a_time(chat: Chat, said: str) -> None:
    command = next(iter(choices(chat.ask(said), "say").values()))
    assert command.startswith("set dnd Gym do not disturb on from ")
    assert not chat.writes()
