"""What holds in a workspace for a time, ended by the name of the workspace in place of its number."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import Access
from bot.catalogue import title_of
from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.changes.timed.by_hand import OPEN
from bot.changes.timed.period import name_of
from bot.commands.context import Context
from bot.commands.timed.extend_there import choices_of, whole_plan
from bot.commands.timed.timed import may_change_timed, span_from
from bot.commands.timed.which_hours import which_hours
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.ended import Ended, read_ended
from bot.language.times.times import NoHour, Span
from bot.language.vocabulary import command_text
from bot.ports.database import Timed
from bot.sentences import zoned_moment
from cards.text import message_text


def ended_there(context: Context, text: str) -> str:
    """The command with its number that a text means that ends what holds in a workspace for a time: “open
    lobby paris”, “end the forwarding of lobby paris”; empty for any other text, and where nothing holds.

    Raises NotUnderstood where several hold, and for a workspace that is closed without an end.
    """
    if context.rights.most < Access.WRITE:
        return ""
    ended = read_ended(context.seen(), text, context.viewer.lists)
    if ended is None:
        return ""
    if ended.time:
        return _ended_later(context, ended)
    ones = [one for one in _held_there(context, ended) if one.state in OPEN]
    if not ones:
        if ended.may_look and len(ended.workspaces) == 1:
            _offer_to_open(context, ended.workspaces[0])
        return ""
    commands = tuple(f"end {name_of(one)} now" for one in ones)
    return _chosen(context, ended, ones, commands, "end", "now")


def _chosen(
    context: Context, ended: Ended, ones: Sequence[Timed], commands: Sequence[str], verb: str, rest: str
) -> str:
    """The command of the one that is meant. Raises NotUnderstood where that is not known."""
    if len(ones) == 1:
        return commands[0]
    whole = whole_plan(context, ones, verb, rest)
    if ended.is_all and whole:
        return whole[0][2]
    raise NotUnderstood("Which one? Nothing was changed.", choices=(*choices_of(ones, commands), *whole))


def _held_there(context: Context, ended: Ended) -> list[Timed]:
    ids = {one.id for one in ended.workspaces}
    return [
        one
        for one in context.services.timed.waiting()
        if one.workspace_id in ids and one.family == ended.family.key and may_change_timed(context, one)
    ]


def _ended_later(context: Context, ended: Ended) -> str:
    """The command that lets what holds then end at that moment. Raises NotUnderstood where nothing does, or
    the moment is not told."""
    held, until = _held_there(context, ended), f"until {ended.time}"
    ones = [one for one in held if _holds_at(context, one, ended.time)]
    if ones:
        commands = [f"extend {name_of(one)} {until}" for one in ones]
        return _chosen(context, ended, ones, commands, "extend", until)
    one, family = ended.workspaces[0], ended.family
    if held:
        over = ", ".join(f"{name_of(each)} ends {zoned_moment(each.ends_at, each.zone)}" for each in held[:3])
        raise NotUnderstood(f"Nothing holds there then: {over}. Nothing was changed.", "See `scheduled`.")
    if len(ended.workspaces) > 1 or not context.can_change(one, family) or not _is_on(context, one, family):
        return ""
    return context.command("set", family, one, f"off from {ended.time}")


def _holds_at(context: Context, one: Timed, time: str) -> bool:
    """Whether it has begun by then and not ended. Raises Unsure where the hour is to be asked for."""
    try:
        span = span_from(context, one, time)
    except NoHour as problem:
        told = [told for told in problem.times if told.startswith("from ") and " to " not in told]
        told = [each for each in told if _is_inside(one, span_from(context, one, each.removeprefix("from ")))]
        if not told:
            return False
        problem.times = tuple(each.replace("from ", "until ", 1) for each in told)
        what = f"{title_of(one.family)} · {one.workspace_name}"
        raise which_hours(context, problem, f"extend {name_of(one)}", what, one.zone) from None
    return _is_inside(one, span)


def _is_inside(one: Timed, span: Span) -> bool:
    return not one.stays and (one.starts_at or one.at) < (span.starts or span.ends) < one.ends_at


def _offer_to_open(context: Context, one: Workspace) -> None:
    """Raises NotUnderstood for a workspace whose calls are intercepted."""
    if not context.can_change(one, CALL_INTERCEPT) or not _is_on(context, one, CALL_INTERCEPT):
        return
    off = context.command("set", CALL_INTERCEPT, one, "off")
    raise NotUnderstood(
        f"Calls to {message_text(one.name)} are intercepted, without an end. Nothing was changed. Open it?",
        choices=(
            (f"{CALL_INTERCEPT.title}: off", one.name, off),
            ("Only show it", one.name, command_text("show", workspace=context.typed_name(one))),
        ),
    )


def _is_on(context: Context, one: Workspace, family: Family) -> bool:
    """Whether a setting that can be turned on and off is on."""
    body = context.services.calling.read(family.path, one.id).body
    return bool(family.main and family.values(body)[family.main])
