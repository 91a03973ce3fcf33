"""What a button sends, as checked types: the command it stands for, or the form it saves or cancels."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cards.fields import Invalid
from cards.text import unguard

KEY = "calling-bot"
"""The one key of everything a button sends; an input is never called so."""
BUTTON_VERSION = 1
SAY_INPUT = "say"
"""The id of the input that holds the words where the person picks them on the card."""
MAX_WORDS = 500
"""Characters that a button or a choice can say."""
MAX_JSON_CHARS = 4_000
"""Characters of JSON in which the data of a button may come back; no card here needs more."""
MAX_MOMENT_DIGITS = 11
"""Digits of a moment in seconds, for some thousand years."""
GUESSED = 0
"""The moment in a button of a choice that is a guess, as words were left over."""
MAX_JSON_LAYERS = 3
"""How often that JSON may be a text in JSON again."""

_QUOTES = str.maketrans(dict.fromkeys('"“”„‟«»″', "'"))
_ID = re.compile(r"[A-Za-z0-9_=.-]{1,200}")


class BadPayload(Invalid):
    """The press cannot be read: an older card, a broken client, or a forgery."""


class _ButtonData:
    do: ClassVar[str]

    def pack(self) -> dict[str, object]:
        """The data of the button."""
        held = {name: part for name, part in vars(self).items() if part is not None}
        return {KEY: {"v": BUTTON_VERSION, "do": self.do, **held}}


@dataclass(frozen=True)
class Say(_ButtonData):
    """The press means exactly what typing `text` means; without text, what the person picked on the card.
    `shown` is when the card showed what it changes, in seconds since 1970; `GUESSED` where it is shown first
    whatever it is. `check` tells which values it showed."""

    do: ClassVar[str] = "say"
    text: str
    thread: str | None = None
    shown: int | None = None
    check: str | None = None


@dataclass(frozen=True)
class Missed(_ButtonData):
    """The press means what the words of a message mean that nothing came of, or drops them. `mark` tells
    whether they are still the words that the card shows."""

    do: ClassVar[str] = "missed"
    message: str
    mark: str
    then: str
    """`run` or `drop`."""
    thread: str | None = None


@dataclass(frozen=True)
class Choose(_ButtonData):
    """The press means what typing `text` and then what the person picked on the card means: it comes back as
    a Say of all of these words."""

    do: ClassVar[str] = "choose"
    text: str
    thread: str | None = None


@dataclass(frozen=True)
class Because(_ButtonData):
    """The press means what typing `text` means, with the reason that the person filled in on the card, if
    any: it comes back as a Say of all of these words."""

    do: ClassVar[str] = "because"
    text: str
    thread: str | None = None


@dataclass(frozen=True)
class Save(_ButtonData):
    """Saves what was filled into a form."""

    do: ClassVar[str] = "save"
    form: str


@dataclass(frozen=True)
class Cancel(_ButtonData):
    """Drops a form."""

    do: ClassVar[str] = "cancel"
    form: str


@dataclass(frozen=True)
class AllFields(_ButtonData):
    """Opens all fields of a form that shows some of them, with what was filled in."""

    do: ClassVar[str] = "fields"
    form: str


FormPress = Save | Cancel | AllFields
"""What is pressed on a form."""
Payload = Say | FormPress | Missed
"""What a press can mean."""


def unpack(inputs: Mapping[str, object]) -> Payload:
    """What a press means; keys it does not know are ignored.

    Clients differ in how they give back what a button holds: as an object or as its JSON, with numbers as
    numbers or as text. Raises BadPayload with a sentence for the person.
    """
    data = _opened(inputs.get(KEY))
    if not isinstance(data, Mapping):
        raise BadPayload("This button is not one of mine.")
    if not _is_ours(data.get("v")):
        raise BadPayload("This card is from another version of the bot. Ask for it again.")
    thread = _thread(data)
    match data.get("do"):
        case "say":
            check = None if data.get("check") is None else _id(data.get("check"))
            return Say(_short(_text(data) or _picked(inputs)), thread, _moment(data.get("shown")), check)
        case "choose":
            return Say(_short(f"{_text(data)} {_picked(inputs)}"), thread)
        case "because":
            return Say(_short(_with_reason(_text(data), inputs)), thread)
        case "missed":
            then = "run" if data.get("then") == "run" else "drop"
            return Missed(_id(data.get("message")), _id(data.get("mark")), then, thread)
        case "save":
            return Save(_id(data.get("form")))
        case "cancel":
            return Cancel(_id(data.get("form")))
        case "fields":
            return AllFields(_id(data.get("form")))
        case _:
            raise BadPayload("This button is not one I know. Ask for the card again.")


def _opened(data: object) -> object:
    """The data of the button, parsed from JSON as often as needed; text that is no JSON stays text."""
    for _ in range(MAX_JSON_LAYERS):
        if not isinstance(data, str) or len(data) > MAX_JSON_CHARS:
            break
        try:
            data = json.loads(data, object_pairs_hook=_unique_names)
        except (ValueError, RecursionError):
            break
    return data


def _unique_names(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object. Raises ValueError where a name is in it twice, as either value could be meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _is_ours(version: object) -> bool:
    return not isinstance(version, bool) and version in (
        BUTTON_VERSION,
        str(BUTTON_VERSION),
        str(float(BUTTON_VERSION)),
    )


def _moment(value: object) -> int | None:
    """Seconds since 1970, which clients give as a number or as its text; None for anything else."""
    text = str(value).removesuffix(".0") if not isinstance(value, bool) else ""
    return int(text) if text.isdecimal() and len(text) <= MAX_MOMENT_DIGITS else None


def _short(words: str) -> str:
    if len(words) > MAX_WORDS:
        raise BadPayload("These words are too long for a button.")
    return words


def _text(data: Mapping[str, object]) -> str:
    text = data.get("text", "")
    if not isinstance(text, str):
        raise BadPayload("This button is broken. Ask for the card again.")
    return unguard(text).strip()


def _picked(inputs: Mapping[str, object]) -> str:
    picked = inputs.get(SAY_INPUT)
    words = unguard(picked).strip() if isinstance(picked, str) else ""
    if not words:
        raise BadPayload("Choose one from the list first.")
    return words


def _with_reason(text: str, inputs: Mapping[str, object]) -> str:
    """Words with the reason behind them, in quotes so that it is one whatever it says."""
    typed = inputs.get(SAY_INPUT)
    reason = unguard(typed).translate(_QUOTES).strip() if isinstance(typed, str) else ""
    return f'{text} because "{reason}"' if reason else text


def _id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise BadPayload("This button is broken. Ask for the card again.")
    return value


def _thread(data: Mapping[str, object]) -> str | None:
    thread = data.get("thread")
    return None if thread is None else _id(thread)
