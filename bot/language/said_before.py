"""Words that were said some time ago: how they can be shown, and whether they still mean the same."""

from __future__ import annotations

from hashlib import sha256

from bot.language.codes_and_pins import names_secret, text_has_code_or_pin, without_codes_and_pins
from bot.language.command_list import COMMANDS
from bot.language.commands import begins_with_command
from bot.language.words import Word, split
from cards.text import shorten

MAX_SHOWN_CHARS = 80
NOT_REPEATED = "(not repeated: it may hold a code or a PIN)"
_REFERRING = frozenset(
    {"it", "that", "this", "there", "them", "back", "last", "again", "yes", "no", "ok", "same", "and", "too"}
)
"""What these mean depends on what was said before."""
_OF_THE_LAST = frozenset({"undo", "redo", "revert"})
"""These mean the last change, unless there is a number."""


def shown_again(text: str) -> str:
    """The words in one line, shortened, never with what may be a code or a PIN."""
    line = " ".join(text.split())
    if may_be_secret(line):
        return NOT_REPEATED
    if not begins_with_command(COMMANDS, line):
        line = without_codes_and_pins(tuple(map(Word, line.split())))
    return shorten(line, MAX_SHOWN_CHARS)


def may_be_secret(text: str) -> bool:
    """Whether there may be a code or a PIN in the words, or they are nothing but digits."""
    return names_secret(text) or text_has_code_or_pin(text) or not any(map(str.isalpha, text))


def means_the_same(text: str) -> bool:
    """Whether the words mean now what they meant when they were said: they refer to nothing before them."""
    said = {word.plain.strip(".,!?") for word in split(text)}
    refers = not _REFERRING.isdisjoint(said)
    return not refers and (_OF_THE_LAST.isdisjoint(said) or any(map(str.isdecimal, said)))


def mark_of(text: str) -> str:
    """Tells whether words are the same as before."""
    return sha256(text.encode()).hexdigest()[:16]
