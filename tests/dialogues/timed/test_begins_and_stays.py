"""A change that begins later and stays: shown first, listed, made at its time, and undone like any other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import TO_START, Chat, buttons, choices, read
from tests.dialogues.timed.for_several import asked, on, pressed, settled, words
from tests.families import wrong_requests

pytest_plugins = ["tests.postgres"]

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
AT_EIGHT = datetime(2027, 1, 13, 7, tzinfo=UTC)
"""In Paris, on the day after `TO_START`."""
STAYS = "then it stays so."
TOMORROW = "dnd on in lobby paris tomorrow at 8am"
MADE = "Made: Do Not Disturb · Lobby Paris"


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind, on a Tuesday afternoon."""
    with Chat.started(cloud, database_url, ahead=TO_START) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def is_on(chat: Chat, workspace: str = "Lobby Paris") -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


def made(chat: Chat, said: str = TOMORROW, after: timedelta = DAY) -> str:
    """What is told of a change when its time has come."""
    chat.press(chat.ask(said), "Do it")
    chat.wait(after)
    return read(chat.hears("ana", "Made: "))


@pytest.mark.parametrize(
    ("said", "begins", "change"),
    [
        (TOMORROW, "Wed 13 Jan, 08:00", "Do not disturb: Off → On"),
        ("tomorrow at 8am turn on dnd in lobby paris", "Wed 13 Jan, 08:00", "Off → On"),
        ("from friday 9:00 forward lobby paris to 4404", "Fri 15 Jan, 09:00", "All calls go to: None → 4404"),
        ("turn off call waiting in lobby paris on 24 jan at 18:00", "Sun 24 Jan, 18:00", "On → Off"),
        ("dnd on in lobby paris starting friday at noon", "Fri 15 Jan, 12:00", "Off → On"),
        ("dnd on in lobby paris tomorrow morning at 8", "Wed 13 Jan, 08:00", "Off → On"),
        ("turn on dnd in lobby paris in 3 hours", "Tue 12 Jan, 18:", "Off → On"),
    ],
)
def test_it_is_shown_first(chat: Chat, said: str, begins: str, change: str) -> None:
    shown = chat.ask(said)
    assert "Nothing is changed yet. Shall I make this change?" in read(shown)
    assert f"From {begins}" in read(shown) and "(Europe/Paris), in " in read(shown)
    assert STAYS in read(shown)
    assert change in read(shown)
    assert chat.bot.ground.store.open_timed() == []
    waiting = read(chat.press(shown, "Do it"))
    assert waiting.startswith("Waiting: ") and f"s-1: From {begins}" in waiting
    assert not chat.writes()


def test_a_command_and_a_choice_are_shown_first_too(cloud: Cloud, database_url: str) -> None:
    with Chat.started(cloud, database_url, ahead=TO_START, preview="risky") as chat:
        typed = chat.ask("set dnd lobby paris on from friday 9:00")
        chosen = chat.choose(chat.ask("dnd on in lobby paris tomorrow at 8"), "From Wed 13 Jan, 20:00 on")
        for shown in (typed, chosen):
            assert "Shall I make this change?" in read(shown) and STAYS in read(shown)
            assert chat.bot.ground.store.open_timed() == []
        assert read(chat.press(chosen, "Do it")).startswith("Waiting: Do Not Disturb")
        assert read(chat.press(typed, "Do it")).startswith("Waiting: Do Not Disturb")
        assert len(chat.bot.ground.store.open_timed()) == 2 and not chat.writes()


def test_it_is_listed_made_told_and_undone(chat: Chat) -> None:
    chat.press(chat.ask(TOMORROW), "Do it")
    row = words(chat.ask("scheduled"))
    assert "s-1 · Lobby Paris · Do Not Disturb do not disturb on, from Wed 13 Jan, 08:00" in row
    assert STAYS in row and "until" not in row.partition("To begin one")[0]
    left = AT_EIGHT - chat.clock()
    chat.wait(left - HOUR)
    assert not is_on(chat)
    chat.wait(HOUR)
    told = chat.hears("ana", MADE)
    assert is_on(chat)
    assert "Off → On" in read(told) and "It was due" not in read(told)
    assert buttons(told) == ["Undo", "Show"]
    assert "Nothing waits." in read(chat.ask("scheduled"))
    assert "Ana Roux by timer s-1" in read(chat.ask("history lobby paris"))
    chat.wait(30 * DAY)
    assert is_on(chat), "it has no end"
    assert read(chat.press(told, "Undo")).startswith("Undone: Do Not Disturb")
    assert not is_on(chat)


def test_undo_alone_means_it_too(chat: Chat) -> None:
    made(chat)
    assert read(chat.ask("undo")).startswith("Undone: Do Not Disturb")
    assert not is_on(chat)
    assert read(chat.ask("redo")).startswith("Saved: Do Not Disturb")
    assert is_on(chat)


def test_it_is_cancelled(chat: Chat) -> None:
    chat.press(chat.ask(TOMORROW), "Do it")
    assert "s-1 is cancelled: Do Not Disturb of Lobby Paris is not changed." in read(chat.ask("cancel s-1"))
    chat.wait(2 * DAY)
    assert not chat.writes()


