"""The effect of a change is known before it is made, and it is made only if nothing changed since."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import family_of
from bot.changes.foresee import Foreseen
from bot.changes.item_target import Full
from bot.changes.outcome import Incomplete, Result
from bot.changes.request import ChangeRequest, ListEdit
from bot.errors import NotAllowed, NotFound
from cards.fields import Ref
from tests.unit.changes.world import PATTERNS, WAITING, World, turn_on

ROW = {"id": "p1", "name": "Night", "pattern": "9!", "action": "BLOCK", "transferEnabled": False}


def pattern(world: World) -> ChangeRequest:
    """The removal of a digit pattern that is on the list."""
    world.documents[PATTERNS]["digitPatterns"] = [ROW]
    world.documents[f"{PATTERNS}/{{digitPatternId}}"] = {"p1": ROW}
    return turn_on(family="patterns", list="digit pattern", item_id="p1", action="remove", values=None)


def words(foreseen: Foreseen) -> list[tuple[str, str, str]]:
    return [(one.label, one.before, one.after) for one in foreseen.differences]


def test_foreseeing_reads_and_writes_nothing() -> None:
    world = World()
    foreseen = world.changes.foresee(turn_on())
    assert world.log == ["person fresh", "read"]
    assert words(foreseen) == [("Call waiting", "Off", "On")]
    assert (foreseen.result, foreseen.blocking_error, foreseen.cannot_be_undone) == (None, None, "")
    assert (foreseen.person.name, foreseen.workspace.name) == ("Ana", "Lobby")


def test_what_was_foreseen_is_read_again_and_made() -> None:
    world = World()
    foreseen = world.changes.foresee(turn_on())
    assert world.changes.apply(foreseen).result is Result.DONE
    assert world.log == ["person fresh", "read", "person fresh", "read", "intend", "PUT", "read", "settle"]
    assert world.changes.apply(foreseen).result is Result.ALREADY


@pytest.mark.parametrize("stored", [False, True])
def test_what_moved_since_it_was_foreseen_is_not_written(stored: bool) -> None:
    world = World()
    path = family_of("ptt").path
    request = turn_on(family="ptt", values={"members": ListEdit((Ref("new", "New"),))})
    world.documents[path] = {"members": [{"id": "a", "displayName": "Ana"}]}
    foreseen = world.changes.foresee(request)
    seen = ChangeRequest.load(foreseen.as_seen().dump()) if stored else foreseen
    world.documents[path] = {"members": []}
    outcome = world.changes.apply(seen)
    assert outcome.result is Result.MOVED
    assert [(one.before, one.after) for one in outcome.differences] == [("Ana", "Nobody")]
    assert "PUT" not in world.log


def test_what_moved_before_it_was_foreseen_stays_moved() -> None:
    world = World()
    foreseen = world.changes.foresee(turn_on(base={"enabled": None}))
    assert foreseen.result is Result.MOVED
    assert [(one.before, one.after) for one in foreseen.moved] == [("None", "Off")]
    assert world.changes.apply(foreseen).result is Result.MOVED
    assert foreseen.differences == ()


def test_a_removal_is_foreseen_with_what_goes() -> None:
    world = World()
    request = pattern(world)
    foreseen = world.changes.foresee(request)
    ((label, before, after),) = words(foreseen)
    assert (label, after) == ("Digit pattern “Night (9!)”", "removed")
    assert "Pattern: 9!" in before
    world.documents[PATTERNS]["digitPatterns"] = []
    assert world.changes.foresee(request).result is Result.GONE
    assert world.changes.apply(foreseen).result is Result.GONE


def test_problems_are_foreseen_field_by_field_and_refused_when_applied() -> None:
    world = World()
    request = turn_on(family="patterns", list="digit pattern", action="add", values={"name": "Night"})
    foreseen = world.changes.foresee(request)
    assert set(foreseen.problems) == {"pattern", "action"}
    assert isinstance(foreseen.blocking_error, Incomplete)
    with pytest.raises(Incomplete, match="Pattern: Needed"):
        world.changes.apply(foreseen)
    rows = [{**ROW, "id": str(number), "name": str(number)} for number in range(500)]
    world.documents[PATTERNS]["digitPatterns"] = rows
    assert isinstance(world.changes.foresee(request).blocking_error, Full)
    with pytest.raises(Full):
        world.changes.apply(request)
    assert world.entries == []


@pytest.mark.parametrize(
    ("request_of", "lost"),
    [
        (
            {"family": "codes", "list": "access code", "action": "clear", "values": {"accessCodes": ()}},
            "I never keep access codes.",
        ),
        (
            {"family": "voicemail", "list": "voicemail PIN", "values": {"passcode": "135790"}},
            "Webex never shows what was there before.",
        ),
    ],
)
def test_what_cannot_be_undone_says_so(request_of: dict[str, Any], lost: str) -> None:
    world = World()
    family = family_of(request_of["family"])
    world.documents[family.path] = {"accessCodes": [{"code": "4711", "description": "Night"}]}
    foreseen = world.changes.foresee(turn_on(**request_of))
    assert foreseen.cannot_be_undone == f"This cannot be undone: {lost}"
    assert not {"4711", "135790"} & set(str(words(foreseen)).split("'"))


def test_a_reader_may_foresee_and_not_apply() -> None:
    world = World()
    world.roles["ravi"] = frozenset({"id_readonly_admin"})
    foreseen = world.changes.foresee(turn_on(person_id="ravi"))
    assert words(foreseen)
    with pytest.raises(NotAllowed):
        world.changes.apply(foreseen)
    with pytest.raises(NotFound):
        world.changes.foresee(turn_on(person_id="lena", workspace_id="k"))
    assert world.documents[WAITING]["enabled"] is False
