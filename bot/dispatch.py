"""Every event: claimed once, through the gate, understood, done and answered."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot import sentences
from bot.access import Access, Rights
from bot.commands.answer_text import answer_text
from bot.commands.changing.save import press_on_form
from bot.commands.context import Answer, Context, Services
from bot.commands.dropped_file import dropped_file
from bot.commands.edited_message import done_already, require_same_words
from bot.commands.explaining.welcome import added, whom_it_serves
from bot.commands.named.saved_words import said_in_full
from bot.commands.reading.status import show_status
from bot.commands.refusals import choose, explained, sorry
from bot.commands.second_key import or_second_key
from bot.commands.sheets.file_selection import in_words_of_file
from bot.commands.telling.missed import MissedWords
from bot.errors import BotError, NotAllowed, NotUnderstood, Unkept, WebexError, where
from bot.events import AddedToSpace, CardSubmission, Event, Reply, TextMessage
from bot.language.commands import Invocation, exact_command
from bot.language.remembered.last_texts import LastTexts
from bot.language.remembered.memory import Topic
from bot.language.requests.showing import ShowStatus
from bot.language.understand.command_readers.reading.status import asks_status
from bot.language.words import split
from bot.log_records import referring_to, tracked
from bot.names.names_for_ids import with_names
from bot.ports.database import Claims, Form
from bot.ports.webex import Messenger
from bot.progress import Progress, take_away
from bot.timer import Timer
from cards.payload import GUESSED, AllFields, BadPayload, FormPress, Missed, Payload, Save, Say, unpack

log = logging.getLogger(__name__)


class Dispatcher:
    """Takes each event through the gate to what answers it, and sends the answer; nobody gets silence."""

    def __init__(
        self, services: Services, messenger: Messenger, claims: Claims, count: Callable[[str], object]
    ) -> None:
        self._services = services
        self._count = count
        self._claims = claims
        self._messenger = messenger
        self._missed = MissedWords(messenger, claims, services.journal, services.clock)
        self._timer = Timer()
        self._progress = Progress(messenger, self._timer)
        self._turned_away: set[str] = set()
        """Events that could not be claimed; it was said that nothing comes of them."""
        self._last_texts = LastTexts()
        self._owed: set[str] = set()
        """The events whose answer Webex did not take, of which the next start tells."""
        self._is_stopping = False

    def owes(self, event_id: str) -> bool:
        """Whether something is still to be said of an event."""
        return event_id in self._owed

    def stop(self) -> None:
        """Says nothing later any more."""
        self._is_stopping = True
        self._timer.stop()

    def dispatch(self, event: Event) -> None:
        """Handles one event, once however often it is delivered, and answers it. Never raises.

        `App.receive` calls it, on a thread of the listener's queue, for one event of a space at a time, also
        with what was missed while the bot was away.
        """
        reference = secrets.token_hex(3).upper()
        with referring_to(reference):
            self._dispatch(event, reference)

    def _dispatch(self, event: Event, reference: str) -> None:
        try:
            if event.id in self._turned_away or not self._claim(event):
                return
        except Exception as error:
            # Nothing may come of it should it be delivered again.
            self._turned_away.add(event.id)
            log.error("Event %s could not be claimed: %s", event.id, where(error))
            self._give(event, Answer(Reply(sentences.sorry(Unkept(), reference))), None)
            return
        try:
            try:
                self._handle(event, reference)
            finally:
                if not self.owes(event.id):
                    self._claims.answered(event.id)
        except Exception as error:
            log.error("Event %s could not be settled: %s", event.id, where(error))

    def _claim(self, event: Event) -> bool:
        return self._claims.claim(
            event.id,
            self._services.clock(),
            space_id=event.space.id,
            is_press=isinstance(event, CardSubmission),
        )

    def _handle(self, event: Event, reference: str) -> None:
        if isinstance(event, TextMessage) and not self._last_texts.is_new(event):
            return
        thread_id = getattr(event, "thread_id", None)
        try:
            pressed = _pressed(event)
            form = self._services.forms.form(pressed.form) if isinstance(pressed, FormPress) else None
            thread_id = _thread(event, pressed, form)
            with self._progress.shown(event, thread_id):
                answer = self._answer(event, pressed, form, thread_id)
            self._count("answered")
            log.info("Event %s is answered", event.id)
        except Exception as error:
            self._count("refused" if isinstance(error, BotError) else "broken")
            answer = self._explained(event, error, reference, thread_id)
        self._give(event, answer, thread_id)
        while step := answer.then:
            try:
                with self._progress.shown(event, thread_id):
                    answer = step()
            except Exception as error:
                answer = self._explained(event, error, reference, thread_id)
            self._give(event, answer, thread_id)

    def _explained(self, event: Event, error: Exception, reference: str, thread_id: str | None) -> Answer:
        """The answer to an error; in words alone when no card of it can be built."""
        try:
            if isinstance(error, BotError):
                if error.choices:
                    return choose(error, thread_id)
                log.info(
                    "Event %s refused: %s",
                    event.id,
                    type(error).__name__,
                    extra=tracked(getattr(error, "tracking_id", "")),
                )
                return replace(sorry(error, reference, thread_id), replaces=error.replaces)
            log.error("Event %s went wrong: %s", event.id, where(error))
        except Exception as worse:
            log.error("Event %s cannot be explained: %s", event.id, where(worse))
            if isinstance(error, BotError):
                return Answer(Reply(sentences.sorry(error, reference)))
        return Answer(Reply(sentences.broken(reference)))

    def _answer(
        self, event: Event, pressed: Payload | None, form: Form | None, thread_id: str | None
    ) -> Answer:
        is_missed = isinstance(pressed, Missed)
        text = self._words(event, pressed)
        invocation, problem = self._command(text, pressed)
        files = isinstance(event, TextMessage) and bool(event.file_urls)
        fresh = (
            isinstance(pressed, Save | Missed)
            or files
            or (invocation is not None and invocation.command.changes)
        )
        rights = self._services.gate.rights(event.sender_id, fresh=fresh, event_id=event.id)
        if rights.most is Access.NONE:
            if isinstance(event, AddedToSpace):
                return whom_it_serves(rights.no_rights_reason)
            knew = not rights.known and self._services.gate.had_rights_lately(event.sender_id)
            if knew and asks_status(text):  # it is asked most where Webex answers nothing
                context = Context(event, rights, self._services, thread_id, Topic())
                return show_status(context, ShowStatus())
            return Answer(Reply(sentences.refused(rights.no_rights_reason, rights.known)))
        if isinstance(pressed, Missed):
            if not (text := self._missed.take(event, pressed)):
                return Answer(Reply("Dropped. Nothing was changed."))
            text = said_in_full(self._services.saved, event.space.id, text)
            invocation, problem = self._command(text, None)
        topic = self._services.memory.take(event.sender_id, event.space.id, _thread_before(event, thread_id))
        topic = Topic() if is_missed else topic
        is_guess = isinstance(pressed, Say) and pressed.shown == GUESSED
        context = Context(
            event,
            rights,
            self._services,
            thread_id,
            topic,
            shown_at=None if is_guess else _shown_at(pressed),
            check=(pressed.check or "") if isinstance(pressed, Say) else "",
            shows_first=is_guess,
        )
        if isinstance(event, AddedToSpace):
            return added(context)
        with explained(context, text):
            return or_second_key(
                context, lambda: self._asked(context, text, pressed, form, invocation, problem)
            )

    def _asked(
        self,
        context: Context,
        text: str,
        pressed: Payload | None,
        form: Form | None,
        invocation: Invocation | None,
        problem: BotError | None,
    ) -> Answer:
        """What is asked for by somebody with rights."""
        event = context.event
        if answer := done_already(context):
            return answer
        is_command = invocation is not None and invocation.command.changes
        changes = is_command or isinstance(pressed, Save | AllFields)
        if isinstance(event, CardSubmission) and changes:
            require_same_words(context, event)
            self._services.posted_answers.pressed(event)
        if isinstance(event, CardSubmission) and isinstance(pressed, FormPress):
            return press_on_form(context, event, pressed, form)
        has_files = isinstance(event, TextMessage) and bool(event.file_urls)
        if has_files and (said := in_words_of_file(context, text)):
            context, text = said
            invocation, problem = self._command(text, pressed)
        elif has_files and (invocation is None or not text):
            return dropped_file(context, text)
        if problem:
            raise problem
        if invocation:
            _allow(invocation, context.rights)
        return answer_text(context, text, invocation)

    def _words(self, event: Event, pressed: Payload | None) -> str:
        """What was typed, in full where it was a name for it, or what the pressed button stands for."""
        if isinstance(event, TextMessage):
            return said_in_full(self._services.saved, event.space.id, event.text.strip())
        return pressed.text if isinstance(pressed, Say) else ""

    def _command(self, text: str, pressed: Payload | None) -> tuple[Invocation | None, BotError | None]:
        """The command that the words begin with, or why they cannot be read, which is told only after the
        gate."""
        if isinstance(pressed, FormPress | Missed):
            return None, None
        try:
            return exact_command(self._services.commands, split(text)), None
        except BotError as problem:
            return None, problem

    def _give(self, event: Event, answer: Answer, thread_id: str | None) -> None:
        try:
            reply = replace(
                answer.reply, text=with_names(self._services.directory.workspaces, answer.reply.text)
            )
            message_id = self._send(event, reply, thread_id)
        except Exception as error:
            log.error("Event %s: the answer was given up", event.id)
            if isinstance(error, WebexError) and error.is_temporary:
                self._tell_unsaid(event, thread_id)
            return
        self._services.memory.posted(event.sender_id, event.space.id, event.id, message_id)
        asks = bool(answer.offers or answer.form_id)
        self._services.posted_answers.posted(event, message_id, asks=asks)
        if answer.form_id:
            self._services.forms.posted_form(answer.form_id, message_id)
        if answer.replaces:
            take_away(self._messenger, answer.replaces)
        if answer.posted and (used_up := answer.posted(message_id)):
            take_away(self._messenger, used_up)

    def _send(self, event: Event, reply: Reply, thread_id: str | None) -> str:
        """The id of the message; in words alone where the card is refused for good, or cannot be sent as it
        is. Raises what the last try did."""
        try:
            return self._messenger.send(event.space.id, reply, thread_id, wait_for_pause=True)
        except BotError as error:
            log.warning("The answer to event %s could not be sent: %s", event.id, error)
            if reply.card is None or not isinstance(error, WebexError) or error.is_temporary:
                raise
        except Exception as error:
            log.error("The answer to event %s cannot be sent: %s", event.id, where(error))
            if reply.card is None:
                raise
        return self._send(event, Reply(reply.text), thread_id)

    def _tell_unsaid(self, event: Event, thread_id: str | None) -> None:
        """Has the space told that there was an answer; where the bot stops, its next start tells of it."""
        if self._is_stopping:
            self._owed.add(event.id)
            return
        said, key = Reply(sentences.unsaid(sentences.moment(event.sent_at))), f"unsaid {event.id}"
        try:
            self._services.outbox.post(event.space.id, key, said, thread_id, self._services.clock())
        except Unkept:
            self._owed.add(event.id)


def _thread(event: Event, pressed: Payload | None, form: Form | None) -> str | None:
    """Where the answer belongs: the form's own thread, else what the button says; Webex refuses a thread of
    another space."""
    if isinstance(event, TextMessage):
        return event.thread_id
    if isinstance(pressed, Say | Missed):
        return pressed.thread
    return form.thread_id if form and form.space_id == event.space.id else None


def _thread_before(event: Event, thread_id: str | None) -> str:
    """The thread in which something was said before this event; in a group a message begins its own."""
    return thread_id if thread_id and thread_id != event.id else ""


def _shown_at(pressed: Payload | None) -> datetime | None:
    """When the card showed what the pressed button changes."""
    shown = pressed.shown if isinstance(pressed, Say) else None
    return None if shown is None else datetime.fromtimestamp(shown, UTC)


def _pressed(event: Event) -> Payload | None:
    """What a press means. Raises NotUnderstood for what no button of ours sends."""
    if not isinstance(event, CardSubmission):
        return None
    try:
        return unpack(event.inputs)
    except BadPayload as problem:
        raise NotUnderstood(f"{problem} Nothing was changed.", "Type `help` for what I can do.") from None


def _allow(invocation: Invocation, rights: Rights) -> None:
    if rights.most < invocation.needs:
        raise NotAllowed(
            f"Your role lets you look at settings, not `{invocation.command.name}`. Nothing was changed.",
            "`whoami` shows your rights; ask an administrator with write access.",
        )
