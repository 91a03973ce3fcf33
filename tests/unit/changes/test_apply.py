"""Every change checks access itself, without a chat, and needs few requests."""

from __future__ import annotations

from typing import Any

import pytest

from bot.changes.outcome import Incomplete, Result
from bot.changes.request import ChangeRequest
from bot.errors import BotError, NotAllowed, NotAvailable, NotFound, OutOfDate, WebexError
from tests.unit.changes.world import NO_ANSWER, PATTERNS, WAITING, World, turn_on


def test_a_change_reads_the_person_then_the_setting_and_writes_once() -> None:
    world = World()
    outcome = world.changes.apply(turn_on(reason="Night shift"))
    assert world.log == ["person fresh", "read", "intend", "PUT", "read", "settle"]
    assert outcome.result is Result.DONE
    assert outcome.document == world.documents[WAITING] == {"enabled": True, "later": 1}
    assert (outcome.entry_id, outcome.tracking_id, outcome.workspace.name) == (1, "write-1", "Lobby")
    assert [one.after for one in outcome.differences] == ["On"]
    assert (world.entries[0].actor_name, world.entries[0].workspace_name) == ("Ana", "Lobby")


@pytest.mark.parametrize(
    ("asked", "error", "sentence"),
    [
        ({"person_id": "sam"}, NotAllowed, "no Webex admin role"),
        ({"person_id": "ravi"}, NotAllowed, "You may look at Lobby but not change it."),
        ({"person_id": "lena", "workspace_id": "k"}, NotFound, "gone, or out of your reach"),
        ({"workspace_id": "no-more"}, NotFound, "gone, or out of your reach"),
        ({"workspace_id": "k", "family": "accept"}, NotAvailable, "needs a professional licence"),
        ({"family": "telepathy"}, OutOfDate, "do not know this setting"),
        ({"list": "digit pattern of old"}, OutOfDate, "do not know this setting"),
        ({"action": "explode"}, OutOfDate, "do not know this setting"),
        ({"action": "remove", "values": None}, OutOfDate, "do not know this setting"),
        ({"values": None}, OutOfDate, "do not know this setting"),
        ({"values": {"no.more": True}}, OutOfDate, "do not know this setting"),
        ({"person_id": ""}, NotAllowed, "do not know who asks"),
    ],
)
def test_who_may_not_and_what_cannot_be_is_refused_by_the_service(
    asked: dict[str, Any], error: type[BotError], sentence: str
) -> None:
    world = World()
    world.roles["ravi"] = frozenset({"id_readonly_admin"})
    with pytest.raises(error, match=sentence) as refused:
        world.changes.apply(turn_on(**asked))
    assert "changed" in refused.value.sentence
    assert world.entries == []
    assert not {"PUT", "read"} & set(world.log)


def test_a_location_administrator_may_where_the_workspace_is_now() -> None:
    world = World()
    assert world.changes.apply(turn_on(person_id="lena")).result is Result.DONE
    assert world.log[:2] == ["person fresh", "workspaces"]
    world.workspace_list = world.workspace_list[1:]
    with pytest.raises(NotFound):
        world.changes.apply(turn_on(person_id="lena"))
    assert world.log.count("PUT") == 1


@pytest.mark.parametrize(
    ("person", "what", "error", "sentence"),
    [
        ("ana", "people_error", NO_ANSWER, "I cannot read your admin roles in Webex right now"),
        ("ana", "people_error", NotFound("no"), "does not know you"),
        ("ana", "list_error", NO_ANSWER, "Webex did not answer. Nothing was changed."),
        ("lena", "list_error", NO_ANSWER, "Webex did not answer. Nothing was changed."),
    ],
)
def test_where_webex_is_silent_nothing_is_allowed(
    person: str, what: str, error: BotError, sentence: str
) -> None:
    world = World()
    setattr(world, what, error)
    for _ in range(2):
        with pytest.raises(BotError) as refused:
            world.changes.apply(turn_on(person_id=person))
        assert sentence in refused.value.sentence
        assert refused.value.sentence.count(" changed.") == 1
    assert not {"PUT", "read", "intend"} & set(world.log)


def test_roles_are_read_once_for_one_event_and_again_for_the_next() -> None:
    world = World()
    world.changes.apply(turn_on(event_id="m1"))
    world.changes.apply(turn_on(event_id="m1", values={"enabled": False}))
    assert world.log.count("person fresh") == 1
    world.roles.clear()
    for event_id in ("m2", ""):
        with pytest.raises(NotAllowed):
            world.changes.apply(turn_on(event_id=event_id))
    assert world.documents[WAITING]["enabled"] is False


def test_an_item_that_is_added_has_its_new_id_in_the_journal() -> None:
    world = World()
    values = {"name": "Night", "pattern": "9!", "action": "BLOCK"}
    request = turn_on(family="patterns", list="digit pattern", action="add", values=values)
    assert world.changes.apply(request).result is Result.DONE
    assert (world.entries[0].item_id, world.outcomes[0].item_id) == ("", "new-id")
    assert world.log == ["person fresh", "read", "intend", "POST", "read", "read", "settle"]
    with pytest.raises(Incomplete, match="Another digit pattern has the same"):
        world.changes.apply(request)
    assert world.log.count("POST") == 1


def test_what_is_so_already_or_moved_or_gone_is_not_written() -> None:
    world = World()
    so = world.changes.apply(turn_on(values={"enabled": False}))
    moved = world.changes.apply(turn_on(base={"enabled": True}))
    assert (so.result, moved.result) == (Result.ALREADY, Result.MOVED)
    assert [(one.before, one.after) for one in moved.differences] == [("On", "Off")]
    gone = world.changes.apply(
        turn_on(family="patterns", list="digit pattern", item_id="x", action="remove", values=None)
    )
    assert (gone.result, gone.document) == (Result.GONE, world.documents[PATTERNS])
    assert "PUT" not in world.log


def test_a_refusal_keeps_the_error_that_the_reader_may_raise_again() -> None:
    world = World()
    kept = WebexError("No such licence.", status=403)

    def read(*_: Any) -> Any:
        raise kept

    world.read = read  # type: ignore[assignment,method-assign]
    for _ in range(2):
        with pytest.raises(WebexError) as refused:
            world.changes.apply(turn_on())
        assert refused.value.sentence == "No such licence. Nothing was changed."
        assert refused.value.status == 403
    assert kept.sentence == "No such licence."


def test_a_request_from_the_store_is_made_like_any_other() -> None:
    world = World()
    assert world.changes.apply(ChangeRequest.load(turn_on().dump())).result is Result.DONE
