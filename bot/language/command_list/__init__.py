"""Every command a person can type, in the order of the help."""

from __future__ import annotations

from bot.language.command_list.about import ABOUT
from bot.language.command_list.comparing import COMPARING
from bot.language.command_list.history import HISTORY
from bot.language.command_list.named import NAMED
from bot.language.command_list.notices import NOTICES
from bot.language.command_list.plans import PLANS
from bot.language.command_list.settings import SETTINGS
from bot.language.command_list.timed import TIMED
from bot.language.command_list.workspaces import WORKSPACES
from bot.language.commands import Command

COMMANDS: tuple[Command, ...] = (
    *SETTINGS,
    *WORKSPACES,
    *HISTORY,
    *TIMED,
    *COMPARING,
    *NAMED,
    *PLANS,
    *NOTICES,
    *ABOUT,
)
