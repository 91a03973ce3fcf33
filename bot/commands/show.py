"""`show`: one setting of a workspace, everything at a glance, all of it, or as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.access import Access
from bot.catalogue.settings.passcode import PASSCODE
from bot.commands.available import available
from bot.commands.context import Answer, Context
from bot.commands.items import list_things
from bot.commands.lists.lookup import names_list
from bot.commands.views.full_dump import everything
from bot.commands.views.overview import overview
from bot.commands.views.raw import raw_setting, raw_workspace
from bot.commands.views.setting import show_setting
from bot.commands.workspace_lookup import find_workspace, no_such_family, target
from bot.commands.workspaces import split_page
from bot.errors import NotAvailable, NotUnderstood
from bot.language.command import Words, find_family, joined
from bot.names.text import folded
from bot.names.workspaces import matching

ALL = frozenset({"all", "everything"})
RAW = frozenset({"raw", "json"})
AVAILABLE = frozenset({"available", "free"})
SET_ANEW = f"A new one: `{PASSCODE.command} <workspace>`."


@dataclass(frozen=True)
class _Asked:
    """What is asked for, and how: `how` is empty, `all` or `raw`."""

    words: Words
    how: str = ""
    page: int = 1


def show(context: Context, words: Words) -> Answer:
    """Shows a setting, a list, or numbers that fit; without one of them, the whole workspace."""
    asked = _asked(context, words)
    if not asked.words:
        raise NotUnderstood(
            "Which workspace?",
            "Type `show <workspace>` for everything at a glance, or `show <setting> <workspace>`. "
            "`workspaces` and `help settings` list them.",
        )
    if not matching(context.seen(), joined(asked.words)):
        if asked.words[0].plain in AVAILABLE:
            return available(context, words[1:])
        if not asked.how and names_list(asked.words):
            return list_things(context, words)
        if any(word.plain in PASSCODE.words for word in asked.words):
            raise NotAvailable("The voicemail PIN is never shown, here or in Webex.", SET_ANEW)
    family, _ = find_family(asked.words)
    if family is None:
        return _whole(context, asked)
    if asked.how != "raw":
        return show_setting(context, asked.words)
    wanted = target(context, asked.words, "show", Access.READ)
    return raw_setting(context, wanted.family, wanted.workspace)


def _asked(context: Context, words: Words) -> _Asked:
    """Takes `all`, `all page 2` or `raw` from an end, unless that is how a workspace is called."""
    _, named = find_family(words)
    if folded(joined(named)) in context.seen().by_name:
        return _Asked(words)
    text, page = split_page(words)
    kept = words[:-2] if joined(words) != text else words
    for at, rest in ((-1, kept[:-1]), (0, kept[1:])):
        if not rest:
            continue
        if kept[at].plain in ALL:
            return _Asked(rest, "all", page)
        if kept[at].plain in RAW and kept is words:
            return _Asked(rest, "raw")
    return _Asked(words)


def _whole(context: Context, asked: _Asked) -> Answer:
    said = joined(asked.words)
    if not matching(context.seen(), said) and len(asked.words) > 1:
        raise no_such_family(asked.words, "show")
    workspace = find_workspace(context, said, _again(asked), Access.READ)
    if asked.how == "all":
        return everything(context, workspace, asked.page)
    return raw_workspace(context, workspace) if asked.how == "raw" else overview(context, workspace)


def _again(asked: _Asked) -> Callable[[str], str]:
    return lambda name: f"show {name} {asked.how}".strip()
