"""The panel beside the chat: settings, requests of the bot, planned faults."""

from __future__ import annotations

import json

import requests
from playwright.sync_api import Page, expect

from bot.sandbox.cloud.cloud import Cloud
from tests.sandbox.rest_client import RestClient


def bot_asks(cloud: Cloud, path: str) -> int:
    """Sends a request with the admin token, as the bot does; gives the status."""
    with RestClient(cloud, cloud.environment()["WEBEX_ADMIN_TOKEN"]) as admin:
        return admin.call("GET", path).status_code


def test_the_hosts_the_bot_connected_to_are_shown(page: Page, cloud: Cloud) -> None:
    assert bot_asks(cloud, "/workspaces") == 200
    expect(page.locator("[data-part=addresses]")).to_contain_text(
        "Calling Bot believes it talks to webexapis.com"
    )


def test_a_change_is_shown_where_it_happened(page: Page, cloud: Cloud) -> None:
    expect(page.get_by_role("combobox", name="Workspace").locator("option")).to_have_count(10)
    expect(page.locator("details[data-setting=intercept]")).to_be_visible()
    denver = cloud.workspace("Lobby Denver")
    document = cloud.setting(denver, "intercept")
    cloud.change(denver, "intercept", {**document, "enabled": not document["enabled"]})
    expect(page.get_by_role("combobox", name="Workspace")).to_have_value(denver.id)
    setting = page.locator("details[data-setting=intercept]")
    expect(setting.locator("mark")).to_have_count(1)
    expect(setting.locator("mark")).to_contain_text(f'"enabled": {str(not document["enabled"]).lower()}')


def test_a_setting_is_edited_as_in_control_hub(page: Page, cloud: Cloud) -> None:
    paris = cloud.workspace("Lobby Paris")
    page.get_by_role("combobox", name="Workspace").select_option(paris.id)
    setting = page.locator("details[data-setting=intercept]")
    setting.locator("summary").click()
    setting.get_by_role("button", name="Edit as in Control Hub").click()
    text = setting.get_by_role("textbox")
    document = json.loads(text.input_value())
    assert document == cloud.setting(paris, "intercept")
    text.fill("{")
    setting.get_by_role("button", name="Save").click()
    expect(setting.get_by_role("alert")).to_contain_text("This is not JSON")
    text.fill(json.dumps({**document, "enabled": True}))
    setting.get_by_role("button", name="Save").click()
    expect(setting.locator("mark")).to_contain_text('"enabled": true')
    assert cloud.setting(paris, "intercept")["enabled"] is True


def test_what_the_bot_asks_is_listed(page: Page, cloud: Cloud) -> None:
    page.get_by_role("tab", name="Requests").click()
    assert bot_asks(cloud, "/workspaces?displayName=Lobby+Paris") == 200
    shown = page.get_by_role("tabpanel", name="Requests").locator("details")
    expect(shown).to_contain_text("/workspaces")
    shown.locator("summary").click()
    expect(shown).to_contain_text("displayName=Lobby+Paris")


def test_a_fault_is_planned(page: Page, cloud: Cloud) -> None:
    page.get_by_role("tab", name="Trouble").click()
    page.get_by_role("combobox", name="When the bot next").select_option("looks up workspaces")
    page.get_by_role("combobox", name="Webex answers").select_option("503 Service Unavailable")
    page.get_by_role("button", name="Make it fail").click()
    expect(page.get_by_text("The next time the bot looks up workspaces")).to_be_visible()
    assert bot_asks(cloud, "/workspaces") == 503
    assert bot_asks(cloud, "/workspaces") == 200


def test_webex_is_slowed_down(page: Page, cloud: Cloud) -> None:
    page.get_by_role("tab", name="Trouble").click()
    page.get_by_role("combobox", name="When the bot next").select_option("looks up workspaces")
    page.get_by_role("combobox", name="Webex answers").select_option("as it should, only later")
    page.get_by_role("spinbutton", name="After seconds").fill("0.5")
    page.get_by_role("button", name="Make it fail").click()
    expect(page.get_by_text("as it should, only later.")).to_be_visible()
    (fault,) = cloud.state.faults
    assert (fault.status, fault.delay) == (None, 0.5)
    assert bot_asks(cloud, "/workspaces") == 200


def test_which_of_several_bots_asked_is_shown(page: Page, cloud: Cloud) -> None:
    page.get_by_role("tab", name="Requests").click()
    asked = {"Authorization": f"Bearer {cloud.environment()['WEBEX_ADMIN_TOKEN']}"}
    proxy = cloud.proxy_url.replace("://", "://2:any@")
    with requests.Session() as session:
        session.trust_env = False
        session.proxies = {"https": proxy}
        url = f"{cloud.api_url}/workspaces"
        assert session.get(url, headers=asked, verify=str(cloud.ca_file), timeout=10).status_code == 200
    assert bot_asks(cloud, "/locations") == 200
    rows = page.get_by_role("tabpanel", name="Requests").locator("summary")
    expect(rows).to_have_text(["GET/locations200", "GET/workspacesbot 2200"])
    page.reload()
    page.get_by_role("tab", name="Requests").click()
    expect(rows).to_have_text(["GET/locations200", "GET/workspacesbot 2200"])


def test_starting_over_empties_everything(page: Page, cloud: Cloud) -> None:
    cloud.say(cloud.person("ana"), cloud.space("ana"), "help")
    expect(page.get_by_role("article")).to_have_count(1)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Start over").click()
    expect(page.get_by_text("Nothing has been said here yet")).to_be_visible()
    assert cloud.messages(cloud.space("ana")) == []


def test_the_panel_closes_and_opens(page: Page) -> None:
    button = page.get_by_role("button", name="Cloud")
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(page.get_by_role("complementary")).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
