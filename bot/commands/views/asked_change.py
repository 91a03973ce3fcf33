"""The answer to a question about a change: what was changed last, or what would come of one."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.call_flow import call_flow
from bot.catalogue.model.family import Family
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
from bot.sentences import when
from cards.card_builder import Button

MAX_ENTRIES = 20
"""Of the setting, the latest are enough to find one that was made."""
MAX_TOLD_CHARS = 160
DO_THIS = "Make this change"


def last_change(context: Context, family: Family, workspace: Workspace) -> str:
    """Who changed the setting last, what and when, in a sentence."""
    found = context.services.journal.history(workspace_id=workspace.id, family=family.key, limit=MAX_ENTRIES)
    last = next((one for one in found if one.state == "done"), None)
    if last is None:
        return "Nobody changed it through me, as far as I know; this is how it is now."
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
