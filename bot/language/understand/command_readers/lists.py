"""Reads `list`, `add`, `change` and `remove`: which list of which workspace, which item, which fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress

from bot.access import Access, Viewer, require_setting
from bot.catalogue.model.item_list import ItemList
from bot.errors import Ambiguous, BotError, NotFound, NotUnderstood
from bot.language.assignments import Assignment, AssignmentParser, assigned, field_list
from bot.language.codes_and_pins import TYPED_ITSELF, said_back
from bot.language.requests.changing import (
    WITH,
    AddItem,
    ChangeItem,
    ItemReading,
    RemoveAll,
    RemoveItem,
    RemoveSeveral,
)
from bot.language.requests.request import Request
from bot.language.requests.showing import SETTINGS_TOPIC, Help, ListItems, ShowSetting
from bot.language.sentence.words.general_words import POLITE
from bot.language.understand.command_readers.general import read_workspaces
from bot.language.understand.command_readers.list_choices import lists_to_choose
from bot.language.understand.command_readers.settings import (
    edit_request,
    read_set,
    set_request,
    workspace_of_setting,
)
from bot.language.understand.places.find_workspace import find_workspace, no_workspace, workspace_end
from bot.language.vocabulary import (
    LIST_NAMES,
    LISTS,
    PEOPLE_NAMES,
    SETTING_NAMES,
    PeopleList,
    SettingList,
    WorkspaceList,
    command_text,
)
from bot.language.words import ARTICLES, Word, Words, joined, retype, split_page
from bot.names.text import folded, nearest_word, quoted
from bot.names.workspaces import MAX_NAME_WORDS, matching
from cards.fields import dialled
from cards.text import message_text

_PREPOSITIONS = frozenset({"to", "from", "of", "on", "off", "in", "at", "for"})
"""Behind the workspace they make a sentence of it, in which the other name may be the workspace."""
_SETTINGS = frozenset({"settings", "features", "options", "functions"})
_SETTINGS_SAID = _SETTINGS | frozenset(
    {
        "all",
        "the",
        "your",
        "my",
        "of",
        "available",
        "configurable",
        "possible",
        "supported",
        "call",
        "calling",
    }
)
_ON_LISTS = ("members", "entries", "people", "settings", "lines", "details")
"""Things of a setting, behind `list`; also misspelt."""
_BARE_VALUE = re.compile(r"[+x(]?[0-9X!*#().+\[\]/-]+", re.IGNORECASE)


def read_list(viewer: Viewer, words: Words) -> Request:
    """A page of a list, or one item of it; the workspaces where no list and no setting is named."""
    found = _workspace_list(viewer, words, "list", Access.READ)
    if found is None:
        return _not_a_list(viewer, words)
    its_list, rest = found
    before_page, page = split_page(rest)
    return ListItems(its_list, joined(rest) if before_page else "", page)


def _not_a_list(viewer: Viewer, words: Words) -> Request:
    """The workspaces, all that can be set, or a setting without a list of that name: “list ptt members room
    101”."""
    if {word.plain for word in words[-1:]} & _SETTINGS and _SETTINGS_SAID.issuperset(
        word.plain for word in words
    ):
        return Help(SETTINGS_TOPIC, None)
    family, end = SETTING_NAMES.at(words)
    if family is None:
        return read_workspaces(viewer, words)
    rest = words[end:]
    try:
        return ShowSetting(family, workspace_of_setting(viewer, family, rest, Access.READ, "show"))
    except NotFound:
        place = tuple(word for word in rest if word.quoted or not _is_beside(word.plain))
        with suppress(NotFound, Ambiguous):
            return ShowSetting(family, workspace_of_setting(viewer, family, place, Access.READ, "show"))
    raise NotUnderstood(
        f"{family.title} is no list, or has more than one.",
        "Look at the setting, or type `help list`:",
        (command_text("show", family, rest=retype(rest)),),
    )


def _is_beside(word: str) -> bool:
    """Whether a word behind the name of a setting says nothing more: “members”, “memebers”, “for”."""
    return word in _PREPOSITIONS | ARTICLES or bool(nearest_word(_ON_LISTS, word))


def read_add(viewer: Viewer, words: Words) -> Request:
    """A new item, with the values that are given; or somebody for a list of people."""
    found = _workspace_list(viewer, words, "add", Access.WRITE)
    if found is None:
        return _change_people(viewer, words, "add")
    its_list, rest = found
    if its_list.items.secret and rest:
        return AddItem(its_list, typed_secret=True)
    on_form = len(rest) > 1 and rest[0].plain == WITH and not rest[0].quoted
    return AddItem(its_list, _values(its_list.items, rest[on_form:]), on_form=on_form)


def read_change(viewer: Viewer, words: Words) -> Request:
    """An item and what to change of it; without the name of a list, fields of a setting, as with `set`."""
    found = None if _is_setting(words) else _workspace_list(viewer, words, "change", Access.WRITE)
    if found is None:
        return read_set(viewer, words)
    its_list, rest = found
    return ChangeItem(its_list, _readings(its_list.items.changeable, rest))


def _is_setting(words: Words) -> bool:
    """Whether a setting is named that is called like its list: `numbers` is the setting, `number` one of
    them."""
    family, end = SETTING_NAMES.at(words)
    is_plural = joined(words[:end]).endswith("s")
    return family is not None and bool(family.fields) and is_plural and LIST_NAMES.at(words, end)[0] is None


def _readings(items: ItemList, words: Words) -> tuple[ItemReading, ...]:
    """The ways to read which item is meant and the fields that follow: first that there are no fields."""
    if not words:
        return ()
    parser = AssignmentParser(items)
    ends = [end for end in parser.splits(words) if end <= MAX_NAME_WORDS]
    return (ItemReading(joined(words)), *(_reading(items, words, end) for end in ends))


def _reading(items: ItemList, words: Words, end: int) -> ItemReading:
    item = joined(words[:end])
    try:
        return ItemReading(item, _values(items, words[end:]))
    except BotError as problem:
        return ItemReading(item, problem=problem)


def _values(items: ItemList, words: Words) -> tuple[Assignment, ...]:
    """The values in a command: fields with their values, and in front a value alone."""
    parser = AssignmentParser(items)
    found: list[Assignment] = []
    if words and items.positional_field and parser.field_at(words, 0) is None:
        end = next((at for at in range(1, len(words)) if parser.field_at(words, at)), len(words))
        found.append(_bare_value(items, words[:end]))
        words = words[end:]
    return (*found, *parser.assignments(words))


def _bare_value(items: ItemList, words: Words) -> Assignment:
    """A value without its field. What is no number and no pattern may be the rest of another workspace's
    name."""
    number = dialled(joined(words))
    values = [number] if number.startswith("+") else [word.text for word in words]
    if not all(map(_BARE_VALUE.fullmatch, values)):
        raise NotUnderstood(
            f"“{message_text(joined(words)[:60])}” is neither a part of the workspace's name nor a value "
            "I know. Nothing was changed.",
            field_list(items),
        )
    return assigned(items.field(items.positional_field), words)


def read_remove(viewer: Viewer, words: Words) -> Request:
    """An item to be removed, `several` or `all`; or somebody off a list of people."""
    how = words[0].plain if words and words[0].plain in ("all", "several") else ""
    verb = f"remove {how}".strip()
    found = _workspace_list(viewer, words[1:] if how else words, verb, Access.WRITE)
    if found is None:
        return _change_people(viewer, words, "remove")
    its_list, rest = found
    if how == "all":
        if said := [word for word in rest if word.plain not in POLITE]:
            raise _not_all(its_list, said)
        return RemoveAll(its_list)
    if how == "several":
        return RemoveSeveral(its_list, split_page(rest)[1])
    return RemoveItem(its_list, joined(rest))


def _not_all(its_list: WorkspaceList, words: Sequence[Word]) -> NotUnderstood:
    """The refusal where more is said beside “all”: “remove all patterns gym but Taxi”."""
    items = its_list.items
    said = "that" if items.secret else f"“{said_back([joined(words)])}”"
    typed = quoted(its_list.workspace.name)
    several, every = (command_text(f"remove {how}", its_list, typed) for how in ("several", "all"))
    return NotUnderstood(
        f"I do not know what to make of {said} beside all {items.plural}. Nothing was changed.",
        "Tick those that are to go, or all:",
        (several, every),
    )


def names_list(words: Words) -> bool:
    """Whether a list is named, behind its setting or by a longer name than that of a setting: `reject rules`,
    `ring numbers`; where both are called the same, as `numbers` are, the setting is meant."""
    _, end = SETTING_NAMES.at(words)
    return LIST_NAMES.at(words, end)[0] is not None


def _workspace_list(
    viewer: Viewer, words: Words, verb: str, need: Access
) -> tuple[WorkspaceList, Words] | None:
    """Reads `<list> <setting> <workspace> …`: the list, and the words behind; None when no list is named.

    Raises NotUnderstood, NotFound, Ambiguous, NotAllowed or NotAvailable. What is typed beside a list of
    secrets is not repeated.
    """
    bare = words[1:] if words and words[0].plain in ARTICLES else ()
    found = find_list(words, verb) or (find_list(bare, verb) if LIST_NAMES.at(bare)[1] == len(bare) else None)
    if found is None:
        return None
    its_list, rest = found
    items = its_list.items
    if not rest:
        question = f"Which workspace's {items.plural}? Nothing was changed."
        raise no_workspace(viewer, question, verb, its_list.family, its_list)
    end = workspace_end(viewer, rest)
    if not end and items.secret:
        raise NotFound(
            f"I do not know this workspace. Nothing was changed. {TYPED_ITSELF.format(what=items.title)}",
            f"Type `{command_text(verb, its_list, '<workspace>')}`; `workspaces` lists them.",
        )
    end = end or (1 if rest[0].quoted else len(rest))
    behind = "" if items.secret else retype(rest[end:])
    workspace = find_workspace(viewer, rest[:end], need, verb, its_list, behind)
    require_setting(viewer.rights, its_list.family, workspace, need)
    return WorkspaceList(its_list.family, items, workspace), rest[end:]


def find_list(words: Words, verb: str) -> tuple[SettingList, Words] | None:
    """The list that is named at the start, the setting before it, after it, or at the end, and the words
    besides; None when there is no name of a list. Raises NotUnderstood where several settings have such a
    list."""
    family, start = SETTING_NAMES.at(words)
    for lists, end in LIST_NAMES.readings(words, start) if family else ():
        own = [one for one in lists if one.family is family]
        if own:
            return own[0], words[end:]
        break
    for lists, end in LIST_NAMES.readings(words):
        return _of_which_setting(lists, folded(joined(words[:end])), words[end:], verb)
    return None


def _of_which_setting(
    lists: list[SettingList], name: str, rest: Words, verb: str
) -> tuple[SettingList, Words]:
    """The setting's list, where the setting is named after the list or at the end, or goes without saying."""
    for start in (0, *range(len(rest) - 1, 0, -1)):
        family, end = SETTING_NAMES.at(rest, start)
        own = [one for one in lists if one.family is family]
        if own:
            return own[0], rest[:start] + rest[end:]
    called_so = [one for one in lists if name in (one.items.title, one.items.plural)]
    for found in (called_so, lists):
        if len(found) == 1:
            return found[0], rest
    raise NotUnderstood(
        f"Which setting's {lists[0].items.plural}? Nothing was changed.",
        "Choose one, or name it:",
        tuple(command_text(f"{verb} {name}", one.family, rest=retype(rest)) for one in lists),
    )


