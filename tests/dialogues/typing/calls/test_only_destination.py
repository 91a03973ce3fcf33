"""Where calls go is not whose calls they are: an order that names only that is asked about."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("send all calls to the gym", "All calls go to: 5520"),
        ("please send all calls to extension 5520", "All calls go to: 5520"),
        ("forward everything to the gym please", "All calls go to: 5520"),
        ("send busy calls to the gym", "When busy, calls go to: 5520"),
        ("divert unanswered calls to the gym", "When unanswered, calls go to: 5520"),
    ],
)
def test_it_is_asked_whose_calls(chat: Chat, said: str, told: str) -> None:
    answer = read(chat.ask(said))
    assert answer.startswith("Which workspace's Call Forwarding?") and told in answer, answer
    assert not chat.writes()


def test_its_calls_are_those_of_the_workspace_spoken_of(chat: Chat) -> None:
    chat.ask("show dnd lobby denver")
    chat.ask("send its calls to the gym")
    always = chat.setting("Lobby Denver", "callForwarding")["callForwarding"]["always"]
    assert (always["enabled"], always["destination"]) == (True, "5520")


def test_voicemail_keeps_its_own_words(chat: Chat) -> None:
    chat.ask("send all calls to voicemail in lobby denver")
    assert chat.setting("Lobby Denver", "voicemail")["sendAllCalls"]["enabled"]


@pytest.mark.parametrize(
    "said",
    [
        "could you please send all calls to lobby denver",
        "ok, send all calls back to lobby denver",
        "send all calls to lobby denver when busy",
        "send unanswered calls to lobby denver after 4 rings",
        "send busy calls to lobby denver's number",
        "make sure busy calls reach lobby denver",
        "stop sending all calls to lobby denver",
        "don't send all calls to lobby denver",
        "forward everything to the gym and the kitchen takes over",
    ],
)
def test_in_whatever_words_nothing_is_written(chat: Chat, said: str) -> None:
    assert chat.ask(said).text and not chat.writes()


@pytest.mark.parametrize("said", ["CFB and CFA", "CFA and CFB", "busy and always forwarding"])
@pytest.mark.parametrize(
    "order", ["turn off {} in lobby denver", "turn {} off in lobby denver", "kill {} on lobby denver"]
)
def test_each_branch_that_is_named_is_turned_off(chat: Chat, order: str, said: str) -> None:
    chat.ask("set forwarding lobby denver forward all calls on to 4404 forward when busy on busy 4404")
    chat.ask(order.format(said))
    forwarding = chat.setting("Lobby Denver", "callForwarding")["callForwarding"]
    assert not forwarding["always"]["enabled"] and not forwarding["busy"]["enabled"], chat.said("ana")[
        -1
    ].text
