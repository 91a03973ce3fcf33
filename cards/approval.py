"""The card that asks another administrator to agree to a change."""

from __future__ import annotations

from collections.abc import Sequence

from cards import render
from cards.card_builder import Button, Card, CardBuilder, Change, framed
from cards.list_cards import ListItem
from cards.payload import SAY_INPUT

MAX_REASON_CHARS = 200


def approval_card(
    title: str,
    message: str,
    differences: Sequence[Change],
    groups: Sequence[ListItem],
    reason_label: str,
    buttons: Sequence[Button],
    hint: str,
) -> Card:
    """What is asked for, before → after, or by groups of workspaces, with a line for a reason. All plain
    text."""

    def draw(builder: CardBuilder) -> None:
        builder.paragraph(message)
        builder.changes(differences)
        builder.rows((item.title, item.detail, item.button) for item in groups)
        builder.part(render.text_input(SAY_INPUT, reason_label, "Say why.", maxLength=MAX_REASON_CHARS))
        builder.aside(hint)

    return framed(draw, title, "", "", buttons)
