"""Sentences the bot says that are not a setting's own label or help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.clock import zone_called
from bot.errors import BotError, Unkept, WebexError
from bot.events import Difference

LONG_AHEAD = timedelta(days=180)
"""A moment further ahead is said with its year."""
MAX_NAMES = 6
"""Workspaces that are named in a line of a card; a file names them all."""
WORKING = "Working on it …"
SAME_TOKENS = "WEBEX_BOT_TOKEN and WEBEX_ADMIN_TOKEN are the same: one of the two is given as the other."
WHOSE_TOKENS = "WEBEX_BOT_TOKEN takes the bot's, WEBEX_ADMIN_TOKEN an administrator's; see README.md."
PERHAPS_SWAPPED = f"Perhaps the two tokens are swapped. {WHOSE_TOKENS}"


def no_bots_token(name: str) -> str:
    """What is said at the start where the bot's token is a person's, perhaps the administrator's."""
    return f"WEBEX_BOT_TOKEN is the token of {name or 'somebody'}, which is no bot."


def moment(at: datetime, zone: str = "") -> str:
    """A moment in the zone of a place, named: `Sat 21 Nov 2026, 10:42:07 (Europe/Paris)`; UTC without one.

    An underscore in the name of a zone is said as a blank, as people write it.
    """
    local, name = _local(at, zone)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M:%S} ({name.replace('_', ' ')})"


def short_moment(at: datetime, zone: str = "") -> str:
    """A moment in the zone of a place, for whoever is there: `Sat 21 Nov, 10:42`; named where it is UTC."""
    local, name = _local(at, zone)
    return f"{local:%a} {local.day} {local:%b, %H:%M}" + (" UTC" if name == "UTC" else "")


class Made(Protocol):
    """A change, of the journal or of a notice."""

    @property
    def at(self) -> datetime: ...
    @property
    def since(self) -> datetime | None: ...
    @property
    def actor_name(self) -> str: ...
    @property
    def actor_email(self) -> str | None: ...
    @property
    def actor_ip(self) -> str | None: ...
    @property
    def is_from_elsewhere(self) -> bool: ...


def when(change: Made, zone: str = "") -> str:
    """When a change was made; of one that was only seen, between which moments:
    `between Sat 21 Nov, 10:42 and 10:43`."""
    last = short_moment(change.at, zone)
    if change.since is None:
        return last
    first = short_moment(change.since, zone)
    is_same_day = first.rpartition(", ")[0] == last.rpartition(", ")[0]
    return f"between {first} and {last.rpartition(', ')[2] if is_same_day else last}"


def by_whom(change: Made, *, in_full: bool = True) -> str:
    """Who made a change, and that it was not through the bot; who made one elsewhere may not be known. Only
    `in_full` with the e-mail and the address, which not everybody may see."""
    if not change.is_from_elsewhere:
        return change.actor_name
    address = f"from {change.actor_ip}" if change.actor_ip else ""
    more = ", ".join(filter(None, (change.actor_email, address))) if in_full else ""
    return f"{change.actor_name or 'Somebody'}{f' ({more})' if more else ''}, not through me"


def read_at(at: datetime, zone: str = "") -> str:
    """When something was read, in the zone of its place: `Read Sat 21 Nov, 10:42 (Europe/Paris)`."""
    return f"Read {zoned_moment(at, zone)}"


def zoned_moment(at: datetime, zone: str = "") -> str:
    """A moment in the zone of a place, named: `Sat 21 Nov, 10:42 (Europe/Paris)`."""
    local, name = _local(at, zone)
    return f"{local:%a} {local.day} {local:%b, %H:%M} ({name.replace('_', ' ')})"


def in_one_row(parts: Iterable[str]) -> str:
    """Joins the parts that are not empty with full stops between them."""
    return ". ".join(part.removesuffix(".") for part in parts if part)


def coming(at: datetime, now: datetime, zone: str = "") -> str:
    """A moment to come, in the zone of a place: `Mon 30 Nov, 08:00 (Europe/Paris), in 2 d 15 h`."""
    local, name = _local(at, zone)
    year = f" {local.year}" if at - now > LONG_AHEAD else ""
    shown = f"{local:%a} {local.day} {local:%b}{year}, {local:%H:%M}"
    return f"{shown} ({name.replace('_', ' ')}), in {lasting(at - now)}"


def lasting(length: timedelta) -> str:
    """A length of time in its two largest units: `2 d 15 h`."""
    minutes = round(length.total_seconds() / 60)
    if minutes < 1:
        return "less than a minute"
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    units = [f"{count} {unit}" for count, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if count]
    return " ".join(units[:2])


def _local(at: datetime, zone: str) -> tuple[datetime, str]:
    """The moment in a zone, and the zone's name; UTC where there is none of this name."""
    place = zone_called(zone)
    return at.astimezone(place), place.key


def sorry(error: BotError, reference: str) -> str:
    """An error as the person gets it: what happened, what was not done, the next step, the references."""
    parts = [error.sentence, error.next_step]
    if isinstance(error, Unkept):
        parts.append(f"(Reference {reference})")
    if isinstance(error, WebexError):
        tracking = f", Webex {error.tracking_id}" if error.tracking_id else ""
        parts.append(f"(Reference {reference}{tracking})")
    return " ".join(part for part in parts if part)


def broken(reference: str) -> str:
    """What the person gets when the bot itself made a mistake."""
    return (
        "Something went wrong in me, not in Webex; I do not know whether anything was changed. "
        f"`history` shows what I changed; please tell whoever runs me. (Reference {reference})"
    )


