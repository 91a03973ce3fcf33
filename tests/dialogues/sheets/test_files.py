"""`export` gives settings and changes as files; an edited file of settings comes back as a plan."""

from __future__ import annotations

import csv
import io
import json

import pytest

from bot.commands.sheets.columns import COLUMNS
from bot.sandbox.data.entities import Message
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, read
from tests.dialogues.plans.test_many_at_once import pressed, settled


def table(message: Message) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(message.files[0].content.decode("utf-8-sig"))))


def dropped(chat: Chat, content: bytes, person: str = "ana") -> Message:
    chat.ask("import", person, files=[("settings.csv", content)])
    return settled(chat, person)


def edited(rows: list[dict[str, str]], delimiter: str = ",", mark: str = "") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return f"{mark}{text.getvalue()}".encode()


def test_a_file_goes_out_is_edited_and_comes_back(chat: Chat) -> None:
    chat.ask("forward the huddle to +33 1 70 00 19 99")
    rows = table(chat.ask("export paris dnd forwarding"))
    assert {row["location"] for row in rows} == {"Paris HQ"}
    (huddle,) = [row for row in rows if row["workspace"] == "Huddle"]
    assert huddle["forwarding: All calls go to"] == "'+33 1 70 00 19 99"
    huddle["dnd: Do not disturb"] = "on"
    huddle["workspace"] = "Another name"
    card = dropped(chat, edited(rows, ";", "\ufeff"))
    assert "1 to change" in read(card), read(card)
    assert "Do not disturb: Off → On" in read(card)
    pressed(chat, "Run")
    assert chat.setting("Huddle", "doNotDisturb")["enabled"]


def test_what_was_not_edited_changes_nothing(chat: Chat) -> None:
    chat.ask("forward the huddle to +33 1 70 00 19 99")
    sent = chat.ask("export all")
    card = read(dropped(chat, sent.files[0].content))
    assert "to change" not in card.replace("Nothing to change", ""), card


@pytest.mark.parametrize("name", ["=SUM(1)", "'=SUM(1)", "-1", "@night"])
def test_a_value_that_looks_like_a_formula_goes_out_guarded_and_comes_back(chat: Chat, name: str) -> None:
    gym = chat.cloud.workspace("Gym")
    chat.cloud.change(gym, "callerId", {"customExternalCallerIdName": name})
    sent = chat.ask("export gym callerid")
    (row,) = table(sent)
    assert f"'{name}" in row.values()
    assert "Nothing to change" in read(dropped(chat, sent.files[0].content))
    chat.cloud.change(gym, "callerId", {"customExternalCallerIdName": "Gym"})
    assert f"Gym → {name}" in read(dropped(chat, sent.files[0].content))


def test_cells_behind_the_last_column_may_be_empty(chat: Chat) -> None:
    content = b"workspace, dnd: Do not disturb ,\nGym,on,,\n"
    assert "Do not disturb: Off → On" in read(dropped(chat, content))


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_the_journal_is_a_file(chat: Chat, kind: str) -> None:
    chat.ask("set dnd gym on because CHG0042")
    sent = chat.ask(f"export history {kind}")
    text = sent.files[0].content.decode("utf-8-sig")
    (row,) = table(sent) if kind == "csv" else [json.loads(line) for line in text.splitlines()]
    assert (row["by"], row["workspace"], row["after"], row["reason"]) == ("Ana Roux", "Gym", "On", "CHG0042")


def test_json_is_for_programs(chat: Chat) -> None:
    rows = json.loads(chat.ask("export denver dnd json").files[0].content)
    assert {row["location"] for row in rows} == {"Denver"}


def test_no_secret_goes_out() -> None:
    assert not [one.name for one in COLUMNS.values() if one.field.secret]
    assert not any("passcode" in name.lower() or "pin" in name.lower().split() for name in COLUMNS)


GYM = "ID_OF_GYM"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "has no column id"),
        (b"\xff\xfe\x00", "no CSV file in UTF-8"),
        (b'id,"dnd: Do not disturb\nx', "no CSV file in UTF-8"),
        (b"room,dnd: Do not disturb\nGym,on\n", "has no column id, workspace or extension"),
        (b"workspace,dnd: Do not disturb\nLobby,on\n", "row 2 names no workspace"),
        (b"workspace,location,dnd: Do not disturb\nGym,Paris HQ,on\n", "row 2 names no workspace"),
        (b"id,dnd: Zork\nID_OF_GYM,on\n", "I do not know the column"),
        (b"id,dnd: Do not disturb\nzork,on\n", "row 2 names no workspace"),
        (b"id,dnd: Do not disturb\nID_OF_GYM,on\nID_OF_GYM,off\n", "names Gym a second time"),
        (b"id,dnd: Do not disturb\nID_OF_GYM,perhaps\n", "row 2, dnd: Do not disturb"),
        (b"id,forwarding: All calls go to\nID_OF_GYM,=1+1\n", "a formula is no value"),
        (b"id,dnd: Do not disturb\n\nzork,on\n", "row 3 names no workspace"),
        (b"id,dnd: Do not disturb\nID_OF_GYM,on,off\n", "row 2 has more cells than the first row"),
        (b"id,callerid: Dial by name\nID_OF_GYM,Night, and day\n", "row 2 has more cells"),
        (b"id,dnd: Do not disturb\nID_OF_GYM,\n", "No cell of this file says anything"),
        (b"id,dnd: Do not disturb\n" + b"x,on\n" * 100_000, "at most 5,000"),
    ],
)
def test_a_file_that_is_wrong_changes_nothing(chat: Chat, content: bytes, why: str) -> None:
    gym = chat.cloud.workspace("Gym").id
    answer = dropped(chat, content.replace(GYM.encode(), gym.encode()))
    assert why in read(answer), read(answer)
    assert "Run" not in buttons(answer) and chat.writes() == []


