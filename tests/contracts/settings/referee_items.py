"""Cisco's own SDK adding, changing and removing items on lists, as the bot does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wxc_sdk.common import PatternAction
from wxc_sdk.common.selective import ScheduleType, SelectiveCriteria, SelectiveFrom, SelectiveScheduleLevel
from wxc_sdk.person_settings.permissions_out import Action, DigitPattern
from wxc_sdk.person_settings.priority_alert import PriorityAlertCriteria
from wxc_sdk.person_settings.selective_accept import SelectiveAcceptCriteria
from wxc_sdk.person_settings.selective_forward import SelectiveForwardCriteria
from wxc_sdk.person_settings.selective_reject import SelectiveRejectCriteria
from wxc_sdk.person_settings.sequential_ring import SequentialRingCriteria, SequentialRingNumber
from wxc_sdk.person_settings.sim_ring import SimRingCriteria, SimRingNumber
from wxc_sdk.workspace_settings import WorkspaceSettingsApi
from wxc_sdk.workspace_settings.numbers import UpdateWorkspacePhoneNumber

from cards.fields import Ref
from tests.contracts.settings.referee import NEW, BySdk, W

PATTERN = {"name": "Premium", "pattern": "+33899!", "action": "BLOCK", "transferEnabled": False}
DAY = Ref("businessHours/Day", "Day", "business hours")


@dataclass(frozen=True)
class ItemEdit:
    """Something done to an item on a list; `item` is which, among those that an example shows."""

    key: str
    title: str
    action: Literal["add", "change", "remove", "clear"]
    by_sdk: BySdk
    item: str = ""
    changes: Mapping[str, Any] | None = None
    differs: Mapping[str, str] | None = None

    @property
    def id(self) -> str:
        return f"{self.action}-{self.key}-{self.title}".replace(" ", "-")


RULES: dict[str, tuple[str, type[SelectiveCriteria], str]] = {
    "sequential": ("sequential_ring", SequentialRingCriteria, "ringEnabled"),
    "simultaneous": ("sim_ring", SimRingCriteria, "ringEnabled"),
    "accept": ("selective_accept", SelectiveAcceptCriteria, "acceptEnabled"),
    "reject": ("selective_reject", SelectiveRejectCriteria, "rejectEnabled"),
    "priority": ("priority_alert", PriorityAlertCriteria, "notificationEnabled"),
    "selforward": ("selective_forward", SelectiveForwardCriteria, "forwardEnabled"),
}
"""The settings with rules: what the SDK calls them, its model of a rule, and the flag."""


def item_edits() -> Iterator[ItemEdit]:
    """The edits of items on lists that the SDK knows."""
    for key in RULES:
        yield from _rules(key)
    yield from _patterns()
    yield from _others()


def _rules(key: str) -> Iterator[ItemEdit]:
    name, model, flag = RULES[key]
    numbers = "numbers" if key == "selforward" else "phoneNumbers"
    chosen = {
        flag: True,
        "callsFrom": "SELECT_PHONE_NUMBERS",
        numbers: (NEW,),
        "anonymousCallersEnabled": True,
        "unavailableCallersEnabled": False,
        "scheduleName": DAY,
    }
    rule = {
        "enabled": True,
        "calls_from": SelectiveFrom.select_phone_numbers,
        "phone_numbers": [NEW],
        "anonymous_callers_enabled": True,
        "unavailable_callers_enabled": False,
        "schedule_name": "Day",
        "schedule_type": ScheduleType.business_hours,
        "schedule_level": SelectiveScheduleLevel.group,
    }

    def add(settings: WorkspaceSettingsApi) -> None:
        getattr(settings, name).create_criteria(W, model(**rule))

    def change(settings: WorkspaceSettingsApi) -> None:
        one = getattr(settings, name)
        read = one.read_criteria(W, "one")
        read.enabled = False
        one.configure_criteria(W, "one", read)

    def remove(settings: WorkspaceSettingsApi) -> None:
        getattr(settings, name).delete_criteria(W, "one")

    renamed = {
        "sendToVoicemailEnabled": "The SDK writes the name of the read; the vendor's write has another.",
        "destinationVoicemailEnabled": "The vendor's name of it in a write.",
    }
    yield ItemEdit(key, "rule", "add", add, changes=chosen)
    yield ItemEdit(
        key, "rule", "change", change, "one", {flag: False}, renamed if key == "selforward" else None
    )
    yield ItemEdit(key, "rule", "remove", remove, "one")


def _patterns() -> Iterator[ItemEdit]:
    pattern = DigitPattern(name="Premium", pattern="+33899!", action=Action.block, transfer_enabled=False)

    def change(settings: WorkspaceSettingsApi) -> None:
        patterns = settings.permissions_out.digit_patterns
        read = patterns.details(W, "one")
        read.action = Action.transfer_number_1
        read.id = "one"
        patterns.update(W, read)

    def patterns(settings: WorkspaceSettingsApi) -> Any:
        return settings.permissions_out.digit_patterns

    title = "digit pattern"
    yield ItemEdit("patterns", title, "add", lambda to: patterns(to).create(W, pattern), changes=PATTERN)
    yield ItemEdit("patterns", title, "change", change, "one", {"action": "TRANSFER_NUMBER_1"})
    yield ItemEdit("patterns", title, "remove", lambda to: patterns(to).delete(W, "one"), "one")
    yield ItemEdit("patterns", title, "clear", lambda to: patterns(to).delete_all(W))


def _others() -> Iterator[ItemEdit]:
    def codes(settings: WorkspaceSettingsApi) -> Any:
        return settings.permissions_out.access_codes

    code = {"code": "0042", "description": "Ana"}
    yield ItemEdit("codes", "access code", "add", lambda to: codes(to).create(W, "0042", "Ana"), changes=code)
    yield ItemEdit("codes", "access code", "clear", lambda to: codes(to).delete(W))
    number = UpdateWorkspacePhoneNumber(primary=False, action=PatternAction.add, direct_number=NEW)
    gone = UpdateWorkspacePhoneNumber(primary=True, action=PatternAction.delete, direct_number="+12055550001")
    come = {"external": NEW, "primary": False}
    yield ItemEdit("numbers", "number", "add", lambda to: to.numbers.update(W, [number]), changes=come)
    yield ItemEdit("numbers", "number", "remove", lambda to: to.numbers.update(W, [gone]), "+12055550001")

    def ring_one_more(settings: WorkspaceSettingsApi) -> None:
        read = settings.sequential_ring.read(W)
        more = SequentialRingNumber(
            phone_number=NEW, answer_confirmation_required_enabled=True, number_of_rings=4
        )
        read.phone_numbers = [*(read.phone_numbers or []), more]
        settings.sequential_ring.configure(W, read)

    def ring_one_more_at_once(settings: WorkspaceSettingsApi) -> None:
        read = settings.sim_ring.read(W)
        more = SimRingNumber(phone_number=NEW, answer_confirmation_required_enabled=True)
        read.phone_numbers = [*(read.phone_numbers or []), more]
        settings.sim_ring.configure(W, read)

    ring = {"phoneNumber": NEW, "answerConfirmationRequiredEnabled": True}
    yield ItemEdit("sequential", "ring number", "add", ring_one_more, changes={**ring, "numberOfRings": 4})
    yield ItemEdit("simultaneous", "ring number", "add", ring_one_more_at_once, changes=ring)
