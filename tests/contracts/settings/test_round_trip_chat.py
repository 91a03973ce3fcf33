"""A form that is sent back unchanged in a conversation writes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.chat import Chat, read
from tests.families import IN_CONTRACT


@pytest.mark.parametrize("key", [family.key for family in IN_CONTRACT if family.fields])
def test_a_form_sent_back_as_it_came(chat: Chat, key: str) -> None:
    form = chat.ask(f"edit {key} lobby paris")
    assert "Nothing to change" in read(chat.press(form, "Save"))
    assert writes(chat) == []


@pytest.mark.parametrize(
    "thing",
    ["rule reject lobby paris 1", "rule reject lobby paris 2", "ring number simultaneous lobby paris 1"],
)
def test_a_form_of_a_thing_sent_back_as_it_came(chat: Chat, thing: str) -> None:
    form = chat.ask(f"change {thing}")
    assert "Nothing to change" in read(chat.press(form, "Save"))
    assert writes(chat) == []


def test_what_does_not_fit_already_keeps_nobody_from_changing_the_rest(chat: Chat) -> None:
    """Webex says that a file of its own is played and names none, so that choice could not be made here."""
    lobby = chat.cloud.workspace("Lobby Paris")
    assert "Nothing was changed" in read(chat.ask("set music lobby paris music own"))
    chat.cloud.change(lobby, "musicOnHold", {"greeting": "CUSTOM"})
    assert "Saved" in read(chat.ask("set music lobby paris off"))
    assert chat.setting("Lobby Paris", "musicOnHold")["mohEnabled"] is False


def test_a_change_is_asked_for_as_the_contract_allows_when_the_list_of_workspaces_is_old(chat: Chat) -> None:
    chat.clock.ahead += timedelta(minutes=2)
    answer = chat.ask("set dnd lobby paris on")
    chat.clock.ahead -= timedelta(minutes=2)
    assert "Saved" in read(answer)


def writes(chat: Chat) -> list[str]:
    """Every request that could have changed something of a workspace."""
    return [
        f"{one.method} {one.path}"
        for one in chat.cloud.requests
        if "/workspaces/" in one.path and one.method not in ("GET", "HEAD")
    ]
