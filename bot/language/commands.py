"""Which command a message means: whole words, in any order where nothing is changed, with did-you-mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.access import Access, Viewer
from bot.errors import BotError, NotUnderstood
from bot.language.codes_and_pins import (
    CODE_UNUSED,
    beside_code_or_pin,
    digit_count,
    may_hold_pin,
    without_codes_and_pins,
)
from bot.language.reasons import BECAUSE, kept_reason, reason_behind, with_reason
from bot.language.requests.request import Request
from bot.language.times.recurrence import recurrence_behind
from bot.language.times.time_clauses import cut_time
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import Words, joined, retype, split
from bot.names.text import suggestions
from cards.text import message_text

EVERY = "every"
"""The command for what is said again and again."""
MAX_SLIPPED_LETTERS = 2
"""A slip of the finger loses or doubles no more letters: “ring” is no “seqring”."""
MAX_WORDS_AROUND_ALIAS = 2
"""In a longer message another name of a command, such as “me”, is an ordinary word."""


def any_words(words: Words) -> bool:
    """Any words, and none, can stand behind most commands."""
    return True


def no_words(words: Words) -> bool:
    """No words make of most commands one that needs less."""
    return False


@dataclass(frozen=True, eq=False)
class Command:
    """Something a person can ask for.

    `usage` is how it is typed, then examples; `read` makes a request of the words behind the command; `words`
    are other names. A command that `changes` settings must stand first, and roles are read afresh for it.
    `secret_of` is the key of the setting whose secret people may type with it by mistake; such words go
    nowhere else.
    """

    name: str
    usage: tuple[str, ...]
    help: str
    needs: Access
    read: Callable[[Viewer, Words], Request]
    words: tuple[str, ...] = ()
    changes: bool = False
    secret_of: str = ""
    is_anywhere: bool = False
    """Whether its word means it wherever it stands."""
    takes_time: bool = False
    """Whether it can be for a time, which is said behind it."""
    is_meant: Callable[[Words], bool] = any_words
    """Whether its word can mean it, by the words behind."""
    only_looks: Callable[[Words], bool] = no_words
    """Whether, with these words behind it, who may look at settings may say it though it `needs` more."""


@dataclass(frozen=True)
class Invocation:
    """A command and the words that came with it."""

    command: Command
    words: Words
    name: str = ""
    """The name of the command that was typed, if it stood first."""
    reason: str = ""
    """Why, as it may be kept; from behind “because”."""

    @property
    def needs(self) -> Access:
        """What somebody must be allowed to do."""
        return Access.READ if self.command.only_looks(self.words) else self.command.needs

    def request(self, viewer: Viewer) -> Request:
        """What is asked for, by what this person may see.

        Raises NotUnderstood, NotFound, Ambiguous, NotAllowed or NotAvailable.
        """
        request = self.command.read(viewer, self.words)
        return replace(request, reason=self.reason) if self.reason else request


def exact_command(commands: Sequence[Command], words: Words) -> Invocation | None:
    """The command that stands first, or `help` without words; before it the one whose secret is there. What
    may change something can have a reason behind it."""
    found = _exact(commands, words)
    if found is None or found.command.needs < Access.WRITE:
        return found
    rest, time = cut_time(found.words) if found.command.takes_time else (found.words, "")
    if time and (behind := reason_behind(rest)[1]):
        if len(split(behind)) > 1 and not rest[-1].quoted:
            raise NotUnderstood(
                f"Does “{message_text(time)}” belong to the reason, or does the change end then? "
                "Nothing was changed.",
                "Put the reason in quotes, or the time before it.",
            )
        found = replace(found, words=_time_first(rest, split(time)))
    kept, reason = reason_behind(found.words)
    return replace(found, words=kept, reason=kept_reason(reason, joined(words))) if reason else found


def exact_text(commands: Sequence[Command], text: str) -> Invocation | None:
    """`exact_command` for a text."""
    return exact_command(commands, split(text))


def begins_with_command(commands: Sequence[Command], text: str) -> bool:
    """Whether a text is a command, as far as it can be told."""
    try:
        return exact_command(commands, split(text)) is not None
    except NotUnderstood:
        return True


def _time_first(words: Words, time: Words) -> Words:
    """The words with the time before the reason."""
    at = len(reason_behind(words)[0])
    return (*words[:at], *time, *words[at:])


def offer_with_reason(error: BotError, commands: Sequence[Command], reason: str) -> None:
    """Has the commands that an error offers, and that may change something, say why as well."""
    by_word = _by_word(tuple(commands))

    def rewritten(command: str) -> str:
        one = by_word.get(command.split(" ")[0])
        may_change = one is not None and one.needs >= Access.WRITE
        return with_reason(command, reason) if may_change else command

    if reason:
        error.rewrite_commands(rewritten)


def _exact(commands: Sequence[Command], words: Words) -> Invocation | None:
    by_word = _by_word(tuple(commands))
    if not words:
        return Invocation(by_word["help"], ())
    first = by_word.get(words[0].plain)
    if first and first.name == EVERY and first.is_meant(words[1:]):
        return Invocation(first, words[1:], EVERY)  # the digits are an hour, no PIN
    if invocation := _beside_a_secret(by_word, words):
        return invocation
    if first and first.needs < Access.WRITE and (recurring := recurrence_behind(words)):
        return Invocation(by_word[EVERY], recurring, EVERY)
    if first and first.is_meant(words[1:]):
        return Invocation(first, words[1:], words[0].plain)
    named = [
        at
        for at, word in enumerate(words)
        if (one := by_word.get(word.plain)) is not None
        and one.is_anywhere
        and one.is_meant(words[:at] + words[at + 1 :])
    ]
    at = named[0] if len(named) == 1 else None
    return None if at is None else Invocation(by_word[words[at].plain], words[:at] + words[at + 1 :])


def loose_command(commands: Sequence[Command], words: Words) -> Invocation:
    """The only command named further on, if it changes nothing; `show` where only a setting is named, and
    `help` for a command that says too little alone. Raises NotUnderstood with suggestions."""
    by_word = _by_word(tuple(commands))
    if len(words) == 1 and words[0].plain in by_word:
        return Invocation(by_word["help"], words)  # “extend” alone: how it is said
    inside = [
        index
        for index, word in enumerate(words)
        if word.plain in by_word
        and by_word[word.plain].is_meant(words[index + 1 :])
        and (word.plain == by_word[word.plain].name or len(words) <= MAX_WORDS_AROUND_ALIAS)
    ]
    if len(inside) == 1 and not by_word[words[inside[0]].plain].changes:
        at = inside[0]
        return Invocation(by_word[words[at].plain], words[:at] + words[at + 1 :])
    if not inside and SETTING_NAMES.find(words)[0] is not None:
        return Invocation(by_word["show"], words)
    raise _not_understood(by_word, words)


@lru_cache(maxsize=4)
def _by_word(commands: tuple[Command, ...]) -> dict[str, Command]:
    # Another name goes before a name: `status lobby` is `show lobby`.
    also = {name: command for command in commands for name in command.words}
    return {command.name: command for command in commands} | also


def _beside_a_secret(by_word: dict[str, Command], words: Words) -> Invocation | None:
    """The command that a secret may stand beside, named anywhere but beside another setting, in a reason, or
    in a question without digits."""
    first = by_word.get(words[0].plain)
    for at, word in enumerate(words):
        if word.plain == BECAUSE:
            return None
        # Also “PIN:445566”: its digits are not thrown away with it.
        plain = word.plain
        command = by_word.get(plain if plain.isalpha() else "".join(filter(str.isalpha, plain)))
        if command is None or not command.secret_of:
            continue
        rest = words[: at + 1 if digit_count((word,)) else at] + words[at + 1 :]
        family, _ = SETTING_NAMES.find(rest)
        only_asks = first is not None and first.needs < command.needs and not may_hold_pin(rest)
        if (family is None or family.key == command.secret_of) and not only_asks:
            return Invocation(command, rest)
    return None


def _not_understood(by_word: dict[str, Command], words: Words) -> NotUnderstood:
    """What may have been meant: a misspelt command, else a misspelt setting."""
    first = "" if words[0].quoted else words[0].text
    # A command that was typed as it is called is no slip of the finger.
    close = suggestions(by_word, first, limit=1, whole=True) if words[0].plain not in by_word else []
    close = [name for name in close if by_word[name].is_meant(words[1:])]
    has_code = beside_code_or_pin(words)
    rest = words[1:]
    if has_code or may_hold_pin(words):
        # What was meant is not known, so digits may be a code or a PIN as well as a name: none is repeated.
        rest = tuple(word for word in rest if not digit_count((word,)))
    meant = [f"{name} {retype(rest)}".strip() for name in close if by_word[name].secret_of or not has_code]
    if not meant and rest and not has_code:
        settings = suggestions(SETTING_NAMES.names, first, limit=1, whole=True)
        near = [name for name in settings if abs(len(name) - len(first)) <= MAX_SLIPPED_LETTERS]
        meant = [f"show {name} {retype(rest)}" for name in near]
    secret = f" {CODE_UNUSED}" if has_code else ""
    return NotUnderstood(
        f"I do not understand “{message_text(without_codes_and_pins(words)[:60])}”.{secret}",
        "Type `help` to see what I can do.",
        tuple(meant),
    )
