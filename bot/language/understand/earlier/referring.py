"""“It” and “there” at the end of a command, as the workspace that was spoken of."""

from __future__ import annotations

from dataclasses import replace

from bot.access import Viewer
from bot.catalogue import family_of
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.codes_and_pins import CODE_UNUSED, digit_count, may_hold_pin
from bot.language.commands import Invocation
from bot.language.phrases import workspace_at
from bot.language.remembered.memory import Topic
from bot.language.understand.command_readers.copying import WHAT_WAS_SAID
from bot.language.understand.command_readers.lists import find_list
from bot.language.understand.command_readers.reading.show import AS_A_FILE, EVERYTHING
from bot.language.vocabulary import LIST_NAMES, SETTING_NAMES, SettingList, command_text
from bot.language.words import ARTICLES, Word, Words, joined, split
from bot.names.workspaces import matching, typed_name

_LIST_COMMANDS = frozenset({"list", "add", "change", "remove"})
_OTHER_COMMANDS = frozenset({"show", "edit", "history", "watch", "available", "who"})
_WITH_SETTING = frozenset({"show", "edit", "who"})
"""Commands in which “it” is the setting, too."""
_NEVER_UNDONE = frozenset({"greeting", "passcode"})
_THERE = frozenset({"there", "here"})
_ROOM = frozenset({"room", "workspace", "one", "phone"})
_PREPOSITIONS = frozenset({"of", "from", "in", "at", "on", "for", "to", "off"})
_BEHIND = frozenset({"please", "pls", "too", "now", "thanks"})
_HOW = EVERYTHING | AS_A_FILE
"""Words behind the workspace that say how it is to be shown."""
_HOW_MANY = frozenset({"all", "several"})


def with_workspace(viewer: Viewer, topic: Topic, invocation: Invocation) -> Invocation:
    """The command with the workspace that “it” or “there” at its end means, or that is named there behind a
    word such as “of”, where commands have it; as it is where its end says nothing of the kind.

    Raises NotUnderstood where nothing was spoken of, or where what cannot be undone has to be said in full.
    """
    name = invocation.command.name
    words, how = _without_end(invocation.words)
    kept, referring = _split(words)
    if name in _NEVER_UNDONE and referring and not may_hold_pin(invocation.words):
        raise by_name_only(name)
    if secret := _secrets_changed(name, kept) if referring else None:
        raise by_name_only(command_text(name, secret), typed_code=digit_count(kept) > 1)
    if name == "copy" and words and words[0].plain in WHAT_WAS_SAID:
        return _copied(viewer, topic, invocation)
    if not invocation.name or name not in _LIST_COMMANDS | _OTHER_COMMANDS:
        return invocation
    if not referring:
        return _named(viewer, invocation, words, how)
    if not _is_plain(name, kept) or _names_workspace(viewer, kept):
        return invocation
    one = viewer.workspaces().by_id.get(topic.workspace_id)
    if one is None:
        raise spoken_of_none(joined(referring))
    has_setting = SETTING_NAMES.find(kept)[0] is not None or (how and how[0].plain in EVERYTHING)
    if name in _WITH_SETTING and topic.family and referring[-1].plain in WHAT_WAS_SAID and not has_setting:
        kept = (*kept, Word(family_of(topic.family).key))
    return _placed(viewer, invocation, kept, one, how)


def spoken_of_none(said: str) -> NotUnderstood:
    """The refusal of a word such as “there” where no workspace was spoken of."""
    return NotUnderstood(
        f"I do not know which workspace you mean by “{said}”. Nothing was changed.",
        "Say its name in its place.",
    )


def _secrets_changed(name: str, kept: Words) -> SettingList | None:
    """The list of secrets that a command changes without a form: they are never read back, so that is never
    undone."""
    named = (LIST_NAMES.at(kept, at)[0] for at in range(len(kept)))
    secret = (one for one in named if one and one.items.secret)
    is_at_once = name == "remove" or (name != "list" and digit_count(kept) > 1)  # else its form says where
    return next(secret, None) if name in _LIST_COMMANDS and is_at_once else None


def by_name_only(command: str, *, typed_code: bool = False) -> NotUnderstood:
    """The refusal of what cannot be undone where its workspace is not named."""
    return NotUnderstood(
        f"Which workspace? Nothing was changed.{f' {CODE_UNUSED}' if typed_code else ''}",
        f"Name it: `{command} <workspace>`. What cannot be undone I do by name only.",
    )


