"""What is half said: secrets, two workspaces, words around names, and answers to questions of the bot."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, choices, read

DELETE = "please delete your message"


@pytest.mark.parametrize(
    "said",
    ["lobby paris cod 84213 hmm", "codes 84213 lobby paris add them", "zugangscode 84213 lobby paris",
     "the doorcode 84213 at lobby paris blub"],
)  # fmt: skip
def test_a_code_that_is_half_said_leads_to_its_form(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert DELETE in read(answer)
    assert "84213" not in read(answer)
    assert "Add access code · Lobby Paris" in choices(answer, "say")


@pytest.mark.parametrize(
    "said", ["show codes 84213", "help code 84213", "the tan is 84213", "TAN: 84213", "unlock code 84213"]
)
def test_a_code_without_a_workspace_is_to_be_deleted(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert DELETE in answer
    assert "84213" not in answer


@pytest.mark.parametrize("whom", ["Mei Tan 4404", "the barcode desk 4404", "the tan room, 4404"])
def test_a_word_like_one_for_a_secret_tells_none(chat: Chat, whom: str) -> None:
    answer = read(chat.ask(f"forward the gym to {whom}"))
    assert DELETE not in answer
    assert "Calls to Gym go to 4404 (Huddle)." in answer


def test_a_code_is_added_also_behind_as(chat: Chat) -> None:
    said = read(chat.ask("add 84299 as porter to the access codes of lobby paris"))
    assert "Description: porter" in said
    assert "84299" not in said


def test_a_reason_with_a_code_is_noted_without_it(chat: Chat) -> None:
    answer = chat.ask("forward lobby paris to 4404 because the door code 84213 changed")
    assert "The reason I would note: “the door code (digits left out) changed”." in read(answer)
    assert "All calls go to: None → 4404" in read(answer)
    assert "84213" not in read(answer)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("set pin", "Change voicemail PIN"),
        ("change the pin", "Change voicemail PIN"),
        ("reset the voicemail pin please", "Change voicemail PIN"),
        ("add access code", "Add access code"),
        ("add a code", "Add access code"),
    ],
)
def test_the_answer_to_which_workspace_is_taken(chat: Chat, question: str, title: str) -> None:
    answer = chat.ask(question)
    assert read(answer).startswith("Which workspace's")
    assert "Lobby Paris" in read(answer)
    assert read(chat.ask("lobby paris")).startswith(title)


@pytest.mark.parametrize(
    "said",
    ["reset the voicemail pin of lobby paris", "lobby paris pin reset", "i forgot the pin for lobby paris",
     "change the passcode at lobby paris please", "new voicemail pin for the lobby paris"],
)  # fmt: skip
def test_the_pin_is_asked_for_in_any_order(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Change voicemail PIN · Lobby Paris")


def test_a_pin_is_not_offered_where_there_can_be_none(chat: Chat) -> None:
    answer = chat.ask("pin 84213 kitchen")
    assert "Kitchen has a common-area licence" in read(answer)
    assert answer.card is None


@pytest.mark.parametrize("said", ["make gym like kitchen", "the gym should be the same as the kitchen",
                                  "configure gym like kitchen", "gym same as kitchen"])  # fmt: skip
def test_one_workspace_like_another_is_offered_as_a_plan(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert list(choices(answer, "say").values()) == [
        "copy everything from Kitchen to Gym",
        "compare Gym Kitchen",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "set everything as in the kitchen for the gym",
        "give the gym the settings of the kitchen",
        "take everything from the kitchen for the gym",
        "copy gym from kitchen",
        "same as kitchen for gym",
    ],
)
def test_the_pattern_may_be_named_first_or_last(chat: Chat, said: str) -> None:
    first, second = choices(chat.ask(said), "say").values()
    assert first == "copy everything from Kitchen to Gym"
    assert second.startswith("compare ")
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    ["copy lobby paris to board room 2", "please copy lobby paris into board room 2",
     "clone lobby paris to board room 2", "duplicate lobby paris onto board room 2"],
)  # fmt: skip
def test_what_is_copied_to_another_is_its_pattern(chat: Chat, said: str) -> None:
    assert list(choices(chat.ask(said), "say").values()) == [
        'copy everything from "Lobby Paris" to "Board Room 2"',
        'compare "Lobby Paris" "Board Room 2"',
    ]


def test_copies_of_messages_go_to_an_address(chat: Chat) -> None:
    chat.ask("copy voicemail messages of lobby paris to ana@example.com")
    assert chat.setting("Lobby Paris", "voicemail")["emailCopyOfMessage"]["emailId"] == "ana@example.com"


@pytest.mark.parametrize("said", ["switch the gym and kitchen on", "switch gym and kitchen off"])
def test_two_that_are_switched_on_are_not_swapped(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "You named Gym and Kitchen. What shall I do with them?" in answer
    assert "swap" not in answer


def test_two_workspaces_can_be_swapped_by_nobody(chat: Chat) -> None:
    assert "I cannot swap Gym and Kitchen" in read(chat.ask("swap gym and kitchen"))


@pytest.mark.parametrize("said", ["quiet hours for gym", "quiet hours in the gym"])
def test_a_word_that_is_also_in_another_name_names_none(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert answer.startswith("Gym")
    assert "Quiet Room" not in answer


def test_a_name_may_have_the_words_for_what_is_set_elsewhere(chat: Chat) -> None:
    said = read(chat.ask("hot desk 7 rings 7 times before forwarding to 4321"))
    assert said.startswith("Hot Desk 7 is hot desk only")
    assert "Control Hub" in read(chat.ask("set up hot desking in the gym"))


@pytest.mark.parametrize("said", ["forward gym to kitchen", "send all gym calls to the kitchen"])
def test_a_workspace_elsewhere_is_offered_by_its_extension(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Kitchen is in Paris HQ and has no outside number; 4420 is its extension there." in read(answer)
    assert "All calls go to: None → 4420" in read(answer)
    assert "Do it" in buttons(answer)
    assert chat.writes() == []


def test_lists_that_are_offered_are_few_and_can_be_had(chat: Chat) -> None:
    answer = chat.ask("delete gym")
    assert "Workspaces themselves are deleted in Control Hub." in read(answer)
    offered = list(choices(answer, "say"))
    assert len(offered) <= 6
    assert offered[-1] == "More"
    assert not any("Sequential" in one or "Push-to-Talk" in one for one in offered)


def test_the_list_that_was_named_is_offered(chat: Chat) -> None:
    answer = chat.ask("remove something from the digit patterns of lobby paris")
    assert list(choices(answer, "say")) == ["Digit patterns · Lobby Paris"]


@pytest.mark.parametrize(
    "said", ["turn that off again", "switch that off", "turn this off please", "turn that back off"]
)
def test_that_is_what_was_spoken_of(chat: Chat, said: str) -> None:
    chat.ask("turn on dnd in the gym")
    assert chat.setting("Gym", "doNotDisturb")["enabled"]
    chat.ask(said)
    assert not chat.setting("Gym", "doNotDisturb")["enabled"]


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("please add a digit pattern for huddle", "Add digit pattern · Huddle"),
        ("can you create an access code for huddle", "Add access code · Huddle"),
        ("we need a new access code in huddle", "Add access code · Huddle"),
        ("i want to add a rule to selective reject at huddle", "Add rule · Selective Reject · Huddle"),
        (
            "please add a number to the sequential ring of huddle",
            "Add ring number · Sequential Ring · Huddle",
        ),
    ],
)
def test_something_to_add_of_which_nothing_is_told_opens_its_form(chat: Chat, said: str, form: str) -> None:
    assert read(chat.ask(said)).startswith(form)
    assert chat.writes() == []
