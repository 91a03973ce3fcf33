"""`drift`: which workspaces are not as a baseline says, and a plan that makes them so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.changes.target import SettingTarget
from bot.commands.baselines.accept import accept
from bot.commands.baselines.differences import (
    Comparison,
    Differing,
    about,
    alone,
    compare_with,
    drift_command,
    nothing_differs,
    require_as_shown,
    seen_of,
    told_of,
)
from bot.commands.baselines.ignored import forget, ignore, show_ignored
from bot.commands.baselines.kept import baseline_of, may_change, seen_baseline
from bot.commands.context import Answer, Context, card_answer
from bot.commands.many.plans import keep_plan
from bot.language.requests.baseline import DriftAction, FindDrift
from bot.sentences import how_many_workspaces, not_there
from cards.card_builder import Button
from cards.list_cards import Choosing, ListItem, list_card
from cards.payload import MAX_WORDS, Say

MAX_CHOICES = 25
"""Workspaces or settings in the list to open."""
TOO_LONG = "These names are too many for buttons: type the words with fix, accept or ignore behind."
MAX_ON_LISTS = 10
"""Workspaces and settings of which it is told what differs on lists."""
ONLY_TOLD = "What stands on lists is only told: change it by hand, or save the baseline again."
WHAT_THEY_DO = "Fix changes the workspaces, Accept the baseline. Ignore hides this until it changes."


def find_drift(context: Context, request: FindDrift) -> Answer:
    """Says which workspaces are not as the baseline says, or does about it what is asked.

    Raises NotFound where there is no such baseline, NotAvailable where too much would have to be read,
    NotAllowed where this person may not, OutOfDate where it is not as a card showed it any more.
    """
    baseline = baseline_of(context, request.name, _command_with_name(request))
    request = replace(request, name=baseline.name)
    comparison = compare_with(context, baseline, request)
    return _ANSWERS[request.action](context, request, comparison)


def _command_with_name(request: FindDrift) -> str:
    """What is asked for, with `{}` for the name of the baseline."""
    said = drift_command(replace(request, name="\0"))
    return said.replace("{", "{{").replace("}", "}}").replace("\0", "{}")


def _show(context: Context, request: FindDrift, comparison: Comparison) -> Answer:
    """What differs, with what can be done about it."""
    found = comparison.found(request)
    rows: dict[str, list[Differing]] = {}
    is_one = len({one.workspace.id for one in found}) == 1
    for one in found:
        rows.setdefault(one.family.key if is_one else one.workspace.id, []).append(one)
    items = [ListItem(_title(request, group[0], is_one=is_one), told_of(group)) for group in rows.values()]
    on_lists = [
        ListItem(f"{workspace.name} · {family.title}", said)
        for workspace, family, said in comparison.on_lists(request)
    ]
    choosing = None
    if len(rows) > 1:
        commands = [_only(context, request, group, is_one=is_one) for group in rows.values()]
        label = "Only one setting" if is_one else "Only one workspace"
        choosing = Choosing(
            label,
            [(item.title, command) for item, command in zip(items, commands, strict=True)][:MAX_CHOICES],
            [Button("Open", Say("", context.thread_id))],
            f"{label}: say {commands[0]}",
        )
    buttons = _buttons(context, request, comparison, found)
    hint = WHAT_THEY_DO if len(buttons) >= len(("Fix", "Accept", "Ignore")) else ""
    longest = drift_command(replace(request, action="accept"), seen_of(comparison.baseline, found))
    if found and len(longest) > MAX_WORDS:
        hint = TOO_LONG
    if on_lists:
        hint = f"{hint} {ONLY_TOLD}".strip()
    said, title = _said(request, comparison, found, on_lists), f"Drift from “{request.name}”"
    left = len(on_lists) - MAX_ON_LISTS
    more = [ListItem("More", f"{left} more lists")] if left > 0 else []
    shown = [*items, *on_lists[:MAX_ON_LISTS], *more]
    return card_answer(list_card(title, about(request), shown, buttons, hint, said, choosing))


def _title(request: FindDrift, one: Differing, *, is_one: bool) -> str:
    """What a row is about: a workspace, or a setting where all rows are of one workspace."""
    if not is_one:
        return one.workspace.name
    is_named = len((request.only or request.selection).workspaces) == 1
    return one.family.title if is_named else f"{one.workspace.name} · {one.family.title}"


def _only(context: Context, request: FindDrift, group: Sequence[Differing], *, is_one: bool) -> str:
    """The words that show only this workspace, or only this setting of it."""
    one = alone(context, request, group)
    return drift_command(one if is_one else replace(one, only_families=request.only_families))


def _said(
    request: FindDrift, comparison: Comparison, found: Sequence[Differing], on_lists: Sequence[ListItem]
) -> str:
    """How many differ, are ignored, and could not be read."""
    read = how_many_workspaces(comparison.count)
    differing = len({one.workspace.id for one in found})
    nothing = "Only what stands on lists differs" if on_lists else "Nothing differs"
    said = [f"{differing} of {read} differ{'s' * (differing == 1)}." if found else f"{nothing} in {read}."]
    if request.only or comparison.count == 1:
        said = [] if found else [f"{nothing}."]
    if comparison.knows_no_lists:
        said.append("What stands on lists is not compared: the baseline is older. Save it again for that.")
    if ignored := len(comparison.left_out(request)):
        said.append(f"{ignored} ignored.")
    if comparison.unread:
        said.append(f"{comparison.unread} setting{'s' * (comparison.unread > 1)} could not be read.")
    if not request.only and (lacks := not_there(request.selection.missing)):
        said.append(lacks)
    if found or on_lists:
        said.append("Now → as it should be:")
    return " ".join(said)


def _buttons(
    context: Context, request: FindDrift, comparison: Comparison, found: Sequence[Differing]
) -> list[Button]:
    """What can be done about what is shown."""
    seen = seen_of(comparison.baseline, found)
    actions: list[tuple[str, DriftAction, str]] = []
    if found:
        actions = [
            ("Fix", "fix", seen_baseline(comparison.baseline)),
            ("Accept", "accept", seen),
            ("Ignore", "ignore", seen),
        ]
    if context.event.space.is_direct:
        changes = all(context.can_change(one.workspace, one.family) for one in found)
        accepts = may_change(comparison.baseline, context.person, context.rights)
        actions = [one for one in actions if (accepts if one[1] == "accept" else changes)]
    if comparison.left_out(request):
        actions.append(("Ignored", "ignored", ""))
    buttons = []
    for title, action, shown in actions:
        asked = replace(request, action=action)
        button = context.button(title, drift_command(asked, shown))
        buttons.append(replace(button, typed=drift_command(asked)))
    return buttons


def _fix(context: Context, request: FindDrift, comparison: Comparison) -> Answer:
    """Keeps a plan that makes them as they should be."""
    found = comparison.found(request)
    require_as_shown(comparison, found, request)
    if not found:
        return nothing_differs(comparison, request)
    requests = [context.change_request(SettingTarget(one.family), one.workspace, one.then) for one in found]
    missing = () if request.only else request.selection.missing
    return keep_plan(context, drift_command(request), requests, missing=missing)


_ANSWERS: Mapping[DriftAction, Callable[[Context, FindDrift, Comparison], Answer]] = {
    "show": _show,
    "fix": _fix,
    "accept": accept,
    "ignore": ignore,
    "ignored": show_ignored,
    "forget": forget,
}
