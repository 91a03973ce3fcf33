"""`help` and `whoami` offer people the commands that their role allows."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.catalogue import FAMILIES
from bot.commands.explaining.command_help import COMMAND_KINDS
from bot.language.command_list import COMMANDS
from bot.language.commands import Command
from bot.sandbox.data.entities import Message
from cards.text import JOINER
from tests.chat import Chat, buttons, choices, form_id, nodes, read, rows_with_button, texts
from tests.documents import PAGES

CHANGING = ("edit <setting>", "set <setting>")
LOOKING = ("show ", "workspaces", "history", "watch <workspaces>", "watches", "unwatch", "whoami")


PEOPLE = ("ana", "ravi", "lena")
BEGINNING = "Calling settings\n"


@pytest.mark.parametrize("typed", ["help", "?", "hello", "hello there", "help me please", "", "   ", "hi"])
def test_help_is_never_far(chat: Chat, typed: str) -> None:
    for space in ("ana", "team"):
        assert read(chat.ask(typed, space=space)).startswith(BEGINNING)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_card_to_begin_with_is_short_and_can_be_pressed(chat: Chat, person: str) -> None:
    for space in (person, "team"):
        card = chat.ask("help", person, space)
        assert len(read(card).split()) <= 60
        assert len(texts(card).split()) <= 60
        examples, actions = buttons(card)[:3], buttons(card)[3:]
        assert actions == ["Workspaces", "History", "Settings", "Commands"]
        for title in buttons(card):
            answer = read(chat.press(card, title, person, space))
            assert "no workspace" not in answer.lower()
            assert "understand" not in answer
        assert all(
            any(one.name in title for one in chat.cloud.state.workspaces.values()) for title in examples
        )
    assert chat.writes() == []


def test_the_examples_name_the_workspace_that_was_changed_last(chat: Chat) -> None:
    chat.ask("set dnd huddle on")
    assert all("Huddle" in title for title in buttons(chat.ask("help"))[:3])
    assert not any("Huddle" in title for title in buttons(chat.ask("help", "ravi"))[:3])


def test_the_examples_are_said_as_people_say_them(chat: Chat) -> None:
    chat.ask("set dnd lobby paris off")
    assert buttons(chat.ask("help"))[:3] == [
        "Lobby Paris",
        "Is Lobby Paris forwarded?",
        "Forward Lobby Paris",
    ]


def test_the_examples_are_quoted_all_or_none(chat: Chat) -> None:
    examples = [one for one in buttons(chat.ask("help", "lena")) if "Board Room 2" in one]
    assert ['"Board Room 2"' in one for one in examples] == [True] * 3


def test_help_offers_only_what_may_be_done(chat: Chat) -> None:
    for person in ("ana", "lena"):
        assert "read and change" in read(chat.ask("help", person))
        assert all(command in read(chat.ask("help commands", person)) for command in (*CHANGING, *LOOKING))
    assert "change" not in read(chat.ask("help", "ravi"))
    reader = read(chat.ask("help commands", "ravi"))
    assert all(command in reader for command in LOOKING)
    assert not any(command in reader for command in CHANGING)
    assert "No help on “set”" in read(chat.ask("help set", "ravi"))
    for family in FAMILIES:
        shown = read(chat.ask(f"help {family.key}", "ravi"))
        assert f"edit {family.key}" not in shown
        assert f"set {family.key}" not in shown
    assert "add " not in read(chat.ask("help rules", "ravi"))


def test_help_on_a_command_and_on_a_setting(chat: Chat) -> None:
    setting = chat.ask("help intercept")
    assert "take Atrium out of service" in buttons(setting)
    fields = read(setting)
    assert "Intercept all / Allow all: Incoming calls" in fields
    assert "A phone number, an extension or none (+33199001234): New number" in fields
    assert "Needs a professional licence" in read(chat.ask("help intercom"))
    assert "set ptt Atrium members add Ana Roux" in read(chat.ask("help set"))


def test_every_command_is_of_one_kind() -> None:
    named = [name for names in COMMAND_KINDS.values() for name in names]
    assert sorted(named) == sorted(one.name for one in COMMANDS)


def test_every_command_is_whole_under_help_commands(chat: Chat) -> None:
    answer = chat.ask("help commands")
    for where in (read(answer), texts(answer).replace(JOINER, "")):
        assert all(one.usage[0] in where and one.help in where for one in COMMANDS)
        assert "…\n" not in where and "more" not in where.splitlines()[-1]


def test_a_kind_of_commands_opens_alone_and_leads_to_each_of_them(chat: Chat) -> None:
    by_name = {one.name: one for one in COMMANDS}
    answer = chat.ask("help commands")
    for kind, say in choices(answer, "say").items():
        opened = chat.press(answer, "Open help", inputs={"say": say})
        assert read(opened).startswith(f"Commands: {kind}")
        assert list(choices(opened, "say")) == list(COMMAND_KINDS[kind])
        for name, command in choices(opened, "say").items():
            told = read(chat.press(opened, "Open help", inputs={"say": command}))
            assert told.startswith(f"Help: {name}")
            assert by_name[name].usage[0] in told and by_name[name].help in told


def test_a_kind_of_commands_can_be_named(chat: Chat) -> None:
    for typed in ("help see", "help commands see", "help commands two keys", "help two keys"):
        assert read(chat.ask(typed)).startswith("Commands: ")
    assert read(chat.ask("help commands change")).startswith("Commands: Change")
    for typed, name in (
        ("help change", "change"),
        ("help commands set", "set"),
        ("help commands add", "add"),
    ):
        assert read(chat.ask(typed)).startswith(f"Help: {name}")
    assert "No help" in read(chat.ask("help plans tomorrow"))
    assert read(chat.ask("help commands two keys", "ravi")).startswith(("Commands: ", "No help"))


def test_the_settings_are_there_to_be_picked(chat: Chat) -> None:
    answer = chat.ask("help settings")
    offered = choices(answer, "say")
    assert len(offered) == len(FAMILIES)
    opened = chat.press(answer, "Open help", inputs={"say": offered["Voicemail ¹ · voicemail"]})
    assert read(opened).startswith("Help: Voicemail")


def test_names_of_fields_are_told_apart(chat: Chat) -> None:
    said = read(chat.ask("help forwarding fields"))
    assert "Forward when busy; When busy, send to voicemail; Forward when unanswered" in said


@pytest.mark.parametrize("person", PEOPLE)
def test_every_setting_has_its_help(chat: Chat, person: str) -> None:
    said = read(chat.ask("help settings", person))
    for family in FAMILIES:
        assert f"{family.title}{' ¹' if family.professional else ''} · {family.key}" in said
        answer = chat.ask(f"help {family.key}", person)
        assert "`" not in texts(answer), "a card shows code marks as they are"
        assert read(answer).startswith(f"Help: {family.title}")
        folded = sum(len(f"{label} {value}".split()) for label, value in folded_away(answer))
        assert len(texts(answer).split()) <= 120, family.key
        assert len(texts(answer).split()) - folded <= 60, family.key
        assert (1 if person == "ravi" else 2) <= len(buttons(answer)) <= 5, family.key
        assert bool(folded) == bool(family.fields), family.key
        for title in buttons(answer):
            pressed = read(chat.press(answer, title, person)).lower()
            assert family.title.lower().removesuffix("s") in pressed
    assert chat.writes() == [], "what an example would change is shown first"


def test_the_examples_of_every_setting_do_what_they_say(chat: Chat) -> None:
    for family in FAMILIES:
        card = chat.ask(f"help {family.key}")
        for sentence in buttons(card):
            answer = read(chat.press(card, sentence))
            its_lists = "|".join(one.title for one in family.lists)
            assert re.search(rf"{family.title}|{its_lists or family.title}", answer.split("\n")[0], re.I), (
                answer
            )
            looks = ("show", "edit", "list", "add", "is", "can", "what")
            opens = (
                sentence.split(" ")[0] in looks or sentence.endswith("?")
            ) and "main number" not in sentence
            assert opens or "→" in answer or "needed" in answer.lower() or "so already" in answer, answer


def test_help_on_a_list(chat: Chat) -> None:
    said = read(chat.ask("help ring numbers"))
    assert said.startswith("Help: ring numbers")
    assert "add ring number sequential" in said


@pytest.mark.parametrize(
    ("topic", "button"),
    [
        ("intrcept", "help intercept"),
        ("undoo", "help undo"),
        ("lobby paris", "Lobby Paris"),
        ("xyzzy", "help"),
        ("xyzzy " * 40, "help"),
    ],
)
def test_an_unknown_topic_is_answered_in_few_words(chat: Chat, topic: str, button: str) -> None:
    answer = chat.ask(f"help {topic}")
    assert read(answer).startswith("No help on “")
    assert len(read(answer).split()) <= 15
    assert button in buttons(answer)
    assert "understand" not in read(chat.press(answer, button))


def test_whoami_says_the_role_and_what_follows(chat: Chat) -> None:
    assert "Full administrator" in read(chat.ask("whoami"))
    assert "read and change settings" in read(chat.ask("whoami"))
    reader = read(chat.ask("whoami", "ravi"))
    assert "Read-only administrator" in reader
    assert "In every location you may read settings" in reader
    local = read(chat.ask("whoami", "lena"))
    assert "Admin roles in Webex none" in local
    assert "In every location you may nothing" in local
    assert "As location administrator you may change Paris HQ" in local


@pytest.mark.parametrize("typed", ["", "\n", "\u200b"])
def test_a_file_without_words_is_asked_about_and_breaks_nothing(chat: Chat, typed: str) -> None:
    for space in ("ana", "team"):
        answer = read(chat.ask(typed, space=space, files=("plan.pdf",)))
        assert "file" in answer or answer.startswith(BEGINNING)
        assert "Something went wrong" not in answer
    assert "Sorry, no." in read(chat.ask(typed, "sam", files=("plan.pdf",)))
    assert read(chat.ask("show intercept lobby paris", files=("plan.pdf",))).startswith("Call Intercept")
    assert chat.writes() == []


@pytest.mark.parametrize("typed", ["thanks", "Thank you very much!", "ok, great", "perfect, cheers", "bye"])
def test_thanks_are_answered_in_a_line(chat: Chat, typed: str) -> None:
    answer = chat.ask(typed)
    assert read(answer) == "Glad to help. help shows what I can do."
    assert answer.card is None


def test_thanks_with_a_greeting_or_a_question_begin_anew(chat: Chat) -> None:
    for typed in ("hi, thanks", "thanks, how are you doing?", "good morning"):
        assert read(chat.ask(typed)).startswith("Calling settings")


@pytest.mark.parametrize(
    "typed", ["help settings", "help commands", "help setting", "help syntax", "help set"]
)
def test_help_names_no_file_and_nothing_that_cannot_be_typed(chat: Chat, typed: str) -> None:
    answer = chat.ask(typed)
    last = read(answer).splitlines()[-1]
    assert ".md" not in read(answer)
    assert "<" not in last


@pytest.mark.parametrize("typed", ["help settings", "help commands"])
def test_a_button_leads_to_the_pages_that_come_with_the_bot(chat: Chat, typed: str) -> None:
    answer = chat.press(chat.ask(typed), "Pages")
    assert "bot/pages" in read(answer)
    for say in choices(answer, "say").values():
        (file,) = chat.press(answer, "Get it", inputs={"say": say}).files
        name = say.split(" ")[-1]
        assert file.name == f"{name}.md"
        assert file.content == (PAGES / file.name).read_bytes()


def test_only_pages_that_are_there_are_given(chat: Chat) -> None:
    for typed in ("help pages ../secrets", "help pages nothing"):
        answer = chat.ask(typed)
        assert not answer.files and "No help on" in read(answer)


def test_the_fields_of_a_setting_are_folded_into_its_help(chat: Chat) -> None:
    answer = chat.ask("help voicemail")
    rows = dict(folded_away(answer))
    assert rows["2 to 20 rings"] == "When unanswered: rings"
    assert "All fields" in [
        one["title"] for one in nodes(answer.card) if one["type"].endswith("ToggleVisibility")
    ]
    every = read(chat.ask("help voicemail fields"))
    assert every.startswith("Fields: Voicemail") and "more" not in every
    assert "Transfer on 0 to; Fax extension" in every


def folded_away(answer: Message) -> list[tuple[str, str]]:
    """The labels and values that the card of a setting's help shows on demand."""
    folds = [one for one in nodes(answer.card) if one.get("isVisible") is False]
    columns = [one["columns"] for fold in folds for one in nodes(fold) if one["type"] == "ColumnSet"]
    return [(" ".join(_texts_in(label)), " ".join(_texts_in(value))) for label, value in columns]


