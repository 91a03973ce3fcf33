"""`set`: change fields of one setting from a typed command."""

from __future__ import annotations

from collections.abc import Callable

from bot.access import Access
from bot.catalogue.model.family import Family
from bot.changes.target import SettingTarget
from bot.commands.context import Answer, Context
from bot.commands.forms.values import resolve
from bot.commands.lists.lookup import NOT_HERE, phrase
from bot.commands.views.outcome import outcome_answer
from bot.commands.workspace_lookup import check, find_workspace, no_such_family
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.assignments import Assignment, assignments, example, splits
from bot.language.command import MOST_WORDS, Words, find_family, joined
from bot.names.text import folded, quoted
from bot.names.workspaces import MAX_NAME_WORDS, matching
from cards.fields import Ref


def set_fields(context: Context, words: Words) -> Answer:
    """Sets fields as `set <setting> <workspace> <field> <value> …` says; all of them or none."""
    family, rest = _family_first(context, words)
    at = _workspace_end(context, family, rest)
    tail = rest[at:]
    command = " ".join(quoted(word.text) if word.quoted else word.text for word in tail)
    workspace = find_workspace(
        context, joined(rest[:at]), lambda name: f"set {family.key} {name} {command}", Access.WRITE
    )
    check(context, family, workspace, Access.WRITE)
    notes: list[str] = []
    values = {
        one.field.key: resolve(
            context, one.field, one.words, workspace, _held(context, family, workspace, one), notes
        )
        for one in assignments(family, tail)
    }
    outcome = context.change(SettingTarget(family), workspace, values)
    return outcome_answer(context, outcome, notes=notes)


def _family_first(context: Context, words: Words) -> tuple[Family, Words]:
    """The setting stands first, or right after the name of a workspace: further on, the names of fields may
    look like settings."""
    seen = context.seen()
    for start in range(min(len(words), MAX_NAME_WORDS)):
        if start and not matching(seen, joined(words[:start])):
            continue
        for size in range(min(MOST_WORDS, len(words) - start), 0, -1):
            family, rest = find_family(words[start : start + size])
            if family is not None and not rest:
                return family, words[:start] + words[start + size :]
    raise no_such_family(words[:1], "set")


def _workspace_end(context: Context, family: Family, words: Words) -> int:
    """How many words are the workspace's name: of the ways to read it, the one that names a workspace."""
    if not family.fields:
        items = family.lists[0]
        raise NotUnderstood(
            f"{family.title} has nothing to set. Nothing was changed."
            + (f" {NOT_HERE.format(what=items.title)}" if items.secret else ""),
            f"Type `{phrase('add', family, items, '<workspace>')}` or "
            f"`{phrase('list', family, items, '<workspace>')}`.",
        )
    ends = [at for at in splits(family, words) if at <= MAX_NAME_WORDS]
    seen = context.seen()
    if not ends:
        known = len(matching(seen, joined(words))) == 1
        raise NotUnderstood(
            f"{'Which field' if known else 'Which workspace, and which field'}? Nothing was changed.",
            f"Type `set {family.key} <workspace> <field> <value>`, for example {example(family.fields[0])}. "
            "The fields are: " + ", ".join(f"“{field.label}”" for field in family.fields) + ".",
        )
    named = [at for at in ends if matching(seen, joined(words[:at]))]
    exact = [at for at in named if folded(joined(words[:at])) in seen.by_name]
    return (exact or named or ends)[0]


def _held(
    context: Context, family: Family, workspace: Workspace, one: Assignment
) -> Callable[[], tuple[Ref, ...]]:
    """Reads who is on the list of a field."""

    def held() -> tuple[Ref, ...]:
        document = context.services.calling.read(family.path, workspace.id)
        refs: tuple[Ref, ...] = family.values(document.body)[one.field.key] or ()
        return refs

    return held
