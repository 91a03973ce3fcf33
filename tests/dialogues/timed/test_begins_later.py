"""An order for days without hours, or with a start alone: the hours that it may mean are offered."""

from __future__ import annotations

import re

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import TO_START, Chat, choices, read

BOT = {"ahead": TO_START}
"""What “starting monday” means depends on the day."""
NEEDS_AN_END = "does not say until when"
NO_HOUR = "tells no hour"
AT = r"\d+ \w+ \d{4} \d\d:\d\d"
MOMENTS = rf"(from {AT}( to {AT})?|until {AT})"
IN_PARIS = 'set dnd "Lobby Paris" do not disturb on '


@pytest.mark.parametrize(
    "time",
    [
        "tomorrow",
        "on wednesday",
        "on 13 march",
        "next tuesday",
        "this weekend",
        "at the weekend",
        "for the weekend",
        "next week",
        "over christmas",
        "over easter",
        "during lunch",
        "tonight",
        "tomorrow afternoon",
        "until next week",
        "until the weekend",
        "until tomorrow morning",
    ],
)
def test_the_hours_that_are_meant_are_offered(chat: Chat, time: str) -> None:
    answer = chat.ask(f"turn on dnd in lobby paris {time}")
    assert "Nothing was changed. Which one?" in read(answer)
    assert NEEDS_AN_END in read(answer) or NO_HOUR in read(answer)
    offered = list(choices(answer, "say").values())
    assert offered and all(re.fullmatch(f"{IN_PARIS}{MOMENTS}", one) for one in offered)
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "tomorrow turn on dnd in lobby paris",
        "on wednesday, turn on dnd in lobby paris please",
        "set dnd lobby paris on tomorrow",
        "lobby paris dnd on from wednesday",
    ],
)
def test_the_time_may_stand_anywhere(chat: Chat, said: str) -> None:
    offered = [*choices(chat.ask(said), "say").values()]
    assert len(offered) >= 2 and all(re.fullmatch(f"{IN_PARIS}{MOMENTS}", one) for one in offered)
    assert not chat.writes()


def test_what_is_chosen_waits_for_its_start(chat: Chat) -> None:
    answer = chat.ask("turn on dnd in lobby paris this weekend")
    said = read(chat.choose(answer, "From Sat 16 Jan, 00:00 until Mon 18 Jan, 00:00"))
    assert said.startswith("Waiting: Do Not Disturb · Lobby Paris")
    assert not chat.writes()


def test_every_value_and_the_reason_are_kept(chat: Chat) -> None:
    answer = chat.ask("forward gym to 4404 next friday because of the party")
    for command in choices(answer, "say").values():
        assert "all calls go to 4404 forward all calls on from " in command
        assert command.endswith('because "of the party"')
    answer = chat.ask("forward gym when busy to 4404 starting monday")
    for command in choices(answer, "say").values():
        assert "when busy, calls go to 4404 forward when busy on from " in command
    assert not chat.writes()


@pytest.mark.parametrize("time", ["tomorrow", "until tomorrow", "this weekend"])
def test_several_workspaces_are_asked_about_once(chat: Chat, time: str) -> None:
    answer = chat.ask(f"turn on dnd in gym and huddle {time}")
    commands = [*choices(answer, "say").values()]
    assert "Which one?" in read(answer) and len(commands) == 2
    assert all(one.startswith("set dnd Gym, Huddle do not disturb on ") for one in commands)
    assert not chat.writes()


def test_a_number_before_a_day_is_of_the_name(chat: Chat) -> None:
    answer = chat.ask("turn on dnd in board room 2 tomorrow")
    assert f"“tomorrow” {NEEDS_AN_END}" in read(answer)
    assert all('"Board Room 2"' in one for one in choices(answer, "say").values())


@pytest.mark.parametrize(
    "said",
    [
        "don't turn on dnd in gym tomorrow",
        "is dnd on in gym tomorrow?",
        "should dnd be on in gym at 8?",
        "we turned on dnd in gym yesterday",
        "turn on dnd in gym every weekend",
        "turn on dnd in gym later",
        "turn on dnd in gym from mon 8:00 to 18:00",
        "turn on dnd in gym until tomorrow",
    ],
)
def test_it_is_not_said_of_anything_else(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert NEEDS_AN_END not in read(answer)
    assert not any(" from " in one for one in choices(answer, "say").values() if "from mon" not in said)
    assert not chat.writes() or "until tomorrow" in said


@pytest.mark.parametrize(
    "said",
    [
        "set dnd lobby paris on at 6pm for 2 hours",
        "set dnd lobby paris on starting at 6pm for 2 hours",
        "set dnd lobby paris on at 6pm until 8pm",
        "turn on dnd in lobby paris at 6pm for 2 hours",
        "at 6pm turn on dnd in lobby paris for 2 hours",
        "turn on dnd in lobby paris in 3 hours for 2 hours",
    ],
)
def test_a_start_before_a_length_is_kept(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    if "Shall I make this change?" in read(answer):
        answer = chat.press(answer, "Do it")
    told = re.search(r"From Tue 12 Jan, (\d\d):\d\d .* until Tue 12 Jan, (\d\d):\d\d ", read(answer))
    assert told is not None and told.groups() in (("18", "20"), ("17", "19"))
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    ["set dnd lobby paris on tomorrow for 2 hours", "turn on dnd in lobby paris on wednesday for 2 hours"],
)
def test_a_day_before_a_length_asks_for_its_hour(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert NO_HOUR in read(answer)
    assert list(choices(answer, "say").values()) == [f"{IN_PARIS}from 13 jan 2027 08:00 to 13 jan 2027 10:00"]


@pytest.mark.parametrize(
    "when", ["next week for 1 day", "later for 2 hours", "blue for 2 hours", "not for 2 hours"]
)
def test_what_is_no_moment_is_never_left_out(chat: Chat, when: str) -> None:
    assert "Nothing was changed" in read(chat.ask(f"set dnd lobby paris on {when}"))
    assert not chat.writes()
