"""Reads `export` and `import`."""

from __future__ import annotations

from bot.access import Access, Viewer
from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood
from bot.language.requests.files import ExportHistory, ExportSettings, ImportSettings
from bot.language.selections import Selection, cut_place, selected
from bot.language.understand.command_readers.history import history_request
from bot.language.understand.find_workspace import find_workspace
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Words, joined, retype

_HISTORY = frozenset({"history", "changes", "log"})
_SAYS_NOTHING = frozenset(
    {"the", "as", "to", "a", "file", "settings", "of", "for", "in", "at", "and", "please"}
)
_EVERYTHING = frozenset({"all", "everything", "everywhere"})


def read_export(viewer: Viewer, words: Words) -> ExportSettings | ExportHistory:
    """What is to be in the file, from `<workspaces> [settings] [csv|json]` or `history [words] [csv|jsonl]`.

    Raises NotUnderstood, NotFound or Ambiguous.
    """
    kinds = [word.plain for word in words if word.plain in ("csv", "json", "jsonl")]
    words = tuple(word for word in words if word.plain not in ("csv", "json", "jsonl"))
    is_csv = not kinds or kinds[-1] == "csv"
    if words and words[0].plain in _HISTORY:
        query = history_request(viewer, words[1:], "history", words[1:])
        return ExportHistory(query, "csv" if is_csv else "jsonl")
    families, rest = _families(words)
    if not rest and not families and not words:
        raise NotUnderstood(
            "Of which workspaces?",
            "For example `export Paris`, `export all dnd forwarding`, or `export history 7d`.",
        )
    return ExportSettings(_selection(viewer, rest), families or FAMILIES, "csv" if is_csv else "json")


def read_import(viewer: Viewer, words: Words) -> ImportSettings:
    """The file that comes with the message."""
    return ImportSettings()


def means_import(words: Words) -> bool:
    """Whether these words can stand behind `import`."""
    return all(word.plain in _SAYS_NOTHING | {"this", "csv", "it"} for word in words)


def _families(words: Words) -> tuple[tuple[Family, ...], Words]:
    """The settings that are named, and the words besides."""
    found: dict[str, Family] = {}
    rest: list[int] = []
    at = 0
    while at < len(words):
        family, end = SETTING_NAMES.at(words, at)
        if family is not None and not words[at].quoted:
            found[family.key] = family
            at = end
        else:
            rest.append(at)
            at += 1
    return tuple(found.values()), tuple(words[at] for at in rest)


def _selection(viewer: Viewer, words: Words) -> Selection:
    """The workspaces that are named: a selection, a location, one workspace, or all without words."""
    index = viewer.workspaces()
    named = tuple(word for word in words if word.plain not in _SAYS_NOTHING)
    if not named or (len(named) == 1 and named[0].plain in _EVERYTHING):
        return Selection(tuple(index), "all workspaces")
    if found := selected(index, retype(words)):
        return found
    place = cut_place(index, f"at {retype(named)}")
    if place and not (place.before or place.behind):
        return place.selection
    one = find_workspace(viewer, named, Access.READ, "export")
    return Selection((one,), joined(named))