def _change_people(viewer: Viewer, words: Words, verb: str) -> Request:
    """`add` and `remove` of people on a list, as `set` does it; without names, the form."""
    found = _people_list(words)
    if found is None:
        is_workspace = (
            verb == "remove" and len(matching(viewer.workspaces(), joined(words), inside=False)) == 1
        )
        elsewhere = " Workspaces themselves are deleted in Control Hub." if is_workspace else ""
        raise NotUnderstood(
            f"What do you want to {verb}? Nothing was changed.{elsewhere}",
            f"Type `{verb} <what> <workspace>`: "
            + ", ".join(dict.fromkeys(one.items.title for one in LISTS))
            + f". People: `set ptt <workspace> members {verb} <name>`.",
            choices=lists_to_choose(viewer, words, verb),
        )
    people, rest = found
    end = workspace_end(viewer, rest) if rest else 0
    if not rest[end:]:
        return edit_request(viewer, people.family, rest[:end])
    if rest[end].plain in _PREPOSITIONS and not rest[end].quoted:
        raise NotUnderstood(
            "Whom, and on whose list? Nothing was changed.",
            f"Type `{verb} {people.field.label.lower()} <workspace> <name>`.",
        )
    field = tuple(map(Word, people.field.label.split()))
    return set_request(viewer, people.family, (*rest[:end], *field, Word(verb), *rest[end:]))


def _people_list(words: Words) -> tuple[PeopleList, Words] | None:
    """The list of people that is named, the setting before or after it, and the words behind."""
    family, start = SETTING_NAMES.at(words)
    for lists, end in PEOPLE_NAMES.readings(words, start):
        behind, after = SETTING_NAMES.at(words, end)
        setting = family or behind
        own = [one for one in lists if setting is None or one.family is setting]
        if len(own) == 1:
            return own[0], words[end if family else after :]
    return None
