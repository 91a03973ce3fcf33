"""`show <workspace> all`: every field of every setting, page by page."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import unavailable
from bot.catalogue.call_flow import INCOMING
from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values
from bot.commands.context import Answer, Context, card_answer
from bot.commands.pager import more_button, page_of
from bot.commands.views.dangers import dangers_now
from bot.commands.views.overview import (
    WorkspaceReading,
    callers_experience,
    failures,
    read_settings,
    settings_of,
)
from bot.commands.views.rows import all_rows
from bot.language.requests.showing import ShowEverything
from bot.names.workspaces import whereabouts
from bot.sentences import read_at
from cards.status import StatusRow, status_card
from cards.text import unmarked

MAX_SETTINGS_ON_PAGE = 8
"""Settings on one page, so that the card can be read on a phone."""
MAX_ROWS_ON_PAGE = 34
"""What a card can hold of rows with long values."""


def show_everything(context: Context, request: ShowEverything) -> Answer:
    """Shows one page of all the fields; settings that the licence did not include are asked for again."""
    workspace = request.workspace
    page = page_of(_pages(settings_of(workspace)), request.page, 1)
    families = page.rows[0]
    others = [one for one in INCOMING if one not in families and not unavailable(one, workspace)]
    all_read = read_settings(
        context, workspace, [*families, *(others if page.number == 1 else ())], fresh=True
    )
    reading = all_read.only(families)
    first, dangers = [], []
    if page.number == 1:
        first = callers_experience(context, workspace, all_read.documents)
        dangers = [one.sentence for one in dangers_now(context, workspace, all_read.documents)]
    more = more_button(context, page, context.command("show", workspace=workspace, rest="all"))
    return card_answer(
        status_card(
            f"Everything · {workspace.name}",
            f"{whereabouts(workspace)} · {page.label}",
            _rows(context, reading),
            [
                *more,
                context.button("At a glance", context.command("show", workspace=workspace)),
                context.button("As a file", context.command("show", workspace=workspace, rest="raw")),
            ],
            failures(all_read),
            f"{read_at(reading.at, workspace.time_zone)}: {reading.count} on this page. "
            f"To change one: edit <setting> {context.typed_name(workspace)}",
            first=first,
            warnings=dangers,
        )
    )


def _pages(families: Sequence[Family]) -> list[list[Family]]:
    """The settings in pages of so many fields, known before any is read."""
    pages: list[list[Family]] = [[]]
    room = MAX_ROWS_ON_PAGE
    for family in families:
        size = len(family.fields) + len(family.read_only_fields) + len(family.lists)
        if pages[-1] and (size > room or len(pages[-1]) == MAX_SETTINGS_ON_PAGE):
            pages.append([])
            room = MAX_ROWS_ON_PAGE
        pages[-1].append(family)
        room -= size
    return pages


def _rows(context: Context, reading: WorkspaceReading) -> list[StatusRow]:
    why = {family.key: error for family, error in (*reading.failed, *reading.not_licensed)}
    rows: list[StatusRow] = []
    for family in reading.families:
        if family.key in why:
            not_licensed = any(one is family for one, _ in reading.not_licensed)
            label = "This licence does not include it." if not_licensed else "Could not be read."
            rows += [
                StatusRow(family.title, heading=True),
                StatusRow(label, unmarked(why[family.key].sentence)),
            ]
            continue
        values: Values = reading.values[family.key]
        document = reading.documents[family.key]
        rows += _titled(family, all_rows(context, family, document, values))
    return rows


def _titled(family: Family, rows: Sequence[StatusRow]) -> list[StatusRow]:
    """The rows with the setting's title in every heading."""
    headed = [
        StatusRow(f"{family.title} · {row.label}", heading=True) if row.heading else row for row in rows
    ]
    return headed if headed and headed[0].heading else [StatusRow(family.title, heading=True), *headed]
