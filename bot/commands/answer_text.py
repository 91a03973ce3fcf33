"""What was typed: understood after what was spoken of before, done, and remembered."""

from __future__ import annotations

from dataclasses import replace

from bot.changes.approvals.policy import NeedsSecondKey
from bot.changes.risk import NotShownYet
from bot.commands import handle
from bot.commands.changing.propose import show_first
from bot.commands.context import Answer, Context
from bot.commands.second_key import ask_for_second_key
from bot.commands.timed.by_number import said_by_number
from bot.commands.timed.end_there import ended_there
from bot.commands.timed.extend_there import extended_there
from bot.commands.timed.open_one import of_open_one
from bot.errors import Ambiguous, BotError, NotFound, NotUnderstood, WebexError
from bot.events import CardSubmission, TextMessage
from bot.language.codes_and_pins import may_tell_secret
from bot.language.commands import Invocation, exact_text, offer_with_reason
from bot.language.request_subject import OTHER_CHANGES, RequestSubject, subject_of, subject_of_several
from bot.language.requests.changing import SetFields
from bot.language.requests.showing import ShowSetting
from bot.language.understand.earlier.answers import assents, offered
from bot.language.understand.message import MessageReader
from bot.language.understand.what_is_named import places_named

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
    reader = MessageReader(context.services.commands, context.viewer, context.topic)
    asked = "" if may_tell_secret(text) else text
    try:
        found = (one(context, text) for one in (of_open_one, extended_there, ended_there, said_by_number))
        if command := next(filter(None, found), ""):
            return _understood(_afresh(context), command, exact_text(context.services.commands, command))
        request = reader.request(text, invocation)
    except (NotUnderstood, NotFound, Ambiguous) as refusal:
        topic = context.topic.about(_subject_of_refusal(context, asked, refusal))
        unfinished = (refusal.unfinished or asked) if asked else ""
        context.keep_topic(replace(topic, unfinished=unfinished, offers=offered(refusal) if asked else ()))
        raise
    except BotError as refusal:
        if not isinstance(refusal, WebexError):  # then nothing was read, and a question stays open
            context.keep_topic(context.topic.about(_subject_of_refusal(context, asked, refusal)))
        raise
    event, offers = context.event, context.topic.offers
    if isinstance(event, TextMessage) and any(one.command == request.typed for one in offers):
        context.services.posted_answers.answered(event, context.topic.event_id)
    shows_first = request.shows_first or context.shows_first
    asking = replace(context, reason=request.reason, shows_first=shows_first)
    if assents(text) and (shown := [one for one in context.topic.offers if one.label == "Do it"]):
        asking = replace(asking, shown_at=context.topic.at, check=shown[0].check)
    try:
        answer = handle(asking, request)
    except NotShownYet as unseen:
        answer = show_first(asking, request, unseen)
    except NeedsSecondKey as needs:
        answer = ask_for_second_key(asking, needs)
    except BotError as error:
        offer_with_reason(error, context.services.commands, request.reason)
        context.keep_topic(replace(context.topic.about(subject_of(request)), last_change=None))
        raise
    if context.shown_at and isinstance(context.event, CardSubmission):
        answer = replace(answer, replaces=answer.replaces or context.event.card_message_id)
    about = answer.about or subject_of(request)
    topic = context.topic.about(about)
    if answer.approval is not None:
        topic = replace(topic, last_change=None, asked_now=answer.approval)
    elif isinstance(request, SetFields) and not answer.offers:
        topic = replace(topic, last_change=request, was_changed_now=True)
    elif isinstance(request, OTHER_CHANGES) or answer.offers:
        topic = replace(topic, last_change=None, offers=answer.offers)
    elif isinstance(request, ShowSetting):
        topic = replace(topic, whether=request.whether)
    unfinished = (request.whole or asked) if about.is_unfinished else ""
    context.keep_topic(replace(topic, unfinished=unfinished, has_form=bool(answer.form_id)))
    return answer


def _subject_of_refusal(context: Context, text: str, refusal: BotError) -> RequestSubject:
    """What was spoken of with words that came to nothing: the workspaces that they name, or one that is not
    known."""
    named = places_named(context.viewer, text)
    if isinstance(refusal, NotFound) and not named:
        return RequestSubject(is_open=True)
    return subject_of_several(named) if named else RequestSubject()


def _afresh(context: Context) -> Context:
    """The context with the roles that the person has now, as every command that changes something needs."""
    event = context.event
    return replace(
        context, rights=context.services.gate.rights(event.sender_id, fresh=True, event_id=event.id)
    )
