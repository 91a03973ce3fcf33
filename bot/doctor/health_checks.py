"""What the doctor checks in Webex. Each check yields findings in words; none changes anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from bot.access import ROLE_TITLES
from bot.doctor.configuration_checks import TO_AUTHORISE_AGAIN
from bot.doctor.finding import Check, CheckContext, Finding, bad, good, limit, note
from bot.errors import BotError, WebexError
from bot.events import Licence
from bot.ids import organisation_id
from bot.webex.api.audit import AUDIT_SCOPE
from bot.webex.api.people import role_names
from bot.webex.http.client import ApiRequest, Value
from bot.webex.http.error_text import not_webex
from bot.webex.http.proxy import Proxies, shown
from bot.webex.http.refreshed_token import NOT_VALID
from bot.webex.http.retry import RequestFailed
from bot.webex.http.tokens import GivenToken

ME = ApiRequest("GET", "/people/me", org=False)
SCOPES: tuple[tuple[str, str, dict[str, Value]], ...] = (
    ("spark-admin:people_read", "/people", {"max": 1}),
    ("spark-admin:workspaces_read", "/workspaces", {"max": 1}),
    ("spark-admin:locations_read", "/locations", {"max": 1}),
    ("spark-admin:telephony_config_read", "/telephony/config/numbers", {"max": 1}),
)
LICENCES_SCOPE = ("spark-admin:licenses_read", "/licenses")
EXPIRY_SCOPE = "identity:tokens_read"
UNTESTED_SCOPES = "spark-admin:workspaces_write, spark-admin:telephony_config_write"
MAX_CLOCK_SKEW_SECONDS = 60.0
"""Leases and the ages of lists bear a smaller difference from Webex’s clock."""
EXPIRES_SOON_DAYS = 3
"""Time enough to make a new token over a weekend."""


def run_checks(context: CheckContext, *more: Check) -> Iterator[Finding]:
    """The findings of all checks, up to a required one that fails."""
    checks = (reachable, bot_account, admin_account, organisation, scopes, workspaces, *more)
    for check in checks:
        found = list(_findings_of(check, context))
        yield from found
        if check in REQUIRED_CHECKS and any(finding.mark == "✖" for finding in found[:1]):
            return


def _findings_of(check: Check, context: CheckContext) -> Iterator[Finding]:
    """The findings of a check; an error that ends it is one, too."""
    try:
        yield from check(context)
    except BotError as error:
        yield bad(_sentence(error), _advice(error, context))


def _advice(error: BotError, context: CheckContext) -> str:
    if "doctor" not in error.next_step:
        return error.next_step
    return _how_to_renew(context) if isinstance(error, WebexError) and error.status in (400, 401) else ""


def _sentence(error: BotError) -> str:
    tracking_id = error.tracking_id if isinstance(error, WebexError) else ""
    return error.sentence + (f" (tracking id {tracking_id})" if tracking_id else "")


def reachable(context: CheckContext) -> Iterator[Finding]:
    """Does Webex answer at all, and does its clock agree with ours?"""
    url = context.endpoints.api_url
    proxy = Proxies().of(url)
    way = f", through the proxy {shown(proxy)}" if proxy else ""
    try:
        response = context.admin.transport.ask("GET", f"{url}/people/me")
    except RequestFailed as silence:
        why = f": {silence.cause.sentence}" if silence.cause else f" ({silence.detail})."
        yield bad(
            f"Webex cannot be reached at {url}{way}{why}",
            silence.cause.next_step
            if silence.cause
            else "See to the network, HTTPS_PROXY, and SSL_CERT_FILE or REQUESTS_CA_BUNDLE.",
        )
        return
    # Without a token Webex says 401.
    if response.status in (404, 405) or 300 <= response.status < 400:
        raise not_webex(url, response.status)
    yield good(f"Webex answers at {url}{way}.")
    try:
        skew = (parsedate_to_datetime(response.date) - context.clock()).total_seconds()
    except (ValueError, TypeError):
        yield note("Webex did not say what time it is.")
        return
    if abs(skew) > MAX_CLOCK_SKEW_SECONDS:
        yield bad(
            f"This machine's clock is {abs(skew):.0f} s off.", "Set the clock; forms and tokens expire by it."
        )
    else:
        yield good("The clock agrees with Webex.")


def bot_account(context: CheckContext) -> Iterator[Finding]:
    """Is the bot token a bot's?"""
    try:
        me = context.bot.request(ME).document
    except WebexError as error:
        if error.status in (404, 405):
            raise not_webex(context.endpoints.api_url, error.status) from None
        if error.status != 401:
            raise
        yield bad(
            "WEBEX_BOT_TOKEN is not accepted.", "Copy it again from developer.webex.com, or renew it there."
        )
        return
    context.owners["WEBEX_BOT_TOKEN"] = str(me.get("type"))
    if me.get("type") == "bot":
        yield good(f"The bot token is that of {_name(me)}.")
        yield from _registration(context)
    else:
        yield bad(
            f"WEBEX_BOT_TOKEN is that of {_name(me)}, which is no bot.",
            "Create a bot on developer.webex.com; an administrator's token belongs into WEBEX_ADMIN_TOKEN.",
        )


