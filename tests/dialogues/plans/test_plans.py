"""A plan is looked at, shown and run; whatever comes between, nothing is written twice or by surprise."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from bot.catalogue import family_of
from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.plans.in_words import differences_of
from bot.changes.plans.plan_cards import PlanCards
from bot.changes.plans.plans import KIND, MAX_PLAN_WORKSPACES, TooManyWorkspaces
from bot.changes.plans.wake import PAUSE
from bot.changes.request import ChangeRequest, ListEdit
from bot.errors import BotError, NotAllowed, NotAvailable, NotFound, OutOfDate, Unkept
from bot.ports.database import Plan, PlanItem
from bot.sandbox.cloud.cloud import Cloud
from bot.work.port import Transaction
from cards.fields import Ref
from tests.chat import Chat
from tests.dialogues.plans.planned import DESKS, Planned
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

DND_WRITE = "PUT /.*/doNotDisturb"


@pytest.fixture
def planned(cloud: Cloud, database_url: str) -> Iterator[Planned]:
    """Desks and a bot on a database of each kind."""
    with Chat.started(cloud, database_url) as chat:
        yield Planned(chat)
        assert wrong_requests(cloud) == []


def test_it_is_looked_at_and_shown_before_anything_is_written(planned: Planned) -> None:
    already, (fixed, *_) = planned.desks[0], planned.desks[3:]
    planned.turn_on(already)
    planned.chat.cloud.fault(f"GET .*{fixed.id}.*", status=400, body={"message": "No calling here."}, times=9)
    plan = planned.shown()
    assert plan.state == "shown"
    assert planned.counts(plan) == {"waiting": DESKS - 2, "same": 1, "cannot": 1}
    (cannot,) = planned.plans.items(plan.id, "cannot")
    assert (cannot.workspace_name, cannot.position) == ("Desk 04", 3)
    assert "Webex says: “No calling here”." in cannot.note
    waiting = planned.plans.items(plan.id, "waiting")[0]
    assert waiting.request["base"] == {"enabled": False}
    assert planned.told.said == ["shown"]
    assert not planned.writes()


def test_it_runs_once_with_progress_and_an_end(planned: Planned) -> None:
    plan = planned.ran(planned.shown())
    assert plan.state == "over"
    assert planned.counts(plan) == {"done": DESKS}
    assert planned.on() == DESKS
    assert set(planned.writes().values()) == {1}
    assert planned.told.said[0] == "shown"
    assert planned.told.said[-1] == "ended"
    assert 1 <= planned.told.said.count("progress") <= 9
    entries = planned.chat.bot.ground.store.changes_of_plan(plan.id)
    by_item = {one.position: one.entry_id for one in planned.plans.items(plan.id)}
    assert {one.plan_position: one.id for one in entries} == by_item
    assert planned.plans.open() == []


def test_run_twice_runs_once(planned: Planned) -> None:
    plan, ana = planned.shown(), planned.person()

    def run() -> bool:
        try:
            planned.plans.run(plan.id, ana)
        except OutOfDate:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda _: run(), range(8))) == 1
    assert planned.counts(planned.done(plan)) == {"done": DESKS}
    assert set(planned.writes().values()) == {1}
    with pytest.raises(OutOfDate, match="p-1 is over"):
        planned.plans.run(plan.id, ana)


def test_run_and_stop_at_once(planned: Planned) -> None:
    plan, ana, together = planned.shown(), planned.person(), threading.Barrier(2)
    said: list[str] = []

    def press(button: str) -> None:
        together.wait(30)
        try:
            planned.plans.run(plan.id, ana) if button == "run" else planned.plans.stop(plan.id)
            said.append(button)
        except OutOfDate:
            said.append(f"no {button}")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(press, ("run", "stop")))
    assert "run" in said
    now = planned.done(plan)
    assert now.state == "over"
    counts = planned.counts(now)
    assert counts.get("done", 0) == planned.on() == len(planned.writes())
    assert counts.get("stopped", 0) == DESKS - planned.on()
    assert "stop" in said or not counts.get("stopped")
    assert planned.told.said.count("ended") == 1


def test_stop_finishes_what_is_under_way_and_begins_no_more(planned: Planned) -> None:
    desks = planned.add(40)
    planned.told.then = lambda plan: planned.plans.stop(plan.id) if plan.state == "running" else None
    plan = planned.ran(planned.shown())
    assert plan.state == "over"
    counts = planned.counts(plan)
    assert set(counts) == {"done", "stopped"}
    assert counts["done"] == planned.on() == len(planned.writes())
    assert planned.told.said[-1] == "ended"
    with pytest.raises(OutOfDate, match="p-1 is over"):
        planned.plans.stop(plan.id)
    # What was stopped can go on, where somebody says so.
    planned.told.then = lambda plan: None
    planned.done(planned.plans.retry(plan.id, planned.person(), ("stopped",)))
    assert planned.on() == desks
    assert set(planned.writes().values()) == {1}


def test_a_stop_that_stopped_nothing_says_so(planned: Planned) -> None:
    plan = planned.shown(planned.desks[:1])
    take_item = planned.chat.app.ground.store.take_item

    def stop_once_taken(item: PlanItem) -> bool:
        is_taken = take_item(item)
        assert planned.plans.stop(plan.id).state == "stopping"
        return is_taken

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planned.chat.app.ground.store, "take_item", stop_once_taken)
        plan = planned.ran(plan)
    assert planned.counts(plan) == {"done": 1}
    said = PlanCards(plan, planned.plans.items(plan.id)).ended().text
    assert "Done. It was done already when Stop came. 1 changed." in " ".join(said.split())


def test_one_is_tried_and_the_rest_shown_again(planned: Planned) -> None:
    planned.turn_on(planned.desks[0])
    plan = planned.done(planned.plans.try_one(planned.shown().id, planned.person()))
    assert plan.state == "shown"
    assert planned.counts(plan) == {"same": 1, "done": 1, "waiting": DESKS - 2}
    assert planned.is_on(planned.desks[1])
    assert planned.told.said == ["shown", "shown"]
    assert planned.counts(planned.ran(plan)) == {"same": 1, "done": DESKS - 1}
    assert set(planned.writes().values()) == {1}


def test_what_failed_is_tried_again_and_nothing_else(planned: Planned) -> None:
    plan = planned.shown()
    planned.chat.cloud.fault(DND_WRITE, status=409, times=3)
    plan = planned.ran(plan)
    assert planned.counts(plan) == {"done": DESKS - 3, "failed": 3}
    assert all("409" in one.note or "Webex" in one.note for one in planned.plans.items(plan.id, "failed"))
    plan = planned.done(planned.plans.retry(plan.id, planned.person()))
    assert planned.counts(plan) == {"done": DESKS}
    assert sorted(planned.writes().values()) == [1] * (DESKS - 3) + [2] * 3
    with pytest.raises(OutOfDate, match="nothing to try again"):
        planned.plans.retry(plan.id, planned.person())


def test_what_could_not_be_read_is_looked_at_again(planned: Planned) -> None:
    planned.chat.cloud.fault(f"GET .*{planned.desks[2].id}.*", status=500, times=50)
    plan = planned.shown()
    assert planned.counts(plan) == {"waiting": DESKS - 1, "failed": 1}
    planned.chat.heal()
    plan = planned.done(planned.plans.retry(plan.id, planned.person()))
    assert (plan.state, planned.counts(plan)) == ("shown", {"waiting": DESKS})


def test_undo_takes_back_what_the_plan_changed_and_no_more(planned: Planned) -> None:
    planned.turn_on(planned.desks[0])
    plan = planned.ran(planned.shown())
    planned.turn_on(planned.desks[1], on=False)
    back = planned.done(planned.plans.undo(plan.id, planned.person()))
    assert (back.undoes_plan_id, back.said, back.state) == (plan.id, "undo p-1", "shown")
    assert planned.counts(back) == {"waiting": DESKS - 2, "same": 1}
    assert planned.on() == DESKS - 1
    assert planned.counts(planned.ran(back)) == {"done": DESKS - 2, "same": 1}
    assert planned.on() == 1
    assert planned.is_on(planned.desks[0])
    # The undo is taken back like any other plan, and what was undone is not undone again.
    again = planned.done(planned.plans.undo(plan.id, planned.person()))
    assert planned.counts(again)["cannot"] == DESKS - 2
    redone = planned.ran(planned.done(planned.plans.undo(back.id, planned.person())))
    assert planned.counts(redone) == {"done": DESKS - 2}
    assert planned.on() == DESKS - 1


def test_what_moved_since_it_was_shown_is_not_written(planned: Planned) -> None:
    rings = {"sendUnansweredCalls.numberOfRings": 5}
    requests = [replace(one, family="voicemail", values=rings) for one in planned.requests(planned.desks[:2])]
    space = planned.chat.cloud.space("ana").id
    plan = planned.done(planned.plans.add(planned.person(), space, None, "voicemail rings 5", requests))
    planned.chat.cloud.change(planned.desks[0], "voicemail", {"sendUnansweredCalls": {"numberOfRings": 9}})
    plan = planned.ran(plan)
    assert planned.counts(plan) == {"done": 1, "cannot": 1}
    (moved,) = planned.plans.items(plan.id, "cannot")
    assert moved.note == "Somebody changed it meanwhile: Rings: 3 rings → 9 rings."


def test_a_workspace_that_is_deleted_meanwhile(planned: Planned) -> None:
    plan = planned.shown()
    planned.chat.remove("Desk 05")
    plan = planned.ran(plan)
    assert planned.counts(plan) == {"done": DESKS - 1, "cannot": 1}
    (gone,) = planned.plans.items(plan.id, "cannot")
    assert gone.workspace_name == "Desk 05"
    assert gone.note


def test_who_loses_the_rights_in_the_middle_stops_the_plan(planned: Planned) -> None:
    desks = planned.add(40)
    planned.told.then = lambda plan: planned.chat.give_roles("ana", "id_readonly_admin")
    plan = planned.ran(planned.shown())
    assert plan.state == "over"
    assert "not change it" in plan.note
    counts = planned.counts(plan)
    assert set(counts) == {"done", "stopped"}
    assert counts["done"] == planned.on() < desks
    assert planned.told.said[-1] == "ended"
    with pytest.raises(NotAllowed):
        planned.plans.retry(plan.id, planned.person(), ("stopped",))


def end_pause(planned: Planned) -> None:
    """The pause that Webex asked for is over, and so is what the plan waits for."""
    limiter = planned.chat.app.ground.admin.rest._limiter
    limiter._paused_until = limiter._next_turn_at = 0.0
    planned.chat.clock.ahead += PAUSE


def test_a_long_pause_while_it_is_looked_at_fails_nothing(planned: Planned) -> None:
    planned.chat.cloud.fault("GET /.*/doNotDisturb", status=429, headers={"Retry-After": "194"})
    plan = planned.shown()
    assert plan.state == "looking"
    end_pause(planned)
    plan = planned.done(plan)
    assert (plan.state, planned.counts(plan)) == ("shown", {"waiting": DESKS})


@pytest.mark.parametrize("is_said_again", [False, True])
def test_circles_are_found_after_a_long_pause(planned: Planned, is_said_again: bool) -> None:
    chat = planned.chat
    always = {"enabled": True, "destination": "+33170001234", "ringReminderEnabled": False}
    body = {"callForwarding": {"always": {**always, "destinationVoicemailEnabled": False}}}
    chat.cloud.change(chat.cloud.workspace("Lobby Denver"), "callForwarding", body)
    kitchen = chat.cloud.workspace("Kitchen")
    fault = {"status": 500} if is_said_again else {"status": 429, "headers": {"Retry-After": "194"}}
    chat.cloud.fault(f"GET /.*{kitchen.id}.*", times=50 if is_said_again else 1, **fault)
    chat.ask("set forwarding lobby paris, kitchen all calls go to +13035550110 forward all calls on")
    plan = planned.done(planned.plans.find(1))
    if is_said_again:
        assert planned.counts(plan)["failed"] == 1
        chat.cloud.state.faults.clear()
        plan = planned.done(planned.plans.retry(1, planned.person()))
    else:
        assert plan.state == "looking"
        end_pause(planned)
        plan = planned.done(plan)
    assert plan.state == "shown"
    notes = {item.workspace_name: item.note for item in planned.plans.items(1)}
    assert "Lobby Paris → Lobby Denver → Lobby Paris" in notes["Lobby Paris"]
    assert notes["Kitchen"] == ""


@pytest.mark.parametrize("request_of", [DND_WRITE, "GET /people/.*"])
def test_a_long_pause_while_it_runs_fails_nothing(planned: Planned, request_of: str) -> None:
    plan, ana = planned.shown(), planned.person()
    with planned.chat.held(planned.chat.bot.changing.plan_work):
        planned.plans.run(plan.id, ana)
        planned.chat.cloud.fault(request_of, status=429, headers={"Retry-After": "194"})
    plan = planned.done(plan)
    assert plan.state == "running"
    counts = planned.counts(plan)
    assert counts["waiting"] > 0
    assert counts.get("done", 0) + counts["waiting"] == DESKS
    assert planned.chat.bot.ground.store.due_tasks(planned.chat.clock(), 5, [KIND]) == []
    end_pause(planned)
    plan = planned.done(plan)
    assert (plan.state, planned.counts(plan)) == ("over", {"done": DESKS})
    made = [one.path for one in planned.chat.cloud.requests if one.method == "PUT" and one.status < 300]
    assert len(set(made)) == len(made) == DESKS


def test_a_token_that_webex_refuses_stops_the_plan(planned: Planned) -> None:
    plan = planned.shown()
    planned.chat.cloud.fault(DND_WRITE, status=403, times=50)
    plan = planned.ran(plan)
    assert plan.note.startswith("Webex did not allow this for the bot's admin token.")
    assert "Nothing was changed" not in plan.note
    assert planned.counts(plan).get("done", 0) == planned.on() == 0
    assert planned.counts(plan)["stopped"] >= DESKS - 8


@pytest.mark.parametrize("person", ["ravi", "lena"])
def test_who_may_not_change_all_of_it_cannot_run_it(planned: Planned, person: str) -> None:
    plan = planned.shown()
    for press in (planned.plans.run, planned.plans.try_one):
        with pytest.raises(NotAllowed):
            press(plan.id, planned.person(person))
    assert planned.plans.find(plan.id) == plan
    assert not planned.writes()


def test_whose_rights_count_is_who_let_it_run(planned: Planned) -> None:
    plan = planned.shown()
    planned.chat.give_roles("ana", "id_readonly_admin")
    planned.chat.give_roles("ravi", "id_full_admin")
    plan = planned.ran(plan, "ravi")
    assert planned.counts(plan) == {"done": DESKS}
    entry = planned.chat.bot.ground.store.changes_of_plan(plan.id)[0]
    assert entry.actor_name == planned.chat.cloud.person("ravi").name
    assert (plan.person_name, plan.runner_name) == (planned.chat.cloud.person("ana").name, entry.actor_name)


def test_it_cannot_be_run_later_than_ten_minutes(planned: Planned) -> None:
    plan = planned.shown()
    planned.chat.clock.ahead = timedelta(minutes=11)
    with pytest.raises(OutOfDate, match="10 minutes ago") as error:
        planned.plans.run(plan.id, planned.person())
    assert error.value.suggestions == ("dnd on in all desks",)
    planned.chat.clock.ahead = timedelta(minutes=9)
    assert planned.counts(planned.ran(plan)) == {"done": DESKS}


def test_what_was_cancelled_is_never_run(planned: Planned) -> None:
    plan = planned.plans.cancel(planned.shown().id, planned.person())
    assert planned.counts(plan) == {"stopped": DESKS}
    presses = (planned.plans.run, planned.plans.try_one, planned.plans.retry)
    for press in presses:
        with pytest.raises(OutOfDate):
            press(plan.id, planned.person())
    with pytest.raises(OutOfDate):
        planned.plans.cancel(plan.id, planned.person())
    with pytest.raises(OutOfDate):
        planned.plans.stop(plan.id)
    with pytest.raises(NotAvailable):
        planned.plans.undo(plan.id, planned.person())
    assert planned.told.said == ["shown"]
    assert planned.plans.open() == []


def test_what_was_so_already_leaves_nothing_to_run(planned: Planned) -> None:
    planned.turn_on(planned.desks[0])
    plan = planned.shown(planned.desks[:1])
    with pytest.raises(OutOfDate, match="nothing left to change"):
        planned.plans.run(plan.id, planned.person())


def test_the_only_one_that_is_tried_is_all_of_it(planned: Planned) -> None:
    plan = planned.done(planned.plans.try_one(planned.shown(planned.desks[:1]).id, planned.person()))
    assert (plan.state, planned.counts(plan)) == ("over", {"done": 1})
    assert planned.told.said == ["shown", "ended"]


def test_too_many_none_and_unknown_are_refused(planned: Planned) -> None:
    (request,) = planned.requests(planned.desks[:1])
    many = [replace(request, workspace_id=str(number)) for number in range(MAX_PLAN_WORKSPACES + 1)]
    space = planned.chat.cloud.space("ana").id
    refused: list[tuple[list[object], type[BotError], str]] = [
        ([*many], TooManyWorkspaces, "These are 5,001 workspaces, and I change at most 5,000 at once"),
        ([], NotFound, "names no workspace"),
    ]
    for requests, error, sentence in refused:
        with pytest.raises(error, match=sentence):
            planned.plans.add(planned.person(), space, None, "dnd", requests)  # type: ignore[arg-type]
    with pytest.raises(NotFound, match="p-9"):
        planned.plans.find(9)
    assert planned.plans.open() == []


def test_what_cannot_be_told_is_not_kept_and_tried_again(planned: Planned) -> None:
    tell, asked = planned.told.tell, list[str]()

    def fail(tx: Transaction | None, plan: Plan) -> None:
        asked.append(plan.state)
        if len(asked) == 1:
            raise Unkept
        tell(tx, plan)

    planned.told.tell = fail  # type: ignore[method-assign]
    plan = planned.shown()
    assert (plan.state, planned.told.said) == ("looking", [])
    planned.chat.clock.ahead = timedelta(minutes=1)
    assert planned.done(plan).state == "shown"
    assert planned.told.said == ["shown"]


def test_what_an_item_changes_is_said_in_words(planned: Planned) -> None:
    desk, space = planned.desks[0], planned.chat.cloud.space("ana").id
    (asked,) = planned.requests([desk])
    pattern = {"name": "Chat", "pattern": "0899!", "action": "BLOCK", "transferEnabled": False}
    monitored = ListEdit(add=(Ref(planned.person().id, "Ana Roux"),))
    requests = [
        asked,
        replace(asked, family="patterns", list="digit pattern", action="add", values=pattern),
        replace(asked, family="ptt", values={"members": monitored}),
    ]
    plan = planned.done(planned.plans.add(planned.person(), space, None, "several", requests))
    said = [
        [(one.label, one.before, one.after) for one in differences_of(item)]
        for item in planned.plans.items(plan.id)
    ]
    assert said[0] == [("Do not disturb", "Off", "On")]
    assert ("New digit pattern: Pattern", "None", "0899!") in said[1]
    assert said[2] == [("Members", "Nobody", "Ana Roux")]
    plan = planned.ran(plan)
    assert planned.counts(plan) == {"done": 3}
    back = planned.done(planned.plans.undo(plan.id, planned.person()))
    assert differences_of(planned.plans.items(back.id)[-1])
    assert planned.counts(planned.ran(back)) == {"done": 3}
    assert planned.chat.setting("Desk 01", "digitPatterns")["digitPatterns"] == []


def test_what_webex_did_not_answer_is_found_out_and_told(planned: Planned) -> None:
    chat = planned.chat
    plan = planned.shown(planned.desks[:4])
    chat.cloud.fault(DND_WRITE, drop=True, times=2, before=False)
    chat.cloud.fault(DND_WRITE, drop=True, later=True)
    plan = planned.ran(plan)
    assert planned.counts(plan) == {"done": 3, "unknown": 1}
    chat.cloud.run_postponed()
    chat.clock.ahead = timedelta(minutes=6)
    chat.bot.upkeep.settle()
    assert planned.counts(plan) == {"done": 4}
    chat.clock.ahead += timedelta(seconds=10)
    planned.done(plan)
    assert planned.told.said[-2:] == ["ended", "ended"]
    assert chat.said("ana") == []


def test_a_database_that_is_gone_for_a_moment_costs_nothing(
    planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, taken = planned.chat.app.ground.store, count(1)
    take_item = store.take_item

    def gone_once(item: PlanItem) -> bool:
        if next(taken) == 5:
            raise Unkept
        return take_item(item)

    monkeypatch.setattr(store, "take_item", gone_once)
    plan = planned.ran(planned.shown())
    assert plan.state == "running"
    assert planned.counts(plan)["waiting"] > 0
    planned.chat.clock.ahead += timedelta(seconds=5)
    plan = planned.done(plan)
    assert (plan.state, planned.counts(plan)) == ("over", {"done": DESKS})
    assert set(planned.writes().values()) == {1}


def test_what_could_not_be_journalled_is_found_out(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    store, settled = planned.chat.app.ground.store, count(1)
    settle = store.settle

    def gone_once(*outcome: Any) -> bool:
        if next(settled) == 5:
            raise Unkept
        return settle(*outcome)

    monkeypatch.setattr(store, "settle", gone_once)
    plan = planned.ran(planned.shown())
    assert plan.state == "running"
    assert planned.counts(plan) == {"done": DESKS - 1, "doing": 1}
    planned.chat.clock.ahead = timedelta(minutes=6)
    planned.chat.bot.upkeep.settle()
    planned.chat.clock.ahead += PAUSE
    plan = planned.done(plan)
    assert (plan.state, planned.counts(plan)) == ("over", {"done": DESKS})
    assert set(planned.writes().values()) == {1}


def test_what_could_not_be_undone_is_noted_before_it_is_run(planned: Planned) -> None:
    desk, space = planned.desks[0], planned.chat.cloud.space("ana").id
    planned.chat.cloud.fill_codes(desk, 2)
    codes = BulkItemsTarget(family_of("codes"), family_of("codes").lists[0])
    person_id = planned.person().id
    request = ChangeRequest.of(
        codes, {codes.key: ()}, workspace_id=desk.id, person_id=person_id, space_id=space
    )
    plan = planned.done(planned.plans.add(planned.person(), space, None, "clear codes", [request]))
    (item,) = planned.plans.items(plan.id, "waiting")
    assert item.note == "This cannot be undone: I never keep access codes."
    plan = planned.ran(plan)
    assert planned.plans.items(plan.id, "done")[0].note == item.note
    (left,) = planned.plans.items(planned.plans.undo(plan.id, planned.person()).id)
    assert left.state == "cannot"
    assert "I never keep access codes" in left.note
