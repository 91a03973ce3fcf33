"""Workspaces called like a word of an order: rooms Forward and Busy, “forward busy to 4404”."""

from __future__ import annotations

from bot.errors import NotUnderstood, Unsure
from bot.language.sentence.frames.command_text import frame_command, in_words
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.readings.readings import readings
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.names.workspaces import WorkspaceIndex, typed_name

_LEADS = frozenset({"in", "at", "for", "of", "from", "on", "room", "workspace"})
"""Behind these stands the name of a workspace, whatever else it means."""
_MEANS = frozenset({Role.ACT, Role.FIELD, Role.NAME, Role.ON, Role.OFF, Role.OPTION})


def may_be_word(best: Reading) -> bool:
    """Whether a workspace is named by one word that may as well be a part of the order."""
    return any(
        piece.role is Role.WORKSPACE and piece.end == piece.start + 1 and _is_word(best, piece.start)
        for piece in best.pieces
    )


def word_or_name(best: Reading, workspaces: WorkspaceIndex) -> NotUnderstood | None:
    """The question which is meant, where the order is complete as well if that word names no workspace; None
    where it is not."""
    rest = WorkspaceIndex(one for one in workspaces if one not in best.workspaces)
    found = [one for one in readings(best.sentence, rest, lexicon()) if one.is_complete]
    meant: dict[str, tuple[str, str, str]] = {}
    for one in (best, *found[:1]):
        if one.asks or one.hard or not isinstance(one.frame, Frame) or len(one.workspaces) != 1:
            return None
        place = one.workspaces[0]
        command = frame_command(one.frame, typed_name(workspaces, place))
        meant[command] = (in_words(one.frame), place.name, command)
    if len(meant) < 2:
        return None
    return Unsure("That can mean two things. Nothing was changed. Which one?", choices=tuple(meant.values()))


def _is_word(best: Reading, at: int) -> bool:
    token = best.sentence.tokens[at]
    before = best.sentence.tokens[at - 1].plain if at else ""
    if token.quoted or before in _LEADS or not lexicon().knows(token.plain):
        return False
    found = lexicon().at(best.sentence.tokens[at : at + 1], 0)
    return any(one.role in _MEANS for _, meanings in found for one in meanings)
