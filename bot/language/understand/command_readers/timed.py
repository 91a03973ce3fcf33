"""Reads timed changes: `set` with a time, `scheduled`, and `extend`, `end` or `cancel` with a number."""

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
    CancelTimed,
    EndTimed,
    ExtendTimed,
    LeaveAsItIs,
    Propose,
    SetFields,
    SetForTime,
    WhatMoved,
)
from bot.language.requests.many import EndPlan, ExtendPlan, StopPlan
from bot.language.requests.request import Request
from bot.language.requests.showing import ListTimed, ShowSetting
from bot.language.selecting.selection_words import ALL, AND, ARTICLES, INSIDE, plain_word
from bot.language.selecting.selections import selected
from bot.language.sentence.words.lexicon import lexicon
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
from bot.language.understand.command_readers.kept.approvals import names_request, read_of_request
from bot.language.understand.command_readers.kept.numbered import Numbered
from bot.language.understand.command_readers.kept.plans import PLANS, names_plan
from bot.language.understand.command_readers.settings import NoFields, Unfinished, read_set
from bot.language.understand.places.several.which_workspaces import selection_of
from bot.language.words import Word, Words, joined, retype, split, split_page
from bot.sentences import plan_name
from cards.fields import Digits, Email, Text

TIMED = Numbered("s", "the|timer|timed|change|please|now")
_BY = "by"
_SEEN = "seen"
_DUE = "due"
_ALL = frozenset(
    {"what", "is", "are", "the", "all", "everything", "changes", "change", "there", "my", "now", "for"}
)
"""Words beside `scheduled` that name no workspace."""
_IN_A_ROW = ALL | AND | INSIDE | ARTICLES | {"page", "list", ""}
"""Words beside names in a row."""
_NEVER_SHOWN = frozenset({"passcode", "greeting"})
_OF_ITEMS = frozenset({"add", "change", "remove"})
_WITHOUT_TIME = _NEVER_SHOWN | _OF_ITEMS
"""Commands that take no time."""


def names_waiting(words: Words) -> bool:
    """Whether the words name a timed change (`s-7`), or a plan (`p-7`)."""
    return bool(TIMED.numbers(words) or PLANS.numbers(words))


def names_what_waits(words: Words) -> bool:
    """Whether the words name a timed change or a plan, or nothing: what was shown last."""
    is_plan = names_plan(_without_due(words)[0])
    return not words or bool(TIMED.numbers(words)) or is_plan or names_request(words)


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


def may_be_scheduled(words: Words) -> bool:
    """Whether these words can stand behind `scheduled`: not in “scheduled maintenance, turn on dnd …”, where
    a word says more than names do."""
    if not any(word.plain.endswith(",") for word in words):
        return True
    plain = {plain_word(word) for word in words if not word.quoted} - _IN_A_ROW
    return not any(map(lexicon().knows, plain))


def read_scheduled(viewer: Viewer, words: Words) -> ListTimed:
    """What waits for its start or end, from `[workspaces] [page <number>]`."""
    words, page = split_page(words)
    while words and words[0].plain in _ALL and not _selects(viewer, words):
        words = words[1:]
    while words and words[-1].plain in _ALL:
        words = words[:-1]
    selection = selection_of(viewer, words, "scheduled") if words else None
    return ListTimed(None if selection and selection.rule.is_everything else selection, page)


def _selects(viewer: Viewer, words: Words) -> bool:
    return selected(viewer.workspaces(), retype(words), viewer.lists) is not None


def read_cancel(viewer: Viewer, words: Words) -> Request:
    """The timed change that is to be left as it is, from `s-<number>`; or the plan, from `p-<number>`; alone,
    what was shown last."""
    if not words:
        return LeaveAsItIs()
    named, only_due = _without_due(words)
    if names_plan(named):
        return StopPlan(PLANS.numbers(named)[0], only_due)
    return read_of_request("cancel", words) or CancelTimed(_only_number(words, "cancel s-7"))


def _without_due(words: Words) -> tuple[Words, bool]:
    """The words without the one that buttons end in which are only about what is due."""
    is_due = bool(words) and words[-1].plain == _DUE
    return (words[:-1], True) if is_due else (words, False)


def read_end(viewer: Viewer, words: Words) -> EndTimed | EndPlan:
    """The timed change that is to end at once, from `s-<number> [now] [rest|anyway]`, or those of a plan,
    from `p-<number> [now]`."""
    named, only_due = _without_due(words)
    if names_plan(named):
        return EndPlan(PLANS.numbers(named)[0], only_due)
    match [word.plain for word in words if word.plain != "now"]:
        case [_, "rest"]:
            return EndTimed(_number(words[:1]), WhatMoved(is_left=True))
        case [_, "anyway", check]:
            return EndTimed(_number(words[:1]), WhatMoved(check=check))
        case _:
            return EndTimed(_only_number(words, "end s-7 now"), WhatMoved())


def read_extend(viewer: Viewer, words: Words) -> ExtendTimed | ExtendPlan:
    """The timed change that is to end later, from `s-<number> by|for|until <time> [seen <check>]`, or
    those of a plan, with its number."""
    seen = ""
    if len(words) > 2 and words[-2].plain == _SEEN:
        words, seen = words[:-2], words[-1].plain
    at = next(at for at, word in enumerate(words) if names_waiting((word,)))
    plan = next(iter(PLANS.numbers(words[at : at + 1])), None)
    number, time = _number(words[at : at + 1]), words[:at] + words[at + 1 :]
    name = f"s-{number}" if plan is None else plan_name(plan)
    if not time:
        raise NotUnderstood(
            "Until when? Nothing was changed.",
            "Or say the time, for example `until mon 8am`:",
            (f"extend {name} by 1 hour", f"extend {name} by 1 day"),
        )
    if may_tell_secret(joined(time)):
        raise NotUnderstood(
            f"That is no time. Nothing was changed. {CODE_UNUSED}", f"For example `extend {name} by 1 hour`."
        )
    if time[0].plain == "to":
        time = (Word("until"), *time[1:])  # “extend it to saturday 9am”
    is_more = time[0].plain == _BY
    said = f"for {joined(time[1:])}" if is_more else joined(time)
    if plan is not None:
        return ExtendPlan(plan, said, is_more, seen)
    return ExtendTimed(number, said, is_more, seen)


def _only_number(words: Words, example: str) -> int:
    if len(TIMED.numbers(words)) + len(TIMED.others(words)) != 1:
        raise NotUnderstood(
            "I do one timed change at a time, by its number. Nothing was changed.",
            f"For example `{example}`; `scheduled` shows the numbers.",
        )
    return _number(words)


def _number(words: Words) -> int:
    return next(iter(TIMED.numbers(words)), 0)