def _texts_in(part: Any) -> list[str]:
    return [one["text"].replace("*", "") for one in nodes(part) if one["type"] == "TextBlock"]


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one.name != "import"], ids=lambda one: one.name
)
def test_help_on_a_command_leads_on_without_typing_and_changes_nothing(chat: Chat, command: Command) -> None:
    answer = chat.ask(f"help {command.name}")
    for data in (one["data"] for one in nodes(answer.card) if one["type"] == "Action.Submit"):
        assert read(chat.send(answer, data))
    assert chat.writes() == []
    assert "Nothing waits." in read(chat.ask("scheduled"))


def test_help_on_a_list_names_every_setting_that_has_one(chat: Chat) -> None:
    answer = chat.ask("help rules")
    assert "Sequential Ring, Simultaneous Ring, Selective Accept, Selective Reject" in read(answer)
    assert form_id(chat.send(answer, rows_with_button(answer)[1][1]))
    say = choices(answer, "say")["Selective Reject"]
    assert "Selective Reject" in read(chat.press(answer, "Open list", inputs={"say": say}))


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("voicemail pin", "Help: passcode"),
        ("intercept greeting", "Help: greeting"),
        ("pin", "Help: passcode"),
    ],
)
def test_help_on_what_is_done_with_a_setting_is_that_of_the_command(
    chat: Chat, topic: str, title: str
) -> None:
    assert read(chat.ask(f"help {topic}")).startswith(title)


