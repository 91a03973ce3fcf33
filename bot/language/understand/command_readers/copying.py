"""Reads `compare` and `copy`: two workspaces, or settings of one for others."""

from __future__ import annotations

from collections.abc import Iterator

from bot.access import Access, Viewer, require_setting
from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.requests.many import CompareWorkspaces, CopySettings
from bot.language.selections import Selection, selected
from bot.language.understand.find_workspace import find_workspace
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Words, joined, retype
from bot.names.workspaces import matching

NOT_COPIED = frozenset({"numbers", "emergency"})
"""The keys of settings that say what belongs to one workspace alone."""
COPIED = tuple(one for one in FAMILIES if one.fields and one.key not in NOT_COPIED)
_JOINTS = frozenset({"and", "with", "to", "vs", "vs.", "versus", "&", ",", "against", "the"})
_EVERYTHING = frozenset({"everything", "all", "settings", "all settings", "the", "of"})
_HOW_COPY = "For example `copy dnd from lobby to kitchen, gym`, or `copy everything from …`."
_TOWARDS = frozenset({"to", "into", "onto"})


def read_compare(viewer: Viewer, words: Words) -> CompareWorkspaces:
    """Two workspaces, from `<workspace> [and] <workspace>`. Raises NotUnderstood for anything else."""
    pairs = {(one.id, other.id): (one, other) for one, other in _pairs(viewer, words)}
    if len(pairs) != 1:
        raise NotUnderstood("Which two workspaces?", "For example `compare lobby kitchen`.")
    return CompareWorkspaces(*pairs.popitem()[1])


def _pairs(viewer: Viewer, words: Words) -> Iterator[tuple[Workspace, Workspace]]:
    """The pairs of different workspaces that the words name, whole names first."""
    index = viewer.workspaces()
    for inside in (False, True):
        found: list[tuple[Workspace, Workspace]] = []
        for at in range(1, len(words)):
            parts = (_without_joints(words[:at]), _without_joints(words[at:]))
            ones = [matching(index, joined(part), inside=inside) if part else [] for part in parts]
            if all(len(one) == 1 for one in ones) and ones[0][0].id != ones[1][0].id:
                found.append((ones[0][0], ones[1][0]))
        if found:
            yield from found
            return


def _without_joints(words: Words) -> Words:
    while words and words[0].plain in _JOINTS:
        words = words[1:]
    while words and words[-1].plain in _JOINTS:
        words = words[:-1]
    return words


def means_compare(words: Words) -> bool:
    """Whether these words can stand behind `compare`."""
    return len(words) > 1


def means_copy(words: Words) -> bool:
    """Whether these words can stand behind `copy`: “dnd from lobby to kitchen”."""
    plain = [word.plain for word in words]
    return "from" in plain and not _TOWARDS.isdisjoint(plain[plain.index("from") :])


def read_copy(viewer: Viewer, words: Words) -> CopySettings:
    """The settings, whose, and for which workspaces, from `<setting> from <workspace> to <workspaces>`.

    Raises NotUnderstood, NotFound, Ambiguous, NotAllowed or NotAvailable.
    """
    plain = [word.plain for word in words]
    start = plain.index("from")
    end = next(at for at in range(start, len(plain)) if plain[at] in _TOWARDS)
    families = _families(words[:start])
    source = find_workspace(viewer, words[start + 1 : end], Access.READ, "copy")
    targets = words[end + 1 :]
    selection = selected(viewer.workspaces(), retype(targets))
    if selection is None:
        one = find_workspace(viewer, targets, Access.WRITE, "copy")
        selection = Selection((one,), one.name)
    others = tuple(one for one in selection.workspaces if one.id != source.id)
    if not others:
        raise NotUnderstood("That is the same workspace. Nothing was changed.", _HOW_COPY)
    for family in families if len(families) == 1 else ():
        require_setting(viewer.rights, family, source, Access.READ)
    return CopySettings(families, source, Selection(others, selection.said))


def _families(words: Words) -> tuple[Family, ...]:
    """The settings that are named, or all that can be copied."""
    found: list[Family] = []
    left = words
    while left:
        family, end = SETTING_NAMES.at(left)
        if family is not None:
            found.append(family)
            left = left[end:]
        elif left[0].plain.strip(",") in _JOINTS | _EVERYTHING:
            left = left[1:]
        else:
            raise NotUnderstood("Which setting shall I copy? Nothing was changed.", _HOW_COPY)
    if not found and any(word.plain in ("everything", "all", "settings") for word in words):
        return COPIED
    wrong = next((one for one in found if one not in COPIED), None)
    if wrong or not found:
        what = f"{wrong.title} belongs to one workspace alone." if wrong else "Which setting shall I copy?"
        raise NotUnderstood(f"{what} Nothing was changed.", _HOW_COPY)
    return tuple(found)
