"""Who made a change elsewhere: told at once where Webex's audit log knows it, named later, never guessed."""

from __future__ import annotations

import base64
import csv
import io
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.errors import WebexError
from bot.notices import audit, audit_trail
from bot.ports.webex import Read
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Person
from bot.sandbox.data.ids import inner_id
from tests.chat import Chat, read
from tests.dialogues.watching.looking import look
from tests.dialogues.watching.test_watch import notices

pytest_plugins = ["tests.postgres"]

POLL = timedelta(seconds=11)
BY_LENA = "Lena Maes (lena.maes@acme.example, from 10.1.2.3), not through me"
WHO = "who changed dnd on lobby paris?"


@pytest.fixture
def chat(cloud: Cloud, some_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chat]:
    """A bot with the usual budget, in a cloud that goes by the bot's clock. Ravi watches the lobby."""
    with Chat.started(cloud, some_database_url, radar_requests_per_second=0.5) as chat:
        monkeypatch.setattr(cloud.state, "clock", chat.clock)
        chat.ask("watch lobby paris", "ravi")
        for _ in range(20):
            look(chat)
            if all(chat.bot.ground.store.read_moments().values()):
                break
        poll(chat)
        yield chat


def poll(chat: Chat, *, after: timedelta = POLL) -> None:
    """So much later the log is read; what reads it already goes by the time before."""
    chat.bot.looking.audit_work.run_due()
    chat.clock.ahead += after
    chat.bot.looking.audit_work.run_due()


def edit(chat: Chat, by: Person | str = "lena", workspace: str = "Lobby Paris", **values: Any) -> None:
    """Somebody changes Do Not Disturb in Control Hub."""
    person = chat.cloud.person(by) if isinstance(by, str) else by
    document = values or {"enabled": not chat.setting(workspace, "doNotDisturb")["enabled"]}
    chat.cloud.change(chat.cloud.workspace(workspace), "doNotDisturb", document, by=person)


def polls(cloud: Cloud) -> int:
    """How often the log was asked."""
    return sum(one.path.startswith("/adminAudit") for one in cloud.requests)


def event(at: datetime, **data: object) -> dict[str, Any]:
    """An event of the log, with a few members only."""
    return {"id": str(uuid.uuid4()), "created": at.isoformat(), "actorId": str(uuid.uuid4()), "data": data}


def test_it_is_told_with_the_name_within_half_a_minute(chat: Chat) -> None:
    edit(chat)
    poll(chat)
    said = read(chat.hears("ravi", "Lobby Paris: Do Not Disturb changed"))
    assert f"{BY_LENA} · between" in said and "Off → On" in said
    look(chat)
    poll(chat)
    assert len(notices(chat, "ravi")) == 1
    assert f"{BY_LENA}, changed Do Not Disturb of Lobby Paris last: between" in read(chat.ask(WHO))
    assert BY_LENA in read(chat.ask("history lobby paris"))
    assert "Off → On" in read(chat.ask("history lobby paris by lena"))


def test_what_webex_is_slow_to_refuse_is_asked_for_once_in_a_poll(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Sequence[Read]] = []

    def slowly(reads: Sequence[Read], **_: object) -> list[WebexError]:
        asked.append(reads)
        chat.clock.ahead += timedelta(seconds=30)
        return [WebexError("Webex did not answer.", status=504) for _ in reads]

    with (
        chat.held(chat.bot.looking.audit_work),
        chat.held(chat.bot.looking.radar_work),
        monkeypatch.context() as patch,
    ):
        patch.setattr(chat.app.looking.radar._reader, "read_many", slowly)
        chat.app.looking.radar.look_now({chat.cloud.workspace("Lobby Paris").id: chat.clock()})
    assert len(asked) == 1


