"""The card to begin with: what the bot is for, four buttons, and three examples that can be pressed."""

from __future__ import annotations

from bot.access import Access, unavailable
from bot.catalogue.model.family import Family
from bot.commands.context import Answer, Context, card_answer
from bot.commands.forms.examples import as_said
from bot.events import Licence, Reply, Workspace
from bot.language.requests.showing import SmallTalk
from cards.card_builder import Button
from cards.status import start_card
from cards.text import message_text

TITLE = "Calling settings"
RECENT_CHANGES = 20
"""So many of the last changes are searched for one that the asker made."""
WITH_CALLING = frozenset({Licence.PROFESSIONAL, Licence.COMMON_AREA, Licence.UNKNOWN})
"""The licences of workspaces that have call settings."""
MAX_EXAMPLE_CHARS = 22
"""Characters of a name with which an example fits on a button."""


def start(context: Context) -> Answer:
    """The card to begin with, for what this person may do."""
    return card_answer(
        start_card(
            TITLE,
            _what_for(context),
            _examples(context),
            [
                context.button("Workspaces", "workspaces"),
                context.button("History", "history"),
                context.button("Settings", "help settings"),
                context.button("Commands", "help commands"),
            ],
        )
    )


def added(context: Context) -> Answer:
    """What a space is told to which this person added the bot; nothing is watched before somebody asks."""
    words = f"{_what_for(context)}\nI can also tell this space when a setting changes, whoever changes it."
    buttons = [
        context.button("Watch …", "watch"),
        context.button("Workspaces", "workspaces"),
        context.button("Commands", "help commands"),
    ]
    return card_answer(start_card(TITLE, words, [], buttons))


def _what_for(context: Context) -> str:
    what = "read and change" if context.rights.most >= Access.WRITE else "read"
    how = (
        "Ask in your own words"
        if context.event.space.is_direct
        else f"Mention me (@{context.services.bot_name}) and ask"
    )
    return f"I {what} call settings of workspaces. {how}, or press a button."


def small_talk(context: Context, request: SmallTalk) -> Answer:
    """A greeting: the card to begin with; thanks: a line."""
    return Answer(Reply("Glad to help. `help` shows what I can do.")) if request.closes else start(context)


def whom_it_serves(reason: str) -> Answer:
    """What a space is told where whoever added the bot has no rights."""
    return Answer(
        Reply(
            "I read and change call settings for this organisation's Webex administrators. "
            f"{message_text(reason)} An administrator can ask me here: `help`."
        )
    )


def example_workspace(context: Context, *families: Family) -> Workspace | None:
    """A workspace of the asker for examples, which can have these settings: the one they spoke of last, else
    the one they changed last, else the first with call settings whose name is short; None where there is
    none."""
    seen = context.seen()
    places = None if context.rights.everywhere >= Access.READ else {one.location_id for one in seen}
    changed = context.services.journal.history(location_ids=places, limit=RECENT_CHANGES)
    mine = [seen.by_id.get(one.workspace_id) for one in changed if one.actor_id == context.person.id]
    offered = [
        one
        for one in (*map(seen.by_id.get, context.topic.workspace_ids), *mine, *seen)
        if one is not None
        and one.licence in WITH_CALLING
        and context.typed_name(one) != one.id
        and not any(unavailable(family, one) for family in families)
    ]
    short = [one for one in offered if len(one.name) <= MAX_EXAMPLE_CHARS]
    return next(iter([*short, *offered]), None)


def _examples(context: Context) -> list[Button]:
    """Sentences that mean the same when they are typed; none of them changes anything at once."""
    workspace = example_workspace(context)
    if workspace is None:
        return []
    last = "Forward {}" if context.can_change(workspace) else "History {}"
    sentences = ("{}", "Is {} forwarded?", last)
    said = [as_said(context, one, workspace) for one in sentences]
    quoted = [one.format(context.typed_name(workspace)) for one in sentences]
    # Where one of them needs the quotes, all have them.
    shown = quoted if any(one == other for one, other in zip(said, quoted, strict=True)) else said
    return [context.button(one, one) for one in shown]
