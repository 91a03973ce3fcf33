"""“Extension” for what other telephone systems call it before its digits: “DN 2006”, “extension no. 2006”."""

from __future__ import annotations

import re

from bot.names.workspaces import WorkspaceIndex

_BEFORE_DIGITS = re.compile(
    r'"[^"]*"|\b(?:dn|directory (?:number|no)|(?:extension|ext)\.? (?:number|nr|no))\b\.?[\s:#]*(?=\d{2})'
    r"|\bdn(?=\d{3})",
    re.IGNORECASE,
)
_SHORT = "dn"


def with_extension_word(text: str, workspaces: WorkspaceIndex) -> str:
    """The text with “ext” before digits that are said to be an extension; what stands in quotes, and a name
    that has “DN” in it, stays as it is."""
    found = _BEFORE_DIGITS.search(text)
    if found is None or workspaces.name_words.with_word(_SHORT):
        return text
    return _BEFORE_DIGITS.sub(lambda said: said[0] if said[0][0] == '"' else "ext ", text)
