"""The one sentence that says what a setting comes to, from its document alone."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import FAMILIES, family_of
from bot.catalogue.call_flow import INCOMING, call_flow
from bot.catalogue.outgoing_calls import OUTGOING_CHANGED_BY
from bot.catalogue.settings.numbers import NUMBERS
from bot.catalogue.settings.selective import PRIORITY_ALERT
from cards.fields import Choice, Toggle

ANA, KIM, BOB, LEE = ({"id": name, "displayName": name} for name in ("Ana", "Kim", "Bob", "Lee"))
RULE = {"id": "1", "source": "SPECIFIC_NUMBERS", "scheduleName": "Office hours"}

CASES: list[tuple[str, dict[str, Any], str]] = [
    ("recording", {"enabled": False, "record": "Always"}, "Calls at Gym are not recorded."),
    ("recording", {"enabled": True, "record": "Never"}, "Calls at Gym are not recorded."),
    ("recording", {"enabled": True, "record": "Always"}, "All calls at Gym are recorded."),
    (
        "recording",
        {"enabled": True, "record": "On Demand with User Initiated Start"},
        "Calls at Gym are recorded when somebody starts it.",
    ),
    ("music", {"mohEnabled": True, "greeting": "DEFAULT"}, "Callers on hold at Gym hear the default music."),
    ("music", {"mohEnabled": True, "greeting": "CUSTOM"}, "Callers on hold at Gym hear music from a file."),
    ("music", {"mohEnabled": False, "greeting": "DEFAULT"}, "Callers on hold at Gym hear nothing."),
    (
        "music",
        {"mohEnabled": True, "mohLocationEnabled": False, "greeting": "DEFAULT"},
        "Callers on hold at Gym hear nothing.",
    ),
    ("monitoring", {}, "Gym monitors no lines."),
    ("monitoring", {"monitoredElements": [{"member": ANA}, {"member": KIM}]}, "Gym monitors Ana and Kim."),
    (
        "monitoring",
        {"monitoredElements": [{"member": one} for one in (ANA, KIM, BOB, LEE)]},
        "Gym monitors Ana, Kim, Bob and 1 more.",
    ),
    ("ptt", {"accessType": "ALLOW_MEMBERS", "members": []}, "Nobody may push to talk to Gym."),
    ("ptt", {"accessType": "ALLOW_MEMBERS", "members": [ANA]}, "Only Ana may push to talk to Gym."),
    ("ptt", {"accessType": "BLOCK_MEMBERS", "members": []}, "Everybody may push to talk to Gym."),
    ("ptt", {"accessType": "BLOCK_MEMBERS", "members": [ANA]}, "Everybody but Ana may push to talk to Gym."),
    ("barge", {"enabled": False, "toneEnabled": True}, "Nobody may barge in on calls at Gym."),
    ("barge", {"enabled": True, "toneEnabled": True}, "Others may barge in on calls at Gym, with a tone."),
    (
        "barge",
        {"enabled": True, "toneEnabled": False},
        "Others may barge in on calls at Gym, without a tone.",
    ),
    (
        "bridge",
        {"warningToneEnabled": False},
        "No tone tells when somebody bridges into a call at Gym.",
    ),
    (
        "policies",
        {"connectedLineIdPrivacyOnRedirectedCalls": "PRIVACY_FOR_EXTERNAL_CALLS"},
        "Outside callers do not see who answered a call that Gym sent on.",
    ),
    ("privacy", {}, "Everybody may see whether Gym is on the phone."),
    (
        "privacy",
        {"enablePhoneStatusDirectoryPrivacy": True, "monitoringAgents": [ANA]},
        "Only Ana may see whether Gym is on the phone.",
    ),
    (
        "privacy",
        {"enablePhoneStatusPickupBargeInPrivacy": True},
        "Everybody may see whether Gym is on the phone. Nobody may pick up or barge in.",
    ),
    (
        "callerid",
        {"selected": "DIRECT_LINE", "directNumber": "+33170001234"},
        "Calls from Gym show its direct line, +33 1 70 00 12 34.",
    ),
    (
        "callerid",
        {"selected": "DIRECT_LINE", "directNumber": None},
        "Calls from Gym show its direct line; it has no number of its own.",
    ),
    ("callerid", {"selected": "LOCATION_NUMBER"}, "Calls from Gym show the location number."),
    (
        "callerid",
        {"selected": "CUSTOM", "customNumber": "+33170001234"},
        "Calls from Gym show +33 1 70 00 12 34.",
    ),
    (
        "emergency",
        {"defaultInfo": {"effectiveValue": "+33170001234"}},
        "Emergency services see and call back +33 1 70 00 12 34 for Gym.",
    ),
    ("emergency", {}, ""),
    ("voicemail", {"enabled": False}, "Calls to Gym ring; voicemail is off."),
    ("voicemail", {"enabled": True}, "Calls to Gym ring; none go to voicemail."),
    (
        "voicemail",
        {"enabled": True, "sendUnansweredCalls": {"enabled": True, "numberOfRings": 3}},
        "Calls to Gym ring, then go to voicemail after 3 rings.",
    ),
    ("priority", {"enabled": False, "criteria": [RULE]}, "All calls to Gym ring alike."),
    ("priority", {"enabled": True, "criteria": [RULE]}, "Calls to Gym that fit a rule ring differently."),
]


@pytest.mark.parametrize(("key", "document", "said"), CASES)
def test_what_a_setting_comes_to(key: str, document: dict[str, Any], said: str) -> None:
    assert " ".join(call_flow(family_of(key), "Gym", {key: document}).sentences) == said


@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.key)
def test_every_setting_but_a_mere_list_has_a_sentence(family: Any) -> None:
    with_others = family in INCOMING or family.key in OUTGOING_CHANGED_BY
    assert family.summary or with_others or family in (NUMBERS, PRIORITY_ALERT)


def test_a_setting_that_was_not_read_has_none() -> None:
    assert not call_flow(family_of("music"), "Gym", {}).sentences


def test_what_callers_experience_is_said_of_switches_by_the_name_of_the_workspace() -> None:
    for family in FAMILIES:
        for key, sentences in (family.experienced or {}).items():
            assert isinstance(family.field(key), Toggle)
            on, off = (one.format(name="Gym") for one in sentences)
            assert "Gym" in on and "Gym" in off and on != off


@pytest.mark.parametrize("family", [one for one in FAMILIES if one.summary], ids=lambda one: one.key)
def test_every_switch_is_told_by_the_summary_or_by_a_sentence_of_its_own(family: Any) -> None:
    """Else a receipt would tell nothing of what was switched; ELIN only says which number is its own."""
    switches = [one for one in family.fields if isinstance(one, Toggle) and one.key != "elinEnabled"]
    values = family.values({}) | {one.key: True for one in switches}
    for one in switches:
        others = ({**values, **more} for more in family_values(family))
        told = any(
            family.summary("Gym", {**each, one.key: True}) != family.summary("Gym", {**each, one.key: False})
            for each in others
        )
        assert told or one.key in (family.experienced or {}), one.label


def family_values(family: Any) -> list[dict[str, Any]]:
    """The values of its choices in turn, without which a summary may not depend on a switch."""
    choices = [one for one in family.fields if isinstance(one, Choice)]
    return [{}, *({one.key: option.value} for one in choices for option in one.options)]