def _registration(context: CheckContext) -> Iterator[Finding]:
    """Can the bot find where to register for its websocket? Registers nothing."""
    secret = context.config.webex_bot_token.get_secret_value()
    headers = {"Authorization": f"Bearer {secret}"}
    try:
        catalogue = context.admin.transport.ask(
            "GET", f"{context.endpoints.u2c_url}?format=hostmap", headers=headers
        )
        links = catalogue.document.get("serviceLinks")
        devices = links.get("wdm") if isinstance(links, dict) else None
        if not isinstance(devices, str):
            yield bad(f"The service catalogue answered {catalogue.status}.", "Try again in a few minutes.")
            return
        status = context.admin.transport.ask("GET", f"{devices}/devices", headers=headers).status
    except RequestFailed as silence:
        yield bad(
            f"The websocket registration cannot be reached ({silence.detail}).",
            silence.cause.next_step if silence.cause else "Let the machine, or its proxy, reach *.wbx2.com.",
        )
        return
    # 404 says that no device is registered, which is as it should be while the bot is not running.
    if status in (200, 404):
        yield good("The websocket registration can be reached.")
    else:
        yield bad(f"The websocket registration answered {status}.", "Try again in a few minutes.")


def admin_account(context: CheckContext) -> Iterator[Finding]:
    """Whose is the admin token, what may they do, and until when?"""
    try:
        context.admin.token.current()
    except WebexError as error:
        if error.status not in NOT_VALID:
            raise
        yield bad(_sentence(error), _how_to_renew(context))
        return
    try:
        me = context.admin.rest.request(ME).document
    except WebexError as error:
        if error.status in (403, 404):
            yield note(
                f"The admin token may not read whose it is: {_sentence(error)}",
                "The bot serves the organisation of the first workspace it sees. With the scope "
                "spark:people_read it can tell, and with WEBEX_ORG_ID it need not.",
            )
            return
        if error.status != 401:
            raise
        yield bad("The admin token is not accepted: it has expired or was withdrawn.", _how_to_renew(context))
        return
    if me.get("type") == "bot":
        if context.owners.get("WEBEX_BOT_TOKEN", "bot") != "bot":
            yield bad(
                f"The two tokens are swapped: the admin token is that of the bot {_name(me)}.",
                "Exchange them.",
            )
        else:
            yield bad(
                f"The admin token is that of the bot {_name(me)}, and no bot may read or change settings.",
                "An administrator's is needed in WEBEX_ADMIN_TOKEN; the bot's belongs into WEBEX_BOT_TOKEN.",
            )
        return
    roles = me.get("roles")
    names = sorted(role_names(roles if isinstance(roles, list) else ()))
    titles = ", ".join(ROLE_TITLES.get(name, name) for name in names)
    if names == ["id_readonly_admin"]:
        yield limit(
            f"The admin token is that of {_name(me)}: {titles}.",
            "Take the token of somebody who may change settings, or a service app's.",
            "Webex refuses every change: the admin token is a read-only administrator's",
        )
    elif names:
        yield good(f"The admin token is that of {_name(me)}: {titles}.")
    else:
        yield note(f"The admin token is that of {_name(me)}; Webex names no admin role.")
    yield from _expiry(context)


