"""`passcode`: a new voicemail PIN, typed on a private form that nobody sees again."""

from __future__ import annotations

from bot.access import Access
from bot.catalogue.settings.passcode import PASSCODE
from bot.changes.write_only import WriteOnlyTarget
from bot.commands.context import Answer, Context
from bot.commands.edit import new_form
from bot.commands.workspace_lookup import check, find_workspace
from bot.errors import NotAllowed, NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.command import FEWEST_DIGITS, Words, digits, joined
from bot.names.workspaces import matching, typed_name

USAGE = f"`{PASSCODE.command} <workspace>`"
FILLERS = frozenset({"show", "edit", "set", "change", "reset", "voicemail", "vm", *PASSCODE.words})


def passcode(context: Context, words: Words) -> Answer:
    """Opens the form, in a direct space only; digits that were typed are never used nor said back."""
    words = _name(words)
    direct = context.event.space.is_direct
    if digits(words) >= FEWEST_DIGITS and not matching(context.seen(), joined(words)):
        raise NotAllowed(
            "I did not use the digits you typed. If they are a PIN, please delete your message: I cannot.",
            "Nothing was changed. Then, without them" + (":" if direct else f", to me alone: {USAGE}."),
            _without_digits(context, words) if direct else (),
        )
    if not direct:
        raise NotAllowed(
            "I take a PIN only in a direct space. Nothing was changed.",
            f"Write to me alone: {USAGE}.",
        )
    workspace = _workspace(context, words)
    check(context, PASSCODE.family, workspace, Access.WRITE)
    body = context.services.calling.read(PASSCODE.family.path, workspace.id).body
    off = body.get("enabled") is False
    return new_form(
        context,
        WriteOnlyTarget(PASSCODE),
        workspace,
        {one.key: None for one in PASSCODE.fields},
        notes=("Voicemail is off here: the PIN is of use when it is turned on.",) if off else (),
    )


def _name(words: Words) -> Words:
    """What remains when the command's own words are gone from both ends."""
    while words and words[0].plain in FILLERS:
        words = words[1:]
    while words and words[-1].plain in FILLERS:
        words = words[:-1]
    return words


def _without_digits(context: Context, words: Words) -> tuple[str, ...]:
    """The same command without what may be a PIN, where it names one workspace."""
    bare = tuple(word for word in words if not any(mark.isdigit() for mark in word.text))
    found = matching(context.seen(), joined(bare)) if bare else []
    return (f"{PASSCODE.command} {typed_name(context.seen(), found[0])}",) if len(found) == 1 else ()


def _workspace(context: Context, words: Words) -> Workspace:
    """The one workspace that is meant. The refusal does not repeat what was typed: it may hold a PIN."""
    if not words:
        raise NotUnderstood("Which workspace's voicemail PIN?", f"Type {USAGE}.")
    try:
        return find_workspace(context, joined(words), lambda name: f"{PASSCODE.command} {name}", Access.WRITE)
    except NotFound as nothing:
        raise NotFound(
            "There is no such workspace. Nothing was changed.",
            "Type `workspaces` for the list.",
            nothing.suggestions,
        ) from None
