"""The card that tells a space that somebody changed a setting."""

from __future__ import annotations

from collections.abc import Sequence

from cards.card_builder import Button, Card, CardBuilder, Change, fitted


def notice_card(
    title: str,
    who: str,
    when: str,
    differences: Sequence[Change],
    buttons: Sequence[Button] = (),
    hint: str = "",
) -> Card:
    """What changed, before → after, by whom and when. All plain text."""

    def draw(builder: CardBuilder) -> None:
        builder.header(title, " · ".join(part for part in (who, when) if part))
        builder.changes(differences)
        builder.aside(hint, separator=True)
        builder.buttons(buttons)

    return fitted(draw)
