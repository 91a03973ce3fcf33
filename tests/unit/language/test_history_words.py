"""`history` and `who …`: which changes are meant, the words in any order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from bot.access import Access, Rights, Viewer
from bot.errors import Ambiguous, NotFound, NotUnderstood
from bot.events import Licence, Workspace
from bot.language.command_list import COMMANDS
from bot.language.commands import exact_command
from bot.language.requests.showing import ShowHistory, WhatWasDone
from bot.language.understand.command_readers.reading import history
from bot.language.understand.command_readers.reading.history import MAX_WORDS
from bot.language.words import split
from bot.names.workspaces import MAX_NAME_WORDS, WorkspaceIndex, matching

LOBBY = Workspace("w1", "Lobby Paris", Licence.PROFESSIONAL, "l1", "Paris HQ", extension="4321")
DENVER = Workspace("w2", "Lobby Denver", Licence.PROFESSIONAL, "l2", "Denver", extension="5510")
HUDDLE = Workspace("w3", "Huddle & Play", Licence.PROFESSIONAL, "l1", "Paris HQ")
DRILL_ROOM = Workspace("w4", "The Drill Room", Licence.PROFESSIONAL, "l2", "Denver")


class Workspaces:
    """A directory that never changes."""

    index = WorkspaceIndex([LOBBY, DENVER, HUDDLE, DRILL_ROOM])

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        return self.index

    def read_again(self) -> WorkspaceIndex:
        return self.index


def asked(text: str, directory: Workspaces | None = None) -> ShowHistory:
    viewer = Viewer(Rights(None, Access.READ), directory or Workspaces(), is_private=True)  # type: ignore[arg-type]
    invocation = exact_command(COMMANDS, split(text))
    assert invocation is not None
    request = invocation.request(viewer)
    assert isinstance(request, ShowHistory)
    return request


def told(text: str) -> dict[str, Any]:
    """What a text says, without what it leaves open."""
    one = asked(text)
    found = {
        "in": one.workspace.name if one.workspace else one.location,
        "of": one.family.key if one.family else "",
        "by": one.by,
        "period": one.period.words if one.period else "",
        "text": one.text,
        "before": one.before_id,
    }
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("history", {}),
        ("history all", {}),
        ("history lobby paris", {"in": "Lobby Paris"}),
        ("history 4321", {"in": "Lobby Paris"}),
        ("history huddle", {"in": "Huddle & Play"}),
        ("history Denver", {"in": "Denver"}),
        ("history of the lobby in denver", {"in": "Lobby Denver"}),
        ("history in paris", {"in": "Paris HQ"}),
        ("history 7d", {"period": "last 7 days"}),
        ("history last 3 weeks", {"period": "last 3 weeks"}),
        ("history 1h", {"period": "last hour"}),
        ("history past month", {"period": "last month"}),
        ("history since yesterday", {"period": "since yesterday"}),
        ("history today by me", {"period": "today", "by": "me"}),
        ("history by ana roux huddle", {"by": "ana roux", "in": "Huddle & Play"}),
        ('history by "Ana Lobby" dnd', {"by": "Ana Lobby", "of": "dnd"}),
        ("history call forwarding", {"of": "forwarding"}),
        ("history CHG0042", {"text": "CHG0042"}),
        ("history because they move", {"text": "they move"}),
        ('history "fire drill"', {"text": "fire drill"}),
        ("history zork huddle", {"text": "zork", "in": "Huddle & Play"}),
        ("history the drill room", {"in": "The Drill Room"}),
        ("history before 12", {"before": 12}),
        ("history lobby paris before 12", {"in": "Lobby Paris", "before": 12}),
        ("who changed forwarding on lobby paris", {"of": "forwarding", "in": "Lobby Paris"}),
        ("who turned off dnd in the huddle", {"of": "dnd", "in": "Huddle & Play"}),
        ("who disabled dnd at denver today", {"of": "dnd", "in": "Denver", "period": "today"}),
        ("who changed anything in huddle", {"in": "Huddle & Play"}),
    ],
)
def test_what_is_asked_for(text: str, meant: dict[str, Any]) -> None:
    assert told(text) == meant


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("who edited dnd on huddle", WhatWasDone.CHANGED),
        ("who turned off dnd in the huddle", WhatWasDone.TURNED_OFF),
        ("who switched dnd off in the huddle", WhatWasDone.TURNED_OFF),
        ("who turned dnd on in huddle?", WhatWasDone.TURNED_ON),
        ("who enabled dnd on huddle", WhatWasDone.TURNED_ON),
        ("who removed a rule from reject on huddle", None),
        ("who deleted from reject on huddle", WhatWasDone.REMOVED),
        ("who undid dnd on huddle", WhatWasDone.UNDID),
    ],
)
def test_what_somebody_is_asked_to_have_done(text: str, done: WhatWasDone | None) -> None:
    if done is None:
        with pytest.raises(NotUnderstood):
            asked(text)
    else:
        assert asked(text).done is done


def test_the_parts_come_in_any_order() -> None:
    parts = ("huddle", "7d", "by ana", "dnd", '"fire drill"')
    said = [told(f"history {' '.join(order)}") for order in permutations(parts)]
    assert said == [said[0]] * len(said)
    assert said[0] == {
        "in": "Huddle & Play", "of": "dnd", "by": "ana", "period": "last 7 days", "text": "fire drill",
    }  # fmt: skip


def test_a_location_is_all_of_its_workspaces() -> None:
    assert asked("history in paris").location_ids == ("l1",)
    period = asked("history 2d").period
    assert period is not None
    assert period.length == timedelta(days=2)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("history lobby 7d by ana", {"by": "ana", "period": "last 7 days"}),
        ("history zork lobby", {"text": "zork"}),
        ("who changed dnd on lobby", {"of": "dnd"}),
    ],
)
def test_which_of_several_is_asked_with_the_rest_kept(text: str, rest: dict[str, Any]) -> None:
    with pytest.raises(Ambiguous) as refused:
        asked(text)
    chosen = [told(command) for _, _, command in refused.value.choices]
    assert [one.pop("in") for one in chosen] == ["Lobby Denver", "Lobby Paris"]
    assert chosen == [rest, rest]


def test_a_misspelt_name_is_no_text_of_a_reason() -> None:
    with pytest.raises(NotFound) as refused:
        asked("history hudle & play")
    assert "in quotes" in refused.value.next_step
    assert refused.value.suggestions


@pytest.mark.parametrize(
    "text",
    ["who may push to talk to lobby paris", "who changed", "who changed the weather", "who turned it", "who"],
)
def test_who_did_nothing_is_another_question(text: str) -> None:
    with pytest.raises(NotUnderstood):
        asked(text)


class CountedIndex(WorkspaceIndex):
    """Counts how often all workspaces are looked through."""

    looks = 0

    def __iter__(self) -> Iterator[Workspace]:
        self.looks += 1
        return super().__iter__()


@pytest.mark.parametrize("words", [["x"] * MAX_WORDS, [f"w{at}" for at in range(MAX_WORDS)]])
def test_many_words_are_looked_up_as_names_only_so_often(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def counted(index: WorkspaceIndex, text: str, *, inside: bool = True) -> list[Workspace]:
        calls.append(text)
        return matching(index, text, inside=inside)

    monkeypatch.setattr(history, "matching", counted)
    directory = Workspaces()
    directory.index = CountedIndex(Workspaces.index)
    asked(f"history {' '.join(words)}", directory)
    assert len(calls) <= MAX_WORDS * MAX_NAME_WORDS
    assert max(len(text.split()) for text in calls) <= MAX_NAME_WORDS
    assert directory.index.looks < MAX_NAME_WORDS


@pytest.mark.parametrize("begin", ["history", "history by", "who changed"])
def test_more_words_than_make_sense_are_refused(begin: str) -> None:
    with pytest.raises(NotUnderstood, match="words; I read at most"):
        asked(f"{begin} {'x ' * (MAX_WORDS + 1)}")


@pytest.mark.parametrize(
    "text",
    [
        'history because "pin 471193"',
        "history because code 471193",
        'history "code 471193"',
        "history huddle code 471193",
        "history by code 471193",
        'history hudle "pin 471193"',
        'history by "(pin 471193)"',
        "history FAC:471193 hudle & play",
    ],
)
def test_no_code_or_pin_is_looked_for_or_repeated(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        asked(text)
    said = f"{refused.value} {refused.value.next_step} {refused.value.choices} {refused.value.suggestions}"
    assert "471193" not in said
    assert "delete your message" in said


def test_a_setting_with_codes_is_read_beside_an_extension_and_a_period() -> None:
    assert told("history access codes 4321") == {"in": "Lobby Paris", "of": "codes"}
    with pytest.raises(Ambiguous) as refused:
        asked('history access codes lobby "pin 471193"')
    assert "471193" not in repr(refused.value.choices)
