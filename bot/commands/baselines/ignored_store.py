"""Which differences from a baseline a space ignores, kept beside the baseline."""

from __future__ import annotations

from collections.abc import Mapping

from bot.commands.context import Context
from bot.ports.database import Saved

IGNORED = "ignored"

Key = tuple[str, str]
"""The id of a workspace and the key of a setting."""


def ignored_of(context: Context, baseline: Saved) -> Mapping[Key, Saved]:
    """What is ignored; the value of each is that of the fields when they were ignored, by key."""
    found = context.services.saved.saved(baseline.space_id, _kind(baseline))
    return {_key(one): one for one in found}


def keep_ignored(context: Context, baseline: Saved, key: Key, values: Mapping[str, object]) -> None:
    """Ignores these values of a setting of a workspace from now on, in the place of those before."""
    person = context.person
    context.services.saved.save(
        Saved(
            baseline.space_id,
            _kind(baseline),
            " ".join(key),
            values,
            person.id,
            person.name,
            context.now,
        )
    )


def forget_ignored(context: Context, baseline: Saved, key: Key | None = None) -> None:
    """Ignores a setting of a workspace no more; without a key nothing of this baseline."""
    for one in [key] if key else ignored_of(context, baseline):
        context.services.saved.forget_saved(baseline.space_id, _kind(baseline), " ".join(one))


def _kind(baseline: Saved) -> str:
    return f"{IGNORED} {baseline.name}"


def _key(one: Saved) -> Key:
    workspace_id, _, family = one.name.rpartition(" ")
    return workspace_id, family
