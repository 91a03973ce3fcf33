"""Quiet hours, digests, settings that flap, and only what is risky."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.events import Changed
from bot.notices.audience import Audience
from bot.notices.delivery import LEASE
from bot.ports.notices import Watch
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, buttons, read, rows_with_button
from tests.dialogues.watching.test_watch import notices

pytest_plugins = ["tests.postgres"]

EVENING = datetime(2031, 3, 4, 4, 0, tzinfo=UTC)
"""21:00 in Denver, where most workspaces are."""


@pytest.fixture
def chat(cloud: Cloud, some_database_url: str) -> Iterator[Chat]:
    with Chat.started(cloud, some_database_url, ahead=EVENING - datetime.now(UTC)) as chat:
        yield chat


def told(chat: Chat, space: str = "ravi") -> list[str]:
    """What a space heard of changes, once all was said that is due."""
    chat.bot.telling.work.run_due()
    return [one for one in map(read, chat.said(space)) if "changed\n" in one or one.startswith("Changes in")]


def test_quiet_hours_end_with_one_message(chat: Chat) -> None:
    said = read(chat.ask("watch all quiet 19:00-07:00", "ravi"))
    assert "Quiet 19:00–07:00 (America/Denver); what comes meanwhile is one message" in said
    chat.ask("set dnd lobby paris on")
    chat.ask("set dnd gym on")
    chat.ask("set dnd gym off")
    assert told(chat) == []
    assert chat.bot.ground.store.backlog().notices == 3
    assert "3 notices" in read(chat.ask("status"))
    chat.clock.ahead += timedelta(hours=9, minutes=30)
    assert told(chat) == []
    chat.clock.ahead += timedelta(hours=1)
    (said,) = told(chat)
    assert chat.bot.ground.store.backlog().notices == 0
    assert said.startswith("Changes in 2 workspaces\n")
    assert "Lobby Paris: Do Not Disturb" in said and "Off → On" in said
    assert "changed 2 times since Mon 3 Mar, 21:00; now Do not disturb: Off" in said
    chat.ask("set dnd gym on")
    assert len(told(chat)) == 2, "it is day"


def test_a_single_change_of_the_night_is_told_as_any_other(chat: Chat) -> None:
    chat.ask("watch all quiet from 7pm to 7am", "ravi")
    chat.ask("set dnd lobby paris on")
    chat.clock.ahead += timedelta(hours=11)
    (said,) = told(chat)
    assert said.startswith("Lobby Paris: Do Not Disturb changed")


def test_a_digest_comes_once_a_day_and_the_watch_can_be_changed(chat: Chat) -> None:
    assert "Digest at 22:00 (America/Denver)" in read(chat.ask("watch all, daily digest at 22:00", "ravi"))
    for state in ("on", "off"):
        chat.ask(f"set dnd lobby paris {state}")
    assert told(chat) == []
    chat.clock.ahead += timedelta(hours=1, minutes=1)
    assert len(told(chat)) == 1
    chat.ask("watch all", "ravi")
    assert "Digest" not in read(chat.ask("watches", "ravi"))
    chat.ask("set dnd lobby paris on")
    assert len(told(chat)) == 2


def test_a_setting_that_flaps_is_told_and_then_counted(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    for minute in range(10):
        chat.clock.ahead += timedelta(minutes=1)
        chat.ask(f"set dnd lobby paris {'off' if minute % 2 else 'on'}")
    assert len(told(chat)) == 2
    chat.clock.ahead += timedelta(minutes=40)
    assert "changed 10 times since" in told(chat)[-1] and len(told(chat)) == 3
    assert buttons(chat.said("ravi")[-1]) == ["Show", "History", "Mute 2 h"]


def test_what_is_told_together_is_taken_back_one_by_one(chat: Chat) -> None:
    chat.ask("watch all digest 22:00", "ravi")
    chat.ask("set dnd lobby paris on")
    chat.ask("set intercept gym on")
    chat.clock.ahead += timedelta(hours=1, minutes=1)
    told(chat)
    digest = chat.said("ravi")[-1]
    assert buttons(digest) == ["Undo", "Undo", "History"]
    chat.give_roles("ravi", "id_full_admin")
    undone = [
        data for words, data in rows_with_button(digest) if words.startswith("Lobby Paris: Do Not Disturb")
    ]
    assert "On → Off" in read(chat.send(digest, undone[0], "ravi"))


def test_much_by_one_person_is_told_in_one_thread_and_then_together(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    for name in ("gym", "huddle", "atrium", "kitchen", "lobby paris", "lobby denver", "board room 2"):
        chat.ask(f"set dnd {name} on")
    assert len(told(chat)) == 5
    chat.clock.ahead += timedelta(minutes=1)
    assert told(chat)[-1].startswith("Changes in 2 workspaces")
    first, *others = [one for one in chat.said("ravi") if "hange" in read(one)][1:]
    assert first.parent_id is None and {one.parent_id for one in others} == {first.id}


def test_only_what_is_risky(chat: Chat) -> None:
    assert "risky" in read(chat.ask("watch risky", "ravi"))
    chat.ask("set dnd lobby paris on")
    chat.ask("forward lobby paris to 4404")
    chat.ask("set waiting gym off")
    assert told(chat) == []
    chat.ask("forward lobby paris to +44 20 7946 0958")
    chat.ask("set intercept gym on")
    assert [one.partition(" changed")[0] for one in told(chat)] == [
        "Lobby Paris: Call Forwarding",
        "Gym: Call Intercept",
    ]


def test_only_copies_to_outside_of_the_company_are_risky(chat: Chat) -> None:
    chat.ask("watch risky", "ravi")
    chat.ask("set voicemail lobby paris copy on copy to front@acme.example")
    assert told(chat) == []
    chat.ask("set voicemail lobby paris copy to eve@mail.example")
    assert len(told(chat)) == 1


def test_who_lost_the_rights_hears_nothing_of_what_was_gathered(chat: Chat) -> None:
    chat.ask("watch all digest 22:00", "ravi")
    for state in ("on", "off"):
        chat.ask(f"set dnd lobby paris {state}")
    chat.give_roles("ravi")
    chat.clock.ahead += timedelta(hours=2)
    assert told(chat) == []
    assert "I end the watch of all workspaces here" in read(chat.said("ravi")[-1])
    assert notices(chat, "ravi") == []


def test_a_space_that_ended_its_watch_hears_nothing_of_what_was_gathered(chat: Chat) -> None:
    chat.ask("watch all digest 22:00", "ravi")
    chat.ask("set dnd lobby paris on")
    chat.ask("unwatch all", "ravi")
    chat.clock.ahead += timedelta(hours=2)
    assert told(chat) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("watch lobby paris quiet 7-9", "7:00 or 7pm"),
        ("watch lobby paris quiet 19:00-19:00", "another end"),
        ("watch lobby paris quiet 25:00-07:00", "No clock shows"),
        ("watch lobby paris digest 8", "8:00 or 8pm"),
        ("watch lobby paris digest 99:99", "No clock shows"),
    ],
)
@pytest.mark.parametrize("person", ["ravi", "ana"])
def test_hours_that_tell_nothing_are_refused(chat: Chat, text: str, why: str, person: str) -> None:
    """Also to Ana, who may change a phone that monitors lines."""
    assert why in read(chat.ask(text, person))
    assert "watches nothing" in read(chat.ask("watches", person))


def test_a_room_may_be_called_quiet(chat: Chat) -> None:
    assert read(chat.ask("watch quiet room", "ravi")).startswith("Watching Quiet Room")
    assert "Quiet 22:00–06:00" in read(chat.ask("watch quiet room quiet 22-6", "ravi"))


def test_what_cannot_be_read_back_is_risky_and_holds_nothing_back(chat: Chat) -> None:
    chat.ask("watch risky", "ravi")
    form = chat.ask("passcode lobby paris")
    chat.press(form, "Save", inputs={"f-passcode": "482915"})
    chat.ask("set intercept lobby paris on")
    said = told(chat)
    assert any("Voicemail PIN: reset" in one for one in said), said
    assert any("Call Intercept" in one for one in said), said


def test_what_was_not_said_delays_nothing(chat: Chat) -> None:
    chat.ask("watch risky", "ravi")
    for number in range(5):
        chat.ask(f"set dnd lobby paris {'off' if number % 2 else 'on'}")
        assert told(chat) == []
    chat.ask("set intercept lobby paris on")
    assert len(told(chat)) == 1


def test_what_another_process_took_meanwhile_is_not_said_twice(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    store, messages = chat.bot.ground.store, chat.bot.telling.work
    asked = Audience.may_hear

    def slowly(self: Audience, watches: Sequence[Watch], changed: Changed) -> bool:
        chat.clock.ahead += 2 * LEASE
        (notice,) = store.due_notices(chat.clock())
        assert store.take_notice(notice.id, chat.clock(), chat.clock() + LEASE)
        return asked(self, watches, changed)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Audience, "may_hear", slowly)
        chat.ask("set dnd lobby paris on")
        messages.run_due()
    assert told(chat) == []
    chat.clock.ahead += 2 * LEASE
    chat.deliver_notices()
    assert len(told(chat)) == 1


def test_a_watch_does_not_end_with_a_workspace(chat: Chat) -> None:
    chat.ask("watch all at Denver quiet 19:00-07:00", "ravi")
    chat.ask("set dnd gym on")
    chat.remove("Gym")
    chat.read_workspaces()
    chat.clock.ahead += timedelta(hours=11)
    told(chat)
    assert "all workspaces at Denver" in read(chat.ask("watches", "ravi"))
