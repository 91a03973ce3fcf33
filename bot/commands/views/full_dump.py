"""`show <workspace> all`: every field of every setting, page by page."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values
from bot.commands.context import Answer, Context, shown
from bot.commands.views.overview import Reading, failures, offered, read_settings
from bot.commands.views.setting import all_rows
from bot.commands.workspace_lookup import place
from bot.events import Workspace
from bot.names.workspaces import typed_name
from bot.words import moment
from cards.card_builder import Button
from cards.payload import Say
from cards.status import Row, status_card
from cards.text import unmarked

MOST_GROUPS = 8
MOST_ROWS = 34
"""What a card can hold of rows with long values."""


def everything(context: Context, workspace: Workspace, page: int) -> Answer:
    """One page of all the fields; what the workspace was known to lack is asked for again."""
    pages = _pages(offered(workspace))
    page = min(max(page, 1), len(pages))
    reading = read_settings(context, workspace, pages[page - 1], fresh=True)
    name = typed_name(context.seen(), workspace)
    more = Button("More", Say(f"show {name} all page {page + 1}", context.thread_id))
    return shown(
        status_card(
            f"Everything · {workspace.name}",
            f"{place(workspace)} · page {page} of {len(pages)}",
            _rows(context, reading),
            [
                *([more] if page < len(pages) else []),
                Button("At a glance", Say(f"show {name}", context.thread_id)),
                Button("As a file", Say(f"show {name} raw", context.thread_id)),
            ],
            failures(reading),
            f"{reading.count} on this page, {moment(reading.at, workspace.time_zone)}. "
            f"To change one: edit <setting> {name}",
        )
    )


def _pages(families: Sequence[Family]) -> list[list[Family]]:
    """The settings in pages of so many fields, known before any is read."""
    pages: list[list[Family]] = [[]]
    room = MOST_ROWS
    for family in families:
        size = len(family.fields) + len(family.read_only_fields) + len(family.lists)
        if pages[-1] and (size > room or len(pages[-1]) == MOST_GROUPS):
            pages.append([])
            room = MOST_ROWS
        pages[-1].append(family)
        room -= size
    return pages


def _rows(context: Context, reading: Reading) -> list[Row]:
    why = {family.key: error for family, error in (*reading.failed, *reading.lacking)}
    rows: list[Row] = []
    for family in reading.families:
        if family.key in why:
            lacks = any(one is family for one, _ in reading.lacking)
            said = "This licence does not include it." if lacks else "Could not be read."
            rows += [Row(family.title, heading=True), Row(said, unmarked(why[family.key].sentence))]
            continue
        values: Values = reading.values[family.key]
        document = reading.documents[family.key]
        rows += _titled(family, all_rows(context, family, document, values))
    return rows


def _titled(family: Family, rows: Sequence[Row]) -> list[Row]:
    """The rows with the setting's title in every heading."""
    headed = [Row(f"{family.title} · {row.label}", heading=True) if row.heading else row for row in rows]
    return headed if headed and headed[0].heading else [Row(family.title, heading=True), *headed]
