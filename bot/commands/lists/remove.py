"""`remove`: the cards that ask once before items go: one, several that are ticked, or all of a list."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.model.shape import Values
from bot.changes.bulk_items import BulkItemsTarget, ItemSet
from bot.changes.target import ChangeTarget
from bot.changes.unrecoverable import never_put_back, too_many_removed, what_is_lost
from bot.commands.context import Answer, Context, card_answer
from bot.commands.forms.open import kept_form
from bot.commands.lists.find_item import open_item, read_list
from bot.commands.lists.page import list_page
from bot.commands.pager import more_button, page_of
from bot.errors import NotAvailable, NotFound
from bot.events import CardSubmission, Workspace
from bot.language.requests.changing import RemoveAll, RemoveItem, RemoveSeveral
from bot.language.vocabulary import WorkspaceList
from bot.names.workspaces import whereabouts
from bot.ports.database import Form
from bot.sentences import lasting
from cards.card_builder import Button
from cards.fields import Ref, load_refs
from cards.list_cards import TICKED_INPUT, ItemChoice, confirm_removal_card, remove_some_card
from cards.text import message_text

TICKS_ON_PAGE = 25
"""Items to tick on one card; more are another page."""
NONE_TICKED = "Nothing is ticked yet."


def remove_item(context: Context, request: RemoveItem) -> Answer:
    """Shows the item that is meant, as it is now, and asks whether it shall go; or the list to choose."""
    items, workspace = request.list.items, request.list.workspace
    document, rows = read_list(context, request.list)
    if not request.item:
        return list_page(context, request.list, rows, 1, document)
    target, values = open_item(context, request.list, rows, request.item, "remove")
    facts = [
        (one.label, one.text(values[one.key])) for one in items.fields if not one.secret and values[one.key]
    ]
    if also_said := "; ".join(filter(None, (request.reason, request.left_over))):
        facts.append(("You also said", also_said))
    note = f"“{target.name}” would be gone."
    return _confirmation(context, target, workspace, values, f"Remove {items.title}", facts, note)


def remove_all(context: Context, request: RemoveAll) -> Answer:
    """Says how many items would go, and asks whether they shall."""
    items, workspace = request.list.items, request.list.workspace
    if items.clear({}) is None:
        if len(read_list(context, request.list)[1]) == 1:
            return remove_item(context, RemoveItem(request.list, "1"))
        raise _only_one_by_one(context, request.list)
    target = BulkItemsTarget(request.list.family, items)
    values = target.read(context.services.calling, workspace.id).values or {}
    if not (there := values[target.key]):
        raise _empty(context, request.list)
    facts = [(items.plural.capitalize(), ItemSet(key="", label="").text(there))]
    note = f"{len(there)} {items.title if len(there) == 1 else items.plural} would be gone."
    note = f"{note} {too_many_removed(target, len(there))}".rstrip()
    return _confirmation(context, target, workspace, values, f"Remove all {items.plural}", facts, note)


def _confirmation(
    context: Context,
    target: ChangeTarget,
    workspace: Workspace,
    values: Values,
    title: str,
    facts: Sequence[tuple[str, str]],
    note: str,
) -> Answer:
    form = kept_form(context, target, workspace, values)
    card = confirm_removal_card(
        f"{target.family.with_title(title)} · {workspace.name}",
        whereabouts(workspace),
        facts,
        form.id,
        f"{note} {what_is_lost(target, None)}".rstrip(),
        _valid(context, form),
    )
    return card_answer(card, form_id=form.id)


def remove_several(context: Context, request: RemoveSeveral) -> Answer:
    """Shows a page of items to tick, to be removed in one go."""
    items, workspace = request.list.items, request.list.workspace
    if items.remove_some({}, ()) is None:
        raise _only_one_by_one(context, request.list)
    _, rows = read_list(context, request.list)
    if not rows:
        raise _empty(context, request.list)
    page = page_of(rows, request.page, TICKS_ON_PAGE)
    choices = tuple(Ref(items.identity(row), items.row_title(row)) for row in page.rows)
    buttons = more_button(context, page, context.command("remove several", request.list, workspace))
    target = BulkItemsTarget(request.list.family, items, ())
    return _ticks(context, target, workspace, choices, f"{len(rows)}{page.suffix}", buttons)


def tick_again(
    context: Context, target: BulkItemsTarget, workspace: Workspace, form: Form, replaces: str
) -> Answer:
    """The same page once more: nothing was ticked on it."""
    choices = load_refs(form.candidates.get(TICKED_INPUT))
    return _ticks(context, target, workspace, choices, "", (), NONE_TICKED, replaces)


def _ticks(
    context: Context,
    target: BulkItemsTarget,
    workspace: Workspace,
    choices: Sequence[Ref],
    subtitle: str,
    more: Sequence[Button],
    problem: str = "",
    replaces: str = "",
) -> Answer:
    form = kept_form(context, target, workspace, {}, {TICKED_INPUT: choices})
    card = remove_some_card(
        f"Remove several {target.items.plural} · {workspace.name}",
        subtitle or whereabouts(workspace),
        [ItemChoice(ref.name, ref.id) for ref in choices],
        form.id,
        more,
        f"{_valid(context, form)} {never_put_back(target)}".rstrip(),
        problem,
    )
    return card_answer(card, form_id=form.id, replaces=replaces)


def ticked(form: Form, submission: CardSubmission) -> tuple[str, ...]:
    """What was ticked, of the choices on the card."""
    ticked_ids = submission.inputs.get(TICKED_INPUT)
    chosen = set(ticked_ids.split(",")) if isinstance(ticked_ids, str) else set()
    return tuple(ref.id for ref in load_refs(form.candidates.get(TICKED_INPUT)) if ref.id in chosen)


def _valid(context: Context, form: Form) -> str:
    valid = lasting(form.expires_at - context.now)
    return f"For {context.person.name}, valid for {valid}. Nothing is removed before you press Remove."


def _only_one_by_one(context: Context, its_list: WorkspaceList) -> NotAvailable:
    return NotAvailable(
        f"{its_list.items.plural.capitalize()} can only be removed one by one. Nothing was changed.",
        "Choose one:",
        (context.command("list", its_list, its_list.workspace),),
    )


def _empty(context: Context, its_list: WorkspaceList) -> NotFound:
    return NotFound(
        f"{its_list.family.title} of {message_text(its_list.workspace.name)} has no {its_list.items.plural}. "
        "Nothing was changed.",
        "Add one:",
        (context.command("add", its_list, its_list.workspace),),
    )
