"""Accessibility of the page: keyboard, screen reader, phone, contrast."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox.cloud.cloud import Cloud
from tests.browser.conftest import PHONE, Opened, Sent
from tests.browser.samples import FORM
from tests.chat import Chat

NAMELESS = """() => [...document.querySelectorAll("button, input, select, textarea, [role=tab], [tabindex]")]
    .filter((one) => one.checkVisibility())
    .filter((one) => !(one.labels?.length || one.getAttribute("aria-label") || one.textContent.trim()))
    .map((one) => one.outerHTML)"""

TWICE = """() => { const all = [...document.querySelectorAll("[id]")].map((one) => one.id);
    return all.filter((id, at) => all.indexOf(id) !== at); }"""


def test_by_keyboard_alone(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    page.keyboard.type("edit intercept")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article")).to_have_count(1)

    bot_sends("ana", "Call Intercept", FORM)
    expect(page.get_by_role("group", name="Card from")).to_be_visible()
    _tab_to(page, "Note", back=True)
    page.keyboard.type("by keyboard")
    _tab_to(page, "Cancel")
    with page.expect_response("**/api/press"):
        page.keyboard.press("Enter")
    expect(page.get_by_text("Sent", exact=True)).to_be_visible()
    _tab_to(page, "Calling admins", back=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    expect(page.locator("[data-space=team]")).to_have_attribute("aria-current", "true")


def _tab_to(page: Page, name: str, back: bool = False) -> None:
    """Presses Tab until the element with this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        focused = page.evaluate(
            """() => { const one = document.activeElement;
                return [one.labels?.[0] ?? one, one].map((named) => named.textContent).join(" "); }"""
        )
        if name in focused:
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def test_tabs_answer_to_the_arrows(page: Page) -> None:
    page.get_by_role("tab", name="Settings").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Requests")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Requests")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tabpanel", name="Settings")).to_be_visible()


@pytest.mark.parametrize("tab", ["Settings", "Requests", "Trouble"])
def test_everything_has_a_name(page: Page, bot_sends: Sent, tab: str) -> None:
    bot_sends("ana", "Call Intercept", FORM)
    page.get_by_role("tab", name=tab).click()
    expect(page.get_by_role("group", name="Card from")).to_be_visible()
    assert page.evaluate(NAMELESS) == []
    assert page.evaluate(TWICE) == []


SAME_NAMES = """() => [...document.querySelectorAll(".card")].flatMap((card) => {
    const named = (one) => (one.getAttribute("aria-labelledby") ?? "").split(/\\s+/).filter(Boolean)
        .map((id) => document.getElementById(id)?.textContent).join(" ") || one.getAttribute("aria-label");
    const all = [...card.querySelectorAll("button, input, select, textarea")].map(named);
    return all.filter((name, at) => !["Save", "Cancel"].includes(name) && all.indexOf(name) !== at);
})"""


def test_no_two_controls_of_a_card_have_one_name(page: Page, chat: Chat) -> None:
    for words in ("set dnd lobby paris on", "set waiting lobby paris off", "watch lobby paris", "watch gym"):
        chat.ask(words)
    asked = ("edit outgoing lobby paris", "lobby paris", "history", "watches", "show lobby", "help settings")
    for words in asked:
        chat.ask(words)
    expect(
        page.get_by_role("button", name=re.compile("Open.*Do Not Disturb|Do Not Disturb.*Open"))
    ).to_have_count(1)
    expect(page.locator(".card")).to_have_count(4 + len(asked))
    assert page.evaluate(SAME_NAMES) == []
    assert page.evaluate(TWICE) == [], "two cards have parts of the same name"


