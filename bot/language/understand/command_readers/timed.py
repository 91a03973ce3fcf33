"""Reads a time behind a command or in a sentence, for what is set: `set` with a time, “until 5pm”."""

from __future__ import annotations

from contextlib import suppress

from bot.access import Viewer
from bot.catalogue.model.family import Family
from bot.errors import BotError, NotAvailable, NotUnderstood
from bot.events import Workspace
from bot.language.assignments import Assignment
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.commands import Invocation
from bot.language.requests.changing import (
    Propose,
    SetFields,
    SetForTime,
)
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting
from bot.language.sentence.words.tickets import without_last_ticket
from bot.language.several import THEN
from bot.language.times.time_clauses import (
    cut_first_time,
    cut_inner_time,
    cut_start,
    cut_time,
    cut_time_around,
)
from bot.language.times.time_words import keep_time
from bot.language.understand.command_readers.settings import NoFields, Unfinished, read_set
from bot.language.words import Word, Words, joined, retype, split
from cards.fields import Digits, Email, Text

_NEVER_SHOWN = frozenset({"passcode", "greeting"})
_OF_ITEMS = frozenset({"add", "change", "remove"})
_WITHOUT_TIME = _NEVER_SHOWN | _OF_ITEMS
"""Commands that take no time."""


def read_timed_set(viewer: Viewer, words: Words) -> SetFields | SetForTime:
    """Fields to be set, from `<setting> <workspace> <field> <value> … [time]`."""
    rest, time = cut_time(words)
    if not time:
        rest, time = cut_start(words)
    if not time:
        return _read_untimed(viewer, words)
    try:
        fields = _read_set(viewer, rest, is_on=words[len(rest)].plain == "on")
    except NoFields as refusal:
        if refusal.form and refusal.is_all and _turns_on_alone(refusal.form.family):
            return SetForTime(_turned_on(refusal.form.family, refusal.form.workspace), time, asks_first=True)
        plainer = _without_form(refusal)
        keep_time(plainer, time)
        raise plainer from None
    except BotError as refusal:
        keep_time(refusal, time)
        raise
    last = fields.assignments[-1]
    is_text = isinstance(last.field, Text) and not isinstance(last.field, Digits | Email)
    if is_text and last.text and not rest[-1].quoted:
        return read_set(viewer, words)  # a text may be “Closed until monday 8am”
    return SetForTime(fields, time)


def _without_form(refusal: BotError) -> BotError:
    """The refusal; where it has a form that asks for the fields, one without it: it would leave the time
    out."""
    if not isinstance(refusal, NoFields) or refusal.form is None:
        return refusal
    plainer = NoFields(refusal.form.family, None)
    plainer.sentence = "Which field? Nothing was changed."
    return plainer


def _read_set(viewer: Viewer, words: Words, *, is_on: bool) -> SetFields:
    """Fields to be set; with `is_on` an “on” stood before the day, which may be the value: “dnd gym on monday
    from 8:00 to 9:00”."""
    try:
        return read_set(viewer, words)
    except BotError as refusal:
        if is_on:
            with suppress(BotError):
                return read_set(viewer, (*words, Word("on")))
        if isinstance(refusal, Unfinished):  # its form would leave the time out
            raise NotUnderstood(refusal.sentence, refusal.next_step) from None
        raise


def _read_untimed(viewer: Viewer, words: Words) -> SetFields | SetForTime:
    """Fields to be set without a time at the end; where they cannot be read but for a time between them, as
    in “gym for 2 hours on”, they are shown first."""
    try:
        return read_set(viewer, words)
    except BotError:
        cuts = ((cut_time(words[:end]), words[end:]) for end in range(len(words) - 1, 1, -1))
        rest, time = next(
            (((*before, *behind), time) for (before, time), behind in cuts if time), (words, "")
        )
        if not time:
            raise
    try:
        return SetForTime(read_set(viewer, rest), time, asks_first=True)
    except Unfinished as missing:  # its form would leave the time out
        refusal = NotUnderstood(missing.sentence, missing.next_step)
        keep_time(refusal, time)
        raise refusal from None
    except BotError as refusal:
        plainer = _without_form(refusal)
        keep_time(plainer, time)
        raise plainer from None


def require_no_time(invocation: Invocation) -> None:
    """Raises NotAvailable for a time behind a command whose change I cannot take back by myself."""
    name, (rest, time) = invocation.command.name, cut_time(invocation.words)
    if name not in _WITHOUT_TIME or not time:
        return
    # The command may be the word for the PIN itself.
    may_be_code = may_tell_secret(f"{name} {joined(rest)}")
    code = f" {CODE_UNUSED}" if may_be_code else ""
    if name in _NEVER_SHOWN:
        raise NotAvailable(
            "Webex never shows what was there before, so this cannot be put back and cannot end by itself. "
            f"Nothing was changed.{code}",
            "Say it without a time.",
        )
    raise no_time_for_items(code)


def no_time_for_items(more: str = "") -> NotAvailable:
    """The refusal of a time for what stands on a list, with `more` behind it."""
    return NotAvailable(
        f"Only fields can be set for a time, not what stands on a list. Nothing was changed.{more}",
        "Say it without a time; put a text that ends in one in quotes.",
    )


def timed_sentence(text: str) -> tuple[str, str]:
    """A sentence without the time at its end, at its start or before a reason, and the time; two empty texts
    where there is none."""
    if "\n" in text.strip():
        return "", ""
    words = without_last_ticket(split(text))
    rest, time = cut_time_around(words)
    for cut in (cut_first_time, cut_inner_time):
        if not time:
            rest, time = cut(words)
    asks = "?" if text.rstrip().endswith("?") else ""
    return (f"{retype(rest).rstrip(',')}{asks}", time.rstrip(",;")) if time else ("", "")


def for_time(found: Request | None, time: str) -> Request | None:
    """What a sentence asks for, for this time; None where it is no change of fields beyond doubt. A setting
    that is only named is turned on."""
    match found:
        case SetFields():
            return SetForTime(found, time, asks_first=True, reason=found.reason)
        case Propose(fields=fields) if found.is_clear or found.is_named:
            return SetForTime(fields, time, asks_first=True, reason=found.reason)
        case ShowSetting(family=family, workspace=one) if not found.note and _turns_on_alone(family):
            return SetForTime(_turned_on(family, one), time, asks_first=True, reason=found.reason)
        case _:
            return None


def _turned_on(family: Family, workspace: Workspace) -> SetFields:
    return SetFields(family, workspace, (Assignment(family.field(family.main), "on"),))


def _turns_on_alone(family: Family) -> bool:
    """Whether a setting can be turned on with nothing else said, so that its name and a time say so: “gym dnd
    until 5pm”."""
    return bool(family.main) and all(one.needed_when != family.main for one in family.fields)


def offered_for_time(refusal: BotError, time: str) -> BotError | None:
    """The refusal of a sentence without its time, where it asks which one of several to set; these are set
    for the time, too."""
    single = tuple(choice for choice in refusal.choices if THEN not in choice[2].split())
    if not single and refusal.choices:
        return NotUnderstood(
            "That is more than one order for a time. Nothing was changed.", "Say one at a time."
        )
    if not single or not all(command.startswith("set ") for _, _, command in single):
        return None
    refusal.choices = single
    keep_time(refusal, time)
    return refusal


def are_for_items(refusal: BotError) -> bool:
    """Whether all changes that a question offers are of what stands on a list."""
    verbs = {command.split(" ")[0] for _, _, command in refusal.choices} - {"show", "list"}
    return bool(verbs) and verbs <= _OF_ITEMS
