"""`alias`, `aliases` and `unalias`: words that are said again by a name."""

from __future__ import annotations

from bot.access import Access
from bot.commands.context import Answer, Context, card_answer
from bot.errors import NotFound, NotUnderstood
from bot.events import Reply
from bot.language.commands import begins_with_command
from bot.language.requests.saved import ForgetAlias, ListAliases, SaveAlias
from bot.names.text import folded
from bot.ports.database import Saved, SavedStore
from cards.list_cards import ListItem, list_card
from cards.text import message_text

ALIAS = "alias"
MAX_ALIASES = 25
"""Names that a space can have: as many as a card shows."""
MAX_TYPED_CHARS = 60
"""A message that is nothing but a name is not longer."""


def said_in_full(saved: SavedStore, space_id: str, text: str) -> str:
    """The words that a message stands for that is nothing but a name; the message as it is for any other."""
    if not 0 < len(text) <= MAX_TYPED_CHARS:
        return text
    found = saved.saved(space_id, ALIAS, folded(text).strip(" .,!"))
    return str(found[0].value["text"]) if found else text


def save_alias(context: Context, request: SaveAlias) -> Answer:
    """Keeps the words; whoever says the name says them, with rights of their own."""
    saved, space_id = context.services.saved, context.event.space.id
    others = saved.saved(space_id, ALIAS)
    if begins_with_command(context.services.commands, request.name):
        raise NotUnderstood("That name is a command. Nothing was saved.", "Choose another name.")
    if folded(request.text).strip(" .,!") in {request.name, *(one.name for one in others)}:
        raise NotUnderstood("A name for a name is none. Nothing was saved.", "Say the words themselves.")
    if len(others) >= MAX_ALIASES and request.name not in {one.name for one in others}:
        raise NotUnderstood(f"There are {MAX_ALIASES} names already. Nothing was saved.", "See `aliases`.")
    person = context.person
    saved.save(
        Saved(space_id, ALIAS, request.name, {"text": request.text}, person.id, person.name, context.now)
    )
    name, text = message_text(request.name), message_text(request.text)
    return Answer(Reply(f"“{name}” means “{text}” here from now on. Nothing was changed."))


def list_aliases(context: Context, request: ListAliases) -> Answer:
    """The names of this space, with what each stands for and a button that says it."""
    rows = [
        ListItem(one.name, f"{one.value['text']} · {one.person_name}")
        for one in context.services.saved.saved(context.event.space.id, ALIAS)
    ]
    hint = "To save one: alias friday = dnd on in all lobbies. To forget one: unalias friday."
    return card_answer(list_card("Saved words", "" if rows else "There are none.", rows, hint=hint))


def forget_alias(context: Context, request: ForgetAlias) -> Answer:
    """Forgets a name; who made it may, and whoever may change settings everywhere."""
    saved, space_id = context.services.saved, context.event.space.id
    found = saved.saved(space_id, ALIAS, request.name) if request.name else ()
    mine = found and (found[0].person_id == context.person.id or context.rights.everywhere >= Access.WRITE)
    if not mine:
        raise NotFound(f"There is no name “{message_text(request.name)}” of yours here.", "See `aliases`.")
    saved.forget_saved(space_id, ALIAS, request.name)
    return Answer(Reply(f"“{message_text(request.name)}” is forgotten."))
