"""Changes for a time: how they are asked for, and what becomes of them when nothing comes between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, choices, nodes, read

HOUR = timedelta(hours=1)
DND = "doNotDisturb"


def is_on(chat: Chat, workspace: str = "Lobby Paris") -> bool:
    return bool(chat.setting(workspace, DND)["enabled"])


def tomorrow(chat: Chat, zone: str = "Europe/Paris") -> datetime:
    return chat.clock().astimezone(ZoneInfo(zone)) + timedelta(days=1)


def test_a_command_is_done_at_once_and_put_back_at_its_end(chat: Chat) -> None:
    saved = chat.ask("set dnd lobby paris on for 2 hours")
    assert read(saved).startswith("Saved: Do Not Disturb · Lobby Paris")
    assert "s-1: Until " in read(saved)
    assert "(Europe/Paris), in 2 h; then it goes back." in read(saved)
    assert is_on(chat)
    chat.wait(2 * HOUR - timedelta(minutes=1))
    assert is_on(chat)
    chat.wait(timedelta(minutes=1))
    ended = chat.hears("ana", "Ended: Do Not Disturb · Lobby Paris")
    assert "On → Off" in read(ended)
    assert buttons(ended) == ["Do it again", "Show"]
    assert not is_on(chat)
    assert "Ana Roux by timer s-1" in read(chat.ask("history lobby paris"))
    assert read(chat.press(ended, "Do it again")).startswith("Saved: Do Not Disturb")
    assert "s-2 · Lobby Paris · Do Not Disturb" in read(chat.ask("scheduled"))


def test_a_sentence_is_shown_first(chat: Chat) -> None:
    asked = chat.ask("dnd on in lobby paris for 2 hours")
    assert "Nothing is changed yet. Shall I make this change?" in read(asked)
    assert "(Europe/Paris), in 2 h; then it goes back." in read(asked)
    assert chat.writes() == []
    chat.wait(HOUR)
    done = chat.press(asked, "Do it")
    assert "in 2 h; then it goes back." in read(done)
    assert is_on(chat)


def test_until_a_moment_is_the_same_moment_when_it_is_pressed_later(chat: Chat) -> None:
    day = tomorrow(chat)
    asked = chat.ask(f"until {day.day} {day:%b} 17:00, please forward lobby paris to 4001")
    assert f"Until {day:%a} {day.day} {day:%b}, 17:00 (Europe/Paris)" in read(asked)
    chat.wait(HOUR)
    assert f"s-1: Until {day:%a} {day.day} {day:%b}, 17:00" in read(chat.press(asked, "Do it"))
    assert chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["always"]["enabled"]
    chat.wait(timedelta(days=2))
    assert "4001 → None" in read(chat.hears("ana", "Ended: Call Forwarding"))
    assert not chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["always"]["enabled"]


@pytest.mark.parametrize(
    ("typed", "setting", "path"),
    [
        ("set intercept lobby paris on for 3 days", "intercept", ("enabled",)),
        ("set waiting lobby paris off for 90 minutes", "callWaiting", ("enabled",)),
        ("set voicemail lobby paris on until tomorrow 8am", "voicemail", ("enabled",)),
        ("set ptt lobby paris members add Ana Roux for 1 week", "pushToTalk", ("members",)),
        (
            "set forwarding lobby paris all calls go to 5511 forward all calls on for 1h30m",
            "callForwarding",
            ("callForwarding",),
        ),
    ],
)
def test_any_setting_goes_back_to_exactly_what_it_was(
    chat: Chat, typed: str, setting: str, path: tuple[str, ...]
) -> None:
    before = chat.setting("Lobby Paris", setting)
    saved = chat.ask(typed)
    assert "s-1: Until" in read(saved), read(saved)
    assert chat.setting("Lobby Paris", setting) != before
    chat.wait(timedelta(days=8))
    chat.hears("ana", "Ended: ")
    after = chat.setting("Lobby Paris", setting)
    for key in path:
        assert _without_empty(after[key]) == _without_empty(before[key])


def _without_empty(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_empty(one) for key, one in value.items() if one not in (None, "")}
    return value


def test_one_that_begins_later(chat: Chat) -> None:
    day = tomorrow(chat)
    date = f"{day.day} {day:%b}"
    kept = chat.ask(f"set dnd lobby paris on from {date} 18:00 to {date} 20:00")
    assert read(kept).startswith("Waiting: Do Not Disturb · Lobby Paris")
    assert f"From {day:%a} {date}, 18:00 (Europe/Paris)" in read(kept)
    assert buttons(kept) == ["Cancel", "Show"]
    assert chat.writes() == []
    begins = day.replace(hour=18, minute=0, second=0, microsecond=0)
    chat.wait(begins - chat.clock())
    begun = chat.hears("ana", "Begun: Do Not Disturb · Lobby Paris")
    assert buttons(begun) == ["Extend 1 hour", "End now", "Show"]
    assert is_on(chat)
    chat.wait(2 * HOUR)
    chat.hears("ana", "Ended: Do Not Disturb · Lobby Paris")
    assert not is_on(chat)
    assert len(chat.writes()) == 2


def test_what_waits_can_be_cancelled_and_never_begins(chat: Chat) -> None:
    kept = chat.ask("set dnd lobby paris on from tomorrow 18:00 to tomorrow 20:00")
    assert "Do Not Disturb of Lobby Paris is not changed." in read(chat.press(kept, "Cancel"))
    chat.wait(timedelta(days=3))
    assert chat.writes() == []
    assert "Nothing waits." in read(chat.ask("scheduled"))


def test_one_that_could_not_begin_in_time_says_so(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on from tomorrow 18:00 to tomorrow 20:00")
    chat.clock.ahead += timedelta(days=3)
    chat.bot.changing.work.run_due()
    assert "I was not running at that time" in read(chat.hears("ana", "Not begun: Do Not Disturb"))
    assert chat.writes() == []


def test_what_is_so_already_has_no_end(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on")
    said = read(chat.ask("set dnd lobby paris on for 2 hours"))
    assert "So there is nothing to put back at its end" in said
    said = read(chat.ask("dnd on in lobby paris for 2 hours"))
    assert "It is so already; nothing was written. So there is nothing" in said
    assert "Nothing waits." in read(chat.ask("scheduled"))
    assert len(chat.writes()) == 1


@pytest.mark.parametrize("time", ["until yesterday", "until 31 feb", "until 2/1", "for 5 months"])
def test_a_time_that_would_be_a_guess_changes_nothing(chat: Chat, time: str) -> None:
    said = read(chat.ask(f"set dnd lobby paris on {time}"))
    assert f"“{time}” " in said
    assert "Nothing was changed." in said
    asked = chat.ask(f"turn on dnd in lobby paris {time}")
    assert f"“{time}” " in read(asked)
    assert "Shall I do it now, without an end?" in read(asked)
    assert len(choices(asked, "say")) == 2
    assert chat.writes() == []
    assert "Nothing waits." in read(chat.ask("scheduled"))


@pytest.mark.parametrize(
    "said",
    [
        "set dnd lobby paris on until 2 jan",
        "turn on dnd in lobby paris until 2 jan",
        "from 24 dec to 2 jan turn on dnd in lobby paris",
        "dnd on in lobby paris between 24 dec and 2 jan",
    ],
)
def test_days_without_an_hour_are_asked_about(chat: Chat, said: str) -> None:
    chat.clock.ahead = datetime(2026, 11, 29, 9, tzinfo=UTC) - datetime.now(UTC)
    asked = chat.ask(said)
    begins = "from 24 dec 2026 00:00 to" if "24" in said else "until"
    command = 'set dnd "Lobby Paris" do not disturb on'
    assert f"say {command} {begins} 3 jan 2027 00:00" in read(asked)
    assert f"say {command} {begins} 2 jan 2027 08:00" in read(asked)
    chat.press(asked, "Choose")
    assert "3 Jan" in read(chat.ask("scheduled"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("passcode lobby denver for 2 hours", "Webex never shows what was there before"),
        ("greeting busy lobby denver until mon 8am", "Webex never shows what was there before"),
        ("add ring number sequential lobby paris 4001 until mon 8am", "Only fields can be set for a time"),
        ("remove rule reject lobby paris 1 for 2 hours", "Only fields can be set for a time"),
    ],
)
def test_what_cannot_be_put_back_takes_no_time(chat: Chat, typed: str, said: str) -> None:
    refused = read(chat.ask(typed))
    assert said in refused
    assert "Nothing was changed." in refused
    assert chat.writes() == []


def test_a_text_may_end_in_a_time(chat: Chat) -> None:
    typed = "set intercept lobby paris on for 2 hours"
    chat.ask(typed)
    name = "other external caller id name"
    said = read(
        chat.ask(f'set callerid lobby paris external caller id name other {name} "Open at 8am" for 2 hours')
    )
    assert "s-2: Until" in said, said
    assert "Open at 8am" in said
    said = read(chat.ask(f"set callerid lobby denver external caller id name other {name} Closed until 8am"))
    assert "Closed until 8am" in said
    assert "s-3" not in said


def test_undo_ends_it_too(chat: Chat) -> None:
    saved = chat.ask("set dnd lobby paris on for 2 hours")
    assert read(chat.press(saved, "Undo")).startswith("Undone: Do Not Disturb")
    assert "Nothing waits." in read(chat.ask("scheduled"))
    count = len(chat.said("ana"))
    chat.wait(3 * HOUR)
    chat.quiet("ana", count)
    assert len(chat.writes()) == 2


@pytest.mark.parametrize("how", ["undone", "ended", "put back"])
def test_a_redo_never_makes_it_stay(chat: Chat, how: str) -> None:
    saved = chat.ask("set dnd lobby paris on for 2 hours")
    if how == "undone":
        chat.press(saved, "Undo")
    elif how == "ended":
        chat.ask("end s-1 now")
    else:
        chat.wait(2 * HOUR)
        chat.hears("ana", "Ended: ")
    for typed in ("redo 1", "redo 2", "undo 2"):
        refused = chat.ask(typed)
        assert "Change 1 was made for a time, as s-1; made again it would have no end." in read(refused)
    chat.press(chat.ask("history"), "Redo")
    assert len(chat.writes()) == 2
    assert "s-2: Until" in read(chat.choose(refused, "set dnd"))


def test_what_was_left_to_stay_is_made_again_as_any_change(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 2 hours")
    chat.ask("cancel s-1")
    chat.ask("undo")
    chat.ask("redo")
    assert is_on(chat)


def test_who_may_only_look_sets_nothing(chat: Chat) -> None:
    assert "not `set`" in chat.ask("set dnd lobby paris on for 2 hours", "ravi").markdown
    chat.ask("dnd on in lobby paris for 2 hours", "ravi")
    assert chat.writes() == []
    assert "Nothing waits." in read(chat.ask("scheduled", "ravi"))


def test_in_a_group_everything_is_told_there(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on for 2 hours", space="team")
    chat.wait(2 * HOUR)
    ended = chat.hears("team", "Ended: Do Not Disturb · Lobby Paris")
    assert not [one for one in nodes(ended.card) if one["type"].startswith("Input.")]
    assert not is_on(chat)


@pytest.mark.parametrize(
    "typed",
    [
        "set dnd lobby paris on for 2 hours because CHG0042",
        "dnd on in lobby paris for 2 hours because CHG0042",
    ],
)
def test_a_reason_is_kept_with_it(chat: Chat, typed: str) -> None:
    answer = chat.ask(typed)
    if "Do it" in buttons(answer):
        answer = chat.press(answer, "Do it")
    assert "s-1: Until" in read(answer)
    assert "CHG0042" in read(answer)
    assert "Reason: CHG0042" in read(chat.ask("history lobby paris"))


@pytest.mark.parametrize("typed", ["set dnd lobby on for 2 hours", "turn on dnd in lobby for 2 hours"])
def test_what_is_chosen_among_several_keeps_its_end(chat: Chat, typed: str) -> None:
    done = chat.choose(chat.ask(typed), "Lobby Paris")
    assert "s-1: Until" in read(done)
    assert is_on(chat)
    chat.wait(2 * HOUR)
    chat.hears("ana", "Ended: Do Not Disturb · Lobby Paris")
    assert not is_on(chat)


@pytest.mark.parametrize("day", ["tomorrow", "{day} {day:%b}", "on {day} {day:%b}", "{day:%A}"])
def test_a_switch_before_a_day_is_no_part_of_the_day(chat: Chat, day: str) -> None:
    date = tomorrow(chat) + timedelta(days=1)
    said = day.replace("{day} {day:%b}", f"{date.day} {date:%b}").replace("{day:%A}", f"{date:%A}")
    assert "s-1: From" in read(chat.ask(f"set intercept lobby paris on {said} from 8:00 to 9:00"))
    assert chat.writes() == []


def test_what_is_told_to_type_keeps_the_time(chat: Chat) -> None:
    said = read(chat.ask("set dnd lobby paris for 2 hours"))
    assert "Nothing is changed yet." in said
    assert "do not disturb on for 2 hours" in said
    said = read(chat.ask("set forwarding lobby paris for 2 hours"))
    assert "Nothing was changed." in said
    assert "for 2 hours" in said
    asked = chat.ask("set dnd lobby for 2 hours on")
    assert chat.writes() == []
    assert "s-1: Until" in read(chat.choose(asked, "Lobby Paris"))


def test_a_time_before_the_value_is_shown_first(chat: Chat) -> None:
    asked = chat.ask("set dnd lobby paris for 2 hours on")
    assert "Nothing is changed yet. Shall I make this change?" in read(asked)
    assert chat.writes() == []
    assert "s-1: Until" in read(chat.press(asked, "Do it"))


def test_whose_number_is_chosen_keeps_its_end(chat: Chat) -> None:
    asked = chat.ask("set ptt lobby paris members add Kim for 2 hours")
    done = chat.choose(asked, "Kim Lee")
    assert "s-1: Until" in read(done)


@pytest.mark.parametrize(
    "typed",
    [
        "please forward lobby paris to 4001 until tomorrow 9am as we are closed",
        "Turn on dnd in lobby paris until tomorrow 9am, because there is a meeting. Thanks!",
        "We have guests, so turn on dnd in lobby paris tomorrow from 8:00 to 9:00",
        "can you turn on dnd in lobby paris until 17:00 tomorrow?",
    ],
)
def test_sentences_with_a_time_are_shown_first(chat: Chat, typed: str) -> None:
    assert "then it goes back." in read(chat.ask(typed))
    assert chat.writes() == []


@pytest.mark.parametrize("typed", ["what is scheduled", "scheduled changes", "timers"])
def test_what_is_scheduled_is_asked_in_several_ways(chat: Chat, typed: str) -> None:
    chat.ask("set dnd lobby paris on for 2 hours")
    assert "s-1 · Lobby Paris" in read(chat.ask(typed))


def test_a_reason_before_an_order_that_begins_with_scheduled(chat: Chat) -> None:
    assert "There is no workspace" not in read(chat.ask("scheduled maintenance, turn on dnd in lobby paris"))


@pytest.mark.parametrize("why", ["CHG0042", '"fire drill"', '"closed until mon 8am"'])
def test_a_time_behind_a_reason_is_the_end(chat: Chat, why: str) -> None:
    saved = chat.ask(f"set dnd lobby paris on because {why} for 2 hours")
    assert "s-1: Until" in read(saved)
    assert f"Reason: {why.strip(chr(34))}" in read(chat.ask("history lobby paris"))


def test_a_time_that_may_belong_to_the_reason_is_asked_about(chat: Chat) -> None:
    said = read(chat.ask("set dnd lobby paris on because we are closed until mon 8am"))
    assert "Does “until mon 8am” belong to the reason, or does the change end then?" in said
    assert chat.writes() == []
    assert "s-1: Until" in read(chat.ask("set dnd lobby paris on for 2 hours because we are closed"))
