"""The outbox in the transactions of others: what is told is kept with what it tells of, or neither is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.events import Attachment, Reply
from bot.ports.notices import FILE, PLAN, TEXT, unpacked
from bot.store.store import SqlStore
from bot.work.port import Transaction
from tests.unit.store.store_samples import NOW
from tests.unit.store.test_plans import keep as keep_plan
from tests.unit.store.test_repeats import keep as keep_repeat

pytest_plugins = ("tests.postgres",)

SHEET = Attachment("settings.csv", b"id;on\r\nlobby;\xe2\x9c\x93\r\n" * 500, "text/csv")


def told(store: SqlStore) -> list[str]:
    return [one.key for one in store.due_notices(NOW)]


def test_what_is_told_is_kept_with_what_it_tells_of_or_not_at_all(store: SqlStore) -> None:
    plan = keep_plan(store)

    def tell(tx: Transaction, _: object) -> None:
        store.put("team", "plan 1", PLAN, {"plan": plan.id}, NOW, tx)
        store.say("team", "a text", "Hello", NOW, tx)
        store.post("team", "a card", Reply("Hello"), None, NOW, tx)

    def tell_and_fail(tx: Transaction, then: object) -> None:
        tell(tx, then)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.change_plan(plan, tell_and_fail, state="over")
    assert told(store) == [] and store.plan(plan.id) == plan
    assert store.change_plan(plan, tell, state="over")
    assert told(store) == ["plan 1", "a text", "a card"]
    assert store.change_plan(plan, tell, state="over") is None


def test_somebody_else_who_was_first_tells_alone(store: SqlStore) -> None:
    seen = keep_repeat(store)

    def tell(tx: Transaction, then: object) -> None:
        store.say("team", "e-1 1", "Hello", NOW, tx)

    assert store.change_repeat(seen, tell, state="over")
    assert store.change_repeat(seen, tell, state="over") is None
    assert told(store) == ["e-1 1"]


def test_the_message_that_it_became_is_noted_with_it_or_not_at_all(store: SqlStore) -> None:
    plan = keep_plan(store)
    store.plan_posted(plan.id, message_id="card", progress_message_id="progress")
    store.say("team", "a text", "Hello", NOW)
    (notice,) = store.due_notices(NOW)

    def became(tx: Transaction) -> None:
        assert store.plan_told(tx, plan.id, "new card") == ["card", "progress"]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.notice_sent(notice.id, "new card", also=became)
    assert told(store) == ["a text"] and not store.is_told_by("new card")
    store.notice_sent(notice.id, "new card", also=lambda tx: store.plan_told(tx, plan.id, "new card"))
    now = store.plan(plan.id)
    assert now == replace(plan, message_id="new card") and store.is_told_by("new card")


def test_only_a_plan_that_is_over_is_told_again(store: SqlStore) -> None:
    plan = keep_plan(store)
    with store.transaction() as tx:
        assert not store.plan_settled(tx, plan.id)
    over = store.change_plan(plan, state="over")
    assert over is not None
    with store.transaction() as tx:
        assert store.plan_settled(tx, plan.id)
    assert store.plan(plan.id) == replace(over, version=over.version + 1)


def test_a_file_is_kept_whole_until_it_is_sent(store: SqlStore) -> None:
    store.post("team", "e-1 1", Reply("Here it is", file=SHEET), None, NOW)
    (notice,) = store.due_notices(NOW)
    assert unpacked(notice.payload[FILE]) == SHEET
    assert len(notice.payload[FILE]["content"]) < len(SHEET.content) / 10
    store.notice_sent(notice.id, "m1", also=lambda tx: store.forget_file(tx, notice))
    (sent,) = store.last_told("team", TEXT)
    assert FILE not in sent.payload and sent.payload["text"] == "Here it is"
