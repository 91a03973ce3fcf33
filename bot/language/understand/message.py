"""From the text of a message to a request: a command, else a sentence, else words that look like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.access import Viewer
from bot.errors import (
    Ambiguous,
    BotError,
    NotAllowed,
    NotAvailable,
    NotFound,
    NotUnderstood,
    OfferedForAll,
    TwoMeanings,
    Unsure,
)
from bot.language.codes_and_pins import may_tell_secret
from bot.language.commands import (
    Command,
    Invocation,
    exact_command,
    loose_command,
    offer_with_reason,
)
from bot.language.extension_words import with_extension_word
from bot.language.reasons import BECAUSE, kept_reason, split_reason, split_secret_reason
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import AddItem, EditSetting, Propose, RemoveItem, SetForTime, UnsureItem
from bot.language.requests.request import Request
from bot.language.requests.showing import (
    ListWorkspaces,
    ShowWorkspace,
    SmallTalk,
)
from bot.language.selecting.selection_words import sites_called
from bot.language.sentence.words.emoji import in_words
from bot.language.sentence.words.tickets import ticket_in
from bot.language.understand.at_once import said_at_once
from bot.language.understand.beside.told_first.polite_order import without_polite_head
from bot.language.understand.beside.told_first.told_beside import is_time_told, told_beside
from bot.language.understand.beside.who_says.reported import is_done_by_others, is_doubted, is_reported
from bot.language.understand.calls.number_owners import tells_owner
from bot.language.understand.certainty import (
    CHANGES,
    KEEPS,
    is_change,
    is_meant,
    is_sure,
    only_asks,
    with_command,
)
from bot.language.understand.codes.typed_codes import read_typed_code
from bot.language.understand.command_or_sentence import better
from bot.language.understand.command_reader import CommandReader
from bot.language.understand.command_readers.settings import Unfinished
from bot.language.understand.command_readers.timed import require_no_time
from bot.language.understand.command_readers.watch_hours import WrongHours
from bot.language.understand.earlier.elsewhere_in_words import elsewhere_in_words
from bot.language.understand.earlier.follow_up import follow_up
from bot.language.understand.earlier.list_before import with_shown_list
from bot.language.understand.earlier.referring import with_workspace
from bot.language.understand.earlier.replies import Replies
from bot.language.understand.earlier.taken_back import correction, shown_first, state_alone
from bot.language.understand.earlier.undo_in_words import with_value_set
from bot.language.understand.earlier.unwatch_in_words import unwatch_in_words
from bot.language.understand.earlier.watch_in_words import watch_in_words
from bot.language.understand.effects.order_among import order_among
from bot.language.understand.effects.pieces import CUT
from bot.language.understand.misspelt_commands import misspelt_command
from bot.language.understand.not_done.other_languages import in_english, is_foreign
from bot.language.understand.orders.copied import copied, of_messages
from bot.language.understand.orders.ends_open import not_at_once
from bot.language.understand.orders.order_and_look import require_one_thing
from bot.language.understand.orders.set_off import goes_on, set_off
from bot.language.understand.orders.settings_in_a_row import SeveralOrders
from bot.language.understand.orders.wished_outcome import wishes_to_see
from bot.language.understand.pasted.pasted import lines_of, parts_of, which_line
from bot.language.understand.places.in_words.spaced_names import with_spaced_names
from bot.language.understand.places.several.all_beside import require_clear_row
from bot.language.understand.places.several.asked_of_many import in_kind, in_place
from bot.language.understand.places.several.left_alone import with_exceptions
from bot.language.understand.places.several.on_many import on_all, on_listed, on_named_list
from bot.language.understand.places.several.unknown_behind_colon import require_known_rooms
from bot.language.understand.places.several.unknown_list import beside_lists
from bot.language.understand.plain_text import plain_text
from bot.language.understand.questions.changed_by import history_by
from bot.language.understand.sentence_reading import SentenceReading
from bot.language.understand.set_apart import OrderSetApart, said_of
from bot.language.understand.what_is_named import names_setting
from bot.language.words import Word, retype, split
from bot.names.name_words import words_of

GREETINGS = frozenset({"hi", "hello", "start"})
"""Alone they ask for help; more words say what is wanted."""
_DENYING = frozenset({"not", "never", "don't", "dont", "unless", "except"})
_ON_SEVERAL = frozenset({"set", "show", "add", "change", "remove", "list", "edit", "greeting", "passcode"})
"""Commands that can be for several workspaces at once."""
_TAKES_TEXT = frozenset({"alias", "every", "button", "baseline"})
"""Commands behind which a text stands that may be of several parts."""
_SEVERAL_PARTS = re.compile(r"[;.?!]\s*\S")
_OF_BEFORE = re.compile(
    r"(?:please )?(?:show|list|tell|open)(?: me)?(?: (?:it|that|them|those|this))?(?: please)?", re.IGNORECASE
)
"""Shows what stands before: “which phone has x2005? show me”."""


class MessageReader:
    """Reads messages of one person who may see certain workspaces, after what they spoke of before."""

    def __init__(
        self, commands: Sequence[Command], viewer: Viewer, topic: Topic, *, is_part: bool = False
    ) -> None:
        self._commands = commands
        self._viewer = viewer
        self._topic = topic
        self._is_part = is_part
        self._reader = CommandReader(commands, viewer)
        self._sentences = SentenceReading(viewer, topic, self._reader.run, self._anew)
        self._replies = Replies(topic, self._reader, self._anew, self._read_anew, self._sentences.read)
        self._apart = OrderSetApart(viewer, topic, commands, self._anew, self._read_anew, self._stands)

    def request(self, text: str, invocation: Invocation | None) -> Request:
        """What is asked for; `invocation` is the command that the text begins with, if any.

        Raises NotUnderstood, NotFound, Ambiguous, NotAllowed or NotAvailable.
        """
        if invocation and invocation.name in GREETINGS and invocation.words:
            invocation = None  # “hi, turn on dnd …”
        if quoted := set_off(text, self._read_anew):
            return quoted
        if said_of(text, invocation) and (found := goes_on(self._viewer, text, self._read_anew)):
            return found
        if (said := in_words(text)) is not None:
            if said == "help":
                return self._read_anew(said)
            if said != "no" and not (said and self._topic.asks):
                return SmallTalk(closes=True)
            text = said
        if (spaced := with_spaced_names(self._viewer.workspaces(), text)) != text:
            text, invocation = spaced, exact_command(self._commands, split(spaced))
        plain = plain_text(self._viewer, text) if invocation is None else history_by(text)
        if plain != text:
            text, invocation = plain, exact_command(self._commands, split(plain))
        if (ordered := of_messages(with_value_set(text))) != text:
            text, invocation = ordered, exact_command(self._commands, split(ordered))
        if (
            said_of(text, invocation)
            and (called := with_extension_word(text, self._viewer.workspaces())) != text
        ):
            text, invocation = called, exact_command(self._commands, split(called))
        if invocation is None and is_done_by_others(text) and names_setting(text):
            raise Unsure("That tells what somebody did. Nothing was changed.", "Say it as one plain order.")
        if found := self._apart.read(text, invocation):
            return found
        is_one = text.casefold().count(BECAUSE) < 2
        order, reason = split_reason(text) if is_one else (text, "")
        tells_secret = not reason and invocation is None
        order, reason = split_secret_reason(text) if tells_secret else (order, reason)
        shows_first = (tells_secret and bool(reason)) or wishes_to_see(text)
        reason = kept_reason(reason, text)
        if invocation is not None:
            reason = invocation.reason or reason
        if invocation is None or invocation.command.name in _ON_SEVERAL:
            require_known_rooms(self._viewer, order)
        try:
            request = self._at_once(text, invocation) or beside_lists(
                self._viewer, order, lambda: self._ordered(order, invocation)
            )
        except Unfinished as unfinished:
            request = unfinished.form
        except BotError as refusal:
            if invocation is None and (found := self._ordered_politely(text)):
                return found
            if said_of(text, invocation) and (found := self._told_beside(text, refusal)):
                return found
            if not isinstance(refusal, NotAllowed) and is_foreign(self._viewer, text):
                raise in_english(text) from None
            is_denied = any(word.plain in _DENYING and not word.quoted for word in split(text))
            if isinstance(refusal, UnsureItem) and not (is_denied or self._is_part):
                return refusal.shown
            if is_denied:
                refusal.suggest_nothing()  # a near command would leave the “not” out
            offer_with_reason(refusal, self._commands, reason)
            raise
        if invocation is None and not isinstance(request, CHANGES):
            request = self._ordered_politely(text) or request
        is_clear = is_sure(request) and not is_time_told(self._viewer, request, text)
        if not is_clear and said_of(text, invocation) and (found := self._told_beside(text)):
            return found
        if shows_first:
            request = shown_first(self._viewer, request, order) or request
        request = not_at_once(self._viewer, request, order)
        told = text.rstrip().endswith("?") or is_reported(order) or tells_owner(order)
        if is_doubted(order) or (invocation is None and told):
            request = replace(request, shows_first=True)
        if not is_sure(request) and is_foreign(self._viewer, text):
            raise in_english(text)
        request = self._replies.goes_on(request)
        may_name_ticket = invocation is None or isinstance(request, SetForTime)
        if may_name_ticket and not (request.reason or reason) and is_change(request):
            reason = kept_reason(ticket_in(text), text)
        return replace(request, reason=request.reason or reason)

    def _told_beside(self, text: str, refusal: BotError | None = None) -> Request | None:
        """What is asked for without what is told beside it; None where nobody may do it. Behind a question it
        may be an answer: then nothing is asked anew."""
        if self._is_part or isinstance(refusal, NotAllowed):
            return None
        try:
            found = told_beside(self._viewer, text, self._read_part, is_refused=refusal is not None)
        except BotError:
            if self._topic.asks:
                return None
            if among := self._told_in_other_words(text):
                return among
            raise
        is_open = self._topic.asks or isinstance(refusal, TwoMeanings)
        return found or (None if is_open else self._told_in_other_words(text))

    def _ordered_politely(self, text: str) -> Request | None:
        """The change that the bare order behind “could you please …” asks for, to be shown first; None where
        it asks for none."""
        order = "" if self._is_part else without_polite_head(text)
        try:
            found = self._read_part(order) if order else None
        except BotError:
            return None
        if isinstance(found, AddItem | RemoveItem):
            return replace(found, shows_first=True)
        return shown_first(self._viewer, found, order) if is_change(found) else None

    def _told_in_other_words(self, text: str) -> Request | None:
        """What is told by its effect, or is the one order among sentences that only tell why; None where one
        of them is a command for what the space is told, or for what is repeated."""
        named = [exact_command(self._commands, split(part)) for part in CUT.split(text)]
        if any(one is not None and one.command.name in {*KEEPS, "every", "undo"} for one in named):
            return None
        return self._apart.told_by_effect(text) or order_among(self._viewer, text, self._read_part)

    def _at_once(self, text: str, invocation: Invocation | None) -> Request | None:
        """What a message asks for as a whole, before it is read: nothing, an undo to be told of, a watch to
        begin or end, changes made elsewhere, or the first of several commands. None for any other. Raises
        NotUnderstood for what is pasted."""
        if request := said_at_once(self._viewer, self._topic, text, is_command=invocation is not None):
            return request
        if said := unwatch_in_words(text) or watch_in_words(text) or elsewhere_in_words(text):
            return self._read_anew(said)
        is_command = invocation is not None and invocation.name not in GREETINGS
        lines = lines_of(text, self._is_command) if is_command else []
        if len(lines) < 2 and _SEVERAL_PARTS.search(text):
            lines = self._parts(text) or lines
        if len(lines) > 1:
            raise which_line(text, lines)
        return self.request(lines[0], exact_command(self._commands, split(lines[0]))) if lines else None

    def _is_command(self, line: str) -> bool:
        """Whether a line is a command, or an order that is understood in full."""
        command = exact_command(self._commands, split(line))
        if command is not None:
            return command.name not in GREETINGS and command.command.name != "help"
        return is_sure(self._anew(line))

    def _parts(self, text: str) -> list[str]:
        """The commands and questions in a message of nothing else: looks alone, or orders beside a command
        for what the space is told."""
        first = exact_command(self._commands, split(text))
        if first is not None and first.command.name in _TAKES_TEXT:
            return []
        parts = parts_of(text, self._is_look_or_command)
        named = [exact_command(self._commands, split(part)) for part in parts]
        is_told = any(one is not None and one.command.name in KEEPS for one in named)
        return parts if is_told or not any(map(self._is_order, parts)) else []

    def _is_look_or_command(self, part: str) -> bool:
        if _OF_BEFORE.fullmatch(part):
            return False
        is_named = exact_command(self._commands, split(part)) is not None
        try:
            return (is_named or part.endswith("?") or self._is_order(part)) and self._is_command(part)
        except BotError:
            return False

    def _is_order(self, part: str) -> bool:
        command = exact_command(self._commands, split(part))
        return command.command.changes if command else is_change(self._anew(part))

    def _ordered(self, text: str, invocation: Invocation | None) -> Request:
        """What is asked for on every workspace of a list or another selection, or where the text has none, on
        one."""
        require_clear_row(self._viewer, text)
        text = with_exceptions(self._viewer, text) or text
        if found := on_named_list(self._viewer, text, invocation, self._anew):
            return found
        is_other = invocation is not None and invocation.command.name not in _ON_SEVERAL
        found = None if is_other else on_all(self._viewer, text, self._anew)
        found = found or (in_kind(self._viewer, text, self._anew) if invocation is None else None)
        return found or self._on_one(text, invocation)

    def _on_one(self, text: str, invocation: Invocation | None) -> Request:
        """What is asked for on one workspace; on several where more are named in a row, or a location is."""
        try:
            request = self._request(text, invocation)
        except (NotUnderstood, NotFound, Ambiguous, NotAvailable) as refusal:
            is_other = invocation is not None and invocation.command.name not in _ON_SEVERAL
            if is_other or isinstance(refusal, Unfinished):
                raise
            try:
                found = on_listed(self._viewer, text, self._anew)
            except NotUnderstood as question:
                is_better = bool(refusal.choices) and not isinstance(refusal, Ambiguous)
                raise refusal if is_better else question from None
            if found:
                return found
            require_one_thing(text, self._anew)
            found = in_place(self._viewer, text, self._anew)
            if found is None:
                raise
            return found
        if not (isinstance(request, EditSetting) or (isinstance(request, Propose) and request.left_over)):
            return request
        if found := on_listed(self._viewer, text, self._anew):
            return found
        require_one_thing(text, self._anew)
        return request

    def _anew(self, text: str) -> Request | None:
        """What a text asks for, if it answers no question; None where that is not certain."""
        reader = MessageReader(self._commands, self._viewer, self._topic.without_question())
        try:
            return reader._request(text, exact_command(self._commands, split(text)))
        except (NotUnderstood, NotFound, Ambiguous) as refusal:
            if isinstance(refusal, Unfinished | OfferedForAll):
                raise
            return None

    def _stands(self, text: str) -> bool:
        """Whether a text is certain as it stands, be it a question, or holds several orders."""
        reader = MessageReader(self._commands, self._viewer, self._topic.without_question())
        try:
            return is_sure(reader._request(text, exact_command(self._commands, split(text))))
        except SeveralOrders:
            return True
        except BotError:
            return False

    def _request(self, text: str, invocation: Invocation | None) -> Request:
        """The same without the reason at the end."""
        if invocation and invocation.name in GREETINGS and invocation.words:
            invocation = None  # “hi, turn on dnd …”
        if invocation is None and (answer := self._replies.to_question(text)):
            return answer
        if copy := copied(text, self._anew):
            return copy
        if corrected := correction(self._viewer, self._topic, text, self._reader.run):
            return corrected
        if order := state_alone(self._topic, text):
            return shown_first(self._viewer, self._anew(order), order) or self._request(order, None)
        if invocation is None and (
            near := misspelt_command(self._commands, self._viewer, text, self._read_anew)
        ):
            return near
        typed = text
        is_removal = invocation is not None and invocation.command.name == "remove" and may_tell_secret(text)
        if is_removal and isinstance(code := read_typed_code(self._viewer, text), RemoveItem):
            return code  # “delete code 7719 from the gym, somebody knows it”; it asks first
        if invocation:
            invocation = with_shown_list(self._viewer, self._topic, invocation)
        if invocation and (said := with_workspace(self._viewer, self._topic, invocation)) is not invocation:
            invocation, text = said, f"{said.name} {retype(said.words)}"
        if invocation:
            require_no_time(invocation)
        if invocation and (several := self._reader.several(invocation)):
            return with_command(several, text)
        request, problem = self._reader.read(invocation) if invocation else (None, None)
        if invocation and request is not None and only_asks(typed, invocation):
            raise Unsure(
                "You asked, so nothing was changed. Shall I do it?",
                "Or say it without the question mark.",
                (retype((Word(invocation.name or invocation.command.name), *invocation.words)).rstrip(" ?"),),
            )
        if isinstance(request, AddItem) and request.typed_secret:
            request = read_typed_code(self._viewer, text) or request
        is_list = isinstance(request, ListWorkspaces) and bool(request.text) and not _begins_list(text)
        if request is not None and not is_list:
            return request
        if invocation and problem and (is_meant(invocation) or isinstance(problem, Ambiguous | WrongHours)):
            raise problem
        found, refusal = self._sentences.read(text)
        only_reads = invocation is not None and not invocation.command.changes
        if isinstance(refusal, NotAvailable) or (isinstance(refusal, Unsure) and not only_reads):
            raise refusal
        if not is_sure(found) or isinstance(found, ShowWorkspace):
            answer, question = (None, None) if invocation and not only_reads else self._replies.finished(text)
            found = answer or found
            refusal = refusal if found else question or refusal
        asks = text.rstrip().endswith("?")
        best = better(found, refusal, problem, invocation, asks=asks, is_list=is_list)
        if best is None or isinstance(best, BotError):
            more = follow_up(self._viewer, self._topic, text, self._anew) if invocation is None else None
            if more is not None:
                return more
        if isinstance(best, BotError):
            raise best
        if best is None and invocation is None and sites_called(self._viewer.workspaces(), words_of(text)):
            return ListWorkspaces(text.strip(" .,!?"), 1)  # a location alone
        if best is None:
            return (invocation or loose_command(self._commands, split(text))).request(self._viewer)
        return best

    def _read_part(self, text: str) -> Request:
        """The same of an order from whose end something is cut: nothing more is cut from it."""
        return self._reading(is_part=True).request(text, exact_command(self._commands, split(text)))

    def _read_anew(self, text: str) -> Request:
        """What a text asks for, if it answers no question."""
        anew = self._reading(is_part=self._is_part)
        return anew.request(text, exact_command(self._commands, split(text)))

    def _reading(self, *, is_part: bool) -> MessageReader:
        return MessageReader(self._commands, self._viewer, self._topic.without_question(), is_part=is_part)


def _begins_list(text: str) -> bool:
    """Whether the command for the list of workspaces stands first, and not inside what may be a sentence."""
    words = text.casefold().split()
    return words[:1] == ["workspaces"] and "list" not in words
