"""Reminders, which the bot does not keep: “remind me tomorrow to turn dnd off in the gym”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.errors import NotAvailable, NotUnderstood
from bot.language.times.recurrence import cut_recurrence, read_recurrence
from bot.language.understand.places.find_workspace import named_workspace
from bot.language.vocabulary import SETTING_NAMES, command_text
from bot.language.words import joined, retype, split
from bot.names.workspaces import typed_name

_POLITE = (
    r"\W*(?:(?:hi|hello|hey|ok|please|pls|can you|could you|would you|will you|(?:i|we) (?:want|need) you to|"
    r"i['’]d like you to)\W+)*"
)
_WHEN = (
    r"(?:tomorrow|tonight|today|later|soon|every|each|daily|weekly|next|in (?:a|an|\d+|half|one|two|ten)\b|"
    r"(?:at|by|around) \d|(?:on |at |for |by )?"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|"
    r"at (?:noon|midnight|lunch)|for (?:tomorrow|next|today|later)|when )"
)
_WHOM = r"(?:me|us|him|her|them|everyone|everybody|(?:the )?[\w'’-]+)"
_REMINDS = re.compile(
    rf"{_POLITE}(?:"
    rf"remind (?:me|us)(?: again)?\W*$"
    rf"|remind {_WHOM} (?:please )?(?:again )?(?:{_WHEN}|to |that |about .*\b{_WHEN})"
    rf"|(?:set|send|give|create|make|schedule|add|put|i need|i want|i['’]d like|we need)(?: me| us| up)? "
    rf"(?:a|an|another) reminder\W*(?:$|(?:for me |for us )?(?:{_WHEN}|to |that ))"
    rf"|(?:do not|don['’]?t) let (?:me|us) forget\b|wake (?:me|us)\b"
    r")",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:every|each) (?P<when>.*)", re.IGNORECASE)

_CHANGES = re.compile(r"\bwhen\b.*\b(?:changes|changed)\b", re.IGNORECASE)


def refuse_reminder(viewer: Viewer, text: str) -> None:
    """Raises NotAvailable for a message that asks to be reminded, with a look again and again to choose where
    it is to come again."""
    if not _REMINDS.match(text):
        return
    raise NotAvailable(
        "I keep no reminders; I can make a change for a time (“turn on dnd in … from mon 8:00 to 18:00”), or "
        "show something again and again (`every mon 9:00 show …`). Nothing was changed.",
        choices=_looks_again(viewer, text),
    )


def _looks_again(viewer: Viewer, text: str) -> tuple[tuple[str, str, str], ...]:
    """The choice to have what is named shown again and again, where it is told when, or to be told of its
    changes."""
    each, workspace = _EACH.search(text), named_workspace(viewer, text)
    if workspace and _CHANGES.search(text):
        return (
            ("Tell of its changes", workspace.name, f"watch {typed_name(viewer.workspaces(), workspace)}"),
        )
    if each is None or workspace is None:
        return ()
    when, rest = cut_recurrence(split(each["when"]))
    try:
        read_recurrence(when)
    except NotUnderstood:
        return ()
    family, _ = SETTING_NAMES.find(rest)
    look = command_text("show", family, typed_name(viewer.workspaces(), workspace))
    return ((f"Show it every {joined(when)}", workspace.name, f"every {retype(when)} {look}"),)
