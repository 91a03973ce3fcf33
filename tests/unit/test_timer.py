"""Calls at a later time."""

from __future__ import annotations

import threading

import pytest

from bot.timer import Timer


def assert_true(found: object) -> None:
    assert found


def test_what_is_due_runs_in_order_and_what_is_cancelled_does_not() -> None:
    timer, ran, done = Timer(), [], threading.Event()
    timer.after(0.02, done.set)
    cancel = timer.after(0.01, lambda: ran.append("cancelled"))
    timer.after(0.0, lambda: ran.append("first"))
    cancel()
    assert done.wait(10.0)
    assert ran == ["first"]


def test_one_thread_watches_all_and_a_slow_call_holds_up_none() -> None:
    timer, go_on, done = Timer(), threading.Event(), threading.Event()
    timer.after(0.0, lambda: assert_true(go_on.wait(10.0)))
    for _ in range(100):
        timer.after(60.0, done.set)
    timer.after(0.01, done.set)
    assert done.wait(10.0)
    go_on.set()
    assert len([one for one in threading.enumerate() if one is timer._thread]) == 1


def test_a_call_that_fails_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    timer, done = Timer(), threading.Event()
    nothing: dict[str, str] = {}
    timer.after(0.0, lambda: assert_true(nothing["what was typed"]))
    timer.after(0.01, done.set)
    assert done.wait(10.0)
    assert "What was due failed: KeyError at tests.unit.test_timer" in caplog.text
    assert "what was typed" not in caplog.text
