"""The running bot: everything made once, started, fed with events, and stopped."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot import sentences
from bot.assembly.changing import Changing
from bot.assembly.ground import Ground
from bot.assembly.looking import Looking
from bot.assembly.telling import Telling
from bot.catch_up import CatchUp
from bot.clock import Clock, utc_now
from bot.commands.context import Services
from bot.config import Config
from bot.dispatch import Dispatcher
from bot.errors import BotError, Unkept, where
from bot.events import Event
from bot.health.reader import HealthReader
from bot.language.command_list import COMMANDS
from bot.language.references import Lookups
from bot.language.remembered.memory import Memory
from bot.language.remembered.posted_answers import PostedAnswers
from bot.language.sentence.words.lexicon import lexicon
from bot.repeats import repeats
from bot.repeats.repeats import Repeats
from bot.repeats.wake import RepeatWake
from bot.upkeep import Upkeep
from bot.webex.inbound.listener import Listener
from bot.webex.inbound.space_queue import SpaceQueue

if TYPE_CHECKING:
    from bot.health.metrics import MetricsServer

log = logging.getLogger(__name__)

READY_WITHIN_SECONDS = 30.0
"""How long a start waits for the websocket before it says that it is still trying."""
STOPPED_WITHIN_SECONDS = 25.0
"""Hosts kill what has not ended 30 seconds after SIGTERM."""


class App:
    """The whole bot. Raises BotError for a configuration that cannot work."""

    def __init__(self, config: Config, clock: Clock = utc_now) -> None:
        self._clock = clock
        self._stopping = threading.Event()
        self.ground = ground = Ground(config, clock)
        self.telling = Telling(ground)
        self.changing = Changing(ground, self.telling)
        self.looking = Looking(ground, self.telling)
        self._engines = (
            self.changing.work,
            self.changing.plan_work,
            self.looking.radar_work,
            self.looking.audit_work,
            self.telling.work,
        )
        self.space_queue = SpaceQueue()
        self.listener = Listener(
            ground.bot_token, ground.me, ground.endpoints, ground.messenger, self.space_queue, self, clock
        )
        is_radar_on = config.radar_requests_per_second > 0
        self.health = HealthReader(
            self.listener, self.space_queue, ground.store, ground.admin, is_radar_on, clock
        )
        self.metrics = self._metrics_server(config)
        self.services = self._services(config)
        # Beside plans, as it may read much and nobody waits for it.
        repeated = RepeatWake(self.services, ground.store, self.telling.work.look)
        self.changing.plan_work.handler(repeats.KIND, repeated.wake)
        count_command = partial(ground.counts.add, "commands")
        self.dispatcher = Dispatcher(self.services, ground.messenger, ground.store, count_command)
        self._catch_up = CatchUp(
            ground.messenger,
            ground.store,
            clock,
            self.listener.take,
            self.listener.missed.has_heard,
            self.telling.tell,
            self.telling.tell_missed,
        )
        self.upkeep = Upkeep(ground, self.telling, self.changing, self._catch_up, self.note_heard)

    def _services(self, config: Config) -> Services:
        """What the handlers of requests work with."""
        ground, changing, audience = self.ground, self.changing, self.telling.audience
        store, directory = ground.store, ground.admin.directory
        return Services(
            directory=directory,
            lookups=Lookups(directory, ground.admin.available_numbers),
            calling=ground.admin.calling,
            files=ground.files,
            forms=store,
            journal=store,
            watches=store,
            outbox=store,
            watch_begun=self.looking.begin,
            has_guests=audience.has_guests,
            told_text=audience.told_text,
            gate=ground.gate,
            changes=changing.changes,
            timed=changing.timed,
            timed_plans=changing.timed_plans,
            plans=changing.plans,
            approvals=changing.approvals,
            approval_cards=changing.shown_approvals.cards,
            saved=store,
            repeats=Repeats(store, changing.plan_work, ground.clock),
            clock=ground.clock,
            form_life=timedelta(minutes=config.form_minutes),
            health=self.health.read,
            commands=COMMANDS,
            preview=config.preview,
            bot_name=ground.me.name,
            memory=Memory(ground.clock),
            posted_answers=PostedAnswers(),
        )

    def _metrics_server(self, config: Config) -> MetricsServer | None:
        if not config.metrics_port:
            return None
        # Imported where it is needed: its library is an extra.
        from bot.health.metrics import MetricsServer

        return MetricsServer(config.metrics_host, config.metrics_port, self.health.read, self.ground.counts)

    def start(self, timeout: float = READY_WITHIN_SECONDS) -> None:
        """Returns when the bot listens, or after `timeout` seconds; then it still tries in the background."""
        if self.metrics:
            self.metrics.start()
        threading.Thread(target=self.warm_up, name="warm-up", daemon=True).start()
        self.listener.start()
        if not self.listener.wait_ready(timeout):
            log.warning("Webex cannot be reached yet; still trying")
        for engine in self._engines:
            engine.start()
        with suppress(Unkept):  # then it begins with the next watch
            self.looking.begin()

    def warm_up(self) -> None:
        """Makes ready for the first question: the words that are known, the directory; then settles changes
        that a crash interrupted."""
        lexicon()
        try:
            self.ground.admin.directory.home_org()
            self.ground.admin.directory.workspaces()
            self.upkeep.settle()
        except BotError as error:
            log.error("The directory could not be read: %s Run: python -m bot doctor", error.sentence)
        except Exception as error:
            log.error("Settling interrupted changes failed: %s", where(error))

    def run(self) -> None:
        """Returns after `ask_to_stop`; until then keeps the database up to date."""
        self.upkeep.run(self._stopping)

    def note_heard(self) -> None:
        """Stores until when all that was said has been answered."""
        if self.listener.caught_up:
            self._heard_until(self._clock())

    def _heard_until(self, now: datetime) -> None:
        self.ground.store.heard(min(now, self.space_queue.oldest() or now), now)

    def ask_to_stop(self) -> None:
        """Makes `run` return; safe in a signal handler."""
        self._stopping.set()

    def stop(self, timeout: float = STOPPED_WITHIN_SECONDS) -> None:
        """Takes no new events, finishes the work in flight, sends notices that are due, closes everything."""
        self.ask_to_stop()
        pause = self.ground.messenger.pause
        listened_until = self._clock() if self.listener.caught_up else None
        if listened_until is not None and pause.seconds_left:
            # Webex asked for a pause: what still waits is answered after the next start.
            listened_until = min(listened_until, self.space_queue.oldest() or listened_until)
        self.dispatcher.stop()
        self.changing.stop()
        pause.stop()
        if not self.listener.stop(timeout):
            log.warning("Some work was not finished in time; it is settled at the next start")
        if listened_until is not None:
            with suppress(Unkept):
                self._heard_until(listened_until)
        self.space_queue.close()
        for engine in self._engines:
            engine.stop(5.0)
        if self.metrics:
            self.metrics.stop()
        self.ground.close()

    # What the listener calls: bot.webex.inbound.listener.Receiver.

    def connected(self, silent_since: datetime | None) -> None:
        self._catch_up.connected(silent_since, tell_short_gap=self.listener.was_silent)

    def receive(self, event: Event) -> None:
        self.dispatcher.dispatch(event)

    def press_waits(self, press_id: str, space_id: str) -> None:
        try:
            self.ground.store.expect(press_id, self._clock(), space_id=space_id, is_press=True)
        except Unkept:
            log.warning("A press could not be stored; it is lost if the bot stops before it is answered")

    def press_done(self, press_id: str) -> None:
        if not self.dispatcher.owes(press_id) and not self._left_for_the_next_start():
            self.ground.store.answered(press_id)

    def not_fetched(self, space_id: str, event_id: str) -> None:
        if not self._left_for_the_next_start():
            self.telling.tell(space_id, f"lost {event_id}", sentences.lost())

    def _left_for_the_next_start(self) -> bool:
        return self._stopping.is_set() and self.ground.messenger.pause.seconds_left > 0
