"""A CSV file that names workspaces and sets nothing: words beside it say what is to be done with “these”."""

from __future__ import annotations

import pytest

from bot.sandbox.data.entities import Message
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, read
from tests.dialogues.timed.for_several import listed, pressed, settled, words

NAMES = b"workspace\nGym\nKitchen\n"
"""Two workspaces by name."""


def dropped(chat: Chat, text: str, content: bytes = NAMES, person: str = "ana") -> Message:
    chat.ask(text, person, files=[("rooms.csv", content)])
    return settled(chat, person)


def is_on(chat: Chat, workspace: str) -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


def on(chat: Chat) -> set[str]:
    return {one for one in ("Gym", "Kitchen", "Huddle", "Lobby Paris") if is_on(chat, one)}


@pytest.mark.parametrize(
    "said",
    [
        "dnd on in these",
        "turn on dnd in these rooms please",
        "please turn dnd on in all of these",
        "set dnd these on",
        "dnd on in all these workspaces",
        "dnd on for everything in this file",
        "dnd on in the attached list",
    ],
)
def test_a_plan_is_made_for_its_workspaces(chat: Chat, said: str) -> None:
    shown = dropped(chat, said)
    assert "Nothing is changed yet. 2 to change." in read(shown), read(shown)
    assert "Do not disturb: Off → On Gym, Kitchen" in words(shown)
    assert not chat.writes()
    assert "Done. 2 changed." in read(pressed(chat, "Run"))
    assert on(chat) == {"Gym", "Kitchen"}
    chat.ask("undo p-1")
    settled(chat)
    pressed(chat, "Run")
    assert on(chat) == set()


def test_a_value_and_a_reason_are_kept(chat: Chat) -> None:
    shown = dropped(chat, "forward these to 4404 because CHG0042")
    assert "All calls go to: None → 4404" in read(shown)
    assert "because" in read(shown) and "CHG0042" in read(shown)


def test_a_time_holds_for_all_of_them(chat: Chat) -> None:
    shown = dropped(chat, "dnd on in these for 2 hours")
    assert "2 to change" in read(shown) and "Then it goes back." in read(shown).replace("then", "Then")


def test_it_is_said_how_they_are_set(chat: Chat) -> None:
    chat.ask("set dnd gym on")
    shown = chat.ask("show dnd on these", files=[("rooms.csv", b"workspace\nGym\nKitchen\nAtlantis\n")])
    assert "Do not disturb: On (1) Gym" in words(shown) and "Do not disturb: Off (1) Kitchen" in words(shown)
    assert "Row 4 of the file, “Atlantis”: It names no workspace that you may see." in words(shown)
    asked = chat.ask("which of these have dnd on?", files=[("rooms.csv", NAMES)])
    assert "Do not disturb is on in 1 of 2 workspaces." in read(asked)


@pytest.mark.parametrize(
    "content",
    [
        b"id\nID_OF_GYM\nID_OF_KITCHEN\n",
        b"workspace\nID_OF_GYM\nKitchen\n",
        b"Workspace name;Notes\nGym;loud\nKitchen;\n",
        b"Name,Location\nGym,Denver\nKitchen,\n",
        b"\xef\xbb\xbfroom\r\ngym\r\nKITCHEN\r\n",
        b"Gym\nKitchen\n",
        b"workspace\nGym\n\nKitchen\nGym\n",
    ],
)
def test_names_and_ids_of_any_such_file_are_read(chat: Chat, content: bytes) -> None:
    for name in ("Gym", "Kitchen"):
        content = content.replace(f"ID_OF_{name.upper()}".encode(), chat.cloud.workspace(name).id.encode())
    shown = dropped(chat, "dnd on in these", content)
    assert "2 to change." in read(shown) and "Gym, Kitchen" in read(shown), read(shown)


