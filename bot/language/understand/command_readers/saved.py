"""Reads `alias`, `aliases`, `unalias`, `baseline` and `drift`."""

from __future__ import annotations

from bot.access import Access, Viewer
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.requests.saved import FindDrift, ForgetAlias, ListAliases, SaveAlias, SaveBaseline
from bot.language.sentence.kinds.small_talk import is_small_talk
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.answers import assents
from bot.language.understand.find_workspace import find_workspace
from bot.language.understand.saying_no import declines
from bot.language.understand.which_workspaces import selection_of
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Words, joined, retype
from bot.names.text import folded
from bot.names.workspaces import matching

MAX_NAME_CHARS = 40
"""A name that is typed in the place of many words is short."""
MAX_ALIAS_CHARS = 500
_VERSUS = frozenset({"vs", "vs.", "versus", "against", "with"})


def read_alias(viewer: Viewer, words: Words) -> SaveAlias:
    """A name and what it stands for, from `<name> = <words>`. Raises NotUnderstood for a name that means
    something already, and for words that may tell a code or a PIN."""
    equals = next((at for at, word in enumerate(words) if word.plain == "="), 0)
    name, text = name_of(words[:equals]), retype(words[equals + 1 :])
    if not (name and text):
        raise NotUnderstood("Which name, for what?", "For example `alias friday = dnd on in all lobbies`.")
    if may_tell_secret(text):
        raise NotUnderstood(f"A code or a PIN is never saved. Nothing was saved. {CODE_UNUSED}")
    if len(text) > MAX_ALIAS_CHARS:
        raise NotUnderstood(f"That is longer than {MAX_ALIAS_CHARS} characters. Nothing was saved.")
    setting, end = SETTING_NAMES.at(words[:equals])
    is_setting = setting is not None and end == equals
    if is_setting or matching(viewer.workspaces(), name, inside=False):
        raise NotUnderstood("That name means a setting or a workspace already. Nothing was saved.")
    is_number = any(map(str.isdigit, name)) and not any(map(str.isalpha, name))
    if is_number or assents(name) or declines(name) or all(map(is_small_talk, sentences(name))):
        raise NotUnderstood("People say that as an answer. Nothing was saved.", "Choose another name.")
    return SaveAlias(name, text)


def read_aliases(viewer: Viewer, words: Words) -> ListAliases:
    """The names of this space."""
    return ListAliases()


def read_unalias(viewer: Viewer, words: Words) -> ForgetAlias:
    """The name that is to be forgotten."""
    return ForgetAlias(name_of(words))


def name_of(words: Words) -> str:
    """A name as names are compared; empty for none, and for one that is too long."""
    name = folded(joined(words)).strip(" .,!")
    return name if len(name) <= MAX_NAME_CHARS else ""


def means_alias(words: Words) -> bool:
    """Whether these words can stand behind `alias`."""
    return any(word.plain == "=" for word in words[1:])


def means_baseline(words: Words) -> bool:
    """Whether these words can stand behind `baseline`."""
    return bool(words) and words[0].plain == "save"


def means_compared(words: Words) -> bool:
    """Whether these words can stand behind `drift`."""
    return any(word.plain in _VERSUS for word in words[1:])


def read_baseline(viewer: Viewer, words: Words) -> SaveBaseline:
    """Which workspace is as others should be, from `save <workspace> as <name>`."""
    plain = [word.plain for word in words]
    if "as" not in plain:
        raise NotUnderstood("Which workspace, as what?", "For example `baseline save lobby as reception`.")
    at = len(plain) - 1 - plain[::-1].index("as")
    start = 1 if plain[0] == "save" else 0
    name = name_of(words[at + 1 :])
    if not name:
        raise NotUnderstood("As what?", "For example `baseline save lobby as reception`.")
    return SaveBaseline(find_workspace(viewer, words[start:at], Access.READ, "baseline"), name)


def read_drift(viewer: Viewer, words: Words) -> FindDrift:
    """Which workspaces, and as what they should be, from `<workspaces> vs <name> [fix]`."""
    fix = bool(words) and words[-1].plain == "fix"
    words = words[:-1] if fix else words
    at = next((at for at, word in enumerate(words) if word.plain in _VERSUS), 0)
    name = name_of(words[at + 1 :])
    if not at or not name:
        raise NotUnderstood("Which workspaces, and as what?", "For example `drift Paris vs reception`.")
    return FindDrift(selection_of(viewer, words[:at], "drift"), name, fix)
