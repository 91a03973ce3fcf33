"""Which of the workspaces in a sentence is spoken of, and which is put on a list or gone to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.catalogue.model.family import Family
from bot.language.sentence.readings.number_spans import SENDS
from bot.language.sentence.readings.span import Span
from bot.language.sentence.words.general_words import ADD, DROP, SAYS
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.sentence.words.word_graph import ARTICLES

TOWARDS = frozenset({"to", "towards", "toward"})
"""Words before a workspace that calls go to."""
MEMBER_AND_SUBJECT = 2
"""Workspaces in a sentence that puts one on the list of another."""
_PUT = frozenset({"added", "put", "included", "removed", "taken", "deleted", "dropped"})
_ONTO = frozenset({"to", "on", "onto", "in", "into", "from", "off"})
_LIST_VERBS = frozenset(word for word in (*ADD, *DROP) if " " not in word)
_SENDING = SENDS | {"sends", "sending"}
_VOICEMAIL = frozenset({"voicemail", "voice", "vm", "mailbox", "mail", "message", "messages", "greeting"})
"""Beside one of these, “calls to the gym” are those that its voicemail takes."""
_GOES = frozenset({"land", "ring", "go", "end", "come", "arrive", "forwarded", "sent", "diverted"})
_GOES_TO = frozenset({"at", "on", "to", "with", "in"})
_REACH = frozenset({"reach", "reaches"})


def subject_of(spans: Sequence[Span], tokens: Sequence[Token], family: Family | None = None) -> Span | None:
    """Of the workspaces that are named the one that is spoken of: the one on whose list another is put, else
    the first that no “to” stands before."""
    ordered = sorted(spans, key=lambda span: span.start)
    if len(ordered) == MEMBER_AND_SUBJECT and any(is_member(one, ordered, tokens, family) for one in ordered):
        return next(one for one in ordered if not is_member(one, ordered, tokens, family))
    if len(ordered) == MEMBER_AND_SUBJECT and _pass_on(tokens, ordered):
        return ordered[0]
    free = [span for span in ordered if not (is_towards(tokens, span.start) or _tells(tokens, span))]
    return next(iter([*free, *ordered]), None)


def _pass_on(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """Whether calls to the first workspace are to go to the other: “could calls to the gym land at the
    lobby”."""
    before = [one.plain for one in tokens[: spans[0].start] if one.plain not in ARTICLES]
    between = [one.plain for one in tokens[spans[0].end : spans[1].start] if one.plain not in ARTICLES]
    is_of_calls = before[-1:] != [] and before[-1] in TOWARDS and before[-2:-1] in (["calls"], ["callers"])
    return is_of_calls and between[-1:] != [] and between[-1] in _GOES_TO and not _GOES.isdisjoint(between)


def is_member(span: Span, spans: Iterable[Span], tokens: Sequence[Token], family: Family | None) -> bool:
    """Whether a workspace is to be put on the list of people of another one: it stands next behind “add”."""
    ordered = sorted(spans, key=lambda one: one.start)
    if not family or not family.has_people or len(ordered) != MEMBER_AND_SUBJECT or len(span.found) != 1:
        return False
    places = [at for at, token in enumerate(tokens) if token.plain in _LIST_VERBS]
    own = [at for at, token in enumerate(tokens) if token.plain in family.adds]
    # “let the kitchen monitor the lobby”: the verb of the setting counts where one of the two is behind it.
    behind_own = [at for at in own if ordered[0].start < at < ordered[1].start]
    verb = next(iter([*behind_own, *sorted([*places, *own])]), None)
    if verb is not None and _is_put(tokens, ordered[0], verb, ordered[1]):
        return span is ordered[0]
    return verb is not None and span is next((one for one in ordered if one.start > verb), None)


def _is_put(tokens: Sequence[Token], first: Span, verb: int, other: Span) -> bool:
    """Whether the first workspace is put on a list of the other: “kitchen added to the monitored lines of the
    lobby”."""
    between = {token.plain for token in tokens[verb + 1 : other.start]}
    is_done = tokens[verb].plain in _PUT and first.end <= verb
    return is_done and not _ONTO.isdisjoint(between)


def _tells(tokens: Sequence[Token], span: Span) -> bool:
    """Whether it is only who tells something: “reception says nobody can reach the lobby”."""
    return span.start <= 1 and any(token.plain in SAYS for token in tokens[span.end : span.end + 1])


def is_towards(tokens: Sequence[Token], at: int) -> bool:
    """Whether “to” or “to the” stands before this word."""
    before = [token.plain for token in tokens[max(0, at - 2) : at]]
    return before[-1:] != [] and (before[-1] in TOWARDS or (before[-1] == "the" and before[0] in TOWARDS))


def calls_go_to(sentence: Sentence, start: int) -> bool:
    """Whether calls are to be sent to what is named from this word on, and not to its voicemail."""
    words = sentence.words
    if sentence.asks or not _VOICEMAIL.isdisjoint(words):
        return False
    before = next((word for word in reversed(words[:start]) if word not in ARTICLES), "")
    is_sent = before == "to" and not _SENDING.isdisjoint(words[:start])
    return is_sent or (before in _REACH and "calls" in words[:start])
