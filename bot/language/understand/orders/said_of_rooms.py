"""What is said of a workspace in full, as a plain order: “not the kitchen but the gym is the one that
should …”, “the gym goes without music on hold from now on”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.understand.beside.named_in import named_in
from bot.language.understand.what_is_named import names_place, names_setting

_WISH = (
    r"(?:is |are |was )?(?:the one |the room )?(?:that |which |who |where )?(?P<wish>(?:should|must|ought "
    r"to|needs?|wants?|has to|is to"
    r"|was to|requires?|gets?)\b.+)"
)
_NOT_BUT = re.compile(
    r"(?:it(?:['’]s| is| was) )?not (?:in |at |on |for )?(?:the )?(?P<wrong>[^,;.:]+?),? but(?: rather)? "
    r"(?:in |at |on |for )?"
    rf"(?P<right>(?:the )?[^,;.:]+?),? {_WISH}",
    re.IGNORECASE,
)
_AND_NOT = re.compile(
    r"(?:it(?:['’]s| is| was) )?(?:in |at |on |for )?(?P<right>(?:the )?[^,;.:]+?),? (?:and )?not (?:in |"
    r"at |on |for )?(?:the )?"
    rf"(?P<wrong>[^,;.:]+?),? {_WISH}",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^.*?(?:[:;.!]|\s[–—-])\s+(?=(?:it(?:['’]s| is| was)|not|the)\b)", re.IGNORECASE)
"""What is told before it: “sorry, I mixed them up: …”."""
_MISTAKE = re.compile(
    r"\b(?:mistake|mixed|wrong|sorry|confus\w+|swapped|error|slip|earlier|correct\w*|apolog\w+|meant)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"(?:(?:from now on|henceforth|in future),? )?(?P<place>.+?) (?:goes|does|can do|can go|manages|gets "
    r"by|gets along|must do|"
    r"has to do|will do|will go|is to go|is to do|should do|should go|can live|can manage) (?:just fine |"
    r"very well |perfectly well )?without "
    r"(?P<what>.+?)(?:,? (?:from now on|in future|henceforth|now|please|at last|again))*",
    re.IGNORECASE,
)


def said_of_room(viewer: Viewer, text: str) -> str:
    """The plain order; empty for any other text."""
    said = " ".join(text.split()).rstrip(" .!")
    if "without " in said and (found := _WITHOUT.fullmatch(said)):
        is_order = named_in(viewer, found["place"]).place and names_setting(found["what"])
        return f"turn off {found['what']} for {found['place']}" if is_order else ""
    return _corrected(viewer, said) if re.search(r"\bnot\b", said, re.IGNORECASE) else ""


def _corrected(viewer: Viewer, said: str) -> str:
    """The order for the workspace that is meant, where another one is told that is not."""
    head = _HEAD.match(said)
    rest = (
        said[head.end() :] if head and _MISTAKE.search(head[0]) and not names_place(viewer, head[0]) else said
    )
    for pattern in (_NOT_BUT, _AND_NOT):
        found = pattern.fullmatch(rest)
        if found is None:
            continue
        wrong, right = named_in(viewer, found["wrong"]), named_in(viewer, found["right"])
        is_whole = wrong.place and right.place and wrong.place != right.place
        if (
            is_whole
            and not names_place(viewer, found["wish"])
            and len(found["right"].split()) <= 1 + len(right.words[0].split())
        ):
            return f"{found['right']} {found['wish']}"
    return ""
