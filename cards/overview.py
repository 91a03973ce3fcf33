"""The card that is the home page of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cards.card_builder import Button, Card, CardBuilder, framed
from cards.list_cards import ListItem
from cards.payload import Say
from cards.picker import MAX_ROWS_WITH_BUTTON, Pick, add_commands, commands_of, typed_instead
from cards.text import message_text, shorten

FOLD = "others"
MAX_CHOICE_CHARS = 80


@dataclass(frozen=True)
class Rest:
    """What is seen only after a press: what is as usual, what is not and has no effect, what else can be
    opened, and paragraphs, under a summary."""

    summary: str
    usual: Sequence[Pick] = ()
    more: Sequence[Pick] = ()
    paragraphs: Sequence[str] = ()
    off: Sequence[Pick] = ()


def overview_card(
    title: str,
    subtitle: str,
    first: Sequence[str],
    warnings: Sequence[str],
    unusual: Sequence[ListItem],
    rest: Rest,
    buttons: Sequence[Button],
    hint: str,
    thread: str | None = None,
) -> Card:
    """Sentences that are to be read first, what is unusual, the rest. All plain text.

    Each unusual row has its own button while there are few; else all are in one list to open.
    """
    opening = Button("Open setting", Say("", thread), "positive")
    has_list = len(unusual) > MAX_ROWS_WITH_BUTTON

    def pick_one(builder: CardBuilder) -> None:
        rows = map(_pick, unusual) if has_list else ()
        if offered := _named([*rows, *rest.off, *rest.usual, *rest.more]):
            said = [
                f"{kind}: {message_text(', '.join(name for name, _ in _named(picks)))}"
                for kind, picks in (("Set up but off", rest.off), ("As usual", rest.usual))
                if picks
            ]
            said.append(typed_instead(_named(rest.more)))
            add_commands(
                builder,
                "Setting" if has_list else "Another setting",
                offered,
                "\n\n".join(filter(None, said)),
                placeholder="Choose a setting",
            )
            builder.buttons_here([opening])

    def unfolded(builder: CardBuilder) -> None:
        if not has_list:
            pick_one(builder)
        for paragraph in rest.paragraphs:
            builder.paragraph(paragraph)

    def draw(builder: CardBuilder) -> None:
        for sentence in first:
            builder.paragraph(sentence, strong=True)
        for warning in warnings[: builder.limits.items]:
            builder.paragraph(warning, color="Warning")
        if unusual:
            builder.heading("Unusual")
        if has_list:
            builder.facts([(row.title, row.detail) for row in unusual if row.detail])
            pick_one(builder)
        else:
            builder.rows((row.title, row.detail, row.button) for row in unusual)
        if has_list and not rest.paragraphs:
            builder.paragraph(rest.summary)
        else:
            builder.fold(FOLD, rest.summary, "Show", unfolded)

    return framed(draw, title, subtitle, hint, buttons)


def _named(picks: Iterable[Pick]) -> list[tuple[str, str]]:
    """Names, each with the command that opens it."""
    return [
        (shorten(f"{one.label}: {one.detail}" if one.detail else one.label, MAX_CHOICE_CHARS), say)
        for say, one in commands_of(picks).items()
    ]


def _pick(row: ListItem) -> Pick:
    payload = row.button.payload if row.button else None
    return Pick(row.title, "", payload.text if isinstance(payload, Say) else "")
