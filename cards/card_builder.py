"""Builds a card and the text that says the same where cards are not drawn."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from cards import render
from cards.payload import MAX_WORDS, AllFields, Because, Choose, Payload, Save, Say
from cards.text import NOTHING, Limits, card_text, cut_to_bytes, message_text, shorten

MAX_CONTENT_BYTES = 20_000
MAX_TEXT_BYTES = 7_000
"""Webex takes 7,439 bytes of text."""
MAX_BUTTON_TITLE_CHARS = 40
DETAILS = "details"
"""The id of what the button of that name shows."""


@dataclass(frozen=True)
class Card:
    """A card as strict 1.3 JSON, and the markdown that says the same where cards are not drawn."""

    content: dict[str, object]
    text: str


@dataclass(frozen=True)
class Button:
    """A button; `title` is a word or two. `typed` is what the text says to type where that is not what the
    button says."""

    title: str
    payload: Payload | Choose | Because
    style: Literal["default", "positive", "destructive"] = "default"
    typed: str = ""


class Change(Protocol):
    """A field that changed, in words."""

    @property
    def label(self) -> str: ...

    @property
    def before(self) -> str: ...

    @property
    def after(self) -> str: ...


CARD_LIMITS = tuple(
    Limits(characters, items)
    for characters, items in ((1000, 60), (400, 60), (160, 40), (80, 30), (40, 20), (20, 10), (12, 4))
)
"""Tried one after the other until the card is small enough for Webex."""


class TooBig(ValueError):
    """A card takes more bytes than Webex allows, however little it says."""


class CardBuilder:
    """Collects the parts of a card and the lines of its text. All arguments are plain text."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._body: list[render.Part] = []
        self._buttons: list[render.Part] = []
        self._folds: list[render.Part] = []
        self._text: list[str] = []

    def _write(self, line: str, *, strong: bool = False, **how: object) -> None:
        """Adds a paragraph to the card, with the TextBlock properties `how`, and to the text."""
        self._body.append(render.block(card_text(line), **how))
        said = message_text(line)
        self._text.append(f"**{said}**" if strong else said)

    def header(self, title: str, subtitle: str = "") -> None:
        """What the card is about."""
        self._write(self.limits.line(title) or NOTHING, strong=True, size="Medium", weight="Bolder")
        if below := self.limits.line(subtitle):
            self._write(below, isSubtle=True, spacing="None")

    def heading(self, text: str) -> None:
        """What the next part of the card is about."""
        if line := self.limits.line(text):
            self._write(line, strong=True, weight="Bolder", spacing="Large", separator=True)

    def paragraph(self, text: str, *, color: str | None = None, strong: bool = False) -> None:
        """A sentence or more, a paragraph for each line."""
        weight = "Bolder" if strong else None
        for line in self.limits.lines(text):
            self._write(line, color=color, weight=weight)

    def aside(self, text: str, *, separator: bool | None = None) -> None:
        """Something smaller: a note, or what to do next."""
        for line in self.limits.lines(text):
            spacing = "Large" if separator else "Medium"
            self._write(line, isSubtle=True, size="Small", spacing=spacing, separator=separator)
            separator = None

    def below(self, text: str, *, color: str | None = None, name: str | None = None) -> None:
        """What belongs to the input above, on the card alone: its help, or what is wrong with it.

        `name` is the id of its first line.
        """
        how = {"color": color} if color else {"isSubtle": True}
        for line in self.limits.lines(text):
            self._body.append(render.block(card_text(line), size="Small", spacing="Small", id=name, **how))
            name = None

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labels with values; as many as there is room for, and how many more there are."""
        self._pairs([(label, "", value) for label, value in pairs])

    def changes(self, changes: Sequence[Change]) -> None:
        """Labels with what was before, where that can be said, and what is after."""
        self._pairs([(change.label, change.before, change.after) for change in changes], strong=True)

    def _pairs(self, rows: Sequence[tuple[str, str, str]], *, strong: bool = False) -> None:
        mark = "**" if strong else ""
        spacing = "Medium"
        for label, before, after in rows[: self.limits.items]:
            line = self.limits.line(label) or NOTHING
            old, new = self.limits.value(before), self.limits.value(after) or NOTHING
            shown, said = (
                (f"{write(old)} → " if old else "") + f"{mark}{write(new)}{mark}"
                for write in (card_text, message_text)
            )
            self._body.append(render.pair(card_text(line), shown, spacing=spacing))
            self._text.append(f"- {message_text(line)}: {said}")
            spacing = "Small"
        self.more(len(rows) - self.limits.items)

    def details(self, pairs: Sequence[tuple[str, str]], title: str = "Details") -> None:
        """Labels with values that few people need: hidden until a button of this title at the end of the card
        is pressed. The text says them all."""
        if not pairs:
            return
        parts = [render.pair(card_text(label), card_text(value), spacing="Small") for label, value in pairs]
        self._body.append(render.fold(DETAILS, parts))
        self._folds.append(render.fold_button(title, DETAILS))
        self._text.append(
            "\n".join(f"- {message_text(label)}: {message_text(value)}" for label, value in pairs)
        )

    def entries(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Titles, each with a line below that says more."""
        self.rows((title, detail, None) for title, detail in pairs)

    def terms(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Terms, each with what it means behind it in the same paragraph."""
        for term, meaning in pairs:
            shown, said = (
                f"**{write(self.limits.line(term))}** {write(self.limits.value(meaning))}"
                for write in (card_text, message_text)
            )
            self._body.append(render.block(shown, spacing="Small"))
            self._text.append(f"- {said}")

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
        """What can be pressed; the text names the words that mean the same.

        A button whose words would be refused as too long when it comes back is left out.
        """
        self._press(buttons, self._buttons.append)

    def buttons_here(self, buttons: Iterable[Button], *, one_a_row: bool = False) -> None:
        """Buttons at this place of the card; for the rest see `buttons`."""
        parts: list[render.Part] = []
        shown = [one for one in buttons if _submit(one)]
        self._press(shown, parts.append)
        rows = [1] * len(parts) if one_a_row else render.rows_of([one.title for one in shown])
        for count in rows:
            self._body.append(render.row_of(*parts[:count]))
            parts = parts[count:]

    def _press(self, buttons: Iterable[Button], add: Callable[[render.Part], None]) -> None:
        words = []
        for button in buttons:
            part = _submit(button)
            if part is None:
                continue
            add(part)
            if said := _words_of(button):
                title = message_text(shorten(button.title, MAX_BUTTON_TITLE_CHARS))
                is_same = title.casefold() == said.casefold()
                words.append(f"- say **{said}**" if is_same else f"- {title}: say **{said}**")
        if words:
            self._text.append("\n".join(words))

    def rows(self, rows: Iterable[tuple[str, str, Button | None]]) -> None:
        """Titles, each with a line below that says more and a button beside it; as many as there is room
        for, and how many more there are."""
        given, said = list(rows), []
        for title, detail, button in given[: self.limits.items]:
            line, below = self.limits.line(title) or NOTHING, self.limits.value(detail)
            part = _submit(button) if button else None
            if part is None:
                self._body.append(render.block(card_text(line), weight="Bolder", spacing="Medium"))
                if below:
                    self._body.append(render.block(card_text(below), isSubtle=True, spacing="None"))
            else:
                self._body.append(
                    render.beside_button(card_text(line), card_text(below), part, spacing="Medium")
                )
            words = _words_of(button) if button and part else ""
            entry = f"- **{message_text(line)}** {message_text(below)}".rstrip()
            if words == message_text(line) and not below:
                said.append(f"- say **{words}**")
            else:
                said.append(f"{entry}: say **{words}**" if words else entry)
        if said:
            self._text.append("\n".join(said))
        self.more(len(given) - self.limits.items)

    def fold(self, name: str, summary: str, title: str, draw: Callable[[CardBuilder], None]) -> None:
        """What `draw` adds is hidden below the summary until the button of this title is pressed; the text
        says all of it. `name` is of a-z, 0-9 and `_`."""
        self._body.append(
            render.beside_button(card_text(summary), "", render.fold_button(title, name), spacing="Medium")
        )
        self._text.append(message_text(summary))
        self._folded(name, draw, is_open=False)

    def section(
        self, name: str, title: str, summary: str, draw: Callable[[CardBuilder], None], *, is_open: bool
    ) -> None:
        """What `draw` adds stands under a line of title and summary that folds and opens it when pressed; the
        text says all of it. `name` is of a-z, 0-9 and `_`."""
        line, said = self.limits.line(title) or NOTHING, self.limits.line(summary) or NOTHING
        self._body.append(render.section_head(name, card_text(line), card_text(said), is_open=is_open))
        self._text.append(f"**{message_text(line)}**")
        self._folded(name, draw, is_open=is_open)

    def _folded(self, name: str, draw: Callable[[CardBuilder], None], *, is_open: bool) -> None:
        before, self._body = self._body, []
        draw(self)
        self._body = [*before, render.fold(name, self._body, is_open=is_open)]

    def card(self) -> Card:
        """The card with all that was put on it."""
        content = render.card_json(self._body, [*self._buttons, *self._folds])
        return Card(content, cut_to_bytes(_joined(self._text), MAX_TEXT_BYTES))


def _submit(button: Button) -> render.Part | None:
    """The button as a part of a card; None where its words would be refused as too long."""
    said = button.payload.text if isinstance(button.payload, Say | Choose | Because) else ""
    if len(said) > MAX_WORDS:
        return None
    picks = isinstance(button.payload, Say) and not said
    reads = picks or isinstance(button.payload, Save | AllFields | Choose | Because)
    title = shorten(button.title, MAX_BUTTON_TITLE_CHARS) or NOTHING
    return render.submit(title, button.payload.pack(), style=button.style, reads_inputs=reads)


def _words_of(button: Button) -> str:
    """What can be typed instead of pressing the button, as markdown; empty where nothing can."""
    if isinstance(button.payload, Because):
        return message_text(f"{button.payload.text} because …")
    said = button.payload.text if isinstance(button.payload, Say) else ""
    return message_text(button.typed or said)


def _joined(groups: Sequence[str]) -> str:
    """Paragraphs with an empty line between them, points of a list without."""
    text = ""
    for group in groups:
        in_list = group.startswith("- ") and text.rpartition("\n")[2].startswith("- ")
        text += ("\n" if in_list else "\n\n") + group if text else group
    return text


def size(content: dict[str, object]) -> int:
    """The size of a card in bytes, as it is sent."""
    return len(json.dumps(content, ensure_ascii=False).encode())


def fitted(draw: Callable[[CardBuilder], None]) -> Card:
    """The card that `draw` builds, with the widest limits that keep it small enough for Webex.

    Raises TooBig where no limits do.
    """
    for limits in CARD_LIMITS:
        builder = CardBuilder(limits)
        draw(builder)
        card = builder.card()
        if size(card.content) <= MAX_CONTENT_BYTES:
            return card
    raise TooBig(f"The card takes more than {MAX_CONTENT_BYTES} bytes.")


def framed(
    draw: Callable[[CardBuilder], None], title: str, subtitle: str, hint: str, buttons: Iterable[Button]
) -> Card:
    """The card that `draw` builds, between a title and a hint with buttons. Raises TooBig."""

    def whole(builder: CardBuilder) -> None:
        builder.header(title, subtitle)
        draw(builder)
        builder.aside(hint, separator=True)
        builder.buttons(buttons)

    return fitted(whole)
