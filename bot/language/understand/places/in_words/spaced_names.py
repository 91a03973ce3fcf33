"""Names of workspaces that are typed with other blanks than they have: “frontdesk”, “board room 2”."""

from __future__ import annotations

import re

from bot.language.sentence.words.lexicon import lexicon
from bot.names.text import folded
from bot.names.workspaces import START, WorkspaceIndex, typed_name

MIN_CHARS = 5
"""Shorter names are often words of their own."""
MAX_WORDS = 3
"""So many words are taken for one name."""
_WORD = re.compile(r"[^\s\"“”„,;:?!()]+")
_ENDS = re.compile(r"(?:['’]s?|\.)$")


def with_spaced_names(workspaces: WorkspaceIndex, text: str) -> str:
    """The text with the name, as it is written, for one that differs in blanks and marks only, where it is
    that of one workspace; what is in quotes stays."""
    if '"' in text or "“" in text:
        return text
    words = [*_WORD.finditer(text)]
    at = 0
    while at < len(words):
        if _joined(words[at][0])[:START] not in workspaces.joined_starts:
            at += 1
            continue
        for count in range(min(MAX_WORDS, len(words) - at), 0, -1):
            if not all(any(map(str.isalnum, words[one][0])) for one in (at, at + count - 1)):
                continue  # “lobby paris -> voicemail”
            start, end = words[at].start(), words[at + count - 1].end()
            end -= len(found[0]) if (found := _ENDS.search(text[start:end])) else 0
            if name := _name(workspaces, text[start:end]):
                text = f"{text[:start]}{name}{text[end:]}"
                words, at = [*_WORD.finditer(text)], at + len(name.split()) - 1
                break
        at += 1
    return text


def _name(workspaces: WorkspaceIndex, said: str) -> str:
    """The workspace, as it is typed, that is called so but for blanks; empty where none or several are, or it
    is called so already, or the words mean something else."""
    plain, joined = folded(said), _joined(said)
    found = workspaces.by_joined_name.get(joined, ()) if len(joined) >= MIN_CHARS else ()
    if len(found) != 1 or plain in workspaces.by_name or lexicon().knows(*plain.split()):
        return ""
    return typed_name(workspaces, found[0])


def _joined(said: str) -> str:
    """The letters and digits of words as they are compared."""
    return "".join(filter(str.isalnum, folded(said)))
