"""`set`: change fields of one setting from a typed command."""

from __future__ import annotations

from typing import Any

from bot.access import Access
from bot.assignments import NOTHING, Assignment, assignments, example, names, splits
from bot.catalogue.family import Family
from bot.changes.subject import Setting
from bot.changes.wanted import Members, Wanted
from bot.commands import Words, find_family, joined
from bot.errors import NotFound, NotUnderstood
from bot.events import Workspace
from bot.handlers.context import Answer, Context
from bot.handlers.members import TooMany, Unclear, find_member
from bot.handlers.outcome import outcome_answer
from bot.handlers.target import check, find_workspace, no_such_family
from bot.matching import folded, matching, quoted
from cards.fields import Invalid, People, Phone, Ref
from cards.text import escape


def set_fields(context: Context, words: Words) -> Answer:
    """Sets fields as `set <setting> <workspace> <field> <value> …` says; all of them or none."""
    family, rest = _family_first(words)
    at = _workspace_end(context, family, rest)
    tail = rest[at:]
    command = " ".join(quoted(word.text) if word.quoted else word.text for word in tail)
    workspace = find_workspace(context, joined(rest[:at]), lambda name: f"set {family.key} {name} {command}")
    check(context, family, workspace, Access.WRITE)
    values = {one.field.key: _value(context, family, workspace, one) for one in assignments(family, tail)}
    outcome = context.services.changes.apply(
        Wanted(Setting(family), workspace, values, context.person, context.event.space.id, "command")
    )
    return outcome_answer(context, Setting(family), workspace, outcome)


def _family_first(words: Words) -> tuple[Family, Words]:
    """The setting must stand first here: field names may look like settings further on."""
    for size in range(min(4, len(words)), 0, -1):
        family, rest = find_family(words[:size])
        if family is not None and not rest:
            return family, words[size:]
    raise no_such_family(words[:1], "set")


def _workspace_end(context: Context, family: Family, words: Words) -> int:
    """How many words are the workspace's name: of the ways to read it, the one that names a workspace."""
    ends = list(splits(family, words))
    if not ends:
        raise NotUnderstood(
            "Which workspace, and which field? Nothing was changed.",
            f"Type `set {family.key} <workspace> <field> <value>`, for example {example(family.fields[0])}. "
            "The fields are: " + ", ".join(f"“{field.label}”" for field in family.fields) + ".",
        )
    seen = context.seen()
    known = [at for at in ends if matching(seen, joined(words[:at]))]
    exact = [at for at in known if any(folded(one.name) == folded(joined(words[:at])) for one in seen)]
    return (exact or known or ends)[0]


def _value(context: Context, family: Family, workspace: Workspace, one: Assignment) -> Any:
    if isinstance(one.field, People):
        wanted = names(one.words)
        add = tuple(_somebody(context, name) for name in wanted.add)
        return Members(add, _listed(context, family, workspace, one.field, wanted.remove))
    said = joined(one.words)
    if isinstance(one.field, Phone) and folded(said) in NOTHING:
        said = ""
    try:
        return one.field.parse(said, workspace.country)
    except Invalid as problem:
        raise NotUnderstood(
            f"{one.field.label}: {problem} Nothing was changed.", f"For example {example(one.field)}."
        ) from None


def _somebody(context: Context, name: str) -> Ref:
    try:
        return find_member(context, name)
    except Unclear as unclear:
        raise _unclear(name, unclear.members) from None
    except (NotFound, TooMany) as problem:
        raise NotFound(
            f"{problem.sentence} Nothing was changed.", "Say more of the name, or a number."
        ) from None


def _listed(
    context: Context, family: Family, workspace: Workspace, field: People, wanted: tuple[str, ...]
) -> tuple[Ref, ...]:
    """Those on the list now who bear these names; nobody else can be taken off it."""
    if not wanted:
        return ()
    now: tuple[Ref, ...] = family.values(context.services.calling.read(family.path, workspace.id).body)[
        field.key
    ]
    found = []
    for name in wanted:
        fits = [ref for ref in now if folded(ref.name) == folded(name)] or [
            ref
            for ref in now
            if folded(name) in folded(ref.name) or f"x{name.lstrip('xX')}" in ref.detail.split(" · ")
        ]
        if not fits:
            raise NotFound(
                f"“{escape(name[:60])}” is not on the list. Nothing was changed.",
                f"On it: {escape(field.text(now))}.",
            )
        if len(fits) > 1:
            raise _unclear(name, tuple(fits))
        found.append(fits[0])
    return tuple(found)


def _unclear(name: str, fits: tuple[Ref, ...]) -> NotUnderstood:
    listed = "; ".join(escape(f"{ref.name} ({ref.detail})") for ref in fits)
    return NotUnderstood(
        f"Several fit “{escape(name[:60])}”: {listed}. Nothing was changed.",
        "Say the extension instead, or use the form: `edit <setting> <workspace>`.",
    )
