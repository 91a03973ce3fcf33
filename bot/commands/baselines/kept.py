"""`baseline` and `baselines`: how workspaces should be, saved under a name, listed and forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from bot.access import Access, Rights
from bot.catalogue.model.family import Family
from bot.catalogue.model.listed import Rows, counted, listed, rows_of
from bot.commands.baselines.ignored_store import forget_ignored, ignored_of
from bot.commands.context import Answer, Context, card_answer
from bot.commands.many.copying import COMPARED, copied_values
from bot.commands.views.overview import read_settings, settings_of
from bot.errors import NotAllowed, NotFound, NotUnderstood, OutOfDate
from bot.events import Person, Reply
from bot.language.remembered.memory import Offer
from bot.language.requests.baseline import ForgetBaseline, ListBaselines, SaveBaseline
from bot.names.text import quoted, suggestions
from bot.ports.database import Saved
from bot.sentences import short_moment
from cards.card_builder import Button, Change
from cards.list_cards import Choosing, ListItem, list_card
from cards.outcome import outcome_card
from cards.payload import Choose
from cards.text import message_text

BASELINE = "baseline"
MAX_BASELINES = 25
"""Baselines that a space can have: as many as a card shows."""
SEEN_DIGITS = 6
"""Hexadecimal digits that tell whether a baseline is the one that was shown."""


def save_baseline(context: Context, request: SaveBaseline) -> Answer:
    """Keeps how a workspace is now under a name, without secrets and what belongs to it alone; of what stands
    on lists, what it is called and a mark of what it says.

    In the place of somebody else's only after it was shown. Raises NotAllowed where this person may not
    replace it, OutOfDate where it is not the one that was shown any more.
    """
    workspace, name = request.workspace, message_text(request.name)
    saved, space_id, person = context.services.saved, context.event.space.id, context.person
    others = saved.saved(space_id, BASELINE)
    before = next((one for one in others if one.name == request.name), None)
    if before is None and len(others) >= MAX_BASELINES:
        raise NotUnderstood(
            f"There are {MAX_BASELINES} baselines already. Nothing was saved.", "See `baselines`."
        )
    if before:
        require_may_change(context, before)
    if before and before.person_id != person.id and not _is_agreed(context, before, request.seen):
        return ask_first(
            context,
            f"Replace “{before.name}”?",
            f"{_whose(before)}. {workspace.name} would take its place for everybody here.",
            (),
            f"baseline save {context.typed_name(workspace)} as {quoted(before.name)} {seen_baseline(before)}",
        )
    reading = read_settings(
        context, workspace, [one for one in settings_of(workspace) if one in COMPARED], fresh=True
    )
    value: dict[str, Any] = {
        family.key: family.dump(copied_values(family, reading.values[family.key])) for family in reading.read
    }
    rows = {one.key: rows_of(one, reading.documents[one.key]) for one in reading.read if one.lists}
    value |= {lists_key(one): listed(one, rows[one.key]) for one in reading.read if one.lists}
    new = Saved(space_id, BASELINE, request.name, value, person.id, person.name, context.now)
    if before is None:
        saved.save(new)
    elif not saved.replace_saved(new, before):
        raise was_saved_again(before)
    instead = f" It takes the place of the one before: {message_text(_whose(before))}." if before else ""
    return Answer(
        Reply(
            f"**{message_text(workspace.name)}** is the baseline “{name}” of this space: "
            f"{reading.count}.{_on_lists(reading.read, rows)}{instead} "
            f"Where others differ: `drift <workspaces> vs {message_text(quoted(request.name))}`."
        )
    )


def list_baselines(context: Context, request: ListBaselines) -> Answer:
    """The baselines of this space, with buttons that compare all workspaces with one, or forget it."""
    found = context.services.saved.saved(context.event.space.id, BASELINE)
    rows = [ListItem(one.name, _about(context, one)) for one in found]
    hint = "To save one: baseline save lobby as reception."
    if found:
        name = quoted(found[0].name)
        hint = f"To compare: drift Paris vs {name}. To forget: baseline forget {name}."
    choosing = Choosing(
        "Baseline",
        [(one.name, quoted(one.name)) for one in found],
        [
            Button("Compare all", Choose("drift all vs", context.thread_id)),
            Button("Forget", Choose("baseline forget", context.thread_id)),
        ],
    )
    said = "" if found else "There is none."
    return card_answer(list_card("Baselines", said, rows, hint=hint, choosing=choosing if found else None))


def forget_baseline(context: Context, request: ForgetBaseline) -> Answer:
    """Forgets a baseline, and what is ignored of it, once that was shown.

    Raises NotFound where there is none, NotAllowed where this person may not, OutOfDate where it is not the
    one that was shown any more.
    """
    if not request.name:
        raise NotUnderstood("Which baseline? Nothing was forgotten.", "See `baselines`.")
    one = baseline_of(context, request.name, "baseline forget {}")
    require_may_change(context, one)
    if not _is_agreed(context, one, request.seen):
        command = f"baseline forget {quoted(one.name)} {seen_baseline(one)}"
        return ask_first(context, f"Forget “{one.name}”?", f"{_about(context, one)}.", (), command)
    forget_ignored(context, one)
    context.services.saved.forget_saved(one.space_id, BASELINE, one.name)
    return Answer(Reply(f"The baseline “{message_text(one.name)}” is forgotten. No workspace was changed."))


def baseline_of(context: Context, name: str, command: str) -> Saved:
    """The baseline of this name; without a name the only one there is. `command` is what is asked for, with
    `{}` for another name. Raises NotFound where there is none, NotUnderstood where several are meant."""
    saved, space_id = context.services.saved, context.event.space.id
    found = saved.saved(space_id, BASELINE, name)
    if len(found) == 1:
        return found[0]
    others = found or saved.saved(space_id, BASELINE)
    if not others:
        raise NotFound(
            "There is no baseline here yet. Nothing was changed.",
            "Save one: `baseline save <workspace> as <name>`.",
        )
    if not name:
        choices = tuple((one.name, _whose(one), command.format(quoted(one.name))) for one in others)
        raise NotUnderstood("Which baseline?", "Or type `vs` and its name behind.", choices=choices)
    close = suggestions([one.name for one in others], name)
    raise NotFound(
        f"There is no baseline “{message_text(name)}” here. Nothing was changed.",
        "See `baselines`.",
        tuple(command.format(quoted(one)) for one in close),
    )


def require_may_change(context: Context, one: Saved) -> None:
    """Raises NotAllowed unless this person saved the baseline, or may change settings everywhere, now."""
    event = context.event
    rights = context.services.gate.rights(event.sender_id, fresh=True, event_id=event.id)
    if not may_change(one, context.person, rights):
        raise NotAllowed(
            f"“{message_text(one.name)}” is changed by {message_text(one.person_name)}, who saved it, and by "
            "whoever may change settings everywhere. Nothing was changed.",
            "Save your own under another name: `baseline save <workspace> as <name>`.",
        )


def may_change(one: Saved, person: Person, rights: Rights) -> bool:
    """Whether somebody with these rights may change a baseline: who saved it, or may change settings
    everywhere."""
    is_own = one.person_id == person.id and rights.most > Access.NONE
    return is_own or rights.everywhere >= Access.WRITE


def seen_baseline(one: Saved) -> str:
    """Tells which baseline a card showed, as the last word of what its button says."""
    digits = sha256(f"{one.name} {one.at.isoformat()}".encode()).hexdigest()
    return f"seen:{digits[:SEEN_DIGITS]}"


def was_saved_again(one: Saved) -> OutOfDate:
    """The refusal where a baseline is not the one that was shown."""
    return OutOfDate(
        f"“{message_text(one.name)}” was changed after this card. Nothing was changed.", "Ask again."
    )


def ask_first(context: Context, title: str, said: str, changes: Sequence[Change], command: str) -> Answer:
    """Shows what would become of a baseline, with the button that does it."""
    card = outcome_card(
        title,
        "plain",
        said,
        changes,
        [replace(context.do_it(command), typed="yes"), context.button("Cancel", "cancel")],
    )
    return replace(card_answer(card), offers=(Offer("Do it", "", command),))


def _is_agreed(context: Context, one: Saved, seen: str) -> bool:
    """Whether it was shown just now. Raises OutOfDate where another one was."""
    if seen and seen != seen_baseline(one):
        raise was_saved_again(one)
    return bool(seen) and context.was_shown


def _whose(one: Saved) -> str:
    return f"{one.person_name}, {short_moment(one.at)}"


def lists_key(family: Family) -> str:
    """The key under which a baseline has what stands on the lists of a setting."""
    return f"{family.key} lists"


def _on_lists(families: Sequence[Family], rows: Mapping[str, Rows]) -> str:
    """How much of what stands on lists is kept to compare with."""
    found = counted(families, rows)
    return f" On its lists: {found}, to compare with only." if found else ""


def _about(context: Context, one: Saved) -> str:
    ignored = len(ignored_of(context, one))
    return f"{sum(family.key in one.value for family in COMPARED)} settings · {_whose(one)}" + (
        f" · {ignored} ignored" if ignored else ""
    )
