"""`bot.work.port.Work` for several processes on one PostgreSQL, woken by procrastinate.

The table of tasks stays the truth. A job is a wake-up call for one task: too early or doubled it does
nothing, and a task without a job is given one. So the two engines can take turns on one database, and nothing
is lost with a job. Jobs have no lock of procrastinate's, which the job of a living process would keep for
ever if its end could not be written: whoever takes the task does it.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from procrastinate import App, PsycopgConnector, SyncPsycopgConnector
from procrastinate.exceptions import ConnectorException, ProcrastinateException
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from procrastinate.schema import SchemaManager

from bot.clock import Clock
from bot.errors import Unkept, where
from bot.store import job_queue
from bot.store.tasks import SqlTasks, queue_tasks
from bot.work.engine import MAX_AT_ONCE, Engine
from bot.work.port import Task, Transaction
from bot.work.quiet_connection import QuietConnection, commit_each

log = logging.getLogger(__name__)

# Their messages repeat the address of the database, and parts of a password with an unescaped `@`.
for name in ("procrastinate", "psycopg.pool"):
    logging.getLogger(name).setLevel(logging.CRITICAL + 1)

Done = TypeVar("Done")
WAKE = "wake"
"""What every job is called."""
HEARTBEAT_SECONDS = 4.0
LEASE_SECONDS = 10.0
"""So long after its last heartbeat a process is taken for gone, and what it was at is done by another one."""
KEEP_EVERY_SECONDS = 3.0
"""How often it is looked for processes that are gone, and for tasks that have no job, which only accidents
leave, or one that is late because a clock was set."""
POLL_SECONDS = 2.0
"""How late a task may be; what is due at once is notified."""
NEVER_SECONDS = 3600.0
"""How often it is asked which jobs were aborted: none ever is."""
LOOK_AGAIN_SECONDS = 0.02
"""The same for whoever waits until all is done."""
START_AGAIN_SECONDS = 2.0
"""How long the database is left alone when it could not be used."""
STOPPED_WITHIN_SECONDS = 5.0


class Replicas(Engine):
    """Calls handlers when their tasks are due, each in one of the processes that have the same queue `name`.

    procrastinate lives in one thread, handlers in a few others, however many tasks wait.
    """

    def __init__(
        self, store: SqlTasks, clock: Clock, *, name: str = "work", at_once: int = MAX_AT_ONCE
    ) -> None:
        super().__init__(store, clock)
        self._store = store
        self._name = name
        self._at_once = at_once
        self._busy: dict[Future[Any], tuple[str, str] | None] = {}
        """What is done in a thread: the kind and the subject of a task, or something beside the tasks."""
        self._begun = 0
        """How many calls were ever given to a thread."""
        self._beginning = threading.Lock()
        """Whoever gives one to a thread has it, until it is noted."""
        self._is_away = False
        """Whether the database could not be used when it was last tried; that is logged once."""
        connector = PsycopgConnector(
            kwargs=store.connection_arguments(),
            connection_class=QuietConnection,
            configure=commit_each,
            min_size=1,
            max_size=at_once + 1,
            name=name,
        )
        self._app = App(connector=connector)
        self._app.task(name=WAKE, queue=name)(self._woken)
        # For our own transactions; it opens no connection itself.
        self._jobs = JobManager(SyncPsycopgConnector())
        # One more than there are handlers, for what is looked after beside them.
        self._pool = ThreadPoolExecutor(at_once + 1, thread_name_prefix=name)
        self._loop = asyncio.new_event_loop()
        self._is_to_stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        steps = sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))
        with store.transaction() as tx:
            job_queue.lay_out(tx, SchemaManager.get_schema(), steps)

    def add(self, tx: Transaction, tasks: Sequence[Task], *, at_latest: bool = False) -> None:
        self._call(tx, queue_tasks(tx, tasks, at_latest=at_latest))

    def look(self) -> None:
        """Of what was added by `add` the database notifies all processes by itself; what only stands in the
        table is called now."""
        self._call_missing(self._handlers)

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._is_to_stop.set)
            self._thread.join(timeout)
            wait([*self._busy], timeout)
        elif not self._thread.ident:
            self._loop.close()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def run_due(self) -> None:
        """Does all that is due now, and returns when it is done."""
        if not self._thread.ident:
            self.start()
        while self._has_work():
            self._take_over()
            time.sleep(LOOK_AGAIN_SECONDS)

    def _has_work(self) -> bool:
        """Whether something is being done or due; what begins or ends while this looks counts as well."""
        with self._beginning:
            is_busy, begun = any([*self._busy.values()]), self._begun
        is_due = bool(self._store.due_tasks(self._clock(), 1, self._handlers))
        return is_busy or is_due or self._begun != begun

    # In threads of their own.

    def _do_due(self, kind: str, subject: str) -> None:
        """Does a task as often as it is due, and sees to it that it is called when it is due again."""
        while not self._stopped.is_set():
            due = self._store.due_tasks(self._clock(), 1, [kind], subject)
            if not due or not self._store.take_task(due[0]):
                break
            if self._do(due[0]):
                return
        # What is due and another process is at, is called again by `_keep`.
        self._call_missing([kind], subject)

    def _take_over(self) -> bool:
        """Calls what a process on this machine was at as soon as it has ended, and what has no job; gives
        whether jobs are begun, of which the process may be gone."""
        with self._store.transaction() as tx:
            found = job_queue.look_around(tx, self._store.process, self._name, self._handlers, self._clock())
        are_released = found.are_others_at_some and self._store.release_ended(self._handlers)
        if are_released or found.lack_some_jobs:
            self._call_missing(self._handlers)
        return found.are_some_begun

    def _release(self, kind: str, subject: str) -> None:
        with self._store.transaction() as tx:
            job_queue.release(tx, kind, subject)
        self._call_missing([kind])

    def _call_missing(self, kinds: Collection[str], subject: str | None = None) -> None:
        # Another process may think of the same jobs first.
        with suppress(Unkept), self._store.transaction() as tx:
            now = self._clock()
            found = job_queue.tasks_without_job(tx, now, kinds, subject)
            self._call(tx, [one for one in found if subject is None or one.due_at > now])

    def _call(self, tx: Transaction, tasks: Sequence[Task]) -> None:
        """Adds a job for each task, in the place of one that waits."""
        if not tasks:
            return
        job_queue.drop_waiting_jobs(tx, tasks)
        now = self._clock()
        # The clocks of the bot and of the database may differ.
        ahead = job_queue.database_time(tx) - now
        jobs = {
            lock: Job(
                queue=self._name,
                lock=None,
                queueing_lock=lock,
                task_name=WAKE,
                task_kwargs={"kind": one.kind, "subject": one.subject},
                scheduled_at=one.due_at + ahead,
            )
            for one in tasks
            if (lock := job_queue.lock_of(one))
        }
        try:
            self._jobs.batch_defer_jobs([*jobs.values()], connection=job_queue.driver_connection(tx))
        except ProcrastinateException as error:
            raise Unkept from error

    # In the thread of procrastinate.

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._until_stopped())

    async def _until_stopped(self) -> None:
        working = asyncio.create_task(self._work())
        await self._is_to_stop.wait()
        await _end({working})
        await _end(asyncio.all_tasks() - {asyncio.current_task()})

    async def _work(self) -> None:
        while True:
            try:
                async with self._app.open_async():
                    both = {asyncio.create_task(one) for one in (self._keep(), self._call_handlers())}
                    try:
                        over, _ = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
                        over.pop().result()
                    finally:
                        await _end(both)
            except Exception as error:
                if not self._is_away:
                    self._is_away, why = True, where(error.__cause__ or error)
                    said = "Queue %s: the database cannot be used; tried again every %.0f s: %s"
                    log.error(said, self._name, START_AGAIN_SECONDS, why)
            await asyncio.sleep(START_AGAIN_SECONDS)

    async def _call_handlers(self) -> None:
        await self._app.run_worker_async(
            queues=[self._name],
            concurrency=self._at_once,
            fetch_job_polling_interval=POLL_SECONDS,
            abort_job_polling_interval=NEVER_SECONDS,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=LEASE_SECONDS,
            shutdown_graceful_timeout=STOPPED_WITHIN_SECONDS,
            delete_jobs="always",
            install_signal_handlers=False,
        )
        raise ConnectionError

    async def _woken(self, kind: str, subject: str) -> None:
        if (kind, subject) not in self._busy.values():
            await self._in_thread(self._do_due, kind, subject, one=(kind, subject))

    def _in_thread(
        self, call: Callable[..., Done], *arguments: str, one: tuple[str, str] | None = None
    ) -> Awaitable[Done]:
        with self._beginning:
            busy = self._pool.submit(call, *arguments)
            self._busy[busy] = one
            self._begun += 1
        busy.add_done_callback(self._busy.pop)
        return asyncio.wrap_future(busy)

    async def _keep(self) -> None:
        while True:
            if await self._in_thread(self._take_over):
                await self._take_over_silent()
            self._is_away = False
            await asyncio.sleep(KEEP_EVERY_SECONDS)

    async def _take_over_silent(self) -> None:
        """Takes over from processes on other machines as soon as they are silent."""
        manager = self._app.job_manager
        for job in await manager.get_stalled_jobs(queue=self._name, seconds_since_heartbeat=LEASE_SECONDS):
            kind, _, subject = str(job.queueing_lock).partition("/")
            is_here = (kind, subject) in self._busy.values()
            if is_here and job.worker_id is not None:
                # The heartbeats of this very process have come to an end.
                raise ConnectionError
            # Another process may have been first.
            with suppress(ConnectorException):
                await manager.finish_job(job, Status.FAILED, delete_job=True)
            if not is_here:
                await self._in_thread(self._release, kind, subject)


async def _end(tasks: Collection[asyncio.Task[Any] | None]) -> None:
    """Cancels tasks, again where they missed it: libraries may swallow what comes at a bad moment."""
    left = {one for one in tasks if one}
    while left:
        for one in left:
            one.cancel()
        _, left = await asyncio.wait(left, timeout=STOPPED_WITHIN_SECONDS + 1.0)
