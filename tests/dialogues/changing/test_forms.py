"""Forms that are forged, replayed, late, sent twice, used by two people, or opened before values changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.cloud.cloud import Cloud
from cards.payload import KEY
from tests.chat import Chat, button, buttons, choices, filled, form_id, read

ON = {"f-enabled": "true"}
USED = "This form was used already, or I do not know it. Nothing was changed now."


def test_all_that_is_wrong_is_told_at_one_save(chat: Chat) -> None:
    wrong = {
        "f-sendUnansweredCalls-numberOfRings": "40",
        "f-emailCopyOfMessage-emailId": "nobody",
        "f-transferToNumber-enabled": "true",
        "f-transferToNumber-destination": "",
    }
    again = chat.press(chat.ask("edit voicemail lobby paris"), "Save", inputs=wrong)
    said = read(again)
    assert "Not saved. To correct: Rings, Copy goes to, Transfer on 0 to." in said
    assert "Needed while “Transfer on 0” is on." in said
    right = {
        "f-sendUnansweredCalls-numberOfRings": "4",
        "f-emailCopyOfMessage-emailId": "ana@example.com",
        "f-transferToNumber-destination": "5510",
    }
    assert "Saved" in read(chat.press(again, "Save", inputs=right))


def test_a_list_beside_an_error_stays_no_error(chat: Chat) -> None:
    always = "f-callForwarding-always-"
    inputs = {
        f"{always}enabled": "true",
        f"{always}destination": "?",
        "f-callForwarding-noAnswer-enabled": "true",
        "f-callForwarding-noAnswer-destination": "",
    }
    said = read(chat.press(chat.ask("edit forwarding lobby paris"), "Save", inputs=inputs))
    assert "To answer: All calls go to." in said
    assert "Not saved. To correct: When unanswered" in said, said[:300]


def test_a_form_of_somebody_else_stays_theirs(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris", space="team")
    said = read(chat.press(form, "Save", "lena", "team", ON))
    assert "opened by somebody else and stays open for them. Nothing was changed." in said
    own = choices(chat.press(form, "Save", "lena", "team", ON), "say")
    assert own == {"Edit Call Intercept · Lobby Paris": 'edit intercept "Lobby Paris"'}
    said = read(chat.press(form, "Cancel", "lena", "team"))
    assert "opened by somebody else" in said
    chat.invite("olga", "team")
    for person in ("sam", "olga"):
        assert read(chat.press(form, "Save", person, "team", ON)).startswith("Sorry, no.")
        assert read(chat.press(form, "Cancel", person, "team")).startswith("Sorry, no.")
    assert chat.writes() == []
    assert form.id not in chat.cloud.deleted
    assert "Saved" in read(chat.press(form, "Save", space="team", inputs=ON))
    assert len(chat.writes()) == 1


def test_a_form_of_another_space_is_unknown_here(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    other = chat.ask("show intercept lobby paris", space="team")
    inputs = {**filled(form), **ON, **button(form, "Save")}
    for person in ("ana", "lena"):
        answer = chat.send(other, inputs, person, "team")
        assert USED in read(answer)
        assert answer.parent_id is None
    assert chat.writes() == []
    assert "Saved" in read(chat.press(form, "Save", inputs=ON))


def test_a_form_whose_message_is_not_known_still_belongs_to_its_space(chat: Chat) -> None:
    chat.cloud.fault("POST /messages", status=200, body="<html>", before=False)
    form = chat.ask("edit intercept lobby paris")
    other = chat.ask("show intercept lobby paris", space="team")
    inputs = {**filled(form), **ON, **button(form, "Save")}
    assert USED in read(chat.send(other, inputs, space="team"))
    assert chat.writes() == []
    assert "Saved" in read(chat.press(form, "Save", inputs=ON))


def test_a_form_is_saved_from_its_own_card_only(chat: Chat) -> None:
    form, status = chat.ask("edit intercept lobby paris"), chat.ask("show intercept lobby paris")
    assert USED in read(chat.send(status, {**filled(form), **ON, **button(form, "Save")}))
    assert chat.writes() == []


@pytest.mark.parametrize(
    "altered",
    ["", "x", "0" * 22, "' OR 1=1 --", "../../etc/passwd", None, 7, ["a"], {"id": 1}, "a" * 5000, "\x00"],
)
def test_an_altered_id_opens_nothing(chat: Chat, altered: Any) -> None:
    form = chat.ask("edit intercept lobby paris")
    data = {KEY: {"v": 1, "do": "save", "form": altered}}
    said = read(chat.send(form, {**filled(form), **ON, **data}))
    assert "Nothing was changed" in said
    assert chat.writes() == []


@pytest.mark.parametrize(
    "data",
    [
        {},
        {KEY: None},
        {KEY: "save"},
        {KEY: {}},
        {KEY: {"v": 2, "do": "save", "form": "x"}},
        {KEY: {"v": True, "do": "save", "form": "x"}},
        {KEY: {"v": 1, "do": "drop tables"}},
        {KEY: {"v": 1, "do": "say", "text": ["help"]}},
        {KEY: {"v": 1, "do": "say", "text": "show " + "x" * 600}},
        {KEY: {"v": 1, "do": "say"}},
        {KEY: {"v": 1, "do": "say", "text": "whoami", "thread": "<@all>"}},
        {"callback_keyword": "save", "f-enabled": "true"},
    ],
)
def test_a_press_that_no_button_sends_is_refused_aloud(chat: Chat, data: dict[str, Any]) -> None:
    form = chat.ask("edit intercept lobby paris")
    said = read(chat.send(form, {**filled(form), **ON, **data}))
    assert "Nothing was changed." in said
    assert "help" in said
    assert chat.writes() == []


def test_extra_inputs_do_nothing(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    extra = {
        **ON,
        "workspace": chat.cloud.workspace("Lobby Denver").id,
        "family": "ptt",
        "person_id": chat.cloud.person("sam").id,
        "f-members--add": "Sam Doe",
        "f-id": "x",
        "say": "set intercept lobby denver on",
        "f-outgoing-type": {"nested": ["x"]},
        "f-incoming-type": 7,
        "f-outgoing-destination": ["1", "2"],
    }
    again = chat.press(form, "Save", inputs=extra)
    assert chat.setting("Lobby Denver", "intercept")["enabled"] is False
    assert chat.writes() == []
    assert "To correct: Incoming calls, Outgoing calls go to" in read(again)


def test_a_choice_that_is_none_is_refused(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    again = chat.press(form, "Save", inputs={"f-outgoing-type": "INTERCEPT_NOTHING", "f-enabled": "maybe"})
    assert "To correct: Intercept calls, Outgoing calls" in read(again)
    assert chat.writes() == []


@pytest.mark.parametrize("inputs", [{}, {"f-dialByName": None}, {"other": "x"}])
def test_a_press_without_any_input_of_the_form_empties_nothing(chat: Chat, inputs: dict[str, Any]) -> None:
    chat.ask("set callerid lobby paris another name outside Reception")
    form = chat.ask("edit callerid lobby paris")
    again = chat.send(form, {**inputs, **button(form, "Save")})
    assert "nothing of what stands on the form arrived. Nothing was changed" in read(again)
    assert form.id in chat.cloud.deleted
    assert filled(again) == filled(form)
    assert len(chat.writes()) == 1
    emptied = filled(again)
    del emptied["f-customExternalCallerIdName"]
    assert "Reception → None" in read(chat.send(again, {**emptied, **button(again, "Save")}))


def test_a_press_without_any_input_adds_nothing(chat: Chat) -> None:
    form = chat.ask("add rule accept lobby paris")
    assert "nothing of what stands on the form arrived" in read(chat.send(form, button(form, "Save")))
    assert not [one for one in chat.cloud.requests if one.method == "POST" and "criteria" in one.path]


def test_a_form_saves_once_though_it_is_pressed_again(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    inputs = {**filled(form), **ON, **button(form, "Save")}
    chat.cloud.fault("DELETE /messages/", status=403)
    assert "Saved" in read(chat.send(form, inputs))
    chat.cloud.change(chat.cloud.workspace("Lobby Paris"), "intercept", {"enabled": False})
    replayed = read(chat.send(form, inputs))
    assert USED in replayed
    assert "history" in replayed
    assert USED in read(chat.press(form, "Cancel"))
    assert len(chat.writes()) == 1
    assert chat.setting("Lobby Paris", "intercept")["enabled"] is False


def test_the_same_button_twice_at_once_saves_once(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    inputs = {**filled(form), **ON, **button(form, "Save")}
    ana = chat.cloud.person("ana")
    chat.cloud.deliver_twice = True
    with chat.cloud.state.lock:
        # Both before the bot can take the card away.
        for _ in range(2):
            chat.cloud.press(ana, form.id, inputs)
    chat.hears("ana", "Saved: Call Intercept")
    chat.hears("ana", USED)
    assert chat.app.space_queue.drain(10.0)
    chat.cloud.deliver_twice = False
    assert len(chat.writes()) == 1
    assert len(chat.said("ana")) == 2


def test_a_form_that_is_too_old_offers_a_fresh_one(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.clock.ahead = timedelta(minutes=16)
    late = chat.press(form, "Save", inputs=ON)
    assert "This form for Call Intercept of Lobby Paris is too old. Nothing was changed." in read(late)
    assert chat.writes() == []
    fresh = chat.choose(late, "Edit Call Intercept")
    assert "Saved" in read(chat.press(fresh, "Save", inputs=ON))


def test_a_form_outlives_a_restart(cloud: Cloud, tmp_path: object) -> None:
    database = f"sqlite:///{tmp_path}/bot.db"
    with Chat.started(cloud, database) as chat:
        form, other = chat.ask("edit intercept lobby paris"), chat.ask("edit intercept lobby denver")
        chat.press(other, "Save", inputs=ON)
    with Chat.started(cloud, database) as chat:
        assert "Saved" in read(chat.press(form, "Save", inputs=ON))
        assert len(chat.writes()) == 2
        assert other.id in cloud.deleted


def test_what_moved_meanwhile_is_shown_and_not_overwritten(chat: Chat) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    form = chat.ask("edit intercept lobby paris")
    chat.cloud.change(lobby, "intercept", {"outgoing": {"destination": "4402"}})
    refused = chat.press(form, "Save", inputs={"f-outgoing-destination": "4403", **ON})
    assert "Somebody changed this while your form was open; nothing was written." in read(refused)
    assert "Outgoing calls go to: None → 4402" in read(refused)
    assert chat.writes() == []
    assert form.id in chat.cloud.deleted
    assert buttons(refused) == ["Fresh form", "Show"]
    fresh = chat.press(refused, "Fresh form")
    assert filled(fresh)["f-outgoing-destination"] == "4402"
    assert "4402 (Board Room 2) → 4403" in read(
        chat.press(fresh, "Save", inputs={"f-outgoing-destination": "4403"})
    )


def test_what_moved_to_the_wanted_value_is_nothing_to_change(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.cloud.change(chat.cloud.workspace("Lobby Paris"), "intercept", {"enabled": True})
    assert "Nothing to change" in read(chat.press(form, "Save", inputs=ON))
    assert chat.writes() == []


def test_two_administrators_on_one_setting(chat: Chat) -> None:
    of_ana = chat.ask("edit intercept lobby paris")
    of_lena = chat.ask("edit intercept lobby paris", "lena")
    assert "Saved" in read(chat.press(of_ana, "Save", inputs=ON))
    other_field = chat.press(of_lena, "Save", "lena", inputs={"f-incoming-voicemailEnabled": "true"})
    assert "Saved" in read(other_field)
    held = chat.setting("Lobby Paris", "intercept")
    assert held["enabled"] is True
    assert held["incoming"]["voicemailEnabled"] is True


def test_two_administrators_at_the_same_moment_lose_nothing(chat: Chat) -> None:
    forms = {person: chat.ask("edit intercept lobby paris", person) for person in ("ana", "lena")}
    filled_in = {"ana": ON, "lena": {"f-incoming-voicemailEnabled": "true"}}
    for person, form in forms.items():
        inputs = {**filled(form), **filled_in[person], **button(form, "Save")}
        chat.cloud.press(chat.cloud.person(person), form.id, inputs)
    for person in forms:
        chat.hears(person, "Saved: Call Intercept")
    held = chat.setting("Lobby Paris", "intercept")
    assert held["enabled"] is True
    assert held["incoming"]["voicemailEnabled"] is True


def test_a_card_carries_nothing_but_an_opaque_id(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    assert button(form, "Save") == {KEY: {"v": 1, "do": "save", "form": form_id(form)}}
    ids = [chat.cloud.workspace("Lobby Paris").id, chat.cloud.person("ana").id, chat.cloud.space("ana").id]
    assert not [one for one in ids if one in str(form.card)]


def test_a_workspace_that_is_gone_cannot_be_saved(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.remove("Lobby Paris")
    said = read(chat.press(form, "Save", inputs=ON))
    assert "Webex has no such setting for this workspace." in said
    assert "workspaces" in said
    chat.read_workspaces()
    assert "There is no workspace" in read(chat.ask("show intercept lobby paris"))
    assert chat.writes() == []
