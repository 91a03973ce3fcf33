"""A missing value is asked for by a form: the section of its field is open, the others are folded."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.sandbox.data.entities import Message
from cards.fields import ChoiceRows, Field
from cards.form import form_card
from cards.form_sections import MAX_BESIDE_ASKED
from tests.chat import Chat, button, filled, nodes, read
from tests.dialogues.changing.test_form_sections import shown


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("forward lobby paris", "always"),
        ("forward lobby paris when busy", "busy"),
        ("set forwarding lobby paris no answer to", "noAnswer"),
    ],
)
def test_only_what_is_asked_for_and_told_is_open(chat: Chat, said: str, asked: str) -> None:
    chat.ask("set forwarding lobby paris continuity on to +33170001402")
    form = chat.ask(said)
    assert "Nothing was changed" in read(form)
    assert shown(form) == {"others": False}
    opened = open_inputs(form)
    assert f"f-callForwarding-{asked}-destination" in opened
    assert all(one.startswith(f"f-callForwarding-{asked}-") for one in opened) and len(opened) <= 2


def open_inputs(form: Message) -> list[str]:
    """The ids of the inputs that stand open, in order."""
    body: Any = form.card["body"] if form.card else []
    return [one["id"] for one in body if str(one.get("type", "")).startswith("Input.")]


def test_what_was_told_beside_it_is_on_the_form(chat: Chat) -> None:
    form = chat.ask("forward lobby paris when busy")
    assert filled(form)["f-callForwarding-busy-enabled"] == "true"
    assert filled(form)["f-callForwarding-always-enabled"] == "false"
    chat.press(form, "Save", inputs={"f-callForwarding-busy-destination": "4402"})
    held = chat.setting("Lobby Paris", "callForwarding")["callForwarding"]
    assert (held["busy"]["enabled"], held["busy"]["destination"]) == (True, "4402")
    assert not held["always"]["enabled"]


def test_what_is_on_without_a_number_asks_for_the_number(chat: Chat) -> None:
    form = chat.ask("set forwarding lobby paris busy on")
    assert "f-callForwarding-busy-destination" in open_inputs(form)
    assert shown(form) == {"others": False}
    assert button(form, "Save")


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
    sections = family.sections
    values = {one.key: None for section in sections for one in section.fields}
    card = form_card("Edit", "", sections, values, "form", asked=(field.key,))
    body: Any = card.content["body"]
    folded = [one for one in body if one.get("isVisible") is False]
    hidden = [str(one.get("id", "")) for one in nodes(folded)]
    open_ids = [str(one.get("id", "")) for one in nodes(body) if str(one.get("id", "")) not in hidden]
    assert field.input_id in {one.partition("--")[0] for one in open_ids}
    assert field.input_id not in hidden
    own = next(section for section in sections if field in section.fields)
    in_front = len(own.fields) if isinstance(own, ChoiceRows) else 1
    others = sum(len(section.fields) for section in sections) - in_front
    if not isinstance(own, ChoiceRows):  # a form of rows folds the section that is not asked for
        assert bool(folded) == (others > MAX_BESIDE_ASKED)
