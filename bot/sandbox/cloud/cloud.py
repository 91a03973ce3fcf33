"""The pretend Webex cloud: everything a bot needs of Webex, and what tests do and look at beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from html import escape
from pathlib import Path
from typing import TypeVar

from aiohttp import web

from bot.sandbox.api.rest import RestApi
from bot.sandbox.api.tokens import Tokens
from bot.sandbox.calling.settings_documents import merge_document, shown_document
from bot.sandbox.cloud.api_routes import API_ROUTES
from bot.sandbox.cloud.fault_controls import FaultControls
from bot.sandbox.contract.operations import Contract
from bot.sandbox.data.bot_controls import BotControls, NoBots
from bot.sandbox.data.entities import Breach, File, Json, Message, Person, Request, Space, Workspace
from bot.sandbox.data.ids import new_uuid
from bot.sandbox.data.moved_clock import MovedClock
from bot.sandbox.documents import SETTING_BY_NAME
from bot.sandbox.messaging.devices import Devices
from bot.sandbox.messaging.files import content_type_of
from bot.sandbox.messaging.markup import html_to_text, markdown_to_html, mention_tag, mentioned_ids
from bot.sandbox.messaging.mercury import Mercury
from bot.sandbox.network import hosts
from bot.sandbox.network.server import Server
from bot.sandbox.network.tls import CertificateAuthority
from bot.sandbox.page.web_app import MAX_BODY_BYTES, PageApp
from bot.sandbox.state.bulk_data import BulkData
from bot.sandbox.state.cloud_state import CloudState
from bot.sandbox.state.quirks import Quirks

T = TypeVar("T")


class Cloud(FaultControls, BulkData):
    """Webex on this machine. Every method may be called from any thread."""

    def __init__(self, directory: Path, page_port: int = 0, renderer: Path | None = None) -> None:
        self.clock = MovedClock(directory / "clock")
        """The time in this cloud, and of the bots that the sandbox starts."""
        self.state = CloudState(self.clock)
        self.tokens = Tokens()
        self.bots: BotControls = NoBots()
        """The bots that run here; set by what runs them."""
        self._devices = Devices()
        self.mercury = Mercury(self.state, self.tokens, self._devices)
        self._page = PageApp(self, renderer)
        self.authority = CertificateAuthority(directory)
        certificate = self.authority.certify(hosts.ALL_HOSTS)
        self.certificates = dict.fromkeys(hosts.ALL_HOSTS, certificate)
        self._server = Server(
            self._hosts(),
            self._page.application(),
            self.certificates,
            page_port,
            self._on_tunnel,
            self._on_refused,
            self._on_start,
            self._on_stop,
        )

    def _hosts(self) -> dict[str, web.Application]:
        """The web application of each host."""
        state, tokens, contract = self.state, self.tokens, Contract()
        sockets = _application()
        sockets.router.add_get("/v1/apps/wx2/registrations/{device}/messages", self.mercury.connect)
        return {
            hosts.API: _application(RestApi(state, tokens, API_ROUTES, contract, base="/v1")),
            hosts.CATALOGUE: _application(RestApi(state, tokens, self._devices.catalogue_routes(), contract)),
            hosts.DEVICES: _application(RestApi(state, tokens, self._devices.routes(), contract)),
            hosts.CONVERSATIONS: _application(RestApi(state, tokens, self.mercury.routes(), contract)),
            hosts.SOCKETS: sockets,
        }

    def _on_start(self) -> None:
        self.mercury.start()
        self._page.stream.start()

    def _on_tunnel(self, host: str, port: int, user: str) -> None:
        """Remembers which bot has the connection, and the hosts that were connected to, for the page."""
        with self.state.lock:
            self.state.bot_of_port[port] = user
            known = host in self.state.connected_hosts
            if not known:
                self.state.connected_hosts.append(host)
        if not known:
            self.state.notify("bot", self.mercury.listening())

    def _on_refused(self, method: str, target: str) -> None:
        with self.state.lock:
            self.state.breaches.append(Breach(method, target, "no host of Webex"))

    async def _on_stop(self) -> None:
        self._page.stream.stop()
        await self.mercury.close()

    @classmethod
    @contextmanager
    def started(cls, directory: Path, page_port: int = 0, renderer: Path | None = None) -> Iterator[Cloud]:
        """A running cloud, until the end of the block.

        `directory` is for its certificate; `renderer` is the card renderer's file for the page. Raises
        ContractMissing, and OSError when the page's port is taken.
        """
        cloud = cls(directory, page_port, renderer)
        cloud._server.start()
        try:
            yield cloud
        finally:
            cloud._server.stop()

    @property
    def api_url(self) -> str:
        """The URL of the REST API, with `/v1`."""
        return hosts.API_URL

    @property
    def proxy_url(self) -> str:
        """The URL of the proxy through which the hosts are reached."""
        return self._server.proxy_url

    @property
    def ca_file(self) -> Path:
        """The certificate of the authority that clients have to trust."""
        return self.authority.file

    @property
    def page_url(self) -> str:
        """The URL of the web page."""
        return self._server.page_url

    def environment(self) -> dict[str, str]:
        """The environment variables with which a bot, unchanged, uses this cloud."""
        lena, paris = self.person("lena"), next(iter(self.state.locations.values()))
        return {
            "HTTPS_PROXY": self.proxy_url,
            "WEBEX_BOT_TOKEN": self.tokens.bot,
            "WEBEX_ADMIN_TOKEN": self.tokens.first_admin,
            "SSL_CERT_FILE": str(self.ca_file),
            "REQUESTS_CA_BUNDLE": str(self.ca_file),
            "NO_PROXY": "127.0.0.1,localhost",
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

    def reset(self, seed: int | None = None) -> None:
        """Back to the seeded data and the real time, with the quirks of this seed, or the same ones;
        connections stay."""
        with self.state.lock:
            self.clock.put_back()
            self.tokens.reset()
            self.state.reset(self.state.quirks if seed is None else Quirks.for_seed(seed))

    def start_over(self) -> None:
        """Back to how the sandbox began, for the bot, too. Returns when the bot listens again."""
        self.reset()
        self.bots.forget()

    def person(self, key: str) -> Person:
        """A person by the key in the seed data."""
        return self.state.person(key)

    def space(self, key: str) -> Space:
        """A direct space by its person's key, or `team`."""
        return self.state.space(key)

    def workspace(self, name: str) -> Workspace:
        """A workspace by its name."""
        return self.state.workspace(name)

    def say(
        self,
        person: Person,
        space: Space,
        text: str,
        *,
        mention: bool | None = None,
        parent_id: str | None = None,
        files: Sequence[str | tuple[str, bytes] | tuple[str, bytes, str]] = (),
    ) -> str:
        """Posts a message as this person; gives its id.

        With `mention` (the default in a group) the bot is mentioned: where the text has `<@personId:…>`, else
        at the start. A file is a name, with content and content type where they matter.
        """
        plain, html = self._typed(text, space.type == "group" if mention is None else mention)
        attached = tuple(_file(*((one,) if isinstance(one, str) else one)) for one in files)
        message = self.state.post(
            space,
            person,
            text=plain,
            html=html,
            parent_id=parent_id,
            mentions=mentioned_ids(html),
            files=attached,
        )
        return message.id

    def _typed(self, text: str, mention: bool) -> tuple[str, str]:
        bot = self.person("bot")
        if "<@person" in text:
            html = markdown_to_html(text, self.state.people.values())
            return html_to_text(html), html
        if not mention:
            return text, ""
        return f"{bot.name} {text}".rstrip(), f"{mention_tag(bot, bot.name)} {escape(text)}".rstrip()

    def edit(
        self, message_id: str, text: str, *, person: Person | None = None, mention: bool | None = None
    ) -> None:
        """Edits a message as its author, or somebody else; `mention` as in `say`. Raises ErrorResponse where
        Webex would not take it."""
        message = self.state.messages[message_id]
        is_group = self.state.spaces[message.space_id].type == "group"
        plain, html = self._typed(text, is_group if mention is None else mention)
        author = person or self.state.people[message.person_id]
        self.state.edit(message, author, text=plain, html=html, mentions=mentioned_ids(html))

    def press(self, person: Person, message_id: str, inputs: Json, *, space: Space | None = None) -> str:
        """Presses a button of a card with any inputs; gives the id of the attachment action.

        With `space` the message has to be in it. Raises ErrorResponse where Webex would not take it.
        """
        if space is not None and self.state.messages[message_id].space_id != space.id:
            raise ValueError("the message is not in that space")
        return self.state.press(person, message_id, inputs).id

    def add(self, person: Person, space: Space) -> None:
        """Somebody adds the bot to a group it is not in."""
        self.state.add(space, person, self.person("bot"))

    def passcode(self, workspace: Workspace) -> str:
        """The voicemail passcode that was set; empty when none was."""
        return self.state.passcodes.get(workspace.id, "")

    def recording(self, workspace: Workspace, what: str) -> File | None:
        """The last upload; `what` is `announcement`, `sendBusyCalls` or `sendUnansweredCalls`."""
        return self.state.recordings.get((workspace.id, what))

    def messages(self, space: Space) -> list[Message]:
        """The messages of a space that were not deleted, oldest first."""
        with self.state.lock:
            return [message for message in self.state.messages.values() if message.space_id == space.id]

    @property
    def deleted(self) -> list[str]:
        """Ids of messages that were deleted."""
        with self.state.lock:
            return list(self.state.deleted)

    @property
    def requests(self) -> list[Request]:
        """Every REST request that was made, oldest first."""
        with self.state.lock:
            return list(self.state.requests)

    @property
    def breaches(self) -> list[Breach]:
        """Requests that broke the vendor's contract."""
        with self.state.lock:
            return list(self.state.breaches)

    def setting(self, workspace: Workspace, name: str) -> Json:
        """A settings document as the API shows it."""
        return shown_document(self.state, SETTING_BY_NAME[name], workspace.id)

    def change(self, workspace: Workspace, name: str, document: Json, by: Person | None = None) -> None:
        """Changes a settings document as in Control Hub, by default as Ana; members that are absent stay."""
        with self.state.lock:
            merge_document(self.state, SETTING_BY_NAME[name], workspace.id, deepcopy(document))
            self.state.log_change(workspace.id, name, by or self.person("ana"))

    def until(self, predicate: Callable[[], T | None], timeout: float = 10.0) -> T:
        """Gives the first true value of the predicate. Raises AssertionError after `timeout` seconds."""
        return self.state.until(predicate, timeout)


def _application(rest: RestApi | None = None) -> web.Application:
    application = web.Application(client_max_size=MAX_BODY_BYTES)
    if rest is not None:
        application.router.add_route("*", "/{path:.*}", rest.handle)
    return application


def _file(name: str, content: bytes = b"sandbox", content_type: str = "") -> File:
    return File(new_uuid(), name, content, content_type or content_type_of(name))
