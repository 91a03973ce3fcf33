"""What axe finds on the page in each of its states, in light and in dark: nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bot.sandbox.cloud.cloud import Cloud
from tests.browser.conftest import PHONE, Opened, Sent, say
from tests.browser.samples import FORM
from tests.browser.test_cloud_panel import bot_asks
from tests.browser.test_files import choose
from tests.unit.cards.card_samples import named_cards

State = Callable[[Page, Cloud, Sent], object]


def findings(page: Page) -> list[str]:
    """What axe objects to, with the element and why."""
    found: dict[str, Any] = Axe().run(page).response
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def in_both_schemes(page: Page) -> list[str]:
    """The findings in light and in dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{scheme}: {one}" for one in findings(page)]
    return found


# The conversation.


def nothing_said(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    expect(page.get_by_text("Nothing has been said here yet")).to_be_visible()


def markdown(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    bot_sends(
        "ana", "# Title\n\n**Bold**, `code`, [link](https://example.com)\n\n- one\n- two\n\n> said\n\n1. a"
    )
    expect(page.get_by_role("article")).to_be_visible()


def thread_and_edited_message(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    page.locator("[data-space=team]").click()
    root = cloud.say(cloud.person("ana"), cloud.space("team"), "show dnd lobby pris")
    cloud.edit(root, "show dnd lobby paris")
    bot_sends("team", "It is off.", parentId=root)
    expect(page.locator(".replies article")).to_have_count(1)
    expect(page.get_by_text("Edited", exact=True)).to_be_visible()
    page.get_by_role("article").first.hover()


def deleted_root(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    page.locator("[data-space=team]").click()
    root = cloud.say(cloud.person("ana"), cloud.space("team"), "help")
    bot_sends("team", "Here.", parentId=root)
    cloud.state.delete(cloud.state.messages[root])
    expect(page.get_by_text("This message was deleted.")).to_be_visible()


def answering_in_a_thread(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    thread_and_edited_message(page, cloud, bot_sends)
    page.get_by_role("button", name="Reply in thread").click()
    expect(page.get_by_text("In the thread of")).to_be_visible()


def editing(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    say(page, "help")
    page.get_by_role("button", name="Edit", exact=True).click()
    expect(page.get_by_text("Editing what you wrote")).to_be_visible()


def file_attached_and_file_posted(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    cloud.say(cloud.person("ana"), cloud.space("ana"), "greeting busy lobby", files=["busy.wav"])
    choose(page, "other.wav")
    expect(page.locator("[data-part=attachment]")).to_be_visible()


def not_mentioned(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    page.locator("[data-space=team]").click()
    page.get_by_role("button", name="Mention").click()
    expect(page.get_by_text("does not hear this")).to_be_visible()


def too_long_a_message(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    say(page, "long " * 2_000)
    expect(page.get_by_text("too long for Webex")).to_be_visible()


def no_member(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    page.locator("[data-space=sam]").click()
    expect(page.get_by_role("textbox", name="Message")).to_be_disabled()


def unread_elsewhere(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    bot_sends("team", "Push-to-Talk changed")
    expect(page.locator("[data-space=team]")).to_contain_text("1 unread")


def scrolled_away(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    for number in range(30):
        bot_sends("ana", f"Line {number}")
    expect(page.get_by_role("article")).to_have_count(30)
    page.locator("[data-part=scroll]").evaluate("(one) => { one.scrollTop = 0; }")
    bot_sends("ana", "And one more")
    expect(page.get_by_role("button", name="New messages")).to_be_visible()


# Cards.


def form_filled_in_wrong(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    bot_sends("ana", "Call Intercept", FORM)
    form = page.get_by_role("group", name="Card from")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(form.get_by_text("Give a phone number.")).to_be_visible()


def card_that_cannot_be_drawn(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    cloud.state.post(
        cloud.space("ana"), cloud.person("bot"), text="In words", card={**FORM, "version": "9.9"}
    )
    expect(page.get_by_role("article")).to_be_visible()


# The cloud beside it.


def settings_open_and_changed(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    row = page.locator("details[data-setting=doNotDisturb]")
    row.locator("summary").click()
    shown = cloud.workspace(
        page.get_by_role("combobox", name="Workspace").locator("option").first.inner_text()
    )
    cloud.change(shown, "doNotDisturb", {"enabled": True})
    expect(row.locator("mark").first).to_be_visible()


def setting_edited_wrong(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    row = page.locator("details[data-setting=doNotDisturb]")
    row.locator("summary").click()
    row.get_by_role("button", name="Edit as in Control Hub").click()
    row.get_by_role("textbox").fill("{")
    row.get_by_role("button", name="Save").click()
    expect(row.get_by_text("This is not JSON")).to_be_visible()


def requests(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    page.get_by_role("tab", name="Requests").click()
    lobby = cloud.workspace("Lobby Paris").id
    assert bot_asks(cloud, f"/workspaces/{lobby}/features/intercept") == 200
    assert bot_asks(cloud, f"/workspaces/{lobby}/features/nothing") == 404
    expect(page.locator("[data-part=requests] li").first).to_be_visible()
    for detail in page.locator("[data-part=requests] details").all():
        detail.locator("summary").click()


def trouble_planned(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    page.get_by_role("tab", name="Trouble").click()
    page.locator("form[data-part=trouble] button").first.click()


def connection_lost(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    page.locator("[data-part=lost]").evaluate(
        "(one) => { one.hidden = false; one.textContent = 'The connection to the sandbox is lost.'; }"
    )


STATES: dict[str, State] = {
    state.__name__: state
    for state in (
        nothing_said,
        markdown,
        thread_and_edited_message,
        deleted_root,
        answering_in_a_thread,
        editing,
        file_attached_and_file_posted,
        not_mentioned,
        too_long_a_message,
        no_member,
        unread_elsewhere,
        scrolled_away,
        form_filled_in_wrong,
        card_that_cannot_be_drawn,
        settings_open_and_changed,
        setting_edited_wrong,
        requests,
        trouble_planned,
        connection_lost,
    )
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_on_the_page(
    page: Page, cloud: Cloud, bot_sends: Sent, complaints: list[str], state: str
) -> None:
    STATES[state](page, cloud, bot_sends)
    assert in_both_schemes(page) == []
    # What was refused on purpose is also in the console.
    complaints[:] = [one for one in complaints if "status of 400" not in one]


def test_axe_finds_nothing_on_cards_folded_and_unfolded(page: Page, bot_sends: Sent) -> None:
    cards = named_cards("Lobby Paris").values()
    for shown in cards:
        bot_sends("ana", shown.text, dict(shown.content))
    drawn = page.get_by_role("group", name="Card from")
    expect(drawn).to_have_count(len(cards))
    assert in_both_schemes(page) == []
    folds = drawn.locator("button[aria-expanded=false]")
    assert folds.count()
    for left in range(folds.count(), 0, -1):
        folds.first.click()
        expect(folds).to_have_count(left - 1)
    assert in_both_schemes(page) == []


VIEWS = ("chat", "spaces", "cloud")


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_on_a_phone(opened: Opened, bot_sends: Sent, view: str) -> None:
    page = opened(PHONE, has_touch=True, is_mobile=True)
    bot_sends("ana", "Call Intercept", FORM)
    expect(page.get_by_role("group", name="Card from")).to_be_visible()
    if view != "chat":
        page.get_by_role("button", name=view.capitalize()).tap()
    assert in_both_schemes(page) == []
