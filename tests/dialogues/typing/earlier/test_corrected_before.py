"""“No, 4 rings” and “sorry, 4404” behind a change: the same change with another value, shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize("said", ["no, 5 rings", "I meant 5 rings", "sorry, 5 rings please"])
def test_the_rings_are_corrected(chat: Chat, said: str) -> None:
    chat.ask("forward lobby paris to 4001 after 3 rings")
    shown = chat.ask(said)
    assert "→ 5" in read(shown)
    assert len(chat.writes()) == 1
    chat.press(shown, "Do it")
    assert chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["noAnswer"]["numberOfRings"] == 5


@pytest.mark.parametrize("said", ["no, 4404", "sorry, 4404", "oops, i meant 4404"])
def test_the_number_is_corrected(chat: Chat, said: str) -> None:
    chat.ask("forward lobby paris to 4001")
    chat.press(chat.ask(said), "Do it")
    always = chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["always"]
    assert always["destination"] == "4404"


def test_nothing_is_corrected_where_no_such_value_was_set(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on")
    chat.ask("no, 4404")
    chat.ask("no, 4 rings")
    assert len(chat.writes()) == 1
