"""Which is understood better: the command that words begin with, or the sentence that they are."""

from __future__ import annotations

from bot.errors import Ambiguous, BotError, NotFound, NotUnderstood
from bot.language.commands import Invocation
from bot.language.requests.changing import EditSetting, Propose
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting
from bot.language.understand.certainty import is_sure, says_more
from bot.language.understand.command_readers.settings import NoFields, NoSetting
from bot.language.understand.orders.settings_in_a_row import SeveralOrders
from bot.language.understand.places.find_workspace import OneOrAll
from bot.language.understand.places.which_workspace import NoneNamed

_ON_LISTS = frozenset({"add", "remove", "change"})
"""Commands for an item of a list: where the sentence tells it, only the list may be open."""


def better(
    found: Request | None,
    refusal: BotError | None,
    problem: BotError | None,
    invocation: Invocation | None,
    *,
    asks: bool = False,
    is_list: bool = False,
) -> Request | BotError | None:
    """What a sentence asks for (`found`), its `refusal`, or the `problem` of the command that it begins with;
    None where the command is to be taken as it is, or neither says anything. `asks` tells of a question mark,
    `is_list` of a command that would only list workspaces by these words."""
    if found is None and refusal and refusal.choices and _asks_better(refusal, problem, invocation):
        return refusal
    if invocation is None or _is_sentence(found, problem, invocation, asks=asks, is_list=is_list):
        return found or refusal
    return (problem.form if isinstance(problem, NoFields) else None) or problem


def _asks_better(refusal: BotError, problem: BotError | None, invocation: Invocation | None) -> bool:
    """Whether the sentence asks which of several is meant, and the command found nothing to ask about."""
    if isinstance(refusal, SeveralOrders) and invocation is not None and invocation.name == "set":
        return True
    is_plain = type(refusal) is type(problem) is NotUnderstood
    if is_plain and invocation is not None and invocation.command.name in _ON_LISTS:
        verb = f"{invocation.command.name} "
        is_told = any(one.startswith(verb) for one in problem.suggestions) if problem else True
        return not is_told and all(command.startswith(verb) for *_, command in refusal.choices)
    if isinstance(problem, NotFound):
        if invocation is not None and invocation.name == "edit":
            return False  # its form is offered for the names that are near
        is_bare = isinstance(refusal, NoneNamed) and invocation is not None and _names_nothing(invocation)
        return is_bare or type(refusal) in (NotUnderstood, OneOrAll)
    if isinstance(problem, NoSetting):
        return type(refusal) is NotUnderstood
    if invocation is not None and invocation.name == "who":
        return isinstance(refusal, Ambiguous)  # “who can the lobby call?” asks nothing of the history
    return isinstance(problem, NoFields) and problem.form is None and isinstance(refusal, Ambiguous)


def _names_nothing(invocation: Invocation) -> bool:
    """Whether a command to look at a setting has no word beside it that is quoted, has a digit or is “all”:
    “show me the voicemail settings”."""
    said = [(word.quoted, word.plain.strip(".,!")) for word in invocation.words]
    is_named = any(quoted or word == "all" or not word.isalpha() for quoted, word in said)
    return invocation.name == "show" and not is_named


def _is_sentence(
    found: Request | None, problem: BotError | None, invocation: Invocation, *, asks: bool, is_list: bool
) -> bool:
    """Whether the words are a sentence rather than this command."""
    if says_more(found, invocation) or (is_list and is_sure(found)):
        return True
    if problem is None:
        return False
    if (asks and isinstance(found, ShowSetting)) or (
        isinstance(problem, NoFields | NoSetting) and isinstance(found, EditSetting)
    ):
        return True
    is_loose = invocation.name != "set" or isinstance(problem, NotFound | NoFields)
    return isinstance(found, Propose) and (is_loose or not found.left_over)
