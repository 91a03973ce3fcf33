"""What must be read of many workspaces for one answer is asked for together, and no setting by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.errors import BotError
from bot.events import Document
from bot.ports.webex import Read
from bot.webex.api.calling import SettingsClient
from tests.chat import Chat, read


class Counted:
    """Counts the settings that are read by themselves, and notes how many are asked for together."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.alone = 0
        self.together: list[int] = []
        read_one, read_many = SettingsClient.read, SettingsClient.read_many

        def one(client: SettingsClient, *args: object) -> Document:
            self.alone += 1
            return read_one(client, *args)  # type: ignore[arg-type]

        def many(
            client: SettingsClient, reads: Sequence[Read], *, fresh: bool = False
        ) -> list[Document | BotError]:
            self.together.append(len(reads))
            return read_many(client, reads, fresh=fresh)

        monkeypatch.setattr(SettingsClient, "read", one)
        monkeypatch.setattr(SettingsClient, "read_many", many)


@pytest.mark.parametrize(
    ("asked", "answer", "settings"),
    [
        ("show dnd on all at Paris", "Do Not Disturb · all workspaces at", 3),
        ("show dnd on all workspaces", "Do Not Disturb · all", 8),
        ("show forwarding all lobbies", "Call Forwarding", 2),
        ("which rooms have dnd on?", "none of 8 workspaces", 8),
        ("is dnd on in all lobbies?", "Do Not Disturb", 2),
        ("list codes all lobbies", "Access Codes", 2),
        ("show risky all lobbies", "risky", 8),
        ("export all dnd", "", 8),
    ],
)
def test_it_is_asked_for_together(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, asked: str, answer: str, settings: int
) -> None:
    counted = Counted(monkeypatch)
    said = read(chat.ask(asked))
    assert answer.casefold() in said.casefold()
    assert counted.alone == 0
    assert counted.together and max(counted.together) >= settings, counted.together
    assert len([size for size in counted.together if size]) <= 3, counted.together


def test_what_comes_before_a_setting_is_read_together_too(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Gym", "Kitchen", "Huddle"):
        chat.ask(f"set forwarding {name} all calls go to 4404 forward all calls on")
    counted = Counted(monkeypatch)
    said = read(chat.ask("show forwarding on all workspaces"))
    assert "4404" in said
    assert counted.alone == 0 and len(counted.together) == 2
    assert counted.together[1] >= 3, "what may hold it back in each of the three"


def test_one_that_cannot_be_read_holds_up_no_other(chat: Chat) -> None:
    chat.cloud.fault("GET .*/doNotDisturb", status=500, times=4)
    said = read(chat.ask("show dnd on all at Denver"))
    assert "Do not disturb: Off" in said
