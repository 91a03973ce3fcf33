"""What Microsoft's renderer says about a card when it reads it as Webex does, as version 1.3."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from bot.catalogue import FAMILIES
from bot.commands.views.rows import rows
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.messaging.card_validation import card_texts
from bot.sandbox.messaging.markup import card_markdown_to_html
from cards.card_builder import Button
from cards.fields import Choice, Phone, Ref, Text
from cards.form import form_card
from cards.list_cards import ListItem, list_card
from cards.notice import notice_card
from cards.outcome import outcome_card
from cards.payload import Say
from cards.picker import Pick, picker_card
from cards.status import StatusRow, status_card
from tests.browser.samples import FORM, Card, card, submit, text
from tests.chat import nodes
from tests.contracts.settings.edits import other_value
from tests.unit.cards.card_rules import markdown_texts
from tests.unit.cards.card_samples import HOSTILE, ODD_NAMES, SECTIONS, VALUES, Difference, bare, named_cards

ParseEvents = Callable[[Card], list[str]]


@pytest.fixture(scope="module")
def parse_events(browser: Browser, renderer: Path, sandbox: Cloud) -> Iterator[ParseEvents]:
    """Reads a card with the page's own reader; gives the sentences about what is wrong with it."""
    page = browser.new_page()
    page.goto(sandbox.page_url)

    def read(content: Card) -> list[str]:
        events: list[str] = page.evaluate(
            """async (content) => {
                const { readCard } = await import("/web/card.js");
                const { card, problems } = readCard(content);
                if (!card.render()) problems.push("Nothing was drawn");
                return problems;
            }""",
            content,
        )
        return events

    yield read
    page.close()


@pytest.fixture(scope="module")
def drawn(browser: Browser, renderer: Path, sandbox: Cloud) -> Iterator[Callable[[Card], str]]:
    """Draws a card as the page does; gives every word a person can see on it."""
    page = browser.new_page()
    page.goto(sandbox.page_url)

    def draw(content: Card) -> str:
        message = {
            "card": content,
            "cardHtml": {text: card_markdown_to_html(text) for text in card_texts(content)},
            "personName": "Calling",
        }
        words: str = page.evaluate(
            """async (message) => {
                const { drawCard } = await import("/web/card.js");
                const shown = drawCard(message, async () => {});
                const filled = [...shown.querySelectorAll("input")].map((input) => input.value);
                return [shown.textContent, ...filled].join(" ");
            }""",
            message,
        )
        return words

    yield draw
    page.close()


GOOD = {
    "form": FORM,
    "text": card(text("Hello")),
    "hidden part": card(
        {"type": "Container", "id": "more", "isVisible": False, "items": [text("More")]},
        actions=(
            {"type": "Action.ToggleVisibility", "title": "More", "targetElements": ["more"]},
            {"type": "Action.OpenUrl", "title": "Open", "url": "https://example.com"},
        ),
    ),
}

BAD: dict[str, tuple[Card, str]] = {
    "newer element": (card({"type": "Table", "columns": []}), 'Unknown element type "Table"'),
    "newer property": (
        card(actions=(submit("Go", {}, isEnabled=False),)),
        '"isEnabled" is supported in version 1.5',
    ),
    "same id twice": (card(*[{"type": "Input.Text", "id": "one", "label": "One"}] * 2), 'Duplicate Id "one"'),
    "no error message": (
        card({"type": "Input.Text", "id": "one", "label": "One", "isRequired": True}),
        "should have an error message",
    ),
    "too many buttons": (card(actions=tuple(submit(f"B{n}", {"n": n}) for n in range(6))), "actions"),
    "input without id": (card({"type": "Input.Text", "label": "One"}), "must have a unique Id"),
    "version": (card(text("New"), version="1.5"), "1.5"),
}

MADE = {
    "status": status_card(
        "Call Intercept",
        HOSTILE[0],
        [
            StatusRow("Intercept calls", "On"),
            StatusRow("Incoming calls", heading=True),
            StatusRow("New number", "None"),
        ],
        [Button("Edit", Say('edit intercept "Lobby Paris"'))],
        ["The greeting is your own."],
        "Say: history",
    ),
    "form": form_card("Call Intercept", "Lobby Paris", SECTIONS, VALUES, "form-1", hint="Until 10:00"),
    "form with some fields": form_card(
        "Call Intercept",
        "Lobby Paris",
        SECTIONS,
        {"announce.to": None},
        "form-1",
        notes=["Which value for “Announce to”?"],
        whole="edit intercept",
    ),
    "form with errors": form_card(
        "Call Intercept",
        "Lobby Paris",
        SECTIONS,
        VALUES,
        "form-1",
        typed={"f-announce-to": "letters", "f-members--add": "Kim"},
        errors={"announce.to": "A phone number has no letters."},
        candidates={"members": [Ref("k", "Kim Lee", "x4410"), Ref("n", "Kim Novak", "x5510")]},
    ),
    "outcome": outcome_card(
        "Call Intercept",
        "good",
        "Webex holds the new values.",
        [Difference("Intercept calls", "Off", "On")],
        [Button("History", Say("history"))],
    ),
    "notice": notice_card("Changed", "Ana Roux", "09:12", [Difference("Rings", "5", "6")], [], ""),
    "picker": picker_card("Which one?", [Pick(name, "x4321", "show intercept x") for name in HOSTILE[:12]]),
    "list": list_card(
        "Workspaces", "2 in all", [ListItem("Lobby Paris", "x4321"), ListItem(HOSTILE[0], "")], [], ""
    ),
}

for family in FAMILIES:
    for shape, what in ((family, family.title), *((items, items.title) for items in family.lists)):
        ordinary = {one.key: other_value(one, None) for one in shape.fields}
        hostile = {
            one.key: HOSTILE[at % len(HOSTILE)]
            if isinstance(one, Text | Phone | Choice)
            else ordinary[one.key]
            for at, one in enumerate(shape.fields)
        }
        if shape.fields:
            MADE[f"form of {family.key} {what}"] = form_card(
                what, "Lobby", shape.sections, ordinary, "form-1"
            )
            MADE[f"hostile form of {family.key} {what}"] = form_card(
                what, HOSTILE[0], shape.sections, hostile, "form-1"
            )
    document = {one.key: HOSTILE[5] for one in family.fields}
    MADE[f"status of {family.key}"] = status_card(
        family.title, HOSTILE[0], rows(family, family.values(document)), [], [], ""
    )


@pytest.mark.parametrize("name", MADE)
def test_the_bots_cards_are_read_without_a_word(parse_events: ParseEvents, name: str) -> None:
    assert parse_events(MADE[name].content) == []


@pytest.mark.parametrize("name", GOOD)
def test_good_cards_are_read_without_a_word(parse_events: ParseEvents, name: str) -> None:
    assert parse_events(GOOD[name]) == []


@pytest.mark.parametrize("name", BAD)
def test_bad_cards_are_told(parse_events: ParseEvents, name: str) -> None:
    content, words = BAD[name]
    events: list[Any] = parse_events(content)
    assert any(words in event for event in events), events


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_is_drawn_literally_on_every_kind_of_card(drawn: Callable[[Card], str], name: str) -> None:
    for kind, made in named_cards(name).items():
        words = drawn(made.content)
        for part in nodes(made.content):
            for markdown in markdown_texts(part):
                assert markdown.replace("**", "") in words, kind
        assert bare(name) in bare(words), kind
