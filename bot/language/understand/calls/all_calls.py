"""Orders that let no call in, or out: “block all calls to the gym”, “let the gym make no calls”."""

from __future__ import annotations

import re

from bot.access import Access
from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_types import CALL_TYPES
from bot.catalogue.settings.incoming_permission import INCOMING_PERMISSION
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION
from bot.errors import NotUnderstood
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.kinds.telling.clause_kinds import says_how_it_is, tells_why
from bot.language.sentence.kinds.telling.reason_clauses import gives_reason
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import Role, phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, clauses, joined
from bot.language.understand.one_sentence import Asked

PLACE = "@"
_AROUND = frozenset(
    phrases(
        "the|our|my|a|an|please|pls|kindly|just|hi|hello|hey|thanks|right|now|,|also|'s|you|we|i|want|could|would"
    )
)
"""Said around it, these change nothing of it."""
_ITS_PHONE = frozenset({"phone", "line", "telephone", "handset", "extension"})
_BARRED = "(?:block|bar|stop|forbid|prohibit|disallow|ban|reject|refuse|deny|turn away|prevent)"
NOBODY = "(?:nobody|no one|noone)"
_MAY = "(?:may|should|must|shall|is allowed to|(?:should|must) be able to|(?:should|must) be allowed to)"
"""“Nobody can call the gym” complains."""
_MAY_NOT = "(?:(?:may|should|must|shall) (?:not|never|no longer)(?: be able to| be allowed to)?|not)"
_REACH = "(?:call|ring|phone|dial|reach)"
_DIALS = "(?:call|dial|phone|ring)(?: out)?"
_INCOMING, _OUTGOING = "(?:incoming|inbound)", "(?:outgoing|outbound)"
_GET, _MAKE = "(?:get|receive|take|accept|have)", "(?:make|place|have)"
_ALL = "(?:(?:all|any|every|each and every) (?:of )?)?"
_AT = f"(?:(?:to|for|at|in|on|into|from|of|by) )?{PLACE}"
ENDS = "(?: at all| any more| anymore| any longer)?"
_COMES = "(?:reach|arrive|(?:come|get|go)(?: in| through)?|be put through)(?: (?:to|into))?"
_CALLS_IN = f"(?:more |any |any more )?(?:{_INCOMING} )?calls?"
_THROUGH = "(?:through|in)(?: (?:to|into))?"
"""How calls arrive, in patterns. Without “ring”: “no calls should ring at the gym” is do not disturb."""
_IN = (
    f"no {_CALLS_IN} {_MAY} {_COMES} {PLACE}{ENDS}|{_CALLS_IN} {_MAY_NOT} {_COMES} {PLACE}{ENDS}",
    f"(?:let|put|allow) no {_CALLS_IN} (?:{_THROUGH}|to|into) {PLACE}{ENDS}",
    f"(?:do )?not (?:let|put|allow) {_CALLS_IN} {_THROUGH} {PLACE}{ENDS}",
    # “Block the calls in room 101” does not say which way they go.
    f"(?:no|{_BARRED}) {_CALLS_IN} (?:through(?: (?:to|into))?|in(?:to| to| into)) {PLACE}{ENDS}",
    f"{NOBODY} {_MAY} (?:get|come) {_THROUGH} {PLACE}{ENDS}",
    f"(?:do )?not let (?:anyone|anybody|people|callers) (?:get |come )?{_THROUGH} {PLACE}{ENDS}",
    f"{_BARRED} {_ALL}(?:{_INCOMING} )?calls? (?:(?:that )?(?:coming|come|comes|going|made) )?(?:in )?"
    f"(?:to|into|reaching) {PLACE}",
    f"{_BARRED} {_ALL}{_INCOMING} calls? {_AT}|{PLACE} {_BARRED} {_ALL}{_INCOMING} calls?",
    f"{_BARRED} {PLACE} {_ALL}{_INCOMING} calls?",
    f"{NOBODY} {_MAY} {_REACH} {PLACE}{ENDS}",
    f"(?:let|allow) {NOBODY} (?:to )?{_REACH} {PLACE}{ENDS}",
    f"(?:do )?not let (?:anyone|anybody|people) {_REACH} {PLACE}{ENDS}",
    f"{PLACE} no calls? (?:coming )?in{ENDS}|{PLACE} no {_INCOMING} calls?{ENDS}",
    f"no (?:{_INCOMING} )?calls? (?:(?:coming )?in(?:to| to)?|to|into) {PLACE}{ENDS}",
    f"no {_INCOMING} calls? {_AT}{ENDS}",
    f"(?:let )?{PLACE} (?:(?:{_MAY}|can) )?{_GET} no (?:{_INCOMING} )?calls{ENDS}",
    f"{PLACE} {_MAY_NOT} {_GET} (?:any |{_INCOMING} |any {_INCOMING} )?calls{ENDS}",
)
_OUT = (
    f"{_BARRED} {_ALL}(?:{_OUTGOING} )?calls? (?:(?:that )?(?:going|go|made|placed) )?(?:out )?"
    f"(?:from|by|out of) {PLACE}",
    f"{_BARRED} {_ALL}{_OUTGOING} calls? {_AT}|{PLACE} {_BARRED} {_ALL}{_OUTGOING} calls?",
    f"{_BARRED} {PLACE} {_ALL}{_OUTGOING} calls?",
    f"{NOBODY} {_MAY} "
    f"(?:{_DIALS} from|(?:call out|dial out|make (?:any )?calls) (?:from|in|at|on)) {PLACE}{ENDS}",
    f"{PLACE} no calls? (?:going )?out{ENDS}|{PLACE} no {_OUTGOING} calls?{ENDS}",
    f"no (?:{_OUTGOING} )?calls? (?:going )?(?:out )?(?:from|out of) {PLACE}{ENDS}",
    f"no {_OUTGOING} calls? {_AT}{ENDS}",
    f"(?:let )?{PLACE} (?:(?:{_MAY}|can) )?{_MAKE} no (?:{_OUTGOING} )?calls{ENDS}",
    f"(?:do not let )?{PLACE} {_MAY_NOT} (?:make|place) (?:any |{_OUTGOING} |any {_OUTGOING} )?calls{ENDS}",
    f"(?:do )?not let {PLACE} (?:make|place) (?:any )?(?:{_OUTGOING} )?calls{ENDS}",
    f"(?:stop|prevent|keep|bar|block) {PLACE} from "
    f"(?:(?:making|placing) (?:any |all )?(?:{_OUTGOING} )?calls|calling (?:anyone|anybody|out)){ENDS}",
    f"(?:do )?not let {PLACE} call (?:anyone|anybody|out){ENDS}",
    f"{PLACE} {_MAY_NOT} call (?:anyone|anybody|out){ENDS}",
)
_COMES_IN, _GOES_OUT = (re.compile("|".join(ones)) for ones in (_IN, _OUT))
_ORDERS = re.compile(f"{_BARRED} |let ")
"""Begin polite orders with a question mark."""
_ROW = re.compile(f"{PLACE}(?: (?:and|&|or)(?: {PLACE})| {PLACE})+")
_BARS = frozenset(
    phrases("block|bar|stop|forbid|prohibit|disallow|ban|reject|refuse|deny|prevent|keep|nobody|noone|no|not|never")
)  # fmt: skip
_CALLS = frozenset({"call", "calls", "ring", "phone", "dial", "reach"})


