"""Whether Webex would take an adaptive card: version, elements, types and size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bot.sandbox.data.entities import Json

MAX_CARD_BYTES = 60_000
MAX_ACTIONS = 5
CARD_VERSIONS = ("1.0", "1.1", "1.2", "1.3")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENT_TYPES = _names(
    "TextBlock Image RichTextBlock TextRun ActionSet Container ColumnSet Column FactSet ImageSet"
    " Input.Text Input.Number Input.Date Input.Time Input.Toggle Input.ChoiceSet"
)
ACTION_TYPES = frozenset({"Action.Submit", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility"})

_ITEM = _names("type requires fallback")
_SHOWN = _ITEM | _names("id isVisible separator spacing height")
_BOX = _names("backgroundImage bleed items minHeight selectAction style verticalContentAlignment")
_INPUT = _SHOWN | _names("label isRequired errorMessage")
_RANGE = _INPUT | _names("min max placeholder value")
_ACTION = _ITEM | _names("title iconUrl style")
PROPERTIES = {
    "AdaptiveCard": _names(
        "type $schema version body actions backgroundImage fallbackText lang minHeight selectAction speak"
        " verticalContentAlignment"
    ),
    "Container": _SHOWN | _BOX,
    "Column": (_SHOWN | _BOX | _names("width")) - {"height"},
    "ColumnSet": _SHOWN | _names("columns bleed horizontalAlignment minHeight selectAction style"),
    "ActionSet": _SHOWN | _names("actions"),
    "FactSet": _SHOWN | _names("facts"),
    "ImageSet": _SHOWN | _names("images imageSize"),
    "Image": _SHOWN | _names("url altText backgroundColor horizontalAlignment selectAction size style width"),
    "RichTextBlock": _SHOWN | _names("inlines horizontalAlignment"),
    "TextBlock": _SHOWN
    | _names("text color fontType horizontalAlignment isSubtle maxLines size weight wrap"),
    "TextRun": _names(
        "type text color fontType highlight isSubtle italic selectAction size strikethrough underline weight"
    ),
    "Fact": _names("type title value"),
    "Input.Choice": _names("type title value"),
    "Input.Text": _INPUT | _names("inlineAction isMultiline maxLength placeholder regex style value"),
    "Input.Number": _RANGE,
    "Input.Date": _RANGE,
    "Input.Time": _RANGE,
    "Input.Toggle": _INPUT | _names("title value valueOff valueOn wrap"),
    "Input.ChoiceSet": _INPUT | _names("choices isMultiSelect placeholder style value wrap"),
    "Action.OpenUrl": _ACTION | _names("url"),
    "Action.ShowCard": _ACTION | _names("card"),
    "Action.Submit": _ACTION | _names("data associatedInputs"),
    "Action.ToggleVisibility": _ACTION | _names("targetElements"),
    "BackgroundImage": _names("type url fillMode horizontalAlignment verticalAlignment"),
}
"""The properties of each type in Microsoft's schema 1.3; strict clients show no card with others."""

_BOOLEANS = _names(
    "wrap separator isVisible isSubtle isRequired isMultiSelect isMultiline bleed italic strikethrough"
    " highlight underline"
)
_NUMBERS = frozenset({"maxLength", "maxLines", "min", "max"})
_NUMBERED = frozenset({"Input.Text", "Input.Number", "TextBlock"})
_STRINGS = _names(
    "id title text label placeholder errorMessage regex url altText color weight size spacing style"
)
_ENTRIES = {"facts": "Fact", "choices": "Input.Choice"}
_LISTS = frozenset({"body", "actions", "items", "columns", "facts", "choices", "images", "inlines"})


def card_problem(card: Json) -> str:
    """Why Webex would refuse the card; empty when it would not."""
    if card.get("type") != "AdaptiveCard":
        return "type must be AdaptiveCard."
    if card.get("version") not in CARD_VERSIONS:
        return f"version {card.get('version')!r} is not supported."
    if len(json.dumps(card, ensure_ascii=False).encode()) > MAX_CARD_BYTES:
        return "the card is too large."
    if len(card.get("actions") or []) > MAX_ACTIONS:
        return f"no more than {MAX_ACTIONS} actions are allowed."
    for node in _nodes(card):
        if problem := _node_problem(node):
            return problem
    return ""


def _node_problem(node: Json) -> str:
    kind = node.get("type", "")
    if not isinstance(kind, str):
        return "type must be a string."
    if kind.startswith("Action.") and kind not in ACTION_TYPES:
        return f"unknown action {kind}."
    if kind.startswith("Input.") and not node.get("id"):
        return f"{kind} needs an id."
    if kind == "ActionSet" and len(node.get("actions") or []) > MAX_ACTIONS:
        return f"no more than {MAX_ACTIONS} actions are allowed."
    if kind in PROPERTIES and (unknown := set(node) - PROPERTIES[kind]):
        return f"{kind} knows no {', '.join(sorted(unknown))}."
    for key, value in node.items():
        if problem := _value_problem(kind, key, value):
            return problem
    return ""


def _value_problem(kind: str, key: str, value: Any) -> str:
    wrong = f"{kind or 'element'}.{key}: "
    if value is None:
        return wrong + "null is not allowed."
    if key in _BOOLEANS and not isinstance(value, bool):
        return wrong + "must be a boolean."
    if (
        key in _NUMBERS
        and kind in _NUMBERED
        and (isinstance(value, bool) or not isinstance(value, int | float))
    ):
        return wrong + "must be a number."
    if key in _STRINGS and not isinstance(value, str):
        return wrong + "must be a string."
    if key in _LISTS and not isinstance(value, list):
        return wrong + "must be a list."
    if key in _ENTRIES and any(
        set(item) - PROPERTIES[_ENTRIES[key]] for item in value if isinstance(item, dict)
    ):
        return wrong + f"an entry has what no {_ENTRIES[key]} has."
    if key in ("body", "items") and any(_kind(item) not in ELEMENT_TYPES for item in value):
        return wrong + "unknown element type."
    if key == "actions" and any(_kind(item) not in ACTION_TYPES for item in value):
        return wrong + "unknown action type."
    return ""


def _kind(item: Any) -> Any:
    return item.get("type") if isinstance(item, dict) else None


def _nodes(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            # The data of a Submit button may be anything.
            if key != "data":
                yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


def card_texts(card: Json) -> list[str]:
    """Every text in the card that a client would draw as markdown."""
    found = [
        node[key]
        for node in _nodes(card)
        for key in ("text", "title", "value", "label")
        if isinstance(node.get(key), str)
    ]
    return list(dict.fromkeys(found))
