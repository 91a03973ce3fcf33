"""Workspaces named by an extension, a phone number or an id, told from numbers that are values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.words.tokens import NUMBER, Token
from bot.names.workspaces import WorkspaceIndex, numbered

EXTENSION_WORDS = frozenset({"x", "ext", "extension"})
_DIALLED_INSIDE = EXTENSION_WORDS | {"esn"}
MIN_ID_CHARS = 8
"""Shorter words are looked up as no id."""
_GROUP = re.compile(r"[0-9(][0-9().\-/]*")
"""A further group of the digits of a phone number."""
SENDS = frozenset({"forward", "fwd", "divert", "redirect", "send", "transfer", "route", "reroute"})
"""Verbs for sending calls on: what stands between one and “to” is the workspace, not where they go."""
LEADING_TO = frozenset({"to", "towards"})
"""Before a number these tell where calls go."""
PLACED = frozenset({"in", "at", "of", "for", "on"})
"""Of two numbers of workspaces, the one behind these is the workspace, and the other a value."""
_BEFORE_NUMBERS = PLACED | SENDS | {"show", "edit", "open", "is", "are", "does", "about", "number"}
"""Behind these, or first, a number of a workspace names it; elsewhere it may be a value."""
_TAKES_NUMBER = frozenset({"add", "put", "include", "ring", "remove"})
"""Right behind these a whole phone number is a value: “add +1 212 555 0142 to it”."""
_BEFORE_OWN_NUMBER = EXTENSION_WORDS | {"at", "on", ","}
"""Words between the name of a workspace and its extension."""


def with_own_number(tokens: Sequence[Token], span: Span) -> Span:
    """The name with the extension of the workspace behind it: “the front desk (2008)”, “… at 2008”."""
    if span.sureness < Sureness.ALL_WORDS or len(span.found) != 1 or not span.found[0].extension:
        return span
    at = span.end
    while at < len(tokens) and tokens[at].plain in _BEFORE_OWN_NUMBER:
        at += 1
    is_own = at < len(tokens) and tokens[at].plain.removeprefix("x") == span.found[0].extension
    return replace(span, end=at + 1) if is_own else span


def number_spans(workspaces: WorkspaceIndex, tokens: tuple[Token, ...], start: int) -> list[Span]:
    """An extension, with a word for it before it or without; a phone number; an id."""
    token = tokens[start]
    if token.plain in _DIALLED_INSIDE and start + 1 < len(tokens):
        found = workspaces.called_inside(tokens[start + 1].plain)
        return [Span(start, start + 2, tuple(found), Sureness.MARKED)] if found else []
    plain = token.plain
    if plain[:1] == "x" and plain[1:].isdigit():
        found = workspaces.called_inside(plain[1:])
        return [Span(start, start + 1, tuple(found), Sureness.MARKED)] if found else []
    is_towards = start > 0 and tokens[start - 1].plain in LEADING_TO and not _has_calls(tokens, start)
    if plain.isdigit() and plain in workspaces.by_extension and not is_towards:
        sureness = Sureness.MARKED if _is_sent_on(tokens, start) else Sureness.EXTENSION
        return [Span(start, start + 1, tuple(workspaces.by_extension[plain]), sureness)]
    if len(token.text) >= MIN_ID_CHARS and token.text in workspaces.by_id:
        return [Span(start, start + 1, (workspaces.by_id[token.text],), Sureness.MARKED)]
    if is_towards or _is_value(tokens, start) or (start and NUMBER.fullmatch(tokens[start - 1].plain)):
        return []  # where calls go, a value, or the last groups of a longer number
    end = start + 1
    is_whole = plain[:1] in "+0" and not (start and tokens[start - 1].plain == "from")
    is_led = len(tokens) > 1 if not start else word_before(tokens, start) in _BEFORE_NUMBERS
    if not (NUMBER.fullmatch(plain) and (is_whole or is_led)):
        return []
    if plain.isdigit() and (found := workspaces.called_inside(plain)):
        return [Span(start, start + 1, tuple(found), Sureness.MARKED)]
    while end < len(tokens) and _GROUP.fullmatch(tokens[end].plain):
        end += 1
    found = numbered(workspaces, "".join(one.text for one in tokens[start:end]))
    return [Span(start, end, tuple(found), Sureness.MARKED)] if found else []


def _has_calls(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether calls to an extension are spoken of, and none is sent on: “no collect calls to 2005”."""
    before = [one.plain for one in tokens[max(at - 2, 0) : at - 1]]
    return before in (["calls"], ["callers"]) and not any(one.plain in SENDS for one in tokens)


def _is_value(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a number is a value by what stands before it: “the new number is …”, “add +1 212 555 0142”."""
    before = [one.plain for one in tokens[max(at - 3, 0) : at]]
    is_whole = tokens[at].plain.startswith("+")
    return before == ["new", "number", "is"] or (is_whole and not _TAKES_NUMBER.isdisjoint(before[-1:]))


def word_before(tokens: tuple[Token, ...], at: int) -> str:
    """The word before a place, past “the”."""
    article = at > 1 and tokens[at - 1].plain == "the"
    return tokens[at - 2 if article else at - 1].plain


def _is_sent_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an extension stands between “forward” and “to”: its own calls are sent on."""
    behind = [one.plain for one in tokens[at + 1 : at + 2]]
    return at > 0 and tokens[at - 1].plain in SENDS and behind == ["to"]
