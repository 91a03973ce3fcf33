"""A pause that Webex asks for applies to every request with the bot token."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

import pytest

from bot.errors import WebexError
from bot.events import Reply
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.endpoints import Endpoints
from bot.webex.outbound.files import WebexFiles
from bot.webex.outbound.messenger import WebexMessenger

CARD = {"type": "AdaptiveCard", "version": "1.3", "body": [{"type": "TextBlock", "text": "On"}]}


def test_a_pause_that_one_request_is_told_holds_for_all_of_the_bot_token(cloud: Cloud) -> None:
    ana, token = cloud.space("ana"), cloud.environment()["WEBEX_BOT_TOKEN"]
    endpoints = Endpoints.at(cloud.api_url)
    messenger = WebexMessenger(token, endpoints)
    files = WebexFiles(token, endpoints, messenger.pause)
    dropped = cloud.say(cloud.person("ana"), ana, "", files=[("x.wav", b"sound")])
    url = f"{cloud.api_url}/contents/{cloud.state.messages[dropped].files[0].id}"
    cloud.fault("POST /messages", status=429, headers={"Retry-After": "194"})
    with pytest.raises(WebexError) as refused:
        messenger.send(ana.id, Reply("first"))
    assert (refused.value.status, refused.value.retry_after, refused.value.is_temporary) == (429, 194.0, True)
    asks: list[Callable[[], object]] = [
        lambda: messenger.send(ana.id, Reply("second", CARD)),
        lambda: messenger.send(cloud.space("ravi").id, Reply("third")),
        lambda: messenger.delete(dropped),
        lambda: messenger.read_message(dropped),
        lambda: messenger.missed(datetime(2026, 1, 1, tzinfo=UTC)),
        lambda: files.fetch(url, 100),
    ]
    for ask in asks:
        with pytest.raises(WebexError) as refused:
            ask()
        assert 100 < (refused.value.retry_after or 0) <= 194
    assert len(cloud.requests) == 1
    messenger.pause._now = lambda: monotonic() + 195
    messenger.send(ana.id, Reply("after", CARD))
    assert files.fetch(url, 100) == b"sound"
    files.close()
    messenger.close()
    assert cloud.messages(ana)[-1].markdown == "after"


@pytest.mark.parametrize("status", [401, 408, 423, 425, 429, 500, 502, 503, 504, 0])
def test_what_may_pass_is_told_apart(status: int) -> None:
    assert WebexError("", status=status).is_temporary


@pytest.mark.parametrize("status", [400, 405, 409, 413, 415, 428])
def test_what_is_final_is_told_apart(status: int) -> None:
    assert not WebexError("", status=status).is_temporary
