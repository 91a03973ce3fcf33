"""Reads `export` and `import`."""

from __future__ import annotations

from bot.access import Viewer
from bot.catalogue import FAMILIES
from bot.errors import NotUnderstood
from bot.language.reasons import reason_behind
from bot.language.requests.files import ExportHistory, ExportSettings, ImportSettings
from bot.language.understand.command_readers.reading.history import history_request
from bot.language.understand.places.find_workspace import workspaces_to_choose
from bot.language.understand.places.several.which_workspaces import (
    cut_settings,
    selection_of,
    sites_to_choose,
)
from bot.language.vocabulary import command_text
from bot.language.words import Words
from cards.picker import MAX_OPTIONS as MAX_CHOICES

_HISTORY = frozenset({"history", "changes", "log"})
_FILE_WORDS = frozenset({"the", "as", "to", "a", "file", "settings"})


def read_export(viewer: Viewer, words: Words) -> ExportSettings | ExportHistory:
    """What is to be in the file, from `<workspaces> [settings] [csv|json]` or `history [words] [csv|jsonl]`.

    Raises NotUnderstood, NotFound or Ambiguous.
    """
    kinds = [word.plain for word in words if word.plain in ("csv", "json", "jsonl")]
    words = tuple(word for word in words if word.plain not in ("csv", "json", "jsonl"))
    is_csv = not kinds or kinds[-1] == "csv"
    if words and words[0].plain in _HISTORY:
        verb = "export history" if is_csv else "export jsonl history"
        query = history_request(viewer, words[1:], verb, words[1:])
        return ExportHistory(query, "csv" if is_csv else "jsonl")
    named = tuple(word for word in words if word.plain not in _FILE_WORDS)
    families, rest = cut_settings(viewer, named)
    if not rest and not families and not words:
        raise NotUnderstood(
            "Of which workspaces?",
            "Or type for example `export all dnd forwarding`.",
            choices=(
                *sites_to_choose(viewer, "export"),
                ("The changes of a week", "", "export history 7d"),
                *workspaces_to_choose(viewer, lambda name: command_text("export", None, name)),
            )[:MAX_CHOICES],
        )
    selection = selection_of(viewer, rest, "export")
    return ExportSettings(selection, families or FAMILIES, "csv" if is_csv else "json")


def read_import(viewer: Viewer, words: Words) -> ImportSettings:
    """The file that comes with the message."""
    return ImportSettings()


def means_import(words: Words) -> bool:
    """Whether these words can stand behind `import`, before a reason."""
    return all(
        word.plain in _FILE_WORDS | {"this", "csv", "it", "please"} for word in reason_behind(words)[0]
    )
