"""One rule says what is risky, for commands, forms and plans; what is never done, all of them refuse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message
from tests.chat import Chat, buttons, choices, read


@pytest.fixture
def careful(cloud: Cloud, tmp_path: Path) -> Iterator[Chat]:
    with Chat.started(cloud, f"sqlite:///{tmp_path / 'bot.db'}", preview="risky") as chat:
        yield chat


def planned(chat: Chat, text: str) -> Message:
    """The card of a plan, when all of it was looked at."""
    chat.ask(text)
    chat.run_plans()
    return chat.said("ana")[-1]


def forwarded(chat: Chat, workspace: str, to: str) -> None:
    chat.cloud.change(
        chat.cloud.workspace(workspace),
        "callForwarding",
        {"callForwarding": {"always": {"enabled": True, "destination": to}}},
    )


@pytest.mark.parametrize(
    "said",
    [
        "set forwarding huddle all calls go to 4404 forward all calls on",
        "forward huddle to 4404",
        "set forwarding huddle busy to 4404 busy on",
        "copy forwarding from kitchen to huddle",
    ],
)
def test_a_forward_to_itself_is_refused(careful: Chat, said: str) -> None:
    forwarded(careful, "Kitchen", "4404")
    card = planned(careful, said)
    assert "Huddle itself" in read(card) and "Do it" not in buttons(card), read(card)
    assert careful.writes() == []


def test_a_plan_makes_no_forward_to_itself_and_names_circles(careful: Chat) -> None:
    forwarded(careful, "Kitchen", "4321")
    card = planned(careful, "forward all paris workspaces to 4404")
    said = " ".join(read(card).split())
    assert "4404 is Huddle itself: its calls would come back." in said and "1 cannot" in said
    careful.press(card, "Run")
    careful.run_plans()
    assert not careful.setting("Huddle", "callForwarding")["callForwarding"]["always"]["enabled"]


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("+1 900 555 0142", "+1 900-555-0142 is a premium-rate number: each call costs."),
        ("+44 20 7946 0958", "is a number abroad"),
        ("+1 303 555 0187", "calls may go outside"),
        ("5999", "Nobody here has 5999."),
    ],
)
def test_the_items_of_a_plan_are_checked_as_one_change(careful: Chat, number: str, why: str) -> None:
    said = read(planned(careful, f"forward gym and atrium to {number}"))
    assert "Check: " in said and why in said, said
    alone = careful.ask(f"forward the gym to {number}")
    assert why in read(alone) and buttons(alone)[0] == "Do it"
    assert careful.writes() == []


def test_what_a_plan_makes_together_is_checked(careful: Chat) -> None:
    forwarded(careful, "Huddle", "4321")
    card = " ".join(read(planned(careful, "forward lobby paris and kitchen to 4404")).split())
    assert "Check: Calls go in a circle: Lobby Paris → Huddle → Lobby Paris. Lobby Paris" in card
    assert "circle: Kitchen" not in card


def test_a_plan_reads_the_target_once(careful: Chat) -> None:
    careful.ask("whoami")
    before = len(reads(careful))
    planned(careful, "forward lobby paris, kitchen and board room 2 to 4404")
    paths = reads(careful)[before:]
    huddle = careful.cloud.workspace("Huddle").id
    assert sum(huddle in path for path in paths) == 1
    assert len(paths) == 4, paths


def reads(chat: Chat) -> list[str]:
    return [one.path for one in chat.cloud.requests if one.path.endswith("/callForwarding")]


def test_a_circle_is_said_before_the_write(careful: Chat) -> None:
    forwarded(careful, "Lobby Paris", "4420")
    for said in ("forward kitchen to lobby paris", "forward kitchen to 4321"):
        card = careful.ask(said)
        assert "Calls go in a circle: Kitchen → Lobby Paris → Kitchen." in read(card)
        assert buttons(card)[0] == "Do it" and careful.writes() == []


def test_accepting_only_calls_that_fit_a_rule_with_no_rule_is_shown_first(careful: Chat) -> None:
    card = careful.ask("set accept lobby paris on")
    assert "All calls to Lobby Paris are turned away with this: no rule accepts one." in read(card)
    assert buttons(card)[0] == "Do it" and careful.writes() == []


NO_CODE = "National calls will ask for an access code, and none is on the list here."


def has_own_call_types(chat: Chat, workspace: str) -> None:
    own = {"useCustomEnabled": True, "useCustomPermissions": True}
    chat.cloud.change(chat.cloud.workspace(workspace), "outgoingPermission", own)


@pytest.mark.parametrize(
    "said", ["set outgoing lobby denver national code", "require a code for national calls in lobby denver"]
)
def test_calls_that_ask_for_a_code_that_nobody_has_are_shown_first(careful: Chat, said: str) -> None:
    has_own_call_types(careful, "Lobby Denver")
    card = careful.ask(said)
    assert NO_CODE in read(card) and careful.writes() == []
    saved = careful.press(card, "Do it")
    assert "Add a code" in buttons(saved)
    # What is so already is not said again of another change.
    assert NO_CODE not in read(careful.ask("set outgoing lobby denver international block"))


def test_a_plan_says_where_nobody_has_a_code(careful: Chat) -> None:
    has_own_call_types(careful, "Lobby Denver")
    has_own_call_types(careful, "Atrium")
    card = planned(careful, "set outgoing atrium and lobby denver national code")
    assert f"Check: {NO_CODE}" in read(card)


def test_who_has_a_code_is_not_warned(careful: Chat) -> None:
    has_own_call_types(careful, "Lobby Paris")
    assert read(careful.ask("set outgoing lobby paris national code")).startswith("Saved")


@pytest.mark.parametrize(
    "said",
    ["set ecbn of huddle to the location number", "set emergency huddle number to call back location"],
)
def test_the_number_for_emergency_services_is_shown_first(careful: Chat, said: str) -> None:
    card = careful.ask(said)
    assert "It changes which number emergency services call back." in read(card)
    assert buttons(card)[0] == "Do it" and careful.writes() == []


def test_a_pattern_that_lets_calls_through_is_shown_first(careful: Chat) -> None:
    card = careful.ask('add pattern huddle name "Premium" pattern 0899! action allow')
    assert "It lets calls through that were blocked." in read(card) and careful.writes() == []


def test_numbers_of_people_are_no_alarm(careful: Chat) -> None:
    saved = read(careful.ask("forward lobby paris to +33 1 70 00 10 10"))
    assert saved.startswith("Saved") and "outside" not in saved
    assert "outside" not in read(careful.ask("forward lobby paris to +33 1 70 00 10 50"))


def test_previews_and_receipts_say_what_callers_get_and_whose_numbers_they_are(careful: Chat) -> None:
    card = careful.ask("forward lobby paris to kitchen")
    if "Do it" in buttons(card):
        assert "Then: Calls to Lobby Paris go to 4420 (Kitchen)." in read(card)
        assert "All calls go to: None → 4420 (Kitchen)" in read(card)
        card = careful.press(card, "Do it")
    assert "Calls to Lobby Paris go to 4420 (Kitchen)." in read(card)
    assert "All calls go to: None → 4420 (Kitchen)" in read(card)
    assert "(Kim Lee)" in read(careful.ask("set forwarding lobby paris all calls go to +33 1 70 00 10 10"))


def test_who_may_not_know_a_name_is_not_told_it(careful: Chat) -> None:
    card = read(careful.ask("forward lobby paris to 5511", "lena"))
    assert "Calls to Lobby Paris go to 5511." in card and "Atrium" not in card


def test_what_is_saved_on_a_form_follows_the_same_rule(careful: Chat) -> None:
    always = "f-callForwarding-always"
    form = careful.ask("edit forwarding gym")
    typed = {f"{always}-enabled": "true", f"{always}-destination": "+1 303 555 0187"}
    again = careful.press(form, "Save", inputs=typed)
    assert "is nobody's here: calls may go outside. Nothing is changed yet." in read(again)
    assert careful.writes() == []
    other = careful.press(again, "Save", inputs={f"{always}-destination": "+44 20 7946 0958"})
    assert "is a number abroad" in read(other) and careful.writes() == []
    assert read(careful.press(other, "Save")).startswith("Saved")
    assert read(careful.press(careful.ask("edit dnd gym"), "Save", inputs={"f-enabled": "true"})).startswith(
        "Saved"
    )


def test_a_question_mark_lists_what_fits(careful: Chat) -> None:
    form = careful.ask("edit forwarding lobby paris")
    always = "f-callForwarding-always"
    listed = careful.press(form, "Save", inputs={f"{always}-enabled": "true", f"{always}-destination": "?"})
    assert "Choose one of these" in read(listed)
    found = choices(listed, f"{always}-destination--pick")
    kim = next(value for title, value in found.items() if "Kim Lee" in title)
    saved = careful.press(listed, "Save", inputs={f"{always}-destination--pick": kim})
    assert "+33 1 70 00 10 10 (Kim Lee)" in read(saved)


def test_no_button_turns_on_what_needs_a_number_first(careful: Chat) -> None:
    saved = careful.ask("set forwarding gym ring reminder on")
    assert "Not in force: “Forward all calls” is off." in read(saved)
    assert "Turn on" not in buttons(saved)
