"""`drift … accept`: a baseline takes the values that a workspace has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.catalogue.model.shape import Values
from bot.changes.target import SettingTarget, differences
from bot.commands.baselines.differences import (
    Comparison,
    Differing,
    alone,
    drift_command,
    nothing_differs,
    require_as_shown,
    seen_of,
    told_of,
    whole,
)
from bot.commands.baselines.ignored_store import Key
from bot.commands.baselines.kept import ask_first, require_may_change, was_saved_again
from bot.commands.context import Answer, Context, card_answer
from bot.commands.many.copying import copied_values
from bot.errors import NotUnderstood
from bot.language.requests.baseline import FindDrift
from bot.sentences import how_many_workspaces
from cards.outcome import outcome_card
from cards.text import message_text


def accept(context: Context, request: FindDrift, comparison: Comparison) -> Answer:
    """Takes what differs as it should be, once old → new was shown.

    Raises NotAllowed where this person may not change the baseline, NotUnderstood where workspaces have
    different values and none is named, OutOfDate where it is not as it was shown any more.
    """
    baseline, found = comparison.baseline, comparison.found(request)
    require_may_change(context, baseline)
    require_as_shown(comparison, found, request)
    if not found:
        return nothing_differs(comparison, request)
    ignored = {one.key: one.then.keys() for one in comparison.left_out(request)}
    accepted = _accepted(comparison, found, ignored)
    if accepted is None:
        raise _whose(context, request, comparison, found)
    families = {one.family.key: one.family for one in found}
    told = [
        line
        for key, values in accepted.items()
        for line in differences(
            SettingTarget(families[key]),
            comparison.wanted[key],
            {**dict.fromkeys(comparison.wanted[key]), **values},
        )
    ]
    seen = seen_of(baseline, found)
    if request.seen != seen or not context.was_shown:
        return ask_first(
            context,
            f"Change “{baseline.name}”?",
            _consequence(comparison, accepted),
            told,
            drift_command(request, seen),
        )
    dumped = {key: families[key].dump(values) for key, values in accepted.items()}
    new = replace(baseline, value={**baseline.value, **dumped}, at=context.now)
    if not context.services.saved.replace_saved(new, baseline):
        raise was_saved_again(baseline)
    return card_answer(
        outcome_card(
            f"“{baseline.name}” is changed",
            "good",
            "This is how it should be from now on. No workspace was changed.",
            told,
            [context.button("Show what differs", drift_command(whole(request)))],
            hint=context.person.name,
        )
    )


def _accepted(
    comparison: Comparison, found: Sequence[Differing], ignored: Mapping[Key, Collection[str]]
) -> dict[str, Values] | None:
    """The settings that differ as the workspaces have them, but for the fields that are ignored; None where
    they have them differently."""
    accepted: dict[str, Values] = {}
    for one in found:
        family, before = one.family, comparison.wanted[one.family.key]
        kept = ignored.get(one.key, ())
        now = {key: value for key, value in copied_values(family, one.now).items() if key not in kept}
        values = {**now, **{key: before[key] for key in kept}}
        known = accepted.setdefault(family.key, values)
        if known.keys() != values.keys() or family.touched(known, values):
            return None
    return accepted


def _whose(
    context: Context, request: FindDrift, comparison: Comparison, found: Sequence[Differing]
) -> NotUnderstood:
    """The question whose values are right."""
    by_workspace: dict[str, list[Differing]] = {}
    for one in found:
        by_workspace.setdefault(one.workspace.id, []).append(one)
    choices = []
    for group in by_workspace.values():
        its = replace(alone(context, request, group), only_families=request.only_families)
        command = drift_command(its, seen_of(comparison.baseline, group))
        choices.append((group[0].workspace.name, told_of(group), command))
    name = message_text(comparison.baseline.name)
    return NotUnderstood(
        f"Their values differ. Which workspace is right, for “{name}” to take its values? "
        "Nothing was changed.",
        choices=tuple(choices),
    )


def _consequence(comparison: Comparison, accepted: Mapping[str, Values]) -> str:
    """What the baseline would then say of the workspaces that were read."""
    then = {**comparison.wanted, **accepted}
    now, left = (
        len({one.workspace.id for one in found})
        for found in (comparison.differing(), comparison.differing(then))
    )
    said = "It is not changed yet. Everybody in this space compares with it."
    if comparison.count == 1:
        return said
    return f"{said}\nThen {left} of {how_many_workspaces(comparison.count)} here would differ, now {now}."
