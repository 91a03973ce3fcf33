"""Reads `show` and `edit`: a setting, a list, numbers that fit, or a whole workspace."""

from __future__ import annotations

from bot.access import Access, Viewer
from bot.catalogue.settings.passcode import PASSCODE
from bot.errors import BotError, NotAvailable, NotUnderstood
from bot.language.requests.changing import WITH, EditSetting, SetForTime
from bot.language.requests.request import Request
from bot.language.requests.showing import ListWorkspaces, ShowEverything, ShowFile, ShowSetting, ShowWorkspace
from bot.language.selecting.selections import selected
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.command_readers.kept.approvals import read_of_request
from bot.language.understand.command_readers.kept.plans import read_of_plan
from bot.language.understand.command_readers.lists import names_list, read_list
from bot.language.understand.command_readers.reading.available import read_available
from bot.language.understand.command_readers.reading.risky import names_risky, read_risky
from bot.language.understand.command_readers.settings import (
    NoSetting,
    edit_request,
    no_such_setting,
    workspace_of_setting,
)
from bot.language.understand.command_readers.timed import read_timed_set
from bot.language.understand.places.find_workspace import (
    find_workspace,
    named_workspace,
    workspaces_to_choose,
)
from bot.language.vocabulary import SETTING_NAMES, command_text
from bot.language.words import Words, joined, retype, split_page
from bot.names.text import folded
from bot.names.workspaces import matching

EVERYTHING = frozenset({"all", "everything"})
AS_A_FILE = frozenset({"raw", "json"})
AVAILABLE = frozenset({"available", "free"})


def read_show(viewer: Viewer, words: Words) -> Request:
    """A setting, a list, or numbers that fit; without one of them, the whole workspace."""
    if numbered := read_of_plan("show", words) or read_of_request("show", words):
        return numbered
    if names_risky(viewer, words):
        return read_risky(viewer, words)
    if listed := selected_workspaces(viewer, words):
        return listed
    about, how, page = _how(viewer, words)
    if not about:
        raise NotUnderstood(
            "Which workspace?",
            "Choose one, or type `show <setting> <workspace>`.",
            choices=workspaces_to_choose(viewer, lambda name: command_text("show", None, name)),
        )
    is_workspace = bool(matching(viewer.workspaces(), joined(about)))
    is_name = folded(joined(about)) in viewer.workspaces().by_name
    if not is_workspace:
        if about[0].plain in AVAILABLE:
            return read_available(viewer, words[1:])
        if not how and names_list(about):
            return read_list(viewer, words)
        if any(word.plain in PASSCODE.words for word in about):
            raise NotAvailable(
                "The voicemail PIN is never shown, here or in Webex.",
                f"A new one: `{PASSCODE.command} <workspace>`.",
            )
    family, rest = SETTING_NAMES.find(about)
    if family is not None and not is_name:
        workspace = workspace_of_setting(viewer, family, rest, Access.READ, "show")
        return ShowFile(family, workspace) if how == "raw" else ShowSetting(family, workspace)
    if not is_workspace and len(about) > 1:
        problem = no_such_setting(viewer, about, "show")
        is_other = not isinstance(problem, NoSetting) or lexicon().tells_setting(joined(about))
        if is_other or named_workspace(viewer, joined(about)):
            raise problem
    workspace = find_workspace(viewer, about, Access.READ, "show", rest=how)
    if how == "all":
        return ShowEverything(workspace, page)
    return ShowFile(None, workspace) if how == "raw" else ShowWorkspace(workspace)


def selected_workspaces(viewer: Viewer, words: Words) -> ListWorkspaces | None:
    """The workspaces that the words select, where these are several and nothing else is said; a list of the
    space has a card of its own."""
    words, page = split_page(words)
    found = selected(viewer.workspaces(), retype(words), viewer.lists)
    is_several = found and not (found.one or found.rule.is_a_list)
    return ListWorkspaces("", page, found) if is_several else None


def _how(viewer: Viewer, words: Words) -> tuple[Words, str, int]:
    """The words without `all`, `all page 2` or `raw` at an end, unless that is how a workspace is called;
    which of the two it was, and the page."""
    _, rest = SETTING_NAMES.find(words)
    if folded(joined(rest)) in viewer.workspaces().by_name:
        return words, "", 1
    kept, page = split_page(words)
    for at, about in ((-1, kept[:-1]), (0, kept[1:])):
        if about and kept[at].plain in EVERYTHING:
            return about, "all", page
        if about and kept[at].plain in AS_A_FILE and kept == words:
            return about, "raw", 1
    return words, "", 1


def read_edit(viewer: Viewer, words: Words) -> Request:
    """A form for the setting that is named; for a list, its page to choose from."""
    if names_list(words):
        return read_list(viewer, words)
    if filled_in := _read_filled_in(viewer, words):
        return filled_in
    family, rest = SETTING_NAMES.find(words)
    if family is None:
        raise no_such_setting(viewer, words, "edit")
    return edit_request(viewer, family, rest)


def _read_filled_in(viewer: Viewer, words: Words) -> EditSetting | None:
    """A form with what stands behind “with” on it: `edit dnd lobby with do not disturb on for 2 hours`; None
    where that cannot be read."""
    at = next((at for at, word in enumerate(words) if word.plain == WITH and not word.quoted), 0)
    if not at:
        return None
    try:
        found = read_timed_set(viewer, (*words[:at], *words[at + 1 :]))
    except BotError:
        return None
    fields, time = (found.fields, found.time) if isinstance(found, SetForTime) else (found, "")
    return EditSetting(fields.family, fields.workspace, assignments=fields.assignments, time=time)
