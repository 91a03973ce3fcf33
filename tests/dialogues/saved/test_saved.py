"""Names for words: said again with the rights of who says them."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read
from tests.dialogues.plans.test_many_at_once import asked


def test_a_name_says_its_words(chat: Chat) -> None:
    assert "“friday” means" in read(chat.ask("alias friday = dnd on in all lobbies"))
    assert "friday" in read(chat.ask("aliases"))
    assert "2 to change" in read(asked(chat, "Friday"))
    chat.ask("alias Friday = dnd on in the gym")
    assert read(chat.ask("friday")).startswith("Saved: Do Not Disturb · Gym")
    chat.ask("dnd off in the gym")
    assert read(chat.press(chat.ask("aliases"), "Say it")).startswith("Saved: Do Not Disturb · Gym")
    assert "is forgotten" in read(chat.ask("unalias friday"))
    assert "do not understand" in read(chat.ask("friday"))


def test_a_name_is_of_its_space(chat: Chat) -> None:
    chat.ask("alias friday = dnd on in the gym", space="team")
    assert "do not understand" in read(chat.ask("friday"))
    assert "Saved" in read(chat.ask("friday", space="team"))


@pytest.mark.parametrize("person", ["ravi", "lena", "sam"])
def test_who_says_a_name_needs_the_rights(chat: Chat, person: str) -> None:
    chat.ask("alias friday = dnd on in the gym", space="team")
    chat.ask("friday", person, space="team")
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("alias dnd = forward gym to 4404", "means a setting or a workspace already"),
        ("alias gym = dnd on in huddle", "means a setting or a workspace already"),
        ("alias undo = dnd on in gym", "That name is a command"),
        ("alias yes = dnd on in the gym", "People say that as an answer"),
        ("alias run = dnd on in the gym", "People say that as an answer"),
        ("alias continue = dnd on in the gym", "People say that as an answer"),
        ("alias no thanks = dnd on in the gym", "People say that as an answer"),
        ("alias 99 = dnd on in the gym", "People say that as an answer"),
        ("alias do it = dnd on in the gym", "People say that as an answer"),
        ("alias friday = friday", "A name for a name"),
        ("alias monday = tuesday", "A name for a name"),
        ("alias x = set passcode gym 4711", "If they are a PIN"),
        ("alias friday =", "Which name, for what?"),
        (f"alias {'x' * 41} = dnd on in gym", "Which name, for what?"),
        ("unalias zork", "There is no name"),
    ],
)
def test_a_name_that_cannot_be_is_not_kept(chat: Chat, said: str, why: str) -> None:
    chat.ask("alias tuesday = dnd on in the gym")
    answer = read(chat.ask(said))
    assert why in answer, answer
    assert "4711" not in answer
    assert read(chat.ask("aliases")).count("·") == 1
    assert chat.writes() == []


@pytest.mark.parametrize(
    "words",
    [
        {"dawn": "sunset", "sunset": "set dnd gym on"},
        {"dawn": "sunset then show dnd gym", "sunset": "show dnd gym then dawn"},
        {"dawn": "dawn then dawn"},
        {"dawn": "set dnd gym on then dawn"},
    ],
)
def test_a_name_within_the_words_of_a_name_is_no_name(chat: Chat, words: dict[str, str]) -> None:
    for name, meant in words.items():
        assert f"“{name}” means" in read(chat.ask(f"alias {name} = {meant}"))
    count = len(chat.said("ana"))
    answer = chat.ask("dawn")
    chat.quiet("ana", count + 1)
    assert "Something went wrong" not in read(answer)
    assert chat.writes() == []


def test_somebody_elses_name_is_forgotten_by_who_may_change_everything(chat: Chat) -> None:
    chat.ask("alias friday = dnd on in the gym", "lena", space="team")
    assert "is forgotten" in read(chat.ask("unalias friday", space="team"))
    chat.ask("alias friday = dnd on in the gym", space="team")
    assert "There is no name" in read(chat.ask("unalias friday", "lena", space="team"))


def test_a_name_is_a_button_on_notices_of_a_setting(chat: Chat) -> None:
    chat.ask("alias friday = dnd on in huddle", space="team")
    chat.ask("alias monday = dnd off in huddle", space="team")
    answer = chat.ask("button friday on intercept and forwarding notices", space="team")
    assert "“friday” is a button on notices of Call Intercept, Call Forwarding" in read(answer)
    assert "a button on notices of Call Intercept" in read(chat.ask("aliases", space="team"))
    assert "“friday” stands there already" in read(
        chat.ask("button monday on intercept notices", space="team")
    )
    chat.ask("watch all", space="team")
    chat.ask("set dnd gym on")
    assert "friday" not in buttons(chat.hears("team", "Gym: Do Not Disturb changed"))
    chat.ask("set intercept gym on")
    notice = chat.hears("team", "Gym: Call Intercept changed")
    assert "friday" in buttons(notice) and len(buttons(notice)) <= 5
    before = len(chat.writes())
    chat.press(notice, "friday", "ravi", "team")
    assert len(chat.writes()) == before
    assert read(chat.press(notice, "friday", "ana", "team")).startswith("Saved: Do Not Disturb · Huddle")
    chat.ask("alias friday = dnd off in huddle", space="team")
    assert "a button on notices" in read(chat.ask("aliases", space="team"))
    assert "no button any more" in read(chat.ask("button friday off", space="team"))
    chat.ask("set intercept gym off")
    assert "friday" not in buttons(chat.hears("team", "On → Off"))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("button zork on intercept notices", "There is no name “zork” of yours here"),
        ("button friday on the moon", "on the notices of which setting?"),
        ("button friday on notices", "on the notices of which setting?"),
        ("button friday off please", "on the notices of which setting?"),
        ("button friday off intercept notices", "on the notices of which setting?"),
    ],
)
def test_a_button_that_cannot_be_changes_nothing(chat: Chat, said: str, why: str) -> None:
    chat.ask("alias friday = dnd on in huddle")
    assert why in read(chat.ask(said))
    assert "a button on" not in read(chat.ask("aliases"))


@pytest.mark.parametrize(
    "name",
    [
        "y",
        "on",
        "both",
        "the first one",
        "p-1",
        "denver",
        "turn dnd off in the gym",
        "gym dnd off",
        "is it on",
    ],
)
def test_what_people_say_anyway_is_no_name(chat: Chat, name: str) -> None:
    assert "Nothing was saved" in read(chat.ask(f"alias {name} = intercept on in the gym"))
    assert "There are none" in read(chat.ask("aliases"))


def test_whose_words_they_are(chat: Chat) -> None:
    chat.ask("alias friday = dnd on in huddle", space="team")
    assert "Ana Roux saved words under this name" in read(
        chat.ask("alias friday = intercept on in huddle", "lena", "team")
    )
    assert "of yours" in read(chat.ask("button friday on dnd notices", "lena", "team"))
    assert "dnd on in huddle" in read(chat.ask("aliases", space="team"))


def test_a_button_says_the_words_that_stood_there(chat: Chat) -> None:
    chat.ask("alias friday = dnd on in huddle", space="team")
    chat.ask("button friday on intercept, dnd notices", space="team")
    chat.ask("watch all", space="team")
    chat.ask("set intercept gym on")
    notice = chat.hears("team", "Gym: Call Intercept changed")
    chat.ask("alias friday = intercept on in huddle", space="team")
    assert read(chat.press(notice, "friday", "ana", "team")).startswith("Saved: Do Not Disturb · Huddle")


@pytest.mark.parametrize("words", ["undo", "turn it off", "same again"])
def test_words_about_what_was_last_are_no_button(chat: Chat, words: str) -> None:
    chat.ask(f"alias back = {words}")
    assert "spoken of last" in read(chat.ask("button back on intercept notices"))


@pytest.mark.parametrize("said", ["unalias friday?", "unwatch all?", "button friday on dnd notices?"])
def test_a_question_keeps_all_as_it_is(chat: Chat, said: str) -> None:
    chat.ask("alias friday = dnd on in huddle")
    chat.ask("watch gym")
    assert "You asked, so nothing was changed" in read(chat.ask(said))
    assert "friday" in read(chat.ask("aliases")) and "Gym" in read(chat.ask("watches"))


def test_many_names_have_pages_and_fewer_buttons(chat: Chat) -> None:
    for letter in "abcdefghijkl":
        chat.ask(f"alias round{letter} = dnd on in the gym")
    first, second = chat.ask("aliases"), chat.ask("aliases page 2")
    assert "page 1 of 2" in read(first) and buttons(first) == ["More"]
    assert "roundl" in read(second) and "roundl" not in read(first)


def test_words_saved_over_are_said(chat: Chat) -> None:
    chat.give_roles("ravi", "id_full_admin")
    chat.ask("alias calm = dnd on in the gym", space="team")
    said = read(chat.ask("alias calm = forward the gym to 5511", "ravi", "team"))
    assert "Before, by Ana Roux: “dnd on in the gym”" in said
