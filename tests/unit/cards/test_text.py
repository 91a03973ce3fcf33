"""Text on cards and in messages is shown literally, on one line, within a length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cards.text import (
    JOINER,
    card_text,
    cut_to_bytes,
    guard,
    message_code,
    message_text,
    plain,
    shorten,
    unguard,
    unmarked,
)
from tests.unit.cards import cisco_rules
from tests.unit.cards.card_samples import HOSTILE, ODD_NAMES, bare, seen, words

LEFT_BEHIND = str.maketrans("", "", JOINER + "\u2066\u2067\u2068\u2069")


@settings(deadline=None)
@given(words)
def test_an_escaped_text_shows_as_it_is(text: str) -> None:
    assert seen(message_text(text)) == plain(text).replace(JOINER, "")


@settings(deadline=None)
@given(words, words)
def test_two_escaped_texts_beside_each_other_do_not_become_markup(one: str, other: str) -> None:
    expected = plain(f"{plain(one)} · {plain(other)}").translate(LEFT_BEHIND)
    assert seen(f"{message_text(one)} · {message_text(other)}").translate(LEFT_BEHIND).strip() == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_every_known_nasty_text_shows_as_it_is(text: str) -> None:
    assert seen(message_text(text)) == plain(text)


@pytest.mark.parametrize(
    "text", ["Lobby Paris", "+33 1 70 00 12 34", "x4321", "R&D", "Room 2.", "a < b", "10:42", "(50 %)"]
)
def test_an_ordinary_text_gets_no_backslashes(text: str) -> None:
    assert message_text(text) == text


@settings(deadline=None)
@given(words, words)
def test_a_sentence_loses_its_marks_and_keeps_its_names(one: str, other: str) -> None:
    sentence = f"There is no **{message_text(one)}** at {message_code(other)}."
    assert unmarked(sentence) == f"There is no {_bare(one)} at {_bare(other)}."


def _bare(text: str) -> str:
    return plain(text).translate(LEFT_BEHIND)


def test_nobody_is_mentioned_by_an_escaped_text() -> None:
    assert "<@" not in message_text("<@all>")


def test_a_right_to_left_name_does_not_turn_what_stands_around_it() -> None:
    assert message_text("שלום") == "\u2068שלום\u2069"


# What Webex's web client draws: no code, no headings, no quotes.
WEB = MarkdownIt("zero", {"html": False}).enable(["emphasis", "escape", "link", "list", "strikethrough"])


def web_shows(markdown: str) -> str:
    tokens = [inner for token in WEB.parse(markdown) for inner in token.children or ()]
    return "".join(token.content for token in tokens)


@pytest.mark.parametrize("around", ["{}", "a · {}", "b → **{}**", "{} → **z**", "**{}**", "x: {}, ({})."])
@settings(deadline=None)
@given(text=(words | st.sampled_from(ODD_NAMES)).filter(plain))
def test_a_card_shows_every_text_literally_in_both_of_webex_s_renderers(around: str, text: str) -> None:
    line, meant = around.replace("{}", card_text(text)), around.replace("**", "").replace("{}", plain(text))
    for shown in (cisco_rules.shown(line), web_shows(line)):
        assert bare(shown) == bare(meant)


@pytest.mark.parametrize("text", [*ODD_NAMES, *HOSTILE])
def test_no_backslash_is_added_to_a_text_on_a_card(text: str) -> None:
    assert card_text(text).count("\\") == plain(text).count("\\")


@pytest.mark.parametrize(
    "text",
    ["Lobby Paris", "+33 1 70 00 12 34", "x4321", "R&D", "a < b", "a_b", "America/Los_Angeles", "-5", "#1"],
)
def test_an_ordinary_text_is_on_a_card_as_it_is(text: str) -> None:
    assert card_text(text).removeprefix(JOINER) == text


@pytest.mark.parametrize("text", [*ODD_NAMES, *HOSTILE])
def test_what_is_to_be_typed_mentions_nobody_and_is_shown_literally(text: str) -> None:
    markdown = message_code(text)
    assert "<@" not in markdown
    assert bare(unmarked(markdown)) == bare(text)
    if "`" not in text and plain(text):
        assert markdown.startswith("`")


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
@given(st.text("${}ab\\`ux", max_size=12))
def test_a_template_is_broken_and_comes_back(text: str) -> None:
    broken = guard(text)
    assert "${" not in broken
    assert "{{" not in broken
    assert not broken.endswith("\\")
    assert unguard(broken) == text


@settings(deadline=None)
@given(words.map(lambda text: text * 40), st.integers(min_value=80, max_value=400))
def test_a_long_text_is_cut_and_says_so(text: str, limit: int) -> None:
    escaped = message_text(text)
    cut = cut_to_bytes(f"first\n\n{escaped}", limit)
    assert len(cut.encode()) <= limit
    assert cut.startswith("first")
    assert cut == f"first\n\n{escaped}" or cut.endswith("… The rest does not fit into a message.")
