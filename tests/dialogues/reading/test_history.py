"""`history`: what was changed through the bot, newest first, page by page."""

from __future__ import annotations

from tests.chat import Chat, buttons, read


def test_the_journal_says_who_what_where_and_when(chat: Chat) -> None:
    assert "No change was made through me yet." in read(chat.ask("history"))
    chat.ask("set intercept lobby paris on")
    chat.press(chat.ask("edit ptt huddle", "lena"), "Save", "lena", inputs={"f-connectionType": "ONE_WAY"})
    lines = [line for line in read(chat.ask("history", "ravi")).split("\n") if line.startswith("- ")]
    assert lines[0].startswith("- 2 · Huddle · Push-to-Talk")
    assert "Lena Maes. Connection: Two-way → One-way." in lines[0]
    assert lines[1].startswith("- 1 · Lobby Paris · Call Intercept")
    assert "Ana Roux. Intercept calls: Off → On." in lines[1]
    assert "Europe/Paris" in lines[1]


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
        assert "2 · Lobby Paris" in read(second)
        assert "1 · Lobby Paris" in read(second)
        assert "Older" not in buttons(second)
    assert "1 · Lobby Paris" in read(chat.ask("history before 2"))
    assert "No change was made" in read(chat.ask("history before 1"))
    assert "10 ·" in read(chat.ask("history before 99999999999999999999999"))
