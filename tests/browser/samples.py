"""Cards for the tests of the page."""

from __future__ import annotations

from typing import Any

Card = dict[str, Any]


def card(*body: Card, actions: tuple[Card, ...] = (), version: str = "1.3") -> Card:
    made: Card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": version,
        "body": list(body),
    }
    return {**made, "actions": list(actions)} if actions else made


def text(words: str, **more: Any) -> Card:
    return {"type": "TextBlock", "text": words, "wrap": True, **more}


def submit(title: str, data: Card, **more: Any) -> Card:
    return {"type": "Action.Submit", "title": title, "data": data, **more}


FORM = card(
    text("Call *Intercept*", size="Large", weight="Bolder"),
    {"type": "FactSet", "facts": [{"title": "Workspace", "value": "**Lobby Paris**"}]},
    {"type": "Input.Toggle", "id": "messages", "label": "Intercept", "title": "Calls are intercepted"},
    {
        "type": "Input.ChoiceSet",
        "id": "kind",
        "label": "Incoming calls",
        "value": "ALL",
        "choices": [{"title": "Intercept all", "value": "ALL"}, {"title": "Allow all", "value": "NONE"}],
    },
    {
        "type": "Input.Text",
        "id": "number",
        "label": "Transfer to",
        "isRequired": True,
        "regex": "^[+0-9 ]+$",
        "errorMessage": "Give a phone number.",
    },
    {
        "type": "Input.Number",
        "id": "rings",
        "label": "Rings",
        "min": 2,
        "max": 20,
        "value": 6,
        "errorMessage": "Give a number from 2 to 20.",
    },
    {"type": "Input.Text", "id": "note", "label": "Note"},
    actions=(
        submit("Save", {"command": "save"}, style="positive"),
        submit("Cancel", {"command": "cancel"}, associatedInputs="none"),
    ),
)