def _copied(viewer: Viewer, topic: Topic, invocation: Invocation) -> Invocation:
    """The copy of “it”: of the setting that was spoken of, from its workspace unless another is named."""
    one = viewer.workspaces().by_id.get(topic.workspace_id)
    if one is None:
        return invocation
    setting = (Word(topic.family),) if topic.family else ()
    is_said = any(word.plain == "from" for word in invocation.words)
    source = () if is_said else (Word("from"), *split(typed_name(viewer.workspaces(), one)))
    return replace(invocation, words=(*setting, *source, *invocation.words[1:]))


def _names_workspace(viewer: Viewer, kept: Words) -> bool:
    """Whether a workspace is named amid the words, so that “it” is something else: “add a pattern to the gym:
    1900!, block it”."""
    leads = _PREPOSITIONS | ARTICLES
    bare = tuple(replace(word, text=word.text.rstrip(":,;")) for word in kept)
    starts = [at for at in range(1, len(kept)) if kept[at - 1].plain in leads]
    return any(workspace_at(viewer.workspaces(), bare[at:]) for at in starts)


def _without_end(words: Words) -> tuple[Words, Words]:
    """The words without those at the end that say how or how much, and these."""
    while words and words[-1].plain.strip(".,!") in _BEHIND:
        words = words[:-1]
    at = len(words)
    if at >= 2 and words[-2].plain == "page" and words[-1].plain.isdecimal():
        at -= 2
    if at and words[at - 1].plain in _HOW:
        at -= 1
    return words[:at], words[at:]


def _split(words: Words) -> tuple[Words, Words]:
    """The words before “of it”, and the words for it; none where the end says nothing of the kind."""
    at = len(words)
    if at >= 2 and words[-1].plain.strip(".,!") in _ROOM and words[-2].plain in WHAT_WAS_SAID:
        at -= 1
    if not at or words[at - 1].text == "IT" or words[at - 1].plain.strip(".,!") not in WHAT_WAS_SAID | _THERE:
        return words, ()
    at -= 1
    start = at - 1 if at and words[at - 1].plain in _PREPOSITIONS else at
    return words[:start], words[at:]


def _is_plain(name: str, kept: Words) -> bool:
    """Whether nothing but a list, an item or a setting stands before it: “number 2”, “dnd”."""
    kept = tuple(word for word in kept if word.plain not in ARTICLES)
    if name in _LIST_COMMANDS:
        return _behind_list(kept, name) is not None
    return name in ("available", "who") or not kept or SETTING_NAMES.at(kept)[1] == len(kept)


def _named(viewer: Viewer, invocation: Invocation, words: Words, how: Words) -> Invocation:
    """The same for a workspace that is named behind a list, or a number on it: “number 2 of the gym”."""
    for at in range(len(words) - 1):
        if words[at].plain not in _PREPOSITIONS or words[at].quoted:
            continue
        start = at + 1 if words[at + 1].plain not in ARTICLES else at + 2
        found = matching(viewer.workspaces(), joined(words[start:]), inside=False)
        kept = tuple(word for word in words[:at] if word.plain not in ARTICLES)
        if len(found) == 1 and _is_short(invocation.command.name, kept):
            return _placed(viewer, invocation, kept, found[0], how)
    return invocation


def _is_short(name: str, kept: Words) -> bool:
    """Whether the words before are no more than a list, with or without a number on it."""
    if name not in _LIST_COMMANDS:
        return name == "history" and not kept
    found = _behind_list(kept, name)
    return found is not None and (not found[1] or joined(found[1]).isdecimal())


def _behind_list(kept: Words, name: str) -> tuple[Words, Words] | None:
    """The words for the list and those for the item; None where no list is named."""
    if name == "remove" and kept[:1] and kept[0].plain in _HOW_MANY:
        behind = _behind_list(kept[1:], name)
        return ((kept[0], *behind[0]), behind[1]) if behind else None
    try:
        found = find_list(kept, name)
    except NotUnderstood:  # of which setting is asked later
        end = LIST_NAMES.at(kept)[1]
        return kept[:end], kept[end:]
    return (split(command_text(name, found[0]))[1:], found[1]) if found else None


def _placed(
    viewer: Viewer, invocation: Invocation, kept: Words, workspace: Workspace, how: Words
) -> Invocation:
    """The command with the workspace where commands have it: behind the list, before the item."""
    kept = tuple(word for word in kept if word.plain not in ARTICLES)
    named = split(typed_name(viewer.workspaces(), workspace))
    name = invocation.command.name
    parts = (_behind_list(kept, name) if name in _LIST_COMMANDS else None) or (kept, ())
    return replace(invocation, words=(*parts[0], *named, *parts[1], *how))
