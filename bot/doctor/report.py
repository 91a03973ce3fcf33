"""`python -m bot doctor`: what works, what does not, and what to do, one line each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing

from bot.access import ROLE_TITLES, Policy
from bot.clock import utc_now
from bot.config import Config
from bot.doctor.finding import CheckContext, Finding, bad, good, note
from bot.doctor.health_checks import run_checks
from bot.errors import BotError
from bot.names.text import folded
from bot.ports import Clock
from bot.store.store import SqlStore, open_store
from bot.webex.api.admin import Admin
from bot.webex.endpoints import Endpoints
from bot.webex.http.client import ApiClient, Listing
from bot.webex.http.tokens import GivenToken


def run(
    config: Config,
    *,
    say: Callable[[str], object] = lambda line: sys.stdout.write(line + "\n"),
    clock: Clock = utc_now,
) -> int:
    """Checks everything and says each finding. Gives 0 when nothing is wrong, else 1. Changes no setting."""
    healthy = True
    for finding in _findings(config, clock):
        say(str(finding))
        healthy = healthy and finding.mark != "✖"
    say("All is well." if healthy else "The bot cannot work like this yet: see the lines with ✖.")
    return 0 if healthy else 1


def _findings(config: Config, clock: Clock) -> Iterator[Finding]:
    missing = config.missing()
    if missing:
        yield bad(
            f"Not configured: {', '.join(missing)}.", "Set it in the environment or .env; see README.md."
        )
    else:
        yield good("The configuration is complete.")
    try:
        policy = Policy.parse(config.write_roles, config.read_roles, config.location_admins)
        yield from _roles(policy)
        with closing(open_store(config.database_url)) as store:
            yield from _database(store, clock)
            if not missing:
                yield from _webex(config, policy, store, clock)
    except BotError as error:
        yield bad(error.sentence, error.next_step)


def _roles(policy: Policy) -> Iterator[Finding]:
    """Are the configured roles known, and may anybody change anything?"""
    for option, roles in (("WRITE_ROLES", policy.write_roles), ("READ_ROLES", policy.read_roles)):
        if unknown := sorted(roles - ROLE_TITLES.keys()):
            yield note(
                f"{option} names roles that I do not know: {', '.join(unknown)}.",
                f"Those I know: {', '.join(ROLE_TITLES)}.",
            )
    if not policy.write_roles and not policy.location_admins:
        yield note("WRITE_ROLES is empty: nobody may change anything.")


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
        yield note(
            f"LOCATION_ADMINS names what is no location: {', '.join(unknown)}.",
            "Write locations as Control Hub does.",
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
