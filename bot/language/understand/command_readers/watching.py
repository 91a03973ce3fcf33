"""Reads `watch`, `watches`, `unwatch`, `mute` and `unmute`: what a space is told of, and what it is not."""

from __future__ import annotations

from bot.access import Access, Viewer
from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.requests.showing import CallFine, EndWatch, ListWatches, MuteChanges, WatchChanges
from bot.language.selecting.selection_words import exception_at
from bot.language.times.time_clauses import cut_time
from bot.language.times.time_words import BEGINS, kind_of
from bot.language.understand.command_readers.reading.history_words import MAX_ID_DIGITS
from bot.language.understand.command_readers.watch_hours import cut_hours, require_no_other_hours
from bot.language.understand.places.find_workspace import find_workspace, workspaces_to_choose
from bot.language.understand.places.several.which_workspaces import (
    cut_settings,
    selection_of,
    sites_to_choose,
)
from bot.language.vocabulary import command_text
from bot.language.words import Word, Words, joined, retype
from cards.picker import MAX_OPTIONS as MAX_CHOICES

ALL_WORKSPACES = frozenset({"all", "everything", "everywhere", "*", "workspaces"})
JOINTS = frozenset(
    {"of", "for", "on", "in", "at", "and", "the", "&", "+", "settings", "setting", "changes", "to", "about"}
)
"""Words that only join the settings and the workspaces."""
RISKY = "risky"
AT_ANY_HOUR = "at any hour"
MAX_MUTED = 100
"""Workspaces that one message mutes."""
NOTICES = frozenset({"notice", "notices", "notification", "notifications", "alerts", "watch", "watches"})
PHONES = frozenset({"phone", "phones", "ringer", "microphone", "mic", "dnd", "disturb", "call", "calls"})
"""What else can be muted: then it is no command about notices."""
_MUTE_LENGTHS = ("30 minutes", "2 hours", "8 hours")
"""Offered where no time is said."""
_TOO_LONG = frozenset({"year", "years", "decade", "decades", "century", "centuries", "months"})
_DAYS = frozenset({"today", "tonight", "tomorrow", "now"})
"""They tell no moment at which a mute ends."""
EXAMPLES = "`watch lobby`, `watch forwarding on all at Paris` or `watch all except gym`."


def read_watch(viewer: Viewer, words: Words) -> WatchChanges:
    """What the space is to be told of, and at which hours: `[risky] <selection> [settings…] [except …]
    [quiet …] [digest …]`, in any order.

    Raises NotUnderstood, NotFound and Ambiguous.
    """
    if not words:
        raise NotUnderstood(
            "What should this space watch?",
            f"Or type for example {EXAMPLES}",
            choices=(
                ("Only what is risky", "of all workspaces", f"watch {RISKY}"),
                *sites_to_choose(viewer, "watch"),
                *workspaces_to_choose(viewer, lambda name: command_text("watch", None, name)),
            )[:MAX_CHOICES],
        )
    words, hours = cut_hours(words)
    require_no_other_hours(viewer, words)
    words, left_out = _cut_left_out(viewer, words)
    is_risky = any(one.plain == RISKY and not one.quoted for one in words)
    families, named = cut_settings(viewer, tuple(one for one in words if one.plain != RISKY or one.quoted))
    keys = " ".join(one.key for one in families)
    selection = selection_of(viewer, _trimmed(named), "watch", keys)
    only = RISKY if is_risky else ""
    return WatchChanges(selection, families, only, hours.quiet, hours.digest, left_out)


def _cut_left_out(viewer: Viewer, words: Words) -> tuple[Words, tuple[Family, ...]]:
    """The words without the settings at the end that are excepted: “all except forwarding”, and these; none
    where workspaces are."""
    for at in range(len(words)):
        if (length := exception_at(words, at)) and not words[at].quoted:
            families, rest = cut_settings(viewer, words[at + length :])
            if families and not _trimmed(rest):
                return words[:at], families
    return words, ()


def _trimmed(words: Words) -> Words:
    """The words without those at both ends that only join."""
    start, end = 0, len(words)
    while start < end and words[start].plain in JOINTS and not words[start].quoted:
        start += 1
    while end > start and words[end - 1].plain in JOINTS and not words[end - 1].quoted:
        end -= 1
    return words[start:end]


def read_watches(viewer: Viewer, words: Words) -> ListWatches:
    """What the space is told of; behind the number of a watch, at which hours it is to be told from now on.
    Other words mean nothing. Raises NotUnderstood for hours that no clock shows."""
    if not words or not words[0].plain.isdecimal():
        return ListWatches()
    rest, hours = cut_hours(words[1:])
    at_any_hour = joined(rest).casefold() == AT_ANY_HOUR
    number = int(words[0].plain[:MAX_ID_DIGITS])
    return ListWatches(number, hours.quiet, hours.digest, at_any_hour=at_any_hour)


