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
    reason: str = "",
    second_key: str = "",
    effect: str = "",
) -> Card:
    """What is so now, and what changed, before → after, by whom, when, why and who agreed. All plain text."""

    def draw(builder: CardBuilder) -> None:
        builder.paragraph(effect)
        builder.changes(differences)
        facts = (("Reason", reason), ("Second key", second_key))
        builder.facts([(label, value) for label, value in facts if value])

    return framed(draw, title, in_one_line(who, when), hint, buttons)
