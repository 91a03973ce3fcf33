"""Files on the page: chosen, dropped, downloaded; long lists in the panel; a reset in two windows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from bot.sandbox.cloud.cloud import Cloud
from tests.browser.conftest import Opened
from tests.sandbox.rest_client import RestClient

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt "
DROP = """(name) => { const carried = new DataTransfer();
    carried.items.add(new File(["RIFF....WAVE"], name, { type: "audio/wav" }));
    const target = document.querySelector("[data-part=scroll]");
    for (const kind of ["dragenter", "dragover", "drop"])
        target.dispatchEvent(
            new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true })); }"""


def choose(page: Page, name: str, content: bytes = WAV) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Attach a file").click()
    chooser.value.set_files(FilePayload(name=name, mimeType="audio/wav", buffer=content))


def test_a_chosen_file_goes_with_the_words(page: Page, cloud: Cloud) -> None:
    choose(page, "busy.wav")
    expect(page.locator("[data-part=attachment]")).to_contain_text("busy.wav 16 B")
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    page.keyboard.type("greeting busy lobby")
    page.keyboard.press("Enter")
    said = cloud.until(lambda: cloud.messages(cloud.space("ana")))[0]
    assert (said.text, said.files[0].name, said.files[0].content) == ("greeting busy lobby", "busy.wav", WAV)
    expect(page.locator("[data-part=attachment]")).to_be_hidden()
    expect(page.get_by_role("article").get_by_role("link", name="busy.wav")).to_be_visible()


def test_a_dropped_file_may_go_without_words(page: Page, cloud: Cloud) -> None:
    page.evaluate(DROP, "dropped.wav")
    expect(page.locator("[data-part=attachment]")).to_contain_text("dropped.wav")
    expect(page.locator(".chat.dropping")).to_have_count(0)
    page.get_by_role("button", name="Send").click()
    said = cloud.until(lambda: cloud.messages(cloud.space("ana")))[0]
    assert (said.text, said.files[0].name) == ("", "dropped.wav")


def test_a_file_can_be_taken_away_again(page: Page, cloud: Cloud) -> None:
    choose(page, "wrong.wav")
    page.get_by_role("button", name="Remove wrong.wav").click()
    expect(page.locator("[data-part=attachment]")).to_be_hidden()
    box = page.get_by_role("textbox", name="Message")
    box.fill("help")
    box.press("Enter")
    assert cloud.until(lambda: cloud.messages(cloud.space("ana")))[0].files == ()


def test_who_is_not_in_the_space_attaches_nothing(page: Page) -> None:
    page.locator("[data-space=sam]").click()
    expect(page.get_by_role("button", name="Attach a file")).to_be_disabled()
    page.evaluate(DROP, "dropped.wav")
    expect(page.locator("[data-part=attachment]")).to_be_hidden()


@pytest.mark.parametrize("name", ["show.json", "<img src=x onerror=alert(1)>.svg"])
def test_a_file_of_the_bot_is_downloaded(
    page: Page, cloud: Cloud, bot: RestClient, name: str, tmp_path: Path
) -> None:
    content = b'{"enabled": true}'
    message = {"roomId": cloud.space("ana").id, "text": "Here it is"}
    files = {"files": (name, content, "image/svg+xml")}
    answer = bot.call("POST", "/messages", data=message, files=files)
    assert answer.status_code == 200
    with page.expect_download() as download:
        page.get_by_role("article").get_by_role("link", name=name).click()
    kept = tmp_path / "kept"
    download.value.save_as(kept)
    assert kept.read_bytes() == content
    assert page.locator("article img").count() == 0


def test_every_window_shows_a_reset(opened: Opened, cloud: Cloud) -> None:
    first, second = opened(), opened()
    cloud.say(cloud.person("ana"), cloud.space("ana"), "help")
    cloud.say(cloud.person("ana"), cloud.space("team"), "help")
    for page in (first, second):
        expect(page.get_by_role("article")).to_have_count(1)
        expect(page.locator("[data-space=team]")).to_contain_text("1 unread")
    first.once("dialog", lambda dialog: dialog.accept())
    first.get_by_role("button", name="Start over").click()
    for page in (first, second):
        expect(page.get_by_text("Nothing has been said here yet")).to_be_visible()
        expect(page.locator("[data-space=team]")).not_to_contain_text("unread")
    cloud.add_workspaces(2)
    for page in (first, second):
        expect(page.get_by_role("combobox", name="Workspace").locator("option")).to_have_count(12)


def test_lists_are_in_the_panel_and_long_ones_are_cut(page: Page, cloud: Cloud) -> None:
    lobby = cloud.workspace("Lobby Paris")
    page.get_by_role("combobox", name="Workspace").select_option(lobby.id)
    reject = page.locator("details[data-setting=selectiveReject]")
    reject.locator("summary").click()
    expect(reject.locator("pre")).to_contain_text("+33-899700123")
    cloud.fill_codes(lobby, 1000)
    codes = page.locator("details[data-setting=accessCodes]")
    expect(codes.locator("pre")).to_contain_text("100001")
    expect(codes.locator("pre")).to_contain_text("… and 960 more")
    codes.get_by_role("button", name="Edit as in Control Hub").click()
    assert "101000" in codes.get_by_role("textbox").input_value()
