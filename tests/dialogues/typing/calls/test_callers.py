"""Orders that say who calls, or whom a workspace calls: a rule is shown first, or which is asked."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, filled, read

FORWARD, REJECT, ACCEPT, PATTERN = (
    "Selective Forward",
    "Selective Reject",
    "Selective Accept",
    "Digit Patterns",
)


@pytest.mark.parametrize(
    ("said", "setting", "rule"),
    [
        ("if 4402 calls, forward lobby paris to 4405", FORWARD, "4402; To another number: 4405"),
        ("forward lobby paris to 4405 when 4402 calls", FORWARD, "4402; To another number: 4405"),
        ("calls from 4402 to lobby paris should go to the kitchen", FORWARD, "4402; To another number: 4420"),
        ("when the gym calls lobby paris forward it to 4405", FORWARD, "5520; To another number: 4405"),
        (
            "if anyone from 4402 rings lobby paris put them through to 4405",
            FORWARD,
            "To another number: 4405",
        ),
        ("send 4402 to 4405 when they call lobby paris", FORWARD, "4402; To another number: 4405"),
        ("if the caller is 4402 forward lobby paris to 4405", FORWARD, "4402; To another number: 4405"),
        ("forward outside calls in lobby paris to 4405", FORWARD, "Calls from: Anybody outside"),
        ("send withheld calls in lobby paris to 4405", FORWARD, "Callers who hide their number: On"),
        ("block incoming calls from 4402 in lobby paris", REJECT, "Chosen callers: 4402"),
        ("block calls from 4402 to lobby paris", REJECT, "Chosen callers: 4402"),
        ("lobby paris is getting spam from +1 303 555 0199, please block", REJECT, "+1 303-555-0199"),
        ("we get nuisance calls from 4402 in lobby paris, block them", REJECT, "Chosen callers: 4402"),
        ("4402 may not call lobby paris", REJECT, "Chosen callers: 4402"),
        ("don't let 4402 ring lobby paris", REJECT, "Chosen callers: 4402"),
        ("only 4402 may call lobby paris", ACCEPT, "Chosen callers: 4402"),
        ("nobody may call lobby paris except 4402", ACCEPT, "Chosen callers: 4402"),
        ("block everybody except 4402 in lobby paris", ACCEPT, "Chosen callers: 4402"),
        ("only the gym and the kitchen may call lobby paris", ACCEPT, "Chosen callers: 5520, 4420"),
        ("don't let lobby paris call 4402", PATTERN, "Pattern: 4402; Action: Block"),
        ("never let lobby paris call +1 303 555 0199", PATTERN, "Pattern: +13035550199; Action: Block"),
        ("block lobby paris from calling 4402", PATTERN, "Pattern: 4402; Action: Block"),
        ("let lobby paris call 4402", PATTERN, "Pattern: 4402; Action: Allow"),
        ("lobby paris may not call numbers starting with 900", PATTERN, "Pattern: 900!; Action: Block"),
        ("block calls from lobby paris to area code 900", PATTERN, "Pattern: 900!; Action: Block"),
        ("block area code 212 in lobby paris", PATTERN, "Pattern: 212!; Action: Block"),
        ("send calls from 4402 in lobby paris to voicemail", FORWARD, "Send to voicemail: On"),
    ],
)
def test_the_rule_is_shown_first(chat: Chat, said: str, setting: str, rule: str) -> None:
    shown = chat.ask(said)
    assert read(shown).startswith(f"{setting} · Lobby Paris\n\n"), read(shown)
    assert "Nothing is changed yet." in read(shown)
    assert rule in read(shown)
    assert buttons(shown)[0] == "Do it"
    assert chat.writes() == []
    assert read(chat.press(shown, "Do it")).startswith("Added")


@pytest.mark.parametrize(
    ("said", "one", "two"),
    [
        ("block 4402 in lobby paris", "add rule reject", "add pattern"),
        ("block 0900 in lobby paris", "add rule reject", "add pattern"),
        ("block 12 in lobby paris", "add rule reject", "add pattern"),
        ("ban +1 303 555 0199 from lobby paris", "add rule reject", "add pattern"),
        ("allow 4402 in lobby paris", "add rule accept", "add pattern"),
        ("forward +1 303 555 0199 at lobby paris", "add rule selforward", "set forwarding"),
        ("forward tel:+13035550199 from lobby paris", "add rule selforward", "set forwarding"),
        ("forward lobby paris to 4405 except calls from 4402", "forward off", "calls from anybody"),
        ("send calls to lobby paris to 4405 but not from 4402", "forward off", "calls from anybody"),
        ("don't forward calls from 4402 in lobby paris", "forward off", "list rules selforward"),
        ("lobby paris may only call 4402", "action allow", "internal block"),
        ("allow calls from 4402 to lobby paris", "add rule accept", "reject off"),
        ("put 4402 through to lobby paris", "add rule accept", "reject off"),
        ("the gym may not call lobby paris", "add rule reject", "add pattern"),
    ],
)
def test_two_meanings_are_asked(chat: Chat, said: str, one: str, two: str) -> None:
    asked = chat.ask(said)
    assert buttons(asked) == ["Choose", "Choose"], read(asked)
    assert "Nothing was changed." in read(asked)
    assert one in asked.markdown
    assert two in asked.markdown
    assert chat.writes() == []


def test_forwarding_tells_no_callers_apart(chat: Chat) -> None:
    asked = read(chat.ask("forward lobby paris to 4405 except calls from 4402"))
    assert asked.startswith("Call Forwarding does not tell callers apart.")


def test_whose_voicemail_a_rule_means_is_said(chat: Chat) -> None:
    asked = chat.ask("when 4402 calls lobby paris send it to voicemail")
    assert "the voicemail of the number that it forwards to" in read(asked)
    assert 'chosen callers "4402" send to voicemail on' in asked.markdown
    assert chat.writes() == []


def test_a_rule_is_for_no_part_of_a_number(chat: Chat) -> None:
    asked = chat.ask("block +44 in lobby paris")
    assert read(asked).startswith("A rule takes whole numbers of callers only. Nothing was changed.")
    assert 'add pattern "Lobby Paris" pattern "+44"' in asked.markdown


def test_a_name_is_looked_up_for_no_rule(chat: Chat) -> None:
    asked = chat.ask("when ravi calls lobby paris forward to 4405")
    assert "I look up no number for “ravi”. Nothing was changed." in read(asked)
    form = filled(chat.press(asked, "Choose"))
    assert "4405" in form.values(), form
    assert "SELECT_PHONE_NUMBERS" in form.values()
    assert chat.writes() == []


def test_two_meanings_are_offered_for_a_list(chat: Chat) -> None:
    asked = chat.ask("block 4402 in all lobbies")
    assert "add rule reject all lobbies" in asked.markdown
    assert "add pattern all lobbies" in asked.markdown
    assert read(chat.press(asked, "Choose")).startswith("p-1")
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "can 4402 call lobby paris?",
        "4402 can not call lobby paris",
        "does lobby paris block 4402?",
        "should calls from 4402 to lobby paris go to 4405?",
        "forward calls from 4402 to lobby paris",
    ],
)
def test_questions_and_complaints_are_no_such_order(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said", ["reject calls from 4402 in lobby paris", "block the caller 4402 in lobby paris"]
)
def test_a_plain_order_is_still_done_at_once(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Added: rule · Selective Reject · Lobby Paris")


def test_who_may_only_read_is_offered_no_change(chat: Chat) -> None:
    chat.give_roles("ana", "id_readonly_admin")
    for said in ("block 4402 in lobby paris", "block outside calls from lobby paris"):
        answer = chat.ask(said)
        assert "Choose" not in buttons(answer), read(answer)
        assert "Nothing was changed" in read(answer)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "let the kitchen answer the calls for lobby paris",
        "let the kitchen take lobby paris's calls",
        "the kitchen should answer calls for lobby paris",
        "the kitchen covers for lobby paris",
        "calls to lobby paris are answered by the kitchen",
    ],
)
def test_who_answers_for_another_gets_its_calls(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert read(shown).startswith("Call Forwarding · Lobby Paris\n\nShown first: "), read(shown)
    assert "All calls go to: None → 4420 (Kitchen)" in read(shown) and not chat.changes()


@pytest.mark.parametrize(
    "said",
    [
        "block calls from numbers starting with 212 in lobby paris",
        "block calls from area code 212 in lobby paris",
        "reject callers starting with 0900 in lobby paris",
        "only accept calls from numbers beginning with 303 in lobby paris",
    ],
)
def test_a_rule_does_not_tell_how_numbers_begin(chat: Chat, said: str) -> None:
    assert "by their whole numbers" in read(chat.ask(said)) and not chat.changes()


def test_only_such_numbers_take_two_changes(chat: Chat) -> None:
    assert "two changes" in read(chat.ask("lobby paris may only call numbers starting with 303"))


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("user harassed by 4402, put it on selective reject of lobby paris", "4402"),
        ("we get spam from +1 303 555 0199, block that number in lobby paris", "+1 303-555-0199"),
        ("lobby paris gets calls from 4402 all night, please reject his calls there", "4402"),
    ],
)
def test_a_number_told_before_the_order_is_meant_by_it(chat: Chat, said: str, rule: str) -> None:
    shown = chat.ask(said)
    assert read(shown).startswith("Selective Reject · Lobby Paris\n\nShown first: "), read(shown)
    assert f"Chosen callers: {rule}" in read(shown) and "Do it" in buttons(shown) and not chat.changes()


@pytest.mark.parametrize(
    "said",
    [
        "lobby paris keeps calling 4402, block it",
        "calls to 4402 from lobby paris cost a lot, block them",
        "guests call 4402, block it in lobby paris",
    ],
)
def test_a_number_that_is_called_is_blocked_going_out(chat: Chat, said: str) -> None:
    shown = chat.ask(said)
    assert read(shown).startswith("Digit Patterns · Lobby Paris\n\nShown first: "), read(shown)
    assert "Pattern: 4402; Action: Block" in read(shown) and not chat.changes()


@pytest.mark.parametrize(
    "said",
    [
        "4402 not 4405 is the spammer, block it in lobby paris",
        "the spammer isn't 4402, block it in lobby paris",
        "991122 opens the gym door, block it",
    ],
)
def test_of_doubtful_numbers_none_is_taken(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert not answer.startswith("Added") and "Nothing is changed yet." not in answer and not chat.changes()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("spam from 4402 and 4405, block it in lobby paris", "spam"),
        ("room 310 gets spam, block it in lobby paris", "gets spam"),
    ],
)
def test_beside_words_that_are_left_over_a_rule_is_shown_first(chat: Chat, said: str, left: str) -> None:
    answer = read(chat.ask(said))
    assert f"I do not know what to make of “{left}”." in answer and "Nothing is changed yet." in answer
    assert not chat.changes()


@pytest.mark.parametrize(
    "said",
    ["calls to lobby paris ring at the kitchen", "calls to lobby paris should come out at the kitchen"],
)
def test_where_calls_come_out_they_are_sent(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("Call Forwarding · Lobby Paris\n\nShown first: ")


def test_calls_from_a_workspace_are_not_its_own(chat: Chat) -> None:
    assert "Nothing is changed yet." not in read(chat.ask("let the kitchen take calls from lobby paris"))


@pytest.mark.parametrize("said", ["in lobby paris", "lobby paris, calls to it"])
def test_a_place_alone_does_not_tell_which_way(chat: Chat, said: str) -> None:
    chat.ask("block 4402")
    chat.ask(said)
    assert not chat.changes()


def test_a_number_to_be_changed_is_no_caller(chat: Chat) -> None:
    chat.ask("forward gym to 4402")
    shown = chat.ask("change forward all calls of the gym from 4402 to 4405")
    assert "All calls go to: 4402 (Board Room 2) → 4405" in read(shown)


def test_a_person_told_before_the_order_is_meant_by_it(chat: Chat) -> None:
    shown = chat.ask("Kim Lee joins the gym team, add her to push-to-talk of lobby paris")
    assert read(shown).startswith("Push-to-Talk · Lobby Paris\n\nShown first: "), read(shown)
    assert "Kim Lee" in read(shown) and not chat.changes()


@pytest.mark.parametrize("said", ["4404 " * 1500, "1 " * 2000, "4404 " + "so " * 2000, "'a" * 3000])
def test_long_texts_are_read_in_no_time(chat: Chat, said: str) -> None:
    assert read(chat.ask(f"{said}block it")) and not chat.changes()
