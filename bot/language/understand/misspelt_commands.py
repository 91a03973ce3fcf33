"""A command of which the first word is misspelt: “hlep forwarding”, “shwo gym”."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.access import Viewer
from bot.errors import Ambiguous, BotError, Unsure
from bot.language.codes_and_pins import may_tell_secret, without_codes_and_pins
from bot.language.commands import Command
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting, ShowWorkspace
from bot.language.sentence.words.lexicon import MIN_SLIP_LETTERS, lexicon
from bot.language.times.time_clauses import POLITE
from bot.language.words import joined, retype, split
from bot.names.text import MIN_LETTERS, nearest_word, with_letters_swapped
from cards.text import message_text

MAX_WORDS = 7
"""What is longer is a sentence."""
_BY_SENTENCE = frozenset({"set", "add", "change", "remove", "copy", "every"})
"""What these order is read from the words behind as well."""


def misspelt_command(
    commands: Sequence[Command], viewer: Viewer, text: str, read: Callable[[str], Request]
) -> Request | None:
    """What the command that is near shows; None where the first word is known, names a workspace or is near
    to none, or the rest does not fit that command.

    Raises Unsure with the command where it shows no setting and no workspace.
    """
    words = split(text)
    while words and words[0].plain.strip(",.!") in POLITE:
        words = words[1:]
    if not 1 < len(words) <= MAX_WORDS or len(words[0].plain) <= MIN_LETTERS or not words[0].plain.isalpha():
        return None
    first = words[0].plain
    if lexicon().knows(first) or first in viewer.workspaces().name_words.words or may_tell_secret(text):
        return None
    names = [name for one in commands if one.name not in _BY_SENTENCE for name in (one.name, *one.words)]
    near = "" if first in names else _near(names, first)
    if not near or _stem(first) == _stem(near):
        return None
    command = f"{near} {retype(words[1:])}".rstrip("?!. ")
    try:
        found = read(command)
    except (Ambiguous, Unsure):
        pass  # which workspace is asked then
    except BotError:
        return None
    else:
        if isinstance(found, ShowSetting | ShowWorkspace):
            return found
    said = without_codes_and_pins(split(command))
    raise Unsure(
        f"I do not know “{first}”. Did you mean “{message_text(said)}”? Nothing was changed.",
        choices=((command, "", command),) if said == joined(split(command)) else (),
    )


_INFLECTED = ("ed", "es", "ing", "n", "s")
"""A command with one of these at its end is another word: “watched”."""


def _stem(word: str) -> str:
    end = next((one for one in _INFLECTED if word.endswith(one)), "")
    return word.removesuffix(end)


def _near(names: Sequence[str], word: str) -> str:
    """The command that a word is a slip for; a short one has the same letters."""
    is_long = len(word) >= MIN_SLIP_LETTERS
    return nearest_word(names, word) if is_long else with_letters_swapped(names, word)
