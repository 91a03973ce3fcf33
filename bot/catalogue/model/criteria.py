"""The rules that six settings have: for which callers and at which times each applies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any, ClassVar

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList, ResourceList
from bot.catalogue.model.shape import Values, section
from bot.catalogue.model.spoken import ItemVerb
from cards.fields import Choice, Option, Phones, Ref, Reference, Section, Toggle

ANY = Option("ANY_PHONE_NUMBER", "Anybody", ("any", "all", "anyone"))
CHOSEN = Option("SELECT_PHONE_NUMBERS", "Chosen callers", ("select", "chosen", "selected"))
FORWARDED = Option("FORWARDED", "Forwarded calls", ("forwarded",))
INTERNAL = Option("ANY_INTERNAL", "Anybody inside", ("internal", "inside"))
EXTERNAL = Option("ANY_EXTERNAL", "Anybody outside", ("external", "outside"))

SCHEDULE = "scheduleName"
SCHEDULE_TYPES = {"businessHours": "business hours", "holidays": "holidays"}
ANYBODY = "anybody"
SOURCES = {
    "ALL_NUMBERS": ANYBODY,
    "ANY_PHONE_NUMBER": ANYBODY,
    "SPECIFIC_NUMBERS": "chosen callers",
    "SELECT_PHONE_NUMBERS": "chosen callers",
    "FORWARDED": "forwarded calls",
    "ANY_INTERNAL": "anybody inside",
    "ANY_EXTERNAL": "anybody outside",
}


@dataclass(frozen=True, kw_only=True)
class ScheduleField(Reference):
    """A schedule of the location, held by its kind and name."""

    source: str = "schedules"
    samples: ClassVar[tuple[Any, ...]] = (
        Ref("holidays/Closed", "Closed", "holidays"),
        Ref("businessHours/Day", "Day"),
    )


def _read_schedule(document: Mapping[str, Any]) -> Ref | None:
    """The schedule that three members name; None without a name, which means at all times."""
    name = document.get("scheduleName")
    kind = str(document.get("scheduleType") or "")
    return Ref(f"{kind}/{name}", str(name), SCHEDULE_TYPES.get(kind, kind)) if name else None


def _write_schedule(body: dict[str, Any], ref: Ref | None, now: Mapping[str, Any]) -> None:
    """Webex takes a rule at all times with an empty name and the level GLOBAL."""
    body.pop("scheduleType", None)
    kind, _, name = ref.id.partition("/") if ref else ("", "", "")
    body |= {"scheduleName": name, "scheduleLevel": "GROUP" if ref else "GLOBAL"}
    if kind:
        body["scheduleType"] = kind


def _check_callers(numbers: str) -> Callable[[Values], dict[str, str]]:
    def check(values: Values) -> dict[str, str]:
        wrong = {}
        chosen = values["callsFrom"] == CHOSEN.value
        callers = (values[numbers], values["anonymousCallersEnabled"], values["unavailableCallersEnabled"])
        if not values["callsFrom"]:
            wrong["callsFrom"] = "Choose who is meant."
        if chosen and not any(callers):
            wrong[numbers] = "Name a caller, or turn on hidden or unavailable ones."
        return wrong

    return check


def _add_required_flags(body: dict[str, Any]) -> None:
    """Adds the two flags that Webex requires with chosen callers. Callers that were chosen stay in the body
    of a rule for anybody, as Webex keeps them."""
    if body.get("callsFrom") == CHOSEN.value:
        body.setdefault("anonymousCallersEnabled", False)
        body.setdefault("unavailableCallersEnabled", False)


class Covered(Enum):
    """Which calls fit the rules of a setting."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True)
