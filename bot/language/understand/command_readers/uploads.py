"""Reads `greeting` and `passcode`: what is sent to Webex and never given back, of which workspace."""

from __future__ import annotations

from bot.access import Access, Viewer, require_setting, unavailable
from bot.catalogue.model.write_only import Greeting
from bot.catalogue.settings.greetings import GREETINGS
from bot.catalogue.settings.passcode import PASSCODE
from bot.errors import NotAllowed, NotAvailable, NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.codes_and_pins import may_hold_pin
from bot.language.requests.changing import ChangePasscode, UploadGreeting
from bot.language.understand.places.find_workspace import find_workspace, named_workspace, no_workspace
from bot.language.vocabulary import GREETING_NAMES, command_text
from bot.language.words import Words, joined
from bot.names.text import digits_of
from bot.names.workspaces import matching, typed_name

GREETING_USAGE = (
    "`greeting busy <workspace>`, `greeting no answer <workspace>` or `greeting intercept <workspace>`"
)
PASSCODE_USAGE = f"`{PASSCODE.command} <workspace>`"
_SAID_BESIDE = {
    "show",
    "edit",
    "set",
    "change",
    "reset",
    "voicemail",
    "vm",
    "mailbox",
    "new",
    "forgot",
    "lost",
}
_AROUND = {
    "the",
    "a",
    "my",
    "our",
    "of",
    "for",
    "in",
    "at",
    "on",
    "to",
    "please",
    "pls",
    "its",
    "that",
    "i",
    "need",
}
_ASKS = frozenset({"does", "has"})
PASSCODE_FILLERS = frozenset({*_SAID_BESIDE, *_AROUND, *PASSCODE.words})
"""Words that people say beside the workspace and that say nothing more."""


def read_greeting(viewer: Viewer, words: Words) -> UploadGreeting:
    """A recording to become what callers hear, from `<greeting> <workspace>` in either order."""
    kind, rest = _greeting(viewer, words)
    if not rest:
        raise no_workspace(viewer, "Which workspace's greeting?", kind.command, kind.family, None)
    workspace = find_workspace(viewer, rest, Access.WRITE, kind.command)
    require_setting(viewer.rights, kind.family, workspace, Access.WRITE)
    return UploadGreeting(kind, workspace)


def _greeting(viewer: Viewer, words: Words) -> tuple[Greeting, Words]:
    """Which greeting is named, at the start or at the end, and the words that remain."""
    for size in range(len(words), 0, -1):
        for start in (0, len(words) - size):
            for kind in GREETING_NAMES.called(words[start : start + size]):
                return kind, words[:start] + words[start + size :]
    one = _named(viewer, words) if words else None
    name = typed_name(viewer.workspaces(), one) if one else ""
    raise NotUnderstood(
        "Which greeting do you mean? Nothing was changed.",
        f"Or type {GREETING_USAGE}.",
        choices=tuple((kind.title, "", command_text(kind.command, None, name)) for kind in GREETINGS),
    )


def read_passcode(viewer: Viewer, words: Words) -> ChangePasscode:
    """A new voicemail PIN, to be typed on a form and in private only; digits that are typed here are never
    used nor repeated."""
    if words and words[0].plain in _ASKS:
        raise NotAvailable(
            "I cannot tell: the voicemail PIN is never shown, here or in Webex.",
            f"A new one: {PASSCODE_USAGE}.",
        )
    words = _without_fillers(words)
    if may_hold_pin(words) and not matching(viewer.workspaces(), joined(words), by_esn=False):
        return _without_digits(viewer, words)
    if not viewer.is_private:
        raise NotAllowed(
            "I take a PIN only in a direct space. Nothing was changed.",
            f"Write to me alone: {PASSCODE_USAGE}.",
        )
    workspace = _workspace(viewer, words)
    require_setting(viewer.rights, PASSCODE.family, workspace, Access.WRITE)
    return ChangePasscode(workspace)


def _without_fillers(words: Words) -> Words:
    while words and words[0].plain in PASSCODE_FILLERS:
        words = words[1:]
    while words and words[-1].plain in PASSCODE_FILLERS:
        words = words[:-1]
    return words


def _without_digits(viewer: Viewer, words: Words) -> ChangePasscode:
    """The form, where digits were typed that may be a PIN. Raises NotAllowed where no workspace is named
    beside them that can have one, or others read here."""
    unused = "I did not use the digits you typed. If they are a PIN, please delete your message: I cannot."
    bare = tuple(word for word in words if not digits_of(word.text))
    # A name may hold digits, too: Room 101.
    one = (_named(viewer, bare) or named_workspace(viewer, joined(words))) if viewer.is_private else None
    reason = unavailable(PASSCODE.family, one) if one else ""
    if one and not reason:
        require_setting(viewer.rights, PASSCODE.family, one, Access.WRITE)
        return ChangePasscode(one, f"{unused} Nothing was changed yet: type the PIN here.")
    where = "" if viewer.is_private else ", to me alone"
    raise NotAllowed(unused, f"Nothing was changed. {reason or f'Then{where}: {PASSCODE_USAGE}.'}")


def _named(viewer: Viewer, words: Words) -> Workspace | None:
    """The one workspace that the words name, whatever they say beside it."""
    found = matching(viewer.workspaces(), joined(words), inside=False)
    return found[0] if len(found) == 1 else named_workspace(viewer, joined(words))


def _workspace(viewer: Viewer, words: Words) -> Workspace:
    """The one workspace that is meant. The refusal does not repeat what was typed: it may hold a PIN."""
    if not words:
        raise no_workspace(
            viewer, "Which workspace's voicemail PIN?", PASSCODE.command, PASSCODE.family, None
        )
    if one := _named(viewer, words):
        return one
    try:
        return find_workspace(viewer, words, Access.WRITE, PASSCODE.command)
    except NotFound as nothing:
        raise NotFound(
            "There is no such workspace. Nothing was changed.",
            "Type `workspaces` for the list.",
            nothing.suggestions,
        ) from None
