"""Several settings that are told one state: “turn off voicemail and call waiting in the gym”."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.errors import NotUnderstood
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.several import in_order
from bot.language.understand.one_sentence import Asked
from cards.picker import MAX_OPTIONS as MAX_CHOICES

_BETWEEN = frozenset({",", "and", "&", "plus", "the", "its"})
"""Words between the names of a row."""
_BOTH = frozenset({"both", "all", "each"})
"""Beside several settings these say only that every one is meant."""
_Named = tuple[int, int, set[str]]
"""Where the name of a setting begins and ends, and the keys of what it names."""


def settings_in_a_row(sentence: Sentence, read: Callable[[Sentence], Asked]) -> list[Asked]:
    """An order for each setting, where several are named side by side and each is an order in full with the
    rest of the sentence; none for any other sentence."""
    row = _row(sentence.tokens)
    if len(row) < 2:
        return []
    before = _without_both(sentence.tokens[: row[0][0]], last=True)
    behind = _without_both(sentence.tokens[row[-1][1] :], last=False)
    orders = []
    for start, end, keys in row:
        one = read(replace(sentence, tokens=(*before, *sentence.tokens[start:end], *behind)))
        best = one.best
        if not (one.is_certain and best.family and best.family.key in keys) or best.others:
            return []
        orders.append(one)
    is_one_state = len({tuple(token.plain for token in one.state) for one in orders}) == 1
    is_each_other = len({one.best.family.key for one in orders if one.best.family}) == len(orders)
    return orders if is_one_state and is_each_other and orders[0].state else []


class SeveralOrders(NotUnderstood):
    """More than one order in a sentence, each to be chosen."""


def which_first(
    commands: Sequence[str], *, may_be_all: bool = True, notes: Sequence[str] = (), is_guess: bool = False
) -> SeveralOrders:
    """The question which of several commands is to be done first, or all in order where they may be; what is
    chosen is shown first where there are `notes` on what was meant, or it `is_guess`."""
    said = [*dict.fromkeys(filter(None, notes))]
    text = in_order(commands) if may_be_all else ""
    together = ((f"All {len(commands)}, in this order", "", text),) if text else ()
    question = SeveralOrders(
        " ".join(("That is more than one order. Nothing was changed yet.", *said)),
        "Which one first?",
        choices=(*together, *((command, "", command) for command in commands[:MAX_CHOICES])),
    )
    return question.guessed(is_guess=is_guess or bool(said))


def names_several(sentence: Sentence, places: frozenset[int] = frozenset()) -> bool:
    """Whether several settings are named side by side, outside the words for workspaces at `places`."""
    return len(_row(sentence.tokens, places)) > 1


def _row(tokens: Sequence[Token], places: frozenset[int] = frozenset()) -> list[_Named]:
    """The first names of settings that stand side by side."""
    row: list[_Named] = []
    at = 0
    while at < len(tokens):
        is_state = bool(row) and row[-1][1] == at and tokens[at].plain == "on"
        is_none = is_state or at in places
        end, keys = (at, set[str]()) if is_none else setting_at(tokens, at)
        if keys:
            if not any(keys & others for _, _, others in row):
                row.append((at, end, keys))  # “selective reject rule” names one setting
            at = end
        elif row and tokens[at].plain not in _BETWEEN:
            if len(row) > 1:
                break
            row, at = [], at + 1
        else:
            at += 1
    return row


def setting_at(tokens: Sequence[Token], at: int) -> tuple[int, set[str]]:
    """Where the name of a setting or of a list ends that begins here, with a field of it that begins so
    (“caller ID number”), and the keys of what it names; none where no name begins here."""
    ends: dict[str, int] = {}
    for end, meanings in lexicon().phrases((*tokens,))[at] if at < len(tokens) else ():
        keys = {one.family.key for one in meanings if one.role in (Role.NAME, Role.LIST) and one.family}
        if keys:
            is_verb = any(one.role is Role.ACT and one.family and one.family.key in keys for one in meanings)
            last = max(end, *(ends.get(key, 0) for key in keys))
            return last, set() if is_verb else keys  # “dnd on and forward all calls”
        for one in meanings:
            if one.role is Role.FIELD and one.family:
                ends.setdefault(one.family.key, end)
    return at, set()


def _without_both(tokens: Sequence[Token], *, last: bool) -> Sequence[Token]:
    """The words without “both” at their end, or at their beginning."""
    beside = tokens[-1:] if last else [token for token in tokens[:2] if token.plain in _BOTH][:1]
    if not beside or beside[0].plain not in _BOTH:
        return tokens
    return [token for token in tokens if token is not beside[0]]
