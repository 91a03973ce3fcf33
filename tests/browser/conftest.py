"""A real browser on the sandbox's page; a page may log no errors and load nothing from other servers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.page.renderer import RendererMissing, ensure_renderer
from tests.sandbox.rest_client import CARD, RestClient
from tests.surroundings import outside

# The first has no window at all and draws with about a third less work.
BROWSER_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
BROWSER_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # The browser's own requests must not go through the sandbox's proxy, which counts them as the bot's.
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = (1360, 860)
PHONE = (390, 844)
Sent = Callable[..., str]
Opened = Callable[..., Page]

expect.set_options(timeout=10_000)


def _without(reason: str) -> None:
    """Skips on a developer's machine; fails in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for the tests of this folder; while it is open, this thread runs no other event loop."""
    path = next((found for name in BROWSER_NAMES if (found := shutil.which(name))), None)
    if path is None:
        _without(f"No browser is installed: none of {', '.join(BROWSER_NAMES)} is on PATH.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def renderer() -> Path:
    try:
        with outside():
            return ensure_renderer()
    except RendererMissing as missing:
        _without(str(missing))
        raise


@pytest.fixture
def complaints() -> list[str]:
    """The errors in the browser's console; a test that provokes one removes it."""
    return []


@pytest.fixture
def opened(browser: Browser, cloud: Cloud, renderer: Path, complaints: list[str]) -> Iterator[Opened]:
    """Opens the page in a browser context of its own, with this size and these options."""
    contexts: list[BrowserContext] = []

    def open_page(size: tuple[int, int] = DESKTOP, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: _check_address(asked.url, cloud.page_url, complaints))
        page.goto(cloud.page_url)
        expect(page.get_by_role("heading", level=2).first).to_be_attached()
        expect(page.locator("[data-space=ana]")).to_be_attached()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _check_address(url: str, own: str, complaints: list[str]) -> None:
    if not url.startswith((own, "data:")):
        complaints.append(f"The page asked for {url}")


@pytest.fixture
def page(opened: Opened) -> Page:
    return opened()


@pytest.fixture
def bot(cloud: Cloud) -> Iterator[RestClient]:
    """The REST API with the bot's token."""
    with RestClient(cloud, cloud.environment()["WEBEX_BOT_TOKEN"]) as client:
        yield client


@pytest.fixture
def bot_sends(cloud: Cloud, bot: RestClient) -> Sent:
    """Sends a message as the bot; gives its id."""

    def send(space: str, text: str, card: dict[str, Any] | None = None, **more: Any) -> str:
        message: dict[str, Any] = {"roomId": cloud.space(space).id, "markdown": text, **more}
        if card is not None:
            message["attachments"] = [{**CARD, "content": card}]
        answer = bot.call("POST", "/messages", json=message)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    return send


@pytest.fixture
def pressed(bot: RestClient) -> Callable[[str], dict[str, Any]]:
    """Reads the attachment action with this id as the bot."""

    def ask(action_id: str) -> dict[str, Any]:
        answer = bot.call("GET", f"/attachment/actions/{action_id}")
        assert answer.status_code == 200, answer.text
        action: dict[str, Any] = answer.json()
        return action

    return ask


def say(page: Page, text: str) -> None:
    """Types a message and sends it."""
    box = page.get_by_role("textbox", name="Message")
    box.fill(text)
    box.press("Enter")
