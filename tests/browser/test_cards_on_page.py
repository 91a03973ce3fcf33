"""Cards on the page: drawn by Microsoft's renderer, validated, sent, and kept while messages arrive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from bot.sandbox.cloud.cloud import Cloud
from tests.browser.conftest import Sent
from tests.browser.samples import FORM, card, submit, text
from tests.sandbox.rest_client import RestClient

Pressed = Callable[[str], dict[str, Any]]


def press(page: Page, form: Locator, title: str) -> str:
    """Presses a button of a card; gives the attachment action's id."""
    with page.expect_response("**/api/press") as answer:
        form.get_by_role("button", name=title, exact=True).click()
    assert answer.value.ok, answer.value.text()
    return str(answer.value.json()["id"])


def test_a_form_is_drawn_checked_and_sent(
    page: Page, cloud: Cloud, bot_sends: Sent, pressed: Pressed
) -> None:
    sent = bot_sends("ana", "Call Intercept of Lobby Paris", FORM)
    form = page.get_by_role("group", name="Card from")
    expect(form.get_by_text("Intercept", exact=True).first).to_be_visible()
    expect(form.locator("em")).to_have_text("Intercept")
    expect(form.get_by_text("Lobby Paris")).to_be_visible()
    expect(page.get_by_role("note")).to_have_count(0)

    form.get_by_role("button", name="Save", exact=True).click()
    expect(form.get_by_text("Give a phone number.")).to_be_visible()
    expect(form.get_by_label("Transfer to")).to_be_focused()
    form.get_by_label("Rings").fill("99")
    form.get_by_label("Transfer to").fill("+33 1 70 00 12 34")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(form.get_by_text("Give a number from 2 to 20.")).to_be_visible()

    form.get_by_label("Rings").fill("7")
    form.get_by_role("checkbox", name="Calls are intercepted").check()
    form.get_by_label("Incoming calls").select_option(label="Allow all")
    action = pressed(press(page, form, "Save"))
    expect(page.get_by_text("Sent", exact=True)).to_be_visible()
    assert action["inputs"] == {
        "command": "save",
        "messages": "true",
        "kind": "NONE",
        "number": "+33 1 70 00 12 34",
        "rings": "7",
    }
    assert (action["messageId"], action["personId"]) == (sent, cloud.person("ana").id)


def test_cancel_asks_for_nothing(page: Page, bot_sends: Sent, pressed: Pressed) -> None:
    bot_sends("ana", "Call Intercept", FORM)
    action = pressed(press(page, page.get_by_role("group", name="Card from"), "Cancel"))
    assert action["inputs"] == {"command": "cancel"}


def test_who_presses_is_who_you_are_now(page: Page, cloud: Cloud, bot_sends: Sent, pressed: Pressed) -> None:
    page.locator("[data-space=team]").click()
    bot_sends("team", "Call Intercept", FORM)
    form = page.get_by_role("group", name="Card from")
    form.get_by_label("Transfer to").fill("4321")
    page.get_by_role("combobox", name="You are").select_option(cloud.person("sam").id)
    action = pressed(press(page, form, "Save"))
    assert action["personId"] == cloud.person("sam").id
    assert action["inputs"]["number"] == "4321"


def test_a_refused_press_is_said(page: Page, cloud: Cloud, bot_sends: Sent, complaints: list[str]) -> None:
    bot_sends("ana", "Call Intercept", FORM)
    page.get_by_role("combobox", name="You are").select_option(cloud.person("sam").id)
    page.locator("[data-space=ana]").click()
    form = page.get_by_role("group", name="Card from")
    form.get_by_role("button", name="Cancel", exact=True).click()
    expect(page.get_by_text("Unable to send your request.")).to_be_visible()
    assert len(complaints) == 1
    assert "Failed to load resource" in complaints.pop()


def test_what_was_filled_in_survives_other_messages(page: Page, bot_sends: Sent) -> None:
    bot_sends("ana", "Call Intercept", FORM)
    note = page.get_by_label("Note")
    note.fill("half written")
    bot_sends("ana", "Something else")
    expect(page.get_by_role("article")).to_have_count(2)
    expect(note).to_have_value("half written")
    expect(note).to_be_focused()


def test_a_replaced_form_leaves_the_focus_in_the_conversation(
    page: Page, bot: RestClient, bot_sends: Sent
) -> None:
    sent = bot_sends("ana", "Call Intercept", FORM)
    page.get_by_role("button", name="Cancel", exact=True).focus()
    bot.call("DELETE", f"/messages/{sent}").raise_for_status()
    expect(page.get_by_role("group", name="Card from")).to_have_count(0)
    expect(page.get_by_role("region", name="Messages in")).to_be_focused()


def test_a_tall_card_is_shown_from_its_beginning(page: Page, bot_sends: Sent) -> None:
    bot_sends("ana", "Many lines", card(*[text(f"Line {number}") for number in range(60)]))
    expect(page.get_by_text("Line 0", exact=True)).to_be_in_viewport()
    bot_sends("ana", "What came after")
    expect(page.get_by_role("article").get_by_text("What came after")).to_be_in_viewport()


def test_what_webex_would_not_show_is_pointed_out(page: Page) -> None:
    page.evaluate(
        """async (content) => {
            const { drawCard } = await import("/web/card.js");
            const message = { card: content, personName: "nobody" };
            document.querySelector("main").append(drawCard(message, async () => {}));
        }""",
        card({"type": "Input.Text", "id": "same"}, {"type": "Input.Text", "id": "same"}),
    )
    expect(page.get_by_role("note")).to_contain_text("same")


def test_hostile_words_on_a_card_are_only_words(page: Page, bot_sends: Sent) -> None:
    hostile = "<img src=x onerror=\"document.title='broken'\"> [x](javascript:document.title='broken')"
    title = {"type": "Input.Toggle", "id": "t", "title": hostile, "label": hostile}
    bot_sends("ana", "Hostile", card(text(hostile), title, actions=(submit(hostile, {}),)))
    form = page.get_by_role("group", name="Card from")
    expect(form.get_by_text("<img src=x").first).to_be_visible()
    assert form.locator("img, script, a[href^=javascript]").count() == 0
    assert "broken" not in page.title()
