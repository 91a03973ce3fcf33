"""Reads `alias`, `aliases`, `button` and `unalias`."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.requests.saved import ForgetAlias, ListAliases, PutButton, SaveAlias
from bot.language.sentence.kinds.small_talk import is_small_talk
from bot.language.sentence.words.general_words import QUESTIONS, REFERRING, phrases
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.earlier.answers import assents
from bot.language.understand.earlier.saying_no import declines
from bot.language.understand.places.several.which_workspaces import cut_settings
from bot.language.understand.what_is_named import names_setting
from bot.language.words import Words, joined, retype, split, split_page
from bot.names.text import folded
from bot.names.workspaces import matching

_SECRETS = frozenset({"secret", "secrets", "login", "password", "passwords", "key"})
_LAST = frozenset({"undo", "redo", "extend", "end", "cancel", "run", "retry"})
"""Alone these are about what was done last."""
_ANSWERS_ALONE = frozenset(
    phrases("run|retry|end|extend|keep|continue|next|apply|execute|resume|approved|agreed")
)
"""Alone these answer a question of the bot: “Shall I run it?”"""
MAX_NAME_WORDS = 3
_NUMBERED = re.compile(r"[a-z]-?\d+")
"""The number of a plan or of another thing that can be named so: “p-7”."""
_ANSWERS = frozenset(
    phrases(
        "y|n|on|off|it|that|this|those|these|them|one|both|all|everything|none|first|second|third|last|other|do|"
        "turn|switch|set|forward|the|refresh|details|sure|more|again|same|here|there"
    )
)
"""With one of these a name may be said as an answer or an order."""
_ABOUT_NOTICES = frozenset({"notice", "notices", "the", "of", "and", "for"})
MAX_NAME_CHARS = 40
"""A name that is typed in the place of many words is short."""
MAX_ALIAS_CHARS = 500


def read_alias(viewer: Viewer, words: Words) -> SaveAlias:
    """A name and what it stands for, from `<name> = <words>`. Raises NotUnderstood for a name that means
    something already, and for words that may tell a code or a PIN."""
    equals = next((at for at, word in enumerate(words) if word.plain == "="), 0)
    name, text = name_of(words[:equals]), retype(words[equals + 1 :])
    if not (name and text):
        raise NotUnderstood("Which name, for what?", "For example `alias friday = dnd on in all lobbies`.")
    if may_tell_secret(f"{name} {text}", _SECRETS) or not any(map(str.isalpha, text)):
        raise NotUnderstood(f"A code or a PIN is never saved. Nothing was saved. {CODE_UNUSED}")
    if len(text) > MAX_ALIAS_CHARS:
        raise NotUnderstood(f"That is longer than {MAX_ALIAS_CHARS} characters. Nothing was saved.")
    places = {folded(one.location_name) for one in viewer.workspaces()}
    if names_setting(name) or name in places or matching(viewer.workspaces(), name, inside=False):
        raise NotUnderstood("That name means a setting or a workspace already. Nothing was saved.")
    if _may_be_said(name) or all(map(is_small_talk, sentences(name))):
        raise NotUnderstood("People say that as an answer. Nothing was saved.", "Choose another name.")
    return SaveAlias(name, text)


def _may_be_said(name: str) -> bool:
    """Whether people say these words for something else: an answer, a question, an order, the number of a
    plan. Who says a name says what somebody else saved."""
    said = name.split()
    is_word = len(said) <= MAX_NAME_WORDS and any(map(str.isalpha, said[0][:2]))
    is_number = _NUMBERED.fullmatch(name) is not None
    is_asked = said[0] in QUESTIONS or name.endswith("?")
    is_answer = name in _ANSWERS_ALONE or bool(_ANSWERS & {*said}) or assents(name) or declines(name)
    return not is_word or is_number or is_asked or is_answer


def read_aliases(viewer: Viewer, words: Words) -> ListAliases:
    """The names of this space, from `[page <number>]`."""
    return ListAliases(split_page(words)[1])


def read_unalias(viewer: Viewer, words: Words) -> ForgetAlias:
    """The name that is to be forgotten. Raises NotUnderstood where none is said."""
    if not words:
        raise NotUnderstood("Which name? Nothing was forgotten.", "See `aliases`.")
    return ForgetAlias(name_of(words))


def read_button(viewer: Viewer, words: Words) -> PutButton:
    """The name of saved words, and on the notices of which settings they are to be a button: `<name> on
    <settings> notices`, or `<name> off`. Raises NotUnderstood."""
    at = _state_at(words)
    name = name_of(words[:at])
    if at and words[at].plain == "off" and at + 1 == len(words):
        return PutButton(name)
    families, left = cut_settings(viewer, split(retype(words[at + 1 :]).replace(",", " ")))
    left = tuple(one for one in left if one.plain not in _ABOUT_NOTICES)
    if not (name and at and families) or left or words[at].plain != "on":
        raise NotUnderstood(
            "Which name, on the notices of which setting? Nothing was changed.",
            "For example `button friday on intercept notices` or `button friday off`.",
        )
    return PutButton(name, tuple(families))


def means_button(words: Words) -> bool:
    """Whether these words can stand behind `button`."""
    return bool(_state_at(words))


def _state_at(words: Words) -> int:
    """The place of the last “on” or “off” behind a name; 0 where there is none."""
    return next((at for at in range(len(words) - 1, 0, -1) if words[at].plain in {"on", "off"}), 0)


def refers_back(text: str) -> bool:
    """Whether words mean what was spoken of or changed last, which on a notice is something else."""
    words = folded(text).split()
    return bool(REFERRING & {*words}) or (words[:1] != [] and words[0] in _LAST)


def name_of(words: Words) -> str:
    """A name as names are compared; empty for none, and for one that is too long."""
    name = folded(joined(words)).strip(" .,!")
    return name if len(name) <= MAX_NAME_CHARS else ""


def means_alias(words: Words) -> bool:
    """Whether these words can stand behind `alias`."""
    return any(word.plain == "=" for word in words[1:])
