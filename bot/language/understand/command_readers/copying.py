"""Reads `compare` and `copy`: two workspaces, or settings of one for others."""

from __future__ import annotations

from dataclasses import replace

from bot.access import Access, Viewer, require_setting
from bot.catalogue import FAMILIES, USUAL_SETTINGS, family_of
from bot.catalogue.model.family import Family
from bot.errors import BotError, NotUnderstood
from bot.events import Workspace
from bot.language.requests.many import CompareWorkspaces, CopySettings
from bot.language.selecting.selections import selected
from bot.language.understand.places.find_workspace import (
    CHOOSE_WORKSPACE,
    find_workspace,
    workspaces_to_choose,
)
from bot.language.understand.places.several.which_workspaces import cut_settings, selection_of
from bot.language.vocabulary import LIST_NAMES, SETTING_NAMES, command_text
from bot.language.words import ARTICLES, Words, joined, retype
from bot.names.workspaces import matching, typed_name
from cards.text import message_text

NOT_COPIED = frozenset({"numbers", "emergency"})
"""The keys of settings that say what belongs to one workspace alone."""
COPIED = tuple(one for one in FAMILIES if one.fields and one.key not in NOT_COPIED)
_JOINTS = frozenset({"and", "with", "to", "vs", "vs.", "versus", "&", ",", "against", "the", "of", "in"})
_EVERYTHING = frozenset({"everything", "all", "settings", "all settings", "the", "of"})
NO_LISTS = "What stands on lists is not copied."
_HOW_COPY = "For example `copy dnd from lobby to kitchen, gym`, or `copy everything from …`."
WHAT_WAS_SAID = frozenset({"it", "that", "this"})
"""Words for the setting, or the workspace, that was spoken of."""
MAX_SHORT = 3
"""Words behind `copy` that may be no more than the name of a workspace."""
_OF_MESSAGES = frozenset({"message", "messages", "voicemails", "email", "emails", "mail", "me", "on", "off"})
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
    raise _unfound(viewer, words, rest) or _which_two(viewer, _without_joints(words), rest)


def _which_two(viewer: Viewer, words: Words, rest: str) -> NotUnderstood:
    """The question for the two workspaces, or for the second where the words name one."""
    index = viewer.workspaces()
    found = matching(index, joined(words), inside=False) if words else []
    if words and len(found) != 1:
        return NotUnderstood("Which two workspaces?", "For example `compare lobby kitchen`.")
    first = typed_name(index, found[0]) if found else ""
    choices = workspaces_to_choose(
        viewer,
        lambda name: command_text("compare", None, first, f"{name} {rest}".strip()),
        besides=found[0].id if found else "",
    )
    question = (
        f"Compare {message_text(found[0].name)} with which workspace?" if found else "Which two workspaces?"
    )
    asked = NotUnderstood(
        question, "Choose one." if found else "Choose the first, or type both names.", choices=choices
    )
    return asked.goes_on(command_text("compare", None, rest, first))


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
    """Whether these words can stand behind `copy`: none, “dnd from lobby to kitchen”, or a part of that. A
    copy of a message goes to an address."""
    plain = [word.plain for word in words]
    if any("@" in word for word in plain):
        return False
    if "from" in plain and not _TOWARDS.isdisjoint(plain):
        return True
    if _is_short(words):
        return True
    what, whose, targets = _parts(words[1:] if words and plain[0] in WHAT_WAS_SAID else words)
    return not _left(what)[1] and bool(what or whose or targets or not words)


def _is_short(words: Words) -> bool:
    """Whether it is a name or two, and nothing that tells of messages or of where the copy goes."""
    said = {word.plain for word in words}
    return len(words) <= MAX_SHORT and not said & (_OF_MESSAGES | _TOWARDS | {"from"})


