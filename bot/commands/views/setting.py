"""One setting of one workspace on a card, as Webex holds it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.call_flow import INCOMING
from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import held_back
from bot.catalogue.model.shape import Values
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.emergency import DEPENDENCIES, EMERGENCY
from bot.catalogue.settings.numbers import NUMBERS
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.catalogue.settings.words.call_forwarding_words import ALWAYS
from bot.changes.number_names import named_number
from bot.commands.context import Answer, Context, card_answer
from bot.commands.views.asked_change import about_change, past
from bot.commands.views.calls_asked import calls_asked
from bot.commands.views.conflicts import dependents_in, fix_buttons
from bot.commands.views.held import end_buttons, holding, until
from bot.commands.views.in_force import SettingReading, families_beside, in_force, sort_out
from bot.commands.views.named_numbers import names_of
from bot.commands.views.rows import all_rows, lists_in_words, reached_by
from bot.commands.views.yes_or_no import not_misread, yes_or_no
from bot.errors import BotError
from bot.events import Difference, Workspace
from bot.language.requests.showing import ShowSetting
from bot.language.vocabulary import SettingList
from bot.names.workspaces import whereabouts
from bot.ports.webex import Read
from bot.sentences import read_at
from cards.card_builder import Button
from cards.render import MAX_BUTTONS
from cards.status import StatusRow, status_card

MAX_ANSWERS = 3
"""Fields that are told first; the rest stands in the rows."""


def show_setting(context: Context, request: ShowSetting) -> Answer:
    """Shows one setting: what is in force, its fields, what Webex says beside them, what is on its lists."""
    family, workspace = request.family, request.workspace
    reading, notes = _read(context, family, workspace)
    document = reading.documents[family.key]
    values = family.values(document)
    about = [one.field.key for one in request.whether]
    now = in_force(context, family, workspace, reading, about=about)
    told_whether = yes_or_no(family, reading.documents, request.whether, now, workspace.country)
    first = told_whether or [*answers(family, values, request.asked), *now.sentences]
    if request.of_calls:
        first = calls_asked(request.of_calls, reading.documents, now.sentences)
    elif request.is_past:
        first = past(context, request, told_whether, now.sentences)
    if family is NUMBERS and not told_whether:
        first = [reached_by(workspace), *first]
    if request.denied:
        first = not_misread(first, request.denied)
    next_command = (
        f"To change it: {_change_command(context, family, workspace)}"
        if context.can_change(workspace, family)
        else f"To hear of changes: {context.command('watch', workspace=workspace)}"
    )
    told, buttons = about_change(context, request, request.would, reading) if request.would else ("", ())
    # Its own form has a button anyway.
    mended = [one for one in now.findings if not one.fix.startswith(f"edit {family.key} ")]
    held = holding(context, workspace, family)
    ends = end_buttons(context, workspace, held)
    fixes = [*buttons, *ends, *fix_buttons(context, workspace, mended)]
    return card_answer(
        status_card(
            f"{family.title} · {workspace.name}",
            whereabouts(workspace),
            _named_rows(
                context, request, all_rows(context, family, document, values, apart=True, asked=request.asked)
            ),
            _buttons(context, family, workspace, fixes),
            [*now.remarks, *family.remarks(values), *notes],
            f"{read_at(context.now, workspace.time_zone)}. {next_command}",
            first=[
                *filter(None, (told, request.note, request.answer)),
                *lists_in_words(context, family, workspace, document, is_asked=request.asks_for_list),
                *first,
                *(f"{until(context, one)}." for one in held),
            ],
            warnings=now.warnings,
        )
    )


def _named_rows(context: Context, request: ShowSetting, rows: Sequence[StatusRow]) -> list[StatusRow]:
    """The rows, with who has a number to which calls are sent."""
    told = [Difference(one.label, "", one.value) for one in rows if not one.heading]
    names = names_of(context, request.family, told, request.workspace)
    return [one if one.heading else replace(one, value=named_number(one.value, names)) for one in rows]


def answers(family: Family, values: Values, asked: Sequence[str]) -> list[str]:
    """What the fields with these keys are, a sentence for each, where the first sentence is about what all
    settings come to; none for secrets and for what is not in force because another field is off."""
    of_state = family is CALL_FORWARDING and asked and not any(key.startswith(ALWAYS) for key in asked)
    if (family is CALL_FORWARDING and not of_state) or family not in (*INCOMING, OUTGOING_PERMISSION):
        return []
    held = {key for key in asked if key != family.main and held_back(family, values, [key])}
    told = [family.field(key) for key in asked if key not in held]
    known = [one for one in told if not (one.secret or values[one.key] in (None, "", ()))]
    return [f"{one.label}: {one.text(values[one.key])}." for one in known[:MAX_ANSWERS]]


def _read(context: Context, family: Family, workspace: Workspace) -> tuple[SettingReading, list[str]]:
    """The setting and those beside it, and for the emergency number what depends on it, read in one go."""
    calling = context.services.calling
    beside = families_beside(family, workspace)
    reads = [Read(one.path, workspace.id) for one in (family, *beside)]
    if family.key == EMERGENCY.key:
        reads.append(Read(DEPENDENCIES, workspace.id))
    if len(reads) == 1:
        return SettingReading({family.key: calling.read(family.path, workspace.id).body}), []
    document, *others = calling.read_many(reads)
    if isinstance(document, BotError):
        raise document
    reading = sort_out(context, workspace, beside, others[: len(beside)])
    reading.documents[family.key] = document.body
    return reading, [sentence for one in others[len(beside) :] for sentence in dependents_in(one)]


def _buttons(context: Context, family: Family, workspace: Workspace, fixes: Sequence[Button]) -> list[Button]:
    """What can be done next; what puts something right comes before what can be typed any time."""
    first = []
    if context.can_change(workspace, family) and family.fields:
        first.append(context.button("Edit", context.command("edit", family, workspace)))
    for items in family.lists:
        command = context.command("list", SettingList(family, items), workspace)
        first.append(context.button(items.plural.capitalize(), command))
    others = [
        context.button("Refresh", context.command("show", family, workspace)),
        context.button("History", context.command("history", workspace=workspace)),
    ]
    kept = fixes[: MAX_BUTTONS - len(first)]
    return [*first, *others[: MAX_BUTTONS - len(first) - len(kept)], *kept]


def _change_command(context: Context, family: Family, workspace: Workspace) -> str:
    if family.fields:
        return context.command("edit", family, workspace)
    return context.command("add", SettingList(family, family.lists[0]), workspace)