def refused(refusal: str, known: bool) -> str:
    """What somebody without rights gets; or whose rights are not `known`, because Webex did not tell."""
    next_step = (
        "If you need call settings looked at or changed, ask your Webex administrator."
        if known
        else "Try again in a minute."
    )
    return f"Sorry, no. {refusal} Nothing was shown or changed. {next_step}"


def gap(since: str, until: str, said: tuple[str, ...], earlier: int) -> str:
    """What a space gets after the bot was away too long to act on what was `said` meanwhile, and on some
    `earlier` messages."""
    listed = "\n".join(f"- {one}" for one in said)
    more = f"\n\nAnd {earlier:,} more before these." if earlier else ""
    return (
        f"I was not listening from {since} to {until} and did not act on this:\n\n"
        f"{listed}{more}\n\nNothing was changed. Please say it again if it still matters."
    )


def missed_presses(since: str, until: str) -> str:
    """What a space with an open form gets after a gap: Webex cannot tell what was pressed meanwhile."""
    return (
        f"I was not listening from {since} to {until}. If you pressed a button on a form in that time, "
        "nothing was changed; please press it again."
    )


def lost() -> str:
    """What a space gets when a message or press was heard of and could not be fetched."""
    return (
        "Something was said to me here that Webex would not let me read. "
        "Nothing was changed; please say it again."
    )


def interrupted(number: int, workspace: str, setting: str, state: str) -> str:
    """What a space gets when the bot stopped during a change asked for there."""
    fate = {
        "done": "The change was made.",
        "failed": "The change was not made.",
        "waiting": "So far it was not made; I look again and say here if it was.",
    }.get(state, "I cannot tell whether the change was made; please look.")
    return f"I was stopped during change {number}, {setting} of {workspace}. {fate}"


def unanswered(number: int, workspace: str, setting: str, state: str) -> str:
    """What a space gets when the bot stopped after a change asked for there, and before it said so."""
    fate = {"done": "was made", "failed": "was not made"}.get(state, "may or may not have been made")
    return f"I was stopped before I could say it: change {number}, {setting} of {workspace}, {fate}."


def found_out(number: int, workspace: str, setting: str, state: str) -> str:
    """What a space gets when it is known what became of a change that Webex did not answer."""
    fate = {
        "done": "Webex made the change after all.",
        "failed": "The change was not made.",
    }.get(state, "I cannot tell whether the change was made; please look.")
    return f"I looked again at change {number}, {setting} of {workspace}. {fate}"


def unsaid(at: str) -> str:
    """What a space gets when Webex did not take an answer, or not for sure, as soon as it takes words."""
    return (
        f"I answered what was said or pressed here at {at}, and Webex did not take my answer or did not say "
        "that it did. If you do not see it, please ask again; `history` shows what I changed."
    )


def undone_press(at: str) -> str:
    """What a space gets when a button was pressed there and the bot stopped before it did anything."""
    return (
        f"A button was pressed here at {at}, and I was stopped before I acted on it. Nothing was changed. "
        "Please press it again; if I call the form used up, ask for a fresh one."
    )


def changed(workspace: str, setting: str, actor: str) -> str:
    """A notice in words alone."""
    return f"{workspace}: {setting} was changed by {actor}. `history` shows what it was."


def unreadable(since: datetime) -> str:
    """That Webex lets no settings be read."""
    return f"Webex does not let me read settings any more, since {short_moment(since)}."


def left_without_asker(name: str, person: str, setting: str, workspace: str) -> str:
    """What the operator's space gets of a timed change that nobody may be left to put back."""
    return (
        f"{setting} of {workspace} was not put back at its end: {person}, who asked for "
        f"it, may not change it any more. To put it back: `end {name} now`; to leave it: `cancel {name}`."
    )


NO_VALUES = "People from outside are in this space, so I show no values here. Ask me in a space of your own."
UNMADE = "There is something to be told here that I cannot show. `history` has the changes."


def watch_ended(label: str) -> str:
    """What a space gets in the place of a notice that nobody who asked for it may see any more."""
    return (
        f"I end the watch of {label} here: whoever asked for it may not see these settings any more. "
        "Somebody who may can ask again with `watch`."
    )


def how_many_workspaces(count: int) -> str:
    """`1 workspace`, `2,000 workspaces`."""
    return "1 workspace" if count == 1 else f"{count:,} workspaces"


def names_of(workspaces: Sequence[str]) -> str:
    """The names of the first workspaces, and how many more there are."""
    left = len(workspaces) - MAX_NAMES
    return ", ".join(workspaces[:MAX_NAMES]) + (f" and {left:,} more" if left > 0 else "")


def not_there(missing: Sequence[tuple[str, str]]) -> str:
    """What is said of workspaces that were named with others and cannot be found, given by their ids and the
    names that may be told; nothing where all are found."""
    names = [name for _, name in missing if name]
    hidden = len(missing) - len(names)
    told = [f"Not there any more: {names_of(names)}."] if names else []
    return " ".join([*told, *([f"{hidden:,} on the list you cannot see."] if hidden else [])])


def plan_name(number: int | None) -> str:
    """What people call a plan: `p-7`."""
    return f"p-{number}"


def in_words(changes: Iterable[Difference]) -> str:
    """Changes in one line."""
    return "; ".join(f"{one.label}: {one.before} → {one.after}" for one in changes)
