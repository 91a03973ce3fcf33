"""A setting of one workspace that another is to have: “use the gym's forwarding for the kitchen”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.errors import NotUnderstood
from bot.language.requests.many import CopySettings
from bot.language.requests.request import Request
from bot.language.understand.command_readers.copying import settings_named
from bot.language.words import split

_POLITE = r"(?:(?:please|pls|can you|could you)\s+)*"
_THE = r"(?:the\s+|our\s+)?"
_VERB = r"(?:copy|apply|use|take|clone|replicate|mirror|duplicate|transfer)"
_TO = r"(?:to|for|onto|into|in|on)"
_AS = r"(?:as|like)\s+(?:(?:for|in|on|at)\s+)?"
_PATTERNS = tuple(
    re.compile(rf"{_POLITE}{pattern}[.!]*", re.IGNORECASE)
    for pattern in (
        rf"{_VERB}\s+{_THE}(?P<source>\S.*?)['’]s\s+(?P<what>\S.*?)\s+{_TO}\s+{_THE}(?P<target>\S.*?)",
        rf"{_VERB}\s+{_THE}(?P<what>\S.*?)\s+of\s+{_THE}(?P<source>\S.*?)\s+{_TO}\s+{_THE}(?P<target>\S.*?)",
        rf"{_VERB}\s+{_THE}(?P<source>\S.*?)\s+(?P<what>\w+)\s+{_TO}\s+{_THE}(?P<target>\S.*?)",
        rf"(?:(?:give|set)\s+)?{_THE}same\s+(?P<what>\S.*?)\s+{_TO}\s+{_THE}(?P<target>\S.*?)\s+{_AS}{_THE}(?P<source>\S.*?)",
        rf"give\s+{_THE}(?P<target>\S.*?)\s+the\s+same\s+(?P<what>\S.*?)\s+{_AS}{_THE}(?P<source>\S.*?)",
        rf"(?P<what>forward|divert)\s+{_THE}(?P<target>\S.*?)\s+(?:(?:just|exactly)\s+|the\s+same\s+(?:way\s+)?)?{_AS}{_THE}(?P<source>\S.*?)",
    )
)
_TRIGGERS = re.compile(rf"\b(?:{_VERB}|same|as|like)\b", re.IGNORECASE)
_COPIES = re.compile(rf"{_POLITE}(?:copy|clone|replicate|mirror|duplicate)\b", re.IGNORECASE)
"""What begins so is no order to forward anything."""
_EVERYTHING = frozenset({"settings", "setup", "configuration", "config", "everything", "all settings"})
_FORWARDING = {"forward": "forwarding", "divert": "forwarding"}

_OF_MESSAGES = re.compile(
    rf"(?P<polite>{_POLITE})(?:send |get )?(?:a )?cop(?:y|ies) of "
    r"(?P<which>every|each|all|any|the|new|all new) "
    r"(?P<what>(?:vms?|voicemails?|voice messages?|messages?)\b.*?) (?:(?:by|via|as|per) e-?mail|by mail) "
    r"(?P<to>to \S+@\S+.*)",
    re.IGNORECASE | re.DOTALL,
)


def of_messages(text: str) -> str:
    """The text with “email a copy of every vm …” for “copy of every vm … by mail to …”, which copies no
    setting; any other text as it is."""
    found = _OF_MESSAGES.fullmatch(text.strip()) if "@" in text else None
    if found is None:
        return text
    return f"{found['polite']}email a copy of {found['which']} {found['what']} {found['to']}"


def copied(text: str, read: Callable[[str], Request | None]) -> CopySettings | None:
    """The copy that a text asks for, which is shown as a plan first; None for any other text. `read` tells
    what a command is for.

    Raises NotUnderstood for one of which a part is not known.
    """
    if not _TRIGGERS.search(text):
        return None
    told = [*_told(text)]
    for what, source, target in told:
        found = read(f"copy {what} from {source} to {target}")
        if isinstance(found, CopySettings):
            return found
    if told and _COPIES.match(text):
        raise NotUnderstood(
            "I did not understand what to copy, from where, or to where. Nothing was changed.",
            "For example `copy dnd from lobby to kitchen, gym`.",
        )
    return None


def _told(text: str) -> Iterator[tuple[str, str, str]]:
    """What is copied, from where, and where it goes."""
    for pattern in _PATTERNS:
        if said := pattern.fullmatch(text.strip()):
            what = said["what"].casefold()
            if what in _EVERYTHING:
                yield "everything", said["source"], said["target"]
            elif what in _FORWARDING or settings_named(split(what)):
                yield _FORWARDING.get(what, what), said["source"], said["target"]
