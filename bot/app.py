"""The composition root: every object of the running bot is made here, once."""

from __future__ import annotations

import hmac
import logging
import threading
from contextlib import suppress
from datetime import datetime, timedelta
from secrets import token_hex

from bot import words
from bot.access import Gate, Policy
from bot.catalogue import title_of
from bot.catalogue.settings.codes import CODE_MARKS
from bot.changes.apply import ChangeService
from bot.changes.journal import JournalWriter
from bot.changes.recovery import settle_uncertain
from bot.clock import utc_now
from bot.commands import COMMANDS
from bot.commands.context import Services
from bot.config import Config
from bot.dispatch import Dispatcher
from bot.errors import BotError, Unkept, WebexError, where
from bot.events import Reply
from bot.ids import bare
from bot.language.references import Lookups
from bot.missed_events import CatchUp
from bot.notices.delivery import NoticeDelivery
from bot.ports import Clock, Entry
from bot.store.store import SqlStore, open_store
from bot.timer import Timer
from bot.webex.api.admin import Admin
from bot.webex.endpoints import Endpoints
from bot.webex.inbound.listener import Listener
from bot.webex.inbound.space_queue import SpaceQueue
from bot.webex.outbound.files import WebexFiles
from bot.webex.outbound.messenger import WebexMessenger
from cards.text import message_text

log = logging.getLogger(__name__)

HEARTBEAT = 20.0
"""Seconds between the marks "I was listening" that tell after a crash since when it was deaf."""
TIDY_EVERY = timedelta(hours=6)


def mark_key(store: SqlStore, bot_token: str) -> bytes:
    """The key of the marks that stand for access codes, the same for every process of this bot.

    Made of a kept secret and the bot's token: whoever has the database alone, where marks stand in the
    journal, cannot find out a short code by trying all of them.
    """
    kept = store.secret_made_once("mark-key", lambda: token_hex(32))
    return hmac.digest(bot_token.encode(), kept.encode(), "sha256")


