"""Facts that are told beside an order or a question: “exam week in the gym”, “the lamp there blinks”."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.requests.request import Request
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.kinds.telling import clause_kinds, opinions, taking_back
from bot.language.sentence.words.general_words import POLITE, Role
from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.one_sentence import Asked
from bot.language.vocabulary import command_text

_VALUES_TOLD = {Role.ON, Role.OFF, Role.NUMBER, Role.OPTION, Role.EMAIL, Role.MAKE}
"""With one of these a workspace is told what to be; without, how it is."""

_CHANGES_ORDER = (
    taking_back.corrects,
    taking_back.takes_back,
    taking_back.leaves_out,
    opinions.says_otherwise,
)
_MORE_THAN_FACTS = (clause_kinds.wishes, *_CHANGES_ORDER)
_STOPPING = (taking_back.begins_with_no, clause_kinds.begins_with_condition, *_CHANGES_ORDER)
_REPORTS = frozenset(
    {"reports", "reported", "complains", "complained", "notices", "noticed", "claims", "claimed"}
)
_BEGINS_ORDERS = (Role.WORKSPACE, Role.NAME, Role.FIELD, Role.LIST, Role.OPTION, Role.NUMBER)
"""In full and with one of these at its head a sentence orders, too: “dnd on in the gym”."""
_DETERMINERS = frozenset(
    {"the", "a", "an", "our", "my", "his", "her", "its", "their", "this", "that", "it", "them"}
)
"""Right behind the first word these tell that it orders something: “reboot the phone”."""


def asked_of_fact(asked: Sequence[Asked], orders: Sequence[Asked]) -> Request | None:
    """The look that is asked for behind what only tells how a workspace is: “kitchen phone silent. dnd
    status?” None for anything else."""
    first, last = asked[0], asked[-1]
    is_fact = [*orders] in ([], [first]) and _tells_how_it_is(first)
    question = last.best
    if len(asked) != 2 or not is_fact or not question.asks or question.workspaces or question.unknown:
        return None
    is_one = len(first.best.workspaces) == 1 and first.best.is_whole_name
    (workspace,) = first.best.workspaces if is_one else (None,)
    if workspace is None or question.family is None:
        return None
    return last.run(command_text("show", question.family, last.finder.typed(workspace)))


def _tells_how_it_is(one: Asked) -> bool:
    """Whether a workspace stands first, and neither a word for on or off nor a value follows."""
    pieces = [piece for piece in one.best.pieces if piece.role is not Role.GLUE]
    told = {piece.role for piece in pieces} & _VALUES_TOLD
    return pieces[:1] != [] and pieces[0].role is Role.WORKSPACE and not told


def is_mere_fact(one: Asked) -> bool:
    """Whether it tells no setting and no value, and neither orders, asks nor stops anything: “exam week in
    the gym”, “Bob moves upstairs”."""
    best, said = one.best, one.sentence
    tells = one.intent or best.family or best.others or best.asks or one.stopping or one.is_bare_order
    stops = taking_back.begins_with_no(said) or clause_kinds.begins_with_condition(said) or one.is_reason
    is_order = best.begins_with_order or any(kind(said) for kind in _MORE_THAN_FACTS)
    values = {piece.role for piece in best.pieces} & (_VALUES_TOLD - {Role.ON})
    begins = [token.plain for token in said.tokens[:2]]
    return not (tells or stops or is_order or values) and begins[1:] != [] and begins[1] not in _DETERMINERS


def is_report(said: Sentence) -> bool:
    """Whether somebody reports what a sentence says: “silence on hold, Kim reports”."""
    return not _REPORTS.isdisjoint(said.words)


def alone_clear(orders: Sequence[Asked]) -> list[Asked]:
    """The one of several orders that is certain and names its workspace, where none of the others can be
    made; what they say is shown beside it. None where there is no such one."""
    certain = [one for one in orders if one.is_certain and one.best.workspaces]
    others = [one for one in orders if one not in certain]
    stops = any(
        one.best.is_complete or one.stopping or any(kind(one.sentence) for kind in _STOPPING)
        for one in others
    )
    return certain if len(certain) == 1 and not stops else []


def may_be_fact(one: Asked) -> bool:
    """Whether a sentence may only tell something beside an order or a question that is clear: “callers hit a
    busy tone there”, “silence on hold, Kim reports”. What it may be beside is shown first."""
    best, said = one.best, one.sentence
    if best.asks or any(kind(said) for kind in _STOPPING):
        return False
    if is_report(said) or (best.hard and best.unknown and not best.is_complete):
        return True
    first = next((piece for piece in best.pieces if piece.plain not in POLITE), None)
    is_told = first is not None and first.role in _BEGINS_ORDERS
    return not (one.is_bare_order or best.begins_with_order or (is_told and best.is_complete))


def is_fact_beside(one: Asked, order: Asked) -> bool:
    """Whether a sentence before an order of the same setting only tells how it is, or who wishes the same:
    “the blinking lamp distracts people. Disable the message waiting indicator.”"""
    best, other = one.best, order.best
    is_about_same = best.family is other.family and not (
        best.others or one.stopping or best.begins_with_order
    )
    is_elsewhere = bool(best.workspaces and other.workspaces and best.workspaces != other.workspaces)
    if not is_about_same or is_elsewhere or not best.unknown or not isinstance(other.frame, Frame):
        return False
    is_wish = clause_kinds.wishes(one.sentence) or clause_kinds.wants(one.sentence)
    if not (is_wish or any(token.plain == "want" for token in one.sentence.tokens)):
        return not {piece.role for piece in best.pieces} & (_VALUES_TOLD - {Role.OPTION})
    return isinstance(best.frame, Frame) and best.frame.values.items() <= other.frame.values.items()
