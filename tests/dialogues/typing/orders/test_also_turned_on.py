"""A list's setting that is to be turned on together with a new item: both are offered."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "turn on simultaneous ring for lobby paris with 4403",
        "turn on simultaneous ring on lobby paris and add 4403",
        "please switch on sim ring for lobby paris with 4403",
        "lobby paris: turn on sim ring with 4403",
    ],
)
@pytest.mark.parametrize("chosen", ["Add ring number", "Ring at the same time: on"])
def test_both_are_offered(chat: Chat, said: str, chosen: str) -> None:
    answer = chat.ask(said)
    assert "That is more than one order." in read(answer) and not chat.writes()
    chat.choose(answer, chosen)
    document = chat.setting("Lobby Paris", "simultaneousRing")
    is_added = any(one.get("phoneNumber") == "4403" for one in document["phoneNumbers"])
    assert (is_added, document["enabled"]) == (chosen == "Add ring number", chosen != "Add ring number")


@pytest.mark.parametrize(
    "said", ["add 4403 to the simultaneous ring of lobby paris", "put 4403 on sim ring of lobby paris"]
)
def test_an_item_alone_is_added(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert len(chat.writes()) == 1
