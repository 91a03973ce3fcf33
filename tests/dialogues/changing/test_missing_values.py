"""A missing value is asked for by a form with that field alone, from which the form with all fields opens."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.sandbox.data.entities import Message
from cards.fields import ChoiceRows, Field
from cards.form import form_card
from cards.form_sections import only
from tests.chat import Chat, buttons, choices, filled, nodes, read
from tests.dialogues.changing.test_form_sections import shown

DESTINATION = "f-callForwarding-{}-destination"


@pytest.mark.parametrize(
    ("said", "branch"),
    [
        ("forward lobby paris", "always"),
        ("set the forwarding number of lobby paris", "always"),
        ("forward lobby paris when busy", "busy"),
        ("set forwarding lobby paris no answer to", "noAnswer"),
        ("set forwarding lobby paris busy on", "busy"),
        ("forward lobby paris to bob bobsen", "always"),
    ],
)
def test_the_form_has_the_number_and_its_switch_alone(chat: Chat, said: str, branch: str) -> None:
    form = chat.ask(said)
    assert "Nothing was changed" in read(form)
    assert inputs(form) == [f"f-callForwarding-{branch}-enabled", DESTINATION.format(branch)]
    assert shown(form) == {}, "nothing is folded"
    assert filled(form)[f"f-callForwarding-{branch}-enabled"] == "true"
    assert "Saving also sets “Forward" in read(form)
    assert buttons(form) == ["Save", "Cancel", "All fields"]
    assert 'All fields: say edit forwarding "Lobby Paris"' in read(form)


def inputs(form: Message) -> list[str]:
    """The ids of the inputs of a form, in order."""
    return [str(one["id"]) for one in nodes(form.card) if one["type"].startswith("Input.")]


def test_a_switch_that_is_on_is_not_on_the_form(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris busy on to 4402")
    form = chat.ask("set forwarding lobby paris busy to")
    assert inputs(form) == [DESTINATION.format("busy")]
    assert "Saving also sets" not in read(form)


def test_the_others_keep_their_values(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris continuity on to +33170001402")
    chat.ask("set forwarding lobby paris busy on to 4403")
    before = chat.setting("Lobby Paris", "callForwarding")
    form = chat.ask("forward lobby paris")
    chat.press(form, "Save", inputs={DESTINATION.format("always"): "4402"})
    always = before["callForwarding"]["always"]
    assert not always["enabled"]
    always |= {"enabled": True, "destination": "4402"}
    assert chat.setting("Lobby Paris", "callForwarding") == before


def test_a_forged_value_of_a_field_that_is_not_on_it_is_not_taken(chat: Chat) -> None:
    form = chat.ask("forward lobby paris")
    forged = {DESTINATION.format("always"): "4402", DESTINATION.format("busy"): "4403"}
    assert "Saved" in read(chat.press(form, "Save", inputs=forged))
    assert not chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["busy"].get("destination")


def test_what_moved_since_is_not_written_over(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris busy on to 4402")
    form = chat.ask("set forwarding lobby paris busy to")
    chat.ask("set forwarding lobby paris busy to 4403")
    count = len(chat.writes())
    said = read(chat.press(form, "Save", inputs={DESTINATION.format("busy"): "4404"}))
    assert "4402 (Board Room 2) → 4403" in said and "nothing was written" in said
    assert len(chat.writes()) == count


def test_a_wrong_value_is_asked_for_at_the_same_field(chat: Chat) -> None:
    form = chat.ask("forward lobby paris")
    for typed, problem in (("911", "emergency"), ("", "Needed while “Forward all calls” is on.")):
        form = chat.press(form, "Save", inputs={DESTINATION.format("always"): typed})
        assert "Not saved. To correct: All calls go to." in read(form)
        assert problem in read(form)
        assert inputs(form) == ["f-callForwarding-always-enabled", DESTINATION.format("always")]
        assert buttons(form) == ["Save", "Cancel", "All fields"]
    assert "Saved" in read(chat.press(form, "Save", inputs={DESTINATION.format("always"): "4402"}))


def test_a_list_that_is_asked_for_stands_at_the_same_field(chat: Chat) -> None:
    listed = chat.press(chat.ask("forward lobby paris"), "Save", inputs={DESTINATION.format("always"): "?"})
    pick = next(one for one in inputs(listed) if one.startswith(f"{DESTINATION.format('always')}-"))
    assert "To answer: All calls go to." in read(listed) and len(inputs(listed)) == 3
    whole = chat.press(listed, "All fields")
    assert choices(whole, pick) == choices(listed, pick)
    chosen = next(one for one in choices(whole, pick).values() if one)
    saved = chat.press(whole, "Save", inputs={DESTINATION.format("always"): "", pick: chosen})
    assert "Saved" in read(saved)


def test_a_field_that_is_needed_besides_comes_onto_the_form(chat: Chat) -> None:
    form = chat.ask("set emergency lobby paris number to call back somebody else's number")
    first = inputs(form)
    assert "f-selected" in first
    chat.press(form, "Cancel")
    form = chat.ask("set forwarding lobby paris rings")
    assert inputs(form) == ["f-callForwarding-noAnswer-numberOfRings"]


def test_all_fields_opens_the_whole_form_with_what_was_typed(chat: Chat) -> None:
    form = chat.ask("forward lobby paris")
    whole = chat.press(form, "All fields", inputs={DESTINATION.format("always"): "4402"})
    assert form.id in chat.cloud.deleted
    assert len(inputs(whole)) > 10 and "All fields" not in buttons(whole)
    assert filled(whole)[DESTINATION.format("always")] == "4402"
    assert filled(whole)["f-callForwarding-always-enabled"] == "true"
    assert chat.writes() == []
    chat.press(whole, "Save", inputs={"f-callForwarding-noAnswer-numberOfRings": "7"})
    held = chat.setting("Lobby Paris", "callForwarding")["callForwarding"]
    assert (held["always"]["enabled"], held["always"]["destination"]) == (True, "4402")
    assert held["noAnswer"]["numberOfRings"] == 7


def test_all_fields_is_pressed_in_time_and_by_whom_it_was_opened_for(chat: Chat) -> None:
    form = chat.ask("forward lobby paris", space="team")
    assert "opened by somebody else" in read(chat.press(form, "All fields", "lena", "team"))
    before = len(chat.bot.ground.store.open_forms(chat.clock()))
    chat.press(form, "All fields", space="team")
    assert len(chat.bot.ground.store.open_forms(chat.clock())) == before, "one form for the other"
    late = chat.ask("forward lobby paris", space="team")
    chat.wait(timedelta(hours=1))
    assert "too old" in read(chat.press(late, "All fields", space="team"))


def test_cancel_changes_nothing(chat: Chat) -> None:
    said = read(chat.press(chat.ask("forward lobby paris"), "Cancel"))
    assert said.startswith("Cancelled: nothing was changed in Call Forwarding of Lobby Paris.")
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["change the rings in lobby paris", "make lobby paris ring longer"])
def test_rings_alone_are_asked_about_once(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Which number of rings of Lobby Paris should be another?" in read(answer)
    form = chat.choose(answer, "Rings · Voicemail")
    assert inputs(form) == ["f-sendUnansweredCalls-numberOfRings"]
    assert "Saved" in read(chat.press(form, "Save", inputs={inputs(form)[0]: "6"}))


def test_rings_with_what_is_not_understood_are_not_asked_about(chat: Chat) -> None:
    for said in ("set lobby paris to ring 4404", "change the rings to banana in lobby paris"):
        assert "Which number of rings" not in read(chat.ask(said))


def test_the_external_caller_id_is_one_value(chat: Chat) -> None:
    answer = chat.ask("set the external caller id of lobby paris")
    assert "Which value for “External caller ID number”?" in read(answer)
    form = chat.choose(answer, "External caller ID number: another number")
    assert inputs(form) == ["f-selected", "f-customNumber"]
    assert filled(form)["f-selected"] == "CUSTOM"
    assert "Webex cannot hide the number" in read(chat.ask("hide the external caller id of lobby paris"))


def test_a_value_that_is_missing_before_a_time_opens_no_form(chat: Chat) -> None:
    answer = chat.ask("set forwarding lobby paris always to for 2 hours")
    assert "Nothing was changed" in read(answer)
    assert "go to 2" not in read(answer)
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("family", "field"),
    [
        pytest.param(family, field, id=f"{family.key}-{field.key}")
        for family in FAMILIES
        for field in family.fields
    ],
)
def test_every_field_can_be_asked_for(family: Family, field: Field) -> None:
    held = {one.key: None for one in family.fields}
    values = {one.key: None for part in only(family.sections, (field.key,)) for one in part.fields}
    card = form_card("Edit", "", family.sections, values, "form", whole="edit")
    found = {str(one.get("id", "")).partition("--")[0] for one in nodes(card.content)}
    own = next(section for section in family.sections if field in section.fields)
    row = next(row for row in own.rows if field in row) if isinstance(own, ChoiceRows) else (field,)
    others = {one.input_id for one in family.fields if one not in row}
    assert {one.input_id for one in row} <= found and not others & found
    assert values.keys() <= held.keys()
