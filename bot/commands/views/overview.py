"""`show <workspace>`: the home page of a workspace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from bot.access import Access, NotLicensed, unavailable
from bot.catalogue import FAMILIES, USUAL_SETTINGS, family_of
from bot.catalogue.call_flow import incoming_calls
from bot.catalogue.comes_first import Held
from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.held_back import Finding, has_effect, unusual_now
from bot.catalogue.model.shape import Values
from bot.catalogue.outgoing_calls import listed
from bot.catalogue.setting_values import Documents
from bot.catalogue.settings.numbers import NUMBERS
from bot.commands.context import Answer, Context, card_answer
from bot.commands.views.conflicts import fix_buttons, held_now
from bot.commands.views.dangers import dangers_now
from bot.commands.views.held import end_buttons, holding, until
from bot.commands.views.in_force import MAX_NAME_CHARS
from bot.commands.views.named_numbers import sentences_with_names
from bot.commands.views.rows import list_rows
from bot.commands.views.told_above import ToldAbove
from bot.errors import BotError, WebexError
from bot.events import Document, Licence, Workspace
from bot.language.requests.showing import ShowWorkspace
from bot.names.workspaces import whereabouts
from bot.ports.webex import Read
from bot.sentences import in_one_row, read_at
from cards.card_builder import Button
from cards.fields import Field, People, Phones
from cards.list_cards import ListItem
from cards.overview import Rest, overview_card
from cards.picker import Pick
from cards.status import StatusRow

LICENCES = {Licence.COMMON_AREA: "common-area", Licence.PROFESSIONAL: "professional"}

MAX_FIELDS_TOLD = 3
"""Fields of one setting that its row tells."""
MAX_ACTIONS = 3
"""Buttons below the rows: what puts conflicts right, then the usual actions."""


@dataclass(frozen=True)
class WorkspaceReading:
    """What was read of a workspace at one moment: documents and values by setting, the settings that Webex
    says its licence does not include, and those that could not be read."""

    at: datetime
    families: Sequence[Family]
    documents: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    values: dict[str, Values] = field(default_factory=dict)
    not_licensed: list[tuple[Family, BotError]] = field(default_factory=list)
    failed: list[tuple[Family, BotError]] = field(default_factory=list)

    @property
    def read(self) -> list[Family]:
        """The settings that were read."""
        return [one for one in self.families if one.key in self.documents]

    @property
    def count(self) -> str:
        """How many of how many: `25 of 27 settings read`."""
        return f"{len(self.documents)} of {len(self.documents) + len(self.failed)} settings read"

    def only(self, families: Sequence[Family]) -> WorkspaceReading:
        """What was read of these settings."""
        keys = {one.key for one in families}
        return WorkspaceReading(
            self.at,
            families,
            {key: one for key, one in self.documents.items() if key in keys},
            {key: one for key, one in self.values.items() if key in keys},
            [one for one in self.not_licensed if one[0].key in keys],
            [one for one in self.failed if one[0].key in keys],
        )


def settings_of(workspace: Workspace) -> list[Family]:
    """The settings this workspace can have, as far as its licence tells. Raises NotLicensed when none."""
    found = [family for family in FAMILIES if not unavailable(family, workspace)]
    if not found:
        raise NotLicensed(unavailable(FAMILIES[0], workspace), None, workspace, Access.READ)
    return found


def read_settings(
    context: Context, workspace: Workspace, families: Sequence[Family], *, fresh: bool = False
) -> WorkspaceReading:
    """Reads these settings, several at a time. Raises what Webex says when not one could be read."""
    calling = context.services.calling
    found = calling.read_many([Read(one.path, workspace.id) for one in families], fresh=fresh)
    reading = WorkspaceReading(context.now, families)
    for family, one in zip(families, found, strict=True):
        if isinstance(one, Document):
            reading.documents[family.key] = one.body
            reading.values[family.key] = family.values(one.body)
        elif calling.is_unlicensed(family.path, workspace.id):
            reading.not_licensed.append((family, one))
        else:
            reading.failed.append((family, one))
    if not reading.documents:
        raise (reading.failed or reading.not_licensed)[0][1]
    return reading


def show_workspace(context: Context, request: ShowWorkspace) -> Answer:
    """The home page of a workspace: what is unusual, each with its button, and the usual actions."""
    workspace = request.workspace
    reading = read_settings(context, workspace, settings_of(workspace))
    held = {one.key: [*held_now(one, reading.documents)] for one in reading.read}
    dangers = dangers_now(context, workspace, reading.documents)
    timed = holding(context, workspace)
    ends = {one.family: until(context, one) for one in timed}
    experience = callers_experience(context, workspace, reading.documents)
    told = ToldAbove(reading.documents, experience)
    shown = [one for one in reading.read if _is_unusual(context, one, reading, held[one.key])]
    unusual = {one.key: _unusual(context, one, reading, held[one.key], told) for one in shown}
    rows = [
        ListItem(
            one.title,
            in_one_row((unusual[one.key], ends.pop(one.key, ""))),
            context.button("Open", context.command("show", one, workspace)),
        )
        for one in shown
    ]
    unused = {one.key: _unused(context, one, reading) for one in reading.read if one not in shown}
    picks = {
        one.key: Pick(one.title, unused[one.key], context.command("show", one, workspace))
        for one in reading.read
        if one not in shown
    }
    usual = [picks[key] for key, kept in unused.items() if not kept]
    kept = [picks[key] for key, kept in unused.items() if kept]
    fixes = fix_buttons(context, workspace, [*dangers, *(one for found in held.values() for one in found)])
    return card_answer(
        overview_card(
            workspace.name,
            whereabouts(workspace),
            [
                *filter(None, (request.note,)),
                *experience,
                *(f"{family_of(key).title}: {said}." for key, said in ends.items()),
            ],
            [*(one.sentence for one in dangers), *failures(reading)],
            rows,
            Rest(
                _summary(len(usual), len(kept), has_rows=bool(shown)),
                usual,
                [
                    Pick("History", "", context.command("history", workspace=workspace)),
                    Pick("Everything", "", context.command("show", workspace=workspace, rest="all")),
                ],
                list(_missing(workspace, reading)),
                kept,
            ),
            [
                *end_buttons(context, workspace, timed),
                *fixes,
                *_usual_actions(context, workspace, reading, shown),
            ][:MAX_ACTIONS],
            f"{read_at(reading.at, workspace.time_zone)}.",
            context.thread_id,
        )
    )


def callers_experience(context: Context, workspace: Workspace, documents: Documents) -> list[str]:
    """What becomes of calls to the workspace, by all the settings that were read."""
    said = incoming_calls(workspace.name[:MAX_NAME_CHARS], documents).sentences
    return sentences_with_names(context, said, documents, workspace)


def _usual_actions(
    context: Context, workspace: Workspace, reading: WorkspaceReading, shown: Sequence[Family]
) -> list[Button]:
    """A button for each of the settings that are changed most and have no row; who may not change them looks
    at them."""
    known = {one.key: one for one in reading.read if one not in shown}
    offered = [known[key] for key in USUAL_SETTINGS if key in known]
    verb = "edit" if context.can_change(workspace) else "show"
    return [context.button(one.title, context.command(verb, one, workspace)) for one in offered]


def _summary(usual: int, kept: int, *, has_rows: bool) -> str:
    """How many settings have no row, and why."""
    off = f"{kept} set up but off" if kept else ""
    if not (has_rows or off):
        return f"All {usual} settings as usual"
    return ", ".join(filter(None, (f"{usual} others as usual" if usual else "", off)))


def _is_unusual(
    context: Context, family: Family, reading: WorkspaceReading, held: Sequence[Finding | Conflict | Held]
) -> bool:
    """Whether something about a setting is unusual and has an effect, or is on and held back."""
    fields = unusual_now(family, reading.values[family.key])
    return bool(held or _on_lists(context, family, reading, in_use=True)) or any(map(_is_said, fields))


def _unusual(
    context: Context,
    family: Family,
    reading: WorkspaceReading,
    held: Sequence[Finding | Conflict | Held],
    told: ToldAbove,
) -> str:
    """What is unusual about a setting and has an effect, in a line, but for what is told above."""
    values = reading.values[family.key]
    fields = [one for one in unusual_now(family, values) if _is_said(one) and not told.tells(family, one)]
    lists = _on_lists(context, family, reading, in_use=True)
    return in_one_row((_said(family, fields, values), *lists, *told.once([one.sentence for one in held])))


def _unused(context: Context, family: Family, reading: WorkspaceReading) -> str:
    """What is unusual about a setting and has no effect, in a line; empty where nothing is."""
    values = reading.values[family.key]
    idle = [one for one in family.unusual(values) if not has_effect(family, values, one.key)]
    return in_one_row((_said(family, idle, values), *_on_lists(context, family, reading, in_use=False)))


def _is_said(field: Field) -> bool:
    """Whether it is told in a row; lists of people and numbers are told on their own."""
    return not isinstance(field, People | Phones)


def _said(family: Family, fields: Sequence[Field], values: Values) -> str:
    """What these fields are; of one that is called as its setting only the value."""
    told = [*filter(_is_said, fields)]
    more = f"; {len(told) - MAX_FIELDS_TOLD} more" if len(told) > MAX_FIELDS_TOLD else ""
    said = [StatusRow(one.label, one.text(values[one.key])) for one in told[:MAX_FIELDS_TOLD]]
    return "; ".join(_short(family, one) for one in said) + more


def _on_lists(context: Context, family: Family, reading: WorkspaceReading, *, in_use: bool) -> list[str]:
    """What is on the lists of a setting that are in use, or that are not; of the numbers, which are below the
    title, only that there are several."""
    document, values = reading.documents[family.key], reading.values[family.key]
    if family is NUMBERS and all(len(items.all_rows(document)) < 2 for items in family.lists):
        return []
    rows = list_rows(context, family, document, values, in_use=in_use)
    return [_short(family, row) for row in rows]


def _short(family: Family, row: StatusRow) -> str:
    return row.value if row.label.lower() == family.title.lower() else f"{row.label}: {row.value}"


def _missing(workspace: Workspace, reading: WorkspaceReading) -> Iterator[str]:
    """What this workspace cannot have, and why."""
    kind = LICENCES.get(workspace.licence, "")
    without = [one.title for one in FAMILIES if one not in reading.families]
    if without:
        yield f"Not with a {kind} licence (it takes a professional one): {', '.join(without)}."
    if reading.not_licensed:
        titles = ", ".join(family.title for family, _ in reading.not_licensed)
        yield f"Not with this licence, as Webex says (I ask again after some hours): {titles}."


def failures(reading: WorkspaceReading) -> list[str]:
    """What could not be read, in a sentence; nothing when all was."""
    if not reading.failed:
        return []
    answers = [(_answered(error), family.title) for family, error in reading.failed]
    parts = [
        f"{listed([title for _, title in group])} {answered}"
        for answered, group in groupby(sorted(answers, key=lambda one: one[0]), key=lambda one: one[0])
    ]
    return [f"{reading.count}; {'; '.join(parts)}."]


def _answered(error: BotError) -> str:
    status = error.status if isinstance(error, WebexError) else 0
    if 200 <= status < 300:
        return "answered with something I cannot read"
    return f"answered {status}" if status else "did not answer"
