"""A number with nothing but a verb beside it: “cancel 1” or “block 4404” does not tell what is meant."""

from __future__ import annotations

import re

from bot.errors import NotUnderstood, Unsure
from bot.names.workspaces import WorkspaceIndex, numbered
from cards.fields import dialled, spoken_number

_KINDS = {
    "run": "p",
    "retry": "p",
    "stop": "p",
    "approve": "r",
    "deny": "r",
    "withdraw": "r",
    "remind": "r",
    "extend": "s",
    "end": "s",
    "cancel": "ps",
}
"""Commands by what they are about: plans (`p-1`), requests (`r-1`), changes for a time (`s-1`)."""
_BARE = re.compile(rf"(?:(?P<verb>{'|'.join(_KINDS)})\s+)?(?:number |no\.? ?|#)?(?P<number>\d{{1,2}})[.!]?")
"""Longer numbers may be an extension, or a code that is not to be repeated."""
_BARRED = re.compile(
    r"(?:please )?(?:block|bar|stop|forbid|ban|blacklist|blocklist) (?:the )?(?:number )?"
    r"(?P<number>\+?\d[\d ()-]{2,})(?: please)?"
)


def refuse_bare_number(text: str) -> None:
    """Raises NotUnderstood for a number that does not tell of what it is the number."""
    found = _BARE.fullmatch(text.strip().casefold())
    if found is None:
        return
    verb, number = found["verb"], found["number"]
    if not verb:
        raise NotUnderstood(f"I do not know what “{number}” is about. Nothing was changed.", "Type `help`.")
    raise NotUnderstood(
        f"I do not know what “{number}” is the number of. Nothing was changed.",
        "Which one?",
        tuple(f"{verb} {kind}-{number}" for kind in _KINDS[verb]),
    )


def ask_which_calls(workspaces: WorkspaceIndex, text: str) -> None:
    """Raises Unsure for a number to be blocked, of which it is not said whether it calls or is called; that
    of a workspace is its name."""
    found = _BARRED.fullmatch(text.strip(" .!").casefold())
    if found is None or numbered(workspaces, found["number"].strip()):
        return
    number = dialled(found["number"].strip(" .-"))
    spoken = spoken_number(number)
    raise Unsure(
        f"Calls from {spoken}, or calls to {spoken}? Nothing was changed.",
        "I ask for the workspace then.",
        choices=(
            (f"Calls from {spoken}", "", f"reject calls from {number}"),
            (f"Calls to {spoken}", "", f"block calls to {number}"),
        ),
    ).goes_on(f"block calls from or to {number}")  # a workspace alone does not tell which way, either