def test_what_could_not_be_looked_at_is_looked_at_with_the_next_poll(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[set[str]] = []

    def breaks_once(changed_at: Mapping[str, datetime]) -> None:
        looked_at.append({*changed_at})
        if len(looked_at) == 1:
            raise RuntimeError

    with chat.held(chat.bot.looking.audit_work), monkeypatch.context() as patch:
        patch.setattr(chat.app.looking.radar, "look_now", breaks_once)
        edit(chat)
        chat.clock.ahead += POLL
        with pytest.raises(RuntimeError):
            chat.app.looking.audit.wake("")
        chat.app.looking.audit.wake("")
    assert looked_at == [{chat.cloud.workspace("Lobby Paris").id}] * 2


def test_where_others_read_along_history_has_the_name_alone(chat: Chat) -> None:
    edit(chat)
    poll(chat)
    chat.hears("ravi", "Lena Maes")
    for asked in (WHO, "history lobby paris"):
        said = read(chat.ask(asked, space="team"))
        assert "Lena Maes, not through me" in said and "10.1.2.3" not in said and "@acme" not in said
    in_space, alone = (
        next(
            csv.DictReader(
                io.StringIO(chat.ask("export history csv", space=space).files[0].content.decode("utf-8-sig"))
            )
        )
        for space in ("team", "ana")
    )
    assert (alone["by"], alone["by email"], alone["from address"], alone["origin"]) == (
        "Lena Maes",
        "lena.maes@acme.example",
        "10.1.2.3",
        "elsewhere",
    )
    assert alone["not there at"] and (in_space["by email"], in_space["from address"]) == ("", "")


def test_people_from_outside_see_the_name_alone(chat: Chat) -> None:
    chat.ask("watch lobby paris", space="rollout")
    edit(chat)
    poll(chat)
    said = chat.hears("rollout", "Lobby Paris: Do Not Disturb changed")
    assert "Lena Maes, not through me" in read(said)
    assert not any(secret in f"{read(said)}{said.card}" for secret in ("10.1.2.3", "@acme.example"))


def test_an_event_that_comes_an_hour_late_names_it_in_the_journal_and_is_not_told_again(chat: Chat) -> None:
    chat.cloud.audit_log.lag = timedelta(hours=1)
    edit(chat)
    look(chat)
    assert "Somebody, not through me" in read(chat.hears("ravi", "Lobby Paris: Do Not Disturb changed"))
    assert "Somebody, not through me" in read(chat.ask(WHO))
    poll(chat, after=timedelta(minutes=61))
    poll(chat)
    assert BY_LENA in read(chat.ask(WHO))
    look(chat)
    assert len(notices(chat, "ravi")) == 1


def test_two_people_are_nobody_and_who_was_named_before_is_not_any_more(chat: Chat) -> None:
    edit(chat, by="lena")
    edit(chat, by="ana", enabled=True, ringSplashEnabled=True)
    poll(chat)
    assert "Somebody, not through me" in read(chat.hears("ravi", "Do Not Disturb changed"))
    chat.clock.ahead += timedelta(minutes=5)
    look(chat)
    edit(chat, by="lena", enabled=False)
    at = chat.clock()
    poll(chat)
    assert BY_LENA in read(chat.ask(WHO))
    chat.cloud.audit_log.add(at, event(at, actorName="Ana Roux", targetName="Lobby Paris"))
    poll(chat)
    assert "Somebody, not through me" in read(chat.ask(WHO))


def test_what_the_bot_changes_itself_is_told_as_its_own_and_names_nobody(chat: Chat) -> None:
    chat.ask("set dnd lobby paris on")
    edit(chat, by="lena", enabled=False)
    poll(chat)
    look(chat)
    told = notices(chat, "ravi")
    assert len(told) == 2 and "Ana Roux" in told[0] and BY_LENA in told[1]
    assert "settings app" not in "".join(told)


def test_where_the_log_does_not_know_the_bots_requests_nobody_is_named(chat: Chat) -> None:
    """The change elsewhere is not logged, and the bot's own is, under a tracking id of Webex's."""
    chat.ask("set dnd lobby paris on")
    for _, logged in chat.cloud.audit_log.events:
        logged["data"]["trackingId"] = "ATLAS_1"
    chat.cloud.audit_log.is_silent = True
    edit(chat, enabled=False)
    poll(chat)
    look(chat)
    assert "Somebody, not through me" in notices(chat, "ravi")[1]


def test_a_name_that_was_forged_is_shown_as_it_is(chat: Chat) -> None:
    name = "**Boss** [here](https://evil.example) <@all> <@personEmail:x@example.com>\n# " + "A" * 900
    edit(
        chat, by=replace(chat.cloud.person("lena"), name=name, email="[x](https://evil.example)@acme.example")
    )
    poll(chat)
    said = chat.hears("ravi", "Lobby Paris: Do Not Disturb changed")
    answers = [said, chat.ask(WHO), chat.ask("history lobby paris"), chat.ask("history", space="team")]
    for one in answers:
        assert "<@all>" not in one.markdown and "<@personEmail" not in one.markdown
        assert "](https://evil" not in one.markdown and "AAAAAAAA" * 20 not in one.markdown
        assert "Boss" in read(one)


@pytest.mark.parametrize("spelled", ["base64", "uuid", "public", "name", "upper"])
def test_a_workspace_is_known_by_its_id_in_any_spelling_or_by_its_name(chat: Chat, spelled: str) -> None:
    lobby = chat.cloud.workspace("Lobby Paris")
    inner = inner_id(lobby.id)
    target = {
        "base64": {"targetId": base64.b64encode(inner.encode()).decode()},
        "uuid": {"targetId": inner},
        "upper": {"targetId": inner.upper()},
        "public": {"targetId": lobby.id},
        "name": {"targetId": "?", "targetName": "Lobby Paris"},
    }[spelled]
    chat.cloud.audit_log.is_silent = True
    edit(chat)
    now = chat.clock()
    logged = event(now, actorName="Joe Smith", eventCategory="EventCategory.NEVER_HEARD_OF", **target)
    chat.cloud.audit_log.add(now, logged)
    poll(chat)
    assert "Joe Smith, not through me" in read(chat.hears("ravi", "Lobby Paris: Do Not Disturb changed"))


def test_what_is_missing_doubled_or_out_of_order_harms_nothing(chat: Chat) -> None:
    edit(chat)
    log, now = chat.cloud.audit_log, chat.clock()
    at, logged = log.events[-1]
    for wrong in (
        {}, {"created": 7}, {"created": "0001-01-01T00:00:00+14:00"}, {"created": "yesterday"},
        {"created": now.isoformat(), "data": []}, {"created": now.isoformat(), "data": {"actorName": None}},
        {**event(now), "actorId": {"x": 1}, "data": {"targetId": 7, "targetName": ["Lobby Paris"]}},
    ):  # fmt: skip
        log.add(now, wrong)
    log.add(at, logged)
    log.add(now - timedelta(hours=1), {**logged, "id": "earlier", "created": "2020-01-01T00:00:00Z"})
    log.events.reverse()
    poll(chat)
    assert BY_LENA in read(chat.hears("ravi", "Lobby Paris: Do Not Disturb changed"))


@pytest.mark.parametrize(("count", "setting"), [(7, "callWaiting"), (40, "doNotDisturb")])
def test_what_is_changed_at_once_in_many_workspaces_is_seen_within_two_polls(
    chat: Chat, count: int, setting: str
) -> None:
    desks = chat.cloud.add_workspaces(count, "Desk {:02}")
    chat.clock.ahead += timedelta(hours=1)
    chat.ask("watch all", "ravi")
    all_is_read(chat)
    for desk in desks:
        chat.cloud.change(desk, setting, {"enabled": setting == "doNotDisturb"}, by=chat.cloud.person("lena"))
    poll(chat)
    poll(chat)
    seen = [one for one in chat.bot.ground.store.history(limit=100) if one.is_from_elsewhere]
    assert {one.workspace_name for one in seen} == {one.name for one in desks}
    assert {one.actor_name for one in seen} == {"Lena Maes"}
    assert len(seen) == count


def all_is_read(chat: Chat) -> None:
    """As after some hours: what is watched was read a while ago, and nothing is owed."""
    chat.bot.looking.radar_work.run_due()
    store, schedule = chat.bot.ground.store, chat.bot.looking.radar._schedule
    while pairs := [pair for pair, at in store.read_moments().items() if at is None]:
        chat.bot.looking.radar._look(pairs[:50])
    schedule.set_back(chat.clock())
    schedule.plan({*store.read_moments()}, store.read_moments(), chat.clock())
    chat.clock.ahead += timedelta(minutes=1)


def test_a_log_that_asks_for_an_hours_pause_holds_up_no_other_request(chat: Chat) -> None:
    chat.cloud.fault("GET /adminAudit", status=429, headers={"Retry-After": "3600"}, times=1_000)
    edit(chat)
    poll(chat)
    before = polls(chat.cloud)
    assert "Do Not Disturb" in read(chat.ask("show dnd gym"))
    assert "Off → On" in read(chat.ask("set dnd gym on"))
    look(chat)
    assert "Off → On" in read(chat.hears("ravi", "Lobby Paris: Do Not Disturb changed"))
    poll(chat, after=timedelta(minutes=50))
    assert polls(chat.cloud) == before, "that log is left alone for so long"


def test_20000_events_at_once_neither_block_nor_fill_the_memory(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_trail, "MAX_EVENTS", 500)
    now, names = chat.clock(), ("Lobby Paris", "Gym", "somebody's phone")
    for number in range(20_000):
        logged = event(now, actorName="Flood", targetName=names[number % 3])
        chat.cloud.audit_log.add(now, logged)
    chat.clock.ahead += timedelta(seconds=30)
    edit(chat)
    before = polls(chat.cloud)
    poll(chat, after=timedelta(seconds=1))
    assert polls(chat.cloud) - before <= 2 * (audit.PAGES_OF_NEW + audit.PAGES_OF_OLD), "in two polls"
    assert chat.bot.looking.audit._unread
    said = read(chat.hears("ravi", "Lobby Paris: Do Not Disturb changed"))
    assert "Somebody, not through me" in said, "while much is unread, nobody is named"
    for _ in range(3):
        poll(chat, after=timedelta(seconds=2))
    assert len(chat.bot.looking.audit._trail._events) <= 500
    assert len(chat.bot.looking.audit._unread) == 0
    chat.clock.ahead += timedelta(minutes=3)
    for _ in range(4):
        poll(chat)  # what was logged late is read once more
    look(chat)
    poll(chat)
    edit(chat)
    poll(chat)
    assert BY_LENA in read(chat.hears("ravi", "On → Off"))


def test_what_is_read_again_drives_out_nothing_newer(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_trail, "MAX_EVENTS", 50)
    now = chat.clock()
    for _ in range(200):
        chat.cloud.audit_log.add(now, event(now, actorName="Flood", targetName="Lobby Paris"))
    chat.clock.ahead += audit.OVERLAP
    for _ in range(3):
        poll(chat)
    look(chat)
    chat.clock.ahead += audit.AGAIN_EVERY
    edit(chat)
    poll(chat)
    assert BY_LENA in read(chat.hears("ravi", "Off → On"))


def test_a_log_that_is_refused_is_asked_again_in_an_hour(chat: Chat) -> None:
    chat.cloud.audit_log.is_refused = True
    poll(chat)
    before = polls(chat.cloud)
    edit(chat)
    for _ in range(5):
        poll(chat)
    look(chat)
    assert polls(chat.cloud) == before
    assert "Somebody, not through me" in read(chat.hears("ravi", "Do Not Disturb changed"))
    chat.cloud.audit_log.is_refused = False
    poll(chat, after=timedelta(minutes=61))
    assert BY_LENA in read(chat.ask(WHO))


@pytest.mark.parametrize("status", [429, 503])
def test_a_log_that_fails_holds_up_nothing(chat: Chat, status: int) -> None:
    chat.impatient()
    chat.cloud.fault("GET /adminAudit", status=status, headers={"Retry-After": "0"}, times=1_000)
    edit(chat)
    poll(chat)
    before = polls(chat.cloud)
    poll(chat, after=timedelta(seconds=5))
    assert polls(chat.cloud) == before
    look(chat)
    assert "Somebody, not through me" in read(chat.hears("ravi", "Do Not Disturb changed"))
    chat.heal()
    chat.impatient(30.0)
    poll(chat, after=timedelta(minutes=20))
    poll(chat)
    assert BY_LENA in read(chat.ask(WHO))


def test_nobody_asks_where_nobody_watches_or_the_radar_is_off(cloud: Cloud, some_database_url: str) -> None:
    with Chat.started(cloud, some_database_url, radar_requests_per_second=0.0) as chat:
        chat.ask("watch lobby paris", "ravi")
        poll(chat)
        assert chat.bot.looking.audit.wake("") is None
    with Chat.started(cloud, some_database_url, radar_requests_per_second=5.0) as chat:
        poll(chat)
        before = polls(cloud)
        assert before
        chat.ask("unwatch all", "ravi")
        poll(chat)
        poll(chat)
        assert polls(cloud) == before


def test_what_was_changed_while_the_bot_was_away_has_its_name(
    cloud: Cloud, some_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Chat.started(cloud, some_database_url, radar_requests_per_second=20.0) as chat:
        monkeypatch.setattr(cloud.state, "clock", chat.clock)
        chat.ask("watch lobby paris", "ravi")
        look(chat)
    edit(chat)
    with Chat.started(
        cloud, some_database_url, ahead=timedelta(hours=2), radar_requests_per_second=20.0
    ) as chat:
        monkeypatch.setattr(cloud.state, "clock", chat.clock)
        poll(chat)
        look(chat)
        said = read(chat.hears("ravi", "Lobby Paris: Do Not Disturb changed"))
        assert BY_LENA in said and "while I was away" in said
