"""People, workspaces and virtual lines by name, extension or number: `GET /telephony/config/numbers`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from bot.events import Member
from bot.names.workspaces import is_in
from bot.webex.api.workspaces import Row, main_lines, part, text
from bot.webex.http.client import Listing
from cards.fields.members import full_name

NUMBERS = "/telephony/config/numbers"
KEY = "phoneNumbers"
KINDS = frozenset({"PEOPLE", "PLACE", "VIRTUAL_LINE"})
LONGEST_NAME = 255
_EXTENSION = re.compile(r"x\s*(?P<digits>[0-9]{2,10})", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"(?P<plus>\+?)(?P<digits>[0-9 ().\-/]+)", re.ASCII)
_SHORTEST_NUMBER, _LONGEST_EXTENSION = 5, 10


def searches(said: str) -> tuple[Listing, ...]:
    """The look-ups that together find whatever `said` may be; none for nothing.

    The filters are not combined: each narrows the others, and no text is two of these.
    """
    said = " ".join(said.split())
    if extension := _EXTENSION.fullmatch(said):
        return (_by("extension", extension["digits"]),)
    if number := _NUMBER.fullmatch(said):
        digits = re.sub(r"[^0-9]", "", number["digits"])
        if not digits:
            return ()
        found = []
        if not number["plus"] and len(digits) <= _LONGEST_EXTENSION:
            found.append(_by("extension", digits))
        if number["plus"] or len(digits) >= _SHORTEST_NUMBER:
            found.append(_by("phoneNumber", number["plus"] + digits))
        return tuple(found)
    return (_by("ownerName", said[:LONGEST_NAME]),) if said else ()


def broader(said: str) -> Listing | None:
    """Where `searches` found nothing: by the longest word of a name alone, or by a number that is a name.

    How Webex matches `ownerName` is not documented; first and last name are two fields there.
    """
    words = said.split()
    if len(words) > 1 or said.strip().isdigit():
        return _by("ownerName", max(words, key=len)[:LONGEST_NAME])
    return None


def _by(name: str, value: str) -> Listing:
    return Listing(NUMBERS, KEY, {name: value})


def owners(
    rows: Iterable[Row], words: Sequence[str] = (), places: frozenset[str] | None = None
) -> tuple[Member, ...]:
    """One member for each owner of these numbers, by name; only those whose name has all `words`, and with
    `places` only those of these locations (folded names or ids)."""
    usable = [row for row in rows if text(part(row, "owner"), "type") in KINDS]
    found = (_member(row) for row in main_lines(usable).values())
    fitting = [
        member
        for member in found
        if has_words(member.name, words)
        and (places is None or is_in(places, member.location_id, member.location_name))
    ]
    return tuple(sorted(fitting, key=lambda member: (member.name.casefold(), member.id)))


def has_words(name: str, words: Iterable[str]) -> bool:
    """Whether all of the words, or parts of words, are in a name."""
    return all(unaccented(word) in unaccented(name) for word in words)


def unaccented(text: str) -> str:
    """The text as names are compared: no case, no accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def _member(row: Row) -> Member:
    owner = part(row, "owner")
    return Member(
        id=text(owner, "id"),
        name=full_name(owner) or "Unnamed",
        kind=text(owner, "type"),
        extension=text(row, "extension"),
        number=text(row, "phoneNumber"),
        location_name=text(part(row, "location"), "name"),
        location_id=text(part(row, "location"), "id"),
    )
