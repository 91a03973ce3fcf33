"""`python -m bot doctor`: what works, what does not, and what to do, one line each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from bot.access import Policy
from bot.clock import Clock, utc_now
from bot.config import Config
from bot.doctor.configuration_checks import configuration_errors, unused_options
from bot.doctor.finding import CheckContext, Finding, bad, good, limit, note
from bot.doctor.health_checks import run_checks
from bot.doctor.role_checks import location_admins, role_findings
from bot.doctor.space_checks import told_spaces
from bot.errors import BotError
from bot.ids import organisation_id
from bot.option_names import unknown_options
from bot.store.database import sqlite_file
from bot.store.only_process import FOR_SEVERAL, working_on
from bot.store.store import SqlStore, open_store
from bot.webex.api.admin import Admin
from bot.webex.endpoints import Endpoints, addresses, named_bundles
from bot.webex.http.client import ApiClient
from bot.webex.http.tokens import GivenToken
from bot.work.engines import TO_INSTALL, WITHOUT_REPLICAS, has_replicas


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
    if limits := [*dict.fromkeys(finding.consequence for finding in found if finding.mark == "!")]:
        return f"It runs, but {'; '.join(limits)}.", 1
    until = [finding.consequence for finding in found if finding.consequence]
    return f"All is well, as far as reading tells{', '.join(['', *until])}.", 0


def _findings(config: Config, unusable: Sequence[BotError], clock: Clock) -> Iterator[Finding]:
    errors = [*unusable, *configuration_errors(config, unusable)]
    unknown = unknown_options()
    for one in unknown:
        yield limit(one.sentence, one.next_step, "not all that is configured is read")
    yield from (bad(error.sentence, error.next_step) for error in errors)
    if not errors and not unknown:
        yield good("The configuration is complete.")
    if unused := unused_options(config):
        yield note(unused)
    if config.two_keys != "off" and not config.approval_space:
        yield note(
            "TWO_KEYS is set without APPROVAL_SPACE: requests of a direct space are seen by nobody else.",
            "Set APPROVAL_SPACE to the id of a space of administrators, with the bot in it.",
        )
    policy = _policy(config)
    yield from role_findings(policy)
    yield from _stored(config, policy, clock)


def _stored(config: Config, policy: Policy, clock: Clock) -> Iterator[Finding]:
    """The database, and with what is kept in it the checks in Webex."""
    file = _to_be_made(config)
    try:
        store = open_store("sqlite://" if file else config.database_url)
    except BotError as error:
        yield bad(error.sentence, error.next_step)
        if not config.refresh_options()[1]:
            yield note("Webex was not asked: there is no place to keep the refresh token that it gives.")
            return
        store, file = open_store("sqlite://"), None
    else:
        yield from [good(f"The database will be made as {file}.")] if file else _database(store, clock)
        yield from _processes(config, store)
    with closing(store):
        if _can_ask(config):
            yield from _webex(config, policy, store, clock)


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


def _processes(config: Config, store: SqlStore) -> Iterator[Finding]:
    """May another process be started on the database, and is it made for several?"""
    file = sqlite_file(config.database_url)
    if file is not None and (who := working_on(file)):
        yield note(f"{who} works on {file}.", f"Started beside it, the bot ends at once. {FOR_SEVERAL}")
    elif not store.is_sqlite and has_replicas():
        yield good("Several processes may run on this database: procrastinate is installed.")
    elif not store.is_sqlite:
        yield note(WITHOUT_REPLICAS, f"To change that: {TO_INSTALL}")


def _webex(config: Config, policy: Policy, store: SqlStore, clock: Clock) -> Iterator[Finding]:
    endpoints = Endpoints.at(config.webex_api_url)
    with closing(Admin(config, endpoints, store, clock)) as admin:
        bot_token = GivenToken(config.webex_bot_token.get_secret_value())
        bot = ApiClient(admin.transport, endpoints.api_url, bot_token)
        context = CheckContext(config, endpoints, admin, bot, clock)
        yield from run_checks(context, lambda context: location_admins(context, policy), told_spaces)
