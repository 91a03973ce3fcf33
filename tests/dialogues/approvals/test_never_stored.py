"""Secrets and files that need a second key: agreed to without them, entered once somebody agreed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.changes.approvals.approvals import MAKE_WITHIN
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.entities import Message
from tests.chat import read
from tests.dialogues.approvals.keys import TEAM, Keys, two_keys
from tests.recordings import drop, drop_over, uploads

pytest_plugins = ["tests.postgres"]

CODE = "730164"


@pytest.fixture
def keys(cloud: Cloud, database_url: str) -> Iterator[Keys]:
    with two_keys(cloud, database_url, "risky") as keys:
        yield keys


def save(keys: Keys) -> Message:
    form = keys.chat.ask("passcode lobby paris")
    return keys.chat.press(form, "Save", inputs=dict.fromkeys(keys.inputs(form), "739182"))


def test_a_pin_is_entered_once_somebody_agreed(keys: Keys) -> None:
    asked = read(save(keys))
    assert asked.startswith("r-1:")
    assert "What is entered is never stored" in asked
    assert "another administrator types approve r-1 to me" in asked
    assert "739182" not in str(keys.request())
    assert keys.chat.writes() == []
    assert "can enter it now" in read(keys.ask("approve r-1", "ravi"))
    keys.done()
    assert "Ravi Patel agreed. Ana Roux can enter it until" in keys.last("ana")
    assert keys.chat.writes() == [], "nothing is made by itself"
    assert read(save(keys)).startswith("Saved")
    keys.done(MAKE_WITHIN)
    assert keys.request().state == "done"
    entry = keys.chat.bot.ground.store.change(1)
    assert entry is not None
    assert entry.approved_by == "Ravi Patel"
    assert read(save(keys)).startswith("r-2:"), "once"


def test_the_agreement_is_for_this_person_and_workspace_and_runs_out(keys: Keys) -> None:
    save(keys)
    keys.ask("approve r-1", "ravi")
    keys.done()
    form = keys.chat.ask("passcode lobby paris", "lena")
    asked = keys.chat.press(form, "Save", "lena", inputs=dict.fromkeys(keys.inputs(form), "739182"))
    assert read(asked).startswith("r-2:")
    form = keys.chat.ask("passcode lobby denver")
    asked = keys.chat.press(form, "Save", inputs=dict.fromkeys(keys.inputs(form), "739182"))
    assert read(asked).startswith("r-3:")
    keys.done(MAKE_WITHIN)
    assert read(save(keys)).startswith("r-4:")
    assert keys.chat.writes() == []


def test_codes_are_never_on_the_card_of_a_group(keys: Keys) -> None:
    keys.ask(f"add code lobby paris {CODE} for the cleaners")
    keys.chat.ask("add code lobby paris")
    keys.done()
    said = " ".join(read(one) for one in keys.chat.said(TEAM))
    assert CODE not in said
    assert all(CODE not in str(vars(one)) for one in keys.chat.bot.ground.store.approvals("open"))


def test_a_greeting_is_dropped_again_once_somebody_agreed(keys: Keys) -> None:
    words = "greeting busy lobby paris"
    assert read(drop(keys.chat, words=words)).startswith("r-1: Busy greeting")
    keys.ask("approve r-1", "ravi")
    keys.done()
    assert uploads(keys.chat) == 0
    assert "Webex holds the recording" in read(drop(keys.chat, words=words))
    assert uploads(keys.chat) == 1
    assert read(drop_over(keys.chat, words=words)).startswith("r-2: Busy greeting")


def test_what_stands_beside_a_secret_is_agreed_to_as_it_was_shown(cloud: Cloud, database_url: str) -> None:
    with two_keys(cloud, database_url, "all") as keys:
        asked = add_code(keys, "Cleaners")
        assert asked.startswith("r-1:")
        assert "Cleaners" in asked
        assert CODE not in asked
        keys.ask("approve r-1", "ravi")
        keys.done()
        assert add_code(keys, "Burglars").startswith("r-2:")
        assert add_code(keys, "Cleaners").startswith("Added")


def add_code(keys: Keys, description: str) -> str:
    form = keys.chat.ask("add code lobby paris")
    ids = keys.inputs(form)
    typed = {name: description if "description" in name else CODE for name in ids}
    return read(keys.chat.press(form, "Save", inputs=typed))


def test_it_is_entered_alone_too(keys: Keys) -> None:
    save(keys)
    keys.ask("break glass r-1 because nobody is awake")
    keys.done()
    told = keys.last("ana")
    assert "Ana Roux did this alone, without a second key: “nobody is awake”. Ana Roux can enter it" in told
    assert read(save(keys)).startswith("Saved")
    entry = keys.chat.bot.ground.store.change(1)
    assert entry is not None
    assert entry.approved_by == "nobody, break glass"
