"""The composition root: every object of the running bot is made here, once."""

from __future__ import annotations

import hmac
import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from bot import sentences
from bot.access import Gate, Policy
from bot.catalogue.settings.codes import CODE_MARKS
from bot.catch_up import CatchUp
from bot.changes.apply import ChangeService
from bot.changes.approvals import approvals
from bot.changes.approvals.approvals import Approvals
from bot.changes.approvals.guard import Guard
from bot.changes.approvals.policy import TwoKeys
from bot.changes.approvals.shown import ShownApprovals
from bot.changes.approvals.space_teller import ApprovalTeller
from bot.changes.approvals.wake import ApprovalWake
from bot.changes.journal import JournalWriter
from bot.changes.plans import plans
from bot.changes.plans.each_item import EachItem
from bot.changes.plans.look import PlanLook
from bot.changes.plans.plans import Plans
from bot.changes.plans.space_teller import SpaceTeller
from bot.changes.plans.wake import PlanWake
from bot.changes.recovery import settle_uncertain
from bot.changes.sealed import SEAL
from bot.changes.timed.due import KIND
from bot.changes.timed.steps import TimedSteps
from bot.changes.timed.timed_changes import TimedChanges
from bot.changes.timed.timed_of_plan import TimedOfPlan
from bot.changes.timed.wake import TimedWake
from bot.clock import Clock, utc_now
from bot.commands.context import Services
from bot.config import Config, together
from bot.dispatch import Dispatcher
from bot.doctor.configuration_checks import configuration_errors
from bot.errors import BotError, Unkept, where
from bot.events import Event
from bot.health.reader import HealthReader
from bot.health.state import Counts
from bot.health.token_ends import TokenEndsTeller
from bot.ids import bare
from bot.language.command_list import COMMANDS
from bot.language.references import Lookups
from bot.language.remembered.memory import Memory
from bot.language.remembered.posted_answers import PostedAnswers
from bot.language.sentence.words.lexicon import lexicon
from bot.notices import audit, radar
from bot.notices.approval_notices import ApprovalNotices
from bot.notices.audience import Audience
from bot.notices.audit import AuditReader
from bot.notices.audit_trail import AuditTrail
from bot.notices.change_notices import ChangeNotices
from bot.notices.delivery import MAX_SPACES_AT_ONCE, Delivery, Kind, Texts
from bot.notices.digests import Digests
from bot.notices.left_as_is import LeftNotices, LeftTeller
from bot.notices.missed import MissedNotices
from bot.notices.plan_notices import PlanNotices
from bot.notices.radar import Radar
from bot.notices.repeat_notices import RepeatNotices
from bot.notices.settled import SettledTeller
from bot.patience import patiently
from bot.ports.notices import (
    APPROVAL,
    CHANGE,
    DIGEST,
    LEFT_AS_IS,
    MISSED,
    PLAN,
    REPEAT,
    TEXT,
    TO_BE_GATHERED,
    TO_BE_TOLD,
    Actor,
)
from bot.repeats import repeats
from bot.repeats.repeats import Repeats
from bot.repeats.wake import RepeatWake
from bot.store.only_process import OnlyProcess
from bot.store.store import SqlStore, open_store
from bot.webex.api.admin import Admin
from bot.webex.endpoints import Endpoints
from bot.webex.inbound.listener import Listener
from bot.webex.inbound.space_queue import SpaceQueue
from bot.webex.outbound.files import WebexFiles
from bot.webex.outbound.messenger import WebexMessenger
from bot.work.engines import TO_INSTALL, WITHOUT_REPLICAS, has_replicas, make_engine

if TYPE_CHECKING:
    from bot.health.metrics import MetricsServer

log = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 20.0
"""How often this process tells the database that it lives and until when it has listened; the leases in
bot/store last several heartbeats."""
TIDY_EVERY = timedelta(hours=6)
"""How often old rows are deleted; they are kept for days, so more often is of no use."""
LEFT_ON_EVERY = timedelta(hours=1)
"""How often it is looked what was left on; spaces hear of it once a day at most."""
READY_WITHIN_SECONDS = 30.0
"""How long a start waits for the websocket before it says that it is still trying."""
PLANS_AT_ONCE = 2
"""Plans that run at the same time; a small one need not wait for a large one."""
STOPPED_WITHIN_SECONDS = 25.0
"""Hosts kill what has not ended 30 seconds after SIGTERM."""


def mark_key(store: SqlStore, bot_token: str) -> bytes:
    """The key of the marks that stand for access codes and of what is sealed, the same for every process of
    this bot.

    It is made of a stored secret and the bot's token, because marks also stand in the database: short codes
    could be found out from it alone by trying all of them.
    """
    kept = store.secret_made_once("mark-key", lambda: token_hex(32))
    return hmac.digest(bot_token.encode(), kept.encode(), "sha256")