def test_the_focus_goes_to_what_takes_the_place_of_a_form(page: Page, chat: Chat) -> None:
    chat.ask("edit intercept lobby paris")
    form = page.get_by_role("group", name="Card from Calling Bot: Edit Call Intercept · Lobby Paris")
    form.get_by_role("button", name="Announcements").click()
    form.get_by_label("New number", exact=True).fill("call me")
    form.get_by_role("button", name="Save").first.press("Enter")
    numbers = page.get_by_label("New number", exact=True)
    wrong = numbers.last  # for a moment the form before stands beside the new one
    expect(wrong).to_have_accessible_description(re.compile("Error:"))
    expect(numbers).to_have_count(1)
    expect(wrong).to_be_focused()
    wrong.fill("+33 1 70 00 12 99")
    page.get_by_role("button", name="Save").first.press("Enter")
    expect(page.get_by_role("group", name="Saved: Call Intercept")).to_be_focused()


def test_what_is_wrong_is_said_of_the_inputs_that_are_wrong_and_of_no_others(page: Page, chat: Chat) -> None:
    asked = ("callForwarding-busy-destination", "businessContinuity-destination")
    wrong = {f"f-{one}": "call me" for one in asked}
    on = {f"f-{one.replace('destination', 'enabled')}": "true" for one in asked}
    unanswered = {"enabled": "true", "destination": "4404", "numberOfRings": "99"}
    rings = {f"f-callForwarding-noAnswer-{key}": value for key, value in unanswered.items()}
    chat.press(chat.ask("edit forwarding lobby paris"), "Save", inputs={**wrong, **on, **rings})
    for label in ("When busy, calls go to", "When not reachable, calls go to", "Rings before forwarding"):
        input_ = page.get_by_label(label, exact=True)
        expect(input_).to_have_count(1)  # the form before it goes a moment later
        expect(input_).to_have_accessible_description(re.compile("Error:"))
        expect(input_).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[aria-invalid]")).to_have_count(3)
    expect(page.locator("[aria-describedby*='--error']")).to_have_count(3)


def test_the_landmarks(page: Page) -> None:
    for role in ("banner", "navigation", "main", "complementary"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Webex sandbox")
    assert page.locator("html").get_attribute("lang") == "en"


def test_on_a_phone(opened: Opened, cloud: Cloud, bot_sends: Sent) -> None:
    page = opened(PHONE, has_touch=True, is_mobile=True)
    expect(page.get_by_role("main")).to_be_visible()
    expect(page.get_by_role("navigation", name="Spaces")).to_be_hidden()
    expect(page.get_by_role("complementary")).to_be_hidden()

    page.get_by_role("button", name="Spaces").tap()
    page.get_by_role("button", name="Calling admins").tap()
    expect(page.get_by_role("heading", name="Calling admins")).to_be_visible()
    expect(page.get_by_role("navigation", name="Spaces")).to_be_hidden()

    bot_sends("team", "Call Intercept", FORM)
    form = page.get_by_role("group", name="Card from")
    expect(form.get_by_role("button", name="Save", exact=True)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]

    page.get_by_role("button", name="Cloud").tap()
    expect(page.get_by_role("complementary")).to_be_visible()
    expect(page.get_by_role("main")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


CONTRAST = """() => {
    const light = (colour) => {
        const part = colour.match(/[0-9.]+/g).slice(0, 3).map((one) => Number(one) / 255)
            .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
        return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
    };
    const behind = (one) => {
        for (let at = one; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (!/, 0\\)$|\\/ 0\\)$/.test(colour) && colour.startsWith("rgb(")) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    const poor = [];
    for (const one of document.querySelectorAll("main *, nav *, aside *, header *")) {
        const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        if (!own || !one.checkVisibility({ checkOpacity: true }) || one.disabled) continue;
        const [text, back] = [light(getComputedStyle(one).color), light(behind(one))];
        const ratio = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
        if (ratio < 4.5) poor.push(`${ratio.toFixed(1)} ${one.className} ${one.textContent.trim()}`);
    }
    return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(opened: Opened, bot_sends: Sent, scheme: str) -> None:
    bot_sends("ana", "Call Intercept", FORM)
    page = opened(color_scheme=scheme)
    expect(page.get_by_role("group", name="Card from")).to_be_visible()
    assert page.evaluate(CONTRAST) == []
