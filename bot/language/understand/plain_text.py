"""A message as plain text: without courtesies and what is said twice, with the names in their places."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.selecting.for_everybody import without_owning
from bot.language.sentence.words.courtesies import without_courtesies
from bot.language.understand.calls.to_my_phone import forwarded_somewhere
from bot.language.understand.orders.end_apart import with_end
from bot.language.understand.orders.members_in_short import with_members_in_full
from bot.language.understand.orders.said_twice import without_echo
from bot.language.understand.pasted.names_below import with_names_inside
from bot.language.understand.questions.call_supposed import calls_supposed
from bot.language.understand.questions.changed_by import history_by
from bot.language.understand.questions.room_of_number import room_asked

_NUMBER_IS = re.compile(
    r"(?P<number>(?:the )?(?:(?:first|second|third|1st|2nd|3rd) (?:auto(?:matic)?[- ]?)?transfer number"
    r"|(?:auto(?:matic)?[- ]?)?transfer number (?:[123]|one|two|three))\b[^?;.]*?)"
    r" is (?:now )?(?=[^\W\d][\w ]+[\s.!]*$)",
    re.IGNORECASE,
)
_HAS_RUNG = re.compile(
    r"\b(?:once|when|if|after) (?:it|they|the phone)(?:['’]s| has|['’]ve| have) rung (?P<count>\w+) times\b",
    re.IGNORECASE,
)
_NO_NAMES = re.compile(
    r"\b(?:not|no|wrong|broken|missing|empty|off|on|old|gone|unset|unknown|still|who|what)\b", re.IGNORECASE
)


def _number_of_name(text: str) -> str:
    """The text with “should be” where a transfer number is that of somebody: “transfer number 2 of gym is
    Ravi”."""
    found = _NUMBER_IS.match(text) if "transfer number" in text.casefold() else None
    if found is None or _NO_NAMES.search(text, found.end()):
        return text
    return f"{found['number']} should be {text[found.end() :]}"


def plain_text(viewer: Viewer, text: str) -> str:
    """The text of a message that begins with no command, in the words that sentences are read from."""
    workspaces = viewer.workspaces()
    text = without_echo(without_courtesies(text, workspaces.name_words.with_word))
    text = with_members_in_full(with_end(_number_of_name(text)))
    text = _HAS_RUNG.sub(r"after \g<count> rings", text)
    text = history_by(calls_supposed(room_asked(text)))
    return forwarded_somewhere(workspaces, with_names_inside(workspaces, without_owning(text)))
