"""People, workspaces and virtual lines by name, extension or number: `GET /telephony/config/numbers`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.catalogue.model.members import full_name
from bot.events import Member
from bot.names.text import folded
from bot.names.workspaces import is_in
from bot.webex.api.workspaces import JsonRow, main_lines, part, text
from bot.webex.http.client import Listing

NUMBERS_PATH = "/telephony/config/numbers"
NUMBERS_KEY = "phoneNumbers"
OWNER_TYPES = frozenset({"PEOPLE", "PLACE", "VIRTUAL_LINE"})
MAX_NAME_CHARACTERS = 255
_EXTENSION = re.compile(r"x\s*(?P<digits>[0-9]{2,10})", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"(?P<plus>\+?)(?P<digits>[0-9 ().\-/]+)", re.ASCII)
_STEM = re.compile(r"(?P<stem>[a-z]{2,})[aeiou][^aeiou\W\d_]*", re.IGNORECASE | re.ASCII)
"""One word, up to its last vowel."""
_MIN_DIGITS_OF_A_NUMBER, _MAX_EXTENSION_DIGITS = 5, 10


def searches(query: str) -> tuple[Listing, ...]:
    """The look-ups that together find whatever the words may name; none for no words.

    The filters are not combined: each narrows the others, and no text is two of these.
    """
    query = " ".join(query.split())
    if extension := _EXTENSION.fullmatch(query):
        return (_by("extension", extension["digits"]),)
    if number := _NUMBER.fullmatch(query):
        digits = re.sub(r"[^0-9]", "", number["digits"])
        if not digits:
            return ()
        found = []
        if not number["plus"] and len(digits) <= _MAX_EXTENSION_DIGITS:
            found.append(_by("extension", digits))
        if number["plus"] or len(digits) >= _MIN_DIGITS_OF_A_NUMBER:
            found.append(_by("phoneNumber", number["plus"] + digits))
        return tuple(found)
    return (_by("ownerName", query[:MAX_NAME_CHARACTERS]),) if query else ()


def broader_search(query: str) -> Listing | None:
    """For where `searches` found nothing: by the longest word of a name, by a number as a name, or by one
    word without what may have an accent at its end: “Chlo” for “Chloe”, who is Chloé.

    How Webex matches `ownerName` is not documented; first and last name are two fields there.
    """
    words = query.split()
    if len(words) > 1 or query.strip().isdigit():
        return _by("ownerName", max(words, key=len)[:MAX_NAME_CHARACTERS])
    stem = _STEM.fullmatch(query.strip())
    return _by("ownerName", stem["stem"][:MAX_NAME_CHARACTERS]) if stem else None


def _by(name: str, value: str) -> Listing:
    return Listing(NUMBERS_PATH, NUMBERS_KEY, {name: value})


def owners(
    rows: Iterable[JsonRow], words: Sequence[str] = (), places: frozenset[str] | None = None
) -> tuple[Member, ...]:
    """One member for each owner of these numbers, by name; only those whose name has all `words`, and with
    `places` only those of these locations (folded names or ids)."""
    usable = [row for row in rows if text(part(row, "owner"), "type") in OWNER_TYPES]
    found = (_member(row) for row in main_lines(usable).values())
    fitting = [
        member
        for member in found
        if has_words(member.name, words)
        and (places is None or is_in(places, member.location_id, member.location_name))
    ]
    return tuple(sorted(fitting, key=lambda member: (member.name.casefold(), member.id)))


def holder_search(number: str) -> tuple[str, Listing]:
    """The look-up for who has a number or an extension, and the member of a row that holds it."""
    name = "phoneNumber" if number.startswith("+") else "extension"
    return name, _by(name, number)


def holders(rows: Iterable[JsonRow], name: str, number: str) -> tuple[Member, ...]:
    """Who owns this very number, of whatever kind, each once; `name` is the member of a row that holds it."""
    found = (_member(row) for row in rows if re.sub(r"[^+0-9]", "", text(row, name)) == number)
    return tuple({one.id: one for one in found if one.id}.values())


def has_words(name: str, words: Iterable[str]) -> bool:
    """Whether all of the words, or parts of words, are in a name."""
    plain = folded(name)
    return all(folded(word) in plain for word in words)


def _member(row: JsonRow) -> Member:
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
