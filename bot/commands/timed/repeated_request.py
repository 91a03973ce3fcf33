"""What words ask for that are said again and again: only what reads, looked at each time."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.named.saved_words import said_in_full
from bot.errors import BotError, NotUnderstood
from bot.language.commands import exact_text
from bot.language.remembered.memory import Topic
from bot.language.requests.baseline import FindDrift, ListBaselines
from bot.language.requests.files import ExportHistory, ExportSettings
from bot.language.requests.many import CompareWorkspaces, ListPlans, ShowOnMany, ShowRisky
from bot.language.requests.request import Request
from bot.language.requests.showing import (
    FindWhere,
    ListItems,
    ListNumbers,
    ListTimed,
    ListWatches,
    ListWorkspaces,
    ShowEverything,
    ShowFile,
    ShowHistory,
    ShowSetting,
    ShowStatus,
    ShowWorkspace,
)
from bot.language.understand.certainty import is_sure
from bot.language.understand.command_reader import CommandReader
from bot.language.understand.message import MessageReader

READS: frozenset[type[Request]] = frozenset(
    {
        CompareWorkspaces,
        ExportHistory,
        ExportSettings,
        FindDrift,
        FindWhere,
        ListBaselines,
        ListItems,
        ListNumbers,
        ListPlans,
        ListTimed,
        ListWatches,
        ListWorkspaces,
        ShowEverything,
        ShowFile,
        ShowHistory,
        ShowOnMany,
        ShowRisky,
        ShowSetting,
        ShowStatus,
        ShowWorkspace,
    }
)
"""What only reads; anything else is refused."""


class ReadsOnly(NotUnderstood):
    """What is asked for does more than read, or may."""

    def __init__(self) -> None:
        super().__init__(
            "I repeat only what shows something, nothing that changes anything. Nothing was changed.",
            "For example `every fri 17:00 show risky`.",
        )


def repeated_request(context: Context, text: str) -> Request:
    """What the words ask for, also where they are a name for others. Raises ReadsOnly for anything that does
    not only read, and what the reading of words raises."""
    commands = context.services.commands
    said = said_in_full(context.services.saved, context.event.space.id, text)
    try:
        request = MessageReader(commands, context.viewer, Topic()).request(said, exact_text(commands, said))
    except BotError as refusal:
        reader = CommandReader(commands, context.viewer)
        offered = (*refusal.suggestions, *(command for _, _, command in refusal.choices))
        if any(map(reader.may_change, offered)):
            raise ReadsOnly from None
        raise
    offers_change = isinstance(request, ShowSetting) and request.would is not None
    does_more = isinstance(request, FindDrift) and request.action not in ("show", "ignored")
    if type(request) not in READS or offers_change or does_more:
        raise ReadsOnly
    if not is_sure(request):
        raise NotUnderstood("I do not understand all of this. Nothing was kept.", "Try it by itself first.")
    return request
