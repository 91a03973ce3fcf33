"""The card that asks which one is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cards import render
from cards.card_builder import Button, Card, CardBuilder, fitted, framed
from cards.fields import NOTHING, in_one_line
from cards.payload import MAX_WORDS, SAY_INPUT, Say
from cards.text import card_text, message_text, plain, shorten

CHOOSE = "Choose"
MAX_OPTIONS = 25
MAX_ROWS_WITH_BUTTON = 4
"""Up to so many rows have a button each; more are in one list."""
MAX_IN_SIGHT = 8
"""A list of up to so many shows them all; a longer one has to be opened."""


@dataclass(frozen=True)
class Pick:
    """One option; choosing it means the same as typing `say`."""

    label: str
    detail: str
    say: str


def picker_card(
    question: str,
    options: Sequence[Pick],
    hint: str = "",
    thread: str | None = None,
    why: str = "",
    label: str = "Your choice",
    shown: int | None = None,
) -> Card:
    """Asks which of the options is meant: up to 25, and how many more there are; `why` says first why it is
    asked, and is enough where there is no question; `label` says what one of them is called, `shown` goes
    into the buttons. All plain text.

    An option whose words are too long for a button is counted among those.
    """
    count = len({plain(pick.say) for pick in options})
    offered = commands_of(options)

    def draw(builder: CardBuilder) -> None:
        room = min(MAX_OPTIONS, builder.limits.items)
        rows = list(offered.items())[:room]
        builder.paragraph(why)
        if question:
            builder.header(question)
        if len(rows) <= MAX_ROWS_WITH_BUTTON:
            builder.rows(
                (plain(pick.label) or NOTHING, pick.detail, Button(CHOOSE, Say(say, thread, shown)))
                for say, pick in rows
            )
        else:
            names = [(_name(pick, builder.limits.characters), say) for say, pick in rows]
            style = "expanded" if len(names) <= MAX_IN_SIGHT else "compact"
            add_commands(builder, label, names, typed_instead(names), isRequired=True, style=style)
        builder.more(count - len(rows))
        builder.aside(hint)
        if len(rows) > MAX_ROWS_WITH_BUTTON:
            builder.buttons([Button(CHOOSE, Say("", thread, shown), "positive")])

    return fitted(draw)


def index_card(
    title: str, label: str, options: Sequence[Pick], opening: str, buttons: Sequence[Button], hint: str = ""
) -> Card:
    """All there is of something in one list to open, of which one can be chosen; `label` says what one of
    them is called, `opening` what the button beside the list does. All plain text."""

    def draw(builder: CardBuilder) -> None:
        names = [(_name(pick, builder.limits.characters), say) for say, pick in commands_of(options).items()]
        said = "\n".join(f"- {message_text(name)}" for name, _ in names)
        add_commands(builder, label, names, said, placeholder=f"Choose a {label.lower()}", isRequired=True)

    first = Button(opening, Say(""), "positive")
    return framed(draw, title, "", hint, [first, *buttons])


def commands_of(picks: Iterable[Pick]) -> dict[str, Pick]:
    """The options by their commands, without those that are too long for a button."""
    by_command = {plain(pick.say): pick for pick in picks}
    return {say: pick for say, pick in by_command.items() if 0 < len(say) <= MAX_WORDS}


def add_commands(
    builder: CardBuilder, label: str, shown: Sequence[tuple[str, str]], said: str, **how: object
) -> None:
    """Adds an input for one of these commands, each of which has a name; `said` is the markdown for the
    text."""
    choices = render.choice_input(
        SAY_INPUT,
        label,
        "Choose one from the list.",
        [(card_text(name), say) for name, say in shown],
        **{"style": "compact", "placeholder": "Choose from the list", **how},
    )
    builder.part(choices, said)


def typed_instead(shown: Sequence[tuple[str, str]]) -> str:
    """Markdown that says what to type for each name."""
    return "\n".join(f"- {message_text(name)}: say **{message_text(say)}**" for name, say in shown)


def _name(pick: Pick, letters: int) -> str:
    return shorten(in_one_line(pick.label, pick.detail), letters) or NOTHING
