"""`history`: the journal of changes, newest first, each with a button that undoes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.access import Access
from bot.catalogue import family_of, title_of
from bot.changes.number_names import shape_of
from bot.changes.undo import is_taken_back, why_not_undoable
from bot.clock import start_of_day
from bot.commands.context import Answer, Context, card_answer
from bot.commands.views.journal_words import changes_in_words
from bot.commands.views.named_numbers import names_of
from bot.events import Difference, Workspace
from bot.language.requests.showing import ShowHistory, WhatWasDone
from bot.language.vocabulary import command_text
from bot.names.text import begins
from bot.names.workspaces import common_zone
from bot.ports.database import Entry
from bot.sentences import how_many_workspaces, plan_name, when
from cards.card_builder import Button
from cards.list_cards import ListItem, list_card

ENTRIES_A_READ = 50
MAX_READS = 20
"""So many times the journal is asked for changes that may be the ones asked about."""
CHANGES_ON_PAGE = 4
"""Changes on a card: with a button each and one for the next page they are as many as a card should have."""

STATES = {
    "done": "",
    "failed": " Not made.",
    "unknown": " Webex did not answer: not certain.",
    "intended": " Under way.",
}


def history(context: Context, request: ShowHistory) -> Answer:
    """Lists what was changed, through the bot or seen by it, where this person may see it; first, who did
    it."""
    seen = context.seen()
    found = _found(context, request)
    if request.problem and not found and not request.before_id:
        raise request.problem
    groups = found[:CHANGES_ON_PAGE]
    page = [entry for group in groups for entry in group]
    taken_back = context.services.journal.taking_back([one.id for one in page])
    workspaces = [seen.by_id.get(one.workspace_id) for one in page]
    name_place = len({one.time_zone for one in workspaces if one}) > 1
    buttons = []
    if len(found) > CHANGES_ON_PAGE:
        verb = "who" if request.done else "history"
        older = command_text(verb, rest=f"{request.said} before {page[-1].id}".strip())
        buttons.append(context.button("Older", older))
    return card_answer(
        list_card(
            " · ".join(filter(None, ("History", _place(request)))),
            "" if request.done else _which(context, request, is_empty=not page),
            [_row(context, group, taken_back, name_place=name_place) for group in groups],
            buttons,
            "Changes made elsewhere are listed where they are watched.",
            _who(context, request, page, taken_back) if request.done and not request.before_id else "",
        )
    )


def _found(context: Context, request: ShowHistory) -> list[list[Entry]]:
    """The changes that are asked for, newest first, those of a plan together: as many as a page has, and one
    more if there are more."""
    found: list[list[Entry]] = []
    before_id = request.before_id
    limit = ENTRIES_A_READ if request.done or request.is_elsewhere else CHANGES_ON_PAGE + 1
    for _ in range(MAX_READS):
        entries = entries_of(context, request, limit, before_id)
        for one in entries:
            if not _is_done(one, request.done) or (request.is_elsewhere and not one.is_from_elsewhere):
                continue
            if found and _is_of_same_plan(one, found[-1][0]):
                found[-1].append(one)
            else:
                found.append([one])
        if len(found) > CHANGES_ON_PAGE or len(entries) < limit:
            break
        before_id, limit = entries[-1].id, ENTRIES_A_READ
    return found[: CHANGES_ON_PAGE + 1]


def _is_of_same_plan(one: Entry, other: Entry) -> bool:
    """Whether two changes belong to one plan, and both begin it or both put back what was before."""
    kinds = [(entry.plan_id, entry.parent_id is None, entry.actor_id) for entry in (one, other)]
    return one.plan_id is not None and kinds[0] == kinds[1]


def entries_of(context: Context, request: ShowHistory, limit: int, before_id: int = 0) -> Sequence[Entry]:
    """The changes that fit a query, and that this person may see, the newest first; only those before the
    one with this number if it is not 0."""
    journal, seen = context.services.journal, context.seen()
    places = None if context.rights.everywhere >= Access.READ else {one.location_id for one in seen}
    ids = [request.workspace.id] if request.workspace else None
    location_ids = request.location_ids
    if request.selection:
        # Of a whole location also those are meant that are gone.
        location_ids = request.selection.rule.whole_locations
        ids = None if location_ids else [one.id for one in request.selection.workspaces]
    if location_ids:
        places = {one for one in location_ids if places is None or one in places}
    return journal.history(
        workspace_ids=ids,
        location_ids=places,
        family=request.family.key if request.family else "",
        actor_ids=_actor_ids(context, request.by) if request.by else None,
        since=_since(context, request),
        reason=request.text,
        before_id=before_id,
        limit=limit,
    )


def _actor_ids(context: Context, by: str) -> list[str]:
    """Those whose name has the words."""
    if by == "me":
        return [context.person.id]
    return [person for person, name in context.services.journal.actors().items() if begins(name, by)]


def _since(context: Context, request: ShowHistory) -> datetime | None:
    """When the period that is asked for began, days by the clocks of the place."""
    if (period := request.period) is None:
        return None
    if not period.is_from_midnight:
        return context.now - period.length
    places = [one for one in context.seen() if one.location_id in request.location_ids]
    chosen = request.selection.workspaces if request.selection else places
    zone = request.workspace.time_zone if request.workspace else common_zone(chosen)
    return start_of_day(context.now, zone, period.length.days)


def _is_done(entry: Entry, done: WhatWasDone | None) -> bool:
    """Whether a change did what is asked about; any change where nothing is."""
    if done is None:
        return True
    if entry.state != "done":
        return False
    match done:
        case WhatWasDone.TURNED_ON | WhatWasDone.TURNED_OFF:
            return any(row["wanted"] is (done is WhatWasDone.TURNED_ON) for row in _switches(entry))
        case WhatWasDone.ADDED:
            return entry.action == "add"
        case WhatWasDone.REMOVED:
            return entry.action in ("remove", "remove_some", "clear")
        case WhatWasDone.UNDID:
            return entry.parent_id is not None
    return True


def _switches(entry: Entry) -> Sequence[Mapping[str, Any]]:
    """The fields that turn a setting on and off: its main one where it has one."""
    try:
        main = family_of(entry.family).main
    except KeyError:
        main = ""
    return [row for row in entry.fields if row["key"] == main] if main else entry.fields


def _place(request: ShowHistory) -> str:
    if request.selection:
        return request.selection.name
    return request.workspace.name if request.workspace else request.location


def _which(context: Context, request: ShowHistory, *, is_empty: bool) -> str:
    """Which changes are listed, in a line."""
    told = (
        request.family.title if request.family else "",
        "not made through me" if request.is_elsewhere else "",
        f"by {context.person.name if request.by == 'me' else request.by}" if request.by else "",
        request.period.words if request.period else "",
        f"“{request.text}”" if request.text else "",
    )
    which = ", ".join(filter(None, told))
    if is_empty:
        return f"I know of no such change: {which}." if which else "I know of no change yet."
    said = f"{which}, newest first." if which else "All changes, newest first."
    return said[:1].upper() + said[1:]


def _who(context: Context, request: ShowHistory, page: Sequence[Entry], taken_back: Sequence[Entry]) -> str:
    """The answer to the question who did it, in a sentence."""
    done = request.done.value if request.done else ""
    family = request.family.title if request.family else "a setting"
    if not page:
        return f"Nobody {done} {family}{_of(_place(request))} through me, as far as I know."
    last = page[0]
    workspace = context.seen().by_id.get(last.workspace_id)
    at = when(last, workspace.time_zone if workspace else "")
    who = context.by_whom(last)
    comma = "," if last.is_from_elsewhere else ""
    said = f"{who}{comma} {done} {title_of(last.family)} of {last.workspace_name} last: {at}"
    why = f", because “{last.reason}”" if last.reason else ""
    undone = next((one for one in taken_back if one.takes_back_id == last.id), None)
    since = f" {undone.actor_name} took that back since." if undone else ""
    return f"{said}{why}.{since}"


def _of(place: str) -> str:
    return f" of {place}" if place else ""


def _row(
    context: Context, group: Sequence[Entry], taken_back: Sequence[Entry], *, name_place: bool
) -> ListItem:
    """One change, or those of a plan together; where places have several clocks, with the `place`."""
    entry = group[0]
    workspace = context.seen().by_id.get(entry.workspace_id)
    at = when(entry, workspace.time_zone if workspace else "")
    if name_place and workspace and workspace.location_name:
        at += f" in {workspace.location_name}"
    if len(group) > 1:
        return _of_plan(context, group, taken_back, at)
    backs = [other for other in taken_back if other.takes_back_id == entry.id]
    return _item(context, entry, workspace, backs, at)


def _of_plan(context: Context, group: Sequence[Entry], taken_back: Sequence[Entry], at: str) -> ListItem:
    plan = plan_name(group[0].plan_id)
    titles = ", ".join(dict.fromkeys(title_of(one.family) for one in group))
    said = [*dict.fromkeys(f"{changes_in_words(one)}." for one in group)]
    missed = sum(one.state != "done" for one in group)
    undone = {other.takes_back_id for other in taken_back}
    left = [one for one in group if one.state == "done" and one.id not in undone]
    by = " by timer" if group[0].origin == "timer" else ""
    is_end = by and group[0].parent_id is not None
    can_undo = bool(left) and context.rights.most >= Access.WRITE and not is_end
    state = [f"{missed} not made, or not for certain." if missed else "", "" if left else "Undone since."]
    reasons = [*dict.fromkeys(filter(None, (one.reason for one in group)))]
    why = f"Reason: {reasons[0]}" if len(reasons) == 1 else ""
    return ListItem(
        f"{plan} · {titles} · {how_many_workspaces(len({one.workspace_id for one in group}))}",
        " ".join(
            filter(
                None, [said[0] if len(said) == 1 else "", *state, f"{group[0].actor_name}{by}, {at}.", why]
            )
        ),
        context.button("Undo all", f"undo {plan}") if can_undo else context.button("Show", f"show {plan}"),
    )


def _names(context: Context, entry: Entry, workspace: Workspace | None) -> dict[str, str]:
    """Who has the numbers to which the change sends calls."""
    if workspace is None:
        return {}
    rows = [Difference(str(row["label"]), str(row["before"]), str(row["after"])) for row in entry.fields]
    return names_of(context, shape_of(entry.family), rows, workspace)


def _item(
    context: Context, entry: Entry, workspace: Workspace | None, taken_back: Sequence[Entry], at: str
) -> ListItem:
    reason = f" Reason: {entry.reason}" if entry.reason else ""
    agreed = f" Second key: {entry.approved_by}." if entry.approved_by else ""
    agreed += f" Fine, says {entry.fine_by}." if entry.fine_by else ""
    timer = f" by timer s-{entry.timed_id}" if entry.origin == "timer" else ""
    what = f"{changes_in_words(entry, _names(context, entry, workspace))}.{_state(entry, taken_back)}"
    return ListItem(
        f"{entry.id} · {entry.workspace_name} · {title_of(entry.family)}",
        f"{what} {context.by_whom(entry)}{timer}, {at}.{agreed}{reason}",
        undo_button(context, entry, workspace, taken_back),
    )


def _state(entry: Entry, taken_back: Sequence[Entry]) -> str:
    """What became of a change, where it is not just done; what belongs together names each other."""
    parts = [STATES.get(entry.state, "")]
    if entry.takes_back_id:
        parts.append(f" {'Undid' if entry.parent_id else 'Took back'} change {entry.takes_back_id}.")
    if taken_back:
        what = "Made again" if entry.parent_id else "Undone"
        part = "" if is_taken_back(entry, taken_back) else " in part"
        parts.append(f" {what}{part} since, by change {taken_back[-1].id}.")
    return "".join(parts)


def undo_button(
    context: Context, entry: Entry, workspace: Workspace | None, taken_back: Sequence[Entry] = ()
) -> Button | None:
    """The button for a change that can be undone by this person, if nothing has moved since."""
    if workspace is None or not context.can_change(workspace) or why_not_undoable(entry, taken_back):
        return None
    verb = "redo" if entry.parent_id else "undo"
    return context.button(verb.capitalize(), command_text(verb, rest=str(entry.id)))
