"""With 1,500 workspaces, choices stay short, typos cost few requests, and no workspace is confused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.data.entities import Workspace
from tests.chat import Chat, choices, read, texts

MANY = 1500


def workspace_reads(chat: Chat) -> int:
    """How often the workspaces were read: their first pages."""
    return sum(one.path == "/workspaces" and "start" not in one.query for one in list(chat.cloud.requests))


def fill(chat: Chat, called: str) -> list[Workspace]:
    rooms = chat.cloud.add_workspaces(MANY, called)
    chat.read_workspaces()
    return rooms


def test_a_part_that_very_many_names_have_gives_a_short_choice(chat: Chat) -> None:
    rooms = fill(chat, "Nook {:04}")
    picker = chat.ask("show dnd nook")
    said = read(picker)
    assert "1,500 workspaces fit “nook”. Which one?" in said
    assert "By location: Denver 750, Paris HQ 750." in said
    assert len(choices(picker, "say")) == 25
    assert len(said) < 4000
    assert "Do Not Disturb · Nook 0001" in texts(chat.choose(picker, "Nook 0001"))
    assert f"Nook {MANY:04}" in read(chat.ask(f"show dnd x{rooms[-1].extension}"))


def test_workspaces_of_one_name_are_told_by_place_and_extension(chat: Chat) -> None:
    rooms = fill(chat, "Phone")
    picker = chat.ask("show dnd phone")
    assert "1,500 workspaces fit “phone”" in read(picker)
    assert "a word of the location behind it, or the extension alone" in read(picker)
    assert {value.split()[-1] for value in choices(picker, "say").values()} <= {room.id for room in rooms}
    in_denver = chat.ask("show dnd phone denver")
    assert "750 workspaces fit “phone denver”" in read(in_denver)
    assert all(" · Denver · " in title for title in choices(in_denver, "say"))
    shown = chat.ask(f"show dnd {rooms[1].extension}")
    assert f"x{rooms[1].extension} · Denver" in texts(shown)


def test_all_of_them_are_paged_and_filtered_by_place(chat: Chat) -> None:
    fill(chat, "Phone")
    answer = chat.ask("workspaces phone denver")
    assert "750 in all, page 1 of 30" in texts(answer)


def test_an_unknown_name_reads_the_list_once_a_minute(chat: Chat) -> None:
    before = workspace_reads(chat)
    for name in ("nowhere", "nothing", "nowhere", "list of wrong names"):
        assert "There is no workspace" in read(chat.ask(f"show dnd {name}"))
    assert workspace_reads(chat) == before + 1
    chat.clock.ahead += timedelta(seconds=61)
    assert "There is no workspace" in read(chat.ask("show dnd nowhere"))
    assert workspace_reads(chat) == before + 2


def test_a_workspace_made_just_now_is_known_at_once(chat: Chat) -> None:
    (room,) = chat.cloud.add_workspaces(1, "Brand New")
    assert f"x{room.extension}" in texts(chat.ask("show dnd brand new"))


def test_a_list_with_a_hole_says_so(chat: Chat) -> None:
    chat.cloud.add_workspaces(2100)
    chat.cloud.fault("GET /workspaces", status=None)
    chat.cloud.fault("GET /workspaces", status=403)
    chat.read_workspaces()
    assert "1,110 in all" in texts(chat.ask("workspaces"))
    assert "did not give me the whole list" in texts(chat.ask("workspaces"))
    chat.cloud.fault("GET /workspaces", status=None)
    chat.cloud.fault("GET /workspaces", status=403)
    assert "so it may be there all the same" in read(chat.ask("show dnd nowhere"))


def test_a_workspace_renamed_between_list_and_press_is_still_the_one(chat: Chat) -> None:
    picker = chat.ask("show dnd lobby")
    paris = chat.cloud.workspace("Lobby Paris")
    chat.rename("Lobby Paris", "Reception", known=False)
    asked = len(chat.cloud.requests)
    assert "Do Not Disturb" in texts(chat.choose(picker, "Lobby Paris"))
    read_now = [one.path for one in chat.cloud.requests[asked:] if "doNotDisturb" in one.path]
    assert read_now
    assert paris.id in read_now[0]


def test_a_workspace_renamed_and_read_again_is_not_guessed_at(chat: Chat) -> None:
    picker = chat.ask("show dnd lobby")
    chat.rename("Lobby Paris", "Reception")
    said = read(chat.choose(picker, "Lobby Paris"))
    assert "There is no workspace “Lobby Paris”" in said


def test_what_writes_is_chosen_by_id_though_names_were_swapped(chat: Chat) -> None:
    picker = chat.ask("set dnd lobby on")
    chat.rename("Lobby Paris", "Elsewhere")
    chat.rename("Lobby Denver", "Lobby Paris")
    chat.rename("Elsewhere", "Lobby Denver")
    assert read(chat.choose(picker, "Lobby Paris")).startswith("Saved: Do Not Disturb · Lobby Denver")
    assert chat.setting("Lobby Denver", "doNotDisturb")["enabled"] is True
    assert chat.setting("Lobby Paris", "doNotDisturb")["enabled"] is False


@pytest.mark.parametrize("words", ["set dnd {} on", "set forwarding {} always on to 4010", "edit dnd {}"])
def test_a_fragment_of_a_name_or_a_word_for_all_changes_nothing(chat: Chat, words: str) -> None:
    (hall,) = chat.cloud.add_workspaces(1, "Hall 1")
    for said in ("all", "everything", "every", "*", "on"):
        assert f"There is no workspace “{said}”" in read(chat.ask(words.format(said)))
    for said in ("al", "ha", "all 1"):
        picker = chat.ask(words.format(said))
        assert f"“{said}” is only a fragment of a workspace's name. Is this the one?" in read(picker)
        assert [value.split()[2] for value in choices(picker, "say").values()] == [hall.id]
    assert chat.writes() == []
    assert "Hall 1" in read(chat.choose(picker, "Hall 1"))
    assert "Hall 1" in read(chat.ask("show dnd al"))


def test_a_workspace_made_anew_under_its_name_is_found_again(chat: Chat) -> None:
    chat.remove("Lobby Paris")
    chat.cloud.add_workspaces(1, "Lobby Paris")
    assert read(chat.ask("set dnd lobby paris on")).startswith("Saved: Do Not Disturb · Lobby Paris")
    assert chat.setting("Lobby Paris", "doNotDisturb")["enabled"] is True
    chat.remove("Lobby Paris")
    chat.clock.ahead += timedelta(seconds=61)
    assert "There is no workspace “lobby paris”" in read(chat.ask("set dnd lobby paris off"))


def test_an_exact_name_is_found_among_very_many_that_hold_it(chat: Chat) -> None:
    chat.cloud.add_workspaces(60, "A Zulu {:02}")
    (zulu,) = chat.cloud.add_workspaces(1, "Zulu")
    assert "61 fit “zul”" in read(chat.ask("set ptt lobby paris members add zul"))
    assert read(chat.ask("set ptt lobby paris members add zulu")).startswith("Saved")
    members = [body for body in chat.writes() if "members" in body][-1]["members"]
    assert zulu.id in str(members)


def test_a_form_follows_a_workspace_that_was_renamed(chat: Chat) -> None:
    form = chat.ask("edit dnd lobby paris")
    chat.rename("Lobby Paris", "Reception")
    assert "Reception" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    assert chat.setting("Reception", "doNotDisturb")["enabled"] is True


def test_a_location_administrator_finds_members_of_their_places_alone(chat: Chat) -> None:
    several = read(chat.ask("set ptt lobby paris members add kim"))
    assert "Kim Dahl" in several
    assert "Kim Lee" in several
    assert read(chat.ask("set ptt lobby paris members add kim", "lena")).startswith("Saved")
    for said in ("Bob Johnson", "bob", "5011", "x5011", "+1 303-555-0104"):
        answer = read(chat.ask(f"set ptt lobby paris members add {said}", "lena"))
        assert f"Nobody with a Webex Calling number is called “{said}”" in answer
        assert "I looked only in your locations: Paris HQ." in answer
        assert "Denver" not in answer
    assert read(chat.ask("set ptt lobby paris members add bob")).startswith("Saved")


def test_a_location_administrator_monitors_what_is_in_their_places(chat: Chat) -> None:
    form = chat.ask("edit monitoring lobby paris", "lena")
    answer = chat.press(form, "Save", "lena", inputs={"f-monitoredElements--add": "denver park, bob"})
    assert "I looked only in your locations: Paris HQ." in texts(answer)
    assert read(chat.ask("set monitoring lobby paris lines add Denver park")).startswith("Saved")
    assert read(chat.ask("set monitoring lobby paris lines add Paris park 2", "lena")).startswith("Saved")


def test_a_change_goes_to_what_webex_calls_so_by_now(chat: Chat) -> None:
    """Names that were swapped in Control Hub are not known to a list that is some minutes old."""
    chat.rename("Gym", "Sauna", known=False)
    chat.rename("Kitchen", "Gym", known=False)
    chat.rename("Sauna", "Kitchen", known=False)
    chat.clock.ahead = timedelta(minutes=2)
    assert read(chat.ask("set dnd gym on")).startswith("Saved")
    assert chat.setting("Gym", "doNotDisturb")["enabled"] is True
    assert chat.setting("Kitchen", "doNotDisturb")["enabled"] is False


def test_a_change_to_a_name_that_is_gone_changes_nothing(chat: Chat) -> None:
    chat.rename("Gym", "Sauna", known=False)
    chat.clock.ahead = timedelta(minutes=2)
    assert "There is no workspace “gym”" in read(chat.ask("set dnd gym on"))
    assert chat.writes() == []


def test_what_is_only_not_listed_is_not_said_to_be_gone(chat: Chat) -> None:
    rooms = chat.cloud.add_workspaces(2100)
    chat.read_workspaces()
    with_hole: list[dict[str, Any]] = [{"status": None}, {"status": 403}]
    for fault in with_hole:
        chat.cloud.fault("GET /workspaces", **fault)
    listed = chat.bot.ground.admin.directory.workspaces(fresh=True)
    hidden = next(one for one in rooms if one.id not in listed.by_id)
    chat.read_workspaces()
    assert chat.ask(f'set dnd "{hidden.name}" on')
    form = chat.ask(f'edit dnd "{hidden.name}"')
    for fault in with_hole * 3:
        chat.cloud.fault("GET /workspaces", **fault)
    chat.read_workspaces()
    for answer in (chat.ask("undo"), chat.press(form, "Save", inputs={"f-enabled": "false"})):
        said = read(answer)
        assert "not among those that Webex lists right now" in said and "Nothing was changed." in said
        assert "gone" not in said
    chat.heal()
    chat.read_workspaces()
    assert read(chat.ask("undo")).startswith("Undone: Do Not Disturb")


def test_what_is_gone_is_said_to_be(chat: Chat) -> None:
    chat.ask("set dnd gym on")
    chat.remove("Gym")
    chat.read_workspaces()
    assert "The workspace of this change is gone, or out of your reach." in read(chat.ask("undo"))
