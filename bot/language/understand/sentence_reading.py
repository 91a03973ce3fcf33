"""What one message asks for as a sentence, with the times, rooms and repetitions that may stand in it."""

from __future__ import annotations

from bot.access import Viewer
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.errors import BotError, NotUnderstood, Unsure
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import AddItem, ChangeItem, RemoveItem, SetFields, SetForTime
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting
from bot.language.sentence.kinds.asking.questions import only_looks
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.certainty import is_change, is_sure
from bot.language.understand.command_readers.timed import (
    are_for_items,
    for_time,
    no_time_for_items,
    offered_for_time,
    timed_sentence,
)
from bot.language.understand.earlier.taken_back import shown_first, with_instead
from bot.language.understand.earlier.told_otherwise import told_otherwise
from bot.language.understand.not_done.repeated_changes import refuse_repeated
from bot.language.understand.one_sentence import RunCommand
from bot.language.understand.orders.each_with_its_time import each_with_its_time
from bot.language.understand.orders.for_open_times import DENIED, for_open_time
from bot.language.understand.orders.several_starts import several_starts
from bot.language.understand.places.several.asked_of_many import ReadText
from bot.language.understand.places.several.left_alone import (
    without_as_there,
    without_kept_setting,
    without_left_alone,
)
from bot.language.understand.places.several.on_many import on_named_list
from bot.language.understand.sentences import read_sentences
from bot.names.text import folded


class SentenceReading:
    """Reads sentences of one person after what they spoke of before; `anew` reads a text as if it had been
    nothing, and gives None where that is not certain."""

    def __init__(self, viewer: Viewer, topic: Topic, run: RunCommand, anew: ReadText) -> None:
        self._viewer = viewer
        self._topic = topic
        self._run = run
        self._anew = anew

    def read(self, text: str) -> tuple[Request | None, BotError | None]:
        """What a sentence asks for, or why that is not known."""
        if found := on_named_list(self._viewer, text, None, self._anew):
            return found, None
        if told := told_otherwise(self._viewer, text, self._plain):
            return told, None
        if instead := with_instead(self._viewer, text):
            found, refusal = self.read(instead)
            return shown_first(self._viewer, found, instead), refusal
        if rest := without_as_there(self._viewer, text):
            found, _ = self.read(rest)
            if is_change(found):
                return shown_first(self._viewer, found, rest), None
        if rest := without_left_alone(self._viewer, text):
            found, refusal = self.read(rest)
            return shown_first(self._viewer, found, rest) or found, refusal
        rest, kept = without_kept_setting(text)
        found = self.read(rest)[0] if rest else None
        if isinstance(found, SetFields) and found.family not in kept:
            return shown_first(self._viewer, found, rest), None
        try:
            each = each_with_its_time(text, self._anew) or several_starts(text, self._anew)
        except NotUnderstood as question:
            return None, question
        timed = (each, None) if each else self._timed(text)
        if any(timed):
            refuse_repeated(text, self._anew)
            return timed
        found = refusal = None
        try:
            found = self._plain(text)
        except BotError as problem:
            refusal = problem
        is_shown = not is_sure(found) or isinstance(found, ShowSetting)
        if is_shown:
            refuse_repeated(text, self._anew)
        later = for_open_time(text, self._plain) if is_shown else None
        return (later, None) if later else (found, refusal)

    def _plain(self, text: str) -> Request | None:
        """The same of a text without a time."""
        return read_sentences(self._viewer, text, self._topic, self._run)

    def _timed(self, text: str) -> tuple[Request | None, BotError | None]:
        """The change that a sentence with a time asks for, or which workspace it may be for; neither where it
        has none, or is not sure without it."""
        rest, time = timed_sentence(text)
        if not time:
            return None, None
        try:
            found = self._plain(rest)
        except BotError as refusal:
            if are_for_items(refusal):
                return None, no_time_for_items(_if_code(text))
            return None, offered_for_time(refusal, time)
        if isinstance(found, ShowSetting) and any(map(only_looks, sentences(rest))):
            return None, None
        if isinstance(found, AddItem | ChangeItem | RemoveItem):
            return None, no_time_for_items(_if_code(text))
        timed = for_time(found, time)
        return (None, _not_to_be_closed()) if _is_no_closing(timed, rest) else (timed, None)


def _is_no_closing(found: Request | None, order: str) -> bool:
    """Whether it tells that something is not to be closed for a time, which is no order to open it."""
    is_closing = isinstance(found, SetForTime) and found.fields.family is CALL_INTERCEPT
    return is_closing and DENIED.search(folded(order)) is not None


def _not_to_be_closed() -> Unsure:
    return Unsure(
        "That tells what is not to be done then. Nothing was changed.",
        "What is to begin later is said with its start, for example “close … from friday 8am”.",
    )


def _if_code(text: str) -> str:
    """What is said of a code that may be among the words; empty where none may be."""
    return f" {CODE_UNUSED}" if may_tell_secret(text) else ""
