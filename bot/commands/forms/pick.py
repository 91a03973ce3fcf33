"""Which one is meant by a name, an extension or a number: a member, a schedule, a number that fits."""

from __future__ import annotations

from bot.changes.reach import workspace_at
from bot.changes.risk import OWN_SOURCES
from bot.commands.context import Context
from bot.errors import BotError, NotFound
from bot.events import Workspace
from bot.language.references import PEOPLE_SOURCES, PURPOSES, spelled_out
from bot.names.text import begins, digits_of, folded, names_nothing, quoted
from bot.names.workspaces import MAX_LOCATIONS_NAMED, MIN_NUMBER_DIGITS, matching
from cards.fields import Ref, parts_of
from cards.text import message_text

MAX_CANDIDATES = 10
"""Candidates that are offered; with more the person is asked to say more of the name."""
ASKS_FOR_LIST = "?"
"""What is typed for the first of all that fit, in the place of a name."""


class Unclear(Exception):
    """Several fit a name, or one that is to be made sure of; `members` are they."""

    def __init__(self, sentence: str, members: tuple[Ref, ...]) -> None:
        super().__init__(sentence)
        self.members = members


class TooMany(BotError):
    """So many fit a name that offering them would not help."""


def find_one(context: Context, source: str, name: str, workspace: Workspace) -> Ref:
    """The one of a look-up's that bears this name, extension or number; a part of a name is enough where each
    of its words begins a word of the name.

    Raises NotFound, Unclear with up to ten candidates, or TooMany; WebexError when it cannot be told.
    """
    found = context.services.lookups.find(source, name, workspace, context.rights.places)
    exact = tuple(one for one in found if _is_exact(one, spelled_out(name), source))
    fits = exact or tuple(found)
    shown = message_text(name[:60])
    if not fits or (not exact and names_nothing(name) and name.strip() != "*"):
        raise NotFound(_not_found_sentence(context, source, name, workspace))
    if len(fits) == 1 and (
        exact or (_begins(fits[0], name, source) and not _fits_others(context, name, source))
    ):
        return fits[0]
    if name.strip() == ASKS_FOR_LIST:
        fits = _without_itself(context, fits, source, workspace) or fits
        more = _where_to_see_all(context, source, workspace) if len(fits) > MAX_CANDIDATES else ""
        raise Unclear(f"{len(fits):,} fit. Choose one of these, or type a name.{more}", fits[:MAX_CANDIDATES])
    if len(fits) > MAX_CANDIDATES:
        raise TooMany(
            f"{len(fits):,} fit “{shown}”: say more of the name, or the extension."
            + _where_to_see_all(context, source, workspace)
            + _only_in_your_locations(context, source)
        )
    which = "tick the right ones" if source in PEOPLE_SOURCES else "choose the right one"
    how = f"{len(fits)} fit" if len(fits) > 1 else "One fits, but only in part,"
    which = which if len(fits) > 1 else which.replace("the right ones", "it").replace("the right one", "it")
    raise Unclear(
        f"{how} “{shown}”: {which}, or say more of the name." + _only_in_your_locations(context, source), fits
    )


def _without_itself(
    context: Context, fits: tuple[Ref, ...], source: str, workspace: Workspace
) -> tuple[Ref, ...]:
    """Those that are not the workspace's own, where calls are to be sent to one."""
    if source in OWN_SOURCES or source not in PURPOSES:
        return fits
    known = context.services.directory.workspaces()
    held = ((one, workspace_at(known, one.id, workspace)) for one in fits)
    return tuple(one for one, holder in held if holder is None or holder.id != workspace.id)


def _fits_others(context: Context, name: str, source: str) -> bool:
    """Whether a part of a name is that of several workspaces, of which the number of only one fits here."""
    return source not in PEOPLE_SOURCES and len(matching(context.seen(), name, inside=False)) > 1


def _begins(ref: Ref, text: str, source: str) -> bool:
    """Whether a part of a name is enough to tell that this is meant; a few digits may stand in many numbers,
    of which one happens to be here."""
    if any(mark.isalpha() for mark in text):
        return begins(" ".join(_names_of(ref, source)), text)
    digits = digits_of(text).lstrip("0")
    if source not in PEOPLE_SOURCES or len(digits) < MIN_NUMBER_DIGITS:
        return False
    return any(digits_of(part).endswith(digits) for part in parts_of(ref.detail))


def _names_of(ref: Ref, source: str) -> tuple[str, ...]:
    """What it is called: where it stands for a number, also by the number's owner."""
    return (ref.name,) if source in PEOPLE_SOURCES else (ref.name, parts_of(ref.detail)[0])


def _is_exact(ref: Ref, name: str, source: str) -> bool:
    """Whether this is the very name, extension or number, not a part of one."""
    wanted = folded(name)
    reach = [part for part in parts_of(ref.detail) if part[:1] in ("x", "+")]
    parts = [folded(part) for part in (ref.id, *parts_of(ref.name), *_names_of(ref, source), *reach)]
    is_number = wanted.startswith("+") and digits_of(wanted) in map(digits_of, parts)
    return is_number or wanted in parts or f"x{wanted}" in parts


def _not_found_sentence(context: Context, source: str, name: str, workspace: Workspace) -> str:
    shown = message_text(name[:60])
    if source == "members":
        return f"Nobody with a Webex Calling number is called “{shown}”." + _only_in_your_locations(
            context, source
        )
    if source == "monitored":
        nobody = f"No call park extension and nobody with a Webex Calling number is called “{shown}”."
        return nobody + _only_in_your_locations(context, source)
    if source == "schedules":
        return _no_schedule(context, shown, workspace)
    return f"No number that fits here is, or belongs to, “{shown}”." + _where_to_see_all(
        context, source, workspace
    )


def _only_in_your_locations(context: Context, source: str) -> str:
    """Where alone was looked, for somebody who may not know of every location."""
    if source not in PEOPLE_SOURCES or context.rights.places is None:
        return ""
    names = sorted({one.location_name for one in context.seen() if one.location_name})
    more = ", …" if len(names) > MAX_LOCATIONS_NAMED else ""
    return f" I looked only in your locations: {message_text(', '.join(names[:MAX_LOCATIONS_NAMED]))}{more}."


def _no_schedule(context: Context, shown: str, workspace: Workspace) -> str:
    place = message_text(workspace.location_name or workspace.name)
    there = context.services.lookups.find("schedules", "", workspace, context.rights.places)
    names = ", ".join(f"“{message_text(one.name)}”" for one in there[:MAX_CANDIDATES])
    more = ", …" if len(there) > MAX_CANDIDATES else ""
    if not there:
        return f"{place} has no schedules; they are made in Control Hub."
    return f"{place} has no schedule called “{shown}”. It has {names}{more}."


def _where_to_see_all(context: Context, source: str, workspace: Workspace) -> str:
    """Where all numbers that fit can be seen, for a source of numbers."""
    purpose = PURPOSES.get(source)
    return f" All of them: `{context.command('available', purpose, workspace)}`." if purpose else ""


def named(ref: Ref) -> str:
    """One of several in a sentence: `Kim Lee (person · x4010)`."""
    return message_text(f"{ref.name} ({ref.detail})" if ref.detail else quoted(ref.name))
