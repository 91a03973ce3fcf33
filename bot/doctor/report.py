"""`python -m bot doctor`: what works, what does not, and what to do, one line each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from bot.access import ROLE_TITLES, Policy
from bot.clock import Clock, utc_now
from bot.config import Config
from bot.doctor.configuration_checks import configuration_errors
from bot.doctor.finding import CheckContext, Finding, bad, good, limit
from bot.doctor.health_checks import run_checks
from bot.errors import BotError
from bot.ids import organisation_id
from bot.names.text import folded
from bot.store.database import sqlite_file
from bot.store.store import SqlStore, open_store
from bot.webex.api.admin import Admin
from bot.webex.endpoints import Endpoints, addresses, named_bundles
from bot.webex.http.client import ApiClient, Listing
from bot.webex.http.tokens import GivenToken


def run(
    config: Config,
    unusable: Sequence[BotError] = (),
    *,
    say: Callable[[str], object] = lambda line: sys.stdout.write(line + "\n"),
    clock: Clock = utc_now,
) -> int:
    """Checks everything and says each finding; `unusable` is what was wrong with values already.

    Gives 0 when the bot runs and serves somebody, else 1. Changes no setting.
    """
    found = []
    for finding in _findings(config, unusable, clock):
        say(str(finding))
        found.append(finding)
    said, status = _conclusion(found)
    say(said)
    return status


def _conclusion(found: Sequence[Finding]) -> tuple[str, int]:
    """The last line, and the exit status."""
    if any(finding.mark == "✖" for finding in found):
        return "The bot cannot work like this yet: see the lines with ✖.", 1
    if limits := [finding.consequence for finding in found if finding.mark == "!"]:
        return f"It runs, but {'; '.join(limits)}.", 1
    until = [finding.consequence for finding in found if finding.consequence]
    return f"All is well{', '.join(['', *until]) or ''}.", 0


def _findings(config: Config, unusable: Sequence[BotError], clock: Clock) -> Iterator[Finding]:
    errors = [*unusable, *configuration_errors(config, unusable)]
    yield from (bad(error.sentence, error.next_step) for error in errors)
    if not errors:
        yield good("The configuration is complete.")
    policy = _policy(config)
    yield from _roles(policy)
    try:
        file = _to_be_made(config)
        with closing(open_store("sqlite://" if file else config.database_url)) as store:
            yield from [good(f"The database will be made as {file}.")] if file else _database(store, clock)
            if _can_ask(config):
                yield from _webex(config, policy, store, clock)
    except BotError as error:
        yield bad(error.sentence, error.next_step)


def _policy(config: Config) -> Policy:
    """Who may do what; without location administrators where they cannot be read, which is said already."""
    try:
        return Policy.parse(config.write_roles, config.read_roles, config.location_admins)
    except BotError:
        return Policy.parse(config.write_roles, config.read_roles, "")


def _can_ask(config: Config) -> bool:
    """Whether there are tokens, and an address to ask at; where not, the findings say so already."""
    try:
        addresses(config.webex_api_url)
        organisation_id(config.webex_org_id)
        named_bundles()
    except BotError:
        return False
    return not config.missing()


def _to_be_made(config: Config) -> Path | None:
    """The database's file where it is not there yet and can be made; the doctor does not make it.

    But where Webex may rotate the refresh token during the checks, there must be a place to keep it.
    """
    file = sqlite_file(config.database_url)
    is_refreshed = bool(config.webex_refresh_token.get_secret_value())
    if file is None or is_refreshed or file.exists() or not os.access(file.parent, os.W_OK | os.X_OK):
        return None
    return file.absolute()


def _roles(policy: Policy) -> Iterator[Finding]:
    """Are the configured roles known, and may anybody change anything?"""
    for option, roles in (("WRITE_ROLES", policy.write_roles), ("READ_ROLES", policy.read_roles)):
        known = roles & ROLE_TITLES.keys()
        if unknown := sorted(roles - known):
            what = "a role that Webex does not have" if known else "no role Webex has"
            writers = "only location administrators" if policy.location_admins else "nobody"
            who = f"{writers} may write: " if option == "WRITE_ROLES" and not known else ""
            yield limit(
                f"{option} names roles that I do not know: {', '.join(unknown)}.",
                f"Those I know: {', '.join(ROLE_TITLES)}.",
                f"{who}{option} names {what}",
            )
    if not policy.write_roles and not policy.location_admins:
        yield limit(
            "WRITE_ROLES is empty: nobody may change anything.",
            f"Without the option it is {Config.model_fields['write_roles'].default}.",
            "nobody may write: WRITE_ROLES is empty",
        )


def _admin_locations(context: CheckContext, policy: Policy) -> Iterator[Finding]:
    """Are the locations of location administrators there?"""
    named = {folded(place) for places in policy.location_admins.values() for place in places}
    if not named:
        return
    (rows,) = context.admin.rest.collect(Listing("/locations", "items", {"max": 1000}))
    if isinstance(rows, BotError):
        return  # The line about the scope says so.
    known = {folded(str(row.get(name))) for row in rows for name in ("id", "name")}
    if unknown := sorted(named - known):
        yield limit(
            f"LOCATION_ADMINS names what is no location: {', '.join(unknown)}.",
            "Write locations as Control Hub does.",
            "some location administrators may do nothing: LOCATION_ADMINS names what is no location",
        )


def _database(store: SqlStore, clock: Clock) -> Iterator[Finding]:
    try:
        store.tidy(clock())
    except Exception as error:
        # The database's own message may quote its address with the password.
        yield bad(
            f"The database opens but cannot be written ({type(error).__name__}).",
            "See to the rights and the space of DATABASE_URL.",
        )
    else:
        yield good("The database opens and can be written.")


def _webex(config: Config, policy: Policy, store: SqlStore, clock: Clock) -> Iterator[Finding]:
    endpoints = Endpoints.at(config.webex_api_url)
    with closing(Admin(config, endpoints, store, clock)) as admin:
        bot_token = GivenToken(config.webex_bot_token.get_secret_value())
        bot = ApiClient(admin.transport, endpoints.api_url, bot_token)
        context = CheckContext(config, endpoints, admin, bot, clock)
        yield from run_checks(context, lambda context: _admin_locations(context, policy))