def _parts(words: Words) -> tuple[Words, Words, Words]:
    """What is copied, from where, and to where, as far as it is said; the last two may change places."""
    plain = [word.plain for word in words]
    start = plain.index("from") if "from" in plain else len(plain)
    towards = next((at for at in range(len(plain)) if plain[at] in _TOWARDS), len(plain))
    if towards < start:
        return words[:towards], words[start + 1 :], words[towards + 1 : start]
    end = next((at for at in range(start, len(plain)) if plain[at] in _TOWARDS), len(plain))
    return words[:start], words[start + 1 : end], words[end + 1 :]


def _left(words: Words) -> tuple[list[Family], Words]:
    """The settings that are named, and the words behind from the first that names none."""
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
            break
    return found, left


def settings_named(words: Words) -> list[Family]:
    """The settings that these words name; none where they say anything else."""
    found, left = _left(words)
    return [] if left else found


def read_copy(viewer: Viewer, words: Words) -> CopySettings:
    """The settings, whose, and for which workspaces, from `<setting> from <workspace> to <workspaces>`; the
    two may change places.

    Raises NotUnderstood, NotFound, Ambiguous, NotAllowed or NotAvailable.
    """
    what, whose, targets = _parts(words[1:] if words and words[0].plain in WHAT_WAS_SAID else words)
    whose = tuple(one for one in whose if one.plain not in ARTICLES)
    if all(word.plain in _JOINTS for word in targets):
        targets = ()
    left = _left(what)[1]
    if left and not (whose or targets):
        what, whose = what[: -len(left)], tuple(word for word in left if word.plain not in ARTICLES)
    families = _families(what, whose, targets)
    said = f"copy {retype(what)}".rstrip()
    if not whose:
        raise _from_which(viewer, said, f"to {retype(targets)}" if targets else "")
    if not targets:
        source = find_workspace(viewer, whose, Access.READ, f"{said} from")
        raise _to_which(viewer, said, source)
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


def _from_which(viewer: Viewer, said: str, to: str) -> NotUnderstood:
    """The question from where a copy is made."""
    choices = workspaces_to_choose(viewer, lambda name: f"{said} from {name} {to}".rstrip())
    asked = NotUnderstood(
        "Copy from which workspace? Nothing was changed.", CHOOSE_WORKSPACE, choices=choices
    )
    return asked.goes_on(" ".join(filter(None, (said, to, "from"))))


def _to_which(viewer: Viewer, said: str, source: Workspace) -> NotUnderstood:
    """The question where the copy goes."""
    begun = f"{said} from {typed_name(viewer.workspaces(), source)} to"
    choices = workspaces_to_choose(viewer, lambda name: f"{begun} {name}", besides=source.id)
    question = f"Copy from {message_text(source.name)} to which workspace? Nothing was changed."
    return NotUnderstood(question, CHOOSE_WORKSPACE, choices=choices).goes_on(begun)


def _families(words: Words, whose: Words, targets: Words) -> tuple[Family, ...]:
    """The settings that are named, or all that can be copied; none where it is not known yet from where to
    where."""
    found, left = _left(words)
    if not (words or (whose and targets)):
        return ()
    if left:
        why = f"{NO_LISTS} " if LIST_NAMES.at(left)[1] else ""
        raise NotUnderstood(f"{why}Which setting shall I copy? Nothing was changed.", _HOW_COPY)
    if not found and any(word.plain in ("everything", "all", "settings") for word in words):
        return COPIED
    wrong = next((one for one in found if one not in COPIED), None)
    if wrong or not found:
        what = "Which setting shall I copy?"
        if wrong:
            what = (
                NO_LISTS
                if wrong.lists and not wrong.fields
                else f"{wrong.title} belongs to one workspace alone."
            )
        behind = f"from {retype(whose)} to {retype(targets)}"
        usual = [one for one in map(family_of, USUAL_SETTINGS) if one in COPIED]
        named = (
            ("Everything", "", f"copy everything {behind}"),
            *((one.title, "", command_text("copy", one, rest=behind)) for one in usual),
        )
        raise NotUnderstood(f"{what} Nothing was changed.", _HOW_COPY, choices=() if wrong else named)
    return tuple(found)