@pytest.mark.parametrize("person", ["ravi", "sam"])
def test_who_may_not_change_imports_nothing(chat: Chat, person: str) -> None:
    gym = chat.cloud.workspace("Gym").id
    answer = dropped(chat, f"id,dnd: Do not disturb\n{gym},on\n".encode(), person)
    assert "Run" not in buttons(answer) and chat.writes() == []


def test_a_location_administrator_exports_and_imports_their_own(chat: Chat) -> None:
    assert {row["location"] for row in table(chat.ask("export all dnd", "lena"))} == {"Paris HQ"}
    gym = chat.cloud.workspace("Gym").id
    answer = dropped(chat, f"id,dnd: Do not disturb\n{gym},on\n".encode(), "lena")
    assert "names no workspace that you may see" in read(answer)


def test_one_workspace_is_counted_as_one(chat: Chat) -> None:
    assert read(chat.ask("export gym dnd csv")).startswith("1 workspace, ")


def test_lists_are_in_the_file_only_to_look_at(chat: Chat) -> None:
    sent = chat.ask("export paris patterns codes")
    rows = {row["workspace"]: row for row in table(sent)}
    assert rows["Lobby Paris"]["patterns: digit patterns (only to look at)"] == "Premium numbers (08XXXXXXXX)"
    assert rows["Lobby Paris"]["codes: access codes (only to look at)"] == "Finance; Marketing"
    assert "Lists are only to look at: they are not imported." in read(sent)
    for row in rows.values():
        row["patterns: digit patterns (only to look at)"] = "Another"
    card = dropped(chat, edited(list(rows.values())))
    assert "Nothing to change" in read(card), read(card)


def test_what_cannot_be_in_a_file_is_said(chat: Chat) -> None:
    assert "Not in the file: Monitoring: Monitored lines." in read(chat.ask("export paris monitoring dnd"))
    assert "only to look at" in read(chat.ask("export paris codes"))
    assert "Change cells" not in read(chat.ask("export paris codes"))
    assert "1 workspace, " in read(chat.ask("export gym dnd"))


ON = b"workspace,dnd: Do not disturb\nGym,on\nLobby Paris,on\n"


@pytest.mark.parametrize("text", ["", "import", "please import this file", "import this because CHG0042"])
def test_a_file_of_settings_is_known_without_one_certain_word(chat: Chat, text: str) -> None:
    chat.ask(text, files=[("settings.csv", ON)])
    card = settled(chat)
    assert "2 to change" in read(card) and "import of dnd" in read(card), read(card)
    assert chat.writes() == []
    pressed(chat, "Run")
    assert chat.setting("Gym", "doNotDisturb")["enabled"]
    assert ("2 workspaces" in read(chat.ask("history CHG0042"))) == ("CHG0042" in text)


@pytest.mark.parametrize(
    "content",
    [b"extension,dnd: Do not disturb\n5520,on\n", b"Workspace,Extension,dnd: Do not disturb\nGym,5520,on\n"],
)
def test_rows_tell_workspaces_by_name_or_extension(chat: Chat, content: bytes) -> None:
    assert "Do not disturb: Off → On" in read(dropped(chat, content))


def test_a_name_of_two_workspaces_is_no_guess(chat: Chat) -> None:
    chat.rename("Huddle", "Gym")
    assert "row 2 can be 2 workspaces" in read(dropped(chat, ON))


def test_words_that_ask_for_something_else_are_not_overlooked(chat: Chat) -> None:
    said = read(chat.ask("dnd off", files=[("settings.csv", ON)]))
    assert "your words ask for something else" in said
    names = read(chat.ask("dnd on", files=[("rooms.csv", b"workspace\nGym\nKitchen\n")]))
    assert "This file names workspaces and says nothing to set." in names
    assert "What is this file for?" in read(chat.ask("", files=[("notes.txt", b"some words")]))
    assert chat.writes() == []


def test_who_may_only_look_drops_no_settings(chat: Chat) -> None:
    assert "not change them" in read(chat.ask("", "ravi", files=[("settings.csv", ON)]))