def test_after_it_was_made_there_is_nothing_to_cancel(chat: Chat) -> None:
    made(chat)
    assert "s-1 was made and stays" in read(chat.ask("cancel s-1"))
    assert is_on(chat)


@pytest.mark.parametrize("said", ["extend s-1 by 1 hour", "extend s-1 until friday 9am"])
def test_it_has_no_end_to_extend(chat: Chat, said: str) -> None:
    chat.press(chat.ask(TOMORROW), "Do it")
    answer = chat.ask(said)
    assert "s-1 has no end: it begins Wed 13 Jan, 08:00 and stays." in read(answer)
    assert [*choices(answer, "say").values()] == ["cancel s-1"]


def test_the_rights_of_who_asked_count_when_it_is_made(chat: Chat) -> None:
    chat.press(chat.ask(TOMORROW), "Do it")
    chat.give_roles("ana", "id_readonly_admin")
    chat.wait(DAY)
    assert "Not begun: Do Not Disturb" in read(chat.hears("ana", "Not begun"))
    assert not chat.writes()


def test_who_may_only_look_sets_nothing(chat: Chat) -> None:
    chat.give_roles("ana", "id_readonly_admin")
    answer = chat.ask(TOMORROW)
    assert "Do it" not in buttons(answer)
    assert chat.bot.ground.store.open_timed() == []


def test_what_somebody_changed_meanwhile_is_told(chat: Chat) -> None:
    chat.press(chat.ask("from friday 9:00 forward lobby paris to 4404"), "Do it")
    chat.ask("set forwarding lobby paris all calls go to 5511 forward all calls on", "lena")
    chat.wait(3 * DAY)
    told = read(chat.hears("ana", "Made: "))
    assert "Lena Maes, changed it Tue 12 Jan" in told and "All calls go to: None → 5511" in told
    assert "All calls go to: 5511 → 4404" in told
    chat.ask("undo")
    assert "5511" in str(chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["always"])


def test_what_is_so_already_by_then_is_told(chat: Chat) -> None:
    chat.press(chat.ask(TOMORROW), "Do it")
    chat.ask("set dnd lobby paris on")
    writes = len(chat.writes())
    chat.wait(DAY)
    told = read(chat.hears("ana", "Not begun: "))
    assert "It is so already, so there is nothing to change." in told and "put back" not in told
    assert len(chat.writes()) == writes


def test_after_a_downtime_it_is_made_late(cloud: Cloud, database_url: str) -> None:
    with Chat.started(cloud, database_url, ahead=TO_START) as chat:
        chat.press(chat.ask(TOMORROW), "Do it")
    with Chat.started(cloud, database_url, ahead=TO_START + 3 * DAY) as chat:
        chat.bot.changing.work.run_due()
        told = read(chat.hears("ana", MADE))
        assert "It was due Wed 13 Jan, 08:00 (Europe/Paris)." in told
        assert is_on(chat)
        assert len(chat.writes()) == 1


@pytest.mark.parametrize(
    ("first", "then", "refused"),
    [
        (
            TOMORROW,
            "set dnd lobby paris on for 2 days",
            "s-1 will change Do Not Disturb of Lobby Paris at Wed",
        ),
        (TOMORROW, "set dnd lobby paris off from tomorrow 8:00", "s-1 will change Do Not Disturb"),
        (TOMORROW, "set dnd lobby paris on for 2 hours", ""),
        (TOMORROW, "set dnd lobby paris off from friday 8:00", ""),
        (TOMORROW, "set dnd lobby paris on from tomorrow 8:30 to 9:00", ""),
    ],
)
def test_nothing_else_holds_its_fields_at_that_moment(
    chat: Chat, first: str, then: str, refused: str
) -> None:
    chat.press(chat.ask(first), "Do it")
    answer = chat.ask(then)
    if refused:
        assert refused in read(answer) and "Nothing was changed." in read(answer)
    else:
        assert "s-1" not in read(answer)


