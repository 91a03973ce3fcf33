"""What a command does, in words for the button that runs it: `Edit Do Not Disturb · Gym`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import Viewer
from bot.errors import BotError
from bot.language.assignments import Assignment
from bot.language.commands import Command, exact_command
from bot.language.requests import changing, showing
from bot.language.requests.request import Request
from bot.language.vocabulary import SettingList, WorkspaceList
from bot.language.words import split
from cards.fields import People

MAX_WORDS_CHARS = 100
"""So much stands on a button or in a list to choose from."""


def command_in_words(commands: Sequence[Command], viewer: Viewer, command: str) -> str:
    """What the command asks for; the command itself where there are no better words for it, or where it
    cannot be read as it stands."""
    try:
        invocation = exact_command(commands, split(command))
        request = invocation.request(viewer) if invocation else None
    except BotError:
        return command
    parts = _words(request) if request else ()
    said = " · ".join(filter(None, parts))
    return said if 0 < len(said) <= MAX_WORDS_CHARS else command


def _words(request: Request) -> tuple[str, ...]:
    """What is done, and where; nothing for what is said best as a command."""
    match request:
        case changing.SetFields(family=family, workspace=one, assignments=assigned):
            return _told(assigned) or family.title, one.name
        case changing.EditSetting(family=family, workspace=one):
            return f"Edit {family.title}", one.name
        case showing.ShowSetting(family=family, workspace=one):
            return family.title, one.name
        case showing.ShowWorkspace(workspace=one):
            return (one.name,)
        case showing.ShowEverything(workspace=one):
            return "Everything", one.name
        case showing.ShowFile(family=family, workspace=one):
            return f"{family.title} as a file" if family else "Everything as a file", one.name
        case showing.ListItems(list=its_list):
            return its_list.items.plural.capitalize(), *_where(its_list)
        case changing.AddItem(list=its_list, assignments=assigned):
            values = "" if its_list.items.secret else _told(assigned)
            return ", ".join(filter(None, (f"Add {its_list.items.title}", values))), *_where(its_list)
        case changing.ChangeItem(list=its_list) if request.readings:
            return f"Change {_item(its_list, request.readings[0].item)}", *_where(its_list)
        case changing.RemoveItem(list=its_list, item=item):
            return f"Remove {_item(its_list, item)}", *_where(its_list)
        case changing.RemoveSeveral(list=its_list):
            return f"Remove several {its_list.items.plural}", *_where(its_list)
        case changing.RemoveAll(list=its_list):
            return f"Remove all {its_list.items.plural}", *_where(its_list)
        case changing.UploadGreeting(greeting=greeting, workspace=one):
            return greeting.title, one.name
        case changing.ChangePasscode(workspace=one):
            return "Change voicemail PIN", one.name
        case showing.ListNumbers(purpose=purpose, workspace=one):
            return purpose.title, one.name
        case showing.ShowHistory(workspace=one) if one:
            return "History", one.name
        case showing.WatchChanges(workspace=one) if one:
            return "Watch", one.name
        case _:
            return ()


def _where(its_list: WorkspaceList) -> tuple[str, ...]:
    setting = its_list.family.title if SettingList(its_list.family, its_list.items).shares_its_name else ""
    return setting, its_list.workspace.name


def _item(its_list: WorkspaceList, item: str) -> str:
    return its_list.items.title if its_list.items.secret else f"{its_list.items.title} {item}".rstrip()


def _told(assignments: Sequence[Assignment]) -> str:
    return ", ".join(f"{one.field.label}: {_value(one)}" for one in assignments)


def _value(one: Assignment) -> str:
    if not isinstance(one.field, People):
        return one.text or "none"
    added, removed = (", ".join(names) for names in (one.names.add, one.names.remove))
    return " ".join(filter(None, (f"add {added}" if added else "", f"remove {removed}" if removed else "")))
