"""`available`: the numbers that fit a purpose, all of them or those that fit a text, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable

from bot.access import Access, unavailable
from bot.catalogue import family_of
from bot.commands.context import Answer, Context, shown
from bot.commands.lists.lookup import phrase
from bot.commands.workspace_lookup import find_workspace, place
from bot.commands.workspaces import PAGE, split_page
from bot.errors import NotAvailable, NotUnderstood
from bot.events import Licence, OfferedNumber, Workspace
from bot.language.command import Word, Words, joined
from bot.language.references import PURPOSES, Purpose, number_detail, number_name, spelled_out
from bot.names.text import folded, quoted, suggestions
from bot.names.workspaces import MAX_NAME_WORDS, matching, typed_name
from cards.card_builder import Button
from cards.list_cards import ListItem, list_card
from cards.payload import Say
from cards.text import message_text

IDLE = frozenset({"number", "numbers", "for", "of"})
"""Words that people say beside the purpose and that say nothing more."""


def available(context: Context, words: Words) -> Answer:
    """Lists the numbers Webex offers for a purpose at a workspace; `page 2` goes on."""
    purpose, rest = _purpose(context, words)
    paged = _without_page(rest)
    page = split_page(rest)[1]
    if not paged:
        raise NotUnderstood(
            f"{purpose.title}: numbers for which workspace?",
            f"Type `available {purpose.source} <workspace>`, or `workspaces`.",
        )
    workspace, text = _workspace(context, purpose, paged)
    context.rights.require(workspace, Access.READ)
    _check(purpose, workspace)
    found = context.services.lookups.offers.numbers(purpose.source, workspace, spelled_out(text))
    return _listed(context, purpose, workspace, text, found, page)


def _purpose(context: Context, words: Words) -> tuple[Purpose, Words]:
    """What the numbers are for, and the words that remain."""
    start = _idle(words, 0)
    for size in range(min(3, len(words) - start), 0, -1):
        said = [word.plain for word in words[start : start + size]]
        for purpose in PURPOSES:
            if " ".join(said) in (purpose.source, *purpose.words) and all(said):
                return purpose, words[_idle(words, start + size) :]
    if found := matching(context.seen(), joined(_without_page(words[start:]))):
        name = typed_name(context.seen(), found[0]) if len(found) == 1 else quoted(joined(words[start:]))
        raise NotUnderstood(
            "Numbers for what?",
            "Choose one:",
            tuple(f"available {purpose.source} {name}" for purpose in PURPOSES),
        )
    raise _no_such_purpose(words[start:])


def _idle(words: Words, at: int) -> int:
    while at < len(words) and words[at].plain in IDLE:
        at += 1
    return at


def _no_such_purpose(words: Words) -> NotUnderstood:
    names = [name for purpose in PURPOSES for name in (purpose.source, *purpose.words)]
    close = suggestions(names, words[0].text, limit=1, whole=True) if words and not words[0].quoted else []
    listed = ", ".join(f"`{purpose.source}` ({purpose.title})" for purpose in PURPOSES)
    rest = " ".join(quoted(word.text) for word in words[1:])
    return NotUnderstood(
        "Numbers for what?",
        f"Type `available <what> <workspace>`, where <what> is one of {listed}.",
        (f"available {close[0]} {rest}".strip(),) if close else (),
    )


def _without_page(words: Words) -> Words:
    paged = len(words) >= 2 and words[-2].plain == "page" and words[-1].plain.isdecimal()
    return words[:-2] if paged else words


def _workspace(context: Context, purpose: Purpose, words: Words) -> tuple[Workspace, str]:
    """The workspace, the longest name that is one, and the text behind it."""
    seen = context.seen()
    sizes = range(min(len(words), MAX_NAME_WORDS), 0, -1)
    at = next((at for at in sizes if matching(seen, joined(words[:at]))), len(words))
    text = joined(words[at:])
    behind = f" {_said(words[at:])}" if text else ""
    workspace = find_workspace(
        context, joined(words[:at]), lambda name: f"available {purpose.source} {name}{behind}", Access.READ
    )
    return workspace, text


def _said(words: Iterable[Word]) -> str:
    return " ".join(quoted(word.text) if word.quoted else word.text for word in words)


def _check(purpose: Purpose, workspace: Workspace) -> None:
    """Raises NotAvailable where a workspace cannot have such a number."""
    next_step = "Type `workspaces` for the others."
    if reason := unavailable(family_of("numbers"), workspace):
        raise NotAvailable(reason, next_step)
    if purpose.professional and workspace.licence is Licence.COMMON_AREA:
        name = message_text(workspace.name)
        raise NotAvailable(
            f"{purpose.title} numbers need a professional licence; {name} has a common-area licence.",
            next_step,
        )
    if not workspace.location_id:
        raise NotAvailable(
            f"{message_text(workspace.name)} has no location, so no numbers fit it.", next_step
        )


def _listed(
    context: Context,
    purpose: Purpose,
    workspace: Workspace,
    text: str,
    found: Iterable[OfferedNumber],
    page: int,
) -> Answer:
    numbers = sorted(found, key=lambda one: (one.number or "~", one.extension))
    pages = max(1, -(-len(numbers) // PAGE))
    page = min(page, pages)
    name = typed_name(context.seen(), workspace)
    buttons = []
    if page < pages:
        again = f"available {purpose.source} {name} {text}".strip()
        buttons.append(Button("More", Say(f"{again} page {page + 1}", context.thread_id)))
    count = f"{len(numbers)} in all" if numbers else "None"
    fitting = f" fitting “{text}”" if folded(text) else ""
    return shown(
        list_card(
            f"{purpose.title} numbers · {workspace.name}",
            f"{count}{fitting}"
            + (f", page {page} of {pages}" if pages > 1 else "")
            + f" · {place(workspace)}",
            [
                ListItem(number_name(one), number_detail(one))
                for one in numbers[(page - 1) * PAGE : page * PAGE]
            ],
            buttons,
            _hint(purpose, name, bool(numbers)),
        )
    )


def _hint(purpose: Purpose, name: str, any_found: bool) -> str:
    if not any_found:
        return f"Say less, or nothing, behind the workspace: available {purpose.source} {name}."
    family = family_of(purpose.family)
    if any(items.positional_field for items in family.lists):
        return f"Next: {phrase('add', family, family.lists[0], name, '<number>')}."
    return f"Next: edit {family.key} {name}, and give the number there."
