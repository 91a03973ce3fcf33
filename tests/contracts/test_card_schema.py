"""The schema that cards are checked with is the vendor's, and the check finds what is wrong."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.messaging.card_validation import ACTION_TYPES, ELEMENT_TYPES, PROPERTIES
from cards.fields import Choice, Option, People, Phone, Ref, Section, Toggle
from cards.form import form_card
from tests.chat import nodes
from tests.unit.cards.card_rules import problems, schema

PUBLISHED = "e41b0913fdbf68577885a418cd175868a3de3ae1904937b89a80c6e4ee3312a4"
"""The SHA-256 of Microsoft's schema of cards 1.3, as JSON with its keys in order."""

FORM = form_card(
    "Call Intercept",
    "Lobby Paris",
    (
        Section("", (Toggle(key="enabled", label="Intercept calls"), Phone(key="to", label="New number"))),
        Section("More", (Choice(key="type", label="Calls", options=(Option("ALL", "All"),)),)),
        Section("People", (People(key="members", label="Members"),)),
    ),
    {"enabled": True, "to": "+33170001234", "type": "ALL", "members": (Ref("1", "Ana"), Ref("2", "Kim"))},
    "form-1",
).content


def at(card: dict[str, Any], kind: str, number: int = 0) -> dict[str, Any]:
    return [part for part in nodes(card) if part["type"] == kind][number]


def fold(card: dict[str, Any]) -> dict[str, Any]:
    """A line that opens and folds a part with an input, put on the card."""
    head = {
        "type": "ColumnSet",
        "columns": [{"type": "Column", "items": [{"type": "TextBlock", "text": "Part", "wrap": True}]}],
        "selectAction": {"type": "Action.ToggleVisibility", "title": "Part", "targetElements": ["part"]},
    }
    inside = {"type": "Input.Text", "id": "f-in", "label": "In", "errorMessage": "Needed."}
    card["body"] += [head, {"type": "Container", "id": "part", "isVisible": False, "items": [inside]}]
    return head


def test_a_part_that_folds_is_well() -> None:
    card = copy.deepcopy(FORM)
    fold(card)
    assert problems(card) == []


def test_the_schema_is_the_published_one() -> None:
    text = json.dumps(schema(), sort_keys=True)
    assert hashlib.sha256(text.encode()).hexdigest() == PUBLISHED


def test_the_sandbox_knows_the_same_members_as_the_schema() -> None:
    described = schema()["definitions"]
    for kind, members in PROPERTIES.items():
        one = described[kind]
        inside = next((part for part in one.get("anyOf", ()) if "properties" in part), one)
        assert members == set(inside["properties"]), kind
    assert set(PROPERTIES) >= ELEMENT_TYPES | ACTION_TYPES


def test_nothing_is_wrong_with_a_form() -> None:
    assert problems(FORM) == []


