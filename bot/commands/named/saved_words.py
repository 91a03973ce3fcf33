"""`alias`, `aliases`, `button` and `unalias`: words that are said again by a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.access import Access
from bot.catalogue import title_of
from bot.commands.context import Answer, Context, card_answer
from bot.commands.pager import ROWS_ON_PAGE, more_button, page_of
from bot.errors import NotFound, NotUnderstood
from bot.events import Reply
from bot.language.commands import begins_with_command
from bot.language.requests.saved import ForgetAlias, ListAliases, PutButton, SaveAlias
from bot.language.understand.command_readers.kept.saved import refers_back
from bot.names.text import folded
from bot.ports.database import ALIAS, ON_NOTICES, Saved, SavedStore
from cards.list_cards import ListItem, list_card
from cards.picker import MAX_ROWS_WITH_BUTTON
from cards.text import message_text

MAX_ALIASES = 25
"""Names that a space can have."""
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
    before = next((one for one in others if one.name == request.name), None)
    if before is not None and not _may_change(context, before):
        who = message_text(before.person_name)
        raise NotUnderstood(f"{who} saved words under this name. Nothing was saved.", "Choose another name.")
    if len(others) >= MAX_ALIASES and request.name not in {one.name for one in others}:
        raise NotUnderstood(f"There are {MAX_ALIASES} names already. Nothing was saved.", "See `aliases`.")
    person = context.person
    # Whoever changes the words of somebody else takes them off the notices: people know a button by its name.
    on = _on(before) if before is not None and before.person_id == person.id else []
    value = {"text": request.text, ON_NOTICES: on}
    saved.save(Saved(space_id, ALIAS, request.name, value, person.id, person.name, context.now))
    name, text = message_text(request.name), message_text(request.text)
    was = ""
    if before is not None and before.value["text"] != request.text:
        was = f" Before, by {message_text(before.person_name)}: “{message_text(str(before.value['text']))}”."
    return Answer(Reply(f"“{name}” means “{text}” here from now on.{was} No setting was changed."))


def list_aliases(context: Context, request: ListAliases) -> Answer:
    """The names of this space, with what each stands for and, where they are few, a button that says it."""
    found = context.services.saved.saved(context.event.space.id, ALIAS)
    page = page_of(found, request.page, ROWS_ON_PAGE)
    rows = [_row(context, one, has_button=len(found) <= MAX_ROWS_WITH_BUTTON) for one in page.rows]
    hint = "To save one: alias friday = dnd on in all lobbies. To forget one: unalias friday."
    said, more = "" if rows else "There are none.", more_button(context, page, "aliases")
    return card_answer(list_card(f"Saved words{page.suffix}", said, rows, more, hint))


def put_button(context: Context, request: PutButton) -> Answer:
    """Puts saved words on the notices of some settings as a button, or takes them off all; who presses it
    says them, with rights of their own."""
    saved, space_id = context.services.saved, context.event.space.id
    found = {one.name: one for one in saved.saved(space_id, ALIAS)}
    before, name = found.get(request.name), message_text(request.name)
    if before is None or not _may_change(context, before):
        raise NotFound(f"There is no name “{name}” of yours here. Nothing was changed.", "See `aliases`.")
    new = [one.key for one in request.families]
    if new and refers_back(str(before.value["text"])):
        raise NotUnderstood(
            f"“{name}” would act on what was spoken of last. Nothing was changed.",
            "Words with “it”, “undo” and the like are no button.",
        )
    keys = [*dict.fromkeys((*_on(before), *new))] if new else []
    other = next((one for one in found.values() if one is not before and {*keys} & {*_on(one)}), None)
    if other is not None:
        said = message_text(other.name)
        raise NotUnderstood(
            f"“{said}” stands there already. Nothing was changed.", f"First `button {said} off`."
        )
    after = replace(before, value={**before.value, ON_NOTICES: keys})
    if not saved.replace_saved(after, before):
        raise NotFound(f"“{name}” was changed meanwhile. Nothing was changed.", "Say it again.")
    return Answer(Reply(f"“{name}” is {_where(keys) or 'no button any more'}."))


def _may_change(context: Context, one: Saved) -> bool:
    """Whether this person made it, or may change settings everywhere."""
    return one.person_id == context.person.id or context.rights.everywhere >= Access.WRITE


def _on(one: Saved) -> list[str]:
    return [str(key) for key in one.value.get(ON_NOTICES, ())]


def _where(keys: Sequence[str]) -> str:
    """On which notices it is a button; empty for none."""
    return f"a button on notices of {', '.join(map(title_of, keys))}" if keys else ""


def _row(context: Context, one: Saved, *, has_button: bool) -> ListItem:
    text = str(one.value["text"])
    said = " · ".join(filter(None, (text, one.person_name, _where(_on(one)))))
    return ListItem(one.name, said, context.button("Say it", text) if has_button else None)


def forget_alias(context: Context, request: ForgetAlias) -> Answer:
    """Forgets a name; who made it may, and whoever may change settings everywhere."""
    saved, space_id = context.services.saved, context.event.space.id
    found = saved.saved(space_id, ALIAS, request.name) if request.name else ()
    if not found or not _may_change(context, found[0]):
        raise NotFound(f"There is no name “{message_text(request.name)}” of yours here.", "See `aliases`.")
    saved.forget_saved(space_id, ALIAS, request.name)
    return Answer(Reply(f"“{message_text(request.name)}” is forgotten."))
