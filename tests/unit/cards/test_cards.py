"""Every card is valid and small enough, and its fallback text says the same."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.card_builder import Button, Card, TooBig, size
from cards.list_cards import ListItem, list_card
from cards.notice import notice_card
from cards.outcome import Tone, outcome_card
from cards.overview import Rest, overview_card
from cards.payload import Say, unpack
from cards.picker import Pick, picker_card
from cards.status import StatusRow, status_card
from cards.text import card_text, message_text, shorten
from tests.unit.cards.card_rules import problems
from tests.unit.cards.card_samples import (
    HOSTILE,
    ODD_NAMES,
    Difference,
    bare,
    buttons,
    commands,
    named_cards,
    words,
)

NASTY = "Canteen <*Paris*>_[1] ^"
differences = st.lists(st.builds(Difference, words, words, words), max_size=8)


def shown(card: Card) -> list[str]:
    """Every text on the card, in order."""
    return list(_texts([card.content["body"], card.content.get("actions", [])]))


def _texts(part: Any) -> Any:
    if isinstance(part, list):
        for inner in part:
            yield from _texts(inner)
    elif isinstance(part, dict):
        yield from (
            part[name] for name in ("text", "title", "label") if name in part and part["type"] != "Column"
        )
        for name in ("items", "columns"):
            yield from _texts(part.get(name, []))


@given(
    words,
    words,
    st.lists(st.builds(StatusRow, words, words, st.booleans()), max_size=12),
    buttons,
    st.lists(words, max_size=3),
)
def test_a_status_card_is_well(
    title: str, subtitle: str, rows: list[StatusRow], can: list[Button], notes: list[str]
) -> None:
    card = status_card(title, subtitle, [StatusRow("Calls", "On"), *rows], can, notes, title)
    assert problems(card.content, card.text) == []


@settings(max_examples=40, deadline=None)
@given(words, st.sampled_from(get_args(Tone)), words, differences, buttons)
def test_an_outcome_card_is_well(
    title: str, tone: Tone, message: str, changed: list[Difference], can: list[Button]
) -> None:
    card = outcome_card("Call Intercept", tone, message, changed, can, hint=title)
    assert problems(card.content, card.text) == []


@settings(max_examples=40, deadline=None)
@given(words, words, differences, buttons)
def test_a_notice_card_is_well(title: str, who: str, changed: list[Difference], can: list[Button]) -> None:
    card = notice_card("Changed: " + title, who, "Mon 09:12", changed, can, title)
    assert problems(card.content, card.text) == []


@settings(max_examples=40, deadline=None)
@given(words, st.lists(st.builds(Pick, words, words, commands), min_size=1, max_size=40))
def test_a_picker_card_is_well(hint: str, options: list[Pick]) -> None:
    card = picker_card("Which one?", options, hint)
    assert problems(card.content, card.text) == []


@settings(max_examples=40, deadline=None)
@given(words, st.lists(st.builds(ListItem, words, words), max_size=14), buttons)
def test_a_list_card_is_well(subtitle: str, items: list[ListItem], can: list[Button]) -> None:
    card = list_card("Workspaces", subtitle, items, can, subtitle)
    assert problems(card.content, card.text) == []


def test_the_text_says_everything_the_status_card_says() -> None:
    card = status_card(
        "Call Intercept",
        NASTY,
        [
            StatusRow("Intercept calls", "On"),
            StatusRow("Incoming", heading=True),
            StatusRow("New number", "+33 1 70 00 12 34"),
        ],
        [Button("Edit", Say(f'edit intercept "{NASTY}"'))],
        ["The greeting is your own."],
        "Say: history",
    )
    for words_on_card in shown(card):
        assert words_on_card in (card_text(NASTY), "Edit") or words_on_card in card.text
    assert card_text(NASTY) in shown(card)
    assert card.text.splitlines() == [
        "**Call Intercept**",
        "",
        message_text(NASTY),
        "",
        "- Intercept calls: On",
        "",
        "**Incoming**",
        "",
        "- New number: +33 1 70 00 12 34",
        "",
        "The greeting is your own.",
        "",
        "Say: history",
        "",
        f'- Edit: say **edit intercept "{message_text(NASTY)}"**',
    ]


def test_making_a_card_twice_gives_the_same_and_shares_nothing() -> None:
    one, other = (status_card("Title", "", [StatusRow("Label", "Value")]) for _ in range(2))
    assert one == other
    assert one.content["body"] is not other.content["body"]


def test_differences_are_said_as_before_and_after() -> None:
    card = notice_card(
        "Changed", "Ana Roux", "Mon 09:12 (Paris)", [Difference("Intercept calls", "Off", "On")]
    )
    assert "- Intercept calls: Off → **On**" in card.text
    assert "Off → **On**" in shown(card)
    assert "Ana Roux · Mon 09:12 (Paris)" in shown(card)


@pytest.mark.parametrize(
    ("tone", "word"), [("good", "Done"), ("warning", "Please check"), ("attention", "Not done")]
)
def test_an_outcome_says_in_a_word_what_its_colour_says(tone: Tone, word: str) -> None:
    card = outcome_card("Call Intercept", tone, "Sentence one.\nSentence two.")
    assert any(line.rstrip(". ") == word for line in shown(card))
    assert word in card.text
    assert {"Sentence one.", "Sentence two."} <= set(shown(card))


@pytest.mark.parametrize("number", [1, 4, 5, 25, 60])
def test_a_picker_offers_up_to_25_and_counts_the_rest(number: int) -> None:
    card = picker_card(
        "Which one?", [Pick(f"Lobby {n}", f"x{n}", f"show intercept x{n}") for n in range(number)]
    )
    body: Any = card.content["body"]
    offered = [choice["value"] for part in body for choice in part.get("choices", ())]
    if number <= 4:
        rows = [part["columns"][1]["items"][0] for part in body if part["type"] == "ColumnSet"]
        offered = [row["actions"][0]["data"]["calling-bot"]["text"] for row in rows]
    assert offered == [f"show intercept x{n}" for n in range(min(number, 25))]
    assert (f"… and {number - 25} more." in shown(card)) == (number > 25)
    assert "x0: say **show intercept x0**" in card.text


def test_an_option_that_cannot_be_said_is_counted_and_not_offered() -> None:
    card = picker_card("Which one?", [Pick("Lobby", "", "show lobby"), Pick("Long", "", "x" * 501)])
    assert "… and 1 more." in card.text
    assert problems(card.content, card.text) == []


def test_a_list_shows_25_and_counts_the_rest() -> None:
    card = list_card("Workspaces", "", [ListItem(f"Room {n}") for n in range(28)])
    assert "Room 24" in shown(card)
    assert "Room 25" not in shown(card)
    assert "… and 3 more." in shown(card)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_a_button_with_hostile_words_means_exactly_those_words(text: str) -> None:
    said = text.encode(errors="ignore").decode()[:500].strip()
    card = status_card("Title", "", [StatusRow("a", "b")], [Button("Edit", Say(said))])
    assert unpack(card.content["actions"][0]["data"]) == Say(said)  # type: ignore[index]


@pytest.mark.parametrize("number", [1, 3, 4, 5])
def test_buttons_stand_in_rows_that_a_telephone_shows_whole(number: int) -> None:
    card = status_card(
        "Title", "", [StatusRow("a", "b")], [Button(f"Show {at}", Say("show")) for at in range(number)]
    )
    body: Any = card.content["body"]
    rows = [part["actions"] for part in body if part["type"] == "ActionSet"]
    rows = rows or [card.content["actions"]]
    assert [action["title"] for row in rows for action in row] == [f"Show {at}" for at in range(number)]
    assert all(len(row) <= 3 for row in rows)
    assert problems(card.content, card.text) == []


def test_a_button_that_could_not_come_back_is_left_out() -> None:
    long = Button("Long", Say("show " + "x" * 500))
    card = status_card("Title", "", [StatusRow("a", "b")], [long, Button("History", Say("history"))])
    assert [action["title"] for action in card.content["actions"]] == ["History"]  # type: ignore[attr-defined]


def test_a_card_that_fits_in_no_size_is_refused() -> None:
    picks = [Pick(f"Setting {number}", "", f"show {number} " + "x" * 480) for number in range(60)]
    with pytest.raises(TooBig):
        overview_card("Lobby", "x4321", [], ["Careful."], [], Rest("60", picks), [], "Say: help")


@pytest.mark.parametrize("name", [*ODD_NAMES, "Lobby " * 150, "*" * 900, "🛎" * 1500])
def test_a_name_is_literal_on_every_kind_of_card(name: str) -> None:
    for kind, card in named_cards(name).items():
        assert problems(card.content, card.text) == [], kind
        visible = bare(" ".join(shown(card)))
        assert bare(name)[:6] in visible, kind
        longest = shorten(name, 60).rstrip("…")
        assert bare(longest)[:12] in visible, kind
        if not any("\\" in one for one in (name, card_text(name))):
            assert not any("\\" in text for text in shown(card)), kind


def test_a_huge_card_is_cut_and_still_says_how_much_is_missing() -> None:
    card = status_card("名" * 900, "x" * 9000, [StatusRow("Label " * 60, "é*" * 4000)] * 900, hint="y" * 9000)
    assert problems(card.content, card.text) == []
    assert size(card.content) > 2_000
    assert any(text.startswith("… and 8") for text in shown(card))
    assert card.text.endswith("… The rest does not fit into a message.")


def test_six_buttons_are_refused() -> None:
    with pytest.raises(ValueError, match="6 buttons"):
        status_card("Title", "", [StatusRow("a", "b")], [Button("Show", Say("show"))] * 6)


@pytest.mark.parametrize(("number", "style"), [(5, "expanded"), (8, "expanded"), (9, "compact")])
def test_a_few_options_are_in_sight_and_many_in_a_list_to_open(number: int, style: str) -> None:
    card = picker_card("Which one?", [Pick(f"Room {at}", "", f"show {at}") for at in range(number)])
    assert f"'style': '{style}'" in str(card)