def test_what_holds_then_is_in_the_way(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 2 days")
    assert "s-1 holds Do Not Disturb of Lobby Paris until" in read(chat.ask(TOMORROW))


@pytest.mark.parametrize(
    ("time", "why"),
    [
        ("at 8", "may be morning or evening"),
        ("tomorrow at 9", "may be morning or evening"),
        ("from wednesday", "tells no hour"),
        ("on 31 feb at 8am", "is no date that there is"),
        ("yesterday at 8am", "is past"),
        ("today at 8am", "begins in the past"),
        ("on tuesday at 8am", "can be today or in a week"),
        ("on 28 mar at 2:30", "does not exist that night"),
        ("on 31 oct at 2:30", "comes twice that night"),
        ("on 3/4 at 8am", "can be two dates"),
        ("in 400 days", "is more than a year away"),
    ],
)
def test_a_start_that_would_be_a_guess_is_asked_about(chat: Chat, time: str, why: str) -> None:
    answer = chat.ask(f"turn on dnd in lobby paris {time}")
    assert why in read(answer) and "Nothing was changed." in read(answer)
    assert "Do it" not in buttons(answer)
    assert chat.bot.ground.store.open_timed() == [] and not chat.writes()


@pytest.mark.parametrize(
    ("behind", "ticket"),
    [
        ("CHG0042", "CHG0042"),
        ("for CHG0042", "CHG0042"),
        ("(INC0012345)", "INC0012345"),
        (", ticket 4711", "ticket 4711"),
        ("because CHG0042", "CHG0042"),
    ],
)
@pytest.mark.parametrize("said", [TOMORROW, "set dnd lobby paris on from friday 9:00"])
def test_a_ticket_behind_it_is_its_reason(chat: Chat, said: str, behind: str, ticket: str) -> None:
    shown = chat.ask(f"{said} {behind}")
    if "Shall I make this change?" in read(shown):
        assert f"The reason I would note: “{ticket}”." in read(shown)
        shown = chat.press(shown, "Do it")
    assert read(shown).startswith("Waiting: Do Not Disturb")
    assert chat.bot.ground.store.open_timed()[0].request["reason"] == ticket


def test_a_number_to_forward_to_is_no_ticket(chat: Chat) -> None:
    shown = read(chat.ask("tomorrow at 8am forward lobby paris to 4404"))
    assert "All calls go to: None → 4404" in shown and "The reason" not in shown


@pytest.mark.parametrize(
    "said",
    [
        "don't close lobby paris until friday",
        "don't close lobby paris until friday 8am",
        "do not close lobby paris for 2 hours",
        "please don't intercept calls in lobby paris until friday 8am",
    ],
)
def test_what_is_not_to_be_closed_is_not_offered_to_be_opened(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "That tells what is not to be done then. Nothing was changed." in read(answer)
    assert choices(answer, "say") == {} if answer.card else True
    assert chat.bot.ground.store.open_timed() == [] and not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "don't turn on dnd in lobby paris tomorrow at 8am",
        "don't close lobby paris tomorrow at 8am",
        "do not close lobby paris on friday at noon",
        "is dnd on in lobby paris tomorrow at 8am?",
        "should dnd be on in lobby paris tomorrow at 8am?",
        "if the party is on, turn on dnd in lobby paris tomorrow at 8am",
        "we turned on dnd in lobby paris on monday at 8am",
        "turn on dnd in lobby paris every day at 8am",
        "who turned on dnd in lobby paris on monday at 8am",
    ],
)
def test_what_is_no_order_keeps_nothing(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert STAYS not in read(answer)
    assert chat.bot.ground.store.open_timed() == [] and not chat.writes()


def test_the_form_keeps_its_start(chat: Chat) -> None:
    form = chat.press(chat.ask("from friday 9:00 forward lobby paris to 4404"), "Change")
    assert "From Fri 15 Jan, 09:00 (Europe/Paris)" in read(form) and STAYS in read(form)
    waiting = read(chat.press(form, "Save"))
    assert waiting.startswith("Waiting: Call Forwarding") and STAYS in waiting
    assert not chat.writes()


def test_many_begin_each_in_its_zone_and_are_undone_together(chat: Chat) -> None:
    shown = read(asked(chat, "dnd on in all lobbies tomorrow at 8am"))
    assert "In 1 workspace from Wed 13 Jan, 08:00 (Europe/Paris), in 1" in shown
    assert "In 1 workspace from Wed 13 Jan, 08:00 (America/Denver), in 1 d" in shown
    assert "Then it stays so." in shown
    assert "2 set to begin later." in read(pressed(chat, "Run"))
    assert "p-1 has no end" in read(chat.ask("extend p-1 by 1 hour"))
    chat.wait(17 * HOUR)
    assert on(chat) == {"Lobby Paris"}
    chat.wait(DAY)
    assert on(chat) == {"Lobby Paris", "Lobby Denver"}
    asked(chat, "undo p-1")
    pressed(chat, "Run")
    assert on(chat) == set()
    assert "2 to change" in read(pressed(chat, "Redo all")), "it had no end, so it may stay again"
    pressed(chat, "Run")
    assert on(chat) == {"Lobby Paris", "Lobby Denver"}


def test_many_of_one_zone_are_told_together(chat: Chat) -> None:
    asked(chat, "dnd on in lobby paris, kitchen tomorrow at 8am")
    pressed(chat, "Run")
    chat.wait(17 * HOUR)
    told = settled(chat)
    assert read(told).startswith("Made: Do Not Disturb, 2 workspaces")
    assert buttons(told) == ["Undo all", "List"]
    shown = chat.press(told, "Undo all")
    assert "p-2" in read(shown)


def test_a_plan_that_waits_is_cancelled(chat: Chat) -> None:
    asked(chat, "dnd on in lobby paris, kitchen tomorrow at 8am")
    pressed(chat, "Run")
    assert "p-1 is cancelled" in read(chat.ask("cancel p-1"))
    chat.wait(2 * DAY)
    assert not chat.writes()
