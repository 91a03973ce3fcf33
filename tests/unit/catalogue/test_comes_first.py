"""What of a setting has no effect because another one takes the calls first, from documents alone."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import FAMILIES, family_of
from bot.catalogue.comes_first import BEFORE, INTERCEPTS, Taker, held_by_others, rings
from bot.catalogue.model.held_back import lacking
from bot.language.requests.changing import SetFields
from tests.unit.language.test_understand import understood

ON = {"enabled": True}
OFF = {"enabled": False}
TO = {"enabled": True, "destination": "4404"}
FOR_ALL = {"id": "1", "source": "ALL_NUMBERS"}
SOME = {"id": "1", "source": "SPECIFIC_NUMBERS"}


def forwarding(**kinds: Any) -> dict[str, Any]:
    return {"callForwarding": kinds}


BY_RULE = {**ON, "defaultPhoneNumberToForward": "4404", "criteria": [FOR_ALL]}
NOBODY = {
    "useCustomEnabled": True,
    "externalTransfer": "BLOCK_ALL_EXTERNAL",
    "internalCallsEnabled": False,
}
ALL_TO_VOICEMAIL = {**ON, "sendAllCalls": ON}
BUSY_CALLS = {**ON, "sendBusyCalls": ON, "sendUnansweredCalls": OFF}
NOTHING_OUT = {**ON, "outgoing": {"type": "INTERCEPT_ALL"}}
UNANSWERED_CALLS = {**ON, "sendBusyCalls": OFF, "sendUnansweredCalls": ON}


@pytest.mark.parametrize(
    ("key", "why", "documents"),
    [
        ("dnd", "Call intercept is on", {"dnd": ON, "intercept": ON}),
        ("dnd", "", {"dnd": ON, "intercept": {**ON, "incoming": {"type": "ALLOW_ALL"}}}),
        ("dnd", "All calls are forwarded", {"dnd": ON, "forwarding": forwarding(always=TO)}),
        ("dnd", "", {"dnd": ON, "forwarding": forwarding(always=ON)}),
        ("dnd", "Voicemail takes all calls", {"dnd": ON, "voicemail": ALL_TO_VOICEMAIL}),
        ("dnd", "Incoming Permission turns all", {"dnd": ON, "incoming": NOBODY}),
        ("dnd", "", {"dnd": OFF, "intercept": ON}),
        (
            "forwarding",
            "Selective Forward sends",
            {"forwarding": forwarding(always=TO), "selforward": BY_RULE},
        ),
        (
            "forwarding",
            "",
            {"forwarding": forwarding(always=TO), "selforward": {**BY_RULE, "criteria": [SOME]}},
        ),
        (
            "forwarding",
            "Selective Reject turns all",
            {"forwarding": forwarding(always=TO), "reject": {**ON, "criteria": [FOR_ALL]}},
        ),
        (
            "forwarding",
            "never happens while call waiting",
            {"forwarding": forwarding(busy=TO), "waiting": ON},
        ),
        ("forwarding", "", {"forwarding": forwarding(busy=TO), "waiting": ON, "dnd": ON}),
        ("forwarding", "", {"forwarding": forwarding(busy=TO), "waiting": OFF}),
        ("forwarding", "Do not disturb is on", {"forwarding": forwarding(noAnswer=TO), "dnd": ON}),
        (
            "forwarding",
            "Voicemail takes all calls",
            {"forwarding": forwarding(noAnswer=TO), "voicemail": ALL_TO_VOICEMAIL},
        ),
        ("voicemail", "", {"voicemail": BUSY_CALLS, "dnd": ON, "waiting": ON}),
        ("voicemail", "No call is busy", {"voicemail": BUSY_CALLS, "waiting": ON}),
        (
            "voicemail",
            "forwarded when busy",
            {"voicemail": BUSY_CALLS, "waiting": OFF, "forwarding": forwarding(busy=TO)},
        ),
        ("voicemail", "Do not disturb is on", {"voicemail": UNANSWERED_CALLS, "dnd": ON}),
        (
            "voicemail",
            "forwarded when unanswered",
            {"voicemail": UNANSWERED_CALLS, "forwarding": forwarding(noAnswer=TO)},
        ),
        ("simultaneous", "Do not disturb is on", {"simultaneous": ON, "dnd": ON}),
        ("priority", "All calls are forwarded", {"priority": ON, "forwarding": forwarding(always=TO)}),
        ("accept", "Selective Reject turns all", {"accept": ON, "reject": {**ON, "criteria": [FOR_ALL]}}),
        ("incoming", "Call intercept is on", {"incoming": NOBODY, "intercept": ON}),
        (
            "intercept",
            "Voicemail is off",
            {"intercept": {**ON, "incoming": {"voicemailEnabled": True}}, "voicemail": OFF},
        ),
        ("intercept", "", {"intercept": {**ON, "incoming": {"voicemailEnabled": True}}, "voicemail": ON}),
        (
            "outgoing",
            "no calls can be made",
            {"outgoing": {"useCustomEnabled": True}, "intercept": NOTHING_OUT},
        ),
    ],
)
def test_what_comes_first_is_told(key: str, why: str, documents: dict[str, Any]) -> None:
    said = {one.sentence for one in held_by_others(family_of(key), documents)}
    assert [why in one for one in said] == ([True] if why else [])


def test_of_several_the_first_is_told() -> None:
    documents = {"dnd": ON, "intercept": ON, "forwarding": forwarding(always=TO)}
    (held,) = held_by_others(family_of("dnd"), documents)
    assert held.fix == INTERCEPTS.fix
    assert not rings(documents)
    assert rings({"forwarding": forwarding(noAnswer=TO), "waiting": ON})


def test_what_webex_gives_is_told_where_it_was_just_set() -> None:
    voicemail = family_of("voicemail")
    documents: dict[str, dict[str, Any]] = {"voicemail": {**BUSY_CALLS, "sendUnansweredCalls": ON}}
    documents["waiting"] = ON
    assert not held_by_others(voicemail, documents)
    (held,) = held_by_others(voicemail, documents, ["sendBusyCalls.enabled"])
    assert held.field == "sendBusyCalls.enabled"


def test_voicemail_is_held_where_all_is_held_that_it_takes() -> None:
    documents: dict[str, dict[str, Any]] = {"voicemail": {**UNANSWERED_CALLS}, "dnd": ON}
    assert "enabled" in {one.field for one in held_by_others(family_of("voicemail"), documents)}
    documents["voicemail"]["sendBusyCalls"] = ON
    assert "enabled" not in {one.field for one in held_by_others(family_of("voicemail"), documents)}


def test_what_is_blocked_needs_no_more_than_that() -> None:
    outgoing, key = family_of("outgoing"), "callingPermissions.INTERNATIONAL.action"
    rows = [{"callType": "INTERNATIONAL", "action": "BLOCK"}]
    documents: dict[str, dict[str, Any]] = {"intercept": ON, "outgoing": {"callingPermissions": rows}}
    assert not held_by_others(outgoing, documents, [key])
    rows[0]["action"] = "ALLOW"
    assert held_by_others(outgoing, documents, [key])


TAKERS = {one.sentence: one for fields in BEFORE.values() for takers in fields.values() for one in takers}


@pytest.mark.parametrize("taker", TAKERS.values(), ids=lambda one: one.fix_title)
def test_its_command_is_understood(taker: Taker) -> None:
    request = understood(taker.fix.format(workspace="w1"))
    assert isinstance(request, SetFields) or taker.fix.startswith("add ")


def test_every_field_that_others_come_before_is_there() -> None:
    for key, fields in BEFORE.items():
        for field in fields:
            assert family_of(key).field(field)


@pytest.mark.parametrize(
    ("key", "document", "label"),
    [
        ("forwarding", forwarding(always=ON), "All calls go to"),
        ("forwarding", forwarding(always={**OFF, "destination": ""}), ""),
        ("forwarding", forwarding(always=TO), ""),
        ("selforward", {**ON, "defaultPhoneNumberToForward": ""}, "They go to"),
        ("callerid", {"selected": "CUSTOM"}, "Another number"),
        ("voicemail", {**ON, "transferToNumber": ON}, "Transfer on 0 to"),
        ("voicemail", {**OFF, "transferToNumber": ON}, ""),
    ],
)
def test_what_is_on_and_has_no_value_is_not_in_force(key: str, document: dict[str, Any], label: str) -> None:
    family = family_of(key)
    found = list(lacking(family, family.values(document)))
    assert [one.fix for one in found] == ([f"edit {key} {{workspace}}"] if label else [])
    assert all(label in one.sentence for one in found)


def test_nothing_is_lacking_where_all_is_off() -> None:
    for family in FAMILIES:
        assert not list(lacking(family, family.values({})))


def test_of_what_holds_voicemail_the_one_for_unanswered_calls_is_told() -> None:
    documents: dict[str, dict[str, Any]] = {
        "voicemail": {**BUSY_CALLS, "sendUnansweredCalls": ON},
        "waiting": ON,
        "forwarding": forwarding(noAnswer=TO),
    }
    found = held_by_others(family_of("voicemail"), documents)
    (held,) = [one for one in found if one.field == "enabled"]
    assert "forwarded when unanswered" in held.sentence
