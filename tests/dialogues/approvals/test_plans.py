"""Plans that need a second key: as a whole, as they were shown, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.changes.plans.look import PlanLook
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, buttons, read
from tests.dialogues.approvals.keys import TEAM, Keys, two_keys

pytest_plugins = ["tests.postgres"]

LOBBIES = ("Lobby Paris", "Lobby Denver")


@pytest.fixture
def keys(cloud: Cloud, database_url: str) -> Iterator[Keys]:
    with two_keys(cloud, database_url, "many", two_keys_from=2) as keys:
        yield keys


def asked(keys: Keys, text: str = "dnd on in all lobbies because CHG0042") -> str:
    """What the space sees when a plan was run by who asked for it."""
    keys.ask(text)
    keys.done()
    keys.press("Run", "ana")
    return keys.last()


def on(keys: Keys) -> list[str]:
    return [name for name in LOBBIES if keys.is_on(name)]


def test_run_asks_for_a_second_key_and_then_it_runs(keys: Keys) -> None:
    card = asked(keys)
    assert card.startswith("r-1: Do Not Disturb, 2 workspaces?")
    assert "It is for 2 workspaces." in card
    assert "Reason: CHG0042" in card
    assert "Do not disturb: Off → On Lobby Denver, Lobby Paris" in " ".join(card.split())
    assert not any("p-1 ·" in read(one) for one in keys.chat.said(TEAM)), "its own card is gone"
    assert on(keys) == []
    assert "waits already" in read(keys.ask("run p-1"))
    keys.press("Approve")
    told = keys.done()
    assert "Done. 2 changed" in told
    assert on(keys) == [*LOBBIES]
    assert len(keys.chat.writes()) == 2
    keys.done(timedelta(seconds=10))
    assert keys.request().state == "done"
    entry = keys.chat.bot.ground.store.change(1)
    assert entry is not None
    assert (entry.approved_by, entry.approval_id) == ("Ravi Patel", 1)


def test_an_error_in_the_bot_while_it_is_looked_at_again_does_not_hold_it(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(keys)

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(PlanLook, "_foresee", broken)
    keys.press("Approve")
    assert "Done. 2 changed" in keys.done()


def test_who_is_to_agree_can_see_all_of_it_and_stop_it(keys: Keys) -> None:
    card = asked(keys)
    assert "show r-1 all" in card
    sent = keys.chat.ask("show r-1 all", "ravi")
    assert "Lobby Denver" in sent.files[0].content.decode("utf-8-sig")
    with keys.chat.held(keys.chat.bot.changing.plan_work):
        keys.press("Approve")
        keys.chat.wait(timedelta())
        agreed = next(one for one in keys.chat.said(TEAM) if read(one).startswith("Agreed"))
        assert buttons(agreed) == ["Stop"]
        assert "is cancelled" in read(keys.chat.press(agreed, "Stop", "ravi", TEAM))
    keys.done()
    keys.done(timedelta(seconds=10))
    assert keys.chat.writes() == []
    assert "The plan was cancelled. Nothing was changed." in keys.last()


def test_a_small_plan_needs_none(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    assert keys.is_on()


def test_one_of_it_is_not_tried_without_it(keys: Keys) -> None:
    keys.ask("dnd on in all lobbies")
    keys.done()
    assert "p-1 needs a second key, so it runs as a whole" in read(keys.press("Try one first", "ana"))
    assert on(keys) == []


def test_a_value_that_moved_before_it_is_agreed_to_voids_it(keys: Keys) -> None:
    asked(keys, "voicemail rings 5 in all lobbies")
    room = keys.chat.cloud.workspace("Lobby Denver")
    keys.chat.cloud.change(room, "voicemail", {"sendUnansweredCalls": {"numberOfRings": 9}})
    keys.press("Approve")
    keys.done()
    keys.done(timedelta(seconds=10))
    told = [read(one) for one in keys.chat.said(TEAM)]
    void = next(one for one in told if one.startswith("Not made: Voicemail, 2 workspaces"))
    assert "It moved since it was shown. Lobby Denver: Somebody changed it meanwhile" in void
    assert keys.chat.writes() == []
    # It was looked at anew, so that Run asks for the rest.
    shown = next(one for one in keys.chat.said(TEAM) if read(one).startswith("p-1 · Voicemail"))
    assert "1 to change · 1 cannot" in read(shown)
    assert "Rings: 3 rings → 9 rings" in read(shown)
    again = keys.chat.press(shown, "Run", "ana", TEAM)
    assert read(again).startswith("r-2:")
    keys.press("Approve")
    keys.done()
    assert len(keys.chat.writes()) == 1


def test_a_plan_that_was_cancelled_or_looked_at_anew_is_not_run(keys: Keys) -> None:
    asked(keys)
    keys.ask("cancel p-1")
    assert "p-1 is over" in read(keys.ask("approve r-1", "ravi"))
    assert keys.request().state == "void"
    assert keys.chat.writes() == []


def test_who_may_not_change_all_of_it_cannot_agree(keys: Keys) -> None:
    asked(keys)
    said = read(keys.ask("approve r-1", "lena"))
    assert "I know of no request r-1" in said
    keys.chat.give_roles("sam", "id_readonly_admin")
    assert "approve" in read(keys.ask("approve r-1", "sam"))
    assert keys.request().state == "open"


def test_its_undo_needs_one_too(keys: Keys) -> None:
    asked(keys)
    keys.press("Approve")
    keys.done()
    keys.press("Undo all", "ana")
    keys.done()
    assert read(keys.press("Run", "ana")).startswith("r-2:")
    assert on(keys) == [*LOBBIES]
    keys.press("Approve")
    keys.done()
    assert on(keys) == []


def test_alone_it_runs_and_everybody_is_told(keys: Keys) -> None:
    asked(keys)
    keys.press("Do it alone", "ana", inputs={"say": "nobody is awake"})
    keys.done()
    assert any("did this alone, without a second key" in read(one) for one in keys.chat.said(TEAM))
    assert on(keys) == [*LOBBIES]
    entry = keys.chat.bot.ground.store.change(1)
    assert entry is not None
    assert entry.approved_by == "nobody, break glass"


def test_no_way_into_a_plan_passes_beside_it(keys: Keys) -> None:
    """Also where a plan was somehow begun without an agreement: the door lets none of it in."""
    keys.ask("dnd on in all lobbies")
    keys.done()
    store = keys.chat.app.ground.store
    plan = store.plan(1)
    assert plan is not None
    ana = keys.chat.cloud.person("ana").id
    store.change_plan(
        plan, keys.chat.bot.changing.plans._wake_now, state="running", runner_id=ana, started_at=plan.at
    )
    keys.done()
    assert keys.chat.writes() == []
    then = store.plan(1)
    assert then is not None
    assert "Another administrator must agree first" in then.note


def test_a_risky_plan_of_few_needs_one(cloud: Cloud, database_url: str) -> None:
    with two_keys(cloud, database_url, "risky") as keys:
        asked(keys, "forward lobby paris, lobby denver to +1 900 555 0199")
        assert "premium-rate" in keys.last()
        keys.ask("dnd on in all lobbies")
        keys.done()
        keys.press("Run", "ana")
        keys.done()
        assert on(keys) == [*LOBBIES], "what is not risky runs at once"
        assert len(keys.chat.writes()) == 2
        assert buttons(Chat.said(keys.chat, TEAM)[-1])


UK = "add pattern name UK pattern 44! action block to all lobbies"


def patterns(keys: Keys) -> list[str]:
    documents = [keys.chat.setting(name, "digitPatterns") for name in LOBBIES]
    return [one["name"] for document in documents for one in document["digitPatterns"]]


def test_entries_of_lists_are_agreed_to_as_they_were_shown(keys: Keys) -> None:
    card = asked(keys, UK)
    assert "New digit pattern · Name: UK; Pattern: 44!; Action: Block" in card
    assert "UK" not in patterns(keys)
    keys.press("Approve")
    assert "Please check. 2 changed" in keys.done()
    assert patterns(keys).count("UK") == 2


def test_an_entry_that_somebody_else_adds_makes_the_agreement_void(keys: Keys) -> None:
    asked(keys, UK)
    keys.chat.ask("add pattern lobby paris name UK pattern 44! action block")
    keys.press("Approve")
    keys.done()
    keys.done(timedelta(seconds=10))
    told = [read(one) for one in keys.chat.said(TEAM)]
    void = next(one for one in told if one.startswith("Not made: Digit Patterns, 2 workspaces"))
    assert "It moved since it was shown. Lobby Paris: It is so already." in void
    assert patterns(keys).count("UK") == 1
