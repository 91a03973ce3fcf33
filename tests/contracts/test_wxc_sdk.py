"""Cisco's own SDK, unchanged, against the pretend cloud: where it fails the cloud is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from wxc_sdk import WebexSimpleApi
from wxc_sdk.common.selective import ScheduleType, SelectiveFrom, SelectiveScheduleLevel
from wxc_sdk.person_settings.permissions_out import Action, DigitPattern
from wxc_sdk.person_settings.sequential_ring import SequentialRingNumber
from wxc_sdk.workspace_settings import WorkspaceSettingsApi

from bot.sandbox.cloud.cloud import Cloud
from tests.contracts.settings.referee import Edit, W, edits
from tests.contracts.settings.referee_items import RULES

Write = Callable[[WorkspaceSettingsApi, str, Any], object]

ALIKE = """anon_calls barge call_bridge call_intercept call_policy call_waiting dnd forwarding monitoring
    music_on_hold permissions_in permissions_out priority_alert privacy push_to_talk selective_accept
    selective_forward selective_reject voicemail"""
"""What is read with `read` and written whole with `configure`."""


def _configure(name: str) -> Write:
    return lambda settings, where, held: getattr(settings, name).configure(where, held)


def _ring(name: str) -> Write:
    """As the SDK's own tests do it: what was read has entries without a number, and a write must not."""

    def write(settings: WorkspaceSettingsApi, where: str, held: Any) -> None:
        held.phone_numbers = [one for one in held.phone_numbers or () if one.phone_number]
        getattr(settings, name).configure(where, held)

    return write


ROUND_TRIPS: dict[str, Write] = {name: _configure(name) for name in ALIKE.split()} | {
    "caller_id": lambda settings, where, held: settings.caller_id.configure_settings(where, held),
    "ecbn": lambda settings, where, held: settings.ecbn.configure(
        where, held.selected, elin_enabled=held.elin_enabled
    ),
    "sequential_ring": _ring("sequential_ring"),
    "sim_ring": _ring("sim_ring"),
    "numbers": lambda settings, where, held: settings.numbers.update(where, []),
}
"""How what was read of each group is written back."""
NOT_PLAYED = {"answer", "available_numbers", "devices", "outbound_billing_plan"}
"""Groups of the SDK that are no settings of a workspace, or not among the vendor's files."""


class To(HTTPAdapter):
    """Puts the id of a workspace where the edits of the referee name none in particular."""

    def __init__(self, workspace_id: str) -> None:
        super().__init__()
        self._workspace_id = workspace_id

    def send(self, request: PreparedRequest, *args: Any, **options: Any) -> Response:
        request.url = str(request.url).replace(f"/{W}/", f"/{self._workspace_id}/")
        return super().send(request, *args, **options)


@pytest.fixture
def webex(cloud: Cloud) -> Iterator[WebexSimpleApi]:
    with WebexSimpleApi(tokens=cloud.tokens.first_admin) as api:
        api.session.mount("https://", To(cloud.workspace("Lobby Paris").id))
        yield api
    assert cloud.breaches == []


@pytest.fixture
def settings(webex: WebexSimpleApi) -> WorkspaceSettingsApi:
    return webex.workspace_settings


def held(cloud: Cloud) -> dict[str, Any]:
    """Every settings document of the workspace, as the cloud keeps it."""
    return deepcopy(cloud.state.settings[cloud.workspace("Lobby Paris").id])


def furnish(cloud: Cloud) -> None:
    """Numbers, members and lines, so that a round trip has something to lose."""
    lobby = cloud.workspace("Lobby Paris")
    people = [cloud.person(key).id for key in ("kim.lee", "kim.dahl")]
    cloud.change(lobby, "pushToTalk", {"members": people})
    cloud.change(lobby, "privacy", {"monitoringAgents": people})
    cloud.change(lobby, "monitoring", {"monitoredElements": people})
    for name in ("selectiveAccept", "priorityAlert"):
        cloud.change(lobby, name, {"enabled": True})
    cloud.change(lobby, "outgoingPermission", {"useCustomEnabled": True})
    cloud.change(lobby, "autoTransferNumbers", {"autoTransferNumber2": "+33170003333"})


def test_every_group_of_the_sdk_is_judged(settings: WorkspaceSettingsApi) -> None:
    assert set(vars(settings)) - {"session"} == set(ROUND_TRIPS) | NOT_PLAYED


@pytest.mark.parametrize("name", ROUND_TRIPS)
def test_what_was_read_can_be_written_back(cloud: Cloud, settings: WorkspaceSettingsApi, name: str) -> None:
    furnish(cloud)
    before = held(cloud)
    ROUND_TRIPS[name](settings, W, getattr(settings, name).read(W))
    assert held(cloud) == before


def test_transfer_numbers_can_be_written_back(cloud: Cloud, settings: WorkspaceSettingsApi) -> None:
    furnish(cloud)
    before = held(cloud)
    numbers = settings.permissions_out.transfer_numbers
    numbers.configure(W, numbers.read(W))
    assert held(cloud) == before


WITH_BLANKS = {"sequential", "simultaneous"}
"""Edits that write a list of numbers as it was read; see below for what the SDK's own tests do instead."""


@pytest.mark.parametrize(
    "edit", [one for one in edits() if one.key not in WITH_BLANKS], ids=lambda edit: edit.key
)
def test_an_edit_of_the_sdk_is_taken(cloud: Cloud, settings: WorkspaceSettingsApi, edit: Edit) -> None:
    furnish(cloud)
    before = held(cloud)
    edit.by_sdk(settings)
    assert held(cloud) != before


