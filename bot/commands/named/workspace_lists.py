"""`lists`, `list <name> …` and `unlist`: workspaces that a space keeps under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.access import Access
from bot.commands.context import Answer, Context, card_answer
from bot.commands.pager import ROWS_ON_PAGE, more_button, page_of
from bot.errors import NotAllowed, NotFound, NotUnderstood, OutOfDate
from bot.events import Reply
from bot.language.commands import begins_with_command
from bot.language.requests.named_lists import (
    AddToNamedList,
    ForgetNamedList,
    SaveNamedList,
    ShowNamedList,
    ShowNamedLists,
    TakeOffNamedList,
)
from bot.language.selecting.kept_lists import LIST
from bot.names.named_lists import list_key
from bot.names.text import quoted
from bot.ports.database import Saved
from bot.sentences import how_many_workspaces, names_of
from cards.card_builder import Button
from cards.list_cards import ItemChoice, choose_item_card
from cards.payload import MAX_WORDS, Choose
from cards.text import message_code, message_text

MAX_LISTS = 50
"""Lists that a space can have."""
MAX_MEMBERS = 1_000
"""Workspaces on one list."""
CHANGED_BY = "changed_by"
"""Key of a list's value: who changed it last, where that is not who made it."""


def save_named_list(context: Context, request: SaveNamedList) -> Answer:
    """Keeps the workspaces under the name; says what was there before."""
    saved, key = context.services.saved, list_key(request.name)
    if begins_with_command(context.services.commands, request.name):
        raise NotUnderstood("That name is a command. Nothing was saved.", "Choose another name.")
    kept = saved.saved(context.event.space.id, LIST)
    was = next((one for one in kept if one.name == key), None)
    if was is None and len(kept) >= MAX_LISTS:
        raise NotUnderstood(f"There are {MAX_LISTS} lists already. Nothing was saved.", "See `lists`.")
    members = dict(request.selection.missing) | {one.id: one.name for one in request.selection.workspaces}
    if was is None:
        return _saved(context, key, request.name, members, None, "Saved.")
    before = _members(was)
    if before.keys() == members.keys():
        return _saved(context, key, request.name, members, was, "It is so already.")
    said = f"Saved. Before: {_named(context, before)}."
    return _saved(context, key, request.name, members, was, said, _as_before(context, was))


def add_to_named_list(context: Context, request: AddToNamedList) -> Answer:
    """Keeps more workspaces on a list."""
    was, before = _found(context, request.name)
    more = {one.id: one.name for one in request.selection.workspaces if one.id not in before}
    more |= {key: name for key, name in request.selection.missing if key not in before}
    said = f"Added: {_named(context, more)}." if more else "On it already."
    return _saved(context, was.name, was.value["title"], before | more, was, said)


def take_off_named_list(context: Context, request: TakeOffNamedList) -> Answer:
    """Keeps workspaces on a list no more. Raises NotUnderstood where none would be left."""
    was, before = _found(context, request.name)
    gone = {key: name for key, name in before.items() if key in request.workspace_ids}
    left = {key: name for key, name in before.items() if key not in gone}
    if not left:
        raise NotUnderstood(
            f"Then nothing would be left on it. “{message_text(was.value['title'])}” is as before.",
            "Or forget it:",
            (f"unlist {quoted(was.value['title'])}",),
        )
    said = f"Taken off: {_named(context, gone)}." if gone else "Not on it."
    return _saved(context, was.name, was.value["title"], left, was, said)


def show_named_list(context: Context, request: ShowNamedList) -> Answer:
    """The workspaces on a list, a page at a time."""
    found, _ = _found(context, request.name)
    return _card(context, found, number=request.page)


def show_named_lists(context: Context, request: ShowNamedLists) -> Answer:
    """The lists of this space, to be shown or forgotten."""
    page = page_of(context.services.saved.saved(context.event.space.id, LIST), request.page, ROWS_ON_PAGE)
    rows = []
    for one in page.rows:
        members = _members(one)
        said = f"{one.value['title']} ({len(members):,}): {_named(context, members)} · {_by(one)}"
        rows.append(ItemChoice(said, quoted(one.value["title"])))
    buttons = [Button("Show", Choose("list", context.thread_id))] if rows else []
    if rows and context.rights.most >= Access.WRITE:
        buttons.append(Button("Forget", Choose("unlist", context.thread_id)))
    hint = "To save one: list front-desks = gym, kitchen. To use it: dnd on in list front-desks."
    buttons += more_button(context, page, "lists")
    return card_answer(
        choose_item_card(f"Lists{page.suffix}", "" if rows else "None yet.", rows, buttons, hint)
    )


def forget_named_list(context: Context, request: ForgetNamedList) -> Answer:
    """Forgets a list; who made it may, and whoever may change settings everywhere."""
    found, _ = _found(context, request.name)
    _require_own(context, found)
    context.services.saved.forget_saved(context.event.space.id, LIST, found.name)
    again = _command(context, found)
    text = f"The list “{message_text(found.value['title'])}” is forgotten; no setting was changed."
    return Answer(Reply(f"{text} To save it again: {message_code(again)}" if again else text))


