"""Work of one space runs in order; spaces run in parallel."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from bot.webex.inbound.space_queue import SpaceQueue


@pytest.fixture
def queue() -> Iterator[SpaceQueue]:
    queue = SpaceQueue(workers=4)
    yield queue
    queue.close()


def test_jobs_of_a_space_run_in_order_and_never_together(queue: SpaceQueue) -> None:
    ran: dict[str, list[int]] = {str(space): [] for space in range(20)}
    busy: set[str] = set()
    together: list[str] = []

    def job(space: str, number: int) -> None:
        if space in busy:
            together.append(space)
        busy.add(space)
        ran[space].append(number)
        busy.discard(space)

    for number in range(50):
        for space in ran:
            queue.put(space, lambda space=space, number=number: job(space, number))  # type: ignore[misc]
    assert queue.drain(10.0)
    assert all(numbers == list(range(50)) for numbers in ran.values())
    assert together == []


def test_spaces_run_side_by_side(queue: SpaceQueue) -> None:
    meeting = threading.Barrier(4)
    met: list[int] = []
    for space in range(4):
        queue.put(str(space), lambda: met.append(meeting.wait(5.0)))
    assert queue.drain(5.0)
    assert sorted(met) == [0, 1, 2, 3]


def test_a_busy_space_takes_turns_with_the_others() -> None:
    queue, ran, go = SpaceQueue(workers=1), [], threading.Event()
    queue.put("first", lambda: go.wait(5.0))
    for number in range(3):
        queue.put("busy", lambda number=number: ran.append(f"busy {number}"))  # type: ignore[misc]
    queue.put("quiet", lambda: ran.append("quiet"))
    go.set()
    assert queue.drain(5.0)
    queue.close()
    assert ran == ["busy 0", "quiet", "busy 1", "busy 2"]


def test_a_job_that_fails_stops_nothing_and_tells_no_words(
    queue: SpaceQueue, caplog: pytest.LogCaptureFixture
) -> None:
    ran: list[str] = []
    nothing: dict[str, str] = {}
    queue.put("space", lambda: ran.append(nothing["what was typed"]))
    queue.put("space", lambda: ran.append("next"))
    assert queue.drain(5.0)
    assert ran == ["next"]
    (record,) = (record for record in caplog.records if record.levelname == "ERROR")
    assert record.getMessage().startswith("A job failed: KeyError at tests.unit.webex.test_space_queue:")


def test_drain_says_when_time_was_not_enough(queue: SpaceQueue) -> None:
    go = threading.Event()
    queue.put("space", lambda: go.wait(5.0))
    assert not queue.drain(0.01)
    go.set()
    assert queue.drain(5.0)


def test_after_the_end_nothing_begins(queue: SpaceQueue) -> None:
    begun, go, ran = threading.Event(), threading.Event(), []

    def first() -> None:
        begun.set()
        go.wait(5.0)

    queue.put("space", first)
    queue.put("space", lambda: ran.append("queued"))
    assert begun.wait(5.0)
    queue.close()
    queue.put("other", lambda: ran.append("late"))
    go.set()
    assert queue.drain(5.0)
    assert ran == []


def test_what_has_not_begun_is_counted() -> None:
    queue, go, begun = SpaceQueue(workers=1), threading.Event(), threading.Event()
    assert queue.waiting() == 0

    def hold() -> None:
        begun.set()
        go.wait(5.0)

    queue.put("first", hold)
    assert begun.wait(5.0)
    for space in ("first", "second", "second"):
        queue.put(space, lambda: None)
    assert queue.waiting() == 3
    go.set()
    assert queue.drain(5.0)
    assert queue.waiting() == 0
    queue.close()
