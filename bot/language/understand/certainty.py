"""How certain it is what words ask for: of a command, and of a sentence beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.access import Access
from bot.language.codes_and_pins import may_tell_secret
from bot.language.commands import Command, Invocation, any_words
from bot.language.requests.changing import (
    AddItem,
    ChangeItem,
    EditSetting,
    Propose,
    RemoveAll,
    RemoveItem,
    SetFields,
    SetForTime,
)
from bot.language.requests.request import Request
from bot.language.requests.showing import (
    COMMANDS_TOPIC,
    PAGES_TOPIC,
    SETTINGS_TOPIC,
    ShowSetting,
    ShowWorkspace,
    SmallTalk,
)

_UNCERTAIN = (ShowWorkspace, EditSetting, SmallTalk)
"""What is understood of many words; where a command stands first, its own refusal says more."""
CHANGES = (SetFields, SetForTime, Propose, AddItem, ChangeItem, RemoveItem, RemoveAll)
"""What is asked for by a sentence of which every word is accounted for."""
KEEPS = frozenset({"watch", "unwatch", "mute", "unmute", "alias", "unalias", "button", "unlist"})
"""Commands that change what a space is told or keeps."""
_WIDE = frozenset({"show", "help", "who"})
"""Commands with which plain questions begin, too."""


def with_command(request: Request, command: str) -> Request:
    """The request with the command that asks for it, unless there may be a secret in it."""
    return request if may_tell_secret(command) else replace(request, typed=command)


def is_meant(invocation: Invocation) -> bool:
    """Whether it is certain that the words are this command, be it right or wrong."""
    return bool(invocation.command.secret_of) or invocation.command.is_meant is not any_words


def only_asks(text: str, invocation: Invocation) -> bool:
    """Whether a command that changes a setting, or what the space is told or keeps, ends in a question
    mark."""
    is_change = invocation.command.changes and invocation.command.needs >= Access.WRITE
    return text.rstrip().endswith("?") and (is_change or invocation.command.name in KEEPS)


def says_more(found: Request | None, invocation: Invocation) -> bool:
    """Whether the sentence is understood better than the command with which it begins."""
    if not is_sure(found):
        return False
    if isinstance(found, CHANGES) or invocation.name != invocation.command.name:
        return True
    return invocation.command.name in _WIDE and not isinstance(found, SmallTalk)


def is_sure(found: Request | None) -> bool:
    """Whether no word was left over."""
    if isinstance(found, Propose):
        return not (found.left_over or found.reason)
    if isinstance(found, ShowWorkspace | ShowSetting):
        return not found.note
    return found is not None and not isinstance(found, _UNCERTAIN)


def is_change(found: Request | None) -> bool:
    """Whether a change is asked for, and no word was left over."""
    return is_sure(found) and isinstance(found, CHANGES)


def is_topic(commands: Sequence[Command], topic: str) -> bool:
    """Whether there is help on a topic that is no setting."""
    named = any(topic in (one.name, *one.words) for one in commands)
    return named or topic == SETTINGS_TOPIC or topic.split(" ")[0] in (COMMANDS_TOPIC, PAGES_TOPIC)
