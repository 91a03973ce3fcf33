"""What is said to the bot, from webex-bot's websocket, whatever happens to the websocket."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

import requests
from tenacity import Retrying, retry_if_exception_type, stop_when_event_set
from tenacity.nap import sleep_using_event

from bot.clock import Clock, utc_now
from bot.errors import BotError, where
from bot.events import Event, Person
from bot.ids import bare
from bot.webex.endpoints import Endpoints, equip
from bot.webex.http.retry import RequestFailed
from bot.webex.inbound.additions import added_to_space, addition_of
from bot.webex.inbound.delivery_check import DeliveryCheck
from bot.webex.inbound.event_parser import (
    MessageSource,
    NotFetched,
    Regions,
    activity_of,
    fetch,
    happened_at,
    own_post,
)
from bot.webex.inbound.receivers import Receiver
from bot.webex.inbound.reconnect import CLOSED_AS_REPLACED, ConnectionLost, wait_before_reconnecting
from bot.webex.inbound.space_queue import SpaceQueue
from bot.webex.inbound.websocket import MAX_SILENCE, Websocket, device_name

log = logging.getLogger(__name__)

GOOD_CONNECTION_SECONDS = 10.0
"""A socket that lasts this long was a good one: the next pause is short again."""


class Listener:
    """Keeps a websocket open and has events received: in order within a space, side by side across spaces.

    Every `check_seconds` it looks for messages that the websocket did not bring, every `probe_seconds` for
    its registration, and opens another websocket where one is missing.
    """

    def __init__(
        self,
        token: str,
        bot: Person,
        endpoints: Endpoints,
        messenger: MessageSource,
        queue: SpaceQueue,
        receiver: Receiver,
        clock: Clock = utc_now,
        *,
        device: str = "",
        check_seconds: float = 60.0,
        probe_seconds: float = 30.0,
    ) -> None:
        self._token = token
        self._bot = bot
        self._endpoints = endpoints
        self._messenger = messenger
        self._queue = queue
        self._receiver = receiver
        self._clock = clock
        self._device = device or device_name()
        self._check_seconds = check_seconds
        self.missed = DeliveryCheck(messenger.missed)
        self._regions = Regions(messenger.space_id)
        self._session = equip(requests.Session(), endpoints, anywhere=True)
        self._threads = [
            threading.Thread(target=target, args=args, name=name, daemon=True)
            for name, target, args in (
                ("listener", self._keep_open, ()),
                ("missed messages", self._repeat, (check_seconds, self._look_for_missed)),
                ("probe", self._repeat, (probe_seconds, self._probe)),
            )
        ]
        self._stopping = threading.Event()
        self._ready = threading.Event()
        self._connection: Websocket | None = None
        self._connected_at: float | None = None
        self._known_at: datetime | None = None
        self.was_silent = False
        """Whether the socket before this one was open and brought nothing."""
        self._silent_since: datetime | None = None
        self._must_catch_up = False
        self._refused: BotError | None = None

    @property
    def connected(self) -> bool:
        """Whether a socket listens at this moment."""
        return self._connected_at is not None

    @property
    def listening_since(self) -> datetime | None:
        """Since when the socket listens; None when none does."""
        since = self._connected_at
        return None if since is None else self._clock() - timedelta(seconds=monotonic() - since)

    @property
    def caught_up(self) -> bool:
        """Whether a socket listens and nothing that was said before is still to be looked for."""
        return self.connected and not self._must_catch_up

    def start(self) -> None:
        """Opens the first socket, in the background."""
        self._endpoints.install()
        for thread in self._threads:
            thread.start()

    def wait_ready(self, timeout: float) -> bool:
        """Waits until the first socket listens. Raises BotError when Webex does not accept the token."""
        self._ready.wait(timeout)
        if self._refused is not None:
            raise self._refused
        return self.connected

    def stop(self, timeout: float) -> bool:
        """Closes the socket, unregisters and waits for the work in flight; True if all is done."""
        ends = monotonic() + timeout
        self._stopping.set()
        if self._connection is not None:
            self._connection.cancel()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(max(ends - monotonic(), 0.0))
        done = self._queue.drain(max(ends - monotonic(), 0.0))
        return done and not any(thread.is_alive() for thread in self._threads)

    def take(self, event: Event) -> None:
        """Feeds an event that came another way, behind what its space already waits for."""
        self.missed.heard(event.id)
        self._queue.put(bare(event.space.id), lambda: self._receiver.receive(event), event.sent_at)

    def _keep_open(self) -> None:
        while not self._stopping.is_set() and self._refused is None:
            try:
                Retrying(
                    retry=retry_if_exception_type(ConnectionLost),
                    wait=wait_before_reconnecting,
                    sleep=sleep_using_event(self._stopping),
                    stop=stop_when_event_set(self._stopping),
                    reraise=True,
                )(self._live_once)
            except ConnectionLost:
                break
            except Exception as error:
                log.error("The connection failed in an unforeseen way: %s", where(error))
                self._stopping.wait(30.0)
        self._session.close()

    def _live_once(self) -> None:
        """One socket, from its registration to its end; raises ConnectionLost unless it had a good life."""
        self._connected_at = None
        try:
            self._open().live()
        except ConnectionLost as lost:
            self._tell(lost)
            if self._connected_at is None or monotonic() - self._connected_at < GOOD_CONNECTION_SECONDS:
                raise
        finally:
            if self._connected_at is not None:
                self._silent_since = self._silent_since or self._clock() - MAX_SILENCE
                # What killed the socket may have left idle connections that only a time-out would unmask.
                self._session.close()
                self._messenger.close()
            self._connected_at = None
            if self._stopping.is_set() and self._connection is not None:
                self._connection.unregister()

    def _open(self) -> Websocket:
        try:
            self._connection = Websocket(self._token, self._session, self._device, self)
        except (RequestFailed, requests.RequestException, LookupError, TypeError, AttributeError) as error:
            raise ConnectionLost.by(error) from None
        if self._stopping.is_set():
            self._connection.cancel()
        return self._connection

    def _tell(self, lost: ConnectionLost) -> None:
        if self._stopping.is_set():
            return
        if lost.code == 401 and not self._ready.is_set():
            self._refused = BotError(
                "Webex does not accept the bot's token.",
                "Check WEBEX_BOT_TOKEN: take a new token of the bot from developer.webex.com.",
            )
            self._ready.set()
            self._stopping.set()
        elif lost.code in (401, 4401):
            log.error("Webex does not accept the bot's token any more (%s); trying again", lost)
        elif lost.code == CLOSED_AS_REPLACED:
            log.error("Another connection replaced this one: is a second bot running with this token?")
        else:
            log.warning("Not connected to Webex: %s; trying again", lost)

    def opened(self) -> None:
        self._must_catch_up = True
        self._connected_at = monotonic()
        self._known_at = self._clock()
        log.info("Listening to Webex as %s", self._bot.name)
        self._ready.set()
        self._catch_up()
        # From here on a registration that is gone can be told from a question that Webex does not take. In a
        # thread apart: frames, and the end of a socket that died at once, would wait for the answer.
        threading.Thread(target=self._probe, name="first probe", daemon=True).start()

    def _catch_up(self) -> None:
        try:
            self._receiver.connected(self._silent_since)
        except BotError as error:
            log.warning("Catching up failed and is tried again: %s", error.sentence)
        else:
            self._must_catch_up = False
            self._silent_since = None
            self.was_silent = False

    def _repeat(self, seconds: float, look: Callable[[], None]) -> None:
        while not self._stopping.wait(seconds):
            try:
                look()
            except BotError as error:
                log.info("Could not look for messages that were not delivered: %s", error.sentence)
            except Exception as error:
                log.error("Looking for what was not delivered failed: %s", where(error))

    def _look_for_missed(self) -> None:
        connected_at, connection = self._connected_at, self._connection
        if connected_at is None or connection is None:
            return
        if self._must_catch_up:
            self._catch_up()
            return
        listened = monotonic() - connected_at
        unheard = self.missed.unheard(
            self._clock() - timedelta(seconds=min(listened, 3 * self._check_seconds + 60))
        )
        for message in unheard:
            self.take(message)
        if unheard:
            log.warning("The socket did not deliver %d messages; opening a new one", len(unheard))
            self._is_silent(connection, min(message.sent_at for message in unheard))

    def _probe(self) -> None:
        """A socket whose registration is gone stays open and brings nothing, whoever types or presses."""
        connection, asked_at = self._connection, self._clock()
        if connection is None or not self.connected:
            return
        registered = connection.is_registered()
        if registered:
            self._known_at = asked_at
        elif registered is False and connection is self._connection:
            log.warning("Webex does not know the device registration any more; opening a new socket")
            self._is_silent(connection, self._known_at or asked_at)

    def _is_silent(self, connection: Websocket, since: datetime) -> None:
        self.was_silent = True
        self._silent_since = min(filter(None, (self._silent_since, since)))
        connection.cancel()

    def accept(self, frame: Mapping[str, Any]) -> None:
        activity, connection = activity_of(frame), self._connection
        if activity is None or connection is None:
            if own := own_post(frame, self._bot):
                space, at = bare(str(own["target"]["id"])), happened_at(own, self._clock())
                self._messenger.own_said(space, self._regions.id_of(own), at)
            else:
                self._accept_addition(frame)
            return
        self.missed.heard(str(activity["id"]))
        press_id = self._regions.id_of(activity) if activity["verb"] == "cardAction" else ""
        if press_id:
            self._receiver.press_waits(press_id, self._regions.space_of(activity))
        self._queue.put(
            bare(str(activity["target"]["id"])),
            lambda: self._handle(activity, connection, press_id),
            happened_at(activity, self._clock()),
        )

    def _accept_addition(self, frame: Mapping[str, Any]) -> None:
        activity = addition_of(frame, self._bot)
        if activity is None:
            return
        space = bare(str(activity["target"]["id"]))
        self._queue.put(
            space,
            lambda: self._receiver.receive(
                added_to_space(activity, self._messenger.find_space(space), self._regions, self._clock())
            ),
            happened_at(activity, self._clock()),
        )

    def _handle(self, activity: Mapping[str, Any], connection: Websocket, press_id: str) -> None:
        try:
            event = fetch(activity, connection.look_up, self._messenger, self._bot, self._regions)
        except NotFetched as lost:
            self._give_up(activity, str(lost))
        except Exception as error:
            self._give_up(activity, where(error))
        else:
            if event is not None:
                self._receiver.receive(event)
                if event.id == press_id:
                    return
        if press_id:
            self._receiver.press_done(press_id)

    def _give_up(self, activity: Mapping[str, Any], why: str) -> None:
        log.error("Something that was said could not be fetched: %s", why)
        space_id = self._messenger.find_space(bare(activity["target"]["id"]))
        self._receiver.not_fetched(space_id or self._regions.space_of(activity), str(activity.get("id", "")))
