"""An order read without what a message says around it: who wants it, why, or which ticket it is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.access import Viewer
from bot.catalogue.settings.passcode import PASSCODE
from bot.errors import BotError
from bot.language.codes_and_pins import FAC, may_tell_secret
from bot.language.commands import Command, Invocation
from bot.language.reasons import kept_reason
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import AddItem, ChangeItem, RemoveItem, SetFields
from bot.language.requests.request import Request
from bot.language.understand.beside.emphasis import without_emphasis
from bot.language.understand.beside.list_entries.entries_typed_short import entry_typed_short, keeps_out
from bot.language.understand.beside.list_entries.names_among_numbers import require_numbers
from bot.language.understand.beside.list_entries.off_lists import off_list
from bot.language.understand.beside.list_entries.on_lists import on_list
from bot.language.understand.beside.reasons.effect_alone import effect_alone
from bot.language.understand.beside.reasons.without_why import without_why
from bot.language.understand.beside.setting_behind import setting_behind
from bot.language.understand.beside.told_first.order_behind import calls_behind, heading_corrected
from bot.language.understand.beside.told_first.place_told import (
    place_told,
    require_no_country,
    setting_told_before,
)
from bot.language.understand.beside.told_first.polite_order import look_behind_story
from bot.language.understand.beside.told_first.state_told import with_state_told
from bot.language.understand.beside.told_first.told_before import number_before, person_before
from bot.language.understand.beside.told_first.value_told import value_told
from bot.language.understand.beside.who_says.attributions import without_attributions
from bot.language.understand.calls.rules_in_full import rule_in_full
from bot.language.understand.calls.rules_typed_short import rule_typed_short
from bot.language.understand.certainty import CHANGES, is_change, is_sure
from bot.language.understand.codes.code_words import REFUSES
from bot.language.understand.earlier.corrected_before import corrected_before
from bot.language.understand.earlier.several_before import with_places
from bot.language.understand.earlier.taken_back import shown_first, without_wrong_place
from bot.language.understand.effects.effect_told import effect_told
from bot.language.understand.effects.entry_told import entry_told
from bot.language.understand.effects.pattern_calls import pattern_calls
from bot.language.understand.effects.person_told import person_told
from bot.language.understand.effects.rule_told import rule_told
from bot.language.understand.not_done.closed_tickets import refuse_closed
from bot.language.understand.not_done.whole_workspace import of_whole_workspace
from bot.language.understand.orders.said_in_full import said_in_own_words
from bot.language.understand.orders.said_of_rooms import said_of_room
from bot.language.understand.orders.wished_outcome import without_seeing
from bot.language.understand.pasted.parted import with_commas
from bot.language.understand.pasted.pasted_ticket import pasted_ticket, ticket_at_head
from bot.language.understand.places.beside_there import with_place_beside
from bot.language.understand.places.several.asked_of_many import ReadText
from bot.names.name_words import words_of
from bot.names.text import folded

_MAY_BE_SAID_OF = frozenset({"set", "edit", "add", "change", "remove", "show"})
"""Commands beside which somebody may be named who ordered them; others keep all their words."""
_HAS_TEXT = re.compile(r"\b(?:name|because)\b", re.IGNORECASE)
"""Behind these the words are a text, of which none is left out."""
_PIN_WORDS = frozenset({*PASSCODE.words, *FAC, "pins", "passcodes"})
"""Beside one of these the digits of a ticket may be the PIN."""


def said_of(text: str, invocation: Invocation | None) -> bool:
    """Whether words of a message may be left out: it is no text to be kept, and no command with words of its
    own."""
    is_order = invocation is None or invocation.command.name in _MAY_BE_SAID_OF
    return is_order and not _HAS_TEXT.search(text)


class OrderSetApart:
    """Reads orders without what is said around them: `read_anew` gives what a text asks for as if it had been
    nothing before, `anew` the same where that is certain, else None; `stands` whether a text is certain as it
    stands."""

    def __init__(
        self,
        viewer: Viewer,
        topic: Topic,
        commands: Sequence[Command],
        anew: ReadText,
        read_anew: Callable[[str], Request],
        stands: Callable[[str], bool],
    ) -> None:
        self._viewer = viewer
        self._topic = topic
        self._commands = commands
        self._anew = anew
        self._read_anew = read_anew
        self._stands = stands

    def read(self, text: str, invocation: Invocation | None) -> Request | None:
        """What the order asks for; None where a message says nothing around it. Raises Unsure for a ticket
        that is closed, and what reading the order raises."""
        viewer = self._viewer
        if command := corrected_before(viewer, self._topic, text):
            request = self._read_anew(command)
            return shown_first(viewer, request, command) or request
        if invocation is None:
            refuse_closed(viewer, text)
            if found := look_behind_story(viewer, text, self._read_anew):
                return found
        order, told = without_attributions(viewer, text) if said_of(text, invocation) else (text, "")
        if order != text:
            return self._said_by_others(order, told)
        if (placed := with_place_beside(viewer, self._topic, text)) != text:
            return self._read_anew(placed)
        if (placed := with_places(viewer, self._topic, text)) != text:
            return self._read_anew(placed)
        is_name = folded(text) in viewer.workspaces().by_name
        if not (self._topic.asks or is_name) and (parted := with_commas(text, self._commands)) != text:
            return self._read_anew(parted)
        if (wished := without_seeing(text)) != text:
            request = self._read_anew(wished)
            return shown_first(viewer, request, wished) or request
        if invocation is None and (
            heading := heading_corrected(viewer, text) or without_wrong_place(viewer, text)
        ):
            request = self._read_anew(heading)
            return shown_first(viewer, request, heading) or request
        if invocation is None and (found := self._state_told(text)):
            return found
        if invocation is None or invocation.name == "add":
            require_numbers(viewer, text)
        if (
            invocation
            and invocation.name == "add"
            and (found := entry_typed_short(viewer, text, self._read_anew))
        ):
            return found
        for of_list in (
            (off_list, on_list, value_told, entry_typed_short, setting_behind) if invocation is None else ()
        ):
            if found := of_list(viewer, text, self._read_anew):
                may_be_certain = of_list in (value_told, entry_typed_short) and not keeps_out(text)
                return None if may_be_certain and self._is_certain(text) else found
        if (invocation is None or invocation.name not in _MAY_BE_SAID_OF) and (
            found := effect_alone(viewer, text, self._read_anew)
        ):
            return found
        is_plain = invocation is None or (invocation.command.name == "who" and "?" not in text)
        if is_plain and (found := self._told_in_full(text)):
            return found
        if found := self._in_full(text, invocation):
            return found
        tells = may_tell_secret(text)
        if not tells and (found := of_whole_workspace(viewer, text, self._read_anew)):
            return found
        if found := without_why(viewer, text, self._read_anew):
            return found
        return self._told_before(text) if invocation is None else None

    def _is_certain(self, text: str) -> bool:
        """Whether an order is certain as it stands, every word of it."""
        try:
            return is_change(self._anew(text))
        except BotError:
            return False

    def _told_in_full(self, text: str) -> Request | None:
        """What a full sentence tells of the workspace that is meant, or of an entry of a list."""
        require_no_country(self._viewer, text)
        if (plain := without_emphasis(text)) != text or (plain := said_of_room(self._viewer, text)):
            return self._said_by_others(plain)
        for told in (pattern_calls, entry_told):
            if found := told(self._viewer, text, self._read_anew):
                return found
        return None

    def told_by_effect(self, text: str) -> Request | None:
        """What a full sentence tells by what it does, shown first; None where it is certain as it stands."""
        for told in (rule_told, person_told, effect_told):
            if found := told(self._viewer, text, self._read_anew, self._anew):
                return None if self._stands(text) else found
        return None

    def _state_told(self, text: str) -> Request | None:
        """The change of a state that is told before it, to be shown first; None where nothing is told."""
        order, told = with_state_told(self._viewer, text)
        if not told:
            return None
        request = self._read_anew(order)
        if is_change(request):
            request = replace(request, reason=request.reason or kept_reason(told, text))
        return shown_first(self._viewer, request, order) or request

    def _in_full(self, text: str, invocation: Invocation | None) -> Request | None:
        """What a full sentence asks for in the words of Control Hub, to be shown first."""
        name = invocation.command.name if invocation else ""
        if invocation is not None and name != "passcode" and not said_of(text, invocation):
            return None
        if (plain := said_in_own_words(self._viewer, text)) != text:
            is_harmless = name in ("show", "passcode")
            return self._read_anew(plain) if is_harmless else self._said_by_others(plain)
        if invocation is None and (
            rule := rule_in_full(self._viewer, text) or rule_typed_short(self._viewer, text)
        ):
            return self._said_by_others(rule)
        if invocation is not None:
            return None
        require_no_country(self._viewer, text)
        placed = setting_told_before(self._viewer, text) or place_told(self._viewer, text)
        return self._said_by_others(*placed) if placed else None

    def _told_before(self, text: str) -> Request | None:
        """The same behind the number or the ticket that it is about."""
        for order, told in calls_behind(self._viewer, text) if "?" in text else ():
            if is_change(request := self._read_anew(order)):
                request = replace(request, reason=kept_reason(told, text))
                return shown_first(self._viewer, request, order) or request
        for told_before in (number_before, person_before):
            if found := told_before(self._viewer, text, self._read_anew):
                return found
        if found := pasted_ticket(self._viewer, text, self._anew):
            return found
        ticket, rest = ticket_at_head(self._viewer, text)
        if not ticket:
            return None
        found = pasted_ticket(self._viewer, rest, self._anew, is_numbered=True)
        is_refused = not REFUSES.isdisjoint(rest.casefold().replace(":", " ").split()[:2])
        request = found or (self._said_by_others(rest) if is_refused else self._read_anew(rest))
        number = ticket if _PIN_WORDS.isdisjoint(words_of(rest)) else ""
        return replace(request, reason=number if is_refused else request.reason or number)

    def _said_by_others(self, text: str, told: str = "") -> Request:
        """What a text asks for from which is left out who said it, which is the reason of a change: it is
        shown first."""
        request = self._read_anew(text)
        if is_sure(request) and isinstance(request, CHANGES):
            request = replace(request, reason=request.reason or told)
        if isinstance(request, AddItem | ChangeItem | RemoveItem):
            return replace(request, shows_first=True)
        is_change = isinstance(request, SetFields)
        return (shown_first(self._viewer, request, text) or request) if is_change else request
