"""What was read lately; those who ask for the same at the same time, with like patience, share one read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.clock import Clock
from bot.patience import is_patient

T = TypeVar("T")
MAX_ENTRIES = 2000
"""More than are asked for within the age of an entry; a bound for the memory."""


def is_recent(at: datetime, age: timedelta, now: datetime) -> bool:
    """Whether `at` is less than `age` ago; not when it lies ahead, because then the clock was set back."""
    return timedelta() <= now - at < age


@dataclass(frozen=True)
class CacheEntry(Generic[T]):
    """A value and when it was asked for."""

    value: T
    at: datetime


class TtlCache(Generic[T]):
    """Values by key, each good for `age`."""

    def __init__(self, age: timedelta, clock: Clock) -> None:
        self._age = age
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: dict[Hashable, CacheEntry[T]] = {}
        self._under_way: dict[tuple[Hashable, bool], Future[T]] = {}
        """By key and patience: a read that nobody waits for may take long."""

    def get(self, key: Hashable, read: Callable[[], T], *, fresh: bool = False) -> T:
        """The kept value, else what `read` gives or raises; `fresh` passes over the kept one."""
        with self._lock:
            kept = self._kept.get(key)
            if kept and not fresh and is_recent(kept.at, self._age, self._clock()):
                return kept.value
            shared = self._under_way.get((key, is_patient()))
            if shared is None:
                mine: Future[T] = Future()
                self._under_way[key, is_patient()] = mine
        if shared is not None:
            return shared.result()
        return self._read(key, read, mine)

    def peek(self, key: Hashable) -> CacheEntry[T] | None:
        """The kept value, however old."""
        with self._lock:
            return self._kept.get(key)

    def put(self, key: Hashable, value: T) -> None:
        """Keeps a value that is known without reading it."""
        with self._lock:
            self._keep(key, CacheEntry(value, self._clock()))

    def forget(self, key: Hashable) -> None:
        """Drops the kept value, if there is one."""
        with self._lock:
            self._kept.pop(key, None)

    def _read(self, key: Hashable, read: Callable[[], T], future: Future[T]) -> T:
        at = self._clock()
        try:
            value = read()
        except BaseException as error:
            with self._lock:
                del self._under_way[key, is_patient()]
            future.set_exception(error)
            raise
        with self._lock:
            del self._under_way[key, is_patient()]
            newer = self._kept.get(key)
            if newer is None or not at < newer.at <= self._clock():
                self._keep(key, CacheEntry(value, at))
        future.set_result(value)
        return value

    def _keep(self, key: Hashable, kept: CacheEntry[T]) -> None:
        if len(self._kept) >= MAX_ENTRIES:
            self._kept = {
                name: entry for name, entry in self._kept.items() if is_recent(entry.at, self._age, kept.at)
            }
        self._kept[key] = kept
