"""Rings that are told by how many more, or as “3-4”: how many in all is asked."""

from __future__ import annotations

import re

from bot.access import Access, Viewer, require_setting
from bot.catalogue.settings import call_forwarding, voicemail
from bot.errors import NotUnderstood, Unsure
from bot.language.requests.changing import EditSetting
from bot.language.requests.request import Request
from bot.language.understand.what_is_named import places_named
from bot.language.vocabulary import command_text
from bot.names.workspaces import typed_name
from cards.text import message_text

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_N = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)}|an?|a few|a couple(?: of)?|some|several)"
_EXACT = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)})"
_MORE = "(?:more|extra|additional|longer|fewer|less|shorter)"
_RELATIVE = re.compile(
    rf"(?<!no more than )(?<!not more than )\b(?P<by>{_N} (?:rings?|times) {_MORE}\b"
    rf"|(?<!no )(?<!not ){_N} {_MORE} rings?\b|(?:another|additional|extra) {_N} rings?\b"
    rf"|rings? (?:by |to )?{_EXACT} {_MORE}\b|(?:twice|once) more\b"
    rf"|(?:add|cut|drop|take off) {_N} rings?\b(?! (?:number|list|phone))"
    rf"|(?:increase|raise|lower|reduce|decrease|cut|shorten|extend|up)\b[^.;]*\brings?\b[^.;]*"
    rf"\bby {_N}(?: rings?)?\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\w./–-])(?P<range>(?:between )?(?P<first>{_EXACT})(?:\s*[-–/]\s*| to | or | and )"
    rf"(?P<second>{_EXACT}) (?=(?:rings?|times)\b))",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\b(?:from|change|raise|increase|lower|reduce|was|were)\b", re.IGNORECASE)
"""Beside one of these “3 to 5 rings” tells the number before, too."""
_FORWARDS = re.compile(r"\b(?:forward|fwd|divert|redirect|transfer|no[- ]answer|unanswered)", re.IGNORECASE)
_TO_VOICEMAIL = re.compile(r"\b(?:voice ?mail|vm|mailbox|voice message)", re.IGNORECASE)


def rings_counted(viewer: Viewer, text: str) -> Request | None:
    """The form for the number of rings, where an order only tells how many more or fewer; None for any other
    text. Raises NotUnderstood where the setting or the workspace is open, and Unsure for “3-4 rings”."""
    said = " ".join(text.split())
    if "ring" not in said.casefold() and "times" not in said.casefold():
        return None
    if found := _RANGE.search(said):
        _ask_which(said, found)
    found = _RELATIVE.search(said)
    if found is None or said.endswith("?") or "ring" not in said.casefold():
        return None
    note = f"“{message_text(found['by'])}” does not say how many rings in all. Nothing was changed."
    families = [
        family
        for tells, family in (
            (_TO_VOICEMAIL, voicemail.VOICEMAIL),
            (_FORWARDS, call_forwarding.CALL_FORWARDING),
        )
        if tells.search(said)
    ] or [call_forwarding.CALL_FORWARDING, voicemail.VOICEMAIL]
    places = places_named(viewer, said)
    if len(places) != 1:
        raise NotUnderstood(note, "Say the workspace and how many, as in “gym: 6 rings before voicemail”.")
    if len(families) == 1:
        require_setting(viewer.rights, families[0], places[0], Access.WRITE)
        key = voicemail.RINGS if families[0] is voicemail.VOICEMAIL else call_forwarding.RINGS
        return EditSetting(families[0], places[0], f"{note} Say how many.", asked=(key,))
    name = typed_name(viewer.workspaces(), places[0])
    raise NotUnderstood(
        note,
        "Which rings?",
        choices=tuple((one.title, places[0].name, command_text("edit", one, name)) for one in families),
    )


def _ask_which(said: str, found: re.Match[str]) -> None:
    """Raises Unsure with an order for each of the two numbers, unless one is the number before."""
    before = said[: found.start()]
    if " to " in found["range"] and _CHANGES.search(before):
        return
    orders = tuple(f"{before}{found[one]} {said[found.end() :]}" for one in ("first", "second"))
    raise Unsure(
        f"“{message_text(found['range'].strip())}” tells two numbers. Nothing was changed.",
        "Which one?",
        orders,
    )
