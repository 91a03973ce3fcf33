"""Orders with a “not”, an “if” or a time in them, which are not carried out by themselves."""

from __future__ import annotations

from itertools import islice

from bot.access import Access
from bot.catalogue.model.family import Family
from bot.language.requests.changing import (
    EditSetting,
)
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.kinds.asking.questions import may_ask
from bot.language.sentence.kinds.plainer.rewordings import refuses_order
from bot.language.sentence.kinds.telling.conditions import orders_apart, tells_when
from bot.language.sentence.readings.reading import Reading
from bot.language.understand.one_sentence import Asked
from bot.language.understand.order_request import tells_both_states
from bot.language.understand.orders.clauses_apart import MAX_CLAUSES
from bot.language.understand.questions.asking import (
    asked_fields,
    values_said,
    whether_now,
    which_value,
)
from bot.language.understand.questions.values_unused import not_used, which_number, which_room


def held_up(asked: Asked, best: Reading, family: Family, *, may_be_now: bool, is_own: bool) -> Request:
    """There is a “not”, an “if” or a time in it: nothing is written. An order that is certain without its
    condition can be done now; else how it is now is shown. `is_own`: these words stand in the order
    itself, and not in a sentence beside it."""
    said = ", ".join(f"“{word}”" for word in dict.fromkeys(best.hard))
    note = f"Nothing was changed: with {said} in it I do not act by myself."
    if which_one := which_room(best, asked.finder.typed) if is_own else None:
        raise which_one
    orders = orders_apart(asked.sentence) if asked.best.hard else [asked.sentence]
    for order in islice(orders, MAX_CLAUSES if may_be_now else 0):
        one = asked.of([order])
        if _tells_the_same(one.best, best):
            _ask_now(one, note)
    _ask_whole(asked, best, note)
    workspace = asked.finder.one(best, "show", family, Access.READ)
    if is_own and (which_one := which_number(best, workspace, asked.finder.typed(workspace))):
        raise which_one
    note = " ".join(filter(None, (note, not_used(best))))
    may_write = asked.viewer.rights.at(workspace) >= Access.WRITE
    which = which_value(note, best, family, workspace, asked.finder.typed(workspace))
    if which and may_write and is_own and not refuses_order(asked.sentence):
        raise which
    may_be_meant = _may_be_meant(best) and not refuses_order(asked.sentence)
    if may_write and family.fields and may_be_meant:
        return EditSetting(family, workspace, note, values_said(best), asked_fields(best, family))
    return ShowSetting(family, workspace, f"{note} Say what to set now, in one plain order.")


def _ask_now(asked: Asked, note: str) -> None:
    """Raises Unsure with a button that does it now, where this is an order without a condition."""
    if not asked.best.hard and not may_ask(asked.sentence):
        _ask_whole(asked, asked.best, note)


def _ask_whole(asked: Asked, best: Reading, note: str) -> None:
    """Raises Unsure with a button that does it now, where it is an order and nothing denies it."""
    is_limited = any(one.plain == "only" for one in asked.sentence.tokens)
    is_plain = _may_be_meant(best) and not (
        best.others or best.asks or is_limited or best.takes_time_for_value or tells_both_states(best)
    )
    if is_plain and best.frame and best.frame.is_complete and len(best.workspaces) == 1:
        workspace = asked.finder.one(best, "set", best.family, Access.WRITE, best.frame)
        raise whether_now(note, best.frame, workspace, asked.finder.typed(workspace))


def _may_be_meant(best: Reading) -> bool:
    """Whether nothing denies the order, and it is none that only tells how it is."""
    return tells_when(best.hard, or_doubts=not best.is_statement)


def _tells_the_same(order: Reading, whole: Reading) -> bool:
    """Whether an order means beside its condition what it means alone: “if the internet is down, send calls
    to 4404” is no order to send all calls there."""
    if not (isinstance(whole.frame, Frame) and whole.frame.is_complete and isinstance(order.frame, Frame)):
        return True
    return order.family is whole.family and order.frame.values.items() <= whole.frame.values.items()
