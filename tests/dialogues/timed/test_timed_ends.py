"""The end of a timed change when something came between: nothing is written by surprise, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import utc_now
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message
from bot.store.tables import task
from tests.chat import Chat, button, buttons, read
from tests.families import wrong_requests

pytestmark = pytest.mark.slow

pytest_plugins = ["tests.postgres"]

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LATER = timedelta(minutes=2)
TITLE = "Do Not Disturb · Lobby Paris"
ON = "set dnd lobby paris on for 2 hours"
DND_WRITES = "PUT /.*/doNotDisturb"


@pytest.fixture
def chat(cloud: Cloud, database_url: str) -> Iterator[Chat]:
    """A bot of its own on a database of each kind."""
    with Chat.started(cloud, database_url) as chat:
        yield chat
        assert wrong_requests(cloud) == []


def is_on(chat: Chat, workspace: str = "Lobby Paris") -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


def forwarded_to(chat: Chat) -> str:
    always = chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["always"]
    return str(always.get("destination") or "")


def moved(chat: Chat) -> Message:
    """Somebody changes what a timed change has set, and its end comes."""
    chat.ask("set forwarding lobby paris all calls go to 4001 forward all calls on")
    chat.ask("set forwarding lobby paris all calls go to 5511 for 2 hours")
    chat.ask("set forwarding lobby paris all calls go to 4404", "lena")
    chat.wait(2 * HOUR)
    return chat.hears("ana", "Put back? Call Forwarding · Lobby Paris")


def test_what_somebody_moved_is_asked_about_with_its_three_values(chat: Chat) -> None:
    asked = moved(chat)
    said = read(asked)
    assert "Somebody changed it meanwhile. Nothing was written yet." in said
    assert "- Was: 4001\n- Changed to: 5511\n- Now: 4404" in said
    assert buttons(asked) == ["Put back all the same", "Leave it", "Show"]
    assert "4404" in forwarded_to(chat)
    assert "I asked what to do" in read(chat.ask("scheduled"))


def test_where_one_field_of_two_moved_nothing_is_written(chat: Chat) -> None:
    chat.ask("set forwarding lobby paris all calls go to 5511 forward all calls on for 2 hours")
    chat.ask("set forwarding lobby paris all calls go to 4404")
    writes = len(chat.writes())
    chat.wait(2 * HOUR)
    asked = chat.hears("ana", "Put back? Call Forwarding")
    assert "- Was: None\n- Changed to: 5511\n- Now: 4404" in read(asked)
    assert "Still as changed, would go back" in read(asked)
    assert len(chat.writes()) == writes
    rest = chat.press(asked, "Put back the rest")
    assert read(rest).startswith("Ended: Call Forwarding")
    assert "Forward all calls: On → Off" in read(rest)
    assert "5511" not in read(rest).partition("Do it again")[0]
    assert "4404" in forwarded_to(chat)
    assert not chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["always"]["enabled"]
    assert "Nothing waits." in read(chat.ask("scheduled"))


def test_it_is_put_back_when_somebody_says_so(chat: Chat) -> None:
    asked = moved(chat)
    ended = read(chat.press(asked, "Put back all the same"))
    assert ended.startswith("Ended: Call Forwarding · Lobby Paris")
    assert "All calls go to: 4404 → 4001" in ended
    assert "4001" in forwarded_to(chat)
    writes = len(chat.writes())
    assert "s-1 is over" in read(chat.press(asked, "Put back all the same"))
    assert len(chat.writes()) == writes


def test_what_moved_again_since_it_was_asked_is_asked_again(chat: Chat) -> None:
    asked = moved(chat)
    chat.ask("set forwarding lobby paris all calls go to 4002")
    again = chat.press(asked, "Put back all the same")
    assert read(again).startswith("Put back? Call Forwarding")
    assert "Now: 4002" in read(again)
    assert "4002" in forwarded_to(chat)
    assert read(chat.press(again, "Put back all the same")).startswith("Ended: Call Forwarding")
    assert "4001" in forwarded_to(chat)


def test_it_stays_as_it_is_when_somebody_says_so(chat: Chat) -> None:
    asked = moved(chat)
    assert "stays as it is now, and nothing is put back" in read(chat.press(asked, "Leave it"))
    assert "4404" in forwarded_to(chat)
    assert "Nothing waits." in read(chat.ask("scheduled"))


def test_it_is_asked_again_until_somebody_answers_and_nothing_is_written(chat: Chat) -> None:
    moved(chat)
    chat.ask("set forwarding lobby paris all calls go to 5511")
    writes = len(chat.writes())
    chat.wait(DAY)
    again = chat.hears("ana", "it is not put back")
    assert "4001" not in forwarded_to(chat)
    assert len(chat.writes()) == writes
    assert read(chat.press(again, "Put back")).startswith("Ended: Call Forwarding")


def test_somebody_who_put_it_back_already_is_not_bothered(chat: Chat) -> None:
    chat.ask(ON)
    assert "s-1 is over with this." in read(chat.ask("set dnd lobby paris off", "lena"))
    writes, count = len(chat.writes()), len(chat.said("ana"))
    chat.wait(2 * HOUR)
    chat.quiet("ana", count)
    assert len(chat.writes()) == writes


def test_what_was_put_back_elsewhere_is_told_at_its_end(chat: Chat) -> None:
    chat.ask(ON)
    chat.cloud.change(chat.cloud.workspace("Lobby Paris"), "doNotDisturb", {"enabled": False})
    chat.wait(2 * HOUR)
    assert "It was as before already; nothing was written." in read(chat.hears("ana", f"Ended: {TITLE}"))


def test_without_rights_nothing_is_put_back_and_the_space_is_offered_it(chat: Chat) -> None:
    chat.ask(ON, space="team")
    chat.give_roles("ana", "id_readonly_admin")
    chat.wait(2 * HOUR)
    asked = chat.hears("team", f"Put back? {TITLE}")
    assert "Ana Roux may not change this workspace any more" in read(asked)
    assert "On" not in read(asked).replace("One", "")
    assert is_on(chat)
    refused = chat.press(asked, "Put back", "ana", "team")
    assert "Your role lets you look at settings" in read(refused)
    assert is_on(chat)
    assert read(chat.press(asked, "Put back", "lena", "team")).startswith(f"Ended: {TITLE}")
    assert not is_on(chat)
    assert "Lena Maes" in read(chat.ask("history lobby paris", "lena"))


def test_without_rights_at_its_start_it_does_not_begin(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on from tomorrow 8:00 to tomorrow 20:00")
    chat.give_roles("ana")
    here = chat.clock().astimezone(ZoneInfo("Europe/Paris"))
    begins = (here + DAY).replace(hour=8, minute=1)
    chat.wait(begins - here)
    assert "no Webex admin role" in read(chat.hears("ana", f"Not begun: {TITLE}"))
    assert chat.writes() == []


def test_rights_that_cannot_be_read_count_as_none_and_are_asked_for_again(chat: Chat) -> None:
    chat.ask(ON)
    chat.cloud.fault("GET /people/", status=503, times=100)
    chat.wait(2 * HOUR)
    failed = chat.hears("ana", f"Not put back yet: {TITLE}")
    assert "I cannot read the admin roles of Ana Roux in Webex." in read(failed)
    assert is_on(chat)
    chat.heal()
    chat.wait(LATER)
    chat.hears("ana", f"Ended: {TITLE}")
    assert not is_on(chat)


@pytest.mark.parametrize("times", [4, 6, 7])
def test_roles_that_can_be_read_again_just_then_do_not_end_in_a_question(chat: Chat, times: int) -> None:
    chat.ask(ON)
    chat.cloud.fault("GET /people/", status=503, times=times)
    chat.wait(2 * HOUR)
    chat.wait(LATER)
    chat.hears("ana", f"Ended: {TITLE}")
    assert not is_on(chat)


def test_what_fails_is_tried_again_and_told_more_and_more_seldom(chat: Chat) -> None:
    chat.ask(ON)
    chat.cloud.fault(DND_WRITES, status=400, times=1000)
    chat.wait(2 * HOUR)
    failed = chat.hears("ana", f"Not put back yet: {TITLE}")
    assert "I try again " in read(failed)
    assert buttons(failed) == ["Try now", "Leave it", "Show"]
    for _ in range(12):
        chat.wait(timedelta(minutes=31))
    told = [one for one in chat.said("ana") if "Not put back yet" in read(one)]
    assert 2 <= len(told) <= 4
    assert is_on(chat)
    chat.heal()
    assert read(chat.press(failed, "Try now")).startswith(f"Ended: {TITLE}")
    assert not is_on(chat)
    count = len(chat.said("ana"))
    chat.wait(DAY)
    chat.quiet("ana", count)


def test_an_answer_that_webex_swallows_is_looked_at_again(chat: Chat) -> None:
    chat.ask(ON)
    chat.impatient()
    chat.cloud.fault(DND_WRITES, drop=True)
    chat.wait(2 * HOUR)
    assert is_on(chat)
    chat.clock.ahead += timedelta(minutes=6)
    chat.app.upkeep.settle()
    chat.wait(LATER)
    chat.wait(LATER)  # where the lost answer was noticed only after the clock had moved
    chat.hears("ana", f"Ended: {TITLE}")
    assert not is_on(chat)


def test_a_workspace_that_was_renamed_goes_back_under_its_new_name(chat: Chat) -> None:
    chat.ask(ON)
    chat.rename("Lobby Paris", "Entrance")
    assert "s-1 · Entrance (was Lobby Paris)" in read(chat.ask("scheduled"))
    chat.wait(2 * HOUR)
    ended = chat.hears("ana", "Ended: Do Not Disturb · Entrance (was Lobby Paris)")
    assert not is_on(chat, "Entrance")
    assert "Entrance" in button(ended, "Do it again")["calling-bot"]["text"]


def test_a_workspace_that_moved_out_of_reach_is_left(chat: Chat) -> None:
    chat.ask(ON, "lena")
    one = chat.cloud.workspace("Lobby Paris")
    elsewhere = chat.cloud.workspace("Lobby Denver").location_id
    with chat.cloud.state.lock:
        chat.cloud.state.workspaces[one.id] = replace(one, location_id=elsewhere)
    chat.read_workspaces()
    chat.wait(2 * HOUR)
    asked = chat.hears("lena", "Put back? Do Not Disturb")
    assert "Lena Maes may not change this workspace any more" in read(asked)
    assert is_on(chat)


def test_a_clock_set_back_puts_it_back_later_and_once(chat: Chat) -> None:
    chat.ask(ON)
    chat.wait(-HOUR)
    chat.wait(2 * HOUR)
    assert is_on(chat)
    chat.wait(HOUR)
    chat.hears("ana", f"Ended: {TITLE}")
    assert not is_on(chat)
    assert len(chat.writes()) == 2


def test_a_workspace_that_is_gone_is_said_once(chat: Chat) -> None:
    chat.ask(ON)
    chat.remove("Lobby Paris")
    chat.wait(2 * HOUR)
    assert "gone from Webex, so nothing was put back" in read(chat.hears("ana", f"Ended: {TITLE}"))
    count = len(chat.said("ana"))
    chat.wait(3 * DAY)
    chat.quiet("ana", count)
    assert "Nothing waits." in read(chat.ask("scheduled"))


def test_a_space_without_the_bot_still_gets_its_settings_back(chat: Chat) -> None:
    chat.ask(ON, space="team")
    with chat.taken_out_of("team"):
        chat.wait(2 * HOUR)
        chat.cloud.until(lambda: not is_on(chat))


def test_what_was_due_while_the_bot_was_away_is_put_back_late(cloud: Cloud, database_url: str) -> None:
    with Chat.started(cloud, database_url) as chat:
        chat.ask(ON)
        chat.ask("set dnd lobby denver on from tomorrow 8:00 to tomorrow 9:00")
    with Chat.started(cloud, database_url, ahead=3 * HOUR) as chat:
        ended = chat.hears("ana", f"Ended: {TITLE}")
        assert "It was due " in read(ended)
        assert not is_on(chat)
        assert "s-2 · Lobby Denver" in read(chat.ask("scheduled"))
    with Chat.started(cloud, database_url, ahead=4 * DAY) as chat:
        chat.hears("ana", "Not begun: Do Not Disturb · Lobby Denver")
        assert not is_on(chat, "Lobby Denver")


def test_a_second_bot_on_the_database_does_what_a_dead_one_left(cloud: Cloud, postgres_url: str) -> None:
    with Chat.started(cloud, postgres_url) as chat:
        chat.ask(ON)
        with Chat.started(cloud, postgres_url) as other:
            chat.app.changing.work.stop(5.0)
            chat.app.ground.store.process = "elsewhere/1/token"
            (one,) = chat.app.ground.store.due_tasks(chat.clock() + 2 * HOUR, 1, ["timed"])
            assert chat.app.ground.store.take_task(one)
            other.wait(2 * HOUR)
            assert is_on(chat)
            with chat.app.ground.store._writing() as tx:
                tx.execute(task.update().values(held_until=utc_now() - HOUR))
            other.bot.changing.work.run_due()
            other.hears("ana", f"Ended: {TITLE}")
            assert not is_on(chat)
            assert len(chat.writes()) == 2
