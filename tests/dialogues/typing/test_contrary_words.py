"""Words that turn an order round, limit it, or ask: none writes the contrary, or more than was said."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


def dnd(chat: Chat, workspace: str) -> bool:
    return bool(chat.setting(workspace, "doNotDisturb")["enabled"])


@pytest.mark.parametrize(
    "said",
    [
        "set dnd huddle off?",
        "do not disturb huddle off?",
        "undo?",
        "undo 1?",
        "turn dnd off in huddle\n?",
    ],
)
def test_a_question_mark_writes_nothing(chat: Chat, said: str) -> None:
    chat.ask("set dnd huddle on")
    writes = len(chat.writes())
    chat.ask(said)
    assert len(chat.writes()) == writes


def test_what_was_asked_can_be_done_with_one_press(chat: Chat) -> None:
    asked = chat.ask("set dnd huddle on?")
    assert "Shall I do it?" in read(asked)
    chat.press(asked, buttons(asked)[0])
    assert dnd(chat, "Huddle")


def test_a_no_before_an_order_turns_nothing_off(chat: Chat) -> None:
    chat.ask("set dnd huddle on")
    chat.ask("no, turn on dnd in huddle")
    chat.ask("no turn on dnd in huddle")
    assert dnd(chat, "Huddle")


def test_them_told_off_is_asked_about_where_the_setting_refuses(chat: Chat) -> None:
    asked = chat.ask("anonymous calls annoy us in the huddle, don't accept them")
    assert "Do it" not in buttons(asked) and chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "don't put callers through to the huddle when they hide their number",
        "do not let callers through to the huddle when they hide their number",
    ],
)
def test_callers_not_put_through_are_rejected(chat: Chat, said: str) -> None:
    chat.press(chat.ask(said), "Do it")
    assert chat.setting("Huddle", "anonymousCallReject")["enabled"]


@pytest.mark.parametrize(
    "said",
    [
        "nobody would be grateful if calls to the huddle went to 4404",
        "hackers would be grateful if calls to the huddle went to 4404",
        "would it help if dnd were on for the huddle",
        "who would be happy if dnd were on in the huddle",
        "it would be nice if no calls went to the huddle",
        "it would be nice if nobody got through to the huddle",
        "nobody should get through to the huddle",
        "don't let anyone through to the huddle",
        "don't put calls from huddle through to lobby paris",
        "tell us when a call was parked at the huddle",
        "calls to the huddle oughtn't go to 4404",
        "ought we to turn on dnd for the huddle",
        "unable to block calls from 4404 in the huddle",
        "used to block calls from 4404 in the huddle",
        "not to block calls from 4404 in the huddle",
        "keep anonymous calls going out of the huddle",
    ],
)
def test_what_is_no_order_is_neither_done_nor_offered(chat: Chat, said: str) -> None:
    chat.ask("forward huddle to 4403")
    writes = len(chat.changes())
    answer = chat.ask(said)
    assert not {"Do it", "Run"} & {*buttons(answer)} and len(chat.changes()) == writes


@pytest.mark.parametrize(
    "said", ["stop 4404 being rejected at the huddle", "stop 4404 being refused in huddle"]
)
def test_what_is_to_stop_is_not_begun(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert not {"Do it", "Add"} & {*buttons(answer)} and chat.changes() == []


def test_what_there_is_none_of_turns_nothing_off(chat: Chat) -> None:
    answer = chat.ask("every call to the huddle can go straight to its voicemail, there's no staff there")
    assert "Send all calls: Off → On" in read(answer)


def test_put_out_to_a_list_removes_nothing(chat: Chat) -> None:
    shown = read(chat.ask("put 4405 out to the sim ring of the huddle"))
    assert "Removed" not in shown and "remove" not in shown.casefold()


@pytest.mark.parametrize(
    "said",
    [
        "let no calls through to the huddle",
        "stop calls through to the huddle",
        "do not put calls through to the huddle",
        "no calls should reach the huddle",
        "no more calls should come to the huddle",
        "calls must not reach the huddle",
    ],
)
def test_calls_that_are_not_to_arrive_are_blocked(chat: Chat, said: str) -> None:
    chat.ask("forward huddle to 4403")
    shown = chat.ask(said)
    assert read(shown).startswith("Incoming Permission · Huddle")
    chat.press(shown, "Do it")
    assert chat.setting("Huddle", "incomingPermission")["externalTransfer"] == "BLOCK_ALL_EXTERNAL"


def test_put_off_a_list_takes_it_away(chat: Chat) -> None:
    chat.ask("add 4405 to the sim ring of huddle")
    assert "4405" in str(chat.setting("Huddle", "simultaneousRing"))
    chat.press(chat.ask("put 4405 off the simultaneous ring list of the huddle"), "Remove")
    assert "4405" not in str(chat.setting("Huddle", "simultaneousRing"))


@pytest.mark.parametrize(
    "ends", ["no transfer", "without transfer", "transfers disabled", "transfer not allowed"]
)
def test_a_switch_of_an_item_is_denied(chat: Chat, ends: str) -> None:
    said = read(chat.ask(f"add a digit pattern to huddle: name Prem, pattern 1900!, block, {ends}"))
    assert said.startswith("Added: digit pattern") and "Allow transfer: Off" in said


@pytest.mark.parametrize("said", ["turn dnd off then on in huddle", "dnd off then on in huddle"])
def test_two_states_are_asked_about(chat: Chat, said: str) -> None:
    chat.ask("set dnd huddle on")
    writes = len(chat.writes())
    chat.ask(said)
    assert len(chat.writes()) == writes


def test_only_adds_nobody_to_the_others(chat: Chat) -> None:
    answer = chat.ask("let only lena push to talk to huddle")
    assert "only" in read(answer)
    assert chat.writes() == []


def test_orders_for_two_rooms_are_two_orders(chat: Chat) -> None:
    answer = chat.ask("dnd on in huddle, dnd off in lobby paris")
    assert "more than one order" in read(answer)
    assert chat.writes() == []
    chat.ask("the first")
    assert dnd(chat, "Huddle")
    assert len(chat.writes()) == 1


def test_the_last_two_are_not_the_change_number_two(chat: Chat) -> None:
    for said in ("set dnd huddle on", "set dnd lobby paris on", "set dnd huddle off"):
        chat.ask(said)
    writes = len(chat.writes())
    assert "one change at a time" in read(chat.ask("undo last 2"))
    assert len(chat.writes()) == writes


@pytest.mark.parametrize(
    "said", ["huddle no answer 5 rings", "forward huddle to 4404 when busy after 3 rings"]
)
def test_rings_that_two_settings_count_are_asked_about(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.writes() == []


def test_a_password_in_a_reason_is_kept_nowhere(chat: Chat) -> None:
    answer = chat.ask('set dnd huddle on because "the password is hunter2"')
    assert "hunter2" not in read(answer)
    assert "hunter2" not in repr(chat.bot.ground.store.history(limit=50))


def test_done_is_not_said_behind_forwarding_of_all_calls(chat: Chat) -> None:
    chat.ask("forward huddle to 4001")
    said = read(chat.ask("turn on dnd in huddle"))
    assert "All calls are forwarded, and that comes first." in said
    assert "Done" not in said


def test_one_room_on_and_another_off_is_offered_for_neither(chat: Chat) -> None:
    answer = chat.ask("dnd huddle on lobby paris off")
    assert "one order at a time" in read(answer)
    assert buttons(answer) == []
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("said", "denial"),
    [
        ("stop outside calls from being turned away at lobby paris", "stop"),
        ("calls must no longer be kept out of lobby paris", "no longer"),
        ("never let outside calls be rejected at lobby paris", "never"),
    ],
)
def test_the_word_that_denies_a_block_is_quoted_as_it_was_typed(chat: Chat, said: str, denial: str) -> None:
    answer = read(chat.ask(said))
    assert f"Nothing was changed: with “{denial}” in it" in answer
    assert "External calls: allow all" in answer
    assert chat.writes() == []


@pytest.mark.parametrize("said", ["don't answer calls on gym", "do not pick up calls on gym"])
def test_a_denied_field_is_no_order(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Do it" not in buttons(answer) and not chat.changes()


@pytest.mark.parametrize(
    "said",
    [
        "no call waiting needed in the gym",
        "call waiting not wanted in the gym",
        "no call waiting required in gym",
    ],
)
def test_what_is_not_needed_is_turned_off(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Call waiting: On → Off" in read(answer) and not chat.writes()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("voicemail doesn't pick up after 6 rings in lobby paris", "Nothing was changed"),
        ("voicemail would pick up after 6 rings in lobby paris", "Nothing was changed"),
        ("do not let voicemail pick up after 6 rings in lobby paris", "Nothing was changed"),
        ("voicemail picks up after 6 rings in lobby paris", "Nothing is changed yet"),
        ("lobby paris should answer all calls", "Nothing was changed"),
        ("let lobby paris answer all calls", "Nothing was changed"),
        ("dnd on gym, kitchen off", "Nothing was changed"),
        ("lobby paris dnd on and voicemail off, there is a party", "more than one order"),
    ],
)
def test_what_is_so_or_not_so_is_no_order(chat: Chat, said: str, answer: str) -> None:
    assert answer in read(chat.ask(said)) and not chat.changes()


def test_voicemail_that_is_to_pick_up_is_turned_on(chat: Chat) -> None:
    chat.ask("voicemail should pick up after 6 rings in lobby paris")
    held = chat.setting("Lobby Paris", "voicemail")["sendUnansweredCalls"]
    assert (held["enabled"], held["numberOfRings"]) == (True, 6)