def read_unwatch(viewer: Viewer, words: Words) -> EndWatch:
    """The watch to be ended, by its number or by what is watched, as `read_watch` reads it, or `all`.

    Raises NotUnderstood, NotFound and Ambiguous.
    """
    number = joined(words)
    if len(words) == 1 and words[0].plain in ALL_WORKSPACES:
        return EndWatch(None)
    if not words:
        raise NotUnderstood(
            "Which one?", "Type `unwatch <workspaces>`, `unwatch <number>` or `unwatch all`.", ("watches",)
        )
    if number.isdecimal():
        return EndWatch(int(number[:MAX_ID_DIGITS]))
    words, left_out = _cut_left_out(viewer, words)
    families, named = cut_settings(viewer, words)
    keys = " ".join(one.key for one in families)
    if left_out:
        families = tuple(one for one in families or FAMILIES if one not in left_out)
    return EndWatch(None, selection_of(viewer, _trimmed(named), "unwatch", keys), families)


def names_change(words: Words) -> bool:
    """Whether the words are the number of a change, and nothing else."""
    return len(words) == 1 and words[0].plain.lstrip("#").isdecimal()


def read_fine(viewer: Viewer, words: Words) -> CallFine:
    """The change that is fine, by its number."""
    return CallFine(int(words[0].plain.lstrip("#")[:MAX_ID_DIGITS]))


def means_notices(words: Words) -> bool:
    """Whether it is notices that are muted, and not a phone: they are named, or a bare length stands behind,
    as in `mute lobby 2h`."""
    at = len(words) - _length_of_end(words)
    is_bare = 0 < at < len(words) and words[at - 1].plain not in BEGINS
    if at == 0 or is_bare or _begins_with_time(words) or any(one.plain in NOTICES for one in words):
        return True
    # A phone is never called “everything”, and one that is not named is not muted either.
    rest = words[: at - 1] if 0 < at < len(words) else cut_time(words)[0]
    return bool(words) and len(rest) < len(words) and all(one.plain in ALL_WORKSPACES for one in rest)


def names_notices(words: Words) -> bool:
    """Whether notices can be meant; nothing is written in Webex for it, and where none are muted it is said
    how a phone rings again."""
    return any(one.plain in NOTICES for one in words) or not any(one.plain in PHONES for one in words)


def read_mute(viewer: Viewer, words: Words) -> MuteChanges:
    """What the space wants to hear nothing of, and how long: `mute [notices of] [workspace] 2h`.

    Raises NotUnderstood where no time is said, NotFound and Ambiguous.
    """
    at = len(words) - _length_of_end(words)
    if _begins_with_time(words):
        return MuteChanges((), joined(words))
    rest, time = cut_time(words) if at == len(words) or words[at - 1].plain in BEGINS else (words[:at], "")
    if at < len(words) and not time:
        time = f"for {joined(words[at:])}"
    if words and words[-1].plain in _TOO_LONG:
        raise NotUnderstood("That is too long. Nothing was muted.", "For example `mute lobby 2h`.")
    if not time:
        while rest and rest[-1].plain in _DAYS | {"until", "till", "for"}:
            rest = rest[:-1]
        choices = tuple((one, "", f"mute {retype(rest)} {one}") for one in _MUTE_LENGTHS)
        raise NotUnderstood("For how long? Nothing was changed.", "Or type `mute lobby 2h`.", choices=choices)
    return MuteChanges(_muted(viewer, rest, "mute notices of", time), time)


def read_unmute(viewer: Viewer, words: Words) -> MuteChanges:
    """What the space wants to hear of again."""
    return MuteChanges(_muted(viewer, words, "unmute notices of"), "")


def _length_of_end(words: Words) -> int:
    """How many words at the end tell a length of time: “2h”, “2 hours”."""
    count = 0
    while count < len(words) and _tells_length(words[-1 - count], ("number", "unit", "length", "hours")):
        count += 1
    is_length = count and _tells_length(words[-1], ("unit", "length", "hours"))
    return count if is_length else 0


def _begins_with_time(words: Words) -> bool:
    """Whether nothing but a time is said: “until 18:00”."""
    return len(words) > 1 and words[0].plain in BEGINS and kind_of(words[1].plain) != ""


def _tells_length(word: Word, kinds: tuple[str, ...]) -> bool:
    return word.plain in _TOO_LONG or kind_of(word.plain) in kinds


def _muted(viewer: Viewer, words: Words, verb: str, time: str = "") -> tuple[Workspace, ...]:
    """The workspaces that are named; none for all."""
    words = _trimmed(tuple(one for one in words if one.plain not in NOTICES or one.quoted))
    if all(one.plain in ALL_WORKSPACES for one in words):
        return ()
    families, named = cut_settings(viewer, words)
    if (families and not named) or any(one.plain == RISKY and not one.quoted for one in words):
        raise NotUnderstood(
            "Notices are muted by workspace, not by setting. Nothing was muted.",
            "For example `mute lobby 2h`, or end the watch in `watches`.",
            ("watches",),
        )
    if len(words) == 1:
        return (find_workspace(viewer, words, Access.READ, verb, rest=time),)
    selection = selection_of(viewer, words, verb, time)
    if len(selection.workspaces) > MAX_MUTED:
        raise NotUnderstood(
            f"I mute {MAX_MUTED} workspaces at once at most. Nothing was muted.", "Or mute all: `mute 2h`."
        )
    return tuple(selection.workspaces)
