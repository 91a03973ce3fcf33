"""Reads the commands of few words: `workspaces`, `history`, `watch`, `unwatch`, `help` and the like."""

from __future__ import annotations

from contextlib import suppress

from bot.access import Viewer
from bot.errors import BotError, NotUnderstood
from bot.language.requests.changing import RedoChange, UndoChange, WhatMoved
from bot.language.requests.request import Request
from bot.language.requests.showing import (
    COMMANDS_TOPIC,
    PAGES_TOPIC,
    SETTINGS_TOPIC,
    Help,
    ListWorkspaces,
    WhoAmI,
)
from bot.language.selecting.selections import Selection, cut_place, selected
from bot.language.understand.command_readers.kept.plans import read_of_plan
from bot.language.understand.command_readers.reading.history import history_request
from bot.language.understand.command_readers.reading.history_words import MAX_ID_DIGITS
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Word, Words, joined, retype, split_page
from bot.names.text import folded
from bot.names.workspaces import WorkspaceIndex

WORKSPACE_WORDS = frozenset(
    {"workspaces", "workspace", "rooms", "room", "spaces", "phones", "all", "every", "my", "our", "the", "of",
     "display", "print", "see", "get", "me", "please"}
)  # fmt: skip
"""Behind `list` or `workspaces` they name none."""
LAST_CHANGE = frozenset({"it", "that", "this", "the", "my", "last", "change"})
"""Words behind `undo` that say no more than it."""
HELP_TOPICS = {
    **dict.fromkeys(("me", "please", "me please", "there"), ""),
    **dict.fromkeys(("setting", SETTINGS_TOPIC), SETTINGS_TOPIC),
    **dict.fromkeys(("command", "syntax", COMMANDS_TOPIC), COMMANDS_TOPIC),
    **dict.fromkeys(("page", "docs", "documentation", "manual", PAGES_TOPIC), PAGES_TOPIC),
}
"""What is said behind `help` or `hello`, to its topic; empty for words that are none."""


def read_workspaces(viewer: Viewer, words: Words) -> ListWorkspaces:
    """The workspaces, from `[text|workspaces] [page <number>]`."""
    text, page = split_page(words)
    index = viewer.workspaces()
    found = selected(index, retype(text), viewer.lists) or _all_there(index, text)
    if found and not (found.one or found.rule.is_everything):
        return ListWorkspaces("", page, found)
    said = [word for word in text if word.quoted or word.plain not in WORKSPACE_WORDS]
    return ListWorkspaces(joined(text) if said else "", page)


def _all_there(index: WorkspaceIndex, words: Words) -> Selection | None:
    """All workspaces of a location: “at Paris”, “in the Denver office”."""
    cut = cut_place(index, retype(words))
    return cut.selection if cut and not (cut.before or cut.behind) else None


def read_undo(viewer: Viewer, words: Words) -> Request:
    """The change or the plan to be undone, from `[number] [rest|anyway]`; without a number the last. Of a
    workspace or a setting, or of several, the changes of this person to choose from."""
    if plan := read_of_plan("undo", words):
        return plan
    try:
        number, moved = _which_change("undo", words)
        is_that = number is None and not _THAT.isdisjoint(one.plain for one in words)
        return UndoChange(number, moved, is_that=is_that)
    except NotUnderstood:
        kept = tuple(one for one in words if one.plain not in LAST_CHANGE | _SEVERAL)
        if any(one.plain.isdecimal() for one in words):
            raise
        with suppress(BotError):
            own = (*kept, Word("by"), Word("me"))
            found = history_request(viewer, own, "history", own)
            if not (found.text or found.problem or (found.family and found.workspace)):
                return found
        raise


_THAT = frozenset({"it", "that", "this"})
_SEVERAL = frozenset({"both", "all", "everything", "them", "two", "changes", "of", "in", "on", "from"})
"""Words beside `undo` that name nothing."""


def read_redo(viewer: Viewer, words: Words) -> RedoChange:
    """The change to be made again, from `[number] [rest|anyway]`; without a number what was undone last."""
    return RedoChange(*_which_change("redo", words))


def _which_change(verb: str, words: Words) -> tuple[int | None, WhatMoved]:
    """The number of a change, and what becomes of fields that have moved since."""
    said = [one.plain.lstrip("#") for one in words if one.plain not in LAST_CHANGE]
    if not said:
        return None, WhatMoved()
    if said[0].isdecimal() and any(one.plain == "last" for one in words):
        raise NotUnderstood(
            f"I {verb} one change at a time. Nothing was changed.",
            f"`{verb}` is your last change here, `{verb} <number>` the one with that number.",
        )
    if said[0].isdecimal():
        number = int(said[0][:MAX_ID_DIGITS])
        match said[1:]:
            case []:
                return number, WhatMoved()
            case ["rest"]:
                return number, WhatMoved(is_left=True)
            case ["anyway"]:
                return number, WhatMoved()  # What has moved is shown first, with a check.
            case ["anyway", check]:
                return number, WhatMoved(check=check)
    raise NotUnderstood(
        "Which change? Nothing was changed.",
        f"Type `{verb} <number>`; `history` shows the numbers. `{verb}` alone is your last change here.",
    )


def read_whoami(viewer: Viewer, words: Words) -> WhoAmI:
    """Who the person is; further words mean nothing."""
    return WhoAmI()


def read_help(viewer: Viewer, words: Words) -> Help:
    """What can be asked for, or the topic that is named."""
    said = folded(joined(words))
    return Help(HELP_TOPICS.get(said, said), SETTING_NAMES.find(words)[0])
