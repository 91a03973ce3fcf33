"""Several orders in one sentence: each of its clauses is one, or each setting in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.catalogue.model.family import Family
from bot.language.sentence.kinds.telling import reason_clauses
from bot.language.sentence.words.tokens import Sentence, clauses, joined
from bot.language.understand.one_sentence import Asked
from bot.language.understand.orders.clauses_apart import MAX_CLAUSES
from bot.language.understand.orders.settings_in_a_row import settings_in_a_row

Read = Callable[[Sentence, Family | None], Asked]
"""Reads a sentence, about the setting that was spoken of before it or none."""


def row_apart(whole: Asked, read: Read) -> list[Asked]:
    """An order for each of several settings in a row, and the reason behind them."""
    parts = clauses(whole.sentence)
    end = next((at for at, part in enumerate(parts) if at and reason_clauses.gives_reason(part)), len(parts))
    orders = settings_in_a_row(joined(parts[:end]), lambda said: read(said, None))
    reason = [whole.of(parts[end:], is_beside=True)] if orders and parts[end:] else []
    return [*orders, *reason]


def each_an_order(asked: Asked, read: Read) -> list[Asked]:
    """The clauses, where each is an order for a workspace that it names; the setting, or the verb, may be
    told in the first alone: “dnd on in the gym and off in the kitchen”, “turn off dnd in the gym and
    forwarding in the kitchen”."""
    parts = clauses(asked.sentence)
    named = {*asked.best.workspaces, *asked.best.others}
    if not 1 < len(parts) <= MAX_CLAUSES:
        return []
    if asked.readings and len(named) == 1:
        return [] if asked.is_certain else _each_for_one(parts, read)
    if asked.readings and not named:
        return _each_for_none(parts, read)
    orders: list[Asked] = []
    for part in parts:
        one = next((one for one in _in_full(part, orders, read) if _is_order_for_one(one)), None)
        if one is None:
            return []
        orders.append(one)
    return orders


def _each_for_none(parts: Sequence[Sentence], read: Read) -> list[Asked]:
    """The clauses, where each is an order in full and none names a workspace: “dnd on, call waiting off”."""
    orders = [read(joined([part]), None) for part in parts]
    is_each = all(one.is_certain and not (one.best.workspaces or one.best.others) for one in orders)
    return orders if is_each and len({one.best.family.key for one in orders if one.best.family}) > 1 else []


def _each_for_one(parts: Sequence[Sentence], read: Read) -> list[Asked]:
    """The clauses, where each of three or more is an order in full about another setting and one of them
    names the workspace: “gym: dnd on, voicemail off, forward to 4404”."""
    if len(parts) < 3:
        return []  # two are read as an order and what stands beside it
    head = read(joined(parts[:1]), None).best
    first = 2 if head.workspaces and not head.family else 1
    orders = [read(joined(said), None) for said in (parts[:first], *([part] for part in parts[first:]))]
    settings = {one.best.family.key for one in orders if one.best.family}
    is_each = all(one.is_certain and not one.best.others for one in orders)
    named = [one for one in orders if one.best.workspaces]
    return orders if is_each and len(settings) == len(orders) and len(named) == 1 else []


def _in_full(part: Sentence, orders: Sequence[Asked], read: Read) -> Iterator[Asked]:
    """A clause as it is, and with the verb of the order before it; where it names no setting, with the
    setting of that order, and then with the verb, too."""
    said = joined([part])
    alone = read(said, None)
    if not orders or alone.subject:
        yield alone
    if orders:
        subject, state = () if alone.subject else orders[-1].subject, orders[-1].state
        for told in (subject, (*subject, *state)):
            if told:
                yield read(replace(said, tokens=(*told, *said.tokens)), None)


def _is_order_for_one(one: Asked) -> bool:
    return one.is_certain and one.best.is_whole_name and len(one.best.workspaces) == 1
