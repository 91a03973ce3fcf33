"""`every <when> <command>`, `repeats`, and `end` with the number of a repeat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.commands.context import Answer, Context, card_answer
from bot.commands.pager import more_button, page_of
from bot.commands.timed.repeated_request import repeated_request
from bot.errors import BotError
from bot.events import Reply, Workspace
from bot.language.remembered.memory import Topic
from bot.language.requests.many import CompareWorkspaces
from bot.language.requests.repeating import EndRepeat, ListRepeats, SetRepeat
from bot.language.requests.request import Request
from bot.language.requests.showing import ListItems
from bot.names.workspaces import common_zone
from bot.ports.database import Repeat
from bot.repeats.repeats import name_of
from bot.sentences import coming
from cards.list_cards import ListItem, list_card
from cards.text import message_text

REPEATS_ON_PAGE = 4
"""With a button each they are as many as a card should have."""


def set_repeat(context: Context, request: SetRepeat) -> Answer:
    """Keeps the words, which only read, to be said here at these moments.

    Raises ReadsOnly for other words, what the reading of them raises, and what `Repeats.keep` does.
    """
    every = request.recurrence.said
    try:
        # As if nothing had been said before: so it is read each time.
        asked = repeated_request(replace(context, topic=Topic()), request.text)
    except BotError as refusal:
        refusal.rewrite_commands(lambda command: f"every {every} {command}")
        raise
    zone = common_zone(_places(context, asked))
    kept = context.services.repeats.keep(
        request.recurrence,
        request.text,
        zone,
        person_id=context.person.id,
        person_name=context.person.name,
        space_id=context.event.space.id,
    )
    context.services.posted_answers.came_of(context.event, "repeat", kept.id)
    return card_answer(
        list_card(
            f"Every {every}",
            request.text,
            [],
            [context.button("End", f"end {name_of(kept)}"), context.button("Repeats", "repeats")],
            f"To end it: end {name_of(kept)}.",
            f"{name_of(kept)} · here, with your rights, first {coming(kept.due_at, context.now, zone)}.",
        )
    )


def _places(context: Context, asked: Request) -> Iterable[Workspace]:
    """The workspaces that are asked about; all that this person may see where none is named."""
    match asked:
        case ListItems(list=one):
            return (one.workspace,)
        case CompareWorkspaces(one=one, other=other):
            return (one, other)
    selection, workspace = getattr(asked, "selection", None), getattr(asked, "workspace", None)
    return selection.workspaces if selection else (workspace,) if workspace else context.seen()


def list_repeats(context: Context, request: ListRepeats) -> Answer:
    """What is said again and again in this space, each with a button that ends it."""
    found = context.services.repeats.here(context.event.space.id)
    page = page_of(found, request.page, REPEATS_ON_PAGE)
    return card_answer(
        list_card(
            f"Repeats of this space{page.suffix}",
            "" if found else "There are none.",
            [_row(context, one) for one in page.rows],
            more_button(context, page, "repeats"),
            "" if found else "To begin one: every fri 17:00 show risky.",
        )
    )


def _row(context: Context, one: Repeat) -> ListItem:
    detail = f"{one.said} · {one.person_name} · next {coming(one.due_at, context.now, one.zone)}"
    return ListItem(
        f"{name_of(one)} · every {one.every}", detail, context.button("End", f"end {name_of(one)}")
    )


def end_repeat(context: Context, request: EndRepeat) -> Answer:
    """Ends one of this space; whoever may look at settings may, as the space is theirs."""
    one = context.services.repeats.end(request.number, context.event.space.id)
    return Answer(
        Reply(f"{name_of(one)} is ended: every {one.every}, “{message_text(one.said)}”. Nothing was changed.")
    )
