"""The benchmark reports a measured bot that ends, and goes on."""

from __future__ import annotations

import os
import signal

import pytest

from tests.bench import show
from tests.bench.running import BARE, OURS, Bot, Gone, running
from tests.bench.site import opened

pytestmark = pytest.mark.slow

ENDS = Bot("some peer", "this", "", "")
"""Prints a poem and ends."""


def test_a_peer_that_ends_is_named_and_the_others_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened() as site:
        with pytest.raises(Gone, match="some peer ended with status 0"), running(site, ENDS):
            pass
        with pytest.raises(Gone, match="webex-bot ended with status -9"), running(site, BARE) as run:
            os.kill(run.process_id, signal.SIGKILL)
            while True:
                assert run.resident > 0
        monkeypatch.setattr(show, "BARE", ENDS)
        monkeypatch.setattr(show, "ROUNDS", 1)
        monkeypatch.setattr(show, "LATENCY_SECONDS", 0.0)
        said = "\n".join(show.report(site))
    assert "some peer ended with status 0: no figures of it" in said
    assert OURS.name in said
    assert " -" in said.splitlines()[-1], said
