"""Sentences that nobody should have to guess at: nothing is written, and something is said."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read

SECRET = "918273645"


@pytest.mark.parametrize(
    "typed",
    [
        "turn on dnd in huddle. " * 300,
        "turn on dnd in huddle and atrium and gym and lobby paris and kitchen",
        "turn on dnd in huddle and forward atrium to 4001",
        "🙂 🙂 🙂",
        "bitte Anrufe von Huddle umleiten nach 4001",
        "merci de renvoyer les appels de huddle vers 4001",
        "Huddle\tdnd\ton\nAtrium\tdnd\toff\nGym\tdnd\ton",
        "set on off on off",
        "all on",
        "turn on everything everywhere",
        "dnd dnd dnd on off huddle",
        "forward huddle to huddle to 4001 to 4002",
        "forward huddle to 4001 4002",
        "turn huddle on",
        "huddle " * 150,
    ],
)
def test_nothing_is_written_and_something_is_said(chat: Chat, typed: str) -> None:
    answer = chat.ask(typed)
    said = read(answer)
    assert said
    assert "Something went wrong" not in said
    assert chat.writes() == []


@pytest.mark.parametrize(("sentence", "count"), [("gym dnd on.", 80), ("on.", 240), ("gym dnd on.", 21)])
def test_many_sentences_are_not_read_one_by_one(chat: Chat, sentence: str, count: int) -> None:
    answer = chat.ask(" ".join([sentence] * count))
    assert f"That is {count} sentences. Nothing was changed." in read(answer)
    assert not answer.card and chat.writes() == []


@pytest.mark.parametrize(
    "typed",
    [
        f"my cod is {SECRET} for huddle",
        f"use pincode {SECRET} in huddle please",
        f"huddle passcode should be {SECRET}",
        f"let huddle call abroad with code {SECRET}",
        f"voicemail pin {SECRET} zork huddle",
        f"the acess code for international calls in huddle is {SECRET}",
        f"the voicemail of huddle should get {SECRET} as its pass",
        f"let people dial {SECRET} before calling abroad from huddle",
        f"callers should enter {SECRET} first to call out of huddle",
        f"set huddle's pw to {SECRET}",
        f"secret {SECRET} huddle",
        f"huddle p1n {SECRET}",
        f"voicemial pni {SECRET} huddle",
    ],
)
@pytest.mark.parametrize("space", ["team", "ana"])
def test_no_code_or_pin_is_repeated(chat: Chat, typed: str, space: str) -> None:
    answer = chat.ask(typed, space=space)
    assert SECRET not in answer.markdown + str(answer.card)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "name", ["On", "Off", "All", "DND", "4001", "Forward", "Stop", "Not", "Voicemail", "The"]
)
def test_a_workspace_may_be_called_like_a_word(chat: Chat, name: str) -> None:
    chat.rename("Huddle", name)
    chat.read_workspaces()
    answer = chat.ask("turn on dnd in atrium")
    assert "Saved" in read(answer) or "Do it" in buttons(answer) or "Which" in read(answer)
    assert not chat.setting(name, "doNotDisturb")["enabled"]
