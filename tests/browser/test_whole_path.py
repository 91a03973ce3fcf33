"""A form from command to saved setting in a real browser; takes the README's pictures."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opened, say
from tests.chat import Chat

TALL_PHONE = (390, 2400)
"""As wide as a phone, and high enough for every card."""
PICTURES = Path(__file__).parent / "pictures"


def picture(card: Locator, name: str) -> None:
    """Takes a picture of a card alone for the README on `PICTURES=1 python -m tests tests/browser`."""
    if os.environ.get("PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        card.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


def last_card(page: Page, title: str) -> Locator:
    card = page.locator(".card", has_text=title).last
    expect(card).to_be_visible()
    return card


def test_an_intercept_is_set_from_a_form(page: Page, chat: Chat) -> None:
    """Types the command, fills in the form, saves, and sees the outcome and the changed state."""
    page.locator("[data-space=ana]").click()
    say(page, 'edit intercept "Lobby Paris"')
    form = last_card(page, "Edit Call Intercept")
    form.get_by_role("checkbox", name="Intercept calls").check()
    form.get_by_role("button", name="Announcements").click()
    form.get_by_role("checkbox", name="Play new number announcement").check()
    form.get_by_label("New number", exact=True).fill("01 70 00 12 99")
    form.get_by_role("button", name="Save").first.click()

    outcome = last_card(page, "Saved: Call Intercept")
    expect(outcome).to_contain_text("Off → On")
    expect(outcome).to_contain_text("+33 1 70 00 12 99")
    expect(page.locator(".card", has_text="Edit Call Intercept")).to_have_count(0)

    held = chat.setting("Lobby Paris", "intercept")
    assert held["enabled"] is True
    assert held["incoming"]["announcements"]["newNumber"] == {"enabled": True, "destination": "+33170001299"}


def test_a_wrong_number_comes_back_on_the_form(page: Page, chat: Chat) -> None:
    page.locator("[data-space=ana]").click()
    say(page, "edit intercept x4321")
    form = last_card(page, "Edit Call Intercept")
    form.get_by_role("button", name="Announcements").click()
    form.get_by_label("New number", exact=True).fill("call me")
    form.get_by_role("button", name="Save").first.click()
    expect(last_card(page, "Not saved")).to_contain_text("no letters")
    expect(last_card(page, "Not saved").get_by_label("New number", exact=True)).to_have_value("call me")
    assert chat.writes() == []


def test_the_story_of_the_readme_on_a_phone(opened: Opened, chat: Chat) -> None:
    """See, change, undo: the README's pictures, each of a card alone."""
    page = opened(TALL_PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)
    page.get_by_role("button", name="Spaces").click()
    page.locator("[data-space=ana]").click()
    say(page, "lobby paris")
    home = last_card(page, "Lobby Paris")
    expect(home.get_by_role("button").first).to_be_visible()
    picture(home, "see")
    say(page, "edit forwarding lobby paris")
    form = last_card(page, "Edit Call Forwarding")
    form.get_by_role("button", name="Always").click()
    form.get_by_role("checkbox", name="Forward all calls").check()
    form.get_by_label("All calls go to", exact=True).fill("4404")
    picture(form, "change")
    form.get_by_role("button", name="Save").first.click()
    outcome = last_card(page, "Saved: Call Forwarding")
    expect(outcome).to_contain_text("Off → On")
    picture(outcome, "undo")
    outcome.get_by_role("button", name="Undo").click()
    expect(page.locator(".card").last).to_contain_text("On → Off")
    assert chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["always"]["enabled"] is False
