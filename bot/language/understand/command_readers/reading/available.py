"""Reads `available`: for what, for which workspace, and the text that numbers are to fit."""

from __future__ import annotations

from itertools import dropwhile

from bot.access import Access, Viewer, unavailable
from bot.catalogue import family_of
from bot.errors import NotAvailable, NotUnderstood
from bot.events import Licence, Workspace
from bot.language.references import PURPOSES, Purpose
from bot.language.requests.showing import ListNumbers
from bot.language.selecting.selections import selected
from bot.language.understand.places.find_workspace import (
    CHOOSE_WORKSPACE,
    find_workspace,
    workspace_end,
    workspaces_to_choose,
)
from bot.language.vocabulary import PURPOSE_NAMES, command_text
from bot.language.words import Words, joined, retype, split_page
from bot.names.text import quoted, suggestions
from bot.names.workspaces import matching, typed_name
from cards.text import message_text

FILLERS = frozenset({"number", "numbers", "for", "of"})
"""Words that people say beside the purpose and that say nothing more."""


def read_available(viewer: Viewer, words: Words) -> ListNumbers:
    """The numbers that fit a purpose at a workspace, from `<purpose> <workspace> [text] [page <number>]`."""
    purpose, words = _purpose(viewer, words)
    words, page = split_page(words)
    if not words:
        choices = workspaces_to_choose(viewer, lambda name: command_text("available", purpose, name))
        question = f"{purpose.title}: numbers for which workspace?"
        raise NotUnderstood(question, CHOOSE_WORKSPACE, choices=choices)
    several = selected(viewer.workspaces(), retype(words), viewer.lists)
    if several and not several.one:
        raise NotAvailable(
            "Which numbers fit depends on the workspace, so I look for one at a time.",
            f"Name one: `available {purpose.source} <workspace>`.",
        )
    end = workspace_end(viewer, words) or len(words)
    rest = retype(words[end:])
    workspace = find_workspace(viewer, words[:end], Access.READ, "available", purpose, rest)
    viewer.rights.require(workspace, Access.READ)
    _check(purpose, workspace)
    return ListNumbers(purpose, workspace, joined(words[end:]), page)


def _purpose(viewer: Viewer, words: Words) -> tuple[Purpose, Words]:
    """What the numbers are for, and the words that remain."""
    words = _without_fillers(words)
    purpose, end = PURPOSE_NAMES.at(words)
    if purpose is not None:
        return purpose, _without_fillers(words[end:])
    found = matching(viewer.workspaces(), joined(split_page(words)[0]))
    if found:
        alone = len(found) == 1
        name = typed_name(viewer.workspaces(), found[0]) if alone else quoted(joined(words))
        raise NotUnderstood(
            "Numbers for what?",
            "Choose one:",
            tuple(command_text("available", purpose, name) for purpose in PURPOSES.values()),
        )
    raise _no_such_purpose(words)


def _without_fillers(words: Words) -> Words:
    return tuple(dropwhile(lambda word: word.plain in FILLERS, words))


def _no_such_purpose(words: Words) -> NotUnderstood:
    is_name = bool(words) and not words[0].quoted
    close = suggestions(PURPOSE_NAMES.names, words[0].text, limit=1, whole=True) if is_name else []
    purposes = ", ".join(f"`{purpose.source}` ({purpose.title})" for purpose in PURPOSES.values())
    return NotUnderstood(
        "Numbers for what?",
        f"Type `available <what> <workspace>`, where <what> is one of {purposes}."
        if words
        else "Choose one:",
        (command_text(f"available {close[0]}", rest=retype(words[1:])),) if close else (),
        tuple((one.title, "", command_text("available", one)) for one in PURPOSES.values() if not words),
    )


def _check(purpose: Purpose, workspace: Workspace) -> None:
    """Raises NotAvailable where a workspace cannot have such a number."""
    next_step = "Type `workspaces` for the others."
    if reason := unavailable(family_of("numbers"), workspace):
        raise NotAvailable(reason, next_step)
    name = message_text(workspace.name)
    if purpose.professional and workspace.licence is Licence.COMMON_AREA:
        raise NotAvailable(
            f"{purpose.title} numbers need a professional licence; {name} has a common-area licence.",
            next_step,
        )
    if not workspace.location_id:
        raise NotAvailable(f"{name} has no location, so no numbers fit it.", next_step)
