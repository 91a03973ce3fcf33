"""`history`: what was changed through the bot, newest first, page by page."""

from __future__ import annotations

from tests.chat import Chat, buttons, read


def test_the_journal_says_who_what_where_and_when(chat: Chat) -> None:
    assert "No change was made through me yet." in read(chat.ask("history"))
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
    assert said.count("New ring number: Number: — → 4001; ") == 1


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
    assert "No change was made" in read(chat.ask("history before 1"))
    assert "10 ·" in read(chat.ask("history before 99999999999999999999999"))
