"""What is offered and is so already: choosing it would change nothing."""

from __future__ import annotations

import re

from bot.changes.outcome import Result
from bot.changes.target import SettingTarget
from bot.commands.changing.edit import values_of
from bot.commands.context import Context
from bot.errors import BotError
from bot.language.commands import exact_text
from bot.language.requests.changing import EditSetting, SetFields
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting

MAX_READ = 4
"""Of a longer list all is offered: each costs a request."""
_LAST_QUESTION = re.compile(r"\s*[^.?!:]+\?$")


def mark_what_is_so(context: Context, error: BotError) -> None:
    """Marks what is so already in what a refusal offers; where no other change is left to choose, it asks no
    more and says so."""
    if not error.choices or len(error.choices) > MAX_READ:
        return
    wanted = [(one, _wanted(context, one[2])) for one in error.choices]
    if len({_about(request) for _, request in wanted}) != 1:
        return  # parts of an order, or other meanings
    so = [one for one, request in wanted if isinstance(request, SetFields) and _is_so(context, request)]
    if not so:
        return
    left = [(one, request) for one, request in wanted if one not in so]
    if any(not isinstance(request, ShowSetting) for _, request in left):
        # What is left alone may be the contrary of what was meant, so that all stay.
        error.choices = tuple(_marked(one) if one in so else one for one in error.choices)
        return
    error.choices = ()
    error.sentence = (
        f"{_LAST_QUESTION.sub('', error.sentence)} {'; '.join(one[0] for one in so)}: so already."
    )
    error.next_step = ""


def _marked(choice: tuple[str, str, str]) -> tuple[str, str, str]:
    label, more, command = choice
    return label, ", ".join(filter(None, (more, "so already"))), command


def _about(request: Request | None) -> tuple[str, str] | object:
    """The setting and the workspace; of anything else the request itself, which is like no other."""
    if isinstance(request, SetFields | ShowSetting | EditSetting):
        return request.family.key, request.workspace.id
    return object()


def _wanted(context: Context, command: str) -> Request | None:
    try:
        invocation = exact_text(context.services.commands, command)
        return invocation.request(context.viewer) if invocation else None
    except BotError:
        return None


def _is_so(context: Context, wanted: SetFields) -> bool:
    try:
        values = values_of(context, wanted, [])
        request = context.change_request(SettingTarget(wanted.family), wanted.workspace, values)
        return context.services.changes.foresee(request).result is Result.ALREADY
    except BotError:
        return False
