"""What tells how it is, what is called off, and what surely names no workspace, writes nothing at once."""

from __future__ import annotations

import pytest

from tests.chat import TO_START, Chat, buttons, read

REPORTS = (
    "gym currently forwards to 4321",
    "calls to gym go to 4321",
    "calls for the gym land at 4321",
    "calls in gym end up at 4321",
    "gym's calls are going to 4321",
    "busy calls at gym are going to 4321",
    "gym does forwarding to 4321 when busy",
    "gym's on dnd",
    "dnd set to on in gym",
    "huddle can barge",
    "huddle shows the location number",
    "about to forward gym to 4321",
    "trying to forward gym to 4321",
    "forward gym to 4321 fails",
    "turning on dnd in gym",
    "unable to turn on dnd in gym",
    "dnd on in gym is wrong",
    "donot turn on dnd in gym",
    "dnt turn on dnd in the gym",
    "refrain from turning on dnd in the huddle",
    "hold off on turning on dnd in the huddle",
    "dnd on huddle, right",
)
UNSURE = (
    "turn on dnd in one of the rooms",
    "turn on dnd in one of them",
    "turn on dnd in denver",
    "forward denver to 4404",
    "forward gym to 4321/4404",
    "forward gym to 4321-4404",
    "forward gym to 4321.4404",
    "forward gym to 4321 or 4404",
    "turn on dnd in the gym. wait, don't",
    "lobby paris pass 84213",
    "lobby paris pass: 84213",
    "kitchen pass word 84213",
    "kitchen pass-code 84213",
)


@pytest.mark.parametrize("said", [*REPORTS, *UNSURE])
def test_it_is_asked_about_and_nothing_is_written(chat: Chat, said: str) -> None:
    chat.ask("show dnd gym")
    answer = chat.ask(said)
    assert chat.writes() == []
    assert "84213" not in read(answer)


@pytest.mark.parametrize(
    ("said", "workspace", "is_on"),
    [
        ("turn on dnd in the gym - sorry I mean turn it off", "Gym", False),
        ("dnd off in gym, no wait, on", "Gym", True),
        ("gym denver dnd on", "Gym", True),
        ("dnd on in gym (denver)", "Gym", True),
        ("+1 303-555-0120 dnd on", "Gym", True),
    ],
)
def test_what_is_meant_in_the_end_is_what_is_done(chat: Chat, said: str, workspace: str, is_on: bool) -> None:
    if not is_on:
        chat.ask("dnd on in the gym")
    answer = chat.ask(said)
    if "Do it" in buttons(answer):
        chat.press(answer, "Do it")
    assert chat.setting(workspace, "doNotDisturb")["enabled"] is is_on
    assert not any(chat.setting(one, "doNotDisturb")["enabled"] for one in ("Lobby Denver", "Lobby Paris"))


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("dnd on for everyone but gym", 9),
        ("other than the gym, all rooms dnd on", 9),
        ("apart from gym turn on dnd everywhere", 9),
        ("dnd on everywhere except gym and kitchen", 8),
        ("dnd on in lobby paris, lobby denver, kitchen, gym and huddle", 5),
    ],
)
def test_what_is_left_out_is_left_out(chat: Chat, said: str, count: int) -> None:
    assert f"I look at {count} workspaces first" in read(chat.ask(said))


@pytest.mark.parametrize(
    ("said", "orders"),
    [
        ("dnd on in the gym and off in the huddle", ("do not disturb on", "do not disturb off")),
        (
            "turn off dnd in the gym and on in the huddle",
            ("set dnd Gym do not disturb off", "set dnd Huddle do not disturb on"),
        ),
        (
            "turn off dnd in the gym and forwarding in kitchen",
            ("Gym do not", "Kitchen forward all calls off"),
        ),
        (
            "dnd on in gym and forwarding off in kitchen and voicemail on in huddle",
            ("Gym do not", "Kitchen forward", "Huddle voicemail on"),
        ),
    ],
)
def test_orders_that_share_words_are_all_named(chat: Chat, said: str, orders: tuple[str, ...]) -> None:
    answer = read(chat.ask(said))
    assert "That is more than one order" in answer
    assert [one for one in orders if one not in answer] == []


