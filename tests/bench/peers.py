"""Clients that read settings of workspaces: ours, and wxc-sdk's with threads and with coroutines."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from wxc_sdk import WebexSimpleApi
from wxc_sdk.as_api import AsWebexSimpleApi

from bot.catalogue import family_of
from bot.config import PRODUCTION
from bot.events import Document
from bot.ports.webex import Read
from bot.webex.api.calling import SettingsClient
from bot.webex.endpoints import trust
from bot.webex.http.client import ApiClient
from bot.webex.http.tokens import GivenToken
from bot.webex.http.transport import Transport

NAMES = {
    "intercept": "call_intercept",
    "forwarding": "forwarding",
    "dnd": "dnd",
    "waiting": "call_waiting",
    "voicemail": "voicemail",
    "callerid": "caller_id",
    "emergency": "ecbn",
    "sequential": "sequential_ring",
    "simultaneous": "sim_ring",
    "accept": "selective_accept",
    "reject": "selective_reject",
    "selforward": "selective_forward",
    "priority": "priority_alert",
    "anonymous": "anon_calls",
    "incoming": "permissions_in",
    "outgoing": "permissions_out",
    "transfer": "permissions_out.transfer_numbers",
    "codes": "permissions_out.access_codes",
    "patterns": "permissions_out.digit_patterns",
    "music": "music_on_hold",
    "monitoring": "monitoring",
    "ptt": "push_to_talk",
    "privacy": "privacy",
    "barge": "barge",
    "bridge": "call_bridge",
    "policies": "call_policy",
}
"""What wxc-sdk calls our settings; it has no call recording, and asks for numbers at a path there is not."""


@dataclass(frozen=True)
class Took:
    """So many documents, and those that never came, in so many seconds."""

    documents: int
    lost: int
    seconds: float


Reader = Callable[[Sequence[tuple[str, str]]], Took]
"""Reads settings, each a key of ours and a workspace's id."""


@contextmanager
def ours(environment: Mapping[str, str], at_once: int) -> Iterator[Reader]:
    """The client of the bot; how many it asks for at once it knows itself."""
    with closing(Transport(trust())) as transport:
        token = GivenToken(environment["WEBEX_ADMIN_TOKEN"])
        calling = SettingsClient(ApiClient(transport, PRODUCTION, token))

        def read(settings: Sequence[tuple[str, str]]) -> Took:
            began = time.monotonic()
            found = calling.read_many([Read(family_of(key).path, one) for key, one in settings])
            seconds = time.monotonic() - began
            documents = sum(isinstance(one, Document) for one in found)
            return Took(documents, len(settings) - documents, seconds)

        yield read


@contextmanager
def with_threads(environment: Mapping[str, str], at_once: int) -> Iterator[Reader]:
    """wxc-sdk's plain calls, so many at a time."""
    api = WebexSimpleApi(tokens=environment["WEBEX_ADMIN_TOKEN"], concurrent_requests=at_once)

    def read(settings: Sequence[tuple[str, str]]) -> Took:
        def one(asked: tuple[str, str]) -> bool:
            try:
                _method(api, asked[0])(asked[1])
            except Exception:  # whatever it is, the document did not come
                return False
            return True

        began = time.monotonic()
        with ThreadPoolExecutor(at_once) as pool:
            came = sum(pool.map(one, settings))
        return Took(came, len(settings) - came, time.monotonic() - began)

    with closing(api):
        yield read


@contextmanager
def with_coroutines(environment: Mapping[str, str], at_once: int) -> Iterator[Reader]:
    """wxc-sdk's asynchronous calls, which it lets through so many at a time."""
    with asyncio.Runner() as runner:

        async def opened() -> AsWebexSimpleApi:
            token = environment["WEBEX_ADMIN_TOKEN"]
            # It does not read the environment as the others do.
            proxy = environment["HTTPS_PROXY"]
            return AsWebexSimpleApi(tokens=token, concurrent_requests=at_once, proxy_url=proxy, ssl=trust())

        api = runner.run(opened())

        async def all_of(settings: Sequence[tuple[str, str]]) -> Took:
            began = time.monotonic()
            answers = (_method(api, key)(one) for key, one in settings)
            found = await asyncio.gather(*answers, return_exceptions=True)
            lost = sum(isinstance(one, BaseException) for one in found)
            return Took(len(found) - lost, lost, time.monotonic() - began)

        yield lambda settings: runner.run(all_of(settings))
        runner.run(api.close())


# It says at WARNING what each refused request was.
logging.getLogger("wxc_sdk").setLevel(logging.CRITICAL)

PEERS = {"this bot": ours, "wxc-sdk, threads": with_threads, "wxc-sdk, coroutines": with_coroutines}


def _method(api: Any, key: str) -> Callable[[str], Any]:
    """The call that reads a setting; digit patterns have a word of their own for it."""
    found: Any = api.workspace_settings
    for name in NAMES[key].split("."):
        found = getattr(found, name)
    read: Callable[[str], Any] = found.get_digit_patterns if key == "patterns" else found.read
    return read
