"""A phrase that only names a setting shows it, also where a word of it is a value."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("emergency location of huddle", "Emergency Callback Number"),
        ("e911 location of the huddle", "Emergency Callback Number"),
        ("building number of huddle", "Emergency Callback Number"),
        ("location name of huddle", "Caller ID"),
        ("location caller id of huddle", "Caller ID"),
        ("huddle location caller id", "Caller ID"),
        ("recording announcement of huddle", "Call Recording"),
        ("always recording of huddle", "Call Recording"),
        ("custom greeting for the huddle", "Call Intercept"),
        ("local calls for the huddle", "Call Intercept"),
        ("two-way connection of huddle", "Push-to-Talk"),
        ("dnd of the huddle please", "Do Not Disturb"),
        ("voicemail of the huddle, please", "Voicemail"),
        ("push-to-talk config of the huddle please", "Push-to-Talk"),
    ],
)
def test_a_name_alone_is_a_look(chat: Chat, said: str, title: str) -> None:
    answer = chat.ask(said)
    assert title in read(answer)
    assert "Nothing is changed yet" not in read(answer)
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["huddle emergency location", "huddle local"])
def test_what_may_be_an_order_is_shown_first(chat: Chat, said: str) -> None:
    assert "Nothing is changed yet" in read(chat.ask(said))
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "huddle dnd on",
        "huddle: recording always",
        "set recording of huddle always",
        "recording on demand for huddle",
        "caller id of huddle: location number",
    ],
)
def test_an_order_goes_on_writing(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.writes()