MISTAKES: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda card: at(card, "Input.Text").update(isRequried=True), "isRequried"),
    (lambda card: at(card, "TextBlock").update(wrap="true"), "card.body[0] (TextBlock)"),
    (lambda card: at(card, "TextBlock").update(text=None), "null"),
    (lambda card: at(card, "TextBlock").update(color="Pink"), "Pink"),
    (lambda card: at(card, "TextBlock").update(wrap=False), "does not wrap"),
    (lambda card: at(card, "TextBlock").update(text="Pay ${amount}"), "template"),
    (lambda card: at(card, "TextBlock").update(text="a\x07b"), "control character"),
    (lambda card: at(card, "Action.Submit").update(isEnabled=True), "isEnabled"),
    (lambda card: at(card, "Action.Submit").update(data="save"), "not an object"),
    (lambda card: at(card, "Action.Submit").update(data={"do": "save"}), "cannot be read back"),
    (lambda card: at(card, "Input.Toggle").pop("title"), "no title"),
    (lambda card: at(card, "Input.Text").pop("label"), "no label"),
    (lambda card: at(card, "Input.ChoiceSet").pop("isMultiSelect"), "isMultiSelect"),
    (lambda card: at(card, "Input.Text").update(type="Input.Number", min=2), "limits"),
    (lambda card: at(card, "Input.Text").update(maxLength=3), "would be cut"),
    (lambda card: at(card, "TextBlock").update(text="Los\\_Angeles"), "a backslash that Webex would show"),
    (lambda card: at(card, "TextBlock").update(text="1. Room"), "for markup"),
    (lambda card: at(card, "TextBlock").update(text="Room _x_"), "'Room x'"),
    (lambda card: at(card, "TextBlock").update(text="[a](b)"), "becomes 'a'"),
    (lambda card: at(card, "Input.ChoiceSet")["choices"][0].update(title="- x"), "becomes 'x'"),
    (lambda card: card.update(fallbackText="x"), "fallbackText"),
    (lambda card: at(card, "Input.Toggle").pop("errorMessage"), "no errorMessage"),
    (lambda card: at(card, "Input.Toggle").pop("id"), "no id"),
    (lambda card: at(card, "Input.Toggle").update(id="f-to"), "'f-to' is used 2 times"),
    (lambda card: at(card, "Input.Toggle").update(id="calling-bot"), "both called 'calling-bot'"),
    (lambda card: at(card, "Input.Text").update(regex="("), "regex"),
    (lambda card: at(card, "Input.Text").update(regex=r"^\p{L}+$"), "regex"),
    (lambda card: at(card, "Input.ChoiceSet").update(choices=[]), "no choices"),
    (lambda card: at(card, "Input.ChoiceSet").update(value="NONE"), "not offered"),
    (lambda card: at(card, "Input.ChoiceSet", 1)["choices"][0].update(value="1"), "two choices send '1'"),
    (lambda card: at(card, "Input.ChoiceSet", 1)["choices"][0].update(value="0,5"), "comma"),
    (lambda card: at(card, "Input.ChoiceSet", 1)["choices"][0].update(title=""), "without title"),
    (lambda card: card["actions"].extend(card["actions"] * 2), "6 actions"),
    (lambda card: card["body"].append({"type": "Table"}), "(Table): not in the schema"),
    (lambda card: card["body"].append({"type": "Action.ShowCard"}), "clients differ"),
    (lambda card: fold(card)["selectAction"].update(type="Action.Submit"), "loses what was filled in"),
    (lambda card: fold(card)["selectAction"]["targetElements"].append("Part 1"), "the target 'Part 1'"),
    (lambda card: fold(card)["selectAction"].update(targetElements=["gone"]), "the target 'gone'"),
    (lambda card: fold(card)["selectAction"].update(targetElements=[{"elementId": "part"}]), "elementId"),
    (lambda card: fold(card)["selectAction"].update(targetElements=[]), "shows and hides nothing"),
    (lambda card: (fold(card), card["body"][-1].pop("id")), "hidden without an id"),
    (
        lambda card: (fold(card), at(card, "Container"))[1]["items"][0].update(isRequired=True),
        "where it may be folded",
    ),
    (lambda card: at(card, "Input.Text").update(regex="^[0-9]+$"), "keeps the card from being sent"),
    (lambda card: card.update(version="1.5"), "version is '1.5'"),
    (lambda card: card.pop("version"), "version is None"),
    (lambda card: card.update(schema=card.pop("$schema")), "$schema is None"),
    (lambda card: card["body"].extend(card["body"][:1] * 500), "more than 20000"),
]


@pytest.mark.parametrize(("mistake", "said"), MISTAKES, ids=[said for _, said in MISTAKES])
def test_a_mistake_is_found_and_named(mistake: Callable[[dict[str, Any]], object], said: str) -> None:
    card = copy.deepcopy(FORM)
    mistake(card)
    found = problems(card)
    assert any(said in problem for problem in found), found


@pytest.mark.parametrize("text", ["", " \n", "long " * 2000, "a\x00b"])
def test_a_bad_text_is_found(text: str) -> None:
    assert problems(FORM, text)


def test_a_mistake_deep_inside_is_named_where_it_is() -> None:
    card = copy.deepcopy(FORM)
    inner = {"type": "TextBlock", "text": "deep", "wrap": True, "weigth": "Bolder"}
    card["body"].append({"type": "Container", "items": [{"type": "Container", "items": [inner]}]})  # type: ignore[attr-defined]
    assert [problem.partition(":")[0] for problem in problems(card)] == [
        f"card.body[{len(card['body']) - 1}].items[0].items[0] (TextBlock)"  # type: ignore[arg-type]
    ]
