"""Reads `every <when> <command>`, `repeats`, and `end` or `cancel` with the number of a repeat."""

from __future__ import annotations

from collections.abc import Callable

from bot.access import Viewer
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.requests.repeating import EndRepeat, ListRepeats, SetRepeat
from bot.language.requests.request import Request
from bot.language.times.recurrence import EXAMPLES, begins_recurrence, cut_recurrence, read_recurrence
from bot.language.understand.command_readers.kept.numbered import Numbered, Read
from bot.language.words import Words, retype, split_page

REPEATS = Numbered("e", "the|repeat|repeats|please|now|my", has_dash=True)
MAX_TEXT_CHARS = 500
names_repeat = REPEATS.names
_TONES = frozenset({"tone", "tones", "beep", "beeps"})


def means_repeat(words: Words) -> bool:
    """Whether something is to be said again and again; “every 30 seconds play a tone” is about a tone."""
    is_of_tone = any(word.plain in _TONES for word in words) and words[1].plain.startswith("sec")
    return begins_recurrence(words) and not is_of_tone


def read_every(viewer: Viewer, words: Words) -> SetRepeat:
    """When, and what, from `<when> <command>`. Raises NotUnderstood."""
    when, rest = cut_recurrence(words)
    text = retype(rest)
    if may_tell_secret(text):
        raise NotUnderstood(f"A code or a PIN is never kept. Nothing was kept. {CODE_UNUSED}")
    try:
        recurrence = read_recurrence(when)
    except NotUnderstood as refusal:
        refusal.rewrite_commands(lambda command: f"every {command} {text}")
        raise
    if not text:
        raise NotUnderstood("What shall I show then? Nothing was kept.", EXAMPLES)
    if len(text) > MAX_TEXT_CHARS:
        raise NotUnderstood(f"That is longer than {MAX_TEXT_CHARS} characters. Nothing was kept.")
    return SetRepeat(recurrence, text)


def read_repeats(viewer: Viewer, words: Words) -> ListRepeats:
    """What is repeated here, from `[page <number>]`."""
    return ListRepeats(split_page(words)[1])


def is_list_of_repeats(words: Words) -> bool:
    """Whether these words can stand behind `repeats`."""
    return REPEATS.names_none(split_page(words)[0])


def or_repeat(is_meant: Callable[[Words], bool]) -> Callable[[Words], bool]:
    """The same, and whether the words name a repeat."""
    return lambda words: names_repeat(words) or is_meant(words)


def or_end(read: Read) -> Read:
    """A reader that ends the repeat which is named, and reads the rest as before."""

    def read_it(viewer: Viewer, words: Words) -> Request:
        return EndRepeat(REPEATS.numbers(words)[0]) if names_repeat(words) else read(viewer, words)

    return read_it
