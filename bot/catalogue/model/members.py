"""People, workspaces and lines: the objects in which the API lists them, and the field that holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cards.fields import People, Ref, in_one_line, spoken_number

MAX_NAMED = 3
"""Names in a sentence."""
MEMBER_TYPES = {"PEOPLE": "person", "PLACE": "workspace", "VIRTUAL_LINE": "virtual line"}


@dataclass(frozen=True, kw_only=True)
class Members(People):
    """A list that Webex shows as objects, or as bare ids, and takes as ids."""

    def read(self, held: Any) -> tuple[Ref, ...]:
        rows = held if isinstance(held, list) else []
        return tuple(
            Ref(row, row) if isinstance(row, str) else member_ref(row)
            for row in rows
            if isinstance(row, str) or (isinstance(row, Mapping) and row.get("id"))
        )

    def write(self, value: Any, held: Any) -> list[str]:
        return [ref.id for ref in value or ()]

    def rewrite(self, held: Any) -> list[str]:
        return self.write(self.read(held), held)

    def problem(self, value: Any) -> str:
        # Webex once showed who may see a line by an identifier of the system behind it, with an `@` in it,
        # and takes no such identifier (wxc_sdk, test_person_call_privacy.py).
        names = ", ".join(f"“{ref.name}”" for ref in value or () if "@" in ref.id)
        why = f"Webex shows {names} by an identifier that it does not take back."
        return f"{why} Take them off, or use Control Hub." if names else ""


def member_ref(member: Mapping[str, Any]) -> Ref:
    """One member as the vendor's `GetMonitoredElementsObject`-like objects show it."""
    location = member.get("location")
    place = location.get("name", "") if isinstance(location, Mapping) else str(location or "")
    return Ref(
        str(member["id"]),
        full_name(member) or "Somebody without a name",
        describe(str(member.get("type") or ""), *_reach(member.get("numbers")), place),
    )


def named(refs: Sequence[Ref]) -> str:
    """Who is on a list, in a sentence: `Ana Roux, Kim Lee and 3 more`."""
    names = [ref.name for ref in refs]
    if len(names) > MAX_NAMED:
        return f"{', '.join(names[:MAX_NAMED])} and {len(names) - MAX_NAMED} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def full_name(owner: Mapping[str, Any]) -> str:
    """The name of a person, workspace or line; empty where Webex gives none.

    Where there is no last name Webex writes `.` (the vendor's examples of emergency callback numbers) or the
    first name again (those of available numbers).
    """
    shown, first, last = (_text(owner, name) for name in ("displayName", "firstName", "lastName"))
    written = f"{first} {last}".strip()
    if shown not in ("", written):
        return shown
    return first if last in (".", first) else written


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value.strip() if isinstance(value, str) else ""


def _reach(numbers: Any) -> tuple[str, str]:
    """The extension and the number of a member: the primary ones, else the first."""
    rows = [row for row in numbers if isinstance(row, Mapping)] if isinstance(numbers, list) else []
    row: Mapping[str, Any] = next((row for row in rows if row.get("primary")), rows[0] if rows else {})
    return str(row.get("extension") or ""), str(row.get("external") or "")


def describe(kind: str, extension: str, number: str, place: str) -> str:
    """Who a member is beside the name: `person · x4321 · +33 1 70 00 12 34 · Paris HQ`."""
    reach = f"x{extension}" if extension else ""
    kind = MEMBER_TYPES.get(kind, kind.lower().replace("_", " "))
    return in_one_line(kind, reach, spoken_number(number), place)
