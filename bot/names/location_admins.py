"""Who may change single locations, as the option LOCATION_ADMINS says it."""

from __future__ import annotations

import re

from bot.errors import BotError
from bot.names.text import folded

_ADDRESS = re.compile(r"[^\s@,]+@[^\s@,]+\.[^\s@,.]+")
_ID = re.compile(r"(?=.*\d)[A-Za-z0-9_=-]+")


def locations_by_person(text: str) -> dict[str, frozenset[str]]:
    """The e-mail address or id of each person, in lower case, with names (also folded) or ids of locations.

    Raises BotError for what is not written so.
    """
    people: dict[str, frozenset[str]] = {}
    for entry in filter(None, map(str.strip, text.split(";"))):
        who, _, where = entry.partition("=")
        person, names = who.strip(), [part for one in where.split(",") if (part := one.strip())]
        if problem := _problem(entry, person, names):
            raise BotError(
                f"LOCATION_ADMINS cannot be used: {problem}.",
                "Write it as ana@example.com=Paris, Lyon; bob@example.com=Oslo.",
            )
        known = people.get(person.lower(), frozenset())
        people[person.lower()] = known | {*names, *map(folded, names)}
    return people


def _problem(entry: str, person: str, names: list[str]) -> str:
    """What is wrong with an entry; empty where nothing is."""
    if not (person and names):
        return f"“{entry}” names no person or no location"
    if not (_ADDRESS.fullmatch(person) or _ID.fullmatch(person)):
        return f"“{person}” is no e-mail address and no id of a person"
    if mixed := next((one for one in names if "=" in one.rstrip("=") or _holds_address(one)), ""):
        return f"“{mixed}” is no location; between two persons stands a semicolon"
    return ""


def _holds_address(name: str) -> bool:
    return any(map(_ADDRESS.match, name.split()))
