"""What a change came to, on a card that says what to do next."""

from __future__ import annotations

from bot.catalogue.family import Family
from bot.changes.subject import Subject
from bot.changes.unread import Sent
from bot.changes.wanted import Outcome, Result
from bot.events import Workspace
from bot.handlers.clashes import consequences
from bot.handlers.context import Answer, Context, shown
from bot.matching import typed
from bot.words import moment
from cards.outcome import Tone, outcome_card
from cards.payload import Say
from cards.sheet import Button

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
        "attention",
        "Not certain",
        "Webex did not answer and I could not read the setting again: it may or may not be changed.",
    ),
}

ANSWERED = frozenset({Result.DONE, Result.ALREADY, Result.IGNORED})
"""The results after which it is worth saying what follows from the setting, or what is in its way."""


def outcome_answer(
    context: Context, subject: Subject, workspace: Workspace, outcome: Outcome, *, replaces: str = ""
) -> Answer:
    """The outcome card; it takes the place of the form, if there was one."""
    family = subject.family
    tone, word, message = SAYS[outcome.result]
    if outcome.result is Result.DONE and outcome.missed:
        tone = "warning"
        missed = "; ".join(f"{one.label}: {one.before} → {one.after}" for one in outcome.missed)
        message = f"Saved in part. Wanted → what Webex shows: {missed}."
    elif not outcome.seen:
        tone = "warning"
        message = "Webex accepted the change; I could not read it again to make sure."
    message = outcome.note or message
    known, mends = _consequences(context, family, workspace, outcome)
    card = outcome_card(
        f"{word}: {family.title} · {workspace.name}",
        tone,
        "\n".join((message, *known)),
        outcome.differences,
        [*_buttons(context, subject, workspace, outcome), *mends],
        _hint(context, family, workspace, outcome),
    )
    return shown(card, replaces=replaces)


def _consequences(
    context: Context, family: Family, workspace: Workspace, outcome: Outcome
) -> tuple[list[str], list[Button]]:
    if outcome.result not in ANSWERED:
        return [], []
    return consequences(context, family, workspace, outcome.missed)


def form_again(subject: Subject) -> str:
    """The command, but for the workspace, that opens the form for this again."""
    return subject.unread.command if isinstance(subject, Sent) else f"edit {subject.family.key}"


def _buttons(context: Context, subject: Subject, workspace: Workspace, outcome: Outcome) -> list[Button]:
    name, family = typed(context.seen(), workspace), subject.family
    show = Button("Show it now", Say(f"show {family.key} {name}", context.thread_id))
    edit = Button("Fresh form", Say(f"{form_again(subject)} {name}", context.thread_id))
    history = Button("History", Say(f"history {name}", context.thread_id))
    return {Result.DONE: [show, history], Result.ALREADY: [show]}.get(outcome.result, [edit, show])


def _hint(context: Context, family: Family, workspace: Workspace, outcome: Outcome) -> str:
    name = typed(context.seen(), workspace)
    parts = [f"By {context.person.name}, {moment(context.now, workspace.time_zone)}."]
    if outcome.number:
        parts.append(f"Change {outcome.number}.")
    if outcome.tracking_id and outcome.result is not Result.ALREADY:
        parts.append(f"Webex {outcome.tracking_id}.")
    parts.append(
        f"To see it: history {name}" if outcome.result is Result.DONE else f"Next: show {family.key} {name}"
    )
    return " ".join(parts)
