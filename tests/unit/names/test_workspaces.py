"""The index of workspaces finds the same as a search through all of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.access import Access, Rights
from bot.events import Licence, Workspace
from bot.names.text import TYPOGRAPHY, folded, suggestions
from bot.names.workspaces import WorkspaceIndex, close_names, matching, search, typed_name

LETTERS = "abLé ßİ0127+-_'\"“.\u200b\u0301"
PLACES = ("", "Paris", "Pa ris", "Oslo 12")

texts = st.text(st.sampled_from(LETTERS), max_size=8) | st.text(max_size=8)
digits = st.text(st.sampled_from("0127"), max_size=3)


@st.composite
def workspaces(draw: st.DrawFn) -> list[Workspace]:
    """A few, of which some share names, extensions, numbers and places."""
    names = draw(st.lists(texts, max_size=6))
    return [
        Workspace(
            f"id{at}",
            name,
            Licence.PROFESSIONAL,
            location_id=f"at {place}" if (place := draw(st.sampled_from(PLACES))) else "",
            location_name=place,
            extension=draw(digits),
            number=draw(st.sampled_from(("", "+0127012", "+17012701", "+2701270"))),
        )
        for at, name in enumerate(names)
    ]


def folded_by_letter(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(TYPOGRAPHY).casefold())
    kept = (
        mark
        for mark in plain
        if mark != '"' and not unicodedata.combining(mark) and unicodedata.category(mark) != "Cf"
    )
    return " ".join("".join(mark if mark.isprintable() else " " for mark in kept).split())


def looked_through(among: Sequence[Workspace], text: str) -> list[Workspace]:
    """The definition: every workspace is looked at, one way to call it after the other."""
    typed = folded(text)
    if not typed:
        return []
    written = "".join(mark for mark in text if mark.isdigit())
    called = typed.removeprefix("x").strip()
    counts = typed.isdigit() and len(typed) < 3  # a figure alone is no part of a name
    for found in (
        [one for one in among if one.id == text.strip()],
        [one for one in among if folded(one.name) == typed],
        [one for one in among if one.extension and one.extension == called],
        [one for one in among if len(written) >= 7 and _is_number(one.number, text, written)],
        [one for one in among if not counts and _has_words(folded(one.name), typed.split())],
        [one for one in among if not counts and typed in folded(one.name)],
    ):
        if found:
            return sorted(found, key=lambda one: (folded(one.name), one.location_name))
    return []


def _is_number(number: str, text: str, written: str) -> bool:
    if not number or any(mark.isalpha() for mark in text):
        return False
    held = number.lstrip("+")
    return held == written if text.strip().startswith("+") else held.endswith(written.lstrip("0"))


def _has_words(name: str, typed: list[str]) -> bool:
    words = [*name.split(), *re.split(r"[\W_]+", name)]
    return all(any(word.startswith(part) for word in words) for part in typed)


@given(st.text() | texts)
@example('a "b"\tc')
@example("A\x1cB")
@example("\x7f")
def test_the_short_way_to_fold_gives_the_same(text: str) -> None:
    assert folded(text) == folded_by_letter(text)


@given(workspaces(), texts | digits | st.sampled_from(("id1", " id0 ", "0127012", "+0127012", "7012701")))
def test_the_index_finds_what_looking_at_all_finds(among: list[Workspace], text: str) -> None:
    found, expected = matching(WorkspaceIndex(among), text), looked_through(among, text)
    # Where no name fits, words of the name and of the location may.
    assert found == expected or (not expected and all(one.location_name for one in found))


@given(workspaces(), st.data())
def test_every_name_in_the_index_is_found(among: list[Workspace], data: st.DataObject) -> None:
    index = WorkspaceIndex(among)
    for one in among:
        part = data.draw(st.sampled_from([one.name, *one.name.split()]))
        assert matching(index, part) == looked_through(among, part) or not folded(part)


@given(workspaces(), texts)
def test_what_fits_is_what_fits_alone_or_lies_there(among: list[Workspace], text: str) -> None:
    index = WorkspaceIndex(among)
    expected = [
        one
        for one in index
        if matching(WorkspaceIndex([one]), text)
        or (folded(text) and folded(text) in folded(one.location_name))
    ]
    assert search(index, text) == expected


@given(workspaces())
def test_a_typed_name_is_one_that_no_other_has(among: list[Workspace]) -> None:
    index = WorkspaceIndex(among)
    for one in among:
        alone = sum(folded(other.name) == folded(one.name) for other in among) == 1
        assert alone or typed_name(index, one) == one.id


@given(workspaces(), texts)
def test_close_names_are_those_of_all_names(among: list[Workspace], text: str) -> None:
    index = WorkspaceIndex(among)
    assert close_names(index, text) == suggestions((one.name for one in index), text)


@given(workspaces(), st.frozensets(st.sampled_from(("paris", "pa ris", "at Oslo 12", "")), max_size=2))
def test_a_part_of_the_index_holds_what_the_rights_reach(
    among: list[Workspace], places: frozenset[str]
) -> None:
    index, rights = WorkspaceIndex(among, complete=False), Rights(None, locations=places)
    seen = rights.seen(index)
    assert list(seen) == [one for one in index if rights.at(one) >= Access.READ]
    assert not seen.complete
    assert rights.seen(index) is seen, "made once"
    assert Rights(None, everywhere=Access.READ, locations=places).seen(index) is index


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("room oslo", ["Room 1", "Room 2"]),
        ("oslo north room", ["Room 1", "Room 2"]),
        ("room os", []),
        ("oslo north", []),
        ("room 1 oslo north", ["Room 1"]),
        ("room 1", ["Room 1", "Room 1"]),
        ("room oslo paris", []),
        ("room 3 hall", ["Room 3"]),
        ("room 3 7", []),
    ],
)
def test_a_word_of_the_location_tells_which(text: str, names: list[str]) -> None:
    places = (("1", "Oslo North"), ("2", "Oslo North"), ("1", "Paris"), ("3", "Hall 7"))
    index = WorkspaceIndex(
        Workspace(f"{name} {place}", f"Room {name}", Licence.UNKNOWN, location_name=place)
        for name, place in places
    )
    assert [one.name for one in matching(index, text)] == names
