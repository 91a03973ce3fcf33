"""Who may do what by the configuration, and whether Webex knows the roles, people and places it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.access import ROLE_TITLES, Policy
from bot.config import Config
from bot.doctor.finding import CheckContext, Finding, limit, note
from bot.errors import BotError, WebexError
from bot.names.text import folded
from bot.webex.http.client import ApiRequest, Listing

READ_ONLY = "id_readonly_admin"
MAX_PEOPLE = 50
"""Of so many location administrators it is looked up whether Webex knows them."""
_KNOWN = ", ".join(f"{role} ({title.lower()})" for role, title in ROLE_TITLES.items())


def role_findings(policy: Policy) -> Iterator[Finding]:
    """Are the configured roles known, and may anybody change anything?"""
    for option, roles in (("WRITE_ROLES", policy.write_roles), ("READ_ROLES", policy.read_roles)):
        known = roles & ROLE_TITLES.keys()
        if unknown := sorted(roles - known):
            what = "a role that Webex does not have" if known else "no role Webex has"
            writers = "only location administrators" if policy.location_admins else "nobody"
            who = f"{writers} may write: " if option == "WRITE_ROLES" and not known else ""
            meant = [f"“{name}” is {role}." for name in unknown if (role := _role_meant(name))]
            yield limit(
                f"{option} names roles that I do not know: {', '.join(unknown)}.",
                " ".join([*meant, f"Those I know: {_KNOWN}."]),
                f"{who}{option} names {what}",
            )
    if READ_ONLY in policy.write_roles:
        yield note(f"WRITE_ROLES lets read-only administrators change settings: it names {READ_ONLY}.")
    if not policy.write_roles and not policy.location_admins:
        yield limit(
            "WRITE_ROLES is empty: nobody may change anything.",
            f"Without the option it is {Config.model_fields['write_roles'].default}.",
            "nobody may write: WRITE_ROLES is empty",
        )
    elif not policy.write_roles:
        yield note(
            "WRITE_ROLES is empty: only the location administrators may change anything.",
            consequence="and only location administrators may write: WRITE_ROLES is empty",
        )


def _role_meant(written: str) -> str:
    """The role that is called so, in part; empty where none or several are."""
    words = folded(written).replace("_", " ").removeprefix("id ").split()
    fits = [
        role
        for role, title in ROLE_TITLES.items()
        if _begin(words, [*folded(title).replace("-", " ").split()])
    ]
    return fits[0] if len(fits) == 1 else ""


def _begin(words: list[str], of_title: list[str]) -> bool:
    """Whether these are the first letters of the words of a title, one after the other."""
    return bool(words) and all(a.startswith(b) for a, b in zip(of_title, words, strict=False))


def location_admins(context: CheckContext, policy: Policy) -> Iterator[Finding]:
    """Are the location administrators, and their locations, known to Webex?"""
    # A location stands there folded, too; what was written comes last.
    places = {place for named in policy.location_admins.values() for place in named}
    written = {folded(one): one for one in sorted(places, key=lambda place: place != folded(place))}
    if not written:
        return
    (rows,) = context.admin.rest.collect(Listing("/locations", "items", {"max": 1000}))
    if isinstance(rows, BotError):
        return  # The line about the scope says so.
    known = {folded(str(row.get(name))) for row in rows for name in ("id", "name")}
    if unknown := sorted(place for name, place in written.items() if name not in known):
        yield limit(
            f"LOCATION_ADMINS names what is no location: {', '.join(unknown)}.",
            "Write locations as Control Hub does.",
            "some location administrators may do nothing: LOCATION_ADMINS names what is no location",
        )
    addresses = sorted(who for who in policy.location_admins if "@" in who)
    if strangers := _unknown_people(context, addresses[:MAX_PEOPLE]):
        yield limit(
            f"LOCATION_ADMINS names whom Webex does not know here: {', '.join(strangers)}.",
            "Write the email address with which they sign in to Webex.",
            "some location administrators may do nothing: LOCATION_ADMINS names whom Webex does not know",
        )


def _unknown_people(context: CheckContext, addresses: Sequence[str]) -> list[str]:
    """Whom Webex does not know by these email addresses; nobody of whom that cannot be read."""
    answers = context.admin.rest.request_many(
        [ApiRequest("GET", "/people", query={"email": who}) for who in addresses]
    )
    return [
        who
        for who, answer in zip(addresses, answers, strict=True)
        if not isinstance(answer, WebexError) and not answer.document.get("items")
    ]
