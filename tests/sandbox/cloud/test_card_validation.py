"""Which cards the cloud takes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.messaging.card_validation import card_problem


def card(*body: dict[str, Any], **rest: Any) -> dict[str, Any]:
    return {"type": "AdaptiveCard", "version": "1.3", "body": list(body), **rest}


SUBMIT = {"type": "Action.Submit", "title": "Save", "data": {"wrap": "anything", "nothing": None}}


@pytest.mark.parametrize(
    "content",
    [
        card({"type": "TextBlock", "text": "x", "wrap": True}, actions=[SUBMIT] * 5),
        card({"type": "Input.Number", "id": "n", "min": 2, "max": 20, "isRequired": True}),
        card({"type": "Input.Date", "id": "d", "min": "2026-01-01"}),
        card(
            {"type": "FactSet", "facts": [{"title": "a", "value": "b"}]},
            {
                "type": "ColumnSet",
                "columns": [{"type": "Column", "items": [{"type": "TextBlock", "text": "y"}]}],
            },
            {"type": "Input.ChoiceSet", "id": "c", "choices": [{"title": "a", "value": "b"}]},
        ),
    ],
)
def test_valid_cards_are_taken(content: dict[str, Any]) -> None:
    assert card_problem(content) == ""


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"type": "AdaptiveCard", "body": []}, "version None"),
        ({**card(), "version": "1.4"}, "version '1.4'"),
        ({**card(), "type": "Card"}, "type must be"),
        (card(actions=[SUBMIT] * 6), "no more than 5 actions"),
        (card({"type": "ActionSet", "actions": [SUBMIT] * 6}), "no more than 5 actions"),
        (card({"type": "Table", "rows": []}), "unknown element"),
        (card({"type": "Media"}), "unknown element"),
        (card({"type": "Container", "items": [{"type": "Widget"}]}), "unknown element"),
        (card(actions=[{"type": "Action.Execute", "title": "x"}]), "unknown action"),
        (card(refresh={"action": {"type": "Action.Execute"}}), "AdaptiveCard knows no refresh"),
        (card(unknownProp=1), "AdaptiveCard knows no unknownProp"),
        (card({"type": "TextBlock", "text": "x", "weigth": "Bolder"}), "TextBlock knows no weigth"),
        (card({"type": "FactSet", "facts": [{"title": "a", "value": "b", "wrap": True}]}), "no Fact has"),
        (card({"type": "TextBlock", "text": "x", "wrap": "true"}), "wrap: must be a boolean"),
        (card({"type": "TextBlock", "text": 5}), "text: must be a string"),
        (card({"type": "TextBlock", "text": None}), "null is not allowed"),
        (card({"type": "Input.Number", "id": "n", "min": "2"}), "min: must be a number"),
        (card({"type": "Input.Text"}), "needs an id"),
        (card({"type": "ColumnSet", "columns": {}}), "columns: must be a list"),
        (card({"type": "TextBlock", "text": "x" * 70_000}), "too large"),
    ],
)
def test_invalid_cards_are_refused(content: dict[str, Any], why: str) -> None:
    assert why in card_problem(content)
