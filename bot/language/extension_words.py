"""“Extension” for what other telephone systems call it before its digits: “DN 2006”, “extension no. 2006”."""

from __future__ import annotations

import re

from bot.names.workspaces import WorkspaceIndex

_BEFORE_DIGITS = re.compile(
    r'"[^"]*"|\b(?:dn|directory (?:number|no)|(?:extension|ext)\.? (?:number|nr|no))\b\.?[\s:#]*(?=\d{2})'
    r"|\bdn(?=\d{3})"
    r"|\b(?:station|endpoint|handset|deskset|subscriber)(?: (?:number|no\.?))?[\s:#]+(?=\d{3})"
    r"|(?:(?<=\b(?:the|for)\s)|(?<=\b(?:on|of|in|at)\s)|(?<=\b(?:show|from)\s)|(?<=\bdisplay\s)|(?<=\bforward\s))"
    r"set\s+(?=\d{3})|(?<=\bto\s)set\s+(?=\d{3,}\s*(?:$|[.,;!?]))",
    re.IGNORECASE,
)
"""“Set” is a telephone only behind a word that leads to one. Elsewhere it is an order."""


def with_extension_word(text: str, workspaces: WorkspaceIndex) -> str:
    """The text with “ext” before digits that are said to be an extension; what stands in quotes, and all of
    it where a name has such a word in it, stays as it is."""
    said = [found[0] for found in _BEFORE_DIGITS.finditer(text) if found[0][0] != '"']
    if not said or any(workspaces.name_words.with_word(one.casefold().split()[0]) for one in said):
        return text
    return _BEFORE_DIGITS.sub(lambda said: said[0] if said[0][0] == '"' else "ext ", text)