class App:
    """The bot, from a configuration to a running whole. Raises BotError for what cannot work."""

    def __init__(self, config: Config, clock: Clock = utc_now) -> None:
        if missing := config.missing():
            raise BotError(
                f"{', '.join(missing)} must be given.",
                "Copy .env.example to .env and fill it in, see README.md.",
            )
        self._clock = clock
        self._stopping = threading.Event()
        self._later = Timer()
        policy = Policy.parse(config.write_roles, config.read_roles, config.location_admins)
        endpoints = Endpoints.at(config.webex_api_url)
        bot_token = config.webex_bot_token.get_secret_value()
        if bot_token == config.webex_admin_token.get_secret_value():
            raise BotError(words.SAME_TOKENS, words.WHOSE_TOKENS)
        self.store = open_store(config.database_url)
        CODE_MARKS.use(mark_key(self.store, bot_token))
        self.messenger = WebexMessenger(bot_token, endpoints)
        log.info("Connecting to Webex at %s", endpoints.api_url)
        me = self.messenger.me()
        if not me.is_bot:
            raise BotError(words.no_bots_token(me.name), words.WHOSE_TOKENS)
        self.files = WebexFiles(bot_token, endpoints, self.messenger.pause)
        self.admin = Admin(config, endpoints, self.store, clock)
        gate = Gate(self.admin.directory, policy)
        self.notices = NoticeDelivery(self.store, self.messenger, self.admin.directory, gate, clock)
        changes = ChangeService(
            gate,
            self.admin.directory,
            self.admin.calling,
            self.admin.calling,
            JournalWriter(self.store, clock, self.notices.announce),
            self.store,
        )
        self.services = Services(
            directory=self.admin.directory,
            lookups=Lookups(self.admin.directory, self.admin.offers),
            calling=self.admin.calling,
            files=self.files,
            forms=self.store,
            journal=self.store,
            watches=self.store,
            gate=gate,
            changes=changes,
            clock=clock,
            form_life=timedelta(minutes=config.form_minutes),
            commands=COMMANDS,
            bot_name=me.name,
        )
        self.dispatcher = Dispatcher(self.services, self.messenger, self.store)
        self.lanes = SpaceQueue()
        self.door = Listener(
            bot_token,
            me,
            endpoints,
            self.messenger,
            self.lanes,
            feed=self.dispatcher.feed,
            on_connected=self._connected,
            on_lost=self._lost,
            on_press=self._pressed,
            on_press_done=self._press_done,
        )
        self._catch_up = CatchUp(
            self.messenger,
            self.store,
            clock,
            self.door.take,
            self.door.sweep.has_heard,
            self._later.after,
        )

    def start(self, timeout: float = 30.0) -> None:
        """Listens; returns when it does, or after `timeout` seconds, still trying in the background."""
        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()
        self.door.start()
        if not self.door.wait_ready(timeout):
            log.warning("Webex cannot be reached yet; trying on")
        self.notices.start()

    def run(self) -> None:
        """Stays until `stop` is called from elsewhere, keeping the store's marks and order."""
        tidied = self._clock() - TIDY_EVERY
        while not self._stopping.wait(HEARTBEAT):
            try:
                self.store.sign_of_life(self._clock())
                self.mark()
                if self._clock() - tidied >= TIDY_EVERY:
                    self.store.tidy(self._clock())
                    tidied = self._clock()
                self._settle_uncertain()
                self._catch_up.take_over()
            except Exception as error:
                log.error("The store could not be kept in order: %s", where(error))

    def mark(self) -> None:
        """Remembers until when all that was said is dealt with."""
        if self.door.caught_up:
            self._heard_until(self._clock())

    def _heard_until(self, now: datetime) -> None:
        self.store.heard(min(now, self.lanes.oldest() or now), now)

    def ask_to_stop(self) -> None:
        """Makes `run` return; safe in a signal handler."""
        self._stopping.set()

    def stop(self, timeout: float = 25.0) -> None:
        """Takes nothing new, finishes the work in flight, tells what is due, unregisters, lets go of all."""
        self.ask_to_stop()
        listened_until = self._clock() if self.door.caught_up else None
        if listened_until is not None and self.messenger.pause.seconds_left:
            # What waits for Webex is neither fetched nor answered now, but at the next start.
            listened_until = min(listened_until, self.lanes.oldest() or listened_until)
        self.dispatcher.stop()
        self._later.stop()
        self.messenger.pause.stop()
        if not self.door.stop(timeout):
            log.warning("Some work was not finished in time; it is settled at the next start")
        if listened_until is not None:
            with suppress(Unkept):
                self._heard_until(listened_until)
        self.lanes.close()
        self.notices.stop(5.0)
        self.files.close()
        self.admin.close()
        self.store.close()

    def _connected(self, deaf_since: datetime | None) -> None:
        self._catch_up.connected(deaf_since, deaf=self.door.was_deaf)

    def _pressed(self, press_id: str, space_id: str) -> None:
        try:
            self.store.expect(press_id, self._clock(), space_id=space_id, is_press=True)
        except Unkept:
            log.warning("A press could not be noted; should I be stopped before its turn, it is lost")

    def _press_done(self, press_id: str) -> None:
        if not self.dispatcher.owes(press_id) and not self._left_for_the_next_start():
            self.store.answered(press_id)

    def _lost(self, space_id: str) -> None:
        if not self._left_for_the_next_start():
            self._tell(space_id, words.lost())

    def _left_for_the_next_start(self) -> bool:
        return self._stopping.is_set() and self.messenger.pause.seconds_left > 0

    def _tell(self, space_id: str, text: str) -> None:
        try:
            # The id may have been built for another region while the spaces could not be listed.
            self.messenger.send(self.messenger.find_space(bare(space_id)) or space_id, Reply(text))
        except WebexError as error:
            log.error("A space could not be told what became of something said there: %s", error)
            if error.retry_after is not None:
                self._later.after(error.retry_after + 1.0, lambda: self._tell(space_id, text))
        except Exception as error:
            log.error("A space could not be told what became of something said there: %s", where(error))

    def _warm_up(self) -> None:
        """Reads the directory before the first question, and settles what a crash left open."""
        try:
            self.admin.directory.home_org()
            self.admin.directory.workspaces()
            self._settle_uncertain()
        except BotError as error:
            log.error("The directory could not be read: %s Run: python -m bot doctor", error.sentence)
        except Exception as error:
            log.error("Settling interrupted changes failed: %s", where(error))

    def _settle_uncertain(self) -> None:
        settle_uncertain(self.store, self.admin.calling, self._clock, self._tell_settled)

    def _tell_settled(self, entry: Entry, state: str) -> None:
        self.notices.announce()
        said = words.interrupted if entry.state == "intended" else words.found_out
        self._tell(
            entry.space_id, said(entry.id, message_text(entry.workspace_name), title_of(entry.family), state)
        )
