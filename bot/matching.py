"""Which workspace or name a person means: never a guess, always a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from bot.events import Workspace
from cards.fields import dialled

CLOSE_ENOUGH = 70
"""rapidfuzz score, of 100, from which a name is worth a did-you-mean."""

LONGEST_NAME = 24
"""Words; no name, and no number with blanks in it, has more."""

LONGEST_TYPED = 80
"""Characters; a longer name stands for itself, and what is to be typed says the id."""

MARKS = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("–—−‑", "-") | {"∗": "*"}
)
"""The quotes and dashes that telephones put in the place of those on a keyboard, and the asterisk that cards
show."""


def folded(text: str) -> str:
    """Text as it is compared: no case, no accents, no double quotes, nothing invisible, single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(MARKS).casefold())
    return " ".join("".join(mark if mark.isprintable() else " " for mark in plain if _counts(mark)).split())


def _counts(mark: str) -> bool:
    return mark != '"' and not unicodedata.combining(mark) and unicodedata.category(mark) != "Cf"


def matching(workspaces: Sequence[Workspace], text: str) -> list[Workspace]:
    """The workspaces that `text` can mean: by id, else whole name, else extension or number, else words or
    a part of the name. Empty when it fits none."""
    wanted = folded(text)
    if not wanted:
        return []
    digits = "".join(mark for mark in text if mark.isdigit())
    called = wanted.removeprefix("x").strip()
    for found in (
        [one for one in workspaces if one.id == text.strip()],
        [one for one in workspaces if folded(one.name) == wanted],
        [one for one in workspaces if one.extension and one.extension == called],
        [one for one in workspaces if len(digits) >= 7 and _is_number(one.number, text, digits)],
        [one for one in workspaces if _has_words(folded(one.name), wanted.split())],
        [one for one in workspaces if wanted in folded(one.name)],
    ):
        if found:
            return sorted(found, key=lambda one: (folded(one.name), one.location_name))
    return []


def _is_number(number: str, text: str, digits: str) -> bool:
    if not number or any(mark.isalpha() for mark in text):
        return False
    held = dialled(number).lstrip("+")
    return held == digits if dialled(text).startswith("+") else held.endswith(digits.lstrip("0"))


def _has_words(name: str, wanted: list[str]) -> bool:
    words = [*name.split(), *re.split(r"[\W_]+", name)]
    return all(any(word.startswith(part) for word in words) for part in wanted)


def suggestions(names: Iterable[str], text: str, limit: int = 3, *, whole: bool = False) -> list[str]:
    """The names that look most like `text`, best first; empty when none is close. With `whole` a likeness of
    parts does not count."""
    by_folded = {folded(name): name for name in names}
    scorer = fuzz.ratio if whole else fuzz.WRatio
    scored = process.extract(
        folded(text), list(by_folded), scorer=scorer, limit=limit, score_cutoff=CLOSE_ENOUGH
    )
    return [by_folded[name] for name, _, _ in scored]


def quoted(text: str) -> str:
    """A name as it can be typed in a command."""
    plain = text.translate(MARKS)
    return f'"{text}"' if '"' not in plain and (" " in plain or "'" in plain) else text


def typed(workspaces: Sequence[Workspace], workspace: Workspace) -> str:
    """The workspace as it can be typed in a command; its id where the name is not enough among these, or so
    long that a command with it could not be a button."""
    alone = sum(folded(one.name) == folded(workspace.name) for one in workspaces) == 1
    short = len(workspace.name) <= LONGEST_TYPED
    if alone and short and workspace.name.isprintable() and '"' not in workspace.name.translate(MARKS):
        return quoted(workspace.name)
    return workspace.id
