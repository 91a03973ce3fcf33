"""What “it”, “there” and “the gym too” mean after what was said before, in a space and in a thread."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, choices, read


def dnd(chat: Chat, workspace: str) -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


@pytest.mark.parametrize(
    "typed",
    [
        "now the kitchen too",
        "also the kitchen",
        "and the kitchen",
        "kitchen as well please",
        "and in Kitchen",
    ],
)
def test_another_workspace_behind_a_change_gets_the_same(chat: Chat, typed: str) -> None:
    chat.ask("turn on dnd in gym")
    assert read(chat.ask(typed)).startswith("Saved: Do Not Disturb · Kitchen")
    assert read(chat.ask("and the huddle")).startswith("Saved: Do Not Disturb · Huddle")
    assert dnd(chat, "Kitchen")


@pytest.mark.parametrize(
    "typed",
    [
        "kitchen",
        "not the kitchen too",
        "and the kitchen?",
        "and the kitchen zork",
        "and turn it off in kitchen?",
    ],
)
def test_what_is_no_addition_changes_nothing(chat: Chat, typed: str) -> None:
    chat.ask("turn on dnd in gym")
    chat.ask(typed)
    assert not dnd(chat, "Kitchen")
    assert len(chat.writes()) == 1


def test_an_addition_stands_right_behind_the_change(chat: Chat) -> None:
    chat.ask("turn on dnd in gym")
    chat.ask("show forwarding huddle")
    chat.ask("and the kitchen")
    assert len(chat.writes()) == 1


def test_the_other_state_is_that_of_the_switch_that_was_changed(chat: Chat) -> None:
    chat.ask("set dnd gym ring reminder on")
    assert read(chat.ask("and off in the kitchen")).startswith("Nothing to change: Do Not Disturb · Kitchen")
    chat.ask("set dnd gym ring reminder off")
    assert read(chat.ask("and on in the huddle")).startswith("Saved: Do Not Disturb · Huddle")
    assert not dnd(chat, "Huddle")
    assert chat.setting("Huddle", "doNotDisturb")["ringSplashEnabled"]


def test_what_was_no_switch_has_no_other_state(chat: Chat) -> None:
    chat.ask("set forwarding gym rings before forwarding 5")
    written = len(chat.writes())
    answer = read(chat.ask("and on in the kitchen"))
    assert "Forward all calls: On" not in answer
    assert len(chat.writes()) == written


def test_forwarding_is_turned_off_elsewhere_without_its_number(chat: Chat) -> None:
    chat.ask("forward the kitchen to 4404")
    chat.ask("forward the gym to 4404")
    assert read(chat.ask("and off in the kitchen")).startswith("Saved: Call Forwarding · Kitchen")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("dnd on in the gym, same in the kitchen", "on"),
        ("dnd on in the gym and the same in the kitchen", "on"),
        ("dnd on in the gym, off in the kitchen too", "off"),
    ],
)
def test_a_clause_without_a_setting_means_that_of_the_clause_before(
    chat: Chat, said: str, state: str
) -> None:
    chat.ask("show transfer gym")
    offered = [*choices(chat.ask(said), "say").values()]
    assert offered[1:] == ["set dnd Gym do not disturb on", f"set dnd Kitchen do not disturb {state}"]


def test_an_addition_that_fits_several_is_asked_for(chat: Chat) -> None:
    chat.ask("turn on dnd in gym")
    assert "2 workspaces fit" in read(chat.ask("and the lobby"))
    assert read(chat.ask("the one in paris")).startswith("Saved: Do Not Disturb · Lobby Paris")


def test_what_was_undone_is_spoken_of(chat: Chat) -> None:
    chat.ask("turn on dnd in gym")
    chat.ask("show forwarding huddle")
    chat.ask("undo")
    assert read(chat.ask("turn it on")).startswith("Saved: Do Not Disturb · Gym")


def test_the_same_is_the_last_change_and_none_before_it(chat: Chat) -> None:
    chat.ask("turn on dnd in gym")
    form = chat.ask("edit waiting huddle")
    chat.press(form, "Save", inputs={"f-enabled": "false"})
    chat.ask("the same for the kitchen")
    assert not dnd(chat, "Kitchen")


def test_the_same_question_for_another(chat: Chat) -> None:
    chat.ask("show dnd huddle")
    assert read(chat.ask("what about the gym?")).startswith("Do Not Disturb · Gym")
    assert read(chat.ask("and the kitchen?")).startswith("Do Not Disturb · Kitchen")
    assert read(chat.ask("turn it on")).startswith("Saved: Do Not Disturb · Kitchen")


def test_a_question_without_a_workspace_is_about_the_last_one(chat: Chat) -> None:
    chat.ask("huddle")
    assert read(chat.ask("is voicemail on?")).startswith("Voicemail · Huddle")
    assert "Voicemail · Huddle" in read(chat.ask("turn it on"))
    assert "Which workspace" in read(chat.ask("turn on dnd"))


def test_a_workspace_that_was_taken_for_granted_can_be_put_right(chat: Chat) -> None:
    chat.ask("huddle")
    chat.ask("is voicemail on?")
    assert read(chat.ask("lobby denver")).startswith("Voicemail · Lobby Denver")


def test_in_a_thread_it_is_what_the_card_is_about(chat: Chat) -> None:
    card = chat.ask("show dnd kitchen")
    chat.ask("show forwarding gym")
    assert read(chat.ask("turn it on", parent_id=card.id)).startswith("Saved: Do Not Disturb · Kitchen")
    assert read(chat.ask("turn it off")).startswith("Saved: Do Not Disturb · Kitchen")


def test_in_a_group_the_thread_of_a_question_is_about_its_answer(chat: Chat) -> None:
    card = chat.ask("show dnd kitchen", space="team")
    chat.ask("show dnd gym", space="team")
    chat.ask("turn it on", space="team", parent_id=card.parent_id)
    assert (dnd(chat, "Kitchen"), dnd(chat, "Gym")) == (True, False)


def test_in_a_thread_of_which_nothing_is_known_it_is_nothing(chat: Chat) -> None:
    root = chat.cloud.say(chat.cloud.person("sam"), chat.cloud.space("team"), "any news?", mention=False)
    chat.ask("show dnd gym", space="team")
    chat.ask("turn it on", space="team", parent_id=root)
    assert chat.writes() == []


def test_each_receipt_of_several_has_a_thread_of_its_own(chat: Chat) -> None:
    before = len(chat.said("ana"))
    chat.ask("set dnd gym on then set waiting huddle off")
    first = chat.said("ana")[before]
    assert read(first).startswith("Saved: Do Not Disturb · Gym")
    assert read(chat.ask("turn it off", parent_id=first.id)).startswith("Saved: Do Not Disturb · Gym")


def test_a_yes_in_another_thread_is_no_answer(chat: Chat) -> None:
    card = chat.ask("show dnd kitchen")
    chat.ask("turn on dnd in huddle zork")
    chat.ask("yes", parent_id=card.id)
    assert chat.writes() == []


def test_a_yes_in_the_thread_of_the_question_is_one(chat: Chat) -> None:
    card = chat.ask("turn on dnd in huddle zork")
    chat.ask("yes", parent_id=card.id)
    assert dnd(chat, "Huddle")


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("edit it", "Edit Do Not Disturb · Huddle"),
        ("edit forwarding of it", "Edit Call Forwarding · Huddle"),
        ("show it", "Do Not Disturb · Huddle"),
        ("show it all", "Everything · Huddle"),
        ("history of it", "History · Huddle"),
        ("history of that room, please", "History · Huddle"),
        ("watch it", "Watching Huddle"),
        ("list codes there", "Access Codes · Huddle"),
        ("list numbers of it", "Numbers · Huddle"),
        ("available forward there", "Call forwarding numbers · Huddle"),
        ("remove several patterns there", "Digit patterns can only be removed one by one"),
        ("add a code to it", "Add access code · Huddle"),
    ],
)
def test_commands_know_it_and_there(chat: Chat, typed: str, begins: str) -> None:
    chat.ask("show dnd huddle")
    assert begins.casefold() in read(chat.ask(typed)).casefold()[: len(begins) + 20]


@pytest.mark.parametrize(
    "typed", ["edit it", "watch it", "history of it", "list numbers there", "show it raw"]
)
def test_where_nothing_was_spoken_of_it_is_no_part_of_a_name(chat: Chat, typed: str) -> None:
    assert "I do not know which workspace you mean" in read(chat.ask(typed))


@pytest.mark.parametrize("where", ["of it", "from it", "there", "in that room", "of the huddle", "in Huddle"])
def test_a_removal_from_it_asks_first_as_always(chat: Chat, where: str) -> None:
    chat.ask("add pattern huddle 0899! name Premium action block")
    answer = chat.ask(f"delete pattern 1 {where}")
    assert read(answer).startswith("Remove digit pattern")
    assert "Huddle" in read(answer)
    assert "Remove" in buttons(answer)


def test_and_goes_on_with_the_workspace_that_was_spoken_of(chat: Chat) -> None:
    chat.ask("forward the atrium to 4404")
    assert read(chat.ask("and when busy to 4405")).startswith("Saved: Call Forwarding · Atrium")
    assert read(chat.ask("and turn on dnd")).startswith("Saved: Do Not Disturb · Atrium")
    assert read(chat.ask("turn off dnd too")).startswith("Saved: Do Not Disturb · Atrium")
    assert not dnd(chat, "Atrium")


@pytest.mark.parametrize("typed", ["is it on?", "is it on", "and is it off?"])
def test_a_short_question_is_about_what_was_spoken_of(chat: Chat, typed: str) -> None:
    chat.ask("is dnd on in the huddle?")
    assert read(chat.ask(typed)).startswith("Do Not Disturb · Huddle")


def test_it_is_what_was_allowed_and_no_switch(chat: Chat) -> None:
    chat.ask("set outgoing lobby paris premium services i allow")
    answer = read(chat.ask("switch it on for lobby denver as well"))
    assert "remium services" in answer


def test_the_correction_of_a_room_has_a_button(chat: Chat) -> None:
    chat.ask("forward gym to 4404")
    answer = chat.ask("not gym, kitchen")
    command = "set forwarding Kitchen all calls go to 4404 forward all calls on"
    assert command in choices(answer, "say").values()


SEVERAL = [
    "dnd on in atrium and kitchen",
    "show dnd for all lobbies",
    "is dnd on in lobby paris and the kitchen?",
    "which lobbies have dnd off?",
    "compare lobby paris with the kitchen",
    "show risky",
    "workspaces",
    "turn on dnd in nowhere",
]


@pytest.mark.parametrize("before", SEVERAL)
def test_behind_several_it_is_no_workspace_from_before(chat: Chat, before: str) -> None:
    chat.ask("show dnd gym")
    chat.ask(before)
    assert read(chat.ask("turn it on")).startswith("Which workspace's Do Not Disturb?")
    assert chat.writes() == []


@pytest.mark.parametrize("before", SEVERAL[:3])
@pytest.mark.parametrize(
    "said", ["turn dnd on there", "turn it on there", "turn them on", "dnd on in both of them"]
)
def test_there_is_all_that_were_spoken_of_together(chat: Chat, before: str, said: str) -> None:
    chat.ask("show dnd gym")
    chat.ask(before)
    assert "2 workspaces" in read(chat.ask(said))
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("before", "named"),
    [
        ("forward the gym to 911", "Gym"),
        ("show voicemail gym", "Gym"),
        ("set up hoteling in the huddle", "Huddle"),
        ("forward the kitchen to 4001 if it rains", "Kitchen"),
        ("set dnd gym on for 2 hours in the night", "Gym"),
        ("copy dnd from lobby paris to huddle", "Huddle"),
    ],
)
def test_there_is_where_something_was_refused_or_asked(chat: Chat, before: str, named: str) -> None:
    chat.ask("show dnd lobby paris")
    chat.ask(before)
    chat.ask("turn dnd on there")
    assert dnd(chat, named)
    assert not dnd(chat, "Lobby Paris")


@pytest.mark.parametrize(
    "said",
    [
        "hi there, turn on dnd in the gym",
        "dnd on in the gym because nobody works there",
        "turn on dnd in the gym, there's no staff",
    ],
)
def test_another_workspace_that_is_named_is_the_one(chat: Chat, said: str) -> None:
    chat.ask("show dnd for all lobbies")
    answer = chat.ask(said)
    assert "workspaces" not in read(answer)
    if "Do it" in buttons(answer):
        chat.press(answer, "Do it")
    assert dnd(chat, "Gym")
    assert not dnd(chat, "Lobby Paris")