class App:
    """The whole bot. Raises BotError for a configuration that cannot work."""

    def __init__(self, config: Config, clock: Clock = utc_now) -> None:
        if errors := [*configuration_errors(config)]:
            raise together(errors)
        self._clock = clock
        self._stopping = threading.Event()
        self._tidy_at = self._left_on_at = clock()
        policy = Policy.parse(config.write_roles, config.read_roles, config.location_admins)
        self.counts = Counts()
        endpoints = Endpoints.at(config.webex_api_url, self.counts.answer_of_webex)
        bot_token = config.webex_bot_token.get_secret_value()
        self._only_process = OnlyProcess(config.database_url)
        self.store = open_store(config.database_url)
        key = mark_key(self.store, bot_token)
        CODE_MARKS.use(key)
        SEAL.use(key)
        self.messenger = WebexMessenger(bot_token, endpoints)
        log.info("Connecting to Webex at %s", endpoints.api_url)
        me = self.messenger.me()
        if not me.is_bot:
            raise BotError(sentences.no_bots_token(me.name), sentences.PERHAPS_SWAPPED)
        self.files = WebexFiles(bot_token, endpoints, self.messenger.pause)
        self.admin = Admin(config, endpoints, self.store, clock)
        gate = Gate(self.admin.directory, policy)
        if not self.store.is_sqlite and not has_replicas():
            log.info("%s To change that: %s", WITHOUT_REPLICAS, TO_INSTALL)
        self.notice_work = make_engine(self.store, clock, name="notices", at_once=MAX_SPACES_AT_ONCE)
        audience = Audience(
            self.store,
            self.admin.directory,
            self.admin.calling,
            gate,
            self.messenger,
            config.mask_numbers == "groups",
        )

        def find_space(space_id: str) -> str:
            return self.messenger.find_space(bare(space_id))

        texts = Texts(find_space, self.store)
        kinds: dict[str, Kind] = {
            CHANGE: ChangeNotices(self.store, self.admin.directory, self.admin.calling, audience),
            DIGEST: Digests(self.store, self.admin.directory, audience),
            TEXT: texts,
            MISSED: MissedNotices(find_space),
            LEFT_AS_IS: LeftNotices(self.store, self.admin.directory, audience),
            PLAN: PlanNotices(self.store),
            REPEAT: RepeatNotices(texts, audience.has_guests),
        }
        self.notice_work.handler(TO_BE_GATHERED, lambda space_id: self.store.gather(space_id, clock()))
        self.notice_work.handler(
            TO_BE_TOLD,
            Delivery(self.store, self.messenger, kinds, clock, partial(self.counts.add, "notices")).wake,
        )
        say_status = partial(self._say_status, config.status_space)
        self.left_as_is = LeftTeller(
            self.store, self.admin.directory, clock, self.notice_work.look, say_status
        )
        guard = Guard(
            TwoKeys(config.two_keys, config.two_keys_from),
            self.store,
            self.store,
            self.store,
            self.admin.directory,
            self.admin.calling,
            gate,
            clock,
        )
        changes = ChangeService(
            gate,
            self.admin.directory,
            self.admin.calling,
            self.admin.calling,
            JournalWriter(self.store, clock, self.notice_work.look, partial(self.counts.add, "changes")),
            self.store,
            guard,
        )
        self.work = make_engine(self.store, clock, name="work")
        timed = TimedChanges(changes, self.store, self.store, self.work, clock, self.store)
        steps = TimedSteps(timed, changes, self.store, gate, self.admin.directory)
        self.timed_wake = TimedWake(
            steps,
            self.store,
            self.store,
            self.admin.directory,
            self.store,
            clock,
            self.notice_work.look,
            self.left_as_is.not_put_back,
        )
        timed_plans = TimedOfPlan(changes, timed, self.store, self.work, clock, guard)
        self.work.handler(KIND, self.timed_wake.wake)
        self.plan_work = make_engine(self.store, clock, name="plans", at_once=PLANS_AT_ONCE)
        self.plans = Plans(
            self.store, self.store, timed.by_hand, self.plan_work, clock, gate, self.admin.directory, guard
        )
        teller = SpaceTeller(self.plans, self.messenger, self.store, clock, self.notice_work.look)
        items = EachItem(gate, self.admin.directory)
        look = PlanLook(
            changes, timed, self.store, gate, self.admin.directory, self.admin.calling, clock, items, teller
        )
        self.plan_wake = PlanWake(
            changes, timed, timed_plans, self.store, teller, gate, self.admin.directory, clock, look, items
        )
        self.plan_work.handler(plans.KIND, self.plan_wake.wake)
        self.approvals = Approvals(
            changes,
            self.plans,
            self.store,
            self.work,
            clock,
            gate,
            self.admin.directory,
            self.store,
            bool(config.approval_space or config.status_space),
        )
        shown = ShownApprovals(self.plans, self.store, self.admin.directory, clock)
        kinds[APPROVAL] = ApprovalNotices(self.store, shown, find_space)
        self._settled = SettledTeller(self.store, self.plans, self.approvals, clock)
        tells = ApprovalTeller(
            self.store, clock, self.notice_work.look, config.approval_space, config.status_space
        )
        agreed = ApprovalWake(
            changes, self.plans, timed, self.store, self.store, self.store, tells, gate, clock
        )
        self.work.handler(approvals.KIND, agreed.wake)
        trail = AuditTrail(self.store)
        self.radar_work = make_engine(self.store, clock, name=radar.KIND, at_once=1)
        self.radar = Radar(
            self.store,
            self.admin.calling,
            self.admin.directory,
            self.radar_work,
            clock,
            self.notice_work.look,
            config.radar_requests_per_second,
            self._actor_elsewhere,
        )
        self.radar_work.handler(radar.KIND, self.radar.wake)
        # Apart from the radar, which a log that does not answer must not hold up.
        self.audit_work = make_engine(self.store, clock, name=audit.KIND, at_once=1)
        self.audit = AuditReader(
            self.admin.audit_log, trail, self.radar, self.store, self.admin.directory, self.audit_work, clock
        )
        self.audit_work.handler(audit.KIND, self.audit.wake)
        self._engines = self.work, self.plan_work, self.radar_work, self.audit_work, self.notice_work
        self.space_queue = SpaceQueue()
        self.listener = Listener(bot_token, me, endpoints, self.messenger, self.space_queue, self, clock)
        self.token_ends = TokenEndsTeller(self.admin, say_status, clock)
        is_radar_on = config.radar_requests_per_second > 0
        self.health = HealthReader(
            self.listener, self.space_queue, self.store, self.admin, is_radar_on, clock
        )
        self.metrics = self._metrics_server(config)
        self.services = Services(
            directory=self.admin.directory,
            lookups=Lookups(self.admin.directory, self.admin.available_numbers),
            calling=self.admin.calling,
            files=self.files,
            forms=self.store,
            journal=self.store,
            watches=self.store,
            outbox=self.store,
            watch_begun=self._begin_to_look,
            has_guests=audience.has_guests,
            told_text=audience.told_text,
            gate=gate,
            changes=changes,
            timed=timed,
            timed_plans=timed_plans,
            plans=self.plans,
            approvals=self.approvals,
            approval_cards=shown.cards,
            saved=self.store,
            repeats=Repeats(self.store, self.plan_work, clock),
            clock=clock,
            form_life=timedelta(minutes=config.form_minutes),
            health=self.health.read,
            commands=COMMANDS,
            preview=config.preview,
            bot_name=me.name,
            memory=Memory(clock),
            posted_answers=PostedAnswers(),
        )
        # Beside plans, as it may read much and nobody waits for it.
        self.plan_work.handler(
            repeats.KIND,
            RepeatWake(self.services, self.store, self.notice_work.look).wake,
        )
        count_command = partial(self.counts.add, "commands")
        self.dispatcher = Dispatcher(self.services, self.messenger, self.store, count_command)
        self._catch_up = CatchUp(
            self.messenger,
            self.store,
            clock,
            self.listener.take,
            self.listener.missed.has_heard,
            self._tell,
            self._tell_missed,
        )

    def start(self, timeout: float = READY_WITHIN_SECONDS) -> None:
        """Returns when the bot listens, or after `timeout` seconds; then it still tries in the background."""
        if self.metrics:
            self.metrics.start()
        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()
        self.listener.start()
        if not self.listener.wait_ready(timeout):
            log.warning("Webex cannot be reached yet; still trying")
        for engine in self._engines:
            engine.start()
        with suppress(Unkept):  # then it begins with the next watch
            self._begin_to_look()

    def _begin_to_look(self) -> None:
        """What others change is looked for from now on."""
        self.radar.begin()
        self.audit.begin()

    def _actor_elsewhere(self, workspace_id: str, since: datetime, until: datetime) -> Actor | None:
        # The two ask each other, so one is there before the other.
        return self.audit.actor(workspace_id, since, until)

    def _metrics_server(self, config: Config) -> MetricsServer | None:
        if not config.metrics_port:
            return None
        # Imported where it is needed: its library is an extra.
        from bot.health.metrics import MetricsServer

        return MetricsServer(config.metrics_host, config.metrics_port, self.health.read, self.counts)

    def run(self) -> None:
        """Returns after `ask_to_stop`; until then keeps the database up to date."""
        # Apart from the heartbeat, because it may wait long for Webex.
        upkeep = threading.Thread(target=self._repeat, args=(self._upkeep,), name="upkeep", daemon=True)
        upkeep.start()
        self._repeat(self._heartbeat)
        upkeep.join(5.0)

    def _repeat(self, call: Callable[[], None]) -> None:
        while not self._stopping.wait(HEARTBEAT_SECONDS):
            try:
                call()
            except Exception as error:
                log.error("The database could not be kept up to date: %s", where(error))

    def _heartbeat(self) -> None:
        self.store.sign_of_life(self._clock())
        self.note_heard()

    def _upkeep(self) -> None:
        now = self._clock()
        if now >= self._tidy_at:
            self.store.tidy(now)
            self._tidy_at = now + TIDY_EVERY
        self._settle_uncertain()
        self._catch_up.take_over()
        self.token_ends.look()
        if now >= self._left_on_at:
            self._left_on_at = now + LEFT_ON_EVERY
            try:
                self.left_as_is.left_on()
            except BotError as error:
                log.warning("What is left on could not be looked for: %s", where(error))

    def note_heard(self) -> None:
        """Stores until when all that was said has been answered."""
        if self.listener.caught_up:
            self._heard_until(self._clock())

    def _heard_until(self, now: datetime) -> None:
        self.store.heard(min(now, self.space_queue.oldest() or now), now)

    def ask_to_stop(self) -> None:
        """Makes `run` return; safe in a signal handler."""
        self._stopping.set()

    def stop(self, timeout: float = STOPPED_WITHIN_SECONDS) -> None:
        """Takes no new events, finishes the work in flight, sends notices that are due, closes everything."""
        self.ask_to_stop()
        listened_until = self._clock() if self.listener.caught_up else None
        if listened_until is not None and self.messenger.pause.seconds_left:
            # Webex asked for a pause: what still waits is answered after the next start.
            listened_until = min(listened_until, self.space_queue.oldest() or listened_until)
        self.dispatcher.stop()
        self.plan_wake.stop()
        self.timed_wake.stop()
        self.messenger.pause.stop()
        if not self.listener.stop(timeout):
            log.warning("Some work was not finished in time; it is settled at the next start")
        if listened_until is not None:
            with suppress(Unkept):
                self._heard_until(listened_until)
        self.space_queue.close()
        for engine in self._engines:
            engine.stop(5.0)
        self.files.close()
        self.admin.close()
        if self.metrics:
            self.metrics.stop()
        self.store.close()
        self._only_process.release()

    # What the listener calls: bot.webex.inbound.listener.Receiver.

    def connected(self, silent_since: datetime | None) -> None:
        self._catch_up.connected(silent_since, tell_short_gap=self.listener.was_silent)

    def receive(self, event: Event) -> None:
        self.dispatcher.dispatch(event)

    def press_waits(self, press_id: str, space_id: str) -> None:
        try:
            self.store.expect(press_id, self._clock(), space_id=space_id, is_press=True)
        except Unkept:
            log.warning("A press could not be stored; it is lost if the bot stops before it is answered")

    def press_done(self, press_id: str) -> None:
        if not self.dispatcher.owes(press_id) and not self._left_for_the_next_start():
            self.store.answered(press_id)

    def not_fetched(self, space_id: str, event_id: str) -> None:
        if not self._left_for_the_next_start():
            self._tell(space_id, f"lost {event_id}", sentences.lost())

    def _left_for_the_next_start(self) -> bool:
        return self._stopping.is_set() and self.messenger.pause.seconds_left > 0

    def _tell(self, space_id: str, key: str, text: str) -> None:
        self.store.say(space_id, key, text, self._clock())
        self.notice_work.look()

    def _tell_missed(self, space_id: str, key: str, gap: Mapping[str, Any]) -> None:
        self.store.put(space_id, key, MISSED, gap, self._clock())
        self.notice_work.look()

    def _say_status(self, space_id: str, key: str, text: str) -> None:
        if space_id:
            self._tell(space_id, f"{key} {space_id}", text)

    def _warm_up(self) -> None:
        """Makes ready for the first question: the words that are known, the directory; then settles changes
        that a crash interrupted."""
        lexicon()
        try:
            self.admin.directory.home_org()
            self.admin.directory.workspaces()
            self._settle_uncertain()
        except BotError as error:
            log.error("The directory could not be read: %s Run: python -m bot doctor", error.sentence)
        except Exception as error:
            log.error("Settling interrupted changes failed: %s", where(error))

    @patiently()
    def _settle_uncertain(self) -> None:
        settle_uncertain(self.store, self.admin.calling, self._clock, self._settled.telling)
        self.notice_work.look()
