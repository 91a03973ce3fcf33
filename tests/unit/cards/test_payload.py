"""The data of a button is read back as the same request, whatever clients and forgers add."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cards.payload import (
    KEY,
    SAY_INPUT,
    AllFields,
    BadPayload,
    Because,
    Cancel,
    Choose,
    Payload,
    Save,
    Say,
    unpack,
)
from tests.unit.cards.card_samples import commands

PAYLOAD_KEYS = ("v", "do", "text", "form", "thread")
ids = st.text("abcdefXYZ0123456789_-", min_size=1, max_size=100)
threads = st.none() | ids
payloads: st.SearchStrategy[Payload] = st.one_of(
    st.builds(Say, commands.map(str.strip).filter(bool), threads),
    st.builds(Save, ids),
    st.builds(Cancel, ids),
    st.builds(AllFields, ids),
)
junk: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(payloads)
def test_a_payload_comes_back_through_json(payload: Payload) -> None:
    assert unpack(json.loads(json.dumps(payload.pack()))) == payload


@settings(deadline=None)
@given(payloads, st.dictionaries(st.text(max_size=8).filter(lambda key: key != KEY), junk, max_size=4))
def test_inputs_do_not_change_what_a_button_means(payload: Payload, inputs: dict[str, Any]) -> None:
    assert unpack({**inputs, SAY_INPUT: "something else", **payload.pack()}) == payload


@settings(deadline=None)
@given(
    payloads,
    st.dictionaries(st.text(max_size=8).filter(lambda key: key not in PAYLOAD_KEYS), junk),
)
def test_unknown_keys_in_the_payload_are_harmless(payload: Payload, more: dict[str, Any]) -> None:
    data: Any = payload.pack()
    assert unpack({KEY: {**more, **data[KEY]}}) == payload


@settings(deadline=None)
@given(junk)
def test_junk_is_refused_and_nothing_else_happens(value: Any) -> None:
    for inputs in ({KEY: value}, {KEY: {"v": 1, "do": value}}, {KEY: {"v": 1, "do": "save", "form": value}}):
        try:
            unpack(inputs)
        except BadPayload as bad:
            assert str(bad).endswith(".")


def test_a_picker_says_what_was_picked() -> None:
    assert unpack({**Say("", "root-1").pack(), SAY_INPUT: " show intercept lobby "}) == Say(
        "show intercept lobby", "root-1"
    )


@pytest.mark.parametrize("picked", [None, "", "  ", 5, ["show"], {"a": "b"}])
def test_a_picker_without_a_choice_asks_for_one(picked: object) -> None:
    with pytest.raises(BadPayload, match="Choose one"):
        unpack({**Say("").pack(), SAY_INPUT: picked})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (" we use x4400 ", 'deny r-3 because "we use x4400"'),
        ('not "now"', "deny r-3 because \"not 'now'\""),
        ('" because "x', "deny r-3 because \"' because 'x\""),
        ("“so”", "deny r-3 because \"'so'\""),
        ("  ", "deny r-3"),
        (None, "deny r-3"),
        (7, "deny r-3"),
    ],
)
def test_a_reason_on_a_card_is_one_reason_whatever_it_says(typed: object, said: str) -> None:
    assert unpack({**Because("deny r-3", "root-1").pack(), SAY_INPUT: typed}) == Say(said, "root-1")


def test_words_that_are_too_long_are_refused_from_a_button_and_from_a_list() -> None:
    with pytest.raises(BadPayload, match="too long"):
        unpack(Say("x" * 501).pack())
    with pytest.raises(BadPayload, match="too long"):
        unpack({**Choose("x" * 490).pack(), SAY_INPUT: "y" * 20})
    with pytest.raises(BadPayload, match="too long"):
        unpack({**Because("deny r-3").pack(), SAY_INPUT: "x" * 490})
    with pytest.raises(BadPayload, match="too long"):
        unpack({**Say("").pack(), SAY_INPUT: "x" * 501})


@pytest.mark.parametrize(
    "data",
    [
        None,
        "save",
        [],
        {},
        {"do": "save", "form": "a"},
        {"v": 2, "do": "save", "form": "a"},
        {"v": True, "do": "save", "form": "a"},
        {"v": "2", "do": "save", "form": "a"},
        {"v": 1.5, "do": "save", "form": "a"},
        {"v": [1], "do": "save", "form": "a"},
        {"v": {}, "do": "save", "form": "a"},
        {"v": 1, "do": "delete", "form": "a"},
        {"v": 1, "do": "save"},
        {"v": 1, "do": "save", "form": ""},
        {"v": 1, "do": "save", "form": "a b"},
        {"v": 1, "do": "save", "form": "a\n"},
        {"v": 1, "do": "save", "form": "x" * 201},
        {"v": 1, "do": "save", "form": 7},
        {"v": 1, "do": "save", "form": "a", "thread": 7},
        {"v": 1, "do": "cancel", "form": {"a": 1}},
        {"v": 1, "do": "say", "text": 5},
    ],
)
def test_a_forged_or_foreign_payload_is_refused(data: object) -> None:
    with pytest.raises(BadPayload):
        unpack({KEY: data, SAY_INPUT: "show intercept lobby"})


@pytest.mark.parametrize("version", [1, 1.0, "1", "1.0"])
@pytest.mark.parametrize("wrapped", range(3))
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payloads)
def test_a_payload_comes_back_however_a_client_writes_it(
    version: object, wrapped: int, payload: Payload
) -> None:
    held: Any = payload.pack()[KEY]
    data: Any = {**held, "v": version}
    for _ in range(wrapped):
        data = json.dumps(data)
    assert unpack({KEY: data}) == payload


NESTED = "[" * 3_000 + "]" * 3_000
FORGED_JSON = {
    "cut off": '{"v": 1, "do": "save", "form": "a"',
    "a name twice": '{"v": 1, "do": "cancel", "do": "save", "form": "a"}',
    "deep": NESTED,
    "deep in short": "[" * 1_900 + "]" * 1_900,
    "huge": json.dumps({"v": 1, "do": "save", "form": "a", "more": "x" * 1_000_000}),
    "wrapped too often": json.dumps(json.dumps(json.dumps(json.dumps({"v": 1, "do": "save", "form": "a"})))),
    "a number": "7",
    "null": "null",
    "not a number": '{"v": NaN, "do": "save", "form": "a"}',
}


@pytest.mark.parametrize("data", FORGED_JSON.values(), ids=FORGED_JSON)
def test_forged_json_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        unpack({KEY: data})


def test_a_button_of_another_version_says_so() -> None:
    with pytest.raises(BadPayload, match="another version"):
        unpack({KEY: {"v": 2, "do": "say", "text": "help"}})