def _expiry(context: CheckContext) -> Iterator[Finding]:
    try:
        answer = context.admin.rest.request(ApiRequest("GET", "/authorizations/tokenExpiry", org=False))
        until = datetime.fromtimestamp(float(answer.document["exp"]) / 1000, UTC)
    except (WebexError, KeyError, TypeError, ValueError, OverflowError, OSError):
        yield note(
            "Webex did not say when the admin token expires.",
            f"To read it here, the token needs the scope {EXPIRY_SCOPE}; the bot itself does not.",
        )
        return
    left = until - context.clock()
    if isinstance(context.admin.token, GivenToken) and left.days < EXPIRES_SOON_DAYS:
        hours = left.total_seconds() / 3600
        yield note(
            f"The admin token expires in {hours:.0f} hours, at {until:%Y-%m-%d %H:%M} UTC.",
            _how_to_renew(context),
            f"until {until:%Y-%m-%d %H:%M} UTC, when the admin token expires",
        )
    else:
        yield good(f"The admin token is good until {until:%Y-%m-%d %H:%M} UTC.")


def _how_to_renew(context: CheckContext) -> str:
    if isinstance(context.admin.token, GivenToken):
        return (
            "Set a new WEBEX_ADMIN_TOKEN, or WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET and WEBEX_REFRESH_TOKEN, "
            f"with which the bot renews it by itself.\n{TO_AUTHORISE_AGAIN}"
        )
    return (
        "Compare WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET with what https://developer.webex.com/my-apps shows "
        f"of the app. If they are right, set a new WEBEX_REFRESH_TOKEN.\n{TO_AUTHORISE_AGAIN}"
    )


def scopes(context: CheckContext) -> Iterator[Finding]:
    """Does each scope that reads, read?"""
    for scope, path, query in SCOPES:
        if refused := _refused(context, path, query):
            yield bad(
                f"{scope} does not work: {_sentence(refused)}",
                "Give the admin token this scope, and an admin role.",
            )
        else:
            yield good(f"{scope} works.")
    if refused := _refused(context, LICENCES_SCOPE[1], {}):
        yield note(
            f"{LICENCES_SCOPE[0]} does not work: {_sentence(refused)}",
            "Without it the bot finds out by asking which settings a workspace's licence has.",
        )
    else:
        yield good(f"{LICENCES_SCOPE[0]} works.")
    yield from _audit_log(context)
    yield note(f"Not tried, as that would change something: {UNTESTED_SCOPES}.")


def _audit_log(context: CheckContext) -> Iterator[Finding]:
    """Can the bot find out who changes settings elsewhere?"""
    now = context.clock()
    try:
        context.admin.audit_log.page(now - timedelta(minutes=1), now)
    except WebexError as error:
        yield note(
            f"{AUDIT_SCOPE} does not work: {_sentence(error)}",
            "It may be left out: then notices of changes made elsewhere come later and do not say by whom. "
            "A full administrator's token, or a service app's, may have it.",
        )
    else:
        yield good(f"{AUDIT_SCOPE} works.")


def _refused(context: CheckContext, path: str, query: dict[str, Value]) -> WebexError | None:
    try:
        context.admin.rest.request(ApiRequest("GET", path, query=query))
    except WebexError as error:
        return error
    return None


def organisation(context: CheckContext) -> Iterator[Finding]:
    """Is the configured organisation one the admin token can see?"""
    org_id = organisation_id(context.config.webex_org_id)
    if not org_id:
        return
    try:
        found = context.admin.rest.request(
            ApiRequest("GET", "/organizations/{orgId}", {"orgId": org_id}, org=False)
        )
    except WebexError as error:
        if error.status in (401, 403):
            yield note("WEBEX_ORG_ID cannot be looked up without the scope spark-admin:organizations_read.")
            return
        yield bad(
            f"WEBEX_ORG_ID cannot be reached: {_sentence(error)}", "Check the id and the partner's rights."
        )
        return
    yield good(f"WEBEX_ORG_ID is {_name(found.document)}.")


def workspaces(context: CheckContext) -> Iterator[Finding]:
    """Is there anything to look after?"""
    found = context.admin.directory.workspaces()
    calling = sum(workspace.licence is not Licence.NO_CALLING for workspace in found)
    line = f"{len(found)} workspaces, {calling} of them with Webex Calling."
    if calling:
        yield good(line)
    else:
        yield limit(
            line,
            "Give a workspace a Webex Calling licence in Control Hub.",
            "there is no workspace with Webex Calling",
        )


REQUIRED_CHECKS = (reachable, admin_account, organisation)
"""Where one of these fails, those after it are not made."""


def _name(document: dict[str, Any]) -> str:
    return str(document.get("displayName") or "somebody without a name")
