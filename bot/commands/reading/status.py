"""`status`: how the bot is, for who keeps it running; nothing of it is secret."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.commands.context import Answer, Context, card_answer
from bot.errors import ASK_OPERATOR
from bot.health.state import Health
from bot.language.requests.showing import ShowStatus
from bot.sentences import lasting, short_moment, unreadable
from cards.status import StatusRow, status_card

ENDS_SOON = timedelta(days=7)
"""So long before its end a refresh token is warned of; each use of it begins its time anew."""


def show_status(context: Context, request: ShowStatus) -> Answer:
    """Says how the bot is now. Raises Unkept."""
    health = context.services.health()
    warnings = [*_warnings(health)]
    return card_answer(
        status_card(
            "Status",
            "",
            [*_rows(health)],
            [context.button("Refresh", "status")],
            first=() if warnings else ("All is well.",),
            warnings=warnings,
        )
    )


def _warnings(health: Health) -> Iterator[str]:
    if health.listening_since is None:
        yield "I am not connected to Webex just now, and try again."
    if not health.token_works:
        yield f"Webex does not accept my admin token. {ASK_OPERATOR}run python -m bot doctor."
    elif health.is_renewal_refused:
        yield f"Webex does not renew my admin token any more. {ASK_OPERATOR}run python -m bot doctor."
    elif health.refresh_ends_at and health.refresh_ends_at - health.at < ENDS_SOON:
        yield f"My refresh token ends soon. {ASK_OPERATOR}set a new one."
    if health.token_works and health.unreadable_since:
        yield f"{unreadable(health.unreadable_since)} {ASK_OPERATOR}run python -m bot doctor."
    if health.never_read:
        unread = _settings(health.never_read)
        yield f"Changes elsewhere of {unread} are not seen yet: I have to read them once."


def _rows(health: Health) -> Iterator[StatusRow]:
    backlog, since = health.backlog, health.listening_since
    listening = f"since {short_moment(since)}, for {lasting(health.at - since)}" if since else "no"
    yield StatusRow("Listening", listening)
    waiting = _counted((health.messages_waiting, "message"), (backlog.notices, "notice"))
    yield StatusRow("Waiting", waiting)
    yield StatusRow("Under way", _counted((backlog.timed, "timed change"), (backlog.plans, "plan")))
    if not health.token_works:
        yield StatusRow("Admin token", "not accepted")
    elif health.access_ends_at:
        yield StatusRow("Admin token", f"renewed before {short_moment(health.access_ends_at)}")
    else:
        yield StatusRow("Admin token", "accepted; its end is not known")
    if health.refresh_ends_at:
        left = max(health.refresh_ends_at - health.at, timedelta())
        yield StatusRow("Refresh token", f"ends {short_moment(health.refresh_ends_at)}, in {lasting(left)}")
    yield StatusRow("Radar", _radar(health))


def _radar(health: Health) -> str:
    if not health.is_radar_on:
        return "off"
    if not health.backlog.watches:
        return "on, nothing is watched"
    oldest = health.oldest_reading_at
    if not oldest:
        return "on, nothing was read yet"
    unread = f", {_settings(health.never_read)} not read yet, or to be read anew" if health.never_read else ""
    return f"on, oldest reading {lasting(health.at - oldest)} ago{unread}"


def _settings(count: int) -> str:
    return f"{count:,} setting{'' if count == 1 else 's'}"


def _counted(*counts: tuple[int, str]) -> str:
    """`2 messages, 1 notice`; `nothing` where there is none of any."""
    said = [f"{count:,} {thing}{'' if count == 1 else 's'}" for count, thing in counts if count]
    return ", ".join(said) or "nothing"
