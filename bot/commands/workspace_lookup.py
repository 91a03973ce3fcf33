"""Which setting of which workspace is meant, and whether it can be had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.access import Access, unavailable
from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.commands.context import Context
from bot.errors import Ambiguous, NotAvailable, NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.command import Words, code_in, find_family, has_code, joined, without_codes
from bot.names.text import folded, names_nothing, quoted, suggestions
from bot.names.workspaces import close_names, matching, typed_name
from cards.fields import spoken_number
from cards.picker import MOST as MOST_CHOICES
from cards.text import message_text

ID_BEGINS = "Y2lzY29zcGFyazov"
"""How `ciscospark:/` is written in an id; nobody reads one, so it is not said back."""
CODE_UNUSED = "If you typed a code: I did not use it; please delete your message, because it stays readable."
INCOMPLETE = "Webex did not give me the whole list just now, so it may be there all the same."
MOST_PLACES = 5
"""Locations that are named where very many workspaces fit."""


@dataclass(frozen=True)
class Target:
    """One setting of one workspace."""

    family: Family
    workspace: Workspace


def target(context: Context, words: Words, verb: str, need: Access) -> Target:
    """Reads `<setting> <workspace>` in either order.

    Raises NotUnderstood, NotFound, Ambiguous (with `verb` in the commands to choose from), NotAllowed or
    NotAvailable.
    """
    family, rest = find_family(words)
    if family is None:
        raise no_such_family(words, verb)
    if not rest:
        raise NotUnderstood(
            f"Which workspace's {family.title}?", f"Type `{verb} {family.key} <workspace>`, or `workspaces`."
        )
    secret = any(items.secret for items in family.lists)
    workspace = find_workspace(
        context, joined(rest), lambda name: f"{verb} {family.key} {name}", need, unsaid=secret
    )
    check(context, family, workspace, need)
    return Target(family, workspace)


def no_such_family(words: Words, verb: str) -> NotUnderstood:
    """The refusal for words that name no setting, with what may have been meant."""
    names = [name for family in FAMILIES for name in family.names()]
    for at, word in enumerate(words):
        close = [] if word.quoted else suggestions(names, word.text, limit=1, whole=True)
        if close:
            rest = " ".join(quoted(other.text) for other in words[:at] + words[at + 1 :])
            if has_code(words):
                return NotUnderstood(f"Did you mean “{close[0]}”? {CODE_UNUSED}", "Type `help codes`.")
            said = message_text(without_codes((word,))[:60])
            return NotUnderstood(
                f"There is no setting “{said}”. Did you mean “{close[0]}”?",
                "Type `help` for the settings there are.",
                (f"{verb} {close[0]} {rest}".strip(),),
            )
    settings = ", ".join(f"`{family.key}` ({family.title})" for family in FAMILIES)
    return NotUnderstood(
        "Which setting do you mean?", f"Type `{verb} <setting> <workspace>`. The settings are {settings}."
    )


def find_workspace(
    context: Context, text: str, command: Callable[[str], str], need: Access, *, unsaid: bool = False
) -> Workspace:
    """The one workspace that `text` means to this person; `unsaid` text, a secret perhaps, is not said back.

    Where something is to be changed, a fragment inside a word is not enough, and what is chosen is chosen by
    its id: names may be swapped meanwhile. Raises Ambiguous when several fit, or one is to be made sure of;
    NotFound with the nearest names when none does; the list is read again before that.
    """
    changes = need >= Access.WRITE
    said = "…" if unsaid or code_in(text) or text.startswith(ID_BEGINS) else message_text(text[:60])
    if changes and names_nothing(text) and folded(text) not in context.seen().by_name:
        raise NotFound(
            f"There is no workspace “{said}”; I change one at a time. Nothing was changed.",
            "Type `workspaces` for the list.",
        )
    found = matching(context.seen(), text, inside=not changes) or matching(
        context.seen(again=True), text, inside=not changes
    )
    directory = context.services.directory
    if changes and len(found) == 1 and not directory.is_current(found[0]):
        # Names may have been swapped since the list was read.
        directory.workspaces(fresh=True)
        found = matching(context.seen(), text, inside=False)
    if len(found) == 1:
        return found[0]
    seen = context.seen()
    if found := found or matching(seen, text):
        raise Ambiguous(
            f"{len(found):,} workspaces fit “{said}”. Which one?"
            if len(found) > 1
            else f"“{said}” is only a fragment of a workspace's name. Is this the one? Nothing was changed.",
            tuple(
                (one.name, place(one), command(one.id if changes else typed_name(seen, one)))
                for one in found[:MOST_CHOICES]
            ),
            _narrower(found),
        )
    raise not_found(context, text, command, said)


def not_found(context: Context, text: str, command: Callable[[str], str], said: str) -> NotFound:
    """The refusal for a text that no workspace fits, with the nearest names; `said` is the text as it may be
    repeated."""
    seen = context.seen()
    where = "" if context.rights.everywhere else " in your locations"
    missing = "" if seen.complete else f" {INCOMPLETE}"
    return NotFound(
        f"There is no workspace “{said}”{where}.{missing}",
        "Type `workspaces` for the list.",
        tuple(command(quoted(name)) for name in close_names(seen, text)),
    )


def _narrower(found: Sequence[Workspace]) -> str:
    """How to say which, where not all that fit can be shown."""
    if len(found) <= MOST_CHOICES:
        return "Choose one, or type more of the name."
    counts = Counter(one.location_name for one in found if one.location_name)
    most = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))[:MOST_PLACES]
    places = ", ".join(f"{message_text(name)} {count:,}" for name, count in most)
    by_place = f" By location: {places}{', …' if len(counts) > MOST_PLACES else ''}."
    return (
        f"These are the first {MOST_CHOICES}. For the others say more of the name, a word of the location "
        f"behind it, or the extension alone.{by_place if len(counts) > 1 else ''}"
    )


def check(context: Context, family: Family, workspace: Workspace, need: Access) -> None:
    """Raises NotAllowed or NotAvailable when this person, or this workspace, cannot have this."""
    context.rights.require(workspace, need)
    if reason := unavailable(family, workspace):
        raise NotAvailable(reason, f"Type `workspaces` for the others, or `help {family.key}`.")


def place(workspace: Workspace) -> str:
    """Where a workspace is and how it is reached: `x4321 · +33 1 70 00 12 34 · Paris HQ · Professional`."""
    reach = f"x{workspace.extension}" if workspace.extension else ""
    parts = (reach, spoken_number(workspace.number), workspace.location_name, workspace.licence.value)
    return " · ".join(part for part in parts if part)
