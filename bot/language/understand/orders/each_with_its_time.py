"""Several orders of which one has an end: each is offered as it was said, so that none loses its time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.errors import NotUnderstood
from bot.language.reasons import kept_reason
from bot.language.requests.changing import SetForTime
from bot.language.requests.request import Request
from bot.language.sentence.kinds import small_talk
from bot.language.sentence.kinds.telling import clause_kinds
from bot.language.sentence.kinds.telling.conditions import is_condition
from bot.language.sentence.words.tickets import is_only_ticket
from bot.language.sentence.words.tokens import Sentence, clauses, joined, sentences
from bot.language.times.time_words import BEGINS, DAYS
from bot.language.understand.certainty import is_change
from bot.language.understand.command_readers.timed import timed_sentence
from bot.language.understand.questions.values_asked import not_understood
from bot.language.words import split

MAX_ORDERS = 5
"""Clauses of which each is read alone."""


def each_with_its_time(text: str, read: Callable[[str], Request | None]) -> Request | None:
    """The one change with an end beside which the rest only says why: “dnd on in the gym until 5pm, we have a
    party”; None where no clause has an end, or all is one order. `read` tells what a clause is for.

    Raises NotUnderstood, with each order to choose, where there are others: “dnd on in the gym for 2 hours
    and forward the kitchen to 4402”.
    """
    if not any(word.plain.strip(".,!") in BEGINS | DAYS for word in split(text)):
        return None
    said = [joined([clause]) for sentence in sentences(text) for clause in clauses(sentence)]
    parts = [part for part in said if not (small_talk.is_small_talk(part) or is_only_ticket(part))]
    timed_at = [at for at, one in enumerate(parts) if timed_sentence(_text(one))[1]]
    if not 1 < len(parts) <= MAX_ORDERS or not timed_at:
        return None
    asked = [(part, _alone(part, read)) for part in parts if not clause_kinds.says_how_it_is(part)]
    orders = [(part, request) for part, request in asked if request and is_change(request)]
    timed = [request for _, request in orders if isinstance(request, SetForTime)]
    is_at_the_end = timed_at == [len(parts) - 1]
    if not timed or (is_at_the_end and len(orders) < 2):
        return None
    beside = [part for part in parts if all(part is not order for order, _ in orders)]
    if len(orders) == 1 and all(map(_says_why, beside)):
        return replace(timed[0], reason=kept_reason("; ".join(map(_text, beside)), text))
    choices = tuple(dict.fromkeys(_text(part) for part, _ in orders))
    unclear = [_text(part) for part in beside if not _says_why(part)]
    problem = (
        not_understood(unclear) or "That is more than one order, and one has an end. Nothing was changed yet."
    )
    raise NotUnderstood(problem, "Which one first?" if len(choices) > 1 else "", choices)


def _alone(clause: Sentence, read: Callable[[str], Request | None]) -> Request | None:
    """What a clause is for; None where a value of it would have to be asked for: the others would be lost."""
    try:
        return read(_text(clause))
    except NotUnderstood:
        return None


def _says_why(clause: Sentence) -> bool:
    tells = clause_kinds.tells_why(clause) or clause_kinds.says_how_it_is(clause)
    return tells and not (clause_kinds.begins_with_condition(clause) or is_condition(clause))


def _text(clause: Sentence) -> str:
    return clause.text(0, len(clause.tokens), raw=True).rstrip(".,; ")
