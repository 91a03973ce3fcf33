"""One change: asked for by one administrator, agreed to by another, made once."""

from __future__ import annotations

import pytest

from bot.changes.approvals.approvals import AGREE_WITHIN, KIND, MAKE_WITHIN, REMIND_EVERY
from bot.store.tasks import queue_tasks
from bot.work.port import Task
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, read
from tests.dialogues.approvals.keys import LATER, Keys

BOT = {"two_keys": "all"}


@pytest.fixture
def keys(chat: Chat) -> Keys:
    return Keys(chat)


def test_it_is_made_when_another_administrator_agrees(keys: Keys) -> None:
    card = keys.ask("set dnd lobby paris on because CHG0042")
    assert read(card).startswith("r-1: Do Not Disturb · Lobby Paris?")
    assert "Ana Roux asks for this. Another administrator must agree." in read(card)
    assert "Reason: CHG0042" in read(card)
    assert "Do not disturb: Off → On" in read(card)
    assert buttons(card) == ["Approve", "Deny", "Withdraw", "Remind", "Do it alone"]
    assert keys.chat.writes() == []
    assert "Ravi Patel agreed" in read(keys.press("Approve"))
    assert keys.done().startswith("Changed: Do Not Disturb · Lobby Paris")
    assert keys.is_on()
    assert len(keys.chat.writes()) == 1
    assert "Second key: Ravi Patel." in read(keys.ask("history lobby paris"))
    assert not any("asks for this" in read(one) for one in keys.chat.said("team"))


