"""`baseline` and `drift`: how workspaces should be, and where they are not."""

from __future__ import annotations

from bot.access import unavailable
from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values
from bot.changes.target import SettingTarget
from bot.commands.context import Answer, Context, card_answer
from bot.commands.copying import copied_values
from bot.commands.plans import keep_plan
from bot.commands.views.overview import read_settings, settings_of
from bot.errors import BotError, NotAvailable, NotFound
from bot.events import Reply, Workspace
from bot.language.requests.saved import FindDrift, SaveBaseline
from bot.language.understand.command_readers.copying import COPIED
from bot.names.text import quoted
from bot.ports.database import Saved
from bot.ports.webex import Read
from cards.list_cards import ListItem, list_card
from cards.text import message_text

BASELINE = "baseline"
MAX_READS = 1_000
"""Documents that are read for one answer; at the pace that Webex allows they take about a minute."""
MAX_FIELDS_SAID = 4


def save_baseline(context: Context, request: SaveBaseline) -> Answer:
    """Keeps how a workspace is now under a name, without secrets and what belongs to it alone."""
    workspace = request.workspace
    reading = read_settings(
        context, workspace, [one for one in settings_of(workspace) if one in COPIED], fresh=True
    )
    value = {
        family.key: family.dump(copied_values(family, reading.values[family.key])) for family in reading.read
    }
    person = context.person
    context.services.saved.save(
        Saved(context.event.space.id, BASELINE, request.name, value, person.id, person.name, context.now)
    )
    name = message_text(request.name)
    return Answer(
        Reply(
            f"**{message_text(workspace.name)}** is the baseline “{name}” of this space: {reading.count}. "
            f"Where others differ: `drift <workspaces> vs {name}`."
        )
    )


def find_drift(context: Context, request: FindDrift) -> Answer:
    """Says which workspaces are not as the baseline says; with `fix` keeps a plan that makes them so.

    Raises NotFound where there is no such baseline, NotAvailable where too much would have to be read.
    """
    found = context.services.saved.saved(context.event.space.id, BASELINE, request.name)
    if not found:
        raise NotFound(
            f"There is no baseline “{message_text(request.name)}” here.",
            "Save one: `baseline save <workspace> as <name>`.",
        )
    value = found[0].value
    wanted = [(one, one.load(value[one.key])) for one in COPIED if one.key in value]
    drifted, unread = _drifted(context, request.selection.workspaces, wanted)
    if request.fix and drifted:
        said = f"drift {request.selection.said} vs {request.name} fix"
        requests = [
            context.change_request(SettingTarget(family), workspace, then)
            for workspace, family, _, then in drifted
        ]
        return keep_plan(context, said, requests)
    rows: dict[str, list[str]] = {}
    for workspace, family, now, then in drifted:
        told = [
            f"{one.label}: {one.text(now[one.key])} → {one.text(then[one.key])}"
            for one in family.fields
            if one.key in then
        ]
        more = [f"{len(told) - MAX_FIELDS_SAID} more"] if len(told) > MAX_FIELDS_SAID else []
        rows.setdefault(workspace.name, []).append("; ".join((*told[:MAX_FIELDS_SAID], *more)))
    count = len(request.selection.workspaces)
    answer = f"{len(rows)} of {count:,} workspaces are not as “{request.name}”." + (
        f" {unread} settings could not be read." if unread else ""
    )
    fix = f"drift {request.selection.said} vs {quoted(request.name)} fix"
    buttons = [context.button("Fix", fix)] if rows else []
    items = [ListItem(name, "; ".join(said)) for name, said in rows.items()]
    return card_answer(list_card(f"Drift · {request.selection.said}", "", items, buttons, "", answer))


def _drifted(
    context: Context, workspaces: tuple[Workspace, ...], wanted: list[tuple[Family, Values]]
) -> tuple[list[tuple[Workspace, Family, Values, Values]], int]:
    """What differs: the workspace, the setting, its values now, and the values that should be; and how many
    settings could not be read."""
    reads = [
        (workspace, family, then)
        for workspace in workspaces
        for family, then in wanted
        if not unavailable(family, workspace)
    ]
    if len(reads) > MAX_READS:
        raise NotAvailable(
            f"These are {len(reads):,} settings, and I read {MAX_READS:,} at most for one answer.",
            "Name fewer workspaces.",
        )
    calling = context.services.calling
    documents = calling.read_many([Read(family.path, one.id) for one, family, _ in reads])
    drifted: list[tuple[Workspace, Family, Values, Values]] = []
    unread = 0
    for (workspace, family, then), document in zip(reads, documents, strict=True):
        if isinstance(document, BotError):
            unread += not calling.is_unlicensed(family.path, workspace.id)
            continue
        now = family.values(document.body)
        differing = {
            key: value for key, value in then.items() if not family.field(key).same(now.get(key), value)
        }
        if differing:
            drifted.append((workspace, family, now, differing))
    return drifted, unread
