"""`every <when> <command>`: only what reads is kept, once, with its time zone, and ended by who is there."""

from __future__ import annotations

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, button, buttons, read

READS_ONLY = "I repeat only what shows something, nothing that changes anything."


def kept(chat: Chat, space: str = "ana") -> list[str]:
    return [
        f"every {one.every} {one.said}" for one in chat.bot.ground.store.repeats(chat.cloud.space(space).id)
    ]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("every fri 17:00 show risky", "every Fri 17:00 show risky"),
        ("show risky every fri 17:00", "every Fri 17:00 show risky"),
        ("every fri 17:00 what is risky?", "every Fri 17:00 what is risky"),
        ("every day at 8am where dnd is on", "every day 08:00 where dnd is on"),
        (
            "every weekday 7:30 drift all at Paris vs reception",
            "every weekday 07:30 drift all at Paris vs reception",
        ),
        ("every monday at 9am export Paris dnd", "every Mon 09:00 export Paris dnd"),
        ("every hour history 7d", "every hour history 7d"),
        ("each morning at 8 show dnd in all lobbies", "every day 08:00 show dnd in all lobbies"),
        ('every fri show intercept "Lobby Paris"', 'every Fri 09:00 show intercept "Lobby Paris"'),
        ("every mon 8:00 compare gym and atrium", "every Mon 08:00 compare gym and atrium"),
    ],
)
def test_what_reads_is_kept(chat: Chat, said: str, text: str) -> None:
    answer = chat.ask(said)
    assert "e-1 · here, with your rights, first" in read(answer)
    assert buttons(answer) == ["End", "Repeats"]
    assert kept(chat) == [text]


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("every fri 17:00 show lobby paris", "Europe/Paris"),
        ("every fri 17:00 show dnd in all rooms in Denver", "America/Denver"),
        ("every fri 17:00 list codes lobby denver", "America/Denver"),
    ],
)
def test_the_hour_is_that_of_the_place(chat: Chat, said: str, zone: str) -> None:
    assert f", 17:00 ({zone}), in " in read(chat.ask(said))


@pytest.mark.parametrize(
    "said",
    [
        "set dnd gym on",
        "dnd on in the gym",
        "dnd on in all lobbies",
        "please forward the lobby to 4404",
        "edit dnd gym",
        "copy dnd from gym to huddle",
        "drift Paris vs reception fix",
        "drift Paris vs reception accept",
        "drift Paris vs reception ignore",
        "drift Paris vs reception forget ignored",
        "baseline forget reception",
        "add code gym",
        "remove all codes lobby paris",
        "passcode huddle",
        "dnd on in gym for 2 hours",
        "undo",
        "redo",
        "run p-1",
        "approve r-1",
        "cancel s-1",
        "end e-1",
        "import",
        "watch lobby paris",
        "unwatch 1",
        "alias x = show risky",
        "baseline save gym as x",
        "quiet lobbies",
        "every day 9am show risky",
        "show risky every day 9am",
        "should I forward gym to 4404?",
        "help",
        "hello",
    ],
)
def test_what_changes_anything_is_not_kept(chat: Chat, said: str) -> None:
    chat.ask("alias quiet lobbies = dnd on in all lobbies")
    assert READS_ONLY in read(chat.ask(f"every fri 17:00 {said}"))
    assert kept(chat) == [] and chat.writes() == []
    assert "There is none." in read(chat.ask("plans"))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("every minute show risky", "too often: at most I do it every hour"),
        ("every 31 feb show risky", "is no date that there is"),
        ("every fri 17:00", "What shall I show then?"),
        ("every fri 17:00 show lobby paris zork", "Which setting of Lobby Paris"),
        ("every fri 17:00 how is lobby paris grommeted", "I do not understand all of this"),
        ("every fri 17:00 show zork", "There is no workspace “zork”"),
        ("every fri 17:00 zork the grommet", "I do not understand"),
        ("every fri 17:00 show codes lobby paris 4711", "A code or a PIN is never kept"),
        (f"every fri 17:00 show {'x' * 500}", "longer than 500 characters"),
    ],
)
def test_what_cannot_be_repeated_is_not_kept(chat: Chat, said: str, why: str) -> None:
    answer = read(chat.ask(said))
    assert why in answer and "4711" not in answer
    assert kept(chat) == []


