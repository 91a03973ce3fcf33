"""The greeting of voicemail, where it is not told which of the two is meant: “gym voicemail greeting”."""

from __future__ import annotations

from bot.access import Access
from bot.catalogue.settings.voicemail import BUSY, UNANSWERED, VOICEMAIL
from bot.language.requests.changing import EditSetting
from bot.language.requests.showing import ShowSetting
from bot.language.sentence.words.general_words import phrases
from bot.language.understand.one_sentence import Asked

_VOICEMAIL = frozenset({"voicemail", "vm", "mailbox"})
_GREETING = frozenset({"greeting", "greetings"})
_CHANGES = frozenset(phrases("change|edit|update|modify|set|switch"))
_AROUND = frozenset(
    phrases(
        "the|a|its|of|in|for|at|on|'s|show|me|see|what|which|is|does|play|plays|please|to|default|custom|use"
    )
)
_KEYS = (f"{BUSY}.greeting", f"{UNANSWERED}.greeting")


def voicemail_greeting(asked: Asked) -> ShowSetting | EditSetting | None:
    """Voicemail with both its greetings, or the form for them where one is to be changed; None for a sentence
    with any other word in it."""
    if _GREETING.isdisjoint(asked.sentence.words):
        return None
    named = asked.best.workspace_words
    said = [word for at, word in enumerate(asked.sentence.words) if at not in named]
    told = {*said} - _AROUND - _CHANGES
    is_pair = len(told) == 2 and bool(told & _VOICEMAIL) and bool(told & _GREETING)
    if not is_pair or asked.best.others:
        return None
    if _CHANGES.isdisjoint(said):
        workspace = asked.finder.one(asked.best, "show", VOICEMAIL, Access.READ)
        return ShowSetting(VOICEMAIL, workspace, asked=_KEYS)
    workspace = asked.finder.one(asked.best, "edit", VOICEMAIL, Access.WRITE)
    return EditSetting(VOICEMAIL, workspace, "Which greeting? Nothing was changed yet.", asked=_KEYS)
