"""Who or what is to ring whenever a workspace does: “when the gym rings let 4001 go off at the same time”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from bot.access import Access, Viewer
from bot.catalogue.settings.ringing import SIMULTANEOUS_RING
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import said_back
from bot.language.requests.changing import AddItem
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.calls.marked_words import Marked, marked
from bot.language.understand.one_sentence import Asked, RunCommand
from bot.language.vocabulary import SettingList, command_text
from bot.names.workspaces import typed_name
from cards.text import message_text

_NUMBERS = SettingList(SIMULTANEOUS_RING, SIMULTANEOUS_RING.lists[0])
_RINGS = frozenset({"ring", "call", "rings", "off", "buzz", "buzzes"})
_WHENEVER = frozenset({"when", "whenever"})
_TOGETHER = frozenset({"too", "also", "along", "time", "together", "simultaneously", "well", "once"})
_AT = r"(?P<place>@\d+)"
_WHO = r"(?P<who>#\d+|\$\d+|@\d+)(?: (?:phone|desk phone|mobile|cell|handset|extension|ext))?"
_WHEN = "(?:when|whenever|if|every time|each time|as soon as|once)"
_RUNG = (
    "(?:rings?|is rung|is ringing|is called|gets called|gets a call|receives a call|goes off|goes|has a call)"
)
_RING = "(?:rings?|go off|goes off|buzz|buzzes|be rung|call|phone)"
_TOO = "(?:too|as well|along|at the same time|at same time|together|simultaneously|at once|with it)"
_LET = "(?:let|have|make|get)"
_SHALL = "(?:should|must|shall|has to|needs to|to)"
_WITH = f"(?:together|along|simultaneously|at the same time|at same time) (?:with|as|when) {_AT}(?: {_RUNG})?"


def _patterns() -> Iterator[str]:
    is_rung = f"{_WHEN} {_AT} {_RUNG}"
    for ring in (
        f"{_LET} {_WHO} {_RING}(?: {_TOO})?",
        f"{_WHO} (?:{_SHALL} )?{_RING}(?: {_TOO})?",
        f"(?:ring|call) {_WHO}(?: {_TOO})?",
    ):
        yield f"{is_rung} (?:then )?{ring}"
        yield f"{ring} {is_rung}"
    for ring in (f"{_LET} {_WHO} {_RING}", f"{_WHO} {_SHALL} {_RING}", f"(?:ring|call) {_WHO}"):
        yield f"{ring} {_WITH}"


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _patterns()))


@cache
def _vocabulary() -> frozenset[str]:
    """The words of the patterns, which are no names."""
    return frozenset(word for said in _patterns() for word in re.findall("[a-z]+", said))


def may_ring_along(sentence: Sentence) -> bool:
    """Whether a word of it may say that something rings, too."""
    words = sentence.words
    rings = sum(word in _RINGS for word in words)
    is_both = rings > 1 and not _WHENEVER.isdisjoint(words)
    return bool(rings) and (is_both or not _TOGETHER.isdisjoint(words)) and not sentence.asks


def rings_along(
    viewer: Viewer, sentence: Sentence, run: RunCommand, read: Callable[[Sentence], Asked]
) -> Request | None:
    """The number that is added to those that ring at once, shown first; None for any other sentence, and for
    one that is certain without this. Raises NotUnderstood for somebody's name."""
    said = marked(viewer.workspaces(), sentence, _vocabulary())
    found = next(filter(None, (one.fullmatch(said.text) for one in _compiled())), None)
    if found is None or found["who"] == found["place"] or not said.is_name(found["who"]):
        return None
    is_with = found["who"][0] == "@" and not re.search(_WHEN, said.text)
    if is_with or read(sentence).is_certain:
        return None  # of two rooms that ring together, it is not said whose list it is
    place = said.place(found["place"])
    viewer.rights.require(place, Access.WRITE)
    where = typed_name(viewer.workspaces(), place)
    number = said.number(found["who"])
    if not number:
        raise _no_number(said, found["who"], place.name, where)
    frame = ItemFrame(_NUMBERS, "add", values={"phoneNumber": number})
    request = run(frame_command(frame, where))
    return replace(request, shows_first=True, in_force=True) if isinstance(request, AddItem) else request


def _no_number(said: Marked, who: str, place: str, where: str) -> NotUnderstood:
    """The refusal for a name that is looked up nowhere, with the form for its number."""
    name = message_text(said_back([said.name(who) if who[0] == "$" else said.place(who).name]))
    return NotUnderstood(
        f"Simultaneous Ring goes by numbers, and I look up no number for “{name}”. Nothing was changed.",
        "Say the number in the place of the name, or fill it in:",
        choices=(
            (
                "Add a ring number",
                f"{SIMULTANEOUS_RING.title} · {place}",
                command_text("add", _NUMBERS, where),
            ),
        ),
    )
