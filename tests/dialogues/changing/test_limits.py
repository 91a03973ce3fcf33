"""Values at and beyond their limits, unknown or missing values from Webex, and unusual names."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from bot.catalogue.model.family import Family
from bot.catalogue.model.paths import as_list, as_mapping, put
from cards.fields import Choice
from tests.chat import Chat, choices, form_id, read, texts
from tests.families import IN_CONTRACT

RINGS = {
    "forwarding": ("rings before forwarding", "f-callForwarding-noAnswer-numberOfRings"),
    "voicemail": ("rings", "f-sendUnansweredCalls-numberOfRings"),
    "sequential": ("rings of this phone", "f-baseLocationNumberOfRings"),
}
WITH_CHOICES = [one for one in IN_CONTRACT if any(isinstance(field, Choice) for field in one.fields)]


def path_of(family: Family) -> str:
    return family.path.partition("}")[2]


def answered(chat: Chat, family: Family, body: Any) -> None:
    """Webex answers every read of the setting with this from now on."""
    chat.heal()
    chat.cloud.fault(f"GET .*{path_of(family)}$", status=200, body=body, times=1000)


@pytest.mark.parametrize("family", RINGS)
@pytest.mark.parametrize("rings", ["1", "21", "0", "-2", "2.5", "two"])
def test_rings_beyond_the_limits_are_refused(chat: Chat, family: str, rings: str) -> None:
    name, input_id = RINGS[family]
    said = read(chat.ask(f"set {family} lobby paris {name} {rings}"))
    assert "Give a whole number from 2 to 20. Nothing was changed." in said
    assert f"For example {name} 2." in said
    form = chat.ask(f"edit {family} lobby paris")
    again = chat.press(form, "Save", inputs={input_id: rings})
    assert "Error: Give a whole number from 2 to 20." in texts(again)
    assert form_id(again) != form_id(form)
    assert chat.writes() == []


@pytest.mark.parametrize("family", RINGS)
def test_rings_at_the_limits_are_taken(chat: Chat, family: str) -> None:
    for rings in (20, 2):
        said = read(chat.ask(f"set {family} lobby paris {RINGS[family][0]} {rings}"))
        assert said.startswith("Saved"), said
    assert len(chat.writes()) == 2


@pytest.mark.parametrize("seconds", ["9", "1801"])
def test_a_reminder_beyond_the_limits_is_refused(chat: Chat, seconds: str) -> None:
    said = read(chat.ask(f"set recording lobby paris interval {seconds}"))
    assert "Give a whole number from 10 to 1800. Nothing was changed." in said
    assert chat.writes() == []


@pytest.mark.parametrize("family", WITH_CHOICES, ids=lambda one: one.key)
def test_values_webex_invented_since_are_shown_and_left_alone(chat: Chat, family: Family) -> None:
    workspace = chat.cloud.workspace("Lobby Paris")
    document = copy.deepcopy(dict(chat.app.ground.admin.calling.read(family.path, workspace.id).body))
    turned = as_mapping(document, family.keyed)
    for field in family.fields:
        if isinstance(field, Choice):
            put(turned, field.key, "BRAND_NEW")
    answered(chat, family, as_list(turned, family.keyed))
    assert "BRAND_NEW" in read(chat.ask(f"show {family.key} lobby paris"))
    saved = chat.press(chat.ask(f"edit {family.key} lobby paris"), "Save")
    assert read(saved).startswith("Nothing to change")
    assert chat.writes() == []


@pytest.mark.parametrize("family", IN_CONTRACT, ids=lambda one: one.key)
def test_what_is_missing_null_or_of_another_kind_breaks_nothing(chat: Chat, family: Family) -> None:
    workspace = chat.cloud.workspace("Lobby Paris")
    document = chat.app.ground.admin.calling.read(family.path, workspace.id).body
    kinds: list[Any] = [None, "x", 7, [], [None, 1, "x", {}], {}]
    for body in ({}, *(dict.fromkeys(document, value) for value in kinds)):
        answered(chat, family, body)
        for command in (
            f"show {family.key} lobby paris",
            f"show {family.key} lobby paris raw",
            *(f"list {items.words[0]}s {family.key} lobby paris" for items in family.lists),
        ):
            assert "Something went wrong" not in read(chat.ask(command)), (command, body)
        form = chat.ask(f"edit {family.key} lobby paris")
        if family.fields:
            assert read(chat.press(form, "Save")).startswith("Nothing to change"), body
    assert chat.writes() == []


@pytest.mark.parametrize(
    "name", ['The "Big" room', "Line\nBreak", "O'Hara's", "“Fancy” 'one'", "a\\b", "Tab\tRoom", '"', "''"]
)
def test_a_workspace_with_quotes_or_newlines_in_its_name_can_be_used(chat: Chat, name: str) -> None:
    chat.rename("Huddle", name)
    overview = chat.ask("show x4404")
    picked = next(say for title, say in choices(overview, "say").items() if title.startswith("Do Not"))
    status = chat.press(overview, "Open setting", inputs={"say": picked})
    assert read(status).startswith("Do Not Disturb · ")
    form = chat.press(status, "Edit")
    saved = chat.press(form, "Save", inputs={"f-enabled": "true"})
    assert read(saved).startswith("Saved: Do Not Disturb · ")
    assert read(chat.press(saved, "Show")).startswith("Do Not Disturb · ")
    assert "Do Not Disturb" in read(chat.press(status, "History"))
    assert chat.setting(name, "doNotDisturb")["enabled"] is True


@pytest.mark.parametrize("word", ["none", "nothing", "-"])
def test_a_name_is_taken_away_from_the_keyboard(chat: Chat, word: str) -> None:
    chat.ask("set callerid lobby paris name to dial by Reception")
    assert read(chat.ask(f"set callerid lobby paris name to dial by {word}")).startswith("Saved")
    # The vendor: to clear it, null or an empty text.
    assert [body["dialByName"] for body in chat.writes()] == ["Reception", ""]
    assert "Dial by name: None" in read(chat.ask("show callerid lobby paris"))


def test_a_name_that_reads_like_nothing_is_written_in_quotes(chat: Chat) -> None:
    chat.ask('set callerid lobby paris name to dial by "None"')
    assert chat.writes()[0]["dialByName"] == "None"


def test_a_form_that_would_be_too_big_is_not_one(chat: Chat) -> None:
    chat.cloud.change(chat.cloud.workspace("Lobby Paris"), "callerId", {"dialByName": "x" * 25_000})
    said = read(chat.ask("edit callerid lobby paris"))
    assert "Caller ID of Lobby Paris holds more than fits on a form. Nothing was changed." in said
    assert 'set callerid "Lobby Paris" external caller id number direct line' in said.replace("\u2060", "")
    assert read(chat.ask("show callerid lobby paris")).startswith("Caller ID · Lobby Paris")
    assert read(chat.ask("set callerid lobby paris name to dial by Desk")).startswith("Saved")
