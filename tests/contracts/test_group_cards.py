"""Every card of every setting keeps the rules, whatever Webex says."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import family_of
from bot.catalogue.model.family import Family
from bot.sandbox.data.entities import Message
from tests.chat import Chat, read
from tests.contracts.settings.extremes import KINDS
from tests.contracts.vendor import example, operations
from tests.families import IN_CONTRACT
from tests.unit.cards.card_rules import problems

OURS = "I made a mistake"
"""What is said when something unexpected happened inside."""


def answers(chat: Chat, family: Family, document: dict[str, Any]) -> None:
    """Webex says this of the setting from now on."""
    path = family.path.replace("{workspaceId}", "[^/]+")
    chat.cloud.fault(f"GET {path}$", status=200, body=document, times=20)


def commands(family: Family) -> list[str]:
    """What shows cards of a setting."""
    lists = [f"list {items.words[0]}s {family.key} lobby paris" for items in family.lists]
    edit = [f"edit {family.key} lobby paris"] if family.fields else []
    return [f"show {family.key} lobby paris", *edit, *lists]


def check(message: Message) -> None:
    assert message.card is not None, read(message)
    assert problems(message.card, message.markdown) == []


@pytest.mark.parametrize("key", [family.key for family in IN_CONTRACT])
def test_cards_of_a_document_with_everything(chat: Chat, key: str) -> None:
    family = family_of(key)
    answers(chat, family, example(f"GET {family.path}"))
    for command in commands(family):
        check(chat.ask(command))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", [family.key for family in IN_CONTRACT])
def test_cards_of_the_worst(chat: Chat, key: str, kind: str) -> None:
    family = family_of(key)
    schema = operations()[f"GET {family.path}"].response
    assert schema is not None
    answers(chat, family, KINDS[kind](schema))
    for command in commands(family):
        check(chat.ask(command))


@pytest.mark.parametrize("kind", KINDS)
def test_the_overview_of_the_worst(chat: Chat, kind: str) -> None:
    for family in IN_CONTRACT:
        schema = operations()[f"GET {family.path}"].response
        assert schema is not None
        answers(chat, family, KINDS[kind](schema))
    for command in ("show lobby paris", "show lobby paris all"):
        check(chat.ask(command))
