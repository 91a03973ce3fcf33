"""Orders that let only some types of calls go out: “only internal and national calls from the gym”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.access import Access
from bot.catalogue.settings.call_types import CALL_TYPES
from bot.catalogue.settings.incoming_permission import INCOMING_PERMISSION
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.errors import NotUnderstood, Unsure
from bot.events import Workspace
from bot.language.codes_and_pins import said_back
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command, in_words
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.kinds.telling.reason_clauses import gives_reason
from bot.language.sentence.words.general_words import Role, phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, Token, clauses, joined
from bot.language.understand.one_sentence import Asked

_ONLY = frozenset({"only", "just", "solely", "exclusively", "purely"})
_EXCEPT = "(?:but|except|except for|besides|other than|apart from|aside from|save)"
_ALLOWED = "(?:allow|allowed|let|permit|permitted|enable|enabled)"
_BLOCKED = "(?:block|blocked|bar|barred|forbid|forbidden|prohibit|prohibited|ban|banned|stop|disallow)"
_STATE = "(?:(?:is|are|be|must be|should be) )?"
_THE_REST = "(?:everything else|all else|anything else|rest|others|all others|other|all other|any other)"
_ALL = "(?:everything|all|any|anything)"
_NONE = "(?:nothing|none|no|no other)"
_LIMITS = frozenset({*_ONLY, *phrases("but|except|besides|than|apart|aside|save|else|rest|other|others")})
"""Without one of these no sentence says what becomes of the types that it does not name."""
_AROUND = frozenset(
    phrases("hi|hello|hey|the|calls|types|type|ones|numbers|please|pls|kindly|thanks|now|so|that|,|a|people|users|guests|"
            "staff|we|i|want|need|would|like|make|sure|you|could|can|will|anyone|someone|in|future")
)  # fmt: skip
"""Said around it, these change nothing of it."""
_INSIDE = phrases("internally|inside|in house|inhouse|inside company|within company|inside our company")
_DIALS = "(?:call|dial|phone|ring|calling|dialing|dialling)"
_KNOWN = frozenset(
    phrases("only|just|solely|exclusively|purely|may|can|should|must|shall|be|is|are|to|able|have|has|from|on|at|"
            "for|of|in|and|or|&|it|there|out|outgoing|outbound|go|going|make|place|made|placed|permission|"
            "permissions|set|through|put|limit|restrict|restricted|limited|its")
) | {word for said in (_EXCEPT, _ALLOWED, _BLOCKED, _STATE, _THE_REST, _ALL, _NONE, _DIALS)
     for word in re.findall("[a-z]+", said)}  # fmt: skip
_TYPE, _PLACE = "TYPE", "@"
_REST_BLOCKED = re.compile(
    f" {_BLOCKED} {_THE_REST} | {_THE_REST} {_STATE}{_BLOCKED} | (?:no|nothing) (?:else|others|other) "
    f"| {_BLOCKED} {_ALL} (?:(?:outgoing|outbound|{_STATE.rstrip()}) )?(?:from {_PLACE} )?{_EXCEPT} {_TYPE} "
    f"| {_ALL} {_EXCEPT} {_TYPE} (?:from {_PLACE} )?{_STATE}{_BLOCKED} "
    f"| {_ALL} {_STATE}{_BLOCKED} {_EXCEPT} {_TYPE} "
    f"| {_NONE} (?:(?:outgoing|outbound) )?(?:from {_PLACE} |out )?{_EXCEPT} {_TYPE} "
)
_REST_ALLOWED = re.compile(
    f" {_ALLOWED} {_THE_REST} | {_THE_REST} {_STATE}{_ALLOWED} "
    f"| {_ALLOWED} {_ALL} (?:(?:outgoing|outbound) )?(?:from {_PLACE} )?{_EXCEPT} {_TYPE} "
    f"| {_ALL} {_EXCEPT} {_TYPE} (?:from {_PLACE} )?{_STATE}{_ALLOWED} "
)
_GOES_OUT = re.compile(
    f" from {_PLACE} | from there | out | outgoing | outbound | (?:make|place|made|placed) | {_DIALS} "
    f"| {_BLOCKED} "
)
_COMES_IN = re.compile(f" (?:to|into) (?:{_PLACE}|it|there) ")
_SIMPLY = re.compile(f"^ (?:just|simply) {_ALLOWED} ")
"""May as well ask for no more than that."""


def only_call_types(asked: Asked) -> Request | None:
    """The change that lets only the named types of calls go out, or all but those; it is shown first. None
    where the sentence says nothing of the kind, or a word of it is not known.

    Raises Unsure where it may be about calls that come in, NotUnderstood where it names several workspaces.
    """
    if asked.best.asks or not may_limit_types(asked.sentence):
        return None
    said, kinds = _plainly(asked)
    words = said.split()
    left = [word for word in words if word not in _KNOWN | {_TYPE, _PLACE}]
    is_other = bool(left) and (
        asked.best.hard or not _GOES_OUT.search(said) or any(map(lexicon().means, left))
    )
    is_outside = kinds == {*CALL_TYPES} - {"INTERNAL_CALL"} and not _GOES_OUT.search(said)
    if not kinds or kinds == {*CALL_TYPES} or is_other or is_outside or _COMES_IN.search(said):
        return None
    is_all_but = bool(_REST_ALLOWED.search(said))
    is_limited = not _ONLY.isdisjoint(words) and not re.search(f" {_BLOCKED} ", said)
    if not (is_all_but or is_limited or _REST_BLOCKED.search(said)):
        return None
    frame = _frame([kind for kind in CALL_TYPES if (kind in kinds) is not is_all_but])
    if asked.best.others:
        raise NotUnderstood("That names several workspaces. Nothing was changed.", "Say it for one of them.")
    workspace = asked.finder.one(asked.best, "set", OUTGOING_PERMISSION, Access.WRITE, frame)
    name = asked.finder.typed(workspace)
    if kinds == {"INTERNAL_CALL"} and not is_all_but and not _GOES_OUT.search(said):
        raise _which_way(frame, workspace, name)
    if _SIMPLY.search(said) and words.count("just") == 1 and "only" not in words:
        raise _simply(frame, kinds, workspace, name)
    request = asked.run(command := frame_command(frame, name))
    unknown = said_back(left)
    return (
        Propose(request, command, note=_told(frame), left_over=unknown)
        if isinstance(request, SetFields)
        else None
    )


def may_limit_types(sentence: Sentence) -> bool:
    """Whether a word says that it is about some types of calls and not about the others."""
    return any(token.plain in _LIMITS for token in sentence.tokens)


def _plainly(asked: Asked) -> tuple[str, set[str]]:
    """The sentence with one mark for the types in a row and one for the workspace, without what only stands
    around them; and these types."""
    parts = clauses(asked.sentence)
    end = next((at for at, part in enumerate(parts) if at and gives_reason(part)), len(parts))
    tokens, kinds, said = joined(parts[:end]).tokens, set[str](), list[str]()
    places = {one.start: one.end for one in asked.best.pieces if one.role is Role.WORKSPACE}
    at = 0
    while at < len(tokens):
        if at in places:
            said.append(_PLACE)
            at = places[at] + ([one.plain for one in tokens[places[at] :][:1]] == ["phone"])
        elif found := next(_types_at(tokens, at), None):
            end, kind, is_verb = found
            kinds |= {kind} if kind else {*CALL_TYPES} - {"INTERNAL_CALL"}
            said += ["call", _TYPE] if is_verb else [_TYPE]
            at = end
        else:
            said += [tokens[at].plain] if tokens[at].plain not in _AROUND or tokens[at].plain == "can" else []
            at += 1
    text = re.sub(f"{_TYPE}(?: (?:and|or|&|call))*(?= {_TYPE})", "", f" {' '.join(said)} ")
    return f" {' '.join(text.replace(chr(39) + 's', '').split())} ", kinds


def _types_at(tokens: Sequence[Token], at: int) -> Iterator[tuple[int, str, bool]]:
    """The type of calls that the words from here name, empty for all outside; where they end, and
    whether they begin with a verb."""
    if tokens[at].plain in {"external", "outside"} and [one.plain for one in tokens[at + 1 : at + 2]] == [
        "calls"
    ]:
        yield at + 2, "", False
    for said in _INSIDE if tokens[at].plain in {"internally", "inside", "in", "inhouse", "within"} else ():
        kept = [(end, one.plain) for end, one in enumerate(tokens[at:], at + 1) if one.plain != "the"]
        size = len(said.split())
        if [word for _, word in kept[:size]] == said.split() and not _has_more(kept, size):
            yield kept[size - 1][0], "INTERNAL_CALL", False
    for end, meanings in lexicon().at(tokens, at):
        for one in meanings:
            key = one.field.key if one.field and one.family is OUTGOING_PERMISSION else ""
            kind = key.removeprefix("callingPermissions.").removesuffix(".action")
            if one.role is Role.FIELD and kind in CALL_TYPES:
                yield end, kind, bool(re.fullmatch(_DIALS, tokens[at].plain))


def _has_more(kept: Sequence[tuple[int, str]], size: int) -> bool:
    """Whether “inside” goes on: “inside company”."""
    return size == 1 and [word for _, word in kept[1:2]] in (["company"], ["our"])


def _frame(allowed: Sequence[str]) -> Frame:
    """Call types of its own, of which these are allowed and all others blocked."""
    actions = {
        f"callingPermissions.{kind}.action": "ALLOW" if kind in allowed else "BLOCK" for kind in CALL_TYPES
    }
    return Frame(
        OUTGOING_PERMISSION,
        values={"useCustomEnabled": typed(True), "useCustomPermissions": typed(True), **actions},
    )


def _told(frame: Frame) -> str:
    """Which types may go out then, in a sentence."""
    allowed = [
        label
        for kind, label in CALL_TYPES.items()
        if frame.values[f"callingPermissions.{kind}.action"] == "ALLOW"
    ]
    few, rest = (
        (allowed, "all others are blocked")
        if len(allowed) < len(CALL_TYPES) / 2
        else (
            [label for label in CALL_TYPES.values() if label not in allowed],
            "all others are allowed",
        )
    )
    state = "allowed" if few is allowed else "blocked"
    return f"{', '.join(few)}: {state}; {rest}."


def _which_way(frame: Frame, workspace: Workspace, name: str) -> Unsure:
    """The question whether calls from the workspace are meant, or calls to it."""
    incoming = Frame(INCOMING_PERMISSION, values={"externalTransfer": "BLOCK_ALL_EXTERNAL"})
    return Unsure(
        "Calls from it, or calls to it? Nothing was changed.",
        choices=(
            ("Only internal calls go out", workspace.name, frame_command(frame, name)),
            ("Only internal calls come in", workspace.name, frame_command(incoming, name)),
        ),
    )


def _simply(frame: Frame, kinds: set[str], workspace: Workspace, name: str) -> Unsure:
    """The question whether all other types are to be blocked."""
    these = Frame(OUTGOING_PERMISSION, values={f"callingPermissions.{one}.action": "ALLOW" for one in kinds})
    return Unsure(
        "Shall all other types of calls be blocked? Nothing was changed.",
        choices=(
            (_told(frame), workspace.name, frame_command(frame, name)),
            (f"{in_words(these)}; the others stay", workspace.name, frame_command(these, name)),
        ),
    )
