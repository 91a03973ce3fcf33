"""What was typed: understood after what was spoken of before, done, and remembered."""

from __future__ import annotations

from bot.commands import handle
from bot.commands.context import Answer, Context
from bot.errors import Ambiguous, NotFound, NotUnderstood, WebexError
from bot.language.codes_and_pins import may_tell_secret
from bot.language.commands import Invocation
from bot.language.requests import SetFields, subject_of
from bot.language.understand.message import MessageReader

UNKNOWN_TO_WEBEX = 404


def answer_text(context: Context, text: str, invocation: Invocation | None) -> Answer:
    """Understands the words and does what they ask for; once more where Webex knows a workspace no longer:
    there may be a new one of the same name."""
    try:
        return _understood(context, text, invocation)
    except WebexError as error:
        # Webex refused, so nothing was changed and the command may be run again.
        known = context.seen().by_id.keys()
        if error.status != UNKNOWN_TO_WEBEX or known <= context.seen(again=True).by_id.keys():
            raise
    return _understood(context, text, invocation)


def _understood(context: Context, text: str, invocation: Invocation | None) -> Answer:
    memory, person, space = context.services.memory, context.person.id, context.event.space.id
    topic = memory.recall(person, space)
    try:
        request = MessageReader(context.services.commands, context.viewer, topic).request(text, invocation)
    except (NotUnderstood, NotFound, Ambiguous):
        memory.note(person, space, unfinished="" if may_tell_secret(text) else text)
        raise
    answer = handle(context, request)
    about = subject_of(request)
    memory.note(
        person,
        space,
        workspace_id=about.workspace.id if about.workspace else "",
        family=about.family.key if about.family else "",
        last_change=request if isinstance(request, SetFields) else None,
        unfinished=text if about.is_unfinished else "",
    )
    return answer
