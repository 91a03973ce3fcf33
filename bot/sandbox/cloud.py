"""The pretend Webex cloud: starts its faces in a thread and lets a test look and meddle."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from aiohttp import web

from bot.sandbox import calling, messaging, people, places
from bot.sandbox.contract import Contract
from bot.sandbox.faults import Fault
from bot.sandbox.ids import new_uuid
from bot.sandbox.markup import as_html, as_text, mention_tag, mentioned
from bot.sandbox.mercury import Mercury
from bot.sandbox.page import Page
from bot.sandbox.records import Breach, File, Json, Message, Person, Request, Space, Workspace
from bot.sandbox.rest import Rest
from bot.sandbox.state import State
from bot.sandbox.tls import certificates
from bot.sandbox.tokens import Tokens

T = TypeVar("T")
_NOTHING: Mapping[str, str] = MappingProxyType({})
_LARGEST_BODY = 100 * 2**20


class Cloud:
    """Everything a bot needs of Webex, on loopback. Every method may be called from any thread."""

    def __init__(self, directory: Path, contracts: Path | None = None, page_port: int = 0) -> None:
        self.state = State()
        self.tokens = Tokens()
        self.mercury = Mercury(self.state, self.tokens)
        folder = contracts or contracts_beside_checkout()
        contract = Contract(folder) if folder else None
        routes = (
            *messaging.ROUTES,
            *people.ROUTES,
            *places.ROUTES,
            *calling.ROUTES,
            *self.mercury.routes(),
        )
        self._rest = Rest(self.state, self.tokens, routes, contract)
        self._page = Page(self)
        self._tls, self.ca_file = certificates(directory)
        self._page_port = page_port
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._ready = threading.Event()
        self._error: BaseException | None = None
        self.api_url = ""
        self.page_url = ""

    @classmethod
    @contextmanager
    def started(cls, directory: Path, contracts: Path | None = None, page_port: int = 0) -> Iterator[Cloud]:
        """A cloud that answers, until the end of the block; `directory` is for its certificate."""
        cloud = cls(directory, contracts, page_port)
        thread = threading.Thread(target=cloud._run, name="sandbox-cloud", daemon=True)
        thread.start()
        cloud._ready.wait()
        if cloud._error is not None:
            thread.join()
            raise cloud._error
        try:
            yield cloud
        finally:
            cloud._loop.call_soon_threadsafe(cloud._stop.set)
            thread.join()

    def _run(self) -> None:
        try:
            asyncio.set_event_loop(self._loop)
            self._loop.run_until_complete(self._serve())
        except BaseException as error:
            self._error = error
            self._ready.set()
        finally:
            asyncio.set_event_loop(None)
            self._loop.close()

    async def _serve(self) -> None:
        api = web.Application(client_max_size=_LARGEST_BODY)
        api.router.add_get("/v1/apps/wx2/registrations/{device}/messages", self.mercury.connect)
        api.router.add_route("*", "/{path:.*}", self._rest.handle)
        runners = [web.AppRunner(api, access_log=None, shutdown_timeout=0.5)]
        await runners[0].setup()
        await web.TCPSite(runners[0], "127.0.0.1", 0, ssl_context=self._tls).start()
        origin = f"https://127.0.0.1:{runners[0].addresses[0][1]}"
        self.mercury.start(origin)
        self.api_url = f"{origin}/v1"
        runners.append(web.AppRunner(self._page.application(), access_log=None, shutdown_timeout=0.5))
        await runners[1].setup()
        try:
            await web.TCPSite(runners[1], "127.0.0.1", self._page_port).start()
            self.page_url = f"http://127.0.0.1:{runners[1].addresses[0][1]}"
            self._page.start()
            self._ready.set()
            await self._stop.wait()
            self._page.stop()
            await self.mercury.close()
        finally:
            for runner in runners:
                await runner.cleanup()

    def _in_loop(self, work: Callable[[], Awaitable[T]]) -> T:
        async def run() -> T:
            return await work()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(timeout=10)

    # How to reach it.

    def environment(self) -> dict[str, str]:
        """The environment that makes a bot, unchanged, live in this cloud."""
        lena, paris = self.person("lena"), next(iter(self.state.locations.values()))
        return {
            "WEBEX_API_URL": self.api_url,
            "WEBEX_BOT_TOKEN": self.tokens.bot,
            "WEBEX_ADMIN_TOKEN": self.tokens.first_admin,
            "SSL_CERT_FILE": str(self.ca_file),
            "REQUESTS_CA_BUNDLE": str(self.ca_file),
            "LOCATION_ADMINS": f"{lena.email}={paris.name}",
        }

    def refresh_environment(self) -> dict[str, str]:
        """The same with a refresh token instead of an administrator's token."""
        values = self.environment()
        del values["WEBEX_ADMIN_TOKEN"]
        return values | {
            "WEBEX_CLIENT_ID": self.tokens.client_id,
            "WEBEX_CLIENT_SECRET": self.tokens.client_secret,
            "WEBEX_REFRESH_TOKEN": self.tokens.first_refresh,
        }

    def reset(self) -> None:
        """Back to the seed; websockets and device registrations stay."""
        with self.state.lock:
            self.tokens.reset()
            self.state.fill()

    # Who and where.

    def person(self, key: str) -> Person:
        """Somebody by the key of the seed."""
        return self.state.person(key)

    def space(self, key: str) -> Space:
        """A direct space by its person's key, or `team`."""
        return self.state.space(key)

    def workspace(self, name: str) -> Workspace:
        """A workspace by its name."""
        return self.state.workspace(name)

    # What people do.

    def say(
        self,
        person: Person,
        space: Space,
        text: str,
        *,
        mention: bool | None = None,
        parent_id: str | None = None,
        files: Sequence[str | tuple[str, bytes]] = (),
    ) -> str:
        """Somebody types. With `mention` (the default in a group) the bot is mentioned: where the text says
        `<@personId:…>`, else at the start. Gives the message's id."""
        plain, html = self._typed(text, space.type == "group" if mention is None else mention)
        kept = tuple(File(new_uuid(), *((one, b"sandbox") if isinstance(one, str) else one)) for one in files)
        message = self.state.post(
            space, person, text=plain, html=html, parent_id=parent_id, mentions=mentioned(html), files=kept
        )
        return message.id

    def _typed(self, text: str, mention: bool) -> tuple[str, str]:
        bot = self.person("bot")
        if "<@person" in text:
            html = as_html(text, self.state.people.values())
            return as_text(html), html
        if not mention:
            return text, ""
        return f"{bot.name} {text}".rstrip(), f"{mention_tag(bot, bot.name)} {escape(text)}".rstrip()

    def edit(self, message_id: str, text: str, *, mention: bool | None = None) -> None:
        """The author changes what they typed."""
        message = self.state.messages[message_id]
        group = self.state.spaces[message.space_id].type == "group"
        plain, html = self._typed(text, group if mention is None else mention)
        self.state.edit(message, plain, "", html)

    def press(self, person: Person, message_id: str, inputs: Json, *, space: Space | None = None) -> str:
        """Somebody presses a button of a card, perhaps with forged inputs; gives the action's id.

        With `space` the message has to be there. Raises Refusal where Webex would not take it.
        """
        if space is not None and self.state.messages[message_id].space_id != space.id:
            raise ValueError("the message is not in that space")
        return self.state.press(person, message_id, inputs).id

    # What there is.

    def messages(self, space: Space) -> list[Message]:
        """What is said in a space and still there, oldest first."""
        with self.state.lock:
            return [message for message in self.state.messages.values() if message.space_id == space.id]

    @property
    def deleted(self) -> list[str]:
        """Ids of messages that were deleted."""
        with self.state.lock:
            return list(self.state.deleted)

    @property
    def requests(self) -> list[Request]:
        """Every REST call that was made, oldest first."""
        with self.state.lock:
            return list(self.state.requests)

    @property
    def breaches(self) -> list[Breach]:
        """Requests that are not as the vendor's contract says."""
        with self.state.lock:
            return list(self.state.breaches)

    def setting(self, workspace: Workspace, name: str) -> Json:
        """A settings document as the API shows it."""
        return calling.shown(self.state, calling.BY_NAME[name], workspace.id)

    def change(self, workspace: Workspace, name: str, document: Json) -> None:
        """Changes a settings document as if in Control Hub: what is named changes, the rest stays."""
        calling.store(self.state, calling.BY_NAME[name], workspace.id, deepcopy(document))

    def until(self, predicate: Callable[[], T | None], timeout: float = 10.0) -> T:
        """Waits until the predicate gives something true. Raises AssertionError with the last messages."""
        return self.state.until(predicate, timeout)

    # What goes wrong.

    def fault(
        self,
        match: str,
        *,
        status: int | None = 500,
        body: Any = None,
        headers: Mapping[str, str] = _NOTHING,
        times: int = 1,
        before: bool = True,
        delay: float = 0.0,
        drop: bool = False,
    ) -> None:
        """Plans a mishap for the next requests whose `METHOD /path` the expression finds: faults.Fault."""
        with self.state.lock:
            self.state.faults.append(
                Fault(re.compile(match), status, body, dict(headers), times, before, delay, drop)
            )

    @property
    def latency(self) -> float:
        """Seconds added to every REST answer."""
        return self.state.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self.state.latency = seconds

    def expire_admin_token(self) -> None:
        """Every admin token given out so far has expired."""
        with self.state.lock:
            self.tokens.expire_admin()

    @property
    def sockets(self) -> int:
        """How many websockets are open and authorised."""
        return sum(
            socket.authorised and not socket.ws.closed for socket in list(self.mercury.sockets.values())
        )

    @property
    def devices(self) -> list[Json]:
        """The device registrations."""
        return list(self.mercury.devices.values())

    @property
    def acknowledged(self) -> list[str]:
        """What the bot acknowledged, as it named it."""
        return list(self.mercury.acknowledged)

    def forget_devices(self) -> None:
        """The registrations expire: the next handshake answers 404."""
        self.mercury.devices.clear()

    def close_sockets(self, code: int = 1001) -> None:
        """Closes every websocket from the cloud's side."""
        self._in_loop(lambda: self.mercury.close(code))

    def refuse_handshakes(self, status: int, times: int = 1) -> None:
        """The next handshakes answer this status."""
        self.mercury.refusals.extend([status] * times)

    @property
    def deliver_twice(self) -> bool:
        """Whether every activity is delivered twice."""
        return self.mercury.deliver_twice

    @deliver_twice.setter
    def deliver_twice(self, value: bool) -> None:
        self.mercury.deliver_twice = value

    @property
    def mute(self) -> bool:
        """Whether sockets stay open and nothing is delivered."""
        return self.mercury.mute

    @mute.setter
    def mute(self, value: bool) -> None:
        self.mercury.mute = value

    @property
    def bot_hears_itself(self) -> bool:
        """Whether the bot's own posts are delivered to it."""
        return self.mercury.bot_hears_itself

    @bot_hears_itself.setter
    def bot_hears_itself(self, value: bool) -> None:
        self.mercury.bot_hears_itself = value


def contracts_beside_checkout() -> Path | None:
    """The vendor's files at ../shared/contracts, seen from the project's folder, if they are there."""
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "contracts"
    return folder if folder.is_dir() else None
