"""What holds in a workspace for a time, ended by the name of the workspace in place of its number."""

from __future__ import annotations

from bot.access import Access
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.changes.timed.by_hand import OPEN
from bot.changes.timed.period import name_of
from bot.commands.context import Context
from bot.commands.timed.extend_there import choices_of, whole_plan
from bot.commands.timed.timed import may_change_timed
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.ended import read_ended
from bot.language.vocabulary import command_text
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
    ids = {one.id for one in ended.workspaces}
    ones = [
        one
        for one in context.services.timed.waiting()
        if one.workspace_id in ids
        and one.family == ended.family.key
        and one.state in OPEN
        and may_change_timed(context, one)
    ]
    if not ones:
        if ended.may_look and len(ended.workspaces) == 1:
            _offer_to_open(context, ended.workspaces[0])
        return ""
    commands = tuple(f"end {name_of(one)} now" for one in ones)
    if len(ones) == 1:
        return commands[0]
    whole = whole_plan(context, ones, "end", "now")
    if ended.is_all and whole:
        return whole[0][2]
    raise NotUnderstood("Which one? Nothing was changed.", choices=(*choices_of(ones, commands), *whole))


def _offer_to_open(context: Context, one: Workspace) -> None:
    """Raises NotUnderstood for a workspace whose calls are intercepted."""
    if not context.can_change(one, CALL_INTERCEPT):
        return
    body = context.services.calling.read(CALL_INTERCEPT.path, one.id).body
    if not CALL_INTERCEPT.values(body)[CALL_INTERCEPT.main]:
        return
    off = context.command("set", CALL_INTERCEPT, one, "off")
    raise NotUnderstood(
        f"Calls to {message_text(one.name)} are intercepted, without an end. Nothing was changed. Open it?",
        choices=(
            (f"{CALL_INTERCEPT.title}: off", one.name, off),
            ("Only show it", one.name, command_text("show", workspace=context.typed_name(one))),
        ),
    )
