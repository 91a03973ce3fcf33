"""The clock that is moved on and the bots that are killed from the panel, by mouse, keyboard and touch."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox.bot_database import SqliteFile
from bot.sandbox.cloud.cloud import Cloud
from tests.browser.conftest import PHONE, Opened
from tests.browser.test_axe import in_both_schemes
from tests.sandbox.process import bots_running

RESTARTED_MS = 60_000


def test_the_clock_is_moved_on_with_the_keyboard_and_put_back(
    page: Page, opened: Opened, cloud: Cloud
) -> None:
    other = opened()
    page.get_by_role("tab", name="Settings").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    panel = page.get_by_role("tabpanel", name="Time")
    expect(panel).to_contain_text("As your clock has it.")
    for step in ("+1 hour", "+1 day", "+10 minutes"):
        button = panel.get_by_role("button", name=step)
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-part=live]")).to_have_text(f"The clock was moved: {step}.")
        expect(button).to_be_focused()
    expect(panel).to_contain_text("1 d 1 h 10 min ahead of your clock")
    assert cloud.clock.ahead == timedelta(days=1, hours=1, minutes=10)
    expect(panel.locator("dt")).to_have_text(["Paris HQ", "Denver"])
    there = page.evaluate(
        "(ahead) => new Date(Date.now() + ahead)"
        ".toLocaleString([], {weekday: 'short', timeZone: 'Europe/Paris'})",
        cloud.clock.ahead / timedelta(milliseconds=1),
    )
    expect(panel.locator("dd").first).to_contain_text(there)
    other.get_by_role("tab", name="Time").click()
    expect(other.get_by_role("tabpanel", name="Time")).to_contain_text("1 d 1 h 10 min ahead")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Start over").click()
    expect(panel).to_contain_text("As your clock has it.")
    assert cloud.clock.ahead == timedelta()


def test_what_was_said_before_the_clock_moved_is_not_of_today(page: Page, cloud: Cloud) -> None:
    cloud.say(cloud.person("ana"), cloud.space("ana"), "help")
    days = page.locator("[data-part=messages] > .day")
    expect(days).to_have_text(["Today"])
    cloud.move_clock(timedelta(days=1))
    expect(days).not_to_have_text(["Today"])
    cloud.say(cloud.person("ana"), cloud.space("ana"), "help")
    expect(days).to_have_count(2)
    expect(days.last).to_have_text("Today")


def test_a_clock_that_is_not_moved_says_why(page: Page, cloud: Cloud, complaints: list[str]) -> None:
    cloud.move_clock(timedelta(days=366))
    page.get_by_role("tab", name="Time").click()
    page.get_by_role("button", name="+1 day").click()
    expect(page.get_by_role("tabpanel", name="Time").get_by_role("alert")).to_contain_text("at most 366 days")
    assert in_both_schemes(page) == []
    complaints[:] = [one for one in complaints if "status of 400" not in one]


def test_no_bot_is_shown_where_none_is_run(page: Page) -> None:
    page.get_by_role("tab", name="Trouble").click()
    expect(page.get_by_role("button", name="Make it fail")).to_be_visible()
    expect(page.locator("[data-part=bots]")).to_be_hidden()


@pytest.mark.slow
def test_a_bot_is_killed_and_is_up_again(opened: Opened, cloud: Cloud, tmp_path: Path) -> None:
    with bots_running(cloud, SqliteFile(tmp_path), tmp_path):
        page, phone = opened(), opened(PHONE, has_touch=True, is_mobile=True)
        phone.get_by_role("button", name="Cloud").tap()
        for one in (page, phone):
            one.get_by_role("tab", name="Trouble").click()
            expect(one.locator("[data-part=bots] li")).to_have_text(["The bot is listeningKill the bot"])
            assert in_both_schemes(one) == []
        kill = page.get_by_role("button", name="Kill the bot")
        kill.focus()
        page.keyboard.press("Enter")
        for one in (page, phone):
            expect(one.locator("[data-part=bots] li")).to_contain_text("The bot is down")
            expect(one.locator("[data-part=bot-state]")).to_have_text("Calling Bot is down")
        # A second press of a bot that is down does nothing.
        page.keyboard.press("Enter")
        expect(kill).to_have_attribute("aria-disabled", "true")
        expect(kill).to_be_focused()
        assert in_both_schemes(phone) == []
        for one in (page, phone):
            expect(one.locator("[data-part=bots] li")).to_contain_text("is listening", timeout=RESTARTED_MS)
            expect(one.locator("[data-part=bot-state]")).to_have_text("Calling Bot is listening")
        phone.get_by_role("tab", name="Time").tap()
        phone.get_by_role("button", name="+1 hour").tap()
        expect(page.get_by_role("tabpanel", name="Time", include_hidden=True)).to_contain_text("1 h ahead")
        assert in_both_schemes(phone) == []
