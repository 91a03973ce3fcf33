"""A missing value is asked for by a form: the section of its field is open, the others are folded."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from cards.fields import Field
from cards.form import form_card
from tests.chat import Chat, button, filled, read
from tests.dialogues.changing.test_form_sections import heads, shown


@pytest.mark.parametrize(
    ("said", "opened"),
    [
        ("forward lobby paris", "part_0"),
        ("forward lobby paris when busy", "part_1"),
        ("set forwarding lobby paris no answer to", "part_2"),
        ("set forwarding lobby paris continuity to", "part_3"),
    ],
)
def test_only_the_section_that_is_asked_for_is_open(chat: Chat, said: str, opened: str) -> None:
    chat.ask("set forwarding lobby paris always on to +33170001402")
    form = chat.ask(said)
    assert "Nothing was changed" in read(form)
    assert shown(form) == {part: part == opened for part in ("part_0", "part_1", "part_2", "part_3")}
    assert len(heads(form)) == 4


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
    assert shown(form) == {"part_0": False, "part_1": True, "part_2": False, "part_3": False}
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
    parts = [one for one in body if str(one.get("id", "")).startswith("part_")]
    opened = {int(one["id"].rpartition("_")[2]) for one in parts if one.get("isVisible", True)}
    titled = {at for at, section in enumerate(sections) if section.title}
    own = {at for at in titled if field in sections[at].fields}
    assert {int(one["id"].rpartition("_")[2]) for one in parts} == titled
    assert opened == own
