"""Short answers to what the bot asked: yes, no, or which of the things that it offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.errors import BotError, NotUnderstood
from bot.language.commands import Command, exact_command
from bot.language.remembered.memory import Offer
from bot.language.request_subject import NEVER_UNDONE
from bot.language.requests.changing import LeaveAsItIs
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting, ShowWorkspace
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.several import split_commands
from bot.language.understand.earlier.saying_no import POLITE, declines
from bot.language.understand.places.several.all_of_them import means_all
from bot.language.vocabulary import LIST_NAMES, SETTING_NAMES, command_text
from bot.language.words import retype, split
from bot.names.name_words import words_of
from bot.names.text import plain_words
from bot.names.workspaces import WorkspaceIndex, matching
from cards.picker import MAX_OPTIONS

IsChange = Callable[[str], bool]
"""Whether a command changes something."""
MAX_CHOSEN_BY_PLACE = 6
"""Of so many offers, the place among them tells one: “the second one”."""
MIN_VALUE_DIGITS = 3
"""Fewer digits are no number that something can be set to."""

_ASKING_WHAT = frozenset(
    {"edit", "show", "list", "available", "set", "change", "add", "remove", "watch", "export"}
)
"""Commands that ask what where it is not said."""
_ASKING_ON = frozenset({"compare", "copy", "greeting"})
"""Commands that ask more than once."""
_TURNING = re.compile(r"(?:turn|switch|put|set) (?:on|off)|enable|disable|activate|deactivate")
"""Orders that ask what where it is not said."""

_YES = (
    r"yes|yep|yeah|yup|sure|certainly|definitely|of course|correct|exactly|confirm|confirmed|"
    r"go ahead|go for it|do it|do that|do so|please do|make it so|make the change|make this change|"
    r"apply it|i do|that's right|that is right"
)
_ASSENT = re.compile(rf"ok|okay|(?:(?:{POLITE}|ok|okay)\s+)*(?:{_YES})(?:\s+(?:{_YES}|{POLITE}))*")
_BESIDE_A_CHOICE = frozenset(
    {
        "the",
        "one",
        "only",
        "in",
        "at",
        "from",
        "of",
        "i",
        "mean",
        "meant",
        "please",
        "pls",
        "it's",
        "its",
        "it",
        "is",
    }
    | {"that", "this", "want", "take", "number", "no", "and", "with"}
)
"""Words around the name of what is chosen: “the one in Paris”."""
_PLACES = {
    **{word: at for at, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth"))},
    **{word: at for at, word in enumerate(("1st", "2nd", "3rd", "4th", "5th", "6th"))},
    **{str(at + 1): at for at in range(MAX_CHOSEN_BY_PLACE)},
    "last": -1,
}


def offered(refusal: BotError) -> tuple[Offer, ...]:
    """What a refusal offers to choose from."""
    if refusal.choices:
        return tuple(Offer(*choice, refusal.is_guess) for choice in refusal.choices)
    return tuple(Offer(command, "", command) for command in refusal.suggestions)


def assents(text: str) -> bool:
    """Whether a text only says yes."""
    return _ASSENT.fullmatch(plain_words(text)) is not None


def answer_of(
    text: str, offers: Sequence[Offer], is_change: IsChange, run: Callable[[str], Request]
) -> Request | None:
    """What an answer in words asks for; None where the text is none. The command of an offer is run as if its
    button was pressed. Raises NotUnderstood where more than one is meant."""
    if declines(text):
        return LeaveAsItIs()
    only = _only_one(offers, is_change)
    if assents(text) and offers:
        if only is None:
            raise which_one(offers)
        request = _run(only, run)
        return request and replace(request, shows_first=request.shows_first or only.is_guess)
    found = [] if only else chosen(offers, text)
    if len(found) == 1:
        request = run(found[0].command)  # it was named
        return replace(request, shows_first=request.shows_first or found[0].is_guess)
    if found or (offers and not only and text.isdecimal() and len(text) < MIN_VALUE_DIGITS):
        raise which_one(found or offers)
    if not only and (command := _of_setting(offers, text)):
        return run(command)
    return None


def which_one(offers: Sequence[Offer]) -> NotUnderstood:
    """The question once more, with these to choose from."""
    choices = tuple((one.label, one.detail, one.command) for one in offers)
    question = NotUnderstood(
        "Which one? Nothing was changed.", "Choose one, or type its name.", choices=choices
    )
    return question.guessed(is_guess=any(one.is_guess for one in offers))


def chosen(offers: Sequence[Offer], text: str) -> list[Offer]:
    """The offers that these words fit: by their names and what is said of them, else by their place. None
    where there may be more than a card has room for."""
    if len(offers) >= MAX_OPTIONS:
        return []
    words = [word for word in words_of(text) if word not in _BESIDE_A_CHOICE]
    if not words:
        return []
    if means_all(text):
        return [one for one in offers if len(split_commands(split(one.command))) > 1]
    # “The first” is the first order, and not all of them.
    offers = [one for one in offers if len(split_commands(split(one.command))) == 1]
    if same := [one for one in offers if words_of(one.label) == words_of(text)]:
        return same
    named = [{_bare(word) for word in words_of(f"{one.label} {one.detail}")} for one in offers]
    found = [one for one, its in zip(offers, named, strict=True) if its.issuperset(map(_bare, words))]
    if found or len(words) > 1 or words[0] not in _PLACES or len(offers) > MAX_CHOSEN_BY_PLACE:
        return found
    if words[0].isdecimal() and any(word.isdecimal() for one in offers for word in words_of(one.label)):
        return []  # “1” is no name among “Lobby 3” and “Lobby 12”, and no place either
    return list(offers[_PLACES[words[0]] :][:1])


def finished(workspaces: WorkspaceIndex, before: str, text: str) -> Iterator[str]:
    """The sentences that an answer makes of one that was not finished: with what it says behind the words for
    a workspace that fit several, or in their place, or at the end."""
    words = text.split()
    while len(words) > 1 and words[0].casefold() in _BESIDE_A_CHOICE:
        words = words[1:]
    answer = " ".join(words)
    for sentence in sentences(before)[:1]:
        spans = [one for one in workspace_spans(workspaces, sentence, lexicon()) if len(one.found) > 1]
        meant = {one.id for one in matching(workspaces, answer, inside=False)}
        for span in spans[:1]:
            rest = sentence.text(span.end, len(sentence.tokens))
            yield f"{sentence.text(0, span.end)} {answer} {rest}".strip()
            if meant and meant <= {one.id for one in span.found}:
                yield f"{sentence.text(0, span.start)} {answer} {rest}".strip()
    yield f"{before} {text}"
    yield f"{before} to {text}"


def command_and_answer(
    commands: Sequence[Command], before: str, text: str, read: Callable[[str], Request | None]
) -> str:
    """The command that was said with nothing behind it, with the workspace, the setting or the list that is
    named now: “edit”, then “gym”; empty for any other answer. `read` tells what the answer asks for alone."""
    words, begun = split(text), before.casefold()
    goes_on = begun in _ASKING_WHAT or begun.split(" ")[0] in _ASKING_ON or _TURNING.fullmatch(begun)
    if not goes_on or exact_command(commands, words):
        return ""
    is_setting = len(words) in (SETTING_NAMES.at(words)[1], LIST_NAMES.at(words)[1])
    found = None if is_setting else read(text)
    is_named = isinstance(found, ShowWorkspace | ShowSetting) and not found.note
    if is_setting and begun.startswith("copy "):
        return f"copy {text} {before.partition(' ')[2]}"  # what is copied stands first
    return f"{before} {text}" if is_setting or is_named else ""


def asked_of(offers: Sequence[Offer]) -> str:
    """The workspace, as it is typed, of which the offers are settings; empty where they are anything else."""
    found = [SETTING_NAMES.find(split(one.command)[1:]) for one in offers]
    families = {family.key for family, _ in found if family}
    names = {retype(rest) for family, rest in found if family}
    return names.pop() if len(names) == 1 and len(families) > 1 else ""


def _of_setting(offers: Sequence[Offer], text: str) -> str:
    """The command for the setting that is named, where settings were offered; also one that was not."""
    words = tuple(word for word in split(text) if word.plain not in _BESIDE_A_CHOICE)
    named, workspace = SETTING_NAMES.called(words), asked_of(offers)
    if len(named) != 1 or not workspace:
        return ""
    return command_text(split(offers[0].command)[0].text, named[0], workspace)


def _only_one(offers: Sequence[Offer], is_change: IsChange) -> Offer | None:
    """The offer that “yes” means: the only one, or the only one that changes something."""
    if len(offers) == 1:
        return offers[0]
    changes = [one for one in offers if is_change(one.command)]
    return changes[0] if len(changes) == 1 else None


def _run(offer: Offer, run: Callable[[str], Request]) -> Request | None:
    request = run(offer.command)
    return None if isinstance(request, NEVER_UNDONE) else request


def _bare(word: str) -> str:
    """An extension is the same with an x before it."""
    return word[1:] if word[:1] == "x" and word[1:].isdecimal() else word