def test_what_is_asked_back_keeps_the_time(chat: Chat) -> None:
    asked = chat.ask("every day at 8 show risky")
    assert "“8” can be morning or evening" in read(asked)
    chat.choose(asked, "every day 8pm")
    chat.choose(chat.ask("every fri 17:00 show lobby"), "Lobby Denver")
    assert kept(chat) == ["every day 20:00 show risky", 'every Fri 17:00 show "Lobby Denver"']


def test_the_same_is_kept_once_and_only_some(chat: Chat) -> None:
    chat.ask("every fri 17:00 show risky")
    assert "e-1 does that already" in read(chat.ask("every friday at 5pm show Risky"))
    for hour in range(9):
        chat.ask(f"every day {hour}:00 show risky")
    assert "There are 10 repeats here already" in read(chat.ask("every day 20:00 show risky"))
    assert len(kept(chat)) == 10
    assert "first" in read(chat.ask("every fri 17:00 show risky", space="team"))


def test_they_are_listed_and_ended_where_they_are(chat: Chat) -> None:
    assert "There are none." in read(chat.ask("repeats"))
    chat.ask("every fri 17:00 show risky", space="team")
    assert "There are none." in read(chat.ask("repeats"))
    assert "There is no e-1 here" in read(chat.ask("end e-1"))
    listed = chat.ask("repeats", space="team")
    assert "e-1 · every Fri 17:00 show risky · Ana Roux · next Fri" in read(listed)
    assert "e-1 is ended" in read(chat.press(listed, "End", space="team"))
    assert "There is no e-1 here" in read(chat.press(listed, "End", space="team"))
    assert kept(chat, "team") == []


def test_a_long_list_has_pages(chat: Chat) -> None:
    for hour in range(6):
        chat.ask(f"every day {hour}:00 show risky")
    first = chat.ask("repeats")
    assert buttons(first) == ["End"] * 4 + ["More"]
    assert "e-6" in read(chat.press(first, "More"))


@pytest.mark.parametrize("said", ["end e-1", "cancel e-1", "stop e-1 please", "end the repeat e-1 now"])
def test_who_may_only_look_repeats_and_ends(chat: Chat, said: str) -> None:
    assert "first Fri" in read(chat.ask("every fri 17:00 show risky", "ravi", space="team"))
    assert "e-1 is ended" in read(chat.ask(said, "ravi", space="team"))
    # The same words are still too much for the changes of others.
    assert "lets you look at settings, not" in read(chat.ask("end s-1 now", "ravi", space="team"))


def test_who_may_not_look_repeats_nothing(chat: Chat) -> None:
    chat.ask("every fri 17:00 show risky", space="team")
    for said in ("every fri 17:00 show lobby paris", "end e-1", "repeats"):
        assert "Sorry, no." in read(chat.ask(said, "sam", space="team"))
    assert len(kept(chat, "team")) == 1


@pytest.mark.parametrize("said", ["every lobby dnd on", "dnd on in every lobby", "show dnd in every lobby"])
def test_other_words_behind_every_mean_what_they_meant(chat: Chat, said: str) -> None:
    assert "I repeat" not in read(chat.ask(said))
    assert kept(chat) == []


def test_a_forged_button_keeps_nothing_that_changes(chat: Chat) -> None:
    card = chat.ask("every fri 17:00 show risky")
    data = button(card, "End")
    data["calling-bot"]["text"] = "every fri 17:00 set dnd gym on"
    assert READS_ONLY in read(chat.send(card, data))
    assert len(kept(chat)) == 1 and chat.writes() == []
