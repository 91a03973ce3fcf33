"""A sentence cut at its clauses: what is asked for, apart from what only says why or how it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.errors import NotUnderstood
from bot.language.sentence.kinds.asking.questions import begins_question, wants_shown
from bot.language.sentence.kinds.telling import clause_kinds, opinions, reason_clauses, taking_back
from bot.language.sentence.kinds.telling.conditions import is_condition
from bot.language.sentence.words.tokens import JOINTS, Sentence, clauses, joined
from bot.language.understand.beside.reasons.clause_beside import goes_with, tells_other_setting
from bot.language.understand.one_sentence import Asked

_ONLY_POLITE = JOINTS | frozenset({"please", "pls", "thanks", "thx", "thank", "you"})
MAX_CLAUSES = 5
"""Of so many, every run is tried as the order; a sentence of more is read whole."""


def look_apart(asked: Asked) -> list[Asked]:
    """What is to be shown, and then what only says why: “people never get through, so show me its
    forwarding”, “give me an overview of the gym so that I can decide”.

    Raises NotUnderstood where an order stands before it.
    """
    parts = clauses(asked.sentence)
    for at in range(1, len(parts) if len(parts) <= MAX_CLAUSES else 0):
        said = joined(parts[at:])
        asks = wants_shown(said) or (said.asks and begins_question(said))
        has_reason = reason_clauses.gives_reason(parts[at])
        if not (asks or has_reason):
            continue
        look, before = asked.of(parts[at:]), asked.of(parts[:at], is_beside=True)
        if look.best.family and asks:
            if opinions.tells_opinion(before.sentence) or opinions.tells_want(before.sentence):
                return [look, before]
            if before.is_clear and not before.best.is_statement:
                raise NotUnderstood("That is more than one thing. Nothing was changed.", "Say one at a time.")
            return [] if before.best.begins_with_order or before.is_unfinished else [look, before]
        if has_reason and before.is_mere_look:
            return [asked.of(parts[:at]), asked.of(parts[at:], is_beside=True)]
    return []


def order_apart(asked: Asked) -> list[Asked]:
    """The sentence; or, where some of its clauses are an order and the others only say why, these apart."""
    parts = clauses(asked.sentence)[1:]
    if taking_back.left_as_it_is(asked.sentence):
        return [asked]
    is_whole = asked.is_clear and not any(map(reason_clauses.is_consequence, parts))
    has_reason = any(map(reason_clauses.gives_reason, parts))
    if is_whole and not has_reason and not _left_over([asked]):
        return [asked]
    best = [asked] if is_whole else []
    for way in _apart(asked):
        if asked.is_clear and way[0].is_about_beside:
            continue  # read whole, it tells what it speaks of in full
        if asked.is_clear and not way[0].places <= asked.places:
            continue  # read whole, that workspace is where calls go
        reads_reason = best == [asked] and way[-1].is_reason and way[0].best.frame != asked.best.frame
        if not best or _left_over(way) < _left_over(best) + reads_reason:
            best = way
        if not _left_over(best):
            break
    return best or [asked]


def _apart(asked: Asked) -> Iterator[list[Asked]]:
    """The ways to see some clauses as the order, the longest first: what stands before it, the order, what
    stands behind it."""
    parts = clauses(asked.sentence)
    if not 1 < len(parts) <= MAX_CLAUSES or any(map(clause_kinds.tells_done, parts)):
        return
    for said, others in _runs(parts):
        if said[0] is not parts[0] and clause_kinds.is_told(parts[0], said[0]):
            continue
        beside = [asked.of(run, is_beside=True) for run in others]
        order = asked.of(said).about(beside)
        beside = [one.meanwhile(order) or one for one in beside]
        if _goes_on_from_order(parts, said[0]):
            continue
        if order.is_about_beside and any(one.best.tells_more_than(order.best) for one in beside):
            continue  # “… recorded with pause and resume, please set that up”
        if order.turns_it and not order.is_about_beside and any(one.says_something for one in beside):
            continue  # “it” may be what is told beside the order
        if reason_clauses.follows_reason(said[0]) and said[0] is not parts[0]:
            _take_for_reason(beside[0], order, is_so=reason_clauses.is_consequence(said[0]))
        for part, run in zip((order, *beside), (said, *others), strict=True):
            last = next((one for one in reversed(run) if not _ONLY_POLITE.issuperset(one.words)), run[-1])
            part.at = next(at for at, clause in enumerate(parts) if clause is last)
        only_reasons = all(one.is_reason or clause_kinds.tells_why(one.sentence) for one in beside)
        asks = (one for one in beside if begins_question(one.sentence))
        if any(not clause_kinds.tells_state_now(one.sentence) for one in asks):
            continue  # a question is no reason
        is_order = order.is_clear or (only_reasons and order.is_unfinished)
        if is_order and not _goes_on(said[0], beside) and all(goes_with(one, order) for one in beside):
            yield [order, *beside]


def _take_for_reason(before: Asked, order: Asked, *, is_so: bool) -> None:
    """What stands before “so please …” only says why, unless it is an order, or a condition of this one, or
    names another setting."""
    is_put_off = clause_kinds.begins_with_condition(before.sentence) or is_condition(before.sentence)
    is_order = before.is_certain and not is_so
    is_else = tells_other_setting(before, order)
    before.is_reason = not (is_order or before.best.begins_with_order or is_put_off or is_else)


def _goes_on_from_order(parts: Sequence[Sentence], said: Sentence) -> bool:
    """Whether “and” joins it to a clause that is no reason: “…, let callers press 0 and go to 2006”."""
    at = next(at for at, part in enumerate(parts) if part is said)
    before = parts[at - 1] if at and said.tokens[0].plain == "and" else None
    return before is not None and not (clause_kinds.says_how_it_is(before) or clause_kinds.tells_why(before))


def _goes_on(order: Sentence, beside: Sequence[Asked]) -> bool:
    """Whether “and” joins an order to words that are neither a reason nor an order: they may be meant as
    one."""
    told = [
        one.is_certain
        or one.is_reason
        or clause_kinds.tells_why(one.sentence)
        or clause_kinds.says_how_it_is(one.sentence)
        for one in beside
    ]
    follows = [one.begins_with_and for one in beside]
    return (order.tokens[0].plain == "and" and not told[0]) or any(
        is_joined and not is_told for is_joined, is_told in zip(follows, told, strict=True)
    )


def _runs(parts: Sequence[Sentence]) -> Iterator[tuple[Sequence[Sentence], list[Sequence[Sentence]]]]:
    """The clauses that may be an order, with the others: all but one in the middle, then runs, the longest
    first."""
    for at in range(len(parts) - 1, 0, -1):
        if reason_clauses.follows_reason(parts[at]):
            yield parts[at:], [parts[:at]]
    for at in range(1, len(parts) - 1):
        yield [*parts[:at], *parts[at + 1 :]], [parts[at : at + 1]]
    for count in range(len(parts) - 1, 0, -1):
        for start in range(len(parts) - count + 1):
            end = start + count
            behind = _reason_apart(parts[end:])
            yield parts[start:end], [run for run in (parts[:start], *behind) if run]


def _reason_apart(run: Sequence[Sentence]) -> list[Sequence[Sentence]]:
    """The clauses behind an order, and apart from them those at the end that only say why."""
    start = len(run)
    while start and (reason_clauses.gives_reason(run[start - 1]) or clause_kinds.tells_why(run[start - 1])):
        start -= 1
    return [run[:start], run[start:]]


def _left_over(apart: list[Asked]) -> int:
    return len(apart[0].best.unknown) + len(apart[0].best.others)
