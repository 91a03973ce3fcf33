"""`history`: what was changed through the bot, newest first, page by page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.sandbox.data.entities import Message
from tests.chat import Chat, buttons, read


def test_the_journal_says_who_what_where_and_when(chat: Chat) -> None:
    assert "I know of no change yet." in read(chat.ask("history"))
    chat.ask("set intercept lobby paris on")
    chat.press(chat.ask("edit ptt huddle", "lena"), "Save", "lena", inputs={"f-connectionType": "ONE_WAY"})
    lines = [line for line in read(chat.ask("history", "ravi")).split("\n") if line.startswith("- ")]
    assert lines[0].startswith("- 2 · Huddle · Push-to-Talk")
    assert "Connection: Two-way → One-way. Lena Maes, " in lines[0]
    assert lines[1].startswith("- 1 · Lobby Paris · Call Intercept")
    assert "Intercept calls: Off → On. Ana Roux, " in lines[1]


def test_each_change_that_can_be_undone_has_its_button(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on")
    chat.ask("set intercept huddle on")
    chat.press(chat.ask("remove rule reject lobby paris 1"), "Remove")
    card = chat.ask("history")
    assert buttons(card) == ["Undo", "Undo", "Undo"]
    assert "say undo 1" in read(card)
    assert buttons(chat.ask("history", "ravi")) == []
    assert read(chat.ask("undo 2")).startswith("Undone: Call Intercept · Huddle")
    card = chat.ask("history")
    assert buttons(card) == ["Redo", "Undo", "Undo"]
    assert "Intercept calls: Off → On. Undone since, by change 4." in read(card)
    assert "Intercept calls: On → Off. Undid change 2." in read(card)
    assert "say redo 4" in read(card)


def test_what_the_fields_of_an_item_belong_to_is_named_once(chat: Chat) -> None:
    chat.ask("add ring number sequential lobby paris 4001")
    chat.press(chat.ask("remove ring number sequential lobby paris 4001"), "Remove")
    said = read(chat.ask("history"))
    assert said.count("Ring number “4001, 3 rings” removed: Number: 4001; ") == 1
    assert said.count("New ring number: Number: None → 4001; ") == 1


def test_what_failed_is_in_it_and_what_changed_nothing_is_not(chat: Chat) -> None:
    chat.cloud.fault("PUT /workspaces", status=409)
    chat.ask("set intercept lobby paris on")
    chat.ask("set intercept lobby paris off")
    said = read(chat.ask("history lobby paris"))
    assert "Intercept calls: Off → On. Not made." in said
    assert said.count("Lobby Paris · Call Intercept") == 1


def test_the_history_of_one_workspace(chat: Chat) -> None:
    chat.ask("set intercept lobby paris on")
    chat.ask("set intercept huddle on")
    said = read(chat.ask("history Huddle"))
    assert said.startswith("History · Huddle")
    assert "Lobby Paris" not in said
    assert "2 workspaces fit" in read(chat.ask("history lobby"))


def test_older_changes_are_a_page_further(chat: Chat) -> None:
    for number in range(10):
        chat.ask(f"set intercept lobby paris {'off' if number % 2 else 'on'}")
    for typed in ("history", "history lobby paris"):
        first = chat.ask(typed)
        assert "10 · Lobby Paris" in read(first)
        assert "2 · Lobby Paris" not in read(first).replace("12 ·", "")
        assert "Older" in buttons(first)
        second = chat.press(first, "Older")
        assert "6 · Lobby Paris" in read(second)
        third = chat.press(second, "Older")
        assert "2 · Lobby Paris" in read(third)
        assert "1 · Lobby Paris" in read(third)
        assert "Older" not in buttons(third)
    assert "1 · Lobby Paris" in read(chat.ask("history before 2"))
    assert "I know of no change yet." in read(chat.ask("history before 1"))
    assert "10 ·" in read(chat.ask("history before 99999999999999999999999"))


def numbers(card: Message) -> list[str]:
    """The numbers of the changes on a card."""
    return [line.split()[1] for line in read(card).split("\n") if line.startswith("- ") and " · " in line]


def test_the_changes_that_are_asked_for(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris to 5511 because CHG0042")
    chat.ask('set dnd huddle on because "fire drill"', "lena")
    chat.ask("set dnd lobby denver on")
    for typed, found in {
        "history": ["3", "2", "1"],
        "history all 7d": ["3", "2", "1"],
        "history Paris HQ": ["2", "1"],
        "history denver": ["3"],
        "history by lena": ["2"],
        "history by me": ["3", "1"],
        "history dnd": ["3", "2"],
        "history forwarding lobby paris by ana today": ["1"],
        "history chg0042": ["1"],
        'history "fire"': ["2"],
        "history by zork": [],
        "history dnd by lena denver": [],
    }.items():
        assert numbers(chat.ask(typed)) == found, typed
    assert "I know of no such change: by zork." in read(chat.ask("history by zork"))
    assert "Do Not Disturb, by lena, newest first." in read(chat.ask("history by lena dnd"))


def test_a_period_ends_now(chat: Chat) -> None:
    chat.ask("set dnd huddle on")
    chat.clock.ahead = timedelta(days=2, hours=1)
    chat.ask("set dnd huddle off")
    assert numbers(chat.ask("history 2d")) == ["2"]
    assert numbers(chat.ask("history 3 days")) == ["2", "1"]
    assert numbers(chat.ask("history today huddle")) == ["2"]
    assert numbers(chat.ask("history last week")) == ["2", "1"]


def test_older_changes_of_those_that_are_asked_for(chat: Chat) -> None:
    for number in range(6):
        chat.ask(f"set dnd huddle {'off' if number % 2 else 'on'}")
        chat.ask(f"set intercept lobby paris {'off' if number % 2 else 'on'}")
    first = chat.ask("history dnd 7d by ana")
    assert numbers(first) == ["11", "9", "7", "5"]
    assert numbers(chat.press(first, "Older")) == ["3", "1"]


def test_a_location_administrator_sees_only_their_places(chat: Chat) -> None:
    chat.ask("set dnd huddle on because CHG0042")
    chat.ask("set dnd lobby denver on because CHG0042")
    for typed in (
        "history",
        "history all",
        "history dnd",
        "history CHG0042",
        "history by ana",
        "who changed dnd",
    ):
        card = chat.ask(typed, "lena")
        assert numbers(card) == ["1"], typed
        assert "Denver" not in read(card)
    assert numbers(chat.ask("history denver", "lena")) == []
    for typed in ("in denver", "on lobby denver", "at denver today"):
        said = read(chat.ask(f"who changed dnd {typed}", "lena"))
        assert "There is no workspace or location “denver” in your locations." in said


def test_codes_and_pins_are_not_repeated(chat: Chat) -> None:
    for space in ("", "team"):
        for typed in (
            'history lobby paris because "pin 471193"',
            "history lobby paris because pin 471193",
            "history code 471193",
            'history lobby pariss "pin 471193"',
            "extend s-1 for code 471193",
            'watch "code 471193"',
            "show (pin 471193)",
        ):
            answer = chat.ask(typed, space=space)
            assert "471193" not in f"{read(answer)} {answer.card}", typed
            assert "delete your message" in read(answer), typed


def test_who_changed_it_is_answered_in_a_sentence_first(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris to 5511")
    chat.ask("set forwarding lobby paris to 4404 because CHG0042", "lena")
    chat.ask("set dnd huddle on")
    chat.ask("set dnd huddle off", "lena")
    said = read(chat.ask("who changed forwarding on lobby paris"))
    answer = "Lena Maes changed Call Forwarding of Lobby Paris last: "
    assert said.split("\n\n")[1].startswith(answer)
    assert "because “CHG0042”." in said
    assert numbers(chat.ask("who changed forwarding on lobby paris")) == ["2", "1"]
    assert "Lena Maes turned off Do Not Disturb of Huddle last: " in read(
        chat.ask("who turned off dnd in the huddle?")
    )
    on = chat.ask("who turned dnd on in the huddle")
    assert "Ana Roux turned on Do Not Disturb of Huddle last: " in read(on)
    assert buttons(on) == ["Undo"]
    nobody = read(chat.ask("who changed voicemail on huddle"))
    assert "Nobody changed Voicemail of Huddle through me, as far as I know." in nobody


def test_who_did_it_looks_behind_what_others_did(chat: Chat) -> None:
    chat.ask("set dnd huddle off then set dnd huddle on")
    store = chat.bot.ground.store
    (entry,) = store.history(limit=1)
    for _ in range(60):
        other = replace(entry, event_id=None, fields=[{**entry.fields[0], "key": "ringSplashEnabled"}])
        store.settle(replace(other, id=store.intend(other)), None, chat.clock())
    said = read(chat.ask("who turned on dnd in huddle"))
    assert "Ana Roux turned on Do Not Disturb of Huddle last: " in said
    assert numbers(chat.ask("who turned on dnd in huddle")) == [str(entry.id)]


def test_what_was_taken_back_says_so(chat: Chat) -> None:
    chat.ask("set dnd huddle on", "lena")
    chat.ask("undo 1")
    assert "Ana Roux took that back since." in read(chat.ask("who turned on dnd in huddle"))
