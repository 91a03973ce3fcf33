"""Reasons: set apart from the order, and kept without what must not be kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.command_list import COMMANDS
from bot.language.commands import exact_command
from bot.language.reasons import LEFT_OUT, MAX_REASON_CHARS, kept_reason, split_reason, with_reason
from bot.language.words import joined, split

AT_THE_END = [
    ('dnd on in gym because "fire drill"', "dnd on in gym", "fire drill"),
    ("dnd on in gym, because “fire drill”.", "dnd on in gym", "fire drill"),
    ("dnd on in gym because CHG0042", "dnd on in gym", "CHG0042"),
    ("dnd on in gym because of INC-31337!", "dnd on in gym", "INC-31337"),
    ("dnd on in gym because ticket 48213", "dnd on in gym", "ticket 48213"),
    ("dnd on in gym because #48213", "dnd on in gym", "#48213"),
    ("is dnd on in gym because CHG0042?", "is dnd on in gym?", "CHG0042"),
]
READ_AS_A_SENTENCE = [
    "dnd on in gym because they move",
    "dnd on in gym because 4001",
    "dnd on in gym because x4001",
    'because "fire drill" dnd on in gym',
    'dnd on in gym because "fire drill" if they agree',
    "dnd on because",
    "because CHG0042",
]


@pytest.mark.parametrize(("text", "order", "reason"), AT_THE_END)
def test_a_reason_at_the_end_of_a_sentence(text: str, order: str, reason: str) -> None:
    assert split_reason(text) == (order, reason)


@pytest.mark.parametrize("text", READ_AS_A_SENTENCE)
def test_what_is_said_in_other_words_is_left_in_the_sentence(text: str) -> None:
    assert split_reason(text) == (text, "")


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("set dnd gym on because they move out", "dnd gym on", "they move out"),
        ('set dnd gym on because "they move"', "dnd gym on", "they move"),
        ("undo because wrong room", "", "wrong room"),
        ("set dnd gym on because", "dnd gym on because", ""),
        ('set intercept gym message "closed because of works"', None, ""),
        ("set dnd a on because x then set dnd b on", None, ""),
        ("show dnd gym because x", "dnd gym because x", ""),
    ],
)
def test_a_reason_behind_a_command(text: str, words: str | None, reason: str) -> None:
    invocation = exact_command(COMMANDS, split(text))
    assert invocation is not None
    assert invocation.reason == reason
    assert joined(invocation.words) == (joined(split(text)[1:]) if words is None else words)


@pytest.mark.parametrize(
    ("reason", "said", "kept"),
    [
        ("the pin is 445566", "set dnd gym on", ""),
        ("the passcode of the gym is swordfish", "set dnd gym on", ""),
        ("password=hunter2", "set dnd gym on", ""),
        ("pin 445566 was told", "set dnd gym on", f"pin {LEFT_OUT} was told"),
        ("445566", "add access code for the gym", LEFT_OUT),
        ("passcoed 4455", "dnd on", f"passcoed {LEFT_OUT}"),
        ("CHG0042 for the codes", "add code gym", "CHG0042 for the codes"),
        ("PIN445566", "dnd on in gym", LEFT_OUT),
        ("fire drill of 2026", "dnd on in gym", "fire drill of 2026"),
        ('say "hello" \u202eevil\n**now**', "dnd on", "say 'hello' evil **now**"),
    ],
)
def test_what_may_be_a_code_is_left_out(reason: str, said: str, kept: str) -> None:
    assert kept_reason(reason, said) == kept


BESIDE_A_SECRET = [
    "new (pin 471193) for Bob",
    "pin/471193",
    "pin's 471193",
    "pin.471193",
    "PIN…471193",
    "the pin→471193",
    "voicemail-pin 471193",
    "pins 4711",
    "code(471193)",
    "FAC:471193",
    "p.i.n. 471193",
    "p i n 471193",
    "newpin471193",
    "4711pin",
    "codeab4711",
    "access code AB4711",
    "pin is A4711x",
    "pin no. 471193x",
    "PIN 4711_",
    "pin ab-471193",
    "the code is x4711",
    "voicemail login 471193",
    "secret 4711",
    "pin CHG0042",
    "pi\u200bn 471193",
    "ｐｉｎ 4711",
    "pin 4₇1193",
    "code 4 7 1 1",
    f"471193 {'x ' * 120}is the new pin",
]
BESIDE_NO_SECRET = [
    "CHG0042",
    "JIRA-1234 moved",
    "x4711 moves to the 2nd floor",
    "opinion of 4001 people",
    "pine room 4001",
    "it spins in room 12",
    "INC-31337 about the codes",
]


@pytest.mark.parametrize("reason", BESIDE_A_SECRET)
def test_no_digit_is_kept_beside_a_word_for_a_code_or_a_pin(reason: str) -> None:
    assert not any(mark.isdigit() for mark in kept_reason(reason, "set dnd gym on"))


@pytest.mark.parametrize("reason", BESIDE_NO_SECRET)
def test_other_digits_are_kept(reason: str) -> None:
    assert kept_reason(reason, "set dnd gym on") == reason


@given(
    st.sampled_from(["pin", "PIN", "codes", "passcode", "fac", "login"]),
    st.sampled_from(["", " ", "(", "/", "_", ".", "→", "-", " ab", " no. "]),
    st.from_regex(r"[0-9]{2,8}[a-z_#]?", fullmatch=True),
    st.sampled_from(["", ")", " for Bob", ", CHG"]),
)
def test_no_way_to_write_a_pin_is_kept(word: str, between: str, digits: str, behind: str) -> None:
    kept = kept_reason(f"new {word}{between}{digits}{behind}", "set dnd gym on")
    assert not any(mark.isdigit() for mark in kept)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("history gym because pin 471193", "history"),
        ("undo because pin 471193", "undo"),
        ("passcode gym because 471193", "passcode"),
    ],
)
def test_a_word_for_a_pin_in_a_reason_is_no_command(text: str, name: str) -> None:
    invocation = exact_command(COMMANDS, split(text))
    assert invocation is not None
    assert invocation.command.name == name
    assert "471193" not in invocation.reason


@given(st.text(max_size=400))
def test_any_kept_reason_is_short_and_comes_back_the_same_from_a_command(text: str) -> None:
    kept = kept_reason(text, "set dnd gym on")
    assert len(kept) <= MAX_REASON_CHARS
    assert kept == kept_reason(kept, "set dnd gym on")
    invocation = exact_command(COMMANDS, split(with_reason("set dnd gym on", kept)))
    assert invocation is not None
    assert (joined(invocation.words), invocation.reason) == ("dnd gym on", kept)
