"""Answers to what was not done: why, and what may have been meant, to choose from."""

from __future__ import annotations

from bot import sentences
from bot.commands.context import Answer, card_answer
from bot.errors import BotError
from bot.events import Reply
from cards.picker import Pick, picker_card
from cards.text import unmarked


def choose(error: BotError, thread_id: str | None) -> Answer:
    """Asks which of its choices is meant."""
    choices = [Pick(label, detail, command) for label, detail, command in error.choices]
    return card_answer(picker_card(unmarked(error.sentence), choices, unmarked(error.next_step), thread_id))


def sorry(error: BotError, reference: str, thread_id: str | None) -> Answer:
    """Says what was not done; on a card where something else may have been meant."""
    sentence = sentences.sorry(error, reference)
    if not error.suggestions:
        return Answer(Reply(sentence))
    card = picker_card(
        "Is this what you meant?",
        [Pick(suggestion, "", suggestion) for suggestion in error.suggestions],
        "",
        thread_id,
        why=unmarked(sentence),
    )
    return card_answer(card)
