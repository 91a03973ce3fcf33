"""What is about to go from a list: asked once on a card, one thing, several that are ticked, or all."""

from __future__ import annotations

from collections.abc import Sequence

from bot.changes.bulk_items import BulkItemsTarget, ItemSet
from bot.changes.item_target import ItemTarget
from bot.changes.target import ChangeTarget
from bot.commands.context import Answer, Context, shown
from bot.commands.edit import kept_form
from bot.commands.lists.lookup import Listed, Row, find_row, phrase
from bot.commands.workspace_lookup import place
from bot.errors import NotAvailable, NotFound
from bot.events import CardSubmission, Workspace
from bot.names.workspaces import typed_name
from bot.ports import Form
from bot.words import moment
from cards.card_builder import Button
from cards.fields import Ref, load_refs
from cards.list_cards import TICKED_INPUT, ItemChoice, confirm_removal_card, remove_some_card
from cards.payload import Say
from cards.text import message_text

PAGE = 25
NONE_TICKED = "Nothing is ticked yet."


def confirm(context: Context, listed: Listed, rows: Sequence[Row]) -> Answer:
    """Shows the thing that is meant, as it is now, and asks whether it shall go."""
    items, workspace = listed.items, listed.workspace
    row = find_row(context, listed, rows, listed.tail, "remove")
    if reason := items.why_fixed(row):
        raise NotAvailable(f"{reason} Nothing was changed.", "See Control Hub.")
    subject = ItemTarget(listed.family, items, items.identity(row), items.row_title(row), is_removal=True)
    held = subject.read(context.services.calling, workspace.id).values
    if held is None:
        raise gone(context, listed)
    form = kept_form(context, subject, workspace, subject.shape.dump(held), "remove")
    facts = [(one.label, one.text(held[one.key])) for one in items.fields if not one.secret and held[one.key]]
    note = f"“{items.row_title(row)}” would be gone."
    return _asked(context, subject, form, workspace, f"Remove {items.title}", facts, note)


def confirm_all(context: Context, listed: Listed) -> Answer:
    """Says how many would go, and asks whether they shall."""
    items, workspace = listed.items, listed.workspace
    if items.clear({}) is None:
        raise NotAvailable(
            f"{items.plural.capitalize()} can only be removed one by one. Nothing was changed.",
            "Choose one:",
            (_list(context, listed),),
        )
    subject = BulkItemsTarget(listed.family, items)
    held = subject.read(context.services.calling, workspace.id).values or {}
    if not (there := held[subject.key]):
        raise _nothing(context, listed)
    form = kept_form(context, subject, workspace, subject.shape.dump(held), "clear")
    count = f"{len(there)} {items.title if len(there) == 1 else items.plural}"
    names = ItemSet(key="", label="").text(there)
    facts = [(items.plural.capitalize(), names)]
    return _asked(
        context, subject, form, workspace, f"Remove all {items.plural}", facts, f"{count} would be gone."
    )


def _asked(
    context: Context,
    subject: ChangeTarget,
    form: Form,
    workspace: Workspace,
    title: str,
    facts: Sequence[tuple[str, str]],
    note: str,
) -> Answer:
    card = confirm_removal_card(
        f"{title} · {subject.family.title} · {workspace.name}",
        place(workspace),
        facts,
        form.id,
        note,
        _until(context, form, workspace),
    )
    return shown(card, form_id=form.id)


def tick(context: Context, listed: Listed, rows: Sequence[Row], page: int) -> Answer:
    """A page of things to tick, to be removed in one go."""
    if listed.items.remove_some({}, ()) is None:
        raise NotAvailable(
            f"{listed.items.plural.capitalize()} can only be removed one by one. Nothing was changed.",
            "Choose one:",
            (_list(context, listed),),
        )
    if not rows:
        raise _nothing(context, listed)
    pages = -(-len(rows) // PAGE)
    page = min(page, pages)
    here = rows[(page - 1) * PAGE : page * PAGE]
    offered = tuple(Ref(listed.items.identity(row), listed.items.row_title(row)) for row in here)
    more: tuple[Button, ...] = ()
    if page < pages:
        name = typed_name(context.seen(), listed.workspace)
        again = phrase("remove several", listed.family, listed.items, name, f"page {page + 1}")
        more = (Button("More", Say(again, context.thread_id)),)
    subtitle = f"{len(rows)}, page {page} of {pages}" if pages > 1 else str(len(rows))
    subject = BulkItemsTarget(listed.family, listed.items, ())
    return _ticks(context, subject, listed.workspace, offered, subtitle, more)


def tick_again(
    context: Context, subject: BulkItemsTarget, workspace: Workspace, form: Form, replaces: str
) -> Answer:
    """The same page once more: nothing was ticked on it."""
    offered = load_refs(form.candidates.get(TICKED_INPUT))
    return _ticks(context, subject, workspace, offered, "", (), NONE_TICKED, replaces)


def _ticks(
    context: Context,
    subject: BulkItemsTarget,
    workspace: Workspace,
    offered: Sequence[Ref],
    subtitle: str,
    more: Sequence[Button],
    problem: str = "",
    replaces: str = "",
) -> Answer:
    form = kept_form(context, subject, workspace, {}, "remove_some", {TICKED_INPUT: offered})
    card = remove_some_card(
        f"Remove several {subject.items.plural} · {workspace.name}",
        subtitle or place(workspace),
        [ItemChoice(ref.name, ref.id) for ref in offered],
        form.id,
        more,
        _until(context, form, workspace),
        problem,
    )
    return shown(card, form_id=form.id, replaces=replaces)


def ticked(form: Form, submission: CardSubmission) -> tuple[str, ...]:
    """What was ticked, of what the card offered."""
    said = submission.inputs.get(TICKED_INPUT)
    chosen = set(said.split(",")) if isinstance(said, str) else set()
    return tuple(ref.id for ref in load_refs(form.candidates.get(TICKED_INPUT)) if ref.id in chosen)


def _until(context: Context, form: Form, workspace: Workspace) -> str:
    until = moment(form.expires_at, workspace.time_zone)
    return f"For {context.person.name}, until {until}. Nothing is removed before you press Remove."


def _list(context: Context, listed: Listed) -> str:
    return phrase("list", listed.family, listed.items, typed_name(context.seen(), listed.workspace))


def gone(context: Context, listed: Listed) -> NotFound:
    """The refusal for a thing that somebody removed a moment ago."""
    return NotFound(
        f"Somebody removed this {listed.items.title} a moment ago. Nothing was changed now.",
        "See what there is:",
        (_list(context, listed),),
    )


def _nothing(context: Context, listed: Listed) -> NotFound:
    return NotFound(
        f"{listed.family.title} of {message_text(listed.workspace.name)} has no {listed.items.plural}. "
        "Nothing was changed.",
        "Add one:",
        (phrase("add", listed.family, listed.items, typed_name(context.seen(), listed.workspace)),),
    )
