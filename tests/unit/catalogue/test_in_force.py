"""What callers experience, and what of a setting is not in force, from documents alone."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import FAMILIES, family_of
from bot.catalogue.call_flow import INCOMING, incoming_calls, settings_beside
from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import after_change, at_a_glance, held_back, idle, kept_values
from bot.catalogue.outgoing_calls import outgoing_calls
from bot.catalogue.settings.call_types import CALL_TYPES
from cards.fields import Field, People, Reference, Toggle
from tests.unit.language.test_understand import understood

ON = {"enabled": True}
TO_4404 = {"enabled": True, "destination": "4404", "numberOfRings": 3}
RULE = {"id": "1", "source": "SPECIFIC_NUMBERS", "scheduleName": "Office hours"}
FOR_ALL = {"id": "2", "source": "ALL_NUMBERS"}
NUMBER = {"phoneNumber": "+33170001234", "numberOfRings": 3}


OWN = {"useCustomEnabled": True}
NONE_OUTSIDE = {"externalTransfer": "BLOCK_ALL_EXTERNAL"}
NONE_INSIDE = {"internalCallsEnabled": False}
BY_RULE = {"enabled": True, "defaultPhoneNumberToForward": "4404"}


def forwarding(**kinds: Any) -> dict[str, Any]:
    return {"callForwarding": kinds}


INCOMING_CASES: list[tuple[str, dict[str, Any]]] = [
    ("Calls to Lobby ring.", {}),
    ("Calls to Lobby ring, then go to 4404 after 3 rings.", {"forwarding": forwarding(noAnswer=TO_4404)}),
    ("Calls to Lobby go to 4404.", {"forwarding": forwarding(always=TO_4404), "dnd": ON, "voicemail": ON}),
    ("Calls to Lobby ring.", {"forwarding": forwarding(always={**TO_4404, "enabled": False})}),
    (
        "Calls to Lobby go to the voicemail of 4404.",
        {"forwarding": forwarding(always={**TO_4404, "destinationVoicemailEnabled": True})},
    ),
    ("Calls to Lobby do not ring and get the busy tone: do not disturb is on.", {"dnd": ON}),
    (
        "Calls to Lobby do not ring and go to 4404: do not disturb is on.",
        {"dnd": ON, "forwarding": forwarding(busy=TO_4404)},
    ),
    (
        "Calls to Lobby do not ring and go to voicemail: do not disturb is on.",
        {"dnd": ON, "voicemail": {**ON, "sendBusyCalls": ON}},
    ),
    (
        "Calls to Lobby go to voicemail without ringing.",
        {"voicemail": {**ON, "sendAllCalls": ON}, "dnd": ON},
    ),
    (
        "Calls to Lobby ring, then go to voicemail after 1 ring.",
        {"voicemail": {**ON, "sendUnansweredCalls": {**ON, "numberOfRings": 1}}},
    ),
    ("Calls to Lobby ring.", {"voicemail": {"enabled": False, "sendUnansweredCalls": ON}}),
    ("Calls to Lobby ring.", {"forwarding": forwarding(busy=TO_4404), "waiting": ON}),
    (
        "Calls to Lobby ring. When busy, they go to 4404.",
        {"forwarding": forwarding(busy=TO_4404), "waiting": {"enabled": False}},
    ),
    (
        "Calls to Lobby ring. When it cannot be reached, they go to 4404.",
        {"forwarding": {"businessContinuity": TO_4404}},
    ),
    (
        "Calls to Lobby ring together with 2 other phones, then 1 other phone one after the other.",
        {
            "simultaneous": {**ON, "phoneNumbers": [NUMBER, {**NUMBER, "phoneNumber": "4405"}]},
            "sequential": {**ON, "phoneNumbers": [NUMBER, {"phoneNumber": ""}]},
        },
    ),
    ("Callers to Lobby hear that it is out of service.", {"intercept": ON, "dnd": ON, "accept": ON}),
    (
        "Callers to Lobby hear that it is out of service; the new number is +33 1 70 00 12 34; "
        "0 leads to 4404.",
        {
            "intercept": {
                "enabled": True,
                "incoming": {
                    "type": "INTERCEPT_ALL",
                    "announcements": {
                        "newNumber": {"enabled": True, "destination": "+33170001234"},
                        "zeroTransfer": {"enabled": True, "destination": "4404"},
                    },
                },
            }
        },
    ),
    ("Calls to Lobby ring.", {"intercept": {"enabled": True, "incoming": {"type": "ALLOW_ALL"}}}),
    ("All calls to Lobby are turned away.", {"accept": {**ON, "criteria": []}}),
    (
        "Calls to Lobby ring. Calls that fit no rule of Selective Accept are turned away.",
        {"accept": {**ON, "criteria": [RULE]}},
    ),
    (
        "All calls to Lobby are turned away.",
        {"accept": {**ON, "criteria": [{**RULE, "acceptEnabled": False}]}},
    ),
    ("Calls to Lobby ring.", {"accept": {**ON, "criteria": [FOR_ALL]}}),
    (
        "All calls to Lobby are turned away.",
        {"accept": {**ON, "criteria": [FOR_ALL, {**FOR_ALL, "acceptEnabled": False}]}},
    ),
    (
        "Calls to Lobby ring. Calls that fit no rule of Selective Accept or an exception of it are turned "
        "away.",
        {"accept": {**ON, "criteria": [FOR_ALL, {**RULE, "acceptEnabled": False}]}},
    ),
    ("All calls to Lobby are turned away by Selective Reject.", {"reject": {**ON, "criteria": [FOR_ALL]}}),
    ("Calls to Lobby ring.", {"reject": {**ON, "criteria": [{**RULE, "rejectEnabled": False}]}}),
    (
        "Calls to Lobby ring. Calls that fit a rule of Selective Reject are turned away, but not those that "
        "fit an exception.",
        {"reject": {**ON, "criteria": [FOR_ALL, {**RULE, "rejectEnabled": False}]}},
    ),
    (
        "Calls to Lobby ring together with 1 other phone.",
        {"simultaneous": {**ON, "phoneNumbers": [NUMBER], "criteria": [FOR_ALL]}},
    ),
    (
        "Calls to Lobby ring together with 1 other phone where a rule says so.",
        {"simultaneous": {**ON, "phoneNumbers": [NUMBER], "criteria": [RULE]}},
    ),
    (
        "Calls to Lobby ring together with 1 other phone.",
        {"simultaneous": {**ON, "phoneNumbers": [NUMBER], "criteria": [RULE], "criteriasEnabled": False}},
    ),
    (
        "Calls to Lobby ring.",
        {"sequential": {**ON, "phoneNumbers": [NUMBER], "criteria": [{**FOR_ALL, "ringEnabled": False}]}},
    ),
    ("Calls to Lobby ring.", {"reject": {**ON, "criteria": []}}),
    (
        "Calls to Lobby ring. Callers who hide their number are turned away. "
        "Calls that fit a rule of Selective Reject are turned away.",
        {"anonymous": ON, "reject": {**ON, "criteria": [{"id": "1"}]}},
    ),
    (
        "All calls to Lobby are turned away by Incoming Permission.",
        {"incoming": {**OWN, **NONE_OUTSIDE, **NONE_INSIDE}, "forwarding": forwarding(always=TO_4404)},
    ),
    ("Calls to Lobby ring.", {"incoming": {"useCustomEnabled": False, **NONE_OUTSIDE, **NONE_INSIDE}}),
    (
        "Calls from inside to Lobby go to 4404. Calls from outside are turned away.",
        {"incoming": {**OWN, **NONE_OUTSIDE}, "forwarding": forwarding(always=TO_4404)},
    ),
    (
        "Calls from outside to Lobby ring. Calls from inside are turned away.",
        {"incoming": {**OWN, **NONE_INSIDE}},
    ),
    (
        "Calls to Lobby go to the voicemail of 4404 by Selective Forward.",
        {
            "selforward": {**BY_RULE, "criteria": [FOR_ALL], "destinationVoicemailEnabled": True},
            "forwarding": forwarding(always={**TO_4404, "destination": "4405"}),
        },
    ),
    ("Calls to Lobby ring.", {"selforward": {**ON, "criteria": [FOR_ALL]}}),
    (
        "Callers to Lobby hear that it is out of service; they can leave a message.",
        {"intercept": {**ON, "incoming": {"voicemailEnabled": True}}, "voicemail": ON},
    ),
    (
        "Callers to Lobby hear that it is out of service.",
        {"intercept": {**ON, "incoming": {"voicemailEnabled": True}}, "voicemail": {"enabled": False}},
    ),
    (
        "Calls to Lobby ring. Calls that fit a rule of Selective Forward go to 4404.",
        {"selforward": {**BY_RULE, "criteria": [{"id": "1"}]}},
    ),
    (
        # The summary of the vendor's schema has ringEnabled here.
        "Calls to Lobby ring.",
        {"selforward": {**ON, "defaultPhoneNumberToForward": "4", "criteria": [{"ringEnabled": False}]}},
    ),
]


@pytest.mark.parametrize(("said", "documents"), INCOMING_CASES)
def test_what_callers_experience(said: str, documents: dict[str, Any]) -> None:
    assert " ".join(incoming_calls("Lobby", documents).sentences) == said


def test_that_no_rule_means_no_call_is_a_danger_with_a_way_out() -> None:
    (danger,) = incoming_calls("Lobby", {"accept": ON}).dangers
    assert danger.fix == "add rule accept {workspace}"
    assert not incoming_calls("Lobby", {"accept": ON, "intercept": ON}).dangers


def permissions(**actions: str) -> dict[str, Any]:
    rows = [{"callType": kind, "action": actions.get(kind, "ALLOW")} for kind in CALL_TYPES]
    return {"useCustomEnabled": True, "useCustomPermissions": True, "callingPermissions": rows}


@pytest.mark.parametrize(
    ("said", "documents"),
    [
        ("Lobby may make the calls that its location allows.", {"outgoing": {"useCustomEnabled": False}}),
        (
            "Lobby may make the calls that its location allows.",
            {"outgoing": {**permissions(INTERNATIONAL="BLOCK"), "useCustomPermissions": False}},
        ),
        (
            "Calls from Lobby: International: blocked; the others may go out.",
            {"outgoing": permissions(INTERNATIONAL="BLOCK")},
        ),
        (
            f"Calls from Lobby: {', '.join([*CALL_TYPES.values()][:-1])} and Premium services II: blocked.",
            {"outgoing": permissions(**dict.fromkeys(CALL_TYPES, "BLOCK"))},
        ),
        (
            "All calls from Lobby may go out.",
            {"outgoing": permissions()},
        ),
        (
            "Call Intercept is on: only local calls can be made.",
            {
                "intercept": {"enabled": True, "outgoing": {"type": "ALLOW_LOCAL_ONLY"}},
                "outgoing": permissions(),
            },
        ),
        (
            "No calls can be made from Lobby: Call Intercept is on.",
            {
                "intercept": {"enabled": True, "outgoing": {"type": "INTERCEPT_ALL"}},
                "outgoing": permissions(),
            },
        ),
    ],
)
def test_which_calls_can_be_made(said: str, documents: dict[str, Any]) -> None:
    assert " ".join(outgoing_calls("Lobby", documents).sentences) == said


@pytest.mark.parametrize(("codes", "count"), [([], 1), ([{"code": "123", "description": "Ana"}], 0)])
def test_access_codes_that_are_asked_for_and_not_there(codes: list[Any], count: int) -> None:
    documents = {"outgoing": permissions(NATIONAL="AUTH_CODE"), "codes": {"accessCodes": codes}}
    assert len(outgoing_calls("Lobby", documents).dangers) == count
    del documents["codes"]
    assert not outgoing_calls("Lobby", documents).dangers


def test_an_intercept_that_decides_alone_needs_nothing_beside_it() -> None:
    intercept = family_of("intercept")
    assert settings_beside(intercept, {"enabled": True}) == ()
    assert len(settings_beside(intercept, {"enabled": False})) == len(INCOMING) - 1
    assert settings_beside(family_of("callerid")) == ()


SENDS = ("sendAllCalls", "sendBusyCalls", "sendUnansweredCalls")
CONDITIONS: list[tuple[Family, Field]] = [
    (family, field)
    for family in FAMILIES
    for field in family.fields
    if not isinstance(field, Toggle | People | Reference)
]


@pytest.mark.parametrize(("family", "field"), CONDITIONS, ids=lambda one: one.key)
def test_the_command_that_mends_it_gives_every_switch_what_is_needed(family: Family, field: Field) -> None:
    values: dict[str, Any] = {one.key: False if isinstance(one, Toggle) else "other" for one in family.fields}
    values |= {one.key: None for one in family.read_only_fields}
    values[field.key] = "held"
    found = [one for one in held_back(family, values, [field.key]) if one.switch is not field]
    for finding in after_change(family, found):
        request = understood(finding.fix.format(workspace="w1"))
        meant = {one.field.key: one.field.parse(one.text, "FR") for one in request.assignments}  # type: ignore[attr-defined]
        assert meant == {one.switch.key: one.needed for one in found}
        assert not held_back(family, values | meant, [field.key])


def test_a_value_is_held_back_by_the_main_switch_and_by_its_own() -> None:
    outgoing = family_of("outgoing")
    values = outgoing.values(permissions(INTERNATIONAL="BLOCK") | {"useCustomEnabled": False})
    (finding,) = at_a_glance(outgoing, held_back(outgoing, values, kept_values(outgoing, values)))
    assert finding.sentence.startswith("Not in force: “International” is Block, but “")
    assert not held_back(outgoing, values | {"useCustomEnabled": True}, kept_values(outgoing, values))


def test_what_is_turned_off_with_the_change_is_as_it_was_wanted() -> None:
    caller_id = family_of("callerid")
    found = held_back(
        caller_id, {"selected": "DIRECT_LINE", "customNumber": "+33170001402"}, ["customNumber"]
    )
    assert after_change(caller_id, found, ["customNumber"])
    assert not after_change(caller_id, found, ["customNumber", "selected"])


@pytest.mark.parametrize(
    ("key", "document", "why"),
    [
        ("recording", {"enabled": True, "record": "Never"}, "“When” is “Never”."),
        ("recording", {"enabled": True, "record": "Always"}, ""),
        ("recording", {"enabled": False, "record": "Never"}, ""),
        ("reject", {"enabled": True, "criteria": []}, "there is no rule yet."),
        ("reject", {"enabled": True, "criteria": [RULE]}, ""),
        ("sequential", {"enabled": True, "phoneNumbers": [{"phoneNumber": ""}]}, "there is no ring number"),
        ("simultaneous", {"enabled": True, "phoneNumbers": [NUMBER]}, ""),
        (
            "voicemail",
            {"enabled": True, **{one: {"enabled": False} for one in SENDS}},
            "no calls are sent to it.",
        ),
        ("voicemail", {"enabled": True, **dict.fromkeys(SENDS, ON)}, ""),
        (
            "intercept",
            {"enabled": True, "incoming": {"type": "ALLOW_ALL"}},
            "“Incoming calls” is “Allow all”.",
        ),
    ],
)
def test_a_setting_that_is_on_and_does_nothing(key: str, document: dict[str, Any], why: str) -> None:
    family = family_of(key)
    found = list(idle(family, document, family.values(document)))
    assert [why in one.sentence for one in found] == [True] * bool(why)
    assert all(understood(one.fix.format(workspace="w1")) for one in found)


def test_never_recording_is_nothing_to_say_where_it_was_chosen() -> None:
    family, document = family_of("recording"), {"enabled": True, "record": "Never"}
    assert not list(idle(family, document, family.values(document), ["enabled", "record"]))


def test_what_is_emptied_or_turned_off_is_held_back_by_the_locations_values_alone() -> None:
    for family in FAMILIES:
        values: dict[str, Any] = {one.key: False for one in family.fields}
        found = held_back(family, values, list(values))
        assert all(one.switch.key.startswith("useCustom") for one in found)
    incoming = family_of("incoming")
    values = {"useCustomEnabled": False, "internalCallsEnabled": False}
    assert [one.label for one in held_back(incoming, values, ["internalCallsEnabled"])] == ["Internal calls"]
