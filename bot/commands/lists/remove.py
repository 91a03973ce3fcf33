"""The cards that ask once before items are removed: one, several that are ticked, or all of a list."""

from __future__ import annotations

from collections.abc import Sequence

from bot.changes.bulk_items import BulkItemsTarget, ItemSet
from bot.changes.item_target import ItemTarget
from bot.changes.target import ChangeTarget
from bot.commands.context import Answer, Context, card_answer
from bot.commands.forms.open import kept_form
from bot.commands.lists.find_item import ItemRow, find_item
from bot.commands.lists.pager import page_of
from bot.errors import NotAvailable, NotFound
from bot.events import CardSubmission, Workspace
from bot.language.vocabulary import WorkspaceList
from bot.names.workspaces import whereabouts
from bot.ports import Form
from bot.sentences import moment
from cards.card_builder import Button
from cards.fields import Ref, load_refs
from cards.list_cards import TICKED_INPUT, ItemChoice, confirm_removal_card, remove_some_card
from cards.text import message_text

TICKS_ON_PAGE = 25
"""ItemList to tick on one card; more are another page."""
NONE_TICKED = "Nothing is ticked yet."


def confirm(context: Context, its_list: WorkspaceList, rows: Sequence[ItemRow], item: str) -> Answer:
    """Shows the item that the text means, as it is now, and asks whether it shall go."""
    items, workspace = its_list.items, its_list.workspace
    row = find_item(context, its_list, rows, item, "remove")
    if reason := items.why_fixed(row):
        raise NotAvailable(f"{reason} Nothing was changed.", "See Control Hub.")
    target = ItemTarget(its_list.family, items, items.identity(row), items.row_title(row), is_removal=True)
    values = target.read(context.services.calling, workspace.id).values
    if values is None:
        raise gone(context, its_list)
    form = kept_form(context, target, workspace, target.shape.dump(values), "remove")
    facts = [
        (one.label, one.text(values[one.key])) for one in items.fields if not one.secret and values[one.key]
    ]
    note = f"“{items.row_title(row)}” would be gone."
    return _confirmation(context, target, form, workspace, f"Remove {items.title}", facts, note)


def confirm_all(context: Context, its_list: WorkspaceList) -> Answer:
    """Says how many would go, and asks whether they shall."""
    items, workspace = its_list.items, its_list.workspace
    if items.clear({}) is None:
        raise NotAvailable(
            f"{items.plural.capitalize()} can only be removed one by one. Nothing was changed.",
            "Choose one:",
            (context.command("list", its_list, its_list.workspace),),
        )
    target = BulkItemsTarget(its_list.family, items)
    values = target.read(context.services.calling, workspace.id).values or {}
    if not (there := values[target.key]):
        raise _empty(context, its_list)
    form = kept_form(context, target, workspace, target.shape.dump(values), "clear")
    count = f"{len(there)} {items.title if len(there) == 1 else items.plural}"
    names = ItemSet(key="", label="").text(there)
    facts = [(items.plural.capitalize(), names)]
    return _confirmation(
        context, target, form, workspace, f"Remove all {items.plural}", facts, f"{count} would be gone."
    )


def _confirmation(
    context: Context,
    target: ChangeTarget,
    form: Form,
    workspace: Workspace,
    title: str,
    facts: Sequence[tuple[str, str]],
    note: str,
) -> Answer:
    card = confirm_removal_card(
        f"{title} · {target.family.title} · {workspace.name}",
        whereabouts(workspace),
        facts,
        form.id,
        note,
        _until(context, form, workspace),
    )
    return card_answer(card, form_id=form.id)


def tick(context: Context, its_list: WorkspaceList, rows: Sequence[ItemRow], number: int) -> Answer:
    """A page of items to tick, to be removed in one go."""
    if its_list.items.remove_some({}, ()) is None:
        raise NotAvailable(
            f"{its_list.items.plural.capitalize()} can only be removed one by one. Nothing was changed.",
            "Choose one:",
            (context.command("list", its_list, its_list.workspace),),
        )
    if not rows:
        raise _empty(context, its_list)
    page = page_of(rows, number, TICKS_ON_PAGE)
    choices = tuple(Ref(its_list.items.identity(row), its_list.items.row_title(row)) for row in page.rows)
    more = context.command("remove several", its_list, its_list.workspace, f"page {page.number + 1}")
    buttons = () if page.is_last else (context.button("More", more),)
    target = BulkItemsTarget(its_list.family, its_list.items, ())
    return _ticks(context, target, its_list.workspace, choices, f"{len(rows)}{page.suffix}", buttons)


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
    form = kept_form(context, target, workspace, {}, "remove_some", {TICKED_INPUT: choices})
    card = remove_some_card(
        f"Remove several {target.items.plural} · {workspace.name}",
        subtitle or whereabouts(workspace),
        [ItemChoice(ref.name, ref.id) for ref in choices],
        form.id,
        more,
        _until(context, form, workspace),
        problem,
    )
    return card_answer(card, form_id=form.id, replaces=replaces)


def ticked(form: Form, submission: CardSubmission) -> tuple[str, ...]:
    """What was ticked, of the choices on the card."""
    ticked_ids = submission.inputs.get(TICKED_INPUT)
    chosen = set(ticked_ids.split(",")) if isinstance(ticked_ids, str) else set()
    return tuple(ref.id for ref in load_refs(form.candidates.get(TICKED_INPUT)) if ref.id in chosen)


def _until(context: Context, form: Form, workspace: Workspace) -> str:
    until = moment(form.expires_at, workspace.time_zone)
    return f"For {context.person.name}, until {until}. Nothing is removed before you press Remove."


def gone(context: Context, its_list: WorkspaceList) -> NotFound:
    """The refusal for an item that somebody removed a moment ago."""
    return NotFound(
        f"Somebody removed this {its_list.items.title} a moment ago. Nothing was changed now.",
        "See what there is:",
        (context.command("list", its_list, its_list.workspace),),
    )


def _empty(context: Context, its_list: WorkspaceList) -> NotFound:
    return NotFound(
        f"{its_list.family.title} of {message_text(its_list.workspace.name)} has no {its_list.items.plural}. "
        "Nothing was changed.",
        "Add one:",
        (context.command("add", its_list, its_list.workspace),),
    )
