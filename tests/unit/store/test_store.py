"""Claims, listening, tokens, forms and tidying, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from bot.ports.database import Claims, Forms, Journal, Locks, Secrets
from bot.ports.notices import Outbox, Watches
from bot.store.store import SqlStore, open_store
from bot.store.tables import notice
from tests.unit.store.store_samples import (
    CHANGED,
    FORM,
    MINUTE,
    NOW,
    changed_in,
    make_change,
    settle,
    watch_of,
)

pytest_plugins = ("tests.postgres",)

DAY = timedelta(days=1)


def test_it_is_everything_that_ports_ask_of_a_store(store: SqlStore) -> None:
    claims: Claims = store
    others: tuple[Forms, Journal, Watches, Outbox, Secrets, Locks] = (store,) * 6
    assert claims.claim("event", NOW)
    assert set(others) == {store}


def test_an_event_is_claimed_once_and_for_ever(store: SqlStore, database_url: str) -> None:
    assert store.claim("message 1", NOW)
    assert not store.claim("message 1", NOW + MINUTE)
    assert store.claim("message 2", NOW)
    store.close()
    again = open_store(database_url)
    assert not again.claim("message 1", NOW)
    again.close()


def test_last_heard_never_goes_back(store: SqlStore) -> None:
    assert store.last_heard() is None
    store.heard(NOW)
    store.heard(NOW + MINUTE)
    store.heard(NOW - MINUTE)
    assert store.last_heard() == NOW + MINUTE


@pytest.mark.parametrize("hours", [-8, 0, 5.5])
def test_times_come_back_as_the_same_moment_in_utc(store: SqlStore, hours: float) -> None:
    moment = NOW.astimezone(timezone(timedelta(hours=hours)))
    store.heard(moment)
    heard = store.last_heard()
    assert heard == NOW
    assert heard is not None
    assert heard.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(store: SqlStore) -> None:
    with pytest.raises(Exception, match="time zone"):
        store.heard(datetime(2026, 1, 1))


def test_a_rotated_token_replaces_the_one_before(store: SqlStore) -> None:
    assert store.secret("refresh") is None
    store.keep_secret("refresh", "first")
    store.keep_secret("refresh", "second")
    store.keep_secret("access", "other")
    assert store.secret("refresh") == "second"


def test_a_secret_is_made_once(store: SqlStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = {*pool.map(lambda n: store.secret_made_once("key", lambda: f"key {n}"), range(24))}
    assert made == {store.secret("key")}


def test_a_failing_query_does_not_tell_what_was_in_it(store: SqlStore) -> None:
    store.keep_form(replace(FORM, shown={"pin": "hunter2"}))
    with pytest.raises(Exception, match=r"(?i)unique") as failure:
        store.keep_form(replace(FORM, shown={"pin": "hunter2"}))
    assert "hunter2" not in str(failure.value)


def test_a_form_comes_back_as_it_was_kept(store: SqlStore) -> None:
    store.keep_form(FORM)
    assert store.form("f1") == FORM
    store.keep_form(replace(FORM, id="f2", thread_id="root"))
    store.posted_form("f2", "message 9")
    assert store.form("f2") == replace(FORM, id="f2", thread_id="root", message_id="message 9")
    assert store.form("f3") is None


def test_a_form_is_used_up_once(store: SqlStore) -> None:
    store.keep_form(FORM)
    assert store.use_form("f1", NOW)
    assert not store.use_form("f1", NOW)
    assert store.form("f1") is None
    assert not store.use_form("never kept", NOW)


def test_an_expired_form_is_still_known_but_not_open(store: SqlStore) -> None:
    store.keep_form(FORM)
    store.keep_form(replace(FORM, id="later", expires_at=NOW + 20 * MINUTE))
    store.keep_form(replace(FORM, id="used", expires_at=NOW + 20 * MINUTE))
    store.use_form("used", NOW)
    assert [form.id for form in store.open_forms(NOW)] == ["f1", "later"]
    assert [form.id for form in store.open_forms(FORM.expires_at)] == ["later"]
    assert store.form("f1") == FORM


@pytest.mark.parametrize("forged", ["", "\0", "f1\0", "\ud800", "'; DROP TABLE form --", "x" * 10_000, "🙂"])
def test_a_forged_form_id_finds_nothing(store: SqlStore, forged: str) -> None:
    store.keep_form(FORM)
    assert store.form(forged) is None
    assert not store.use_form(forged, NOW)
    assert store.form("f1") == FORM


@pytest.mark.parametrize(
    "nasty", ["a\0b", "half \ud83d pair", "<^*_` \u202e 🙂 é́", "\x07\x1b[0m", "n" * 10_000]
)
def test_nasty_words_can_be_kept(store: SqlStore, nasty: str) -> None:
    store.keep_form(replace(FORM, workspace_id=nasty, shown={"name": nasty, nasty: [nasty]}))
    kept = store.form("f1")
    assert kept is not None
    assert kept.shown == {"name": nasty, nasty: [nasty]}
    assert kept.workspace_id == nasty.replace("\0", "?").replace("\ud83d", "?")


def test_forgetting_a_space_leaves_the_others_and_the_journal(store: SqlStore) -> None:
    for space in ("team", "lobby"):
        store.watch(watch_of(space))
        store.keep_form(replace(FORM, id=space, space_id=space))
    make_change(store, space="elsewhere")
    store.forget_space("team")
    assert store.watches("team") == []
    assert store.form("team") is None
    assert [notice.space_id for notice in store.due_notices(NOW)] == ["lobby"]
    assert len(store.watches("lobby")) == 1
    assert store.form("lobby") is not None
    assert len(store.history()) == 1


def test_tidying_drops_only_what_is_old(store: SqlStore) -> None:
    store.claim("old", NOW - 7 * DAY - MINUTE)
    store.claim("recent", NOW - 7 * DAY + MINUTE)
    store.keep_form(replace(FORM, id="old", expires_at=NOW - DAY - MINUTE))
    store.keep_form(replace(FORM, id="recent", expires_at=NOW - DAY + MINUTE))
    store.tidy(NOW)
    assert store.claim("old", NOW)
    assert not store.claim("recent", NOW)
    assert store.form("old") is None
    assert store.form("recent") is not None


def test_tidying_empties_sent_notices_after_30_days_and_never_others(store: SqlStore) -> None:
    store.watch(watch_of("hall"))
    for _ in range(2):
        make_change(store)
    first, second = store.due_notices(NOW)
    store.notice_sent(first.id)
    today = datetime.now(UTC)
    store.tidy(today + 29 * DAY)
    assert _kept(store) == [first.kind, second.kind]
    store.tidy(today + 31 * DAY)
    assert _kept(store) == ["", second.kind]
    assert store.due_notices(NOW) == [second]


def test_nothing_is_said_twice_however_long_ago_it_was(store: SqlStore) -> None:
    store.say("hall", "a key", "Hello", NOW)
    store.notice_sent(store.due_notices(NOW)[0].id)
    store.tidy(datetime.now(UTC) + 400 * DAY)
    store.say("hall", "a key", "Hello", NOW)
    assert store.due_notices(NOW + 1000 * DAY) == []


def _kept(store: SqlStore) -> list[str]:
    """The kinds of the notices that have their payload."""
    with store._reading() as tx:
        found = tx.execute(sa.select(notice.c.kind, notice.c.payload).order_by(notice.c.id)).all()
    assert all(bool(row.kind) == bool(row.payload) for row in found)
    return [row.kind for row in found]


def test_what_was_settled_is_there_after_a_restart(store: SqlStore, database_url: str) -> None:
    store.watch(watch_of("hall"))
    entry_id = make_change(store)
    store.close()
    again = open_store(database_url)
    (entry,) = again.history()
    (notice,) = again.due_notices(NOW)
    again.close()
    assert (entry.id, entry.state, entry.tracking_id) == (entry_id, "done", "ROUTER_1")
    assert changed_in(notice) == replace(CHANGED, id=entry_id)


def test_settling_what_was_never_intended_is_an_error(store: SqlStore) -> None:
    with pytest.raises(LookupError):
        settle(store, 77)
