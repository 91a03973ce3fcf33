"""What holds in a workspace for a time, extended by the name of the workspace in place of its number."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue import title_of
from bot.changes.timed.period import name_of
from bot.commands.context import Context
from bot.commands.timed.timed import may_see_timed
from bot.errors import NotFound, NotUnderstood
from bot.language.longer import read_longer
from bot.ports.database import Timed
from bot.sentences import plan_name
from cards.text import message_text


def extended_there(context: Context, text: str) -> str:
    """The command with its number that a text means that extends what holds in a workspace; empty for any
    other text. Raises NotUnderstood where several hold there, NotFound where none does."""
    longer = read_longer(context.seen(), text)
    if longer is None:
        return ""
    ids = {one.id for one in longer.workspaces}
    ones = [one for one in context.services.timed.waiting() if one.workspace_id in ids]
    ones = [one for one in ones if may_see_timed(context, one)]
    if not ones:
        names = ", ".join(message_text(one.name) for one in longer.workspaces[:3])
        raise NotFound(
            f"Nothing of {names} ends by itself, so there is nothing to extend. Nothing was changed.",
            "Say the change with a time, for example “… for 2 hours”; `scheduled` shows what waits.",
        )
    family, time = longer.family, longer.time
    wanted = [one for one in ones if family is None or one.family == family.key]
    wanted = [one for one in wanted or ones if one.state == "running"] or wanted or ones
    commands = tuple(f"extend {name_of(one)} {time}".rstrip() for one in wanted)
    if len(wanted) == 1 and (family is None or wanted[0].family == family.key):
        return commands[0]
    raise NotUnderstood(
        "Which one? Nothing was changed.",
        choices=(*choices_of(wanted, commands), *whole_plan(context, wanted, "extend", time)),
    )


def choices_of(ones: Sequence[Timed], commands: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """Timed changes to choose from, each with its command."""
    return tuple(
        (f"{name_of(one)} · {one.workspace_name}", f"{title_of(one.family)}: {one.assignments}", command)
        for one, command in zip(ones, commands, strict=True)
    )


def whole_plan(
    context: Context, ones: Sequence[Timed], verb: str, rest: str
) -> tuple[tuple[str, str, str], ...]:
    """All of a plan together as one more choice, where they are all that it has; else none."""
    number = ones[0].plan_id
    if number is None or len(ones) < 2:
        return ()
    if {one.id for one in ones} != {one.id for one in context.services.timed_plans.waiting(number)}:
        return ()
    name = plan_name(number)
    return ((f"All of {name}", f"{len(ones)} workspaces", f"{verb} {name} {rest}".rstrip()),)
