"""The answer to a question about a change: what was changed last, or what would come of one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.catalogue.call_flow import call_flow
from bot.changes.foresee import Foreseen
from bot.changes.outcome import Result
from bot.changes.target import SettingTarget
from bot.commands.context import Context
from bot.commands.forms.values import resolve
from bot.commands.views.in_force import MAX_NAME_CHARS, SettingReading
from bot.commands.views.journal_words import changes_in_words
from bot.errors import BotError
from bot.events import Workspace
from bot.language.requests.showing import About, ShowSetting, WouldChange
from bot.language.sentence.frames.frame import typed
from bot.ports.database import Entry
from bot.sentences import when
from cards.card_builder import Button
from cards.fields import Toggle

MAX_ENTRIES = 20
"""Of the setting, the latest are enough to find one that was made."""
MAX_TOLD_CHARS = 160
DO_THIS = "Make this change"


def past(context: Context, request: ShowSetting, whether: Sequence[str], now: Sequence[str]) -> list[str]:
    """What is to be read first where it is asked what was: that it is not so now, and the last change.
    `whether` answers if what is spoken of is so, and `now` is what is in force."""
    found = context.services.journal.history(
        workspace_id=request.workspace.id, family=request.family.key, limit=MAX_ENTRIES
    )
    done = [one for one in found if one.state == "done"]
    change = _in_a_sentence(context, done[0], request.workspace) if done else ""
    is_off = bool(whether) and whether[0].startswith(("No.", "No:", "No,"))
    told = change or "Nobody changed it through me, as far as I know; this is how it is now."
    if request.is_deed:
        country = request.workspace.country
        wanted = {
            (one.field.key, one.field.text(one.field.parse(one.text, country))) for one in request.whether
        }
        did = any(_has_made(one, wanted) for one in done)
        return [f"{'Yes' if did else 'No'}. {told}", *now]
    return [*([_not_so(request, whether[0])] if is_off else []), told, *now]


def _not_so(request: ShowSetting, answer: str) -> str:
    """That what is asked about is not so: “It is off.”"""
    values = [(one.field, one.text) for one in request.whether]
    if len(values) == 1 and isinstance(values[0][0], Toggle):
        return f"It is {'off' if values[0][1] == typed(True) else 'on'}."
    return f"It is not so: {answer.partition(' ')[2]}"


def _has_made(entry: Entry, wanted: Collection[tuple[str, str]]) -> bool:
    """Whether a change made what is asked about; any change, where no value is."""
    return not wanted or any((row["key"], row["after"]) in wanted for row in entry.fields)


def _in_a_sentence(context: Context, last: Entry, workspace: Workspace) -> str:
    """Who changed the setting last, what and when."""
    said = changes_in_words(last)[:MAX_TOLD_CHARS]
    at = when(last, workspace.time_zone)
    who = context.by_whom(last)
    through = "" if last.is_from_elsewhere else " through me"
    undoing = " (an undo)" if last.parent_id else ""
    why = f", because “{last.reason}”" if last.reason else ""
    return f"Last change{through}: {said}{undoing}, by {who}, {at}{why}. This is how it is now."


def about_change(
    context: Context, request: ShowSetting, would: WouldChange, reading: SettingReading
) -> tuple[str, tuple[Button, ...]]:
    """What is said of a change that is asked about, and the button that makes it; none where it is so
    already, cannot be made, or this person may not."""
    try:
        foreseen = _foreseen(context, request, would)
    except BotError as problem:
        return f"That cannot be done so: {problem.sentence}", ()
    if foreseen.result is Result.ALREADY:
        return "It is so already; there is nothing to change.", ()
    if foreseen.blocking_error:
        return f"That cannot be done so: {foreseen.blocking_error.sentence}", ()
    can_change = context.can_change(request.workspace)
    buttons = (context.button(DO_THIS, would.command),) if can_change else ()
    if would.about is About.WHAT_IF:
        return f"{_then(request, foreseen, reading)} Nothing was changed.", ()
    if not can_change:
        return "No: your role lets you look at settings, not change them.", ()
    if would.about is About.WHETHER:
        return f"That is for you to decide: {would.says}. Nothing was changed.", buttons
    return f"Yes: press “{DO_THIS}” ({would.says}), or say it as an order. Nothing was changed.", buttons


def _foreseen(context: Context, request: ShowSetting, would: WouldChange) -> Foreseen:
    values = {one.field.key: resolve(context, one, request.workspace) for one in would.assignments}
    change = context.change_request(SettingTarget(request.family), request.workspace, values)
    return context.services.changes.foresee(change)


def _then(request: ShowSetting, foreseen: Foreseen, reading: SettingReading) -> str:
    """What would be so then: what callers would experience, else old → new."""
    family, name = request.family, request.workspace.name[:MAX_NAME_CHARS]
    document = family.with_changes(foreseen.before.document or {}, foreseen.changes or {})
    then = replace(reading, documents={**reading.documents, family.key: document})
    before = call_flow(family, name, reading.documents).sentences
    after = call_flow(family, name, then.documents).sentences
    if after and after != before:
        return f"Then: {' '.join(after)}"
    changes = "; ".join(f"{one.label}: {one.before} → {one.after}" for one in foreseen.differences)
    return f"Then: {changes[:MAX_TOLD_CHARS]}."
