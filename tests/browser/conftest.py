"""A real browser on the sandbox's page; every page must stay free of errors and ask only its own server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.page.renderer import RendererMissing, ensure_renderer
from tests.surroundings import outside

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # What the browser asks for of its own is nothing that the sandbox's proxy should count against the bot.
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
    """Skip on a developer's machine; in CI nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for one module: as long as it is open, nothing else can run an event loop in this thread."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        _without(f"No browser is installed: none of {', '.join(NAMES)} is on PATH.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
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
    """What the browser's console complained of; a test that provokes a complaint takes it out."""
    return []


@pytest.fixture
def opened(browser: Browser, cloud: Cloud, renderer: Path, complaints: list[str]) -> Iterator[Opened]:
    """Opens the page in a browser of its own, by size and options of the browser's context."""
    contexts: list[BrowserContext] = []

    def open_page(size: tuple[int, int] = DESKTOP, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: _stays_home(asked.url, cloud.page_url, complaints))
        page.goto(cloud.page_url)
        expect(page.get_by_role("heading", level=2).first).to_be_attached()
        expect(page.locator("[data-space=ana]")).to_be_attached()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _stays_home(url: str, home: str, complaints: list[str]) -> None:
    if not url.startswith((home, "data:")):
        complaints.append(f"The page asked for {url}")


@pytest.fixture
def page(opened: Opened) -> Page:
    return opened()


@pytest.fixture
def bot_sends(cloud: Cloud) -> Sent:
    """Sends as the bot does, over REST; gives the message's id."""
    token = cloud.environment()["WEBEX_BOT_TOKEN"]

    def send(space: str, text: str, card: dict[str, Any] | None = None, **more: Any) -> str:
        message: dict[str, Any] = {"roomId": cloud.space(space).id, "markdown": text, **more}
        if card is not None:
            content = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
            message["attachments"] = [content]
        answer = requests.post(
            f"{cloud.api_url}/messages",
            json=message,
            headers={"Authorization": f"Bearer {token}"},
            verify=str(cloud.ca_file),
            timeout=10,
        )
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    return send


@pytest.fixture
def pressed(cloud: Cloud) -> Callable[[str], dict[str, Any]]:
    """What Webex tells the bot of a press: the attachment action with this id."""
    token = cloud.environment()["WEBEX_BOT_TOKEN"]

    def ask(action_id: str) -> dict[str, Any]:
        answer = requests.get(
            f"{cloud.api_url}/attachment/actions/{action_id}",
            headers={"Authorization": f"Bearer {token}"},
            verify=str(cloud.ca_file),
            timeout=10,
        )
        assert answer.status_code == 200, answer.text
        action: dict[str, Any] = answer.json()
        return action

    return ask
