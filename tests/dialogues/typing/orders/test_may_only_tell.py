"""What may only tell, or names its setting by a value alone, is shown before anything is written."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    "said",
    [
        "lobby paris may be forwarded to 4404",
        "calls to lobby paris may go to 4404",
        "blacklist lobby paris",
        "blacklist calls in lobby paris",
        "disable allow list for lobby paris",
        "lobby paris answers automatically",
        "intercept message of lobby paris",
        "do not let lobby paris call 4404",
        "never let lobby paris call +1 303 555 0199",
    ],
)
def test_nothing_is_written_at_once(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert not chat.writes()


def test_a_lamp_that_is_put_out_is_off(chat: Chat) -> None:
    assert "On → Off" in read(chat.ask("put out the MWI lamp on lobby paris"))


def test_many_conditions_are_read_in_bounds(chat: Chat) -> None:
    chat.ask(f"INC12345 {'if so ' * 160} gym: dnd on")
    assert not chat.writes()


def test_the_same_for_an_unknown_number_changes_nothing(chat: Chat) -> None:
    chat.ask("forward lobby paris to 4404")
    writes = chat.writes()
    assert "No workspace has this number" in read(chat.ask("same for 4405"))
    assert chat.writes() == writes


def test_it_is_not_the_switch_for_own_settings(chat: Chat) -> None:
    chat.ask("can lobby paris call abroad?")
    chat.ask("allow it")
    assert not chat.writes()
