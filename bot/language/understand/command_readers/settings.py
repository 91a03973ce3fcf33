"""Reads which setting of which workspace is meant, and the fields of `set`."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from bot.access import Access, Viewer, require_setting, unavailable
from bot.catalogue import USUAL_SETTINGS, family_of
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.assignments import AssignmentParser, NoValue, typed_example
from bot.language.codes_and_pins import CODE_UNUSED, TYPED_ITSELF, beside_code_or_pin, without_codes_and_pins
from bot.language.phrases import workspace_at
from bot.language.requests.changing import EditSetting, SetFields
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.places.find_workspace import find_workspace, named_workspace, no_workspace
from bot.language.vocabulary import SETTING_NAMES, SettingList, command_text
from bot.language.words import Words, joined, retype
from bot.names.text import folded, suggestions
from bot.names.workspaces import MAX_NAME_WORDS, matching, typed_name
from cards.text import message_text

_LEADS = frozenset({"of", "for", "in", "at", "the"})
"""Before the name of a workspace these only lead to it: “change voicemail of the gym”."""
MAX_OFFERED_SETTINGS = 5
"""Settings that are offered where none is named."""


def workspace_of_setting(
    viewer: Viewer, family: Family, words: Words, need: Access, verb: str, rest: str = ""
) -> Workspace:
    """The workspace that the words name, for a command about this setting.

    Raises NotUnderstood, NotFound, Ambiguous (with `verb` and `rest` in the commands to choose from),
    NotAllowed or NotAvailable.
    """
    if not words:
        raise no_workspace(viewer, f"Which workspace's {family.title}?", verb, family, family)
    workspace = find_workspace(viewer, words, need, verb, family, rest)
    require_setting(viewer.rights, family, workspace, need)
    return workspace


def no_such_setting(viewer: Viewer, words: Words, verb: str, rest: Words = ()) -> NotUnderstood:
    """The refusal for words that name no setting, with what may have been meant, or the usual ones of the
    workspace that is named there, or in `rest`."""
    for at, word in enumerate(words):
        is_word = word.quoted or lexicon().knows(word.plain)  # “ring” is no slip of “seqring”
        close = [] if is_word else suggestions(SETTING_NAMES.names, word.text, limit=1, whole=True)
        if not close:
            continue
        if beside_code_or_pin(words):
            return NotUnderstood(f"Did you mean “{close[0]}”? {CODE_UNUSED}", "Type `help codes`.")
        typed = message_text(without_codes_and_pins((word,))[:60])
        return NotUnderstood(
            f"There is no setting “{typed}”. Did you mean “{close[0]}”?",
            "Type `help` for the settings there are.",
            (command_text(verb, rest=f"{close[0]} {retype(words[:at] + words[at + 1 :])}".strip()),),
        )
    seen = viewer.workspaces()
    found = matching(seen, joined(words)) if words else []
    if len(found) != 1 and (named := named_workspace(viewer, retype(rest or words))):
        found = [named]
    name = typed_name(seen, found[0]) if len(found) == 1 else ""
    verb = "show" if verb == "show" else "edit"
    usual = usual_settings(found[0] if name else None)
    if name and not usual:
        reason = unavailable(family_of(USUAL_SETTINGS[0]), found[0])
        return NotUnderstood(f"{reason} Nothing was changed.", "Type `workspaces` for the others.")
    more = command_text("show", workspace=name) if name else "help settings"
    return NoSetting(
        f"Which setting{f' of {message_text(found[0].name)}' if name else ''} do you mean?",
        f"Or type it: {command_text(verb, usual[0] if usual else None, name or '<workspace>')}",
        choices=(*((one.title, "", command_text(verb, one, name)) for one in usual), ("More", "", more)),
    )


def usual_settings(workspace: Workspace | None) -> list[Family]:
    """The settings that are offered where none is named: such as this workspace can have."""
    usual = map(family_of, USUAL_SETTINGS)
    return [one for one in usual if not (workspace and unavailable(one, workspace))][:MAX_OFFERED_SETTINGS]


def edit_request(viewer: Viewer, family: Family, words: Words) -> EditSetting:
    """A form for this setting of the workspace that the words name."""
    workspace = workspace_of_setting(viewer, family, words, Access.WRITE, "edit")
    if not family.fields:
        name = typed_name(viewer.workspaces(), workspace)
        raise NotUnderstood(
            f"{family.title} is a list: it has no form of its own.",
            "See what is on it:",
            (command_text("list", SettingList(family, family.lists[0]), name),),
        )
    return EditSetting(family, workspace)


class NoSetting(NotUnderstood):
    """No setting is named as commands name them; a sentence may tell one by a field."""


class Unfinished(NotUnderstood):
    """A value is missing, for which `form` asks."""

    def __init__(self, missing: NoValue, form: EditSetting) -> None:
        super().__init__(missing.sentence, missing.next_step)
        self.form = form


class NoFields(NotUnderstood):
    """No field is named as commands name them; a sentence may say the same. `form` asks for the fields, where
    a workspace is named; `is_all` tells that nothing else is said."""

    def __init__(self, family: Family, form: EditSetting | None, *, is_all: bool = False) -> None:
        super().__init__(
            "Which workspace, and which field? Nothing was changed.",
            f"Type `{command_text('set', family, '<workspace>', typed_example(family))}`, "
            f"or see `help {family.key}`.",
        )
        self.form = form
        self.is_all = is_all


def read_set(viewer: Viewer, words: Words) -> SetFields:
    """Fields to be set, from `<setting> <workspace> <field> <value> …`."""
    return set_request(viewer, *_setting_first(viewer, words))


def set_request(viewer: Viewer, family: Family, words: Words) -> SetFields:
    """Fields of this setting to be set, from `<workspace> <field> <value> …`."""
    parser = AssignmentParser(family)
    at = _workspace_end(viewer, family, parser, words)
    fields = words[at:]
    workspace = workspace_of_setting(viewer, family, words[:at], Access.WRITE, "set", retype(fields))
    try:
        return SetFields(family, workspace, tuple(parser.assignments(fields)))
    except NoValue as missing:
        form = EditSetting(family, workspace, missing.sentence, missing.before, (missing.field.key,))
        raise Unfinished(missing, form) from None


def _setting_first(viewer: Viewer, words: Words) -> tuple[Family, Words]:
    """The setting stands first, or right after the name of a workspace: further on, the names of fields may
    look like settings."""
    workspaces = viewer.workspaces()
    for start in range(min(len(words), MAX_NAME_WORDS)):
        if start and not matching(workspaces, joined(words[:start])):
            continue
        family, end = SETTING_NAMES.at(words, start)
        if family is not None:
            return family, words[:start] + words[end:]
    raise no_such_setting(viewer, words[:1], "set", words)


def _workspace_end(viewer: Viewer, family: Family, parser: AssignmentParser, words: Words) -> int:
    """How many words are the workspace's name: of the ways to read it, the one that names a workspace."""
    if not family.fields:
        its_list = SettingList(family, family.lists[0])
        raise NotUnderstood(
            f"{family.title} has nothing to set. Nothing was changed."
            + (f" {TYPED_ITSELF.format(what=its_list.items.title)}" if its_list.items.secret else ""),
            f"Type `{command_text('add', its_list, '<workspace>')}` or "
            f"`{command_text('list', its_list, '<workspace>')}`.",
        )
    workspaces = viewer.workspaces()
    ends = [at for at in parser.splits(words) if at <= MAX_NAME_WORDS]
    if not ends:
        led = next((at for at, word in enumerate(words) if word.plain not in _LEADS), 0)
        name = words[led : led + workspace_at(workspaces, words[led:])]
        is_one = bool(name) and len(matching(workspaces, joined(name), inside=False)) == 1
        form = edit_request(viewer, family, name) if is_one else None
        rest = words[led + len(name) :]
        unread = f"I did not understand “{message_text(without_codes_and_pins(rest)[:60])}”. " if rest else ""
        form = form and replace(form, note=f"{unread}Which field? Nothing was changed yet.")
        raise NoFields(family, form, is_all=not rest)
    exact = (at for at in ends if folded(joined(words[:at])) in workspaces.by_name)
    named = (at for at in ends if matching(workspaces, joined(words[:at])))
    return next(chain(exact, named, ends))
