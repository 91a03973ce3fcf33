"""Orders about a workspace as a whole: “delete the gym”, “reset the gym”, “gym out of office”."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.access import Viewer
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.catalogue.settings.caller_id import CALLER_ID
from bot.errors import NotAvailable, Unsure
from bot.events import Workspace
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, sentences
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.vocabulary import command_text
from bot.names.workspaces import typed_name
from cards.fields import dialled
from cards.text import message_text

_ANY = re.compile(
    r"\b(?:reset|restore|revert|defaults?|office|ooo|delete|remove|erase|destroy|decommission|rid|name|call|called|"
    r"online|callers)\b",
    re.IGNORECASE,
)
"""A message without one of these orders nothing of the kind."""
_AT = r"(?:(?:the|our|my|this|workspace|room) )*@(?: 's)?(?: (?:phone|workspace|room))?"
_POLITE = r"(?:(?:please|pls|can you|could you|would you|kindly|hi|hello|just) )*"
_ENDS = r"(?: (?:please|pls|now|again|completely|altogether|entirely|thanks))*"
_DEFAULTS = (
    r"(?:to |on )?(?:the |its |their |all )*(?:location(?: 's)? |site |factory |company |standard )?"
    r"(?:defaults?|default (?:settings|values)|standard settings|factory settings)"
)


def _said(*says: str) -> re.Pattern[str]:
    return re.compile(f"{_POLITE}(?:{'|'.join(says)}){_ENDS}", re.IGNORECASE)


_RESETS = _said(
    rf"(?:reset|restore|revert|set|put|bring|return|switch|change) {_AT} (?:back )?{_DEFAULTS}",
    rf"(?:reset|restore) {_AT}(?: settings)?",
    rf"(?:reset|restore|revert|use|apply) {_DEFAULTS} (?:of|for|in|at|on|to) {_AT}",
    rf"(?:reset|restore|revert) (?:all |the |all the )settings (?:of|for|in|at) {_AT}",
)
_DELETES = _said(
    rf"(?:erase|destroy|decommission|get rid of) {_AT}",
    r"(?:delete|remove) (?:(?:the|our|my|this|workspace|room) )+@(?: (?:workspace|room))?",
)
"""“Delete gym” alone may be the beginning of the command."""
_AWAY = _said(
    rf"(?:(?:put|set|mark|show) )?{_AT}(?: is| as| to| to be| on)* (?:out of (?:the )?office|ooo)",
    rf"(?:(?:set|turn on|enable|put) )?(?:an? |the )?(?:out of office|ooo) (?:for|in|at|on) {_AT}",
)
_ONLINE = _said(rf"(?:(?:bring|put|take|get|set) )?{_AT} (?:back )?online")
_NAME = r"(?P<name>[^@,;:]{1,60}?)"
_CALLERS = r"(?:for|to) (?:our |the |all |its )?(?:callers|people (?:we|it) calls?|customers)"
_SEEN = _said(
    rf"(?:callers|customers|people) (?:should|must|shall) see (?:the name )?{_NAME} "
    rf"when {_AT} calls(?: them)?"
)
"""Without a capital it may be something else that they should see: “the main number”."""
_NAMED_FOR_CALLERS = (
    _said(rf"(?:name|call|show|display|present) {_AT} (?:as )?{_NAME} {_CALLERS}"),
    _said(rf"{_AT} (?:should|must|shall) be (?:called|named|shown as) {_NAME} {_CALLERS}"),
    _SEEN,
)
_NUMBER_FOR_CALLERS = _said(
    r"(?:callers|customers|people) (?:should|must|shall) see (?:the )?(?:number |extension )?"
    rf"(?P<number>\+?\d[\d -]+\d) when {_AT} calls(?: them)?"
)
_NAMED = _said(rf"name {_AT} {_NAME}")


def of_whole_workspace(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """What an order about a workspace as a whole comes to, to be shown first; None for any other message.

    Raises NotAvailable for what cannot be done, and Unsure with the one change that is near.
    """
    parts = sentences(text) if _ANY.search(text) else []
    if len(parts) != 1 or parts[0].asks:
        return None
    workspace, said = _with_mark(viewer, parts[0])
    if workspace is None:
        return None
    place, typed = message_text(workspace.name), typed_name(viewer.workspaces(), workspace)
    if _RESETS.fullmatch(said):
        raise NotAvailable(
            f"I set back one setting of {place} at a time, not all of them at once. Nothing was changed.",
            f"Say which one; `history {typed}` lists what can be undone.",
        )
    if _DELETES.fullmatch(said):
        raise NotAvailable(
            "Workspaces are made, renamed and deleted in Control Hub; I change call settings of workspaces. "
            "Nothing was changed.",
            "Type `help settings` for what I can.",
        )
    if _AWAY.fullmatch(said):
        on = command_text("set", CALL_INTERCEPT, typed, "on")
        raise Unsure(
            f"A workspace has no “out of office”. Shall callers of {place} hear that it is out of service? "
            "Nothing was changed yet.",
            choices=((f"{CALL_INTERCEPT.title}: on", workspace.name, on),),
        )
    if _ONLINE.fullmatch(said):
        return _shown(viewer, command_text("set", CALL_INTERCEPT, typed, "off"), read)
    if found := _NUMBER_FOR_CALLERS.fullmatch(said):
        values = {"selected": "CUSTOM", "customNumber": dialled(found["number"])}
        return _shown(viewer, frame_command(Frame(CALLER_ID, values=values), typed), read)
    found = next((found for one in _NAMED_FOR_CALLERS if (found := one.fullmatch(said))), None)
    if found and not (found.re is _SEEN and found["name"][:1].islower()):
        return _shown(viewer, _shown_as(found["name"], typed), read)
    if (found := _NAMED.fullmatch(said)) and found["name"].strip("\"'")[:1].isupper():
        raise Unsure(
            "Workspaces are renamed in Control Hub. Nothing was changed. Shall callers see this name?",
            choices=(
                (f"{CALLER_ID.title}: {found['name']}", workspace.name, _shown_as(found["name"], typed)),
            ),
        )
    return None


def _shown(viewer: Viewer, order: str, read: Callable[[str], Request]) -> Request:
    """The change that a command asks for, to be shown first; what it comes to where it changes nothing."""
    request = read(order)
    return shown_first(viewer, request, order) or request


def _shown_as(name: str, typed: str) -> str:
    """The command that has callers see a name."""
    values = {"externalCallerIdNamePolicy": "OTHER", "customExternalCallerIdName": name.strip("\"'")}
    return frame_command(Frame(CALLER_ID, values=values), typed)


def _with_mark(viewer: Viewer, sentence: Sentence) -> tuple[Workspace | None, str]:
    """The one workspace that is named in full, and the sentence with a mark for it; None for others."""
    named = workspace_spans(viewer.workspaces(), sentence, lexicon())
    spans = [one for one in named if one.sureness >= Sureness.ALL_WORDS]
    if len(spans) != 1 or len(spans[0].found) != 1:
        return None, ""
    words = [f'"{token.text}"' if token.quoted else token.text for token in sentence.tokens]
    said = [*words[: spans[0].start], "@", *words[spans[0].end :]]
    return spans[0].found[0], " ".join(one for one in said if one != ",")
