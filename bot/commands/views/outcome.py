"""What a change came to, on a card that says what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.model.family import Family
from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.request import Outcome, Result
from bot.changes.target import ChangeTarget, ItemTarget
from bot.changes.write_only import WriteOnlyTarget
from bot.commands.context import Answer, Context, shown
from bot.commands.lists.lookup import phrase
from bot.commands.views.conflicts import consequences
from bot.events import Workspace
from bot.names.workspaces import typed_name
from bot.words import moment
from cards.card_builder import Button
from cards.outcome import Tone, outcome_card
from cards.payload import Say
from cards.text import unmarked

SAYS: dict[Result, tuple[Tone, str, str]] = {
    Result.DONE: ("good", "Saved", "Webex holds the new values."),
    Result.ALREADY: ("good", "Nothing to change", "It is so already; nothing was written."),
    Result.MOVED: (
        "warning",
        "Not saved",
        "Somebody changed this while your form was open; nothing was written. Shown on your form → now:",
    ),
    Result.GONE: (
        "warning",
        "Not saved",
        "Somebody removed this while your form was open; nothing was written.",
    ),
    Result.IGNORED: (
        "attention",
        "Not saved",
        "Webex accepted the change and does not show it; another setting may have to be on first.",
    ),
    Result.UNKNOWN: (
        "warning",
        "Not certain",
        "Webex did not answer and I could not read the setting again: it may or may not be changed.",
    ),
}

ANSWERED = frozenset({Result.DONE, Result.ALREADY, Result.IGNORED})
"""The results after which it is worth saying what follows from the setting, or what is in its way."""


def outcome_answer(
    context: Context,
    target: ChangeTarget,
    workspace: Workspace,
    outcome: Outcome,
    *,
    replaces: str = "",
    notes: Sequence[str] = (),
) -> Answer:
    """The outcome card, with notes on what was asked for; takes the place of the form, if there was one."""
    family = target.family
    tone, word, message = SAYS[outcome.result]
    if outcome.result is Result.DONE and outcome.missed:
        tone = "warning"
        missed = "; ".join(f"{one.label}: {one.before} → {one.after}" for one in outcome.missed)
        message = f"Saved in part. Wanted → what Webex shows: {missed}."
    elif not outcome.seen:
        tone = "warning"
        message = "Webex accepted the change; I could not read it again to make sure."
    elif isinstance(target, ItemTarget | BulkItemsTarget):
        word, message = _of_things(target, outcome, word, message)
    message = unmarked(outcome.note) or message
    known, mends = _consequences(context, family, workspace, outcome)
    card = outcome_card(
        f"{word}: {_what(target)} · {workspace.name}",
        tone,
        "\n".join((message, *notes, *known)),
        outcome.differences,
        [*_buttons(context, target, workspace, outcome), *mends],
        _hint(context, target, workspace, outcome),
    )
    return shown(card, replaces=replaces)


def _consequences(
    context: Context, family: Family, workspace: Workspace, outcome: Outcome
) -> tuple[list[str], list[Button]]:
    if outcome.result not in ANSWERED:
        return [], []
    return consequences(context, family, workspace, outcome.missed)


def _of_things(
    target: ItemTarget | BulkItemsTarget, outcome: Outcome, word: str, message: str
) -> tuple[str, str]:
    if outcome.result is Result.GONE and target.items.secret:
        return word, "I do not find it any more: it was removed. Nothing was written."
    if outcome.result is not Result.DONE:
        return word, message
    if isinstance(target, BulkItemsTarget) or target.is_removal:
        return "Removed", "Webex does not hold it any more."
    return ("Saved", message) if target.item_id else ("Added", "Webex holds it now.")


def _what(target: ChangeTarget) -> str:
    if isinstance(target, BulkItemsTarget):
        return f"{target.items.plural} · {target.family.title}"
    return (
        f"{target.items.title} · {target.family.title}"
        if isinstance(target, ItemTarget)
        else target.family.title
    )


def form_again(target: ChangeTarget, name: str) -> str:
    """The command that opens the form for this again; `name` is the workspace as it is typed."""
    if isinstance(target, WriteOnlyTarget):
        return f"{target.unread.command} {name}"
    if isinstance(target, ItemTarget) and not target.item_id:
        return phrase("add", target.family, target.items, name)
    return look_again(target, name).replace("show", "edit", 1)


def look_again(target: ChangeTarget, name: str) -> str:
    """The command that shows how it is now."""
    if isinstance(target, ItemTarget | BulkItemsTarget):
        return phrase("list", target.family, target.items, name)
    return f"show {target.family.key} {name}"


def _buttons(context: Context, target: ChangeTarget, workspace: Workspace, outcome: Outcome) -> list[Button]:
    name = typed_name(context.seen(), workspace)
    show = Button("Show it now", Say(look_again(target, name), context.thread_id))
    edit = Button("Fresh form", Say(form_again(target, name), context.thread_id))
    history = Button("History", Say(f"history {name}", context.thread_id))
    if isinstance(target, ItemTarget | BulkItemsTarget) and (
        target.item_id or isinstance(target, BulkItemsTarget)
    ):
        edit = show
    follow = {Result.DONE: [show, history], Result.ALREADY: [show]}.get(outcome.result, [edit, show])
    return list(dict.fromkeys(follow))


def _hint(context: Context, target: ChangeTarget, workspace: Workspace, outcome: Outcome) -> str:
    name = typed_name(context.seen(), workspace)
    parts = [f"By {context.person.name}, {moment(context.now, workspace.time_zone)}."]
    if outcome.number:
        parts.append(f"Change {outcome.number}.")
    if outcome.tracking_id and outcome.result is not Result.ALREADY:
        parts.append(f"Webex {outcome.tracking_id}.")
    parts.append(
        f"To see it: history {name}" if outcome.result is Result.DONE else f"Next: {look_again(target, name)}"
    )
    return " ".join(parts)