class Rules:
    """The rules of a setting as its document sums them up. A rule that is switched off is an exception: calls
    that fit it are left out, whatever the other rules say."""

    rules: Sequence[Mapping[str, Any]]
    exceptions: Sequence[Mapping[str, Any]]

    @classmethod
    def of(cls, items: ItemList, document: Mapping[str, Any]) -> Rules:
        """Those of a list in the document of its setting."""
        rows = items.all_rows(document)
        return cls(
            [row for row in rows if not _is_exception(row, items.main)],
            [row for row in rows if _is_exception(row, items.main)],
        )

    @property
    def covered(self) -> Covered:
        """Which calls fit a rule and no exception."""
        if not self.rules or any(map(_is_for_all, self.exceptions)):
            return Covered.NONE
        return Covered.ALL if not self.exceptions and any(map(_is_for_all, self.rules)) else Covered.SOME


def _is_exception(row: Mapping[str, Any], flag: str) -> bool:
    # The vendor's schema says ringEnabled for selective forward too, its example forwardEnabled.
    return row.get(flag, row.get("ringEnabled")) is False


def _source(row: Mapping[str, Any]) -> str:
    return str(row.get("source") or row.get("callsFrom") or "")


def _is_for_all(row: Mapping[str, Any]) -> bool:
    return SOURCES.get(_source(row)) == ANYBODY and not row.get("scheduleName")


def _row_title(flag: str, label: str) -> Callable[[Mapping[str, Any]], str]:
    def row_title(row: Mapping[str, Any]) -> str:
        when = row.get("scheduleName") or "at all times"
        exception = f" (not to {label.lower()})" if _is_exception(row, flag) else ""
        return f"{SOURCES.get(_source(row), _source(row).lower())}, {when}{exception}"

    return row_title


family_with_rules = partial(Family, professional=True, main="enabled", read_only=("criteria",))
"""A setting with rules: it is off as a rule, and its rules are written on their own."""


def rules_of(
    path: str,
    flag: str,
    label: str,
    *,
    calls_from: tuple[Option, ...] = (ANY, CHOSEN),
    numbers: str = "phoneNumbers",
    more: tuple[Section, ...] = (),
    renamed: Mapping[str, str] | None = None,
    verbs: tuple[ItemVerb, ...] = (),
    asks_to_add: bool = False,
) -> ResourceList:
    """The rules of the setting at `path`; `flag` is the member that is off for an exception, and `label` what
    is done with calls that fit. With `asks_to_add` a sentence adds none before it was asked."""
    return ResourceList(
        title="rule",
        words=("rule", "criterion", "criteria"),
        verbs=verbs,
        asks_to_add=asks_to_add,
        implied={
            key: {"callsFrom": CHOSEN.value}
            for key in (numbers, "anonymousCallersEnabled", "unavailableCallersEnabled")
        },
        main=flag,
        defaults={flag: True},
        rows_path="criteria",
        id_key="id",
        row_title=_row_title(flag, label),
        list_path=f"{path}/criteria",
        detail_path=f"{path}/criteria/{{id}}",
        is_summary=True,
        detail_parameter="id",
        read_only=("id",),
        renamed=renamed,
        check=_check_callers(numbers),
        fix_body=_add_required_flags,
        readers={SCHEDULE: _read_schedule},
        writers={SCHEDULE: _write_schedule},
        sections=(
            section(
                "",
                Toggle(
                    key=flag,
                    label=label,
                    words=("applies",),
                    help="Off: an exception, which comes before the other rules.",
                ),
                Choice(key="callsFrom", label="Calls from", words=("from", "callers"), options=calls_from),
            ),
            section(
                "Chosen callers",
                Phones(
                    key=numbers,
                    label="Chosen callers",
                    words=("numbers", "phone numbers"),
                    limit=100,
                    help="With commas between.",
                ),
                Toggle(
                    key="anonymousCallersEnabled",
                    label="Callers who hide their number",
                    words=("anonymous", "hidden"),
                ),
                Toggle(
                    key="unavailableCallersEnabled",
                    label="Callers whose number is unavailable",
                    words=("unavailable",),
                ),
            ),
            section(
                "When",
                ScheduleField(
                    key=SCHEDULE,
                    label="During",
                    words=("schedule", "when"),
                    help="A schedule of the location, by a part of its name; empty: at all times.",
                ),
            ),
            *more,
        ),
    )
