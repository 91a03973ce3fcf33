"""Reads commands: those that are typed, and those that the language writes itself."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import Viewer
from bot.errors import Ambiguous, BotError, NotFound, NotUnderstood
from bot.language.codes_and_pins import CODE_UNUSED
from bot.language.commands import Command, Invocation, exact_command
from bot.language.requests.changing import AddItem, SetFields, SetInOrder
from bot.language.requests.request import Request
from bot.language.requests.showing import Help
from bot.language.several import split_commands
from bot.language.understand.certainty import is_topic, with_command
from bot.language.understand.command_readers.lists import read_add
from bot.language.understand.command_readers.settings import Unfinished, read_set
from bot.language.words import Word, Words, retype, split


class CommandReader:
    """Reads commands of one person."""

    def __init__(self, commands: Sequence[Command], viewer: Viewer) -> None:
        self.commands = commands
        self.viewer = viewer

    def read(self, invocation: Invocation) -> tuple[Request | None, BotError | None]:
        """The request of the command, or why it cannot be read; neither where it took words that it knows
        nothing of: `hi, turn on dnd` is no question for help."""
        try:
            request = invocation.request(self.viewer)
        except (NotUnderstood, NotFound, Ambiguous) as error:
            return None, error
        if (
            isinstance(request, Help)
            and request.topic
            and not request.family
            and not is_topic(self.commands, request.topic)
        ):
            return None, None
        return with_command(request, retype((Word(invocation.name), *invocation.words))), None

    def several(self, invocation: Invocation) -> Request | None:
        """Commands that are to be done one after the other; None where there is one."""
        commands = split_commands((Word(invocation.name), *invocation.words))
        if len(commands) < 2:
            return None
        try:
            changes = tuple(self._change(words) for words in commands)
        except Unfinished as missing:
            raise NotUnderstood(missing.sentence, missing.next_step) from None
        return SetInOrder(changes, reason=invocation.reason)

    def _change(self, words: Words) -> SetFields | AddItem:
        """One of several changes, with all its values. Raises NotUnderstood for what is none."""
        if words[0].plain == "set":
            return read_set(self.viewer, words[1:])
        change = read_add(self.viewer, words[1:])
        if isinstance(change, SetFields) or (isinstance(change, AddItem) and change.assignments):
            return change
        if isinstance(change, AddItem) and change.typed_secret:
            raise NotUnderstood("An access code is added by itself. Nothing was changed.", CODE_UNUSED)
        raise NotUnderstood(
            "Of several changes each needs its values. Nothing was changed.", "Say one at a time."
        )

    def run(self, command: str) -> Request:
        """The request of a command that the language wrote itself."""
        invocation = exact_command(self.commands, split(command))
        if invocation is None:
            raise NotUnderstood("I do not understand that.", "Type `help`.")
        request = self.several(invocation) or invocation.request(self.viewer)
        return with_command(request, command)

    def may_change(self, command: str) -> bool:
        """Whether a command may change something."""
        invocation = exact_command(self.commands, split(command))
        return invocation is not None and invocation.command.changes
