"""The number of requests that a change causes, and the wording of the answer for form and command."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import family_of
from bot.changes.item_target import ItemTarget
from bot.changes.target import SettingTarget
from bot.commands.views.outcome_answer import form_again
from tests.chat import Chat, filled, read
from tests.list_settings import change

DND = "/doNotDisturb"
FORWARDING = "/callForwarding"


def asked(chat: Chat, path: str) -> list[str]:
    """The methods of what was asked of Webex for settings at this path and for people, oldest first."""
    people = [f"/people/{chat.cloud.person(name).id}" for name in ("ana", "lena")]
    return [
        f"{one.method} person" if one.path in people else one.method
        for one in chat.cloud.requests
        if one.path in people or one.path.endswith(path)
    ]


def since(chat: Chat, path: str, before: list[str]) -> list[str]:
    return asked(chat, path)[len(before) :]


WRITE = ["GET person", "GET", "PUT", "GET"]


def test_a_typed_change_reads_once_before_and_once_after(chat: Chat) -> None:
    chat.ask("show dnd lobby paris")
    before = asked(chat, DND)
    assert "Saved" in read(chat.ask("set dnd lobby paris on"))
    assert since(chat, DND, before) == WRITE
    before = asked(chat, DND)
    assert "It is so already" in read(chat.ask("set dnd lobby paris on"))
    assert since(chat, DND, before) == ["GET person", "GET"]


@pytest.mark.parametrize(
    ("setting", "path", "inputs"),
    [
        ("dnd", DND, {"f-enabled": "true"}),
        ("forwarding", FORWARDING, {"f-callForwarding-busy-enabled": "true",
                                    "f-callForwarding-busy-destination": "4001"}),
    ],
)  # fmt: skip
def test_save_reads_once_before_and_once_after_and_loads_its_form_once(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, setting: str, path: str, inputs: dict[str, str]
) -> None:
    form = chat.ask(f"edit {setting} lobby paris")
    loaded: list[str] = []
    load = chat.app.ground.store.form

    def counted(form_id: str) -> Any:
        loaded.append(form_id)
        return load(form_id)

    monkeypatch.setattr(chat.app.ground.store, "form", counted)
    before = asked(chat, path)
    assert "Saved" in read(chat.press(form, "Save", inputs={**filled(form), **inputs}))
    assert since(chat, path, before) == WRITE
    assert len(loaded) == 1


def test_a_location_administrator_costs_one_list_of_workspaces(chat: Chat) -> None:
    def lists() -> int:
        return sum(one.path == "/workspaces" for one in chat.cloud.requests)

    chat.ask("show dnd lobby paris", "lena")
    before, lists_before = asked(chat, DND), lists()
    assert "Saved" in read(chat.ask("set dnd lobby paris on", "lena"))
    assert since(chat, DND, before) == WRITE
    assert lists() == lists_before + 1


def test_a_typed_change_of_an_item_that_goes_meanwhile_speaks_of_no_form(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = chat.app.ground.admin.calling.send

    def too_late(*write: Any) -> str:
        change(chat, "digitPatterns", {"digitPatterns": []})
        return send(*write)

    monkeypatch.setattr(chat.app.ground.admin.calling, "send", too_late)
    said = read(chat.ask("change pattern lobby paris 1 action allow"))
    assert "Somebody removed this meanwhile; nothing was written." in said


def test_an_item_that_is_added_has_its_id_in_the_journal(chat: Chat) -> None:
    change(chat, "digitPatterns", {"digitPatterns": []})
    assert "Added" in read(chat.ask("add pattern lobby paris 9! name Night action block"))
    (entry,) = chat.app.ground.store.history()
    (row,) = chat.setting("Lobby Paris", "digitPatterns")["digitPatterns"]
    assert (entry.action, entry.item_id) == ("add", row["id"])
    assert "Removed" in read(chat.press(chat.ask("remove pattern lobby paris Night"), "Remove"))
    assert chat.app.ground.store.history()[0].item_id == row["id"]


def test_the_way_back_to_a_workspace_whose_name_holds_a_command_is_its_name() -> None:
    family = family_of("patterns")
    item = ItemTarget(family, family.lists[0], "id")
    assert form_again(item, "showroom") == "list patterns showroom"
    assert form_again(SettingTarget(family), "showroom") == "edit patterns showroom"
