"""Cisco's own SDK does to the pretend cloud what its tests do to real organisations, and is not refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from wxc_sdk import WebexSimpleApi
from wxc_sdk.common.selective import SelectiveCriteria, SelectiveFrom, SelectiveScheduleLevel
from wxc_sdk.person_settings.sequential_ring import SequentialRingNumber
from wxc_sdk.workspace_settings import WorkspaceSettingsApi

from bot.sandbox.cloud import Cloud
from tests.contracts.referee_items import RULES

WITHOUT = ("simultaneous", "accept", "reject", "priority")
"""The settings whose rules want a schedule by the vendor's files, and do not want one."""


@pytest.fixture
def settings(sandbox: Cloud) -> Iterator[WorkspaceSettingsApi]:
    sandbox.reset()
    webex = WebexSimpleApi(tokens=sandbox.environment()["WEBEX_ADMIN_TOKEN"])
    yield webex.workspace_settings
    assert sandbox.breaches == []


@pytest.fixture
def place(sandbox: Cloud) -> str:
    return sandbox.workspace("Atrium").id


def test_the_switch_of_monitoring_and_the_whole_of_it(
    sandbox: Cloud, settings: WorkspaceSettingsApi, place: str
) -> None:
    lines = [
        {"id": sandbox.person("kim.lee").id, "type": "MEMBER", "lineKeyLabel": "Kim"},
        {"lineKeyLabel": "Taxi", "phoneNumber": "+33145301010"},
    ]
    sandbox.change(sandbox.workspace("Atrium"), "monitoring", {"monitoredElements": lines})
    before = settings.monitoring.read(place)
    assert before.monitored_elements is not None and len(before.monitored_elements) == 2
    settings.monitoring.configure(place, before.model_copy(update={"call_park_notification_enabled": True}))
    after = settings.monitoring.read(place)
    assert after.call_park_notification_enabled is True
    settings.monitoring.configure(place, before)
    assert settings.monitoring.read(place) == before


def test_who_can_be_monitored(settings: WorkspaceSettingsApi, place: str) -> None:
    for look_up in (
        settings.monitoring.get_available_members_for_monitoring,
        settings.monitoring.get_available_speed_dials_for_monitoring,
    ):
        assert any(one.display_name == "Kim Lee" for one in look_up(place))
        assert all(one.id != place for one in look_up(place))


@pytest.mark.parametrize("key", WITHOUT)
def test_a_rule_without_a_schedule(settings: WorkspaceSettingsApi, place: str, key: str) -> None:
    name, model, _ = RULES[key]
    api = getattr(settings, name)
    made = api.create_criteria(place, model(calls_from=SelectiveFrom.any_phone_number, enabled=True))
    read: SelectiveCriteria = api.read_criteria(place, made)
    assert (read.calls_from, read.enabled, read.schedule_name or "") == ("ANY_PHONE_NUMBER", True, "")
    api.configure_criteria(place, made, read)
    assert api.read_criteria(place, made) == read


@pytest.mark.parametrize("key", RULES)
def test_a_rule_of_the_level_of_everybody(settings: WorkspaceSettingsApi, place: str, key: str) -> None:
    name, model, _ = RULES[key]
    api = getattr(settings, name)
    rule = model(
        calls_from=SelectiveFrom.any_phone_number,
        enabled=True,
        schedule_name="",
        schedule_level=SelectiveScheduleLevel.global_,
    )
    made = api.create_criteria(place, rule)
    assert api.read_criteria(place, made).schedule_level == SelectiveScheduleLevel.global_


def test_outgoing_permission_there_and_back(settings: WorkspaceSettingsApi, place: str) -> None:
    before = settings.permissions_out.read(place)
    settings.permissions_out.configure(place, before)
    assert settings.permissions_out.read(place) == before


def test_ring_numbers_come_back_as_five_and_spelled_otherwise(
    settings: WorkspaceSettingsApi, place: str
) -> None:
    before = settings.sequential_ring.read(place)
    number = SequentialRingNumber(
        phone_number="+4961007739765", answer_confirmation_required_enabled=True, number_of_rings=2
    )
    before.phone_numbers = [number]
    settings.sequential_ring.configure(place, before)
    after = settings.sequential_ring.read(place)
    assert after.phone_numbers is not None and len(after.phone_numbers) == 5
    assert after.phone_numbers[0] == number
