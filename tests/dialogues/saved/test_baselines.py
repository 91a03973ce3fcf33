"""Baselines of a space: saved, listed, forgotten, and who may replace somebody else's."""

from __future__ import annotations

import pytest

from bot.commands.baselines import kept
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, buttons, choices, read


def test_they_are_listed_with_who_saved_them(chat: Chat) -> None:
    assert "There is none." in read(chat.ask("baselines"))
    chat.ask("baseline save huddle as reception")
    chat.ask("baseline save gym as Sports Hall")
    card = chat.ask("baselines")
    assert "26 settings · Ana Roux" in read(card)
    assert choices(card, "say") == {"reception": "reception", "sports hall": '"sports hall"'}
    assert buttons(card) == ["Compare all", "Forget"]
    compared = chat.press(card, "Compare all", inputs={"say": '"sports hall"'})
    assert read(compared).startswith("Drift from “sports hall”")


@pytest.mark.parametrize("typed", ["baseline forget reception", "forget baseline reception"])
def test_one_is_forgotten_once_that_was_asked(chat: Chat, typed: str) -> None:
    chat.ask("baseline save huddle as reception")
    chat.ask("dnd on in kitchen")
    chat.ask("drift kitchen vs reception ignore")
    card = chat.ask(typed)
    assert "Forget “reception”?" in read(card) and "1 ignored" in read(card)
    assert "reception" in read(chat.ask("baselines"))
    assert "is forgotten" in read(chat.press(card, "Do it"))
    assert "There is none." in read(chat.ask("baselines"))
    chat.ask("baseline save huddle as reception")
    assert "ignored" not in read(chat.ask("drift kitchen vs reception"))


def test_one_is_forgotten_from_the_list(chat: Chat) -> None:
    chat.ask("baseline save huddle as reception")
    asked = chat.press(chat.ask("baselines"), "Forget", inputs={"say": "reception"})
    chat.press(asked, "Cancel")
    card = chat.ask("baselines")
    assert "reception" in read(card)
    chat.press(chat.press(card, "Forget", inputs={"say": "reception"}), "Do it")
    assert "There is none." in read(chat.ask("baselines"))


def test_a_card_that_asked_about_the_one_before_forgets_nothing(chat: Chat) -> None:
    chat.ask("baseline save huddle as reception")
    asked = chat.ask("baseline forget reception")
    chat.ask("baseline save gym as reception")
    assert "was changed after this card. Nothing was changed." in read(chat.press(asked, "Do it"))
    assert "reception" in read(chat.ask("baselines"))


@pytest.mark.parametrize("person", ["ravi", "lena", "sam"])
def test_somebody_elses_is_neither_replaced_nor_forgotten(chat: Chat, person: str) -> None:
    chat.ask("baseline save huddle as reception", space="team")
    before = read(chat.ask("baselines", space="team"))
    asked = chat.ask("baseline forget reception", space="team")
    chat.press(asked, "Do it", person=person, space="team")
    chat.ask("baseline save kitchen as reception", person, space="team")
    chat.ask("baseline forget reception", person, space="team")
    assert read(chat.ask("baselines", space="team")) == before


def test_whoever_may_change_everything_replaces_it_once_that_was_shown(chat: Chat) -> None:
    chat.ask("dnd on in kitchen")
    chat.ask("baseline save huddle as reception", "lena", space="team")
    card = chat.ask("baseline save kitchen as reception", space="team")
    assert "Replace “reception”?" in read(card) and "Lena" in read(card)
    assert "Nothing differs" in read(chat.ask("drift huddle vs reception", space="team"))
    done = read(chat.press(card, "Do it", space="team"))
    assert "Kitchen is the baseline “reception” of this space" in done and "Lena" in done
    assert "Do not disturb: Off → On" in read(chat.ask("drift huddle dnd vs reception", space="team"))


def test_ones_own_is_replaced_at_once(chat: Chat) -> None:
    chat.ask("baseline save huddle as reception")
    done = read(chat.ask("baseline save gym as reception"))
    assert "It takes the place of the one before: Ana Roux" in done


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("baseline save gym", "Which workspace, as what?"),
        ("baseline save gym as", "As what?"),
        ("baseline save gym as 🙂", "As what?"),
        ("baseline save gym as …", "As what?"),
        (f"baseline save gym as {'x' * 41}", "40 characters at most"),
        ("baseline save gym as to fix", "means something already"),
        ("baseline save gym as ignored ones", "means something already"),
        ("baseline save gym as old vs new", "means something already"),
        ("baseline save gym as pin 4711", "If they are a PIN"),
        ("baseline save zork as reception", "There is no workspace “zork”"),
        ("baseline save all lobbies as reception", "There is no workspace"),
        ("baseline forget zork", "There is no baseline"),
        ("baseline zork", "Which workspace, as what?"),
    ],
)
def test_a_name_that_cannot_be_is_not_kept(chat: Chat, typed: str, why: str) -> None:
    answer = read(chat.ask(typed))
    assert why in answer, answer
    assert "4711" not in answer
    assert "There is none." in read(chat.ask("baselines"))


@pytest.mark.parametrize(
    "name", ["desk 2", "it's ours", "Écluse *b*", "r&d <1>", "as it was", "all", "with care"]
)
def test_odd_names_are_kept_and_found(chat: Chat, name: str) -> None:
    chat.ask(f"baseline save gym as {name}")
    listed = choices(chat.ask("baselines"), "say")
    assert len(listed) == 1
    (typed,) = listed.values()
    assert "Nothing differs." in read(chat.ask(f"drift gym vs {typed}"))
    assert "Forget" in read(chat.ask(f"baseline forget {typed}"))


def test_which_workspace_is_asked_with_the_name(chat: Chat) -> None:
    card = chat.ask("baseline save lobby as reception")
    assert "is the baseline “reception”" in read(chat.choose(card, "Lobby Paris"))


def test_articles_and_a_reason_are_no_part_of_a_name(chat: Chat) -> None:
    chat.ask("baseline save the gym as the reception because CHG0042")
    assert "Drift from “reception”" in read(chat.ask("drift gym vs the reception"))
    assert list(choices(chat.ask("baselines"), "say")) == ["reception"]


def test_a_space_has_so_many_and_no_more(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MAX_BASELINES", 1)
    chat.ask("baseline save huddle as reception")
    assert "There are 1 baselines already. Nothing was saved." in read(chat.ask("baseline save gym as gym"))
    assert "It takes the place" in read(chat.ask("baseline save gym as reception"))
