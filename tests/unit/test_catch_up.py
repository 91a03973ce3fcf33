"""How far back messages are read after a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.catch_up import LOOK_BACK, MAX_GAP, CatchUp
from bot.errors import WebexError
from bot.events import Reply, TextMessage
from bot.store.store import SqlStore, open_store

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Past:
    """A messenger that is only asked what was said, and fails while it is `away`."""

    def __init__(self) -> None:
        self.asked: list[datetime] = []
        self.away = False

    def missed(self, since: datetime) -> Iterable[TextMessage]:
        if self.away:
            raise WebexError("Webex does not answer.")
        self.asked.append(since + LOOK_BACK)
        return []

    def read_message(self, message_id: str) -> TextMessage | None:
        raise AssertionError

    def send(
        self,
        space_id: str,
        reply: Reply,
        thread_id: str | None = None,
        *,
        wait_for_pause: bool = False,
        may_repeat: bool = True,
    ) -> str:
        raise AssertionError

    def own_messages(self, space_id: str, reply: Reply, since: datetime) -> list[str]:
        raise AssertionError

    def edit(self, message_id: str, space_id: str, text: str) -> None:
        raise AssertionError

    def delete(self, message_id: str) -> None:
        raise AssertionError

    def has_guests(self, space_id: str, org_id: str) -> bool:
        raise AssertionError

    def is_group(self, space_id: str) -> bool:
        raise AssertionError


@pytest.fixture
def store() -> Iterator[SqlStore]:
    opened = open_store("sqlite://")
    yield opened
    opened.close()


def catching_up(past: Past, store: SqlStore) -> CatchUp:
    """Nothing is heard, handled or told."""
    return CatchUp(
        past,
        store,
        lambda: NOW,
        lambda message: None,
        lambda message_id: False,
        lambda *said: None,
        lambda *said: None,
    )


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("heard", "socket_silent_since", "since"),
    [
        (None, None, None),
        (None, ago(3), ago(3)),
        (ago(10), None, ago(10)),
        (ago(2), ago(3), ago(3)),
        (ago(10), ago(3), ago(10)),
        (ago(60 * 48), ago(3), NOW - MAX_GAP),
    ],
)
def test_from_when(
    store: SqlStore, heard: datetime | None, socket_silent_since: datetime | None, since: datetime | None
) -> None:
    if heard:
        store.heard(heard)
    past = Past()
    catching_up(past, store).connected(socket_silent_since)
    assert past.asked == ([since] if since else [])
    assert store.last_heard() == NOW


def test_a_gap_that_cannot_be_looked_into_grows(store: SqlStore) -> None:
    store.heard(ago(10))
    past = Past()
    past.away = True
    catch_up = catching_up(past, store)
    with pytest.raises(WebexError):
        catch_up.connected(None)
    assert store.last_heard() == ago(10)
    past.away = False
    catch_up.connected(ago(1))
    assert past.asked == [ago(10)]