def may_bar_all(sentence: Sentence) -> bool:
    """Whether a word bars something, and another speaks of calls."""
    words = {*sentence.words}
    return not (_BARS.isdisjoint(words) or _CALLS.isdisjoint(words))


def all_calls_barred(asked: Asked) -> Request | None:
    """The change that lets no call come in, or none go out; it is shown first. None for any other sentence.

    Raises NotUnderstood where it names several workspaces.
    """
    said, is_several = said_plainly(asked)
    if asked.sentence.asks and not _ORDERS.match(said):
        return None
    frame = _incoming() if _COMES_IN.fullmatch(said) else _outgoing() if _GOES_OUT.fullmatch(said) else None
    if frame is None:
        return None
    if is_several:
        raise NotUnderstood("That names several workspaces. Nothing was changed.", "Say it for one of them.")
    workspace = asked.finder.one(asked.best, "set", frame.family, Access.WRITE, frame)
    named = workspace_spans(asked.viewer.workspaces(), without_reason(asked.sentence), lexicon())
    if workspace.id not in {one.id for span in named for one in span.found}:
        return None  # it is named in what stands behind
    request = asked.run(command := frame_command(frame, asked.finder.typed(workspace)))
    return Propose(request, command) if isinstance(request, SetFields) else None


def said_plainly(asked: Asked) -> tuple[str, bool]:
    """The sentence with one mark for the workspaces in a row, without what only stands around; and whether
    they are several."""
    spans = workspace_spans(asked.viewer.workspaces(), asked.sentence, lexicon())
    places = {one.start: one.end for one in spans if one.sureness >= Sureness.ALL_WORDS}
    tokens = without_reason(asked.sentence).tokens
    places |= {one.start: one.end for one in asked.best.pieces if one.role is Role.WORKSPACE and not one.text}
    said: list[str] = []
    at = 0
    while at < len(tokens):
        word = tokens[at].plain
        if at in places:
            said.append(PLACE)
        elif word not in _AROUND and not (word in _ITS_PHONE and said[-1:] == [PLACE]):
            said.append(word)
        at = places.get(at, at + 1)
    text = _ROW.sub(PLACE, " ".join(said[1:] if said[:1] == ["can"] and said[1:2] != ["not"] else said))
    return text, text.count(PLACE) < said.count(PLACE)


def without_reason(sentence: Sentence) -> Sentence:
    """The sentence without the clauses at its end, where all of them tell why; an empty one where more is
    ordered behind a reason, or left out."""
    parts = clauses(sentence)
    end = next((at for at, part in enumerate(parts) if at and _tells_why(part)), len(parts))
    return joined(parts[:end]) if all(map(_tells_why, parts[end:])) else Sentence(())


def _tells_why(part: Sentence) -> bool:
    return gives_reason(part) or tells_why(part) or says_how_it_is(part)


def _incoming() -> Frame:
    values = {"externalTransfer": "BLOCK_ALL_EXTERNAL", "internalCallsEnabled": typed(False)}
    return _own(INCOMING_PERMISSION, values)


def _outgoing() -> Frame:
    values = {f"callingPermissions.{kind}.action": "BLOCK" for kind in CALL_TYPES}
    return _own(OUTGOING_PERMISSION, {"useCustomPermissions": typed(True), **values})


def _own(family: Family, values: dict[str, str]) -> Frame:
    """Values that hold in the place of the location's."""
    return Frame(family, values={"useCustomEnabled": typed(True), **values})
