"""Every card that people read fits a telephone as it opens."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.commands.explaining.command_help import COMMAND_KINDS
from bot.commands.views.rows import rows
from bot.sandbox.cloud.cloud import Cloud
from cards.status import status_card
from tests.browser.conftest import PHONE, Opened, Sent
from tests.browser.test_forms_on_a_phone import FULL
from tests.chat import Chat

MAX_CARD_PX = 700


@pytest.mark.parametrize("what", ["show {} Lobby Paris", "help {}"])
def test_no_card_of_a_setting_is_higher_than_a_telephone(opened: Opened, chat: Chat, what: str) -> None:
    asked = [what.format(one.key) for one in FAMILIES]
    for words in asked:
        chat.ask(words)
    assert too_high(opened(PHONE), asked) == {}


def test_no_status_is_higher_than_a_telephone_when_all_is_on(opened: Opened, bot_sends: Sent) -> None:
    for one in FAMILIES:
        shown = status_card(one.title, "Paris HQ", rows(one, filled_in(one)), first=["Calls ring."])
        bot_sends("ana", one.title, shown.content)
    assert too_high(opened(PHONE), [one.key for one in FAMILIES]) == {}


def test_what_is_on_is_open_and_the_rest_is_folded(opened: Opened, cloud: Cloud, chat: Chat) -> None:
    busy = {"enabled": True, "destination": "4404", "destinationVoicemailEnabled": False}
    cloud.change(cloud.workspace("Lobby Paris"), "callForwarding", {"callForwarding": {"busy": busy}})
    chat.ask("show forwarding Lobby Paris")
    page = opened(PHONE)
    expect(page.get_by_role("button", name="When busy: On, 4404")).to_be_visible()
    expect(page.get_by_text("When busy, calls go to")).to_be_visible()
    expect(page.get_by_text("When unanswered, calls go to")).to_be_hidden()
    page.get_by_role("button", name="When unanswered: Off").click()
    expect(page.get_by_text("When unanswered, calls go to")).to_be_visible()


def test_no_page_to_begin_with_is_higher_than_a_telephone(opened: Opened, chat: Chat) -> None:
    asked = ["help", "help commands", "help settings", "help pages", "Lobby Paris", "workspaces", "history"]
    asked += [f"help commands {kind}" for kind in COMMAND_KINDS]
    for words in asked:
        chat.ask(words)
    assert too_high(opened(PHONE), asked) == {}


def filled_in(family: Family) -> dict[str, Any]:
    """Values that are all on; what only Webex sets is not there."""
    held = FULL.get(f"{family.key} {family.title}", {})
    return {**family.values({}), **held}


def too_high(page: Page, names: list[str]) -> dict[str, int]:
    """The heights of the cards that take more than a telephone's screen, by these names."""
    cards = page.locator(".card-frame")
    expect(cards).to_have_count(len(names))
    heights = cards.evaluate_all("(all) => all.map((one) => Math.round(one.getBoundingClientRect().height))")
    return {name: px for name, px in zip(names, heights, strict=True) if px > MAX_CARD_PX}
