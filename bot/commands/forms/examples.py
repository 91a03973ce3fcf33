"""Sentences that people may say, with a workspace of theirs."""

from __future__ import annotations

from bot.catalogue.example_sentences import EXAMPLE_SENTENCES
from bot.catalogue.model.family import Family
from bot.commands.context import Context
from bot.errors import BotError
from bot.events import Workspace
from bot.language.remembered.memory import Topic
from bot.language.understand.message import MessageReader

SOME_NUMBER = "4404"
"""An extension for examples where no other workspace has one."""


def example_sentences(context: Context, family: Family, workspace: Workspace) -> list[str]:
    """What people say about a setting of this workspace: to ask, and to change it where the asker may."""
    near = [one for one in context.seen() if one.location_id == workspace.location_id and one != workspace]
    number = next((one.extension for one in near if one.extension), SOME_NUMBER)
    can_change = context.can_change(workspace)
    return [
        as_said(context, one.format(workspace="{}", number=number), workspace)
        for one in EXAMPLE_SENTENCES[family.key]
        if can_change or one.endswith("?")
    ]


def as_said(context: Context, sentence: str, workspace: Workspace) -> str:
    """The sentence with the name as people say it, in quotes only where it would else mean something else."""
    quoted, plain = sentence.format(context.typed_name(workspace)), sentence.format(workspace.name)
    reader = MessageReader(context.services.commands, context.viewer, Topic())
    try:
        is_same = len({str(reader.request(one, None)) for one in (quoted, plain)}) == 1
    except BotError:
        return quoted
    return plain if is_same else quoted