def test_rows_that_name_none_or_two_are_said(chat: Chat) -> None:
    chat.rename("Huddle", "Kitchen")
    shown = dropped(chat, "dnd on in these", b"workspace\nGym\nAtlantis\nKitchen\n")
    said = words(shown)
    assert "Do Not Disturb, 1 workspace " in said and "1 to change · 2 cannot." in said
    assert "It names no workspace that you may see. Row 3 of the file, “Atlantis”" in said
    assert "It can be 2 workspaces. Row 4 of the file, “Kitchen”" in said
    assert listed(chat)["Row 3 of the file, “Atlantis”"]["state"] == "cannot"
    chat.press(shown, "Run")
    settled(chat)
    assert is_on(chat, "Gym") and len(chat.writes()) == 1


def test_a_row_that_names_none_is_not_looked_at_again(chat: Chat) -> None:
    chat.rename("Huddle", "Kitchen")
    chat.ask("set dnd gym on for 2 hours")
    shown = dropped(chat, "dnd on in these for 1 hour", b"workspace\nGym\nAtlantis\nKitchen\n")
    assert "Look again" in buttons(shown)
    again = chat.press(shown, "Look again")
    again = settled(chat)
    assert "Run" not in buttons(again) and "3 cannot" in read(again)
    assert len(chat.writes()) == 1


def test_an_extension_tells_a_workspace(chat: Chat) -> None:
    assert "Off → On Gym" in words(dropped(chat, "dnd on in these", b"extension\n5520\n"))


@pytest.mark.parametrize(
    ("said", "content", "why"),
    [
        ("dnd on in these", b"workspace\nAtlantis\n", "No row of this file names one workspace"),
        ("dnd on in these", b"workspace\n" + b"Gym\n" * 6_000, "at most 5,000"),
        ("dnd on", NAMES, "says nothing to set"),
        ("", NAMES, "says nothing to set"),
        ("don't turn on dnd in these", NAMES, ""),
        ("should dnd be on in these?", NAMES, ""),
        ("if it rains, dnd on in these", NAMES, ""),
        ("dnd on in these or those", NAMES, ""),
        ("dnd on in these", b"\xff\xfe\x00", "file"),
        ("dnd on in these", b"colour\nred\n", "file"),
        ("frobnicate these", NAMES, ""),
    ],
)
def test_what_is_not_clear_makes_no_plan(chat: Chat, said: str, content: bytes, why: str) -> None:
    answer = dropped(chat, said, content)
    assert why in read(answer), read(answer)
    assert "Run" not in buttons(answer) and not chat.writes()


def test_a_file_with_settings_is_still_one_of_settings(chat: Chat) -> None:
    answer = read(dropped(chat, "dnd off in these", b"workspace,dnd: Do not disturb\nGym,on\n"))
    assert "your words ask for something else" in answer
    assert "Off → On" in read(dropped(chat, "import", b"workspace,dnd: Do not disturb\nGym,on\n"))


def test_who_may_only_look_sees_and_changes_nothing(chat: Chat) -> None:
    shown = chat.ask("show dnd on these", "ravi", files=[("rooms.csv", NAMES)])
    assert "Do not disturb: Off" in read(shown)
    answer = chat.ask("dnd on in these", "ravi", files=[("rooms.csv", NAMES)])
    assert "Run" not in buttons(answer) and not chat.writes()


def test_a_location_administrator_changes_their_own(chat: Chat) -> None:
    shown = dropped(chat, "dnd on in these", b"workspace\nLobby Paris\nGym\n", "lena")
    assert "Off → On Lobby Paris" in words(shown)
    assert "“Gym”" in read(shown) and "It names no workspace that you may see." in read(shown)
    file = chat.ask("show p-1", "lena").files[0].content.decode()
    assert "Row 3 of the file" in file


def test_without_a_file_these_are_nothing(chat: Chat) -> None:
    answer = chat.ask("dnd on in these")
    assert "Run" not in buttons(answer) and not chat.writes()
    dropped(chat, "dnd on in these")
    assert "Run" not in buttons(chat.ask("dnd off in list dropped-file"))


def test_they_are_saved_as_a_list(chat: Chat) -> None:
    kept = chat.ask("list front-desks = these", files=[("rooms.csv", NAMES)])
    assert "front-desks" in read(kept), read(kept)
    chat.ask("dnd on in list front-desks")
    assert "2 to change" in read(settled(chat))