def test_nobody_agrees_to_their_own(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    assert "You asked for r-1 yourself" in read(keys.press("Approve", "ana"))
    keys.done()
    assert keys.request().state == "open"
    assert keys.chat.writes() == []


def test_a_denial_says_why_and_it_can_be_asked_again(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    denied = keys.press("Deny", inputs={"say": 'use “x4400”, not "that"'})
    assert "Ravi Patel denied it: “use 'x4400', not 'that”. Nothing was changed." in read(denied)
    assert "r-1 was denied" in read(keys.ask("approve r-1", "ravi"))
    asked = keys.chat.press(denied, "Ask again", "ana", "team")
    assert read(asked).startswith("r-2: Do Not Disturb · Lobby Paris?")
    assert "“not now”" in read(keys.ask("deny r-2 because not now", "ravi"))
    keys.done()
    assert keys.chat.writes() == []


def test_who_asked_withdraws_and_reminds(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    assert "Ana Roux asked for r-1, not you" in read(keys.ask("withdraw r-1", "ravi"))
    assert "shown a moment ago" in read(keys.press("Remind", "ana"))
    keys.done(REMIND_EVERY)
    assert read(keys.press("Remind", "ana")).startswith("r-1: Do Not Disturb")
    keys.done()
    assert sum("r-1: Do Not Disturb" in read(one) for one in keys.chat.said("team")) == 1
    assert "Ana Roux asks for it no more" in read(keys.press("Withdraw", "ana"))
    assert "r-1 was withdrawn" in read(keys.ask("approve r-1", "ravi"))
    assert keys.chat.writes() == []


def test_it_is_done_alone_for_a_reason_and_everybody_is_told(keys: Keys) -> None:
    keys.chat.ask("watch all", "lena")
    keys.ask("set dnd lobby paris on")
    assert "Only Ana Roux can do r-1 alone" in read(keys.ask("break glass r-1 because I can", "ravi"))
    assert "say why" in read(keys.press("Do it alone", "ana"))
    assert keys.chat.writes() == []
    keys.press("Do it alone", "ana", inputs={"say": "nobody is awake"})
    told = keys.done()
    assert "Ana Roux did this alone, without a second key: “nobody is awake”." in told
    assert keys.is_on()
    keys.chat.deliver_notices()
    notice = read(keys.chat.hears("lena", "Lobby Paris: Do Not Disturb changed"))
    assert "Second key: nobody, break glass" in notice
    assert "Reason: nobody is awake" in notice
    assert "Second key: nobody, break glass." in read(keys.ask("history lobby paris"))


def test_break_glass_is_typed_too(keys: Keys) -> None:
    assert "no open request here" in read(keys.ask("break glass because CHG0042"))
    keys.ask("set dnd lobby paris on")
    keys.ask("break glass because the power is cut")
    keys.done()
    assert keys.is_on()


def test_nobody_does_it_alone_where_nobody_else_is_told(keys: Keys) -> None:
    keys.chat.ask("set dnd lobby paris on")
    refused = read(keys.chat.ask("break glass r-1 because nobody is awake"))
    assert "nobody else reads this" in refused and "in a group space" in refused
    keys.done()
    assert not keys.is_on()
    told = read(keys.ask("break glass r-1 because nobody is awake"))
    assert "Do Not Disturb" in told and "Ana Roux does this alone, without a second key" in told
    keys.done()
    assert keys.is_on()


def test_what_moved_since_it_was_shown_is_not_made(keys: Keys) -> None:
    keys.ask("set voicemail lobby paris rings 5")
    keys.chat.cloud.change(
        keys.chat.cloud.workspace("Lobby Paris"), "voicemail", {"sendUnansweredCalls": {"numberOfRings": 9}}
    )
    void = keys.press("Approve")
    assert "It moved since it was shown: Rings: 3 rings → 9 rings." in read(void)
    keys.done(LATER)
    assert keys.request().state == "void"
    again = keys.press("Ask again", "ana")
    assert "9 rings → 5 rings" in read(again)
    keys.press("Approve")
    keys.done()
    assert len(keys.chat.writes()) == 1


def test_it_runs_out_and_so_does_the_agreement(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    assert "Run out: Do Not Disturb" in keys.done(AGREE_WITHIN)
    assert "r-1 has run out" in read(keys.ask("approve r-1", "ravi"))
    keys.ask("set dnd gym on")
    keys.chat.cloud.fault("GET /people/.*", status=503, times=200)
    keys.chat.bot.ground.store.change_approval(
        keys.request(2), state="agreed", decided_by="Ravi Patel", decided_by_id="x",
        expires_at=keys.chat.clock() + MAKE_WITHIN,
    )  # fmt: skip
    keys.chat.clock.ahead += MAKE_WITHIN
    keys.chat.heal()
    keys.chat.bot.ground.store.approval_posted(2, told="")
    with keys.chat.bot.ground.store._writing() as tx:
        queue_tasks(tx, [Task(KIND, "2", keys.chat.clock())])
    assert "it could not be made in time" in keys.done()
    assert keys.chat.writes() == []


def test_a_form_asks_too(keys: Keys) -> None:
    form = keys.ask("edit dnd lobby paris")
    asked = keys.chat.press(form, "Save", "ana", "team", inputs={"f-enabled": "true"})
    assert read(asked).startswith("r-1: Do Not Disturb · Lobby Paris?")
    assert form.id not in {one.id for one in keys.chat.said("team")}
    keys.press("Approve")
    keys.done()
    assert keys.is_on()


def test_the_same_is_not_asked_for_twice(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    again = keys.ask("set dnd lobby paris on because I said so")
    assert read(again).startswith("It waits already.")
    assert keys.chat.bot.ground.store.approval(2) is None
    assert "r-1 · Do Not Disturb · Lobby Paris" in read(keys.ask("requests", "ravi"))


def test_who_has_lost_the_right_gets_nothing_made(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    keys.chat.give_roles("ana")
    assert "Ana Roux may not change it any more" in read(keys.press("Approve"))
    keys.chat.give_roles("ana", "id_full_admin")
    keys.ask("set dnd gym on")
    with keys.chat.held(keys.chat.bot.changing.work):
        keys.press("Approve")
        keys.chat.give_roles("ana", "id_readonly_admin")
    assert "Not made: Do Not Disturb · Gym" in keys.done()
    assert keys.chat.writes() == []


def test_an_undo_of_what_was_agreed_to_is_asked_for_as_well(keys: Keys) -> None:
    keys.ask("set dnd lobby paris on")
    keys.press("Approve")
    keys.done()
    assert "It takes back change 1." in read(keys.press("Undo", "ana"))
    keys.press("Approve")
    keys.done()
    assert not keys.is_on()
    assert "It takes back change 2." in read(keys.ask("redo"))


def test_items_of_a_list_are_asked_for_as_well(keys: Keys) -> None:
    keys.ask("add pattern lobby paris 0899! name Premium action block")
    keys.press("Approve")
    assert "Premium" in keys.done()
    assert keys.patterns() == ["Premium numbers", "Premium"]
    form = keys.ask("remove pattern lobby paris 2")
    assert "r-2:" in read(keys.chat.press(form, "Remove", "ana", "team"))
    keys.press("Approve")
    keys.done()
    assert keys.patterns() == ["Premium numbers"]
