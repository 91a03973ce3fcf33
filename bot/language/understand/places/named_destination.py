"""Somebody, or something with a number, that a sentence sends calls to by name: “forward gym to Kim Lee”."""

from __future__ import annotations

from dataclasses import replace

from bot.access import Access
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame, branch, typed
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role
from bot.language.understand.one_sentence import RunCommand
from bot.language.understand.places.which_workspace import WorkspaceFinder
from bot.language.words import ARTICLES
from bot.names.name_words import words_of
from bot.names.workspaces import WorkspaceIndex
from cards.fields import Field, Phone

MAX_WORDS = 5
"""Names are shorter; more words say something else."""
_NOBODY = frozenset(
    {"me", "myself", "us", "him", "her", "them", "my", "our", "his", "their"}
    | {"someone", "somebody", "anyone", "anybody", "else"}
)
"""Words that do not tell who is meant."""


_BETWEEN = ARTICLES | {"get", "reach"}
"""Between “to” and the name: “press 0 to get Ravi”."""


def with_name(best: Reading, workspaces: WorkspaceIndex) -> Frame | None:
    """What a sentence sets, with the words behind “to” as the name of who gets the calls, to be looked up;
    None where more than a name is not understood, or the words are a workspace and something else."""
    frame = best.frame
    if not isinstance(frame, Frame) or best.asks or best.hard or not (best.unknown or frame.missing):
        return None
    name = _behind_to(best)
    if not name:
        return None
    said = best.sentence.text(name[0].start, name[-1].end)
    field = _number_of(frame)
    others = {one.key for one in frame.missing} - {*frame.values}
    others -= {field.key, field.needed_when} if field else set()
    is_told = field is not None and frame.values.get(field.key, "") not in {"", *(one.text for one in name)}
    is_workspace = any(_is_whole(best, piece, workspaces) for piece in name)
    if field is None or others or is_told or is_workspace or _NOBODY & {*said.casefold().split()}:
        return None
    values = {field.key: said, **frame.values, field.key: said}
    if field.needed_when:
        values.setdefault(field.needed_when, typed(True))
    return replace(frame, values=values, missing=[], guesses=True)


def to_named(best: Reading, frame: Frame, finder: WorkspaceFinder, run: RunCommand) -> Request:
    """Shows what comes of it, once whom the words name is looked up."""
    workspace = finder.one(best, "edit", best.family, Access.WRITE, best.frame)
    command = frame_command(frame, finder.typed(workspace))
    request = run(command)
    if not isinstance(request, SetFields):
        return request
    return Propose(request, command, is_guess=True, is_named=True)


def _number_of(frame: Frame) -> Field | None:
    """The number that is told: one that is missing, else the one beside what is told."""
    numbers = [one for one in frame.family.fields if isinstance(one, Phone) and one.source]
    told = {branch(frame.family.field(key)) for key in (*frame.values, *(one.key for one in frame.missing))}
    found = [one for one in numbers if one in frame.missing]
    found = found or [one for one in numbers if branch(one) in told]
    return found[0] if len(found) == 1 else None


def _is_whole(best: Reading, piece: Piece, workspaces: WorkspaceIndex) -> bool:
    """Whether a piece is all of a workspace's name, and not the first word of another name."""
    words = words_of(best.sentence.text(piece.start, piece.end))
    return piece.role is not Role.UNKNOWN and any(words_of(one.name) == words for one in workspaces)


def _behind_to(best: Reading) -> list[Piece]:
    """The pieces behind “to” that are a name: not known, or a workspace in part as in “to Paris Reception”;
    empty where other words are not known, or another workspace is named, too."""
    found: list[Piece] = []
    is_behind = False
    for piece in best.pieces:
        if is_behind and _may_be_name(piece) and (not found or found[-1].end == piece.start):
            found.append(piece)
        elif found:
            break
        else:
            said = piece.plain.split()
            is_to = piece.role in (Role.TO, Role.ACT, Role.FIELD) and said[-1:] == ["to"]
            is_behind = is_to or (is_behind and piece.plain in _BETWEEN)
    outside = [piece for piece in best.pieces if piece not in found]
    is_else = any(piece.role is Role.UNKNOWN for piece in outside)
    named = sum(piece.role is Role.WORKSPACE for piece in outside)
    others = bool(best.others) and not any(piece.role is Role.WORKSPACE for piece in found)
    is_one = len(found) <= MAX_WORDS and named < 2 and not others
    return found if found and is_one and not is_else and (named or not best.workspaces) else []


def _may_be_name(piece: Piece) -> bool:
    return piece.role in (Role.UNKNOWN, Role.WORKSPACE) or bool(piece.role is Role.NUMBER and piece.text)
