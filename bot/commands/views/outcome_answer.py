"""What a change came to, on a card that says what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.changes.bulk_items import BulkItemsTarget
from bot.changes.item_target import ItemTarget, added_in_words
from bot.changes.number_names import named
from bot.changes.outcome import Outcome, Result
from bot.changes.target import ChangeTarget
from bot.changes.undo import what_stays, why_not_undoable
from bot.changes.write_only import WriteOnlyTarget
from bot.commands.context import Answer, Context, card_answer
from bot.commands.views.conflicts import dependents, fix_buttons
from bot.commands.views.held import said_of_held
from bot.commands.views.in_force import InForce, in_force_after
from bot.commands.views.named_numbers import names_of
from bot.commands.views.not_kept import kept_by
from bot.language.vocabulary import SettingList, command_text
from bot.sentences import moment, short_moment
from cards.card_builder import Button
from cards.outcome import Tone, outcome_card
from cards.text import unmarked

RESULT_TEXTS: dict[Result, tuple[Tone, str, str]] = {
    Result.DONE: ("good", "Saved", ""),
    Result.ALREADY: ("plain", "Nothing to change", "It is so already; nothing was written."),
    Result.MOVED: (
        "warning",
        "Not saved",
        "Somebody changed this meanwhile; nothing was written. Shown before → now:",
    ),
    Result.GONE: ("warning", "Not saved", "Somebody removed this meanwhile; nothing was written."),
    Result.IGNORED: (
        "attention",
        "Not saved",
        "Webex accepted the change and does not show it.",
    ),
    Result.UNKNOWN: (
        "warning",
        "Not certain",
        "Webex did not answer and I could not read the setting again: it may or may not be changed.",
    ),
}
"""The tone of the card, the word in its title, and the sentence."""
FORM_TEXTS = {
    Result.MOVED: (
        "Somebody changed this while your form was open; nothing was written. Shown on your form → now:"
    ),
    Result.GONE: "Somebody removed this while your form was open; nothing was written.",
}
"""Sentences in the place of those above, for changes that were asked for on a form."""
UNDO_TEXTS = {
    Result.DONE: ("Undone", ""),
    Result.ALREADY: ("Nothing to undo", "It is as before already; nothing was written."),
    Result.GONE: ("Not undone", "It was removed since; nothing was written."),
}
"""Words in the title and sentences for changes that undo one."""
REDO_TEXTS = {
    Result.ALREADY: ("Nothing to redo", "It is so already; nothing was written."),
    Result.GONE: ("Not made again", "It was removed since; nothing was written."),
}
"""The same for changes that take back an undo."""
FOLLOWED_UP = frozenset({Result.DONE, Result.ALREADY, Result.IGNORED})
"""The results after which it is said what follows from the setting and which conflicts there are."""


def outcome_answer(
    context: Context, outcome: Outcome, *, replaces: str = "", notes: Sequence[str] = ()
) -> Answer:
    """The outcome card, with notes on what was asked for; `replaces` is the message of the form it takes the
    place of."""
    tone, word, message = _text(outcome)
    is_known = outcome.result in FOLLOWED_UP
    held, keep = (
        said_of_held(context, outcome) if outcome.result in (Result.DONE, Result.ALREADY) else ([], [])
    )
    now = in_force_after(context, outcome) if is_known else InForce()
    now = replace(now, findings=kept_by(outcome, now.findings))
    depends = dependents(context, outcome.target.family, outcome.workspace) if is_known else []
    entry = context.services.journal.change(outcome.entry_id) if outcome.result is Result.DONE else None
    cannot_be_undone = why_not_undoable(entry) if entry else ""
    limits = cannot_be_undone or (what_stays(entry) if entry else "")
    if tone in ("good", "plain") and now.findings:
        tone = "warning"
    added = added_in_words(outcome.target, outcome.differences)
    names = names_of(context, outcome.target.shape, outcome.differences, outcome.workspace)
    said = (
        message,
        *held,
        *now.warnings,
        " ".join(now.sentences),
        added,
        *notes,
        *now.remarks,
        *depends,
        limits,
    )
    card = outcome_card(
        f"{word}: {what_changed(outcome.target)} · {outcome.workspace.name}",
        tone,
        "\n".join(filter(None, said)),
        () if added else [*named(outcome.differences, names)],
        [
            *keep,
            *fix_buttons(context, outcome.workspace, now.findings),
            *_buttons(context, outcome, entry is not None and not cannot_be_undone),
        ],
        by_whom(context, outcome),
        _details(context, outcome) if is_known else (),
    )
    return card_answer(card, replaces=replaces)


def _text(outcome: Outcome) -> tuple[Tone, str, str]:
    tone, word, message = RESULT_TEXTS[outcome.result]
    if outcome.request.redoes_id:
        word, message = REDO_TEXTS.get(outcome.result, (word, message))
    elif outcome.request.parent_id:
        word, message = UNDO_TEXTS.get(outcome.result, (word, message))
    elif outcome.request.origin == "form":
        message = FORM_TEXTS.get(outcome.result, message)
    if outcome.result is Result.DONE and outcome.not_taken:
        tone = "warning"
        others = "; ".join(f"{one.label}: {one.before} → {one.after}" for one in outcome.not_taken)
        message = f"Saved in part. Wanted → what Webex shows: {others}."
    elif outcome.result is Result.DONE and outcome.after is None:
        tone = "warning"
        message = "Webex accepted the change; I could not read it again to make sure."
    elif isinstance(outcome.target, ItemTarget | BulkItemsTarget):
        word, message = _item_text(outcome.target, outcome.result, word, message)
    return tone, word, unmarked(outcome.note) or message


def _item_text(
    target: ItemTarget | BulkItemsTarget, result: Result, word: str, message: str
) -> tuple[str, str]:
    if result is Result.GONE and target.items.secret:
        is_known = all(map(target.items.recognises, target.item_id.split()))
        why = "it was removed" if is_known else "this card is from before I was set up anew"
        return word, f"I do not find it any more: {why}. Nothing was written."
    if result is not Result.DONE:
        return word, message
    if word != RESULT_TEXTS[result][1]:
        return word, message
    return {"change": "Saved", "add": "Added"}.get(target.action, "Removed"), message


def what_changed(target: ChangeTarget) -> str:
    """What a change is of, as it stands in titles."""
    title = target.family.title
    if isinstance(target, BulkItemsTarget):
        return target.family.with_title(target.items.plural)
    return target.family.with_title(target.items.title) if isinstance(target, ItemTarget) else title


def form_again(target: ChangeTarget, name: str) -> str:
    """The command that leads to the form for this again; `name` is the workspace as it is typed."""
    if isinstance(target, WriteOnlyTarget):
        return command_text(target.kind.command, workspace=name)
    if isinstance(target, ItemTarget) and target.action == "add":
        return command_text("add", SettingList(target.family, target.items), name)
    if isinstance(target, ItemTarget | BulkItemsTarget):
        return look_again(target, name)
    return command_text("edit", target.family, name)


def look_again(target: ChangeTarget, name: str) -> str:
    """The command that shows how it is now."""
    if isinstance(target, ItemTarget | BulkItemsTarget):
        return command_text("list", SettingList(target.family, target.items), name)
    return command_text("show", target.family, name)


def _buttons(context: Context, outcome: Outcome, can_be_undone: bool) -> list[Button]:
    name, target = context.typed_name(outcome.workspace), outcome.target
    show = context.button("Show", look_again(target, name))
    edit = context.button("Fresh form", form_again(target, name))
    if outcome.result is Result.DONE:
        verb = "redo" if outcome.request.parent_id else "undo"
        back = context.button(verb.capitalize(), context.command(verb, rest=str(outcome.entry_id)))
        return [back, show] if can_be_undone else [show]
    return [show] if outcome.result is Result.ALREADY or edit.payload == show.payload else [edit, show]


def by_whom(context: Context, outcome: Outcome) -> str:
    """Who changed it and when; after what may need looking into, all that is known of it."""
    zone = outcome.workspace.time_zone
    if outcome.result is Result.DONE:
        return f"{context.person.name}, {short_moment(context.now, zone)}"
    if outcome.result is Result.ALREADY:
        return ""
    known = "".join(f" {label} {value}." for label, value in references(outcome))
    return f"By {context.person.name}, {moment(context.now, zone)}.{known}"


def _details(context: Context, outcome: Outcome) -> list[tuple[str, str]]:
    """What few people need to know of a change that was made."""
    if outcome.result is not Result.DONE:
        return []
    reason = [("Reason", outcome.request.reason)] if outcome.request.reason else []
    return [*reason, *references(outcome), ("When", moment(context.now, outcome.workspace.time_zone))]


def references(outcome: Outcome) -> list[tuple[str, str]]:
    """By what the change is known here and at Webex."""
    return [
        (label, value)
        for label, value in (("Change", str(outcome.entry_id or "")), ("Webex", outcome.tracking_id))
        if value
    ]
