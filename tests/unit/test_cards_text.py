"""Text on cards and in messages shows literally, on one line, and no longer than asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.text import JOINER, cut_to_bytes, escape, guard, plain, shorten, unguard, unmarked
from tests.unit.card_samples import HOSTILE, seen, words

LEFT_BEHIND = str.maketrans("", "", JOINER + "\u2066\u2067\u2068\u2069")


@settings(deadline=None)
@given(words)
def test_an_escaped_text_shows_as_it_is(text: str) -> None:
    assert seen(escape(text)) == plain(text).replace(JOINER, "")


@settings(deadline=None)
@given(words, words)
def test_two_escaped_texts_beside_each_other_do_not_become_markup(one: str, other: str) -> None:
    expected = plain(f"{plain(one)} · {plain(other)}").translate(LEFT_BEHIND)
    assert seen(f"{escape(one)} · {escape(other)}").translate(LEFT_BEHIND).strip() == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_every_known_nasty_text_shows_as_it_is(text: str) -> None:
    assert seen(escape(text)) == plain(text)


@pytest.mark.parametrize(
    "text", ["Lobby Paris", "+33 1 70 00 12 34", "x4321", "R&D", "Room 2.", "a < b", "10:42", "(50 %)"]
)
def test_an_ordinary_text_gets_no_backslashes(text: str) -> None:
    assert escape(text) == text


@settings(deadline=None)
@given(words, words)
def test_a_sentence_loses_its_marks_and_keeps_its_names(one: str, other: str) -> None:
    sentence = f"There is no **{escape(one)}** at `{escape(other)}`."
    assert unmarked(sentence) == f"There is no {_bare(one)} at {_bare(other)}."


def _bare(text: str) -> str:
    return plain(text).translate(LEFT_BEHIND)


def test_nobody_is_mentioned_by_an_escaped_text() -> None:
    assert "<@" not in escape("<@all>")


def test_a_right_to_left_name_does_not_turn_what_stands_around_it() -> None:
    assert escape("שלום") == "\u2068שלום\u2069"


@settings(deadline=None)
@given(words)
def test_plain_text_is_one_line_without_control_characters(text: str) -> None:
    line = plain(text)
    assert line.isprintable() or all(letter.isprintable() or letter > "\x9f" for letter in line)
    assert plain(line) == line
    line.encode()


@settings(deadline=None)
@given(words, st.integers(min_value=1, max_value=80))
def test_a_shortened_text_is_no_longer_than_asked(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == plain(text) or short.endswith("…")


def test_a_composed_letter_is_not_cut_in_half() -> None:
    assert shorten("abcde\u0301fgh", 6) == "abcd…"
    assert shorten("ab👩‍👩‍👧 family", 5) == "ab…"


@settings(deadline=None)
@given(st.text("${}ab", max_size=12))
def test_a_template_is_broken_and_comes_back(text: str) -> None:
    broken = guard(text)
    assert "${" not in broken
    assert "{{" not in broken
    assert unguard(broken) == text


@settings(deadline=None)
@given(words.map(lambda text: text * 40), st.integers(min_value=80, max_value=400))
def test_a_long_text_is_cut_and_says_so(text: str, limit: int) -> None:
    escaped = escape(text)
    cut = cut_to_bytes(f"first\n\n{escaped}", limit)
    assert len(cut.encode()) <= limit
    assert cut.startswith("first")
    assert cut == f"first\n\n{escaped}" or cut.endswith("… The rest does not fit into a message.")
