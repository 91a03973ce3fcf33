"""The card that asks which one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards import render
from cards.fields import NOTHING
from cards.payload import MAX_WORDS, SAY_INPUT, Say
from cards.sheet import Button, Card, Sheet, fitted
from cards.text import escape, shorten

MOST = 25
FEW = 6
"""Up to so many options all stand on the card; more are a list to open."""


@dataclass(frozen=True)
class Pick:
    """One option; choosing it means the same as typing `say`."""

    label: str
    detail: str
    say: str


def picker_card(question: str, options: Sequence[Pick], hint: str = "", thread: str | None = None) -> Card:
    """Asks which of the options is meant: up to 25, and how many more there are. All plain text.

    An option whose words are too long for a button is counted among those.
    """
    usable = list(
        {pick.say: pick for pick in options if pick.say.strip() and len(pick.say) <= MAX_WORDS}.values()
    )

    def draw(sheet: Sheet) -> None:
        shown = usable[: min(MOST, sheet.room.things)]
        sheet.header(question)
        if shown:
            sheet.part(_choices(sheet, shown), _said(sheet, shown))
        sheet.more(len({pick.say for pick in options}) - len(shown))
        sheet.aside(hint)
        sheet.buttons([Button("Choose", Say("", thread), "positive")] if shown else [])

    return fitted(draw)


def _name(pick: Pick, letters: int) -> str:
    return shorten(" · ".join(part for part in (pick.label, pick.detail) if part), letters) or NOTHING


def _choices(sheet: Sheet, shown: Sequence[Pick]) -> render.Part:
    all_in_sight = len(shown) <= FEW
    names = [_name(pick, sheet.room.letters) for pick in shown]
    # Only titles that stand on the card are markdown; those in a list to open are not.
    titles = [escape(name) if all_in_sight else name for name in names]
    return render.choice_input(
        SAY_INPUT,
        "Which one?",
        "Choose one from the list.",
        zip(titles, (pick.say for pick in shown), strict=True),
        style="expanded" if all_in_sight else "compact",
        placeholder=None if all_in_sight else "Open the list",
        isRequired=True,
    )


def _said(sheet: Sheet, shown: Sequence[Pick]) -> str:
    return "\n".join(
        f"- {escape(_name(pick, sheet.room.letters))}: say **{escape(pick.say)}**" for pick in shown
    )
