"""Several workspaces and several numbers, each for its own: “forward gym and kitchen to 4404 and 4405”."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.errors import NotUnderstood
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import MIN_DIALLED, NUMBER, Sentence
from bot.language.understand.one_sentence import Asked
from bot.language.understand.orders.settings_in_a_row import which_first
from bot.names.workspaces import WorkspaceIndex
from cards.text import message_text

_BETWEEN = frozenset({",", "and", "&", "plus", "the", "our", "or", "/", "+"})
"""Words between the workspaces, or the numbers, of a row."""
_EACH_OTHER = [("each", "other"), ("one", "another")]
_BEGINS_NUMBER = frozenset("+0123456789")
_EACH = "Say which number for which workspace."
_Row = list[tuple[int, int]]
"""Where the things of a row begin and end."""


def may_pair(sentence: Sentence) -> bool:
    """Whether two numbers are said that can be called, or things are for each other."""
    words = [*sentence.words]
    return "other" in words or "another" in words or sum(map(is_number, words)) > 1


def each_its_number(
    workspaces: WorkspaceIndex, sentence: Sentence, read: Callable[[Sentence], Asked]
) -> NotUnderstood | None:
    """The question which of several orders first, the first workspace with the first number and so on; or
    which number is for which workspace, where they are not as many. None for any other sentence."""
    tokens = tuple(one for one in sentence.tokens if one.plain != "respectively")
    words = [one.plain for one in tokens]
    spans = workspace_spans(workspaces, Sentence(tokens), lexicon())
    named = [one for one in spans if one.sureness >= Sureness.ALL_WORDS and not one.found[0].name.isdigit()]
    taken = {at for one in named for at in range(one.start, one.end)}
    other = next((at for at in range(len(words) - 1) if (words[at], words[at + 1]) in _EACH_OTHER), None)
    numbers = [(at, at + 1) for at, word in enumerate(words) if is_number(word) and at not in taken]
    rooms = sorted((one.start, one.end) for one in named)
    if other is not None:
        numbers = [(other, other + 2)]
    if len(rooms) < 2 or sentence.asks or not (_is_row(words, rooms) and _is_row(words, numbers)):
        return None

    def order(room: tuple[int, int], number: Sequence[int]) -> Asked:
        """The sentence with one thing in the place of each row."""
        kept = {*range(*room), *range(*number)}
        gone = {*range(rooms[0][0], rooms[-1][1]), *range(numbers[0][0], numbers[-1][1])} - kept
        return read(Sentence(tuple(one for at, one in enumerate(tokens) if at not in gone)))

    orders = [order(room, number) for room, number in zip(rooms, numbers * len(rooms), strict=False)]
    if any(one.best.family is not CALL_FORWARDING or one.best.asks for one in orders):
        return None
    names = " and ".join(message_text(one.found[0].name) for one in named)
    if other is not None:
        return NotUnderstood(f"Calls would go round between {names}. Nothing was changed.", _EACH)
    commands = [command for one in orders if one.is_certain for command in one.commands([])]
    if len(rooms) == len(numbers) == len({*commands}) and "or" not in words:
        return which_first(commands, is_guess=any(one.best.is_guess for one in orders))
    if len(numbers) == 1:
        return None
    return NotUnderstood("That names several workspaces and several numbers. Nothing was changed.", _EACH)


def is_number(word: str) -> bool:
    """Whether a word is a number that can be called."""
    if word[:1] not in _BEGINS_NUMBER:
        return False  # most words
    return bool(NUMBER.fullmatch(word)) and sum(map(str.isdigit, word)) >= MIN_DIALLED


def _is_row(words: Sequence[str], row: _Row) -> bool:
    """Whether only joints stand between these, and at least one is there."""
    between = (words[one[1] : two[0]] for one, two in pairwise(row))
    return bool(row) and all(_BETWEEN.issuperset(part) for part in between)
