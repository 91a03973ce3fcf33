"""“Run”, “extend it” and “stop” without a number: the one plan or timed change that is open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, choices, read

PLAN = "dnd on in lobby paris, kitchen"
TIMED = "set dnd lobby paris on for 2 hours"


def is_on(chat: Chat, workspace: str = "Lobby Paris") -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


@pytest.mark.parametrize("said", ["run", "run it", "Run the plan please", "run now"])
def test_one_plan_is_run(chat: Chat, said: str) -> None:
    chat.ask(PLAN)
    chat.hears("ana", "Shall I run it?")
    chat.ask(said)
    chat.hears("ana", "2 changed")
    assert is_on(chat) and is_on(chat, "Kitchen")


def test_one_plan_is_cancelled(chat: Chat) -> None:
    chat.ask(PLAN)
    chat.hears("ana", "Shall I run it?")
    assert "p-1 is cancelled" in read(chat.ask("cancel it"))
    assert "There is no plan of yours here to run" in read(chat.ask("run"))
    assert not chat.writes()


def test_of_several_plans_one_is_chosen(chat: Chat) -> None:
    chat.ask(PLAN)
    chat.hears("ana", "p-1 ·")
    chat.ask("dnd on in gym, kitchen")
    chat.hears("ana", "p-2 ·")
    asked = chat.ask("run it")
    assert set(choices(asked, "say").values()) == {"run p-1", "run p-2"}
    assert not chat.writes()


@pytest.mark.parametrize("said", ["stop", "stop it please"])
def test_the_one_that_runs_is_stopped_whatever_else_was_shown(chat: Chat, said: str) -> None:
    for number, asked in enumerate((PLAN, "dnd on in gym, kitchen", "dnd on in gym, huddle"), start=1):
        chat.ask(asked)
        chat.hears("ana", f"p-{number} ·")
    store = chat.app.ground.store
    plan = store.plan(1)
    assert plan is not None and store.change_plan(plan, state="running")
    assert "p-1 is being stopped" in read(chat.ask(said))


def test_a_plan_with_nothing_to_change_is_not_meant(chat: Chat) -> None:
    chat.ask("set dnd gym on")
    chat.ask("set dnd huddle on")
    chat.ask("dnd on in gym, huddle")
    chat.hears("ana", "2 so already")
    chat.ask(PLAN)
    chat.hears("ana", "p-2 ·")
    assert "p-2 is cancelled" in read(chat.ask("stop"))


def test_a_plan_that_was_shown_long_ago_is_not_meant(chat: Chat) -> None:
    chat.ask(PLAN)
    chat.hears("ana", "Shall I run it?")
    chat.wait(timedelta(minutes=11))
    assert "There is no plan of yours here to run" in read(chat.ask("run"))


def test_a_plan_of_somebody_else_is_not_meant(chat: Chat) -> None:
    chat.ask(PLAN, space="team")
    chat.hears("team", "Shall I run it?")
    assert "There is no plan of yours here to run" in read(chat.ask("run", "lena", space="team"))


def test_what_holds_for_a_time_is_extended_and_ended(chat: Chat) -> None:
    chat.ask(TIMED)
    assert "extend s-1 by 1 hour" in choices(chat.ask("extend it"), "say").values()
    assert "s-1 holds until" in read(chat.ask("extend it by 1 hour"))
    assert read(chat.ask("end it now")).startswith("Ended: Do Not Disturb")
    assert not is_on(chat)


@pytest.mark.parametrize("said", ["stop", "cancel", "stop it please"])
def test_whether_it_is_put_back_is_asked(chat: Chat, said: str) -> None:
    chat.ask(TIMED)
    asked = chat.ask(said)
    assert list(choices(asked, "say").values()) == ["end s-1 now", "cancel s-1"]
    assert is_on(chat)
    chat.choose(asked, "End s-1 now")
    assert not is_on(chat)


def test_what_was_asked_last_is_meant_first(chat: Chat) -> None:
    chat.ask(TIMED)
    assert "Do it" in buttons(chat.ask("turn on dnd in huddle zork"))
    assert read(chat.ask("cancel")) == "Nothing was changed."
    assert is_on(chat)


@pytest.mark.parametrize("said", ["run the tests", "run?", "try"])
def test_nothing_to_run_offers_no_circle(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Choose" not in buttons(answer) if answer.card else said not in buttons(answer)
    assert not chat.writes()
