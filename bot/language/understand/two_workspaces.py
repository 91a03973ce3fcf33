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
_SWAP = frozenset(phrases("swap|exchange|switch|interchange|trade|swapped|exchanged"))
_FROM_THE_FIRST = frozenset(phrases("copy|clone|duplicate|replicate|mirror"))
"""Where it begins with these, the workspace that is named first is the pattern; else the second."""
_TOWARDS = frozenset({"to", "into", "onto"})


def with_two(sentence: Sentence) -> Sentence | None:
    """“Copy the gym to the kitchen” so that the second workspace is no number that something goes to; None
    for any other sentence."""
    tokens = sentence.tokens
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
    is_alike = is_swap or bool(words & _LIKE)
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
    if words & _LIKE:
        ways = [copy(second, first), copy(first, second)]
        if next(iter(tokens), "") in _FROM_THE_FIRST and "like" not in words:
            ways.reverse()
        return NotUnderstood(
            "Which way? Nothing was changed.", "Or say which setting.", choices=(*ways[:1], compare)
        )
    each = tuple((one.name, whereabouts(one), f"show {typed(one)}") for one in (first, second))
    return NotUnderstood(
        f"You named {names}. What shall I do with them? Nothing was changed.",
        "Choose one, or say which setting.",
        choices=(*each, compare),
    )