@pytest.mark.parametrize(
    "said",
    ["nothing should be forwarded in the kitchen", "none of the calls to the kitchen may be forwarded"],
)
def test_nothing_is_a_negation(chat: Chat, said: str) -> None:
    chat.ask("forward the kitchen to 4404")
    answer = chat.ask(said)
    assert "Forward all calls: On → Off" in read(answer)


@pytest.mark.parametrize(
    "said",
    [
        "change number of lobby paris to +33 1 70 00 12 99",
        "change pattern of lobby paris to 09",
        "change digit pattern of gym and huddle on",
        "change ring number in canteen 1",
    ],
)
def test_a_list_without_an_item_is_asked_about(chat: Chat, said: str) -> None:
    assert "Something went wrong" not in read(chat.ask(said))


def test_an_exact_name_opens_its_workspace_whatever_its_words_mean(chat: Chat) -> None:
    assert "Hot Desk 7" in read(chat.ask("Hot Desk 7"))
    assert "Hoteling" not in read(chat.ask("hot desk 7"))


def test_a_plan_of_words_that_were_edited_is_not_run(chat: Chat) -> None:
    chat.ask("dnd on in all lobbies")
    card = chat.hears("ana", "2 to change")
    chat.edit("dnd on in all lobbies except paris")
    chat.hears("ana", "1 to change")
    chat.press(card, "Run")
    chat.run_plans()
    assert chat.writes() == []


def test_stop_watching_is_about_watches(chat: Chat) -> None:
    assert "Call Waiting" not in read(chat.ask("stop watching lobby paris"))


@pytest.mark.parametrize("said", ["gym dnd until 11:30pm", "dnd gym for 1 hour", "intercept gym for 2 hours"])
def test_a_setting_and_a_time_turn_it_on_once_somebody_agrees(chat: Chat, said: str) -> None:
    chat.wait(TO_START)
    answer = chat.ask(said)
    assert "Off → On" in read(answer)
    assert "then it goes back" in read(answer)
    assert chat.writes() == []


def test_looking_at_a_setting_for_a_while_turns_nothing_on(chat: Chat) -> None:
    assert "Do it" not in buttons(chat.ask("show dnd gym for 1 hour"))
    assert "Do it" not in buttons(chat.ask("is dnd on in gym until 11:30pm?"))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("maybe turn on dnd in the gym", "Do not disturb: on"),
        ("keep dnd on in the gym", "Do not disturb: on"),
        ("i think dnd should be on in the gym", "Do not disturb: on"),
        ("forward gym to 4404 half the day", "All calls go to: 4404"),
    ],
)
def test_what_is_not_sure_is_asked(chat: Chat, said: str, meant: str) -> None:
    answer = read(chat.ask(said))
    assert "Shall I do it now?" in answer
    assert meant in answer
    assert "Leave it as it is" in answer
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    ["dnd was on in the gym", "we had dnd on in the gym", "do not turn on dnd in the gym, maybe later"],
)
def test_what_was_or_is_denied_is_not_offered(chat: Chat, said: str) -> None:
    assert "dnd Gym do not disturb on" not in read(chat.ask(said))
    assert chat.writes() == []


def test_half_an_order_opens_its_form(chat: Chat) -> None:
    answer = read(chat.ask("send huddle calls somewhere else while it is busy"))
    assert answer.startswith("Edit Call Forwarding · Huddle")
    assert chat.writes() == []


def test_what_is_so_already_is_not_asked(chat: Chat) -> None:
    assert read(chat.ask("leave dnd off in the gym")).endswith("Do not disturb: off: so already.")
