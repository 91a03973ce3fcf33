"""Forged data in a button press is refused with a sentence, and nothing is changed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.sandbox.data.entities import Message
from cards.payload import KEY
from tests.chat import Chat, button, filled, form_id, read

DEEP: Any = "end"
for _ in range(400):
    DEEP = {"v": DEEP}

FORGED: dict[str, Any] = {
    "nothing": None,
    "a text": "save",
    "a list": [1],
    "a number": 7,
    "empty": {},
    "another version": {"v": 2, "do": "save", "form": "{form}"},
    "a version that is true": {"v": True, "do": "save", "form": "{form}"},
    "something unknown to do": {"v": 1, "do": "delete", "form": "{form}"},
    "to do in a list": {"v": 1, "do": ["save"], "form": "{form}"},
    "an unknown form": {"v": 1, "do": "save", "form": "AAAAAAAAAAAAAAAAAAAAAA"},
    "a form in a list": {"v": 1, "do": "save", "form": ["{form}"]},
    "a form that is a path": {"v": 1, "do": "save", "form": "../{form}"},
    "a form with markup": {"v": 1, "do": "save", "form": "<@all>"},
    "a thread in an object": {"v": 1, "do": "save", "form": "{form}", "thread": {"a": 1}},
    "words in an object": {"v": 1, "do": "say", "text": {"a": "set intercept lobby paris on"}},
    "words too long": {"v": 1, "do": "say", "text": "set intercept lobby paris on " * 40},
    "deeply nested": DEEP,
    "deeply nested JSON": "[" * 100_000,
    "huge": {"v": 1, "do": "save", "form": "x" * 1_000_000},
    "huge JSON": json.dumps({"v": 1, "do": "save", "form": "{form}", "more": "x" * 1_000_000}),
    "a name twice in JSON": '{"v": 1, "do": "cancel", "do": "save", "form": "{form}"}',
}


def forged(data: Any, form: str) -> Any:
    """The data with the id of the form in it."""
    if isinstance(data, str):
        return data.replace("{form}", form)
    if isinstance(data, dict) and data is not DEEP:
        return {name: forged(inner, form) for name, inner in data.items()}
    return [forged(inner, form) for inner in data] if isinstance(data, list) else data


def refused(chat: Chat, answer: Message) -> None:
    said = read(answer)
    assert "Nothing was changed" in said
    assert "Something went wrong" not in said
    assert len(said) < 400
    assert chat.writes() == []


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_payload_changes_nothing_and_leaves_the_form_open(chat: Chat, name: str) -> None:
    form = chat.ask("edit intercept lobby paris")
    data = forged(FORGED[name], form_id(form))
    refused(chat, chat.send(form, {**filled(form), "f-enabled": "true", KEY: data}))
    assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))


def test_words_pressed_by_somebody_without_rights_are_as_good_as_typed(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris", space="team")
    say = {KEY: {"v": 1, "do": "say", "text": "set intercept lobby paris on"}}
    assert "Sorry, no." in read(chat.send(form, say, "sam", "team"))
    assert chat.writes() == []


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_form_of_somebody_else_stays_theirs(chat: Chat, wrapped: bool) -> None:
    form = chat.ask("edit intercept lobby paris", space="team")
    data: Any = button(form, "Save")[KEY]
    data = json.dumps(data) if wrapped else data
    for inputs in ({KEY: data}, {KEY: data, "personId": chat.cloud.person("ana").id}):
        answer = chat.send(form, {**filled(form), **inputs, "f-enabled": "true"}, "ravi", "team")
        refused(chat, answer)
        assert "opened by somebody else" in read(answer)
    assert "Saved" in read(chat.press(form, "Save", space="team", inputs={"f-enabled": "true"}))


@pytest.mark.parametrize("do", ["save", "cancel"])
def test_a_form_is_of_no_use_in_another_space_or_on_another_card(chat: Chat, do: str) -> None:
    form = chat.ask("edit intercept lobby paris")
    forged = {KEY: {"v": 1, "do": do, "form": form_id(form)}, "f-enabled": "true"}
    other = chat.ask("edit intercept huddle", space="team")
    refused(chat, chat.send(other, forged, space="team"))
    status = chat.ask("show intercept lobby paris")
    refused(chat, chat.send(status, forged))
    assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))


def test_a_press_again_after_it_was_used_changes_nothing_more(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    again = chat.ask("show intercept lobby paris")
    assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    answer = chat.send(again, {KEY: button(form, "Save")[KEY], "f-enabled": "false"})
    assert "Nothing was changed" in read(answer)
    assert len(chat.writes()) == 1


def test_more_than_a_button_holds_does_no_more(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    data = {
        **button(form, "Save")[KEY],
        "text": "set intercept huddle on",
        "workspace": chat.cloud.workspace("Huddle").id,
        "family": "voicemail",
        "person": chat.cloud.person("ravi").id,
    }
    more = {"f-nothing": "x", "say": "set dnd huddle on", "ticks": "0,1", "__proto__": {"v": 2}}
    done = chat.send(form, {**filled(form), **more, "f-enabled": "true", KEY: data})
    assert "Saved: Call Intercept · Lobby Paris" in read(done)
    assert len(chat.writes()) == 1


@pytest.mark.parametrize(
    "value",
    [["true"], {"a": 1}, 7, None, "x" * 100_000, DEEP, "<@all>", "[" * 50_000],
    ids=["a list", "an object", "a number", "null", "huge", "deep", "a mention", "brackets"],
)
def test_odd_inputs_bring_the_form_back_or_change_nothing_else(chat: Chat, value: Any) -> None:
    form = chat.ask("edit intercept lobby paris")
    inputs = {**filled(form), "f-incoming-newNumber": value, "f-outgoing-destination": value}
    answer = chat.send(form, {**inputs, **button(form, "Save")})
    assert "Something went wrong" not in read(answer)
    assert "<@" not in answer.markdown
    assert len(answer.markdown.encode()) <= 7_000


@pytest.mark.parametrize("version", ["1", 1.0, "1.0"])
@pytest.mark.parametrize("wraps", [0, 1, 2])
def test_buttons_work_however_a_client_gives_their_data_back(chat: Chat, version: Any, wraps: int) -> None:
    def as_client(message: Message, title: str) -> dict[str, Any]:
        data: Any = {**button(message, title)[KEY], "v": version}
        for _ in range(wraps):
            data = json.dumps(data)
        return {KEY: data}

    status = chat.ask("show intercept lobby paris")
    form = chat.send(status, as_client(status, "Edit"))
    done = chat.send(form, {**filled(form), "f-enabled": "true", **as_client(form, "Save")})
    assert "Saved" in read(done)
    assert chat.setting("Lobby Paris", "intercept")["enabled"] is True
