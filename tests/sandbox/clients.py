"""The clients of Webex against the pretend cloud, with a clock that skips waits."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Request
from bot.webex.api.calling import SettingsClient
from bot.webex.api.directory import WebexDirectory
from bot.webex.endpoints import trust
from bot.webex.http.client import ApiClient
from bot.webex.http.refreshed_token import Application, RefreshedToken
from bot.webex.http.tokens import AdminToken, GivenToken
from bot.webex.http.transport import Response, Transport

INTERCEPT = "/workspaces/{workspaceId}/features/intercept"
PUSH_TO_TALK = "/telephony/config/workspaces/{workspaceId}/pushToTalk"


class Time:
    """A clock of seconds that a sleep moves on."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.naps: list[float] = []

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.seconds += seconds


class Clock:
    """The date and time, moved on by the test."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **duration: float) -> None:
        self.moment += timedelta(**duration)


@dataclass
class Drawer:
    """Keeps secrets as the store does."""

    kept: dict[str, str] = field(default_factory=dict)
    locks: defaultdict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))

    def secret(self, name: str) -> str | None:
        return self.kept.get(name)

    def keep_secret(self, name: str, value: str) -> None:
        self.kept[name] = value

    @contextmanager
    def holding(self, name: str) -> Iterator[None]:
        with self.locks[name]:
            yield


@dataclass
class Client:
    """Everything that speaks with the admin token, and what it did."""

    cloud: Cloud
    rest: ApiClient
    calling: SettingsClient
    directory: WebexDirectory
    token: AdminToken
    transport: Transport
    time: Time
    clock: Clock

    def asked(self, path: str = "", method: str = "GET") -> list[Request]:
        """The requests made so far whose path ends like this."""
        return [one for one in self.cloud.requests if one.method == method and one.path.endswith(path)]


TokenMaker = Callable[[Transport, Clock], AdminToken]


def given(cloud: Cloud) -> TokenMaker:
    """The admin token from the configuration."""
    return lambda transport, clock: GivenToken(cloud.environment()["WEBEX_ADMIN_TOKEN"])


def refreshed(cloud: Cloud, drawer: Drawer, refresh_token: str = "") -> TokenMaker:
    """A token from a refresh token, by default the one the cloud starts with."""
    values = cloud.refresh_environment()
    application = Application(
        values["WEBEX_CLIENT_ID"],
        values["WEBEX_CLIENT_SECRET"],
        refresh_token or values["WEBEX_REFRESH_TOKEN"],
    )

    def make(transport: Transport, clock: Clock) -> AdminToken:
        def exchange(form: object) -> Response:
            assert isinstance(form, dict)
            return transport.ask("POST", f"{cloud.api_url}/access_token", form=form)

        return RefreshedToken(application, drawer, exchange, clock)

    return make


@contextmanager
def client(
    cloud: Cloud,
    make: TokenMaker | None = None,
    *,
    org_id: str = "",
    api_url: str = "",
    seconds: float = 30.0,
) -> Iterator[Client]:
    """A client until the end of the block; `seconds` is what one request may take."""
    assert os.environ.get("SSL_CERT_FILE") or os.environ["REQUESTS_CA_BUNDLE"]
    transport, time, clock = Transport(trust(), total_seconds=seconds), Time(), Clock()
    token = (make or given(cloud))(transport, clock)
    address = api_url or cloud.api_url
    rest = ApiClient(transport, address, token, org_id=org_id, now=time.now, sleep=time.sleep)
    directory = WebexDirectory(rest, clock, org_id=org_id)
    try:
        yield Client(cloud, rest, SettingsClient(rest, clock), directory, token, transport, time, clock)
    finally:
        transport.close()
