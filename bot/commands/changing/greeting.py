"""`greeting`: a WAV file dropped into the space becomes what callers hear."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.access import Access, require_setting
from bot.catalogue.model.paths import dig_first
from bot.catalogue.model.wav import check_wav
from bot.catalogue.model.write_only import Greeting, Recording
from bot.catalogue.settings.greetings import GREETINGS, MAX_RECORDING_BYTES
from bot.changes.outcome import Outcome, Result
from bot.changes.target import SettingTarget
from bot.changes.undo import why_not_undoable
from bot.changes.unrecoverable import never_put_back
from bot.changes.write_only import WriteOnlyTarget
from bot.commands.context import Answer, Context, card_answer
from bot.commands.forms.open import kept_form
from bot.commands.views.outcome_answer import RESULT_TEXTS, references
from bot.commands.views.why_shown import SHOWN
from bot.errors import BotError, NotUnderstood, OutOfDate
from bot.events import Reply, TextMessage, Workspace
from bot.language.requests.changing import UploadGreeting
from bot.language.understand.command_readers.uploads import GREETING_USAGE
from bot.ports.database import Form
from bot.sentences import lasting, moment, short_moment
from cards.card_builder import Button
from cards.fields import Invalid, Ref, load_refs
from cards.outcome import Tone, outcome_card
from cards.payload import Cancel, Save
from cards.text import message_text, unmarked

QUESTION = "upload"
"""The action of a form that is no card but a question, answered by a file."""
REPLACE = "replace"
"""The action of a form that puts a recording in the place of another."""
FILE = "file"
"""What is kept of the file behind such a form: its address."""
IN_USE = "CUSTOM"
"""The value of a greeting's field that lets callers hear the recording."""


@dataclass(frozen=True)
class _Upload:
    """Which recording of which workspace is meant, and the question it answers, if any."""

    kind: Greeting
    workspace: Workspace
    question: Form | None = None


def upload_greeting(context: Context, request: UploadGreeting) -> Answer:
    """Takes the file that came with the words, if it takes no other recording's place; without a file, asks
    for it."""
    if not _files(context):
        return _ask(context, request.greeting, request.workspace)
    upload = _Upload(request.greeting, request.workspace)
    recording = _recording(context, request.greeting)
    if _is_there_one(context, upload):
        return _ask_to_replace(context, upload)
    return _take(context, upload, recording)


def replace_greeting(context: Context, form: Form, workspace: Workspace, card_id: str) -> Answer:
    """Puts the file in the place of the recording that is there. Raises OutOfDate where that was done."""
    kind = _asked_for(form)
    (file,) = load_refs(form.candidates.get(FILE))
    recording = _fetched(context, kind, file.id)
    return replace(_take(context, _Upload(kind, workspace, form), recording), replaces=card_id)


def is_asked(context: Context) -> bool:
    """Whether a file of this person answers a question for a recording."""
    return _question(context) is not None


def dropped(context: Context) -> Answer:
    """A file without words that say what it is for: the answer to the person's question, if one is open."""
    question = _question(context)
    if question is None:
        raise NotUnderstood(
            "What is this file for? I did nothing with it.",
            f"To make a WAV file what callers hear, drop it with one of these as its text: {GREETING_USAGE}. "
            "A CSV file of settings comes back with `import`.",
        )
    kind = _asked_for(question)
    workspace = context.workspace(question.workspace_id, "I asked about")
    require_setting(context.rights, kind.family, workspace, Access.WRITE)
    context = replace(context, reason=context.reason or question.reason or "")
    return _take(context, _Upload(kind, workspace, question), _recording(context, kind))


def _files(context: Context) -> tuple[str, ...]:
    return context.event.file_urls if isinstance(context.event, TextMessage) else ()


def _ask(context: Context, kind: Greeting, workspace: Workspace) -> Answer:
    """Remembers the question; the newest of this person in this thread counts."""
    for older in _questions(context):
        if older.thread_id == context.thread_id:
            context.services.forms.use_form(older.id, context.now)
    question = kept_form(context, WriteOnlyTarget(kind, action=QUESTION), workspace, {})
    where = "here" if context.thread_id is None else "here, in this thread,"
    if not context.event.space.is_direct:
        where += f" and mention me (@{context.services.bot_name}) with it,"
    within = lasting(question.expires_at - context.now)
    return Answer(
        Reply(
            f"Drop the WAV file {where} within {within}. "
            f"It becomes the {kind.title} of **{message_text(workspace.name)}**. "
            + never_put_back(WriteOnlyTarget(kind))
        ),
        form_id=question.id,
    )


def _questions(context: Context) -> list[Form]:
    """What this person was asked in this space and has not answered, the newest last."""
    return [
        one
        for one in context.services.forms.open_forms(context.now)
        if one.action == QUESTION
        and one.person_id == context.person.id
        and one.space_id == context.event.space.id
    ]


def _question(context: Context) -> Form | None:
    """The question a file answers: one of the same thread; outside of threads, the only one there is."""
    asked = _questions(context)
    here = [one for one in asked if one.thread_id == context.thread_id]
    if here:
        return here[-1]
    outside = context.thread_id in (None, context.event.id)
    return asked[0] if outside and len(asked) == 1 else None


def _asked_for(question: Form) -> Greeting:
    kind = next((one for one in GREETINGS if one.title == question.list), None)
    if kind is None:
        raise OutOfDate("I asked for this file as an older version of myself.", f"Type {GREETING_USAGE}.")
    return kind


