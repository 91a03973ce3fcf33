"""Finding names among words, the longest first; quoting words; page numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.pager import page_of
from bot.events import Licence, Workspace
from bot.language.phrases import PhraseTable, workspace_at
from bot.language.words import joined, retype, split, split_page
from bot.names.workspaces import WorkspaceIndex

COLOURS = PhraseTable([("red", 1), ("Dark Red", 2), ("red wine", 3), ("RED", 4)])


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("red", 0, (1, 1)),
        ("dark RED", 0, (2, 2)),
        ("red wine glass", 0, (3, 2)),
        ("the red", 0, (None, 0)),
        ("the red", 1, (1, 2)),
        ('"red"', 0, (None, 0)),
        ("red", 1, (None, 1)),
    ],
)
def test_the_longest_name_at_a_place(text: str, start: int, found: tuple[int | None, int]) -> None:
    assert COLOURS.at(split(text), start) == found


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("red and dark red", 1, "and dark red"),
        ("a dark red", 2, "a"),
        ("a red b dark red c", 2, "a red b c"),
        ("a b", None, "a b"),
        ("", None, ""),
    ],
)
def test_a_name_at_the_start_counts_before_the_end_and_the_inside(
    text: str, found: int | None, rest: str
) -> None:
    colour, words = COLOURS.find(split(text))
    assert (colour, joined(words)) == (found, rest)


def test_those_that_share_a_name_are_all_read() -> None:
    assert list(COLOURS.readings(split("red wine"))) == [([3], 2), ([1, 4], 1)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("lobby paris on", 0, 2),
        ("lobby on", 0, 1),
        ('"lobby" paris', 0, 1),
        ("gym", 0, 0),
        ("set lobby paris", 1, 3),
        ("", 0, 0),
    ],
)
def test_where_the_name_of_a_workspace_ends(text: str, start: int, end: int) -> None:
    names = ("Lobby Paris", "Lobby Oslo")
    workspaces = WorkspaceIndex(Workspace(name, name, Licence.UNKNOWN) for name in names)
    assert workspace_at(workspaces, split(text), start) == end


@pytest.mark.parametrize("text", ["a 'b \"c\" d'", '"on" "a b" it\'s', "plain"])
def test_words_are_typed_again_as_they_were(text: str) -> None:
    assert retype(split(text)) == text


@given(st.text(max_size=60))
def test_what_is_typed_again_means_the_same(text: str) -> None:
    words = split(text)
    if not retype(words).endswith(("?", "!")):
        assert split(retype(words)) == words


@pytest.mark.parametrize(
    ("text", "rest", "page"),
    [
        ("paris page 2", "paris", 2),
        ("page 0", "", 1),
        ("page", "page", 1),
        ('"page" 2', "page 2", 1),
        ("page 99999999", "", 999999),
    ],
)
def test_the_page_that_is_asked_for(text: str, rest: str, page: int) -> None:
    words, number = split_page(split(text))
    assert (joined(words), number) == (rest, page)


@pytest.mark.parametrize(
    ("number", "rows", "suffix", "is_last"),
    [
        (1, [0, 1, 2], ", page 1 of 3", False),
        (3, [6], ", page 3 of 3", True),
        (9, [6], ", page 3 of 3", True),
        (0, [0, 1, 2], ", page 1 of 3", False),
    ],
)
def test_a_page_of_rows(number: int, rows: list[int], suffix: str, is_last: bool) -> None:
    page = page_of(range(7), number, 3)
    assert (list(page.rows), page.suffix, page.is_last, page.first) == (rows, suffix, is_last, rows[0])


def test_a_single_page_is_not_counted() -> None:
    page = page_of(range(0), 1, 3)
    assert (page.suffix, page.is_last, page.number) == ("", True, 1)
