"""Settings, states and workspaces in a row: “gym dnd on kitchen call waiting off”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.errors import NotUnderstood
from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.understand.one_sentence import Asked
from bot.language.understand.orders.settings_in_a_row import setting_at, which_first

Kind = Literal["W", "S", "N"]
"""A workspace, a setting, or its state, on or off, as a letter of the patterns below."""
_AROUND = frozenset(
    {"and", "&", ",", "plus", "the", "in", "for", "at", "of", "both", "please", "pls", "then", "its", "also"}
)
_STATES = frozenset({"on", "off", "enable", "disable", "activate", "deactivate", "enabled", "disabled"})
_JOINTS = frozenset({"and", "&", ",", "plus"})
_EACH = re.compile("(?:WS?N|WN)+|(?:S?NW)+|(?:NS?W)+|N(?:SW)+|(?:SNW|NSW|NW)+")
"""A workspace, a setting and a state at a time; the setting, or the state, may be that of the one before."""
_ALL_ON_ALL = re.compile("(?:(?:SN)+|(?:NS)+|NSS+|SS+N)WW+|WW+(?:(?:SN)+|(?:NS)+|SS+N|NSS+)|SS+WW+N")
"""Every setting on every workspace."""
_ALL_IN_ONE = re.compile("W(?:SN){2,}|W(?:NS){2,}|(?:SN){2,}W|(?:NS){2,}W|SWN(?:SN)+")
"""Several settings of one workspace, each with its state."""
_BY_PLACE = re.compile("SWWNN|SSWWNN|WWSNN")
"""The first state for the first workspace, and the second for the second."""


@dataclass(frozen=True)
class _Word:
    kind: Kind
    tokens: tuple[Token, ...]


def may_be_row(sentence: Sentence) -> bool:
    """Whether two states are told, or words join two things; only then more is looked up."""
    words = [*sentence.words]
    return sum(word in _STATES for word in words) > 1 or not _JOINTS.isdisjoint(words)


def settings_and_rooms(
    sentence: Sentence, spans: Sequence[Span], read: Callable[[Sentence], Asked]
) -> NotUnderstood | None:
    """The question which of several orders first, where each is for one of several workspaces, or of another
    setting of one, and together they are all that was said; None for any other sentence."""
    if sentence.asks or not spans:
        return None
    words = _words(sentence.tokens, spans)
    kinds = "".join(word.kind for word in words)
    is_in_one = kinds.count("W") < 2
    if is_in_one and not _ALL_IN_ONE.fullmatch(kinds):
        return None
    if kinds.count("S") < 2 and kinds.count("N") < 2:
        return None
    commands: list[str] = []
    settings: set[str] = set()
    is_guess = False
    for tokens in _orders(words, kinds):
        order = read(Sentence(tokens))
        said = order.commands([]) if order.is_certain and not order.best.others else []
        if not said:
            return None
        commands += said
        is_guess |= order.best.is_guess
        settings |= {order.best.family.key} if order.best.family else set()
    is_same = is_in_one and len(settings) < len(commands)
    if len({*commands}) < 2 or len({*commands}) < len(commands) or is_same:
        return None
    return which_first(commands, is_guess=is_guess)


def _words(tokens: Sequence[Token], spans: Sequence[Span]) -> list[_Word]:
    """The workspaces, settings and states in their order; none where a word is something else."""
    named = {one.start: one.end for one in spans if one.sureness >= Sureness.ALL_WORDS}
    found: list[_Word] = []
    at = 0
    while at < len(tokens):
        is_state = tokens[at].plain == "on" and bool(found) and found[-1].kind == "S"
        end, keys = (at, set()) if is_state else setting_at(tokens, at)  # “call waiting on recording off”
        kind: Kind
        if at in named and not keys:
            kind, end = "W", named[at]
        elif keys or (end > at and _state_at(tokens, end)):
            kind = "S"  # “recording off”, too, which may be a verb
        elif state := _state_at(tokens, at):
            kind, end = "N", state
            is_turned = any(one.kind == "N" and len(one.tokens) > 1 for one in found)
            if (
                is_turned
                and tokens[at].plain == "on"
                and end == at + 1
                and _stands_before(tokens, end, named)
            ):
                at = end
                continue  # “turn off dnd on the gym”
        elif tokens[at].plain in _AROUND:
            at += 1
            continue
        else:
            return []
        found.append(_Word(kind, tuple(tokens[at:end])))
        at = end
    return found


def _state_at(tokens: Sequence[Token], at: int) -> int:
    """Where the words for on or off end that begin here; 0 where none do."""
    states = {Role.ON, Role.OFF}
    return next(
        (
            end
            for end, meanings in lexicon().at(tokens, at)
            if any(one.role in states and one.family is None for one in meanings)
        ),
        0,
    )


def _stands_before(tokens: Sequence[Token], at: int, named: dict[int, int]) -> bool:
    """Whether the name of a workspace stands here, or behind “the”."""
    return at in named or (at < len(tokens) and tokens[at].plain == "the" and at + 1 in named)


def _orders(words: Sequence[_Word], kinds: str) -> Iterator[tuple[Token, ...]]:
    """The words of each order: a workspace, a setting and its state."""
    rooms, names, states = ([one.tokens for one in words if one.kind == kind] for kind in ("W", "S", "N"))
    if len(rooms) == 1:
        yield from ((*rooms[0], *name, *state) for name, state in zip(names, states, strict=True))
        return
    if _ALL_ON_ALL.fullmatch(kinds):
        told = states if len(states) == len(names) else states * len(names)
        yield from ((*room, *name, *state) for room in rooms for name, state in zip(names, told, strict=True))
    elif _BY_PLACE.fullmatch(kinds):
        told = names if len(names) == len(rooms) else names * len(rooms)
        yield from ((*one, *name, *state) for one, name, state in zip(rooms, told, states, strict=True))
    elif _EACH.fullmatch(kinds) and names:
        last: dict[str, tuple[Token, ...]] = {}
        new: set[str] = set()
        for word in words:
            if word.kind in new and len(last) == 3:
                yield (*last["W"], *last["S"], *last["N"])
                new = set()
            last[word.kind] = word.tokens
            new.add(word.kind)
        if len(last) == 3:
            yield (*last["W"], *last["S"], *last["N"])
