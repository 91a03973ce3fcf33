"""What the bot asks of Webex unasked lets those go first who wait in chat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.webex.http.rate_limiter import Priority
from tests.chat import Chat, read

ON = "set intercept lobby paris on"
PAST_FRESH = timedelta(minutes=6)

Priorities = Callable[[str], set[Priority]]


@pytest.fixture
def priorities(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> Priorities:
    """The priorities of the requests from now on whose path template has these words."""
    rest, made = chat.app.ground.admin.rest, list[tuple[str, Priority]]()
    attempt = rest._attempt

    async def noted(call: Any, url: str, until: float, priority: Priority) -> Any:
        made.append((call.path, priority))
        return await attempt(call, url, until, priority)

    monkeypatch.setattr(rest, "_attempt", noted)
    return lambda words: {priority for path, priority in made if words in path}


def test_answers_and_changes_go_first(chat: Chat, priorities: Priorities) -> None:
    chat.ask(ON)
    chat.ask("show lobby paris")
    found = priorities("")
    assert Priority.NOW in found
    assert Priority.PATIENT not in found


def test_the_list_of_workspaces_is_renewed_patiently(chat: Chat, priorities: Priorities) -> None:
    chat.clock.ahead = PAST_FRESH
    assert "Lobby Paris" in read(chat.ask("workspaces"))
    renewing = chat.app.ground.admin.directory._renewing
    chat.cloud.until(lambda: priorities("/locations") and not renewing.locked())
    assert priorities("/locations") == priorities("/telephony/config/numbers") == {Priority.PATIENT}


def test_whom_a_notice_may_go_to_is_read_patiently(chat: Chat, priorities: Priorities) -> None:
    chat.ask("watch all", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
    before = priorities("/people/")
    chat.clock.ahead = PAST_FRESH
    chat.deliver_notices()
    assert read(chat.hears("ravi", "Call Intercept changed"))
    assert priorities("/people/") - before == {Priority.PATIENT}


def test_a_change_that_was_not_answered_is_looked_at_again_patiently(
    chat: Chat, priorities: Priorities
) -> None:
    chat.cloud.fault("PUT .*/intercept", drop=True)
    assert "may still come" in read(chat.ask(ON))
    before = priorities("/intercept")
    chat.clock.ahead = timedelta(minutes=1.1)
    chat.app.upkeep.settle()
    assert priorities("/intercept") - before == {Priority.PATIENT}
