"""The value that the words of a typed command mean for a field: read, or looked up by name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bot.changes.request import ListEdit
from bot.commands.context import Context
from bot.commands.forms.pick import TooMany, Unclear, find_one, named
from bot.errors import NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.assignments import Assignment, NameChanges, example
from bot.names.text import begins, folded, names_nothing, quoted
from cards.fields import Choice, Field, Final, Invalid, People, Ref, dialled, parts_of, spoken_number
from cards.text import message_text

UNCHANGED = "Nothing was changed."


def resolve(
    context: Context,
    assignment: Assignment,
    workspace: Workspace,
    on_the_list: Callable[[Field], tuple[Ref, ...]] = lambda field: (),
    notes: list[str] | None = None,
) -> Any:
    """The value that is meant; for a list of people, whom to add and whom to take off.

    `on_the_list` reads who is on a list of people; `notes` get whose a number is that a name stood for.
    Raises NotUnderstood or NotFound, with how to say it.
    """
    field, text = assignment.field, assignment.text
    if isinstance(field, People):
        return _people(context, field, assignment.names, workspace, on_the_list(field))
    try:
        return field.parse(text, workspace.country)
    except Final as problem:
        raise _refused(field, problem, workspace.country) from None
    except Invalid as problem:
        if not field.source:
            raise _refused(field, problem, workspace.country) from None
        of_its_own = "" if field.needs_look_up else f"{message_text(str(problem))} "
        prefix = f"{field.label}: {of_its_own}"
        found = _looked_up(context, field, text, workspace, prefix, "use the form")
        if notes is not None and not field.needs_look_up:
            notes.append(f"{field.label}: {found.name} · {parts_of(found.detail)[0]}.")
        return field.chosen(found)


def _refused(field: Field, problem: Invalid, country: str) -> NotUnderstood:
    shown = "" if isinstance(field, Choice) else f"For example {example(field, country)}."
    return NotUnderstood(f"{field.label}: {message_text(str(problem))} {UNCHANGED}", shown)


def _looked_up(
    context: Context, field: Field, name: str, workspace: Workspace, prefix: str = "", also: str = "a number"
) -> Ref:
    """The one that bears the name; the refusal begins with `prefix` and says what helps besides the name."""
    try:
        return find_one(context, field.source, name, workspace)
    except Unclear as unclear:
        raise WhichOne(name, unclear.members) from None
    except (NotFound, TooMany) as nothing:
        next_step = f"Say more of the name, or {also}."
        raise NotFound(f"{prefix}{nothing.sentence} {UNCHANGED}", next_step) from None


def _people(
    context: Context, field: People, names: NameChanges, workspace: Workspace, refs: tuple[Ref, ...]
) -> ListEdit:
    remove = tuple(_on_the_list(field, name, refs) for name in names.remove)
    change = ListEdit(tuple(_looked_up(context, field, name, workspace) for name in names.add), remove)
    count = len(change.on(refs))
    if count > max(field.limit, len(refs)):
        raise NotUnderstood(
            f"{field.label} can hold at most {field.limit}; these would be {count}. {UNCHANGED}",
            "Remove some in the same command, with `remove <name>`.",
        )
    return change


def people_on_many(
    context: Context,
    field: People,
    names: NameChanges,
    workspace: Workspace,
    lists: tuple[Ref, ...] | None,
) -> ListEdit:
    """Whom to add to a list of people on several workspaces, and whom to take off it.

    `lists` are all on the lists now, None where they are too many to be read; who is on none is looked up for
    this workspace. Raises NotUnderstood or NotFound.
    """

    def off(name: str) -> Ref:
        with suppress(NotFound):
            return _on_the_list(field, name, lists or ())
        return _looked_up(context, field, name, workspace)

    add = tuple(_looked_up(context, field, name, workspace) for name in names.add)
    return ListEdit(add, tuple(map(off, names.remove)))


def _on_the_list(field: People, name: str, refs: tuple[Ref, ...]) -> Ref:
    """The one on the list now that bears this name; nobody else can be taken off it."""
    reach = {f"x{name.lstrip('xX')}", spoken_number(name)}
    exact = [ref for ref in refs if folded(ref.name) == folded(name)]
    sure = exact or [ref for ref in refs if begins(ref.name, name) or reach & {*parts_of(ref.detail)}]
    fits = sure or [ref for ref in refs if folded(name) in folded(ref.name) and not names_nothing(name)]
    if not fits:
        raise NotFound(
            f"“{message_text(name[:60])}” is not on the list. {UNCHANGED}",
            f"On it: {message_text(field.text(refs))}. Say one of these by name, extension or number.",
        )
    if len(sure) != 1:
        raise WhichOne(name, tuple(fits))
    return sure[0]


class WhichOne(NotUnderstood):
    """Several fit a name. `question` is for where they stand below it to be chosen; `reaches` is how each can
    be said surely."""

    def __init__(self, name: str, fits: tuple[Ref, ...]) -> None:
        self.name = name
        names = "; ".join(named(ref) for ref in fits)
        how = "Several fit" if len(fits) > 1 else "One fits, but only in part,"
        fitting = f"{how} “{message_text(name[:60])}”"
        self.question = f"{fitting}. Which one? {UNCHANGED}"
        super().__init__(
            f"{fitting}: {names}. Which one? {UNCHANGED}",
            "Say the extension or the whole name, or use the form.",
        )
        self.reaches = {_reach(ref): ref for ref in fits}


def _reach(ref: Ref) -> str:
    """The extension or number of one of several, else the name, as it can be typed."""
    reach = next((part for part in parts_of(ref.detail) if part[:1] in ("x", "+")), "")
    return quoted(dialled(reach) if reach.startswith("+") else reach.removeprefix("x") or ref.name)