def test_one_thing_is_offered_by_one_name(chat: Chat) -> None:
    assert buttons(chat.ask("help forwading")) == ["help forwarding"]


def test_a_list_has_no_fields_of_its_own(chat: Chat) -> None:
    assert read(chat.ask("help codes fields")).startswith("Help: Access Codes")


@pytest.mark.parametrize(
    "topic", ["set", "edit", "show", "list", "add", "rules", "ptt", "voicemail", "greeting", "passcode"]
)
def test_examples_name_a_workspace_that_can_have_the_setting(chat: Chat, topic: str) -> None:
    chat.ask("show gym")  # has a common-area licence, and is spoken of
    assert "Gym" not in texts(chat.ask(f"help {topic}")).split()


@pytest.mark.parametrize("topic", ["set", "show", "list", "copy", "compare", "drift", "who"])
def test_examples_name_what_is_there(chat: Chat, topic: str) -> None:
    chat.rename("Lobby Paris", "Reception")
    chat.rename("Lobby Denver", "Front desk")
    said = texts(chat.ask(f"help {topic}", "ravi"))
    assert "Lobby Paris" not in said and "lobby paris" not in said and "Ana Roux" not in said


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("rings", "Call Forwarding Rings before forwarding: 2 to 20 rings"),
        ("rings", "Voicemail Rings: 2 to 20 rings"),
        ("tone", "Barge In Play a tone: On or off"),
        ("busy", "Call Forwarding Forward when busy: On or off"),
        ("voicemail rings", "Voicemail Rings: 2 to 20 rings"),
        ("forward when busy", "Call Forwarding Forward when busy: On or off"),
    ],
)
def test_a_field_is_found_by_its_name(chat: Chat, topic: str, said: str) -> None:
    answer = chat.ask(f"help {topic}")
    assert said in read(answer) and len(read(answer).split()) <= 60
    assert read(chat.press(answer, "Help")).startswith("Help: ")


@pytest.mark.parametrize("topic", ["the", "of", "xyzzy rings"])
def test_words_that_name_no_field_find_none(chat: Chat, topic: str) -> None:
    assert read(chat.ask(f"help {topic}")).startswith("No help on")