def _is_there_one(context: Context, upload: _Upload) -> bool:
    """Whether Webex holds a recording already, which nobody could put back."""
    document = context.services.calling.read(upload.kind.family.path, upload.workspace.id)
    return bool(dig_first(document.body, upload.kind.signs))


def _ask_to_replace(context: Context, upload: _Upload) -> Answer:
    """Says what would be lost, with a button that uploads the file."""
    kind, workspace = upload.kind, upload.workspace
    target = WriteOnlyTarget(kind, action=REPLACE)
    (url,) = _files(context)
    form = kept_form(context, target, workspace, {}, {FILE: (Ref(url, FILE),)})
    card = outcome_card(
        f"{kind.fields[0].label} · {workspace.name}",
        "plain",
        f"{SHOWN} there is a recording already, and yours takes its place. {never_put_back(target)} "
        "Nothing is changed yet.",
        buttons=(Button("Replace it", Save(form.id), "destructive"), Button("Cancel", Cancel(form.id))),
        hint=f"For {context.person.name}, valid for {lasting(form.expires_at - context.now)}.",
    )
    return card_answer(card, form_id=form.id)


def _take(context: Context, upload: _Upload, recording: Recording) -> Answer:
    """Uploads the recording and lets callers hear it."""
    question = upload.question
    if question is not None and not context.services.forms.use_form(question.id, context.now):
        raise OutOfDate(
            "My question was answered already. Nothing was changed now.", f"Type {GREETING_USAGE}."
        )
    (field,) = upload.kind.fields
    sent = context.change(WriteOnlyTarget(upload.kind), upload.workspace, {field.key: recording})
    if sent.result is not Result.DONE:
        tone, _, message = RESULT_TEXTS[sent.result]
        return _told(context, upload, tone, sent.note or message, sent)
    return _switch(context, upload, sent)


def _recording(context: Context, kind: Greeting) -> Recording:
    """The one file of the message, if it is a WAV recording; nothing of its name is used."""
    urls = _files(context)
    if len(urls) != 1:
        raise NotUnderstood(
            f"These are {len(urls)} files; I take one at a time. Nothing was changed.",
            "Drop just one WAV file.",
        )
    return _fetched(context, kind, urls[0])


def _fetched(context: Context, kind: Greeting, url: str) -> Recording:
    content = context.services.files.fetch(url, MAX_RECORDING_BYTES)
    try:
        check_wav(content)
    except Invalid as problem:
        raise NotUnderstood(f"I cannot use this file. {problem}", "Nothing was changed.") from None
    return Recording(f"{kind.file_name}-{context.now:%Y%m%d-%H%M%S-%f}.wav", content)


def _switch(context: Context, upload: _Upload, sent: Outcome) -> Answer:
    """Lets callers hear the recording, where the setting says another greeting."""
    kind, workspace = upload.kind, upload.workspace
    message = unmarked(sent.note) or "Webex holds the recording."
    try:
        switched = context.change(SettingTarget(kind.family), workspace, {kind.switch: IN_USE})
    except BotError as error:
        switch = kind.family.field(kind.switch)
        use = f"{switch.label} {switch.text(IN_USE)}".lower()
        again = context.command("set", kind.family, workspace, use)
        message += f"\nIt is not in use yet: {unmarked(error.sentence)} To use it: {again}"
        return _told(context, upload, "warning", message, sent)
    if switched.result not in (Result.DONE, Result.ALREADY):
        tone, _, unsure = RESULT_TEXTS[switched.result]
        message += f"\nWhether it is in use: {switched.note or unsure}"
        return _told(context, upload, tone, message, sent, switched)
    message += " It was in use already." if switched.result is Result.ALREADY else " It is now in use."
    # What keeps callers from hearing it, by the setting as it is now.
    notes = [] if switched.document is None else kind.family.remarks(kind.family.values(switched.document))
    return _told(context, upload, "good", "\n".join((message, *notes)), sent, switched)


def _told(context: Context, upload: _Upload, tone: Tone, message: str, *outcomes: Outcome) -> Answer:
    """The receipt of the upload and of letting callers hear it, which alone can be undone."""
    kind, workspace = upload.kind, upload.workspace
    is_done = tone == "good"
    word = RESULT_TEXTS[outcomes[0 if is_done else -1].result][1]
    known = [one for outcome in outcomes for one in references(outcome)]
    reason = [("Reason", context.reason)] if context.reason else []
    entry = context.services.journal.change(outcomes[-1].entry_id) if len(outcomes) > 1 else None
    show = context.button("Show", context.command("show", kind.family, workspace))
    history = context.button("History", context.command("history", workspace=workspace))
    undo = [context.button("Undo", f"undo {entry.id}")] if entry and not why_not_undoable(entry) else []
    return card_answer(
        outcome_card(
            f"{word}: {kind.fields[0].label} · {workspace.name}",
            tone,
            message,
            [difference for one in outcomes for difference in one.differences],
            [*undo, show] if is_done else [show, history],
            f"{context.person.name}, {short_moment(context.now, workspace.time_zone)}"
            + ("" if is_done else "".join(f". {label} {value}" for label, value in known)),
            [*reason, *known, ("When", moment(context.now, workspace.time_zone))] if is_done else (),
        )
    )
