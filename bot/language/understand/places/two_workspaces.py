"""Sentences that name two workspaces and no setting: “make the gym like the kitchen”."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import POLITE, Role, phrases
from bot.language.sentence.words.tokens import Sentence, Token
from bot.names.workspaces import whereabouts
from cards.text import message_text

_LIKE = frozenset(
    phrases("like|as|same|alike|identical|match|matches|mirror|copy|clone|duplicate|replicate|equal|similar")
)
_SAME = frozenset({"same", "identical", "exactly"})
_SWAP = frozenset(phrases("swap|exchange|switch|interchange|trade|swapped|exchanged"))
_FROM_THE_FIRST = frozenset(phrases("copy|clone|duplicate|replicate|mirror"))
"""Where it begins with these, the workspace that is named first is the pattern; else the second."""
_TOWARDS = frozenset({"to", "into", "onto"})


_BEFORE_PATTERN = frozenset({"as", "like", "from"})
"""Behind one of these stands the workspace that is the pattern: “set everything as in the kitchen”."""
_ON_THE_WAY = frozenset({"the", "our", "in", "at", "for", "on", "of", "those", "that", "it", "is"})
_SETTINGS = frozenset(phrases("settings|configuration|config|setup|set up|values|everything"))
_TAKES = frozenset(phrases("use|take|apply|give|put|have|transfer|bring|reuse|want|set"))
"""Beside the settings of one workspace and the name of another, these say that they are copied."""
_TOOK = _TAKES | _SETTINGS | _FROM_THE_FIRST
"""Beside one of these, “from” leads to the workspace that is the pattern."""


def with_two(sentence: Sentence) -> Sentence | None:
    """“Copy the gym to the kitchen” and “gym same as kitchen” so that the second workspace is no number that
    something goes to, and no text; None for any other sentence."""
    tokens = sentence.tokens
    same = next((at for at, token in enumerate(tokens[:-1]) if token.plain in _SAME), None)
    if same is not None and tokens[same + 1].plain == "as":
        return replace(sentence, tokens=(*tokens[:same], Token("like", "like"), *tokens[same + 2 :]))
    at = next((at for at, token in enumerate(tokens) if token.plain not in POLITE), len(tokens))
    if at == len(tokens) or tokens[at].plain not in _FROM_THE_FIRST:
        return None
    mirror, both = Token("mirror", "mirror"), Token("and", "and")
    rest = (both if token.plain in _TOWARDS else token for token in tokens[at + 1 :])
    return replace(sentence, tokens=(mirror, *rest))


def of_two(reading: Reading, typed: Callable[[Workspace], str]) -> NotUnderstood | None:
    """The question what is to be done with two workspaces; None where it does not name just these two."""
    if len(reading.workspaces) != 1 or len(reading.others) != 1:
        return None
    first, second = reading.workspaces[0], reading.others[0]
    starts = [one.start for one in reading.pieces if one.role is Role.WORKSPACE]
    tokens = [token.plain for token in reading.sentence.tokens if token.plain not in POLITE]
    words = {*tokens}
    is_turned = any(one.role in (Role.ON, Role.OFF) for one in reading.pieces)
    is_swap = bool(words & _SWAP) and not is_turned
    pattern = _pattern(reading)
    is_alike = is_swap or bool(words & _LIKE) or pattern is not None
    tells_setting = any(one.is_of_setting for one in reading.pieces) and not reading.is_corrected
    if tells_setting or ((reading.family or reading.asks) and not is_alike):
        return None
    names = f"{message_text(first.name)} and {message_text(second.name)}"
    if len(starts) != len(("one", "other")):
        return None

    def copy(source: Workspace, target: Workspace) -> tuple[str, str, str]:
        command = f"copy everything from {typed(source)} to {typed(target)}"
        return f"Make {target.name} like {source.name}", "Shown as a plan first", command

    compare = (f"Compare {first.name} and {second.name}", "", f"compare {typed(first)} {typed(second)}")
    if reading.asks:
        return NotUnderstood("Nothing was changed. Shall I compare them?", "", choices=(compare,))
    if is_swap:
        return NotUnderstood(
            f"I cannot swap {names}; I can make one like the other. Nothing was changed. Which way?",
            "Or say which setting.",
            choices=(copy(first, second), copy(second, first), compare),
        )
    if pattern is not None or words & _LIKE:
        is_first = next(iter(tokens), "") in _FROM_THE_FIRST and "like" not in words
        source, target = (
            (first, second) if (is_first if pattern is None else pattern == 0) else (second, first)
        )
        return NotUnderstood(
            "Which way? Nothing was changed.",
            "Or say which setting.",
            choices=(copy(source, target), compare),
        )
    each = tuple((one.name, whereabouts(one), f"show {typed(one)}") for one in (first, second))
    return NotUnderstood(
        f"You named {names}. What shall I do with them? Nothing was changed.",
        "Choose one, or say which setting.",
        choices=(*each, compare),
    )


def _pattern(reading: Reading) -> int | None:
    """Which of the two workspaces is told to be the pattern: the one behind “as” or “like”, or whose settings
    are to be used; None where neither is."""
    words = [*reading.sentence.words]
    named = [one for one in reading.pieces if one.role is Role.WORKSPACE]
    for which, piece in enumerate(named):
        at = piece.start - 1
        while at >= 0 and words[at] in _ON_THE_WAY:
            at -= 1
        before, between = words[at] if at >= 0 else "", words[at + 1 : piece.start]
        if before in _BEFORE_PATTERN and (before != "from" or _TOOK & {*words}):
            return which
        is_its = words[piece.end : piece.end + 1] == ["'s"] and words[piece.end + 1 : piece.end + 2]
        is_of = before in _SETTINGS and "of" in between
        if _TAKES & {*words} and (is_of or (is_its and words[piece.end + 1] in _SETTINGS)):
            return which
    return None