@pytest.mark.parametrize("name", ["sequential_ring", "sim_ring"])
def test_ringing_is_switched(settings: WorkspaceSettingsApi, name: str) -> None:
    read = getattr(settings, name).read(W)
    read.enabled = not read.enabled
    ROUND_TRIPS[name](settings, W, read)
    assert getattr(settings, name).read(W).enabled is read.enabled


SCHEDULES: dict[str, dict[str, Any]] = {
    "without a schedule": {},
    "with an empty name": {"schedule_name": "", "schedule_level": SelectiveScheduleLevel.global_},
    "with a schedule": {
        "schedule_name": "Office hours",
        "schedule_type": ScheduleType.business_hours,
        "schedule_level": SelectiveScheduleLevel.group,
    },
}


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("key", RULES)
def test_a_rule_is_made_read_changed_and_taken_away(
    settings: WorkspaceSettingsApi, key: str, schedule: str
) -> None:
    name, model, _ = RULES[key]
    api = getattr(settings, name)
    rule = model(
        enabled=True,
        calls_from=SelectiveFrom.select_phone_numbers,
        phone_numbers=["+33899700456"],
        anonymous_callers_enabled=True,
        unavailable_callers_enabled=False,
        **SCHEDULES[schedule],
    )
    made = api.create_criteria(W, rule)
    found = api.read_criteria(W, made)
    assert found.phone_numbers == ["+33899700456"]
    found.enabled = False
    api.configure_criteria(W, made, found)
    assert api.read_criteria(W, made).enabled is False
    assert made in [one.id for one in api.read(W).criteria]
    api.delete_criteria(W, made)
    assert made not in [one.id for one in api.read(W).criteria or ()]


def test_ring_numbers_come_back_as_five_and_spelled_otherwise(settings: WorkspaceSettingsApi) -> None:
    before = settings.sequential_ring.read(W)
    number = SequentialRingNumber(
        phone_number="+4961007739765", answer_confirmation_required_enabled=True, number_of_rings=2
    )
    before.phone_numbers = [number]
    settings.sequential_ring.configure(W, before)
    after = settings.sequential_ring.read(W)
    assert after.phone_numbers is not None and len(after.phone_numbers) == 5
    assert after.phone_numbers[0] == number


def test_a_speed_dial_of_ones_own_stays_beside_a_line(cloud: Cloud, settings: WorkspaceSettingsApi) -> None:
    lines = [
        {"id": cloud.person("kim.lee").id, "type": "MEMBER", "lineKeyLabel": "Kim"},
        {"lineKeyLabel": "Taxi", "phoneNumber": "+33145301010"},
    ]
    cloud.change(cloud.workspace("Lobby Paris"), "monitoring", {"monitoredElements": lines})
    before = settings.monitoring.read(W)
    assert before.monitored_elements is not None and len(before.monitored_elements) == 2
    settings.monitoring.configure(W, before.model_copy(update={"call_park_notification_enabled": True}))
    assert settings.monitoring.read(W).call_park_notification_enabled is True
    settings.monitoring.configure(W, before)
    assert settings.monitoring.read(W) == before


def test_access_codes(settings: WorkspaceSettingsApi) -> None:
    codes = settings.permissions_out.access_codes
    codes.create(W, "0042", "Ana")
    assert "0042" in [one.code for one in codes.read(W).access_codes]
    codes.modify(W, delete_codes=["0042"])
    assert "0042" not in [one.code for one in codes.read(W).access_codes]
    codes.delete(W)
    assert not codes.read(W).access_codes


def test_digit_patterns(settings: WorkspaceSettingsApi) -> None:
    patterns = settings.permissions_out.digit_patterns
    made = patterns.create(
        W, DigitPattern(name="Premium", pattern="0033899!", action=Action.block, transfer_enabled=False)
    )
    found = patterns.details(W, made)
    found.action = Action.allow
    patterns.update(W, found)
    assert patterns.details(W, made).action == Action.allow
    patterns.delete(W, made)
    patterns.delete_all(W)
    assert not patterns.get_digit_patterns(W).digit_patterns


def test_lines_that_could_be_monitored(settings: WorkspaceSettingsApi) -> None:
    monitoring = settings.monitoring
    found = monitoring.get_available_members_for_monitoring(W, member_name="kim")
    assert {one.last_name for one in found} == {"Lee", "Dahl"}
    dials = list(monitoring.get_available_speed_dials_for_monitoring(W))
    assert "Kim Lee" in {one.display_name for one in dials}
    assert "Lobby Paris" not in {one.display_name for one in dials}, "a workspace does not monitor itself"


def test_people_and_places(cloud: Cloud, webex: WebexSimpleApi) -> None:
    lobby = cloud.workspace("Lobby Paris")
    assert webex.people.me().roles
    assert [one.roles for one in webex.people.list(email=cloud.person("ana").email)]
    assert webex.workspaces.details(lobby.id).display_name == lobby.name
    places = {one.display_name: one for one in webex.workspaces.list()}
    named = {one.license_id: one.name for one in webex.licenses.list()}
    calling = places["Gym"].calling
    assert [named[one] for one in calling.webex_calling.licenses] == ["Webex Calling - Workspaces"]
    (number,) = webex.telephony.phone_numbers(owner_id=lobby.id)
    assert number.phone_number == lobby.number
    assert {one.name for one in webex.locations.list()} == {"Paris HQ", "Denver"}
