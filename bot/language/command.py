"""Words to an invocation: quotes, dashes, whole words, longest name first, did-you-mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bot.access import Access
from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.settings.passcode import PASSCODE
from bot.errors import NotUnderstood
from bot.names.text import TYPOGRAPHY, folded, quoted, suggestions
from cards.text import message_text

LONGEST = 1000
"""Characters; nobody types more on purpose."""

_DIGITS = re.compile(r"\d+")
FEWEST_DIGITS = 4
"""So many digits beside a command that takes a secret may be the secret."""

_SECRET_WORDS = {
    part
    for family in FAMILIES
    for items in family.lists
    if items.secret
    for name in items.names()
    for part in name.split()
} | {*PASSCODE.words}
"""The words of which the names of lists with secrets, and of the PIN, are made."""

_FAMILIES = {tuple(folded(name).split()): family for family in FAMILIES for name in family.names()}
MOST_WORDS = max(map(len, _FAMILIES))
"""The words of the longest name of a setting."""

_ENDS_IN_A_PATTERN = re.compile(r"\bpatterns?\b.*[\dX*#]!$", re.IGNORECASE)
_PIECE = re.compile(r'"([^"]+)"(?=\s|$)|\'([^\']+)\'(?=\s|$)|(\S+)')


@dataclass(frozen=True)
class Word:
    """One word of a command; what stood in quotes is one word and never a keyword."""

    text: str
    quoted: bool = False

    @property
    def plain(self) -> str:
        """The word as keywords are compared; empty for a quoted one."""
        return "" if self.quoted else folded(self.text)


Words = tuple[Word, ...]


class Command(Protocol):
    """Something a person can ask for, as far as words go; `bot.commands.context.Handler` is one."""

    @property
    def name(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def needs(self) -> Access: ...
    @property
    def changes(self) -> bool:
        """Whether it changes settings; then it must stand first and roles are read afresh."""

    @property
    def secret_of(self) -> str:
        """The setting whose secret people may type with it by mistake; such words go nowhere else."""


C = TypeVar("C", bound=Command)


@dataclass(frozen=True)
class Invocation(Generic[C]):
    """A command and the words that came with it."""

    command: C
    words: Words


def split(text: str) -> Words:
    """The words of a message. Raises NotUnderstood when it is too long to be a command."""
    if len(text) > LONGEST:
        raise NotUnderstood(
            f"That is {len(text):,} characters long, too long to be a command.", "Type `help`."
        )
    visible = "".join(
        mark if mark.isprintable() else " " for mark in text if unicodedata.category(mark) != "Cf"
    ).translate(TYPOGRAPHY)
    visible = visible.strip()
    if not _ENDS_IN_A_PATTERN.search(visible):
        visible = visible.rstrip("?!")  # a polite question is the same command
    return tuple(
        Word(piece[1] or piece[2], quoted=True) if piece[1] or piece[2] else Word(piece[3])
        for piece in _PIECE.finditer(visible)
    )


def joined(words: Iterable[Word]) -> str:
    """The words as one text, without the quotes."""
    return " ".join(word.text for word in words)


def find_command(commands: Sequence[C], words: Words) -> Invocation[C]:
    """What is asked for: the first word, else the only command word in the message, else `show` when a
    setting is named. Raises NotUnderstood with suggestions."""
    by_word = {name: command for command in commands for name in (command.name, *command.words)}
    if not words:
        return Invocation(by_word["help"], ())
    if private := _private(by_word, words):
        return private
    if first := by_word.get(words[0].plain):
        return Invocation(first, words[1:])
    inside = [index for index, word in enumerate(words) if word.plain in by_word]
    if len(inside) == 1 and not by_word[words[inside[0]].plain].changes:
        at = inside[0]
        return Invocation(by_word[words[at].plain], words[:at] + words[at + 1 :])
    if not inside and find_family(words)[0] is not None:
        return Invocation(by_word["show"], words)
    raise _not_understood(by_word, words)


def _private(by_word: Mapping[str, C], words: Words) -> Invocation[C] | None:
    """The command that a secret may stand beside, named anywhere but beside another setting or in a question
    without digits."""
    first = by_word.get(words[0].plain)
    for at, word in enumerate(words):
        # Also “PIN:445566”: its digits are not thrown away with it.
        command = by_word.get("".join(filter(str.isalpha, word.plain)))
        if command is None or not command.secret_of:
            continue
        rest = words[: at + 1 if digits((word,)) else at] + words[at + 1 :]
        family, _ = find_family(rest) if rest else (None, ())
        only_asks = first is not None and first.needs < command.needs and digits(rest) < FEWEST_DIGITS
        if (family is None or family.key == command.secret_of) and not only_asks:
            return Invocation(command, rest)
    return None


def digits(words: Words) -> int:
    """How many digits stand in the words."""
    return sum(mark.isdigit() for mark in joined(words))


def _not_understood(by_word: Mapping[str, Command], words: Words) -> NotUnderstood:
    """What may have been meant: a misspelt command, else a misspelt setting."""
    rest = " ".join(quoted(word.text) for word in words[1:])
    settings = [name for family in FAMILIES for name in family.names()]
    said = "" if words[0].quoted else words[0].text
    close = suggestions(by_word, said, limit=1, whole=True)
    with_code = has_code(words)
    # What was meant is not known, so digits may be a code or a PIN as well as a name: none is said again.
    if with_code or digits(words) >= FEWEST_DIGITS:
        rest = " ".join(quoted(word.text) for word in words[1:] if not digits((word,)))
    meant = [f"{name} {rest}".strip() for name in close if by_word[name].secret_of or not with_code]
    if not meant and rest and not with_code:
        meant = [f"show {name} {rest}" for name in suggestions(settings, said, limit=1, whole=True)]
    return NotUnderstood(
        f"I do not understand “{message_text(without_codes(words)[:60])}”.",
        "Type `help` to see what I can do.",
        tuple(meant),
    )


def without_codes(words: Words) -> str:
    """The words as they can be said back where it is not known what they mean: without digits that may be a
    code or a PIN."""
    hidden = has_code(words) or digits(words) >= FEWEST_DIGITS
    return _DIGITS.sub("…", joined(words)) if hidden else joined(words)


def has_code(words: Words) -> bool:
    """Whether digits stand beside the name of something secret, misspelt perhaps: nothing may repeat them."""
    return digits(words) > 1 and any(
        suggestions(_SECRET_WORDS, word.plain, limit=1, whole=True) for word in words if word.plain
    )


def code_in(text: str) -> bool:
    """The same of a text."""
    return has_code(tuple(map(Word, text.split())))


def find_family(words: Words) -> tuple[Family | None, Words]:
    """The setting that is named, at the start, else at the end, else inside; and the words that remain.

    The longest name wins: "call intercept" before "intercept".
    """
    sizes = range(min(MOST_WORDS, len(words)), 0, -1)
    at_the_ends = [(end * (len(words) - size), size) for end in (0, 1) for size in sizes]
    inside = [(start, size) for size in sizes for start in range(len(words) - size + 1)]
    for start, size in (*at_the_ends, *inside):
        said = tuple(part for word in words[start : start + size] for part in word.plain.split() or [""])
        if said in _FAMILIES:
            return _FAMILIES[said], words[:start] + words[start + size :]
    return None, words
