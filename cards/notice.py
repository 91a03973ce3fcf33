"""The card that tells a space that somebody changed a setting."""

from __future__ import annotations

from collections.abc import Sequence

from cards.card_builder import Button, Card, CardBuilder, Change, framed
from cards.fields import in_one_line


def notice_card(
    title: str,
    who: str,
    when: str,
    differences: Sequence[Change],
    buttons: Sequence[Button] = (),
    hint: str = "",
    details: Sequence[tuple[str, str]] = (),
    reason: str = "",
) -> Card:
    """What changed, before → after, by whom, when and why; `details` are shown on demand. All plain text."""

    def draw(builder: CardBuilder) -> None:
        builder.changes(differences)
        builder.facts([("Reason", reason)] if reason else [])
        builder.details(details)

    return framed(draw, title, in_one_line(who, when), hint, buttons)
