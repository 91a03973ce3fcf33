"""How many workspaces a sentence names: a plan is of exactly those, or there are too many for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.names.workspaces import WorkspaceIndex
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, read
from tests.dialogues.plans.test_many_at_once import asked, on, pressed

FIVE = {"Atrium", "Gym", "Huddle", "Kitchen", "Lobby Paris"}


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in huddle, atrium, gym, lobby paris and kitchen",
        "turn on dnd in huddle and atrium and gym and lobby paris and kitchen",
        "set dnd huddle, atrium, gym, lobby paris, kitchen on",
        "huddle, atrium, gym, kitchen & lobby paris: dnd on",
    ],
)
def test_five_names_are_a_plan_of_these_five(chat: Chat, said: str) -> None:
    card = read(asked(chat, said))
    assert "5 to change" in card and "cannot" not in card
    assert {item.workspace_name for item in chat.bot.ground.store.plan_items(1)} == FIVE
    assert chat.writes() == []
    assert "Done. 5 changed" in read(pressed(chat, "Run"))
    assert on(chat) == FIVE and len(chat.writes()) == 5


@pytest.mark.parametrize(
    "said",
    ["dnd on in all rooms", "set dnd all desks on", "turn on dnd in all desks except desk 00007 for 2 hours"],
)
def test_twenty_thousand_are_too_many_for_a_plan(
    chat: Chat, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = chat.bot.ground.admin.directory
    (gym,) = directory.workspaces().by_name["gym"]
    desks = [replace(gym, id=f"desk-{number}", name=f"Desk {number:05}") for number in range(20_000)]
    many = WorkspaceIndex(desks)
    monkeypatch.setattr(directory, "workspaces", lambda *, fresh=False: many)
    answer = chat.ask(said)
    assert "workspaces, and I change at most 5,000 at once. Nothing was changed." in read(answer)
    assert "Say it for fewer of them" in read(answer)
    assert chat.bot.ground.store.plan(1) is None and chat.writes() == []
