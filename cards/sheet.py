"""A card in the making: what it shows and what its fallback text says, written down once for both."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from cards import render
from cards.fields import NOTHING
from cards.payload import Choose, Payload, Save, Say
from cards.text import cut_to_bytes, escape, plain, shorten

MAX_CONTENT_BYTES = 20_000
MAX_TEXT_BYTES = 7_000
"""Webex takes 7439 bytes of text."""
MAX_TITLE = 40


@dataclass(frozen=True)
class Card:
    """A card as strict 1.3 JSON, and the markdown that says the same where cards are not drawn."""

    content: dict[str, object]
    text: str


@dataclass(frozen=True)
class Button:
    """A button; `title` is a word or two."""

    title: str
    payload: Payload | Choose
    style: Literal["default", "positive", "destructive"] = "default"


@dataclass(frozen=True)
class Room:
    """How much a card can say: characters in a value, and things in a list."""

    letters: int
    things: int

    def value(self, text: str) -> str:
        """The text as markdown, cut to the length of a value."""
        return escape(shorten(text, self.letters))

    def line(self, text: str) -> str:
        """The text as markdown, cut to the length of a heading."""
        return escape(shorten(text, min(self.letters, 160)))

    def lines(self, text: str) -> list[str]:
        """The first lines of a longer text as markdown, each cut to the length of a paragraph."""
        lines = [line for line in text.splitlines() if plain(line)][: self.things]
        return [escape(shorten(line, min(4 * self.letters, 2000))) for line in lines]


ROOMS = tuple(
    Room(letters, things)
    for letters, things in ((1000, 60), (400, 60), (160, 40), (80, 30), (40, 20), (20, 10), (12, 4))
)


class TooBig(ValueError):
    """A card takes more than Webex lets it, however little it says."""


class Sheet:
    """Collects the parts of a card and, in the same words, the lines of its text.

    Everything it is given is plain text and is shown literally.
    """

    def __init__(self, room: Room) -> None:
        self.room = room
        self._body: list[render.Part] = []
        self._buttons: list[render.Part] = []
        self._text: list[str] = []
        self._fallback = ""

    def header(self, title: str, subtitle: str = "") -> None:
        """What the card is about."""
        self._fallback = shorten(title, 160) or NOTHING
        line = self.room.line(title) or NOTHING
        self._body.append(render.block(line, size="Medium", weight="Bolder"))
        self._text.append(f"**{line}**")
        if below := self.room.line(subtitle):
            self._fallback = f"{self._fallback} · {shorten(subtitle, 160)}"
            self._body.append(render.block(below, isSubtle=True, spacing="None"))
            self._text.append(below)

    def heading(self, text: str) -> None:
        """What the next part of the card is about."""
        if line := self.room.line(text):
            self._body.append(render.block(line, weight="Bolder", spacing="Large", separator=True))
            self._text.append(f"**{line}**")

    def paragraph(self, text: str, *, color: str | None = None, strong: bool = False) -> None:
        """A sentence or more, a paragraph for each line."""
        weight = "Bolder" if strong else None
        for line in self.room.lines(text):
            self._body.append(render.block(line, color=color, weight=weight))
            self._text.append(line)

    def aside(self, text: str, *, separator: bool | None = None) -> None:
        """Something smaller: a note, or what to do next."""
        for line in self.room.lines(text):
            self._body.append(
                render.block(
                    line,
                    isSubtle=True,
                    size="Small",
                    spacing="Large" if separator else "Medium",
                    separator=separator,
                )
            )
            self._text.append(line)
            separator = None

    def below(self, text: str, *, color: str | None = None) -> None:
        """What belongs to the input above, on the card alone: its help, or what is wrong with it."""
        how = {"color": color} if color else {"isSubtle": True}
        for line in self.room.lines(text):
            self._body.append(render.block(line, size="Small", spacing="Small", **how))

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labels with values; as many as there is room for, and how many more there are."""
        shown = [(self.room.line(label), self.room.value(value)) for label, value in pairs]
        self._rows(shown)

    def changes(self, changes: Sequence[tuple[str, str, str]]) -> None:
        """Labels with what was before, where that can be said, and what is after."""
        shown = [
            (self.room.line(label), f"{self._before(before)}**{self._or_nothing(after)}**")
            for label, before, after in changes
        ]
        self._rows(shown)

    def _before(self, text: str) -> str:
        return f"{self.room.value(text)} → " if text else ""

    def _or_nothing(self, text: str) -> str:
        return self.room.value(text) or NOTHING

    def _rows(self, rows: Sequence[tuple[str, str]]) -> None:
        spacing = "Medium"
        for label, value in rows[: self.room.things]:
            self._body.append(render.pair(label or NOTHING, value or NOTHING, spacing=spacing))
            self._text.append(f"- {label}: {value}")
            spacing = "Small"
        self.more(len(rows) - self.room.things)

    def entries(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Titles, each with a line below that says more."""
        said = []
        for title, detail in pairs:
            line, below = self.room.line(title) or NOTHING, self.room.value(detail)
            self._body.append(render.block(line, weight="Bolder", spacing="Medium"))
            if below:
                self._body.append(render.block(below, isSubtle=True, spacing="None"))
            said.append(f"- **{line}** {below}".rstrip())
        if said:
            self._text.append("\n".join(said))

    def more(self, number: int) -> None:
        """Says how many things there was no room for."""
        if number > 0:
            self.aside(f"… and {number} more.")

    def part(self, part: render.Part, said: str = "") -> None:
        """An input or the like; `said` is its markdown line for the text."""
        self._body.append(part)
        if said:
            self._text.append(said)

    def buttons(self, buttons: Iterable[Button]) -> None:
        """What can be pressed; the text names the words that mean the same."""
        words = []
        for button in buttons:
            title = shorten(button.title, MAX_TITLE) or NOTHING
            said = button.payload.text if isinstance(button.payload, Say) else ""
            picks = isinstance(button.payload, Say) and not said
            reads = picks or isinstance(button.payload, Save | Choose)
            self._buttons.append(
                render.submit(title, button.payload.pack(), style=button.style, reads_inputs=reads)
            )
            if said:
                words.append(f"- {escape(title)}: say **{escape(said)}**")
        if words:
            self._text.append("\n".join(words))

    def card(self) -> Card:
        """The card with all that was put on it."""
        content = render.document(self._body, self._buttons, self._fallback)
        return Card(content, cut_to_bytes(_joined(self._text), MAX_TEXT_BYTES))


def _joined(groups: Sequence[str]) -> str:
    """Paragraphs with an empty line between them, points of a list without."""
    text = ""
    for group in groups:
        in_list = group.startswith("- ") and text.rpartition("\n")[2].startswith("- ")
        text += ("\n" if in_list else "\n\n") + group if text else group
    return text


def size(content: dict[str, object]) -> int:
    """The bytes a card takes on its way."""
    return len(json.dumps(content, ensure_ascii=False).encode())


def fitted(draw: Callable[[Sheet], None]) -> Card:
    """The card that `draw` puts on a sheet, with as much room as Webex lets a card have.

    Raises TooBig where there is none.
    """
    for room in ROOMS:
        sheet = Sheet(room)
        draw(sheet)
        card = sheet.card()
        if size(card.content) <= MAX_CONTENT_BYTES:
            return card
    raise TooBig("The card is too big.")
