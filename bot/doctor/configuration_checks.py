"""What can be told of a configuration without asking Webex: everything that is wrong with it, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec

from bot.access import Policy
from bot.config import Config, env_file, option_places, read, together
from bot.errors import BotError
from bot.ids import organisation_id
from bot.sentences import SAME_TOKENS, WHOSE_TOKENS
from bot.store.database import open_engine, sqlite_file
from bot.webex.endpoints import addresses, named_bundles
from bot.work.engines import TO_INSTALL

IN_MEMORY = "DATABASE_URL cannot be used: it names no file, so all would be forgotten at the end."
FROM_A_NEW_BOT = "WEBEX_BOT_TOKEN: create a bot on https://developer.webex.com/my-apps and copy its token."
FROM_AN_ADMINISTRATOR = (
    "WEBEX_ADMIN_TOKEN: for a first try an administrator's personal access token, from "
    "https://developer.webex.com/docs/getting-your-personal-access-token; it lasts 12 hours.\n"
    "To keep running, instead of it a service app's WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET and "
    "WEBEX_REFRESH_TOKEN."
)
TO_AUTHORISE_AGAIN = (
    "A refresh token: a full administrator authorises the service app in Control Hub (Management, Apps, "
    "Service Apps); then open the app on https://developer.webex.com/my-apps, choose the organisation under "
    "Org Authorizations, give the client secret, press Generate Tokens and copy the refresh token."
)


def usable_configuration() -> Config:
    """The configuration. Raises BotError with everything that is wrong with it."""
    config, unusable = read()
    errors = [*unusable, *configuration_errors(config, unusable)]
    try:
        if sqlite_file(config.database_url) is None:
            engine = open_engine(config.database_url)  # connects to nothing yet
            engine.dispose()
            if engine.dialect.name == "sqlite":
                raise BotError(IN_MEMORY, "Write it as sqlite:///bot.db.")
    except BotError as error:
        errors.append(error)
    if errors:
        raise together(errors)
    return config


def configuration_errors(config: Config, unusable: Sequence[BotError] = ()) -> Iterator[BotError]:
    """What keeps the bot from starting with this configuration, beside values that cannot be used at all."""
    named = " ".join(error.sentence for error in unusable)
    if missing := [name for name in config.missing() if name not in named]:
        yield _not_configured(missing)
    bot_token = config.webex_bot_token.get_secret_value()
    if bot_token and bot_token == config.webex_admin_token.get_secret_value():
        yield BotError(SAME_TOKENS, WHOSE_TOKENS)
    if config.metrics_port and not find_spec("prometheus_client"):
        yield BotError(
            "METRICS_PORT is set, and prometheus-client is not installed.",
            f"Type: {TO_INSTALL}; or leave METRICS_PORT out.",
        )
    checks: tuple[Callable[[], object], ...] = (
        lambda: Policy.parse(config.write_roles, config.read_roles, config.location_admins),
        lambda: addresses(config.webex_api_url),
        lambda: organisation_id(config.webex_org_id),
        named_bundles,
    )
    for check in checks:
        try:
            check()
        except BotError as error:
            yield error


def unused_options(config: Config) -> str:
    """Which tokens are given and not used, because others are; empty where all are."""
    is_given = bool(config.webex_admin_token.get_secret_value())
    given, needed = config.refresh_options()
    if not needed and is_given:
        return "WEBEX_ADMIN_TOKEN is not used: the refresh token gives one."
    if needed and given and is_given:
        verb = "are" if len(given) > 1 else "is"
        return (
            f"{' and '.join(given)} {verb} not used without {' and '.join(needed)}: WEBEX_ADMIN_TOKEN is "
            "used, and ends."
        )
    return ""


def _not_configured(missing: Sequence[str]) -> BotError:
    advice = [
        f"Set it in {option_places()}."
        if env_file().exists()
        else f"No {env_file()} was found. Copy .env.example to it (cp .env.example .env) and fill it in, or "
        "set the environment."
    ]
    if "WEBEX_BOT_TOKEN" in missing:
        advice.append(FROM_A_NEW_BOT)
    if "WEBEX_ADMIN_TOKEN" in missing:
        advice.append(FROM_AN_ADMINISTRATOR)
    if {"WEBEX_ADMIN_TOKEN", "WEBEX_REFRESH_TOKEN"} & {*missing}:
        advice.append(TO_AUTHORISE_AGAIN)
    advice.append("README.md, “Run it for real”, shows each step.")
    return BotError(f"Not configured: {', '.join(missing)}.", "\n".join(advice))
