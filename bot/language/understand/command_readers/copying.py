"""Reads `compare` and `copy`: two workspaces, or settings of one for others."""

from __future__ import annotations

from dataclasses import replace

from bot.access import Access, Viewer, require_setting
from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.errors import BotError, NotUnderstood
from bot.events import Workspace
from bot.language.requests.many import CompareWorkspaces, CopySettings
from bot.language.selections import selected
from bot.language.understand.find_workspace import find_workspace
from bot.language.understand.which_workspaces import cut_settings, selection_of
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import ARTICLES, Words, joined, retype
from bot.names.workspaces import matching, typed_name

NOT_COPIED = frozenset({"numbers", "emergency"})
"""The keys of settings that say what belongs to one workspace alone."""
COPIED = tuple(one for one in FAMILIES if one.fields and one.key not in NOT_COPIED)
_JOINTS = frozenset({"and", "with", "to", "vs", "vs.", "versus", "&", ",", "against", "the", "of", "in"})
_EVERYTHING = frozenset({"everything", "all", "settings", "all settings", "the", "of"})
_HOW_COPY = "For example `copy dnd from lobby to kitchen, gym`, or `copy everything from …`."
_TOWARDS = frozenset({"to", "into", "onto"})


def read_compare(viewer: Viewer, words: Words) -> CompareWorkspaces:
    """Two workspaces, and settings if not all, from `<workspace> [and] <workspace> [settings]`.

    Raises NotUnderstood, NotFound, or Ambiguous where one of them may be several.
    """
    families: tuple[Family, ...] = ()
    if not (pairs := _pairs(viewer, words)):
        families, words = cut_settings(viewer, words)
        pairs = _pairs(viewer, words)
    if len(pairs) == 1:
        return CompareWorkspaces(*pairs[0], families)
    selection = selected(viewer.workspaces(), retype(words))
    if selection and len(selection.workspaces) == len(("one", "other")):
        one, other = selection.workspaces
        return CompareWorkspaces(one, other, families)
    if selection and len(selection.workspaces) > 1:
        raise NotUnderstood(
            f"These are {len(selection.workspaces):,} workspaces, and I compare two.",
            "Several are compared with a baseline: `help drift`.",
        )
    rest = " ".join(one.key for one in families)
    raise _unfound(viewer, words, rest) or NotUnderstood(
        "Which two workspaces?", "For example `compare lobby kitchen`."
    )


def _unfound(viewer: Viewer, words: Words, rest: str) -> BotError | None:
    """What is wrong with the one of two names that fits several workspaces, or none; None where neither name
    is one."""
    index = viewer.workspaces()
    splits = [(_without_joints(words[:at]), _without_joints(words[at:])) for at in range(1, len(words))]
    counted = [
        ([len(matching(index, joined(part))) for part in parts], parts) for parts in splits if all(parts)
    ]
    likely = sorted(counted, key=lambda one: (not all(one[0]), -min(one[0]), 1 not in one[0]))
    if not likely or not any(likely[0][0]):
        return None
    (ones, others), (first, second) = likely[0]
    try:
        if ones != 1:
            find_workspace(viewer, first, Access.READ, "compare", rest=f"{retype(second)} {rest}".strip())
        if others != 1:
            find_workspace(viewer, second, Access.READ, f"compare {retype(first)}", rest=rest)
    except BotError as error:
        return error
    return NotUnderstood("That is one workspace. Which two?", "For example `compare lobby kitchen`.")


def _pairs(viewer: Viewer, words: Words) -> list[tuple[Workspace, Workspace]]:
    """The pairs of different workspaces that the words name, whole names first."""
    index = viewer.workspaces()
    for inside in (False, True):
        found: dict[tuple[str, str], tuple[Workspace, Workspace]] = {}
        for at in range(1, len(words)):
            parts = (_without_joints(words[:at]), _without_joints(words[at:]))
            ones = [matching(index, joined(part), inside=inside) if part else [] for part in parts]
            if all(len(one) == 1 for one in ones) and ones[0][0].id != ones[1][0].id:
                found[ones[0][0].id, ones[1][0].id] = (ones[0][0], ones[1][0])
        if found:
            return list(found.values())
    return []


def _without_joints(words: Words) -> Words:
    while words and words[0].plain in _JOINTS:
        words = words[1:]
    while words and words[-1].plain in _JOINTS:
        words = words[:-1]
    return words


def means_compare(words: Words) -> bool:
    """Whether these words can stand behind `compare`: any can, and nothing else is meant."""
    return True


def means_copy(words: Words) -> bool:
    """Whether these words can stand behind `copy`: “dnd from lobby to kitchen”."""
    plain = [word.plain for word in words]
    return "from" in plain and not _TOWARDS.isdisjoint(plain)


def read_copy(viewer: Viewer, words: Words) -> CopySettings:
    """The settings, whose, and for which workspaces, from `<setting> from <workspace> to <workspaces>`; the
    two may change places.

    Raises NotUnderstood, NotFound, Ambiguous, NotAllowed or NotAvailable.
    """
    plain = [word.plain for word in words]
    start = plain.index("from")
    end = next((at for at in range(start, len(plain)) if plain[at] in _TOWARDS), len(plain))
    whose, targets = words[start + 1 : end], words[end + 1 :]
    what = words[:start]
    if end == len(plain):
        towards = next(at for at, word in enumerate(plain) if word in _TOWARDS)
        what, targets = words[:towards], words[towards + 1 : start]
    families = _families(what)
    whose = tuple(one for one in whose if one.plain not in ARTICLES)
    if not whose or all(word.plain in _JOINTS for word in targets):
        raise NotUnderstood("From which workspace, to which? Nothing was changed.", _HOW_COPY)
    said = f"copy {retype(what)}"
    source = find_workspace(viewer, whose, Access.READ, f"{said} from", rest=f"to {retype(targets)}")
    verb = f"{said} from {typed_name(viewer.workspaces(), source)} to"
    selection = selection_of(viewer, targets, verb, need=Access.WRITE)
    others = tuple(one for one in selection.workspaces if one.id != source.id)
    if not others:
        raise NotUnderstood("That is the same workspace. Nothing was changed.", _HOW_COPY)
    for family in families if len(families) == 1 else ():
        require_setting(viewer.rights, family, source, Access.READ)
    name = f"all {selection.said}" if selection.said.startswith("at ") else selection.said
    return CopySettings(families, source, replace(selection, workspaces=others, said=name))


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