def _saved(
    context: Context,
    key: str,
    title: str,
    members: Mapping[str, str],
    was: Saved | None,
    said: str,
    buttons: Sequence[Button] = (),
) -> Answer:
    """Keeps a list in the place of what it was, and shows it. Raises NotAllowed for who may not, OutOfDate
    where somebody else has changed it meanwhile."""
    if context.rights.most < Access.WRITE:
        raise NotAllowed("Lists are kept by who may change settings. Nothing was saved.", "See `whoami`.")
    if len(members) > MAX_MEMBERS:
        raise NotUnderstood(
            f"These are {len(members):,} workspaces; a list has {MAX_MEMBERS:,} at most. Nothing was saved.",
            "Say “all”, or a location, where you mean so many.",
        )
    if was:
        _require_own(context, was)
    known, person = context.services.directory.workspaces().by_id, context.person
    names = {one: known[one].name if one in known else name for one, name in members.items()}
    changed_by = person.name if was and was.person_id != person.id else ""
    new = Saved(
        context.event.space.id,
        LIST,
        key,
        {"title": title, "members": names, CHANGED_BY: changed_by},
        was.person_id if was else person.id,
        was.person_name if was else person.name,
        context.now,
    )
    saved = context.services.saved
    if not (saved.replace_saved(new, was) if was else saved.save_new(new)):
        raise OutOfDate("Somebody else has changed this list meanwhile. Nothing was saved.", "See `lists`.")
    return _card(context, new, said, buttons)


def _card(
    context: Context, one: Saved, said: str = "", buttons: Sequence[Button] = (), number: int = 1
) -> Answer:
    """A page of a list with its workspaces, as this person may know of them."""
    title, members, seen = one.value["title"], _members(one), context.seen().by_id
    sees_all, is_own = context.rights.everywhere >= Access.READ, _is_own(context, one)
    shown = [
        ItemChoice(f"{found.name} · {found.location_name}", context.typed_name(found))
        if (found := seen.get(key))
        else ItemChoice(f"{name} · not there any more", key)
        for key, name in members.items()
        if sees_all or key in seen
    ]
    page, listed = page_of(shown, number, ROWS_ON_PAGE), f"list {quoted(title)}"
    hidden = len(members) - len(shown)
    more = f"{hidden:,} of them you cannot see." if hidden else ""
    hint = f"To use it: dnd on in {listed}."
    all_buttons = list(buttons)
    if is_own:
        other = next((found for key, found in seen.items() if key not in members), None)
        hint += f" To add to it: {listed} + {context.typed_name(other)}." if other else ""
        off = [Button("Take off", Choose(f"{listed} -", context.thread_id))] if len(shown) > 1 else []
        all_buttons = [*off, *buttons, context.button("Forget", f"unlist {quoted(title)}")]
    all_buttons += more_button(context, page, listed)
    told = (said, f"{how_many_workspaces(len(members))}{page.suffix}.", more, f"By {_by(one)}.")
    subtitle = " ".join(filter(None, told))
    is_choice = is_own and len(shown) > 1
    return card_answer(
        choose_item_card(f"List · {title}", subtitle, page.rows, all_buttons, hint, choose=is_choice)
    )


def _found(context: Context, key: str) -> tuple[Saved, dict[str, str]]:
    """The list of this space, and its members with the names they had. Raises NotFound."""
    found = context.services.saved.saved(context.event.space.id, LIST, key)
    if not found:
        raise NotFound(f"There is no list “{message_text(key)}” here.", "See `lists`.")
    return found[0], _members(found[0])


def _members(one: Saved) -> dict[str, str]:
    return dict(one.value["members"])


def _named(context: Context, members: Mapping[str, str]) -> str:
    """The names of the first of these workspaces, as this person may know of them."""
    seen, sees_all = context.seen().by_id, context.rights.everywhere >= Access.READ
    names = [
        seen[key].name if key in seen else name for key, name in members.items() if sees_all or key in seen
    ]
    hidden = len(members) - len(names)
    more = [f"{hidden:,} you cannot see"] if hidden else []
    return ", ".join([*([names_of(names)] if names else []), *more])


def _is_own(context: Context, one: Saved) -> bool:
    """Whether this person may change a list: who made it, and whoever may change settings everywhere."""
    is_maker = one.person_id == context.person.id and context.rights.most >= Access.WRITE
    return is_maker or context.rights.everywhere >= Access.WRITE


def _by(one: Saved) -> str:
    """Who made a list, and who else changed it last."""
    changed_by = one.value.get(CHANGED_BY)
    return f"{one.person_name}, changed by {changed_by}" if changed_by else one.person_name


def _require_own(context: Context, one: Saved) -> None:
    if not _is_own(context, one):
        raise NotAllowed(
            f"This list is {message_text(one.person_name)}'s. Nothing was saved.",
            "Save one under another name, or ask an administrator who may change everything.",
        )


def _as_before(context: Context, was: Saved) -> tuple[Button, ...]:
    """The button that saves a list as it was, where its words are short enough for one."""
    command = _command(context, was)
    return (context.button("As before", command),) if command else ()


def _command(context: Context, one: Saved) -> str:
    """The command that saves a list; nothing where it is too long for a button, or names what is not seen."""
    seen, members = context.seen().by_id, _members(one)
    if not members.keys() <= seen.keys():
        return ""
    names = ", ".join(context.typed_name(seen[key]) for key in members)
    command = f"list {quoted(one.value['title'])} = {names}"
    return command if len(command) <= MAX_WORDS else ""
