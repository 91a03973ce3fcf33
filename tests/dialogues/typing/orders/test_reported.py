"""What may only be reported, noted or wished by others is shown before it is done."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    "said",
    [
        "you turned on dnd in gym",
        "you have turned on dnd in the gym",
        "you just put the gym on dnd",
        "ok, you forwarded gym to 4404",
        "turned on dnd in gym",
        "just activated dnd in the gym",
        "added 4404 to simultaneous ring of lobby paris",
        "fyi dnd on in gym",
        "todo: gym dnd on",
        "note to self: gym dnd on",
        "they want dnd on in gym",
        "she wants dnd on in the gym",
        "dnd could be on in the gym",
        "you could turn on dnd in the gym",
        "they would turn on dnd in the gym",
        "reminder: turn on dnd in the gym",
        "yeah right, turn on dnd in the gym",
        "dnd turned on in the gym",
        "do not disturb enabled for the gym",
        "dnd activated in the gym, please confirm",
        '"turn on dnd in the gym"',
        "'turn on dnd in the gym'",
        "‘turn on dnd in the gym’",
    ],
)
def test_it_is_shown_first(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Nothing is changed yet." in read(answer) and "Do it" in buttons(answer)
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "you can turn on dnd in the gym",
        "could you turn on dnd in the gym",
        "I would like dnd on in the gym",
        "it would be great if you could turn on dnd in the gym",
        "you should turn on dnd in the gym",
        "have dnd turned on in the gym",
        "dnd to be turned on in the gym",
    ],
)
def test_what_you_can_do_is_an_order(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.setting("Gym", "doNotDisturb")["enabled"]
