"""The request that one sentence of a person makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from bot.access import Access, require_setting, unavailable
from bot.catalogue import family_of
from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.selective import SELECTIVE_ACCEPT
from bot.errors import NotFound, NotUnderstood, Unsure
from bot.language.codes_and_pins import said_back
from bot.language.reasons import kept_reason, with_reason
from bot.language.requests.changing import (
    AddItem,
    EditSetting,
    Propose,
    RemoveItem,
    SetFields,
    UnsureItem,
)
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting, ShowWorkspace
from bot.language.selecting.selections import place_said
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.kinds import clause_kinds, intents
from bot.language.sentence.kinds.asking_calls import asks_who_forwards_outside, ringing_asked
from bot.language.sentence.kinds.asking_past import asks_of_change, asks_of_deed, asks_of_past
from bot.language.sentence.kinds.asking_whether import asks_how, order_asked_about
from bot.language.sentence.kinds.conditions import is_condition, orders_apart, tells_when
from bot.language.sentence.kinds.questions import may_ask
from bot.language.sentence.kinds.replaced_numbers import replaced_number
from bot.language.sentence.kinds.rewordings import refuses_order
from bot.language.sentence.readings.noun_phrases import may_name_only, names_setting_of
from bot.language.sentence.readings.other_things import belonging, closes_thing, only_tries
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.tokens import joined
from bot.language.understand.earlier.same_again import asks_the_same, last_change_again, means_last_change
from bot.language.understand.one_sentence import Asked
from bot.language.understand.orders.also_turned_on import also_turned_on
from bot.language.understand.orders.clauses_apart import MAX_CLAUSES
from bot.language.understand.orders.settings_in_a_row import which_first
from bot.language.understand.places.find_workspace import find_workspace
from bot.language.understand.places.named_destination import to_named, with_name
from bot.language.understand.places.named_like_words import may_be_word, word_or_name
from bot.language.understand.places.two_workspaces import of_two, with_two
from bot.language.understand.questions.asked_change import asked_change
from bot.language.understand.questions.asking import (
    asked_fields,
    back_to_itself,
    ends_forwarding,
    far_destination,
    leads_to_itself,
    values_said,
    whether_now,
    which_meaning,
    which_value,
)
from bot.language.understand.questions.calls_asked import calls_asked, may_ask_of_calls
from bot.language.understand.questions.number_alone import how_many_rings, numbers_meant, rings_to_change
from bot.language.understand.questions.states_asked import is_to_some_number, which_calls
from bot.language.understand.questions.values_asked import ask_for_values, not_understood
from bot.language.understand.questions.values_unused import not_used, which_number, which_room
from bot.language.understand.questions.voicemail_greeting import voicemail_greeting
from bot.language.understand.questions.what_is_asked import (
    asked_about,
    asked_everywhere,
    asked_whether,
    asks_for_list,
    denied_in,
    emergency_calls_asked,
    monitored_by,
    of_each,
)
from bot.language.understand.questions.which_setting import which_setting
from bot.language.vocabulary import command_text
from bot.language.words import split
from cards.fields import People
from cards.picker import MAX_OPTIONS as MAX_CHOICES

_TURNS_IT = re.compile(
    r" (?:turn|switch|put|set) (?:it|that|this)(?: back)? (?:on|off) | (?:when|while|once) it is (?:on|off) "
)
"""Says what “it” is to be, or is."""
_THAT_CALLER = re.compile(r"\b(?:that|this) (?:number|num|caller|person)\b")
_CORRECTS = re.compile(
    r"(?:no,? )?(?:wait|sorry|actually|scratch|rather|i mean|i meant|correction)\b", re.IGNORECASE
)
"""What is left over and begins so takes back what stands before it."""
_SENDS_CALLS = re.compile(r"\bcalls? (?:over )?to\b|\bf(?:or)?wa?r?d\b", re.IGNORECASE)
"""Left over beside what is only guessed, as “closed” is, this is what is wanted."""
_LOOKING = frozenset({"show", "see", "display", "view"})
"""Said first, these may as well only ask to see it: “show the caller ID location number of the gym”."""


class RequestMaker:
    """Makes the request of a sentence, or raises what has to be asked first."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._viewer = asked.viewer
        self._topic = asked.topic
        self._run = asked.run
        self._finder = asked.finder

    def again(self) -> Request | None:
        """The last change, or the last setting, for the workspace that is named now: “the same for the gym”,
        “and the gym too”, “what about the gym?”"""
        topic, best = self._topic, self._asked.best
        named = any(one.family for piece in best.pieces for one in piece.meanings)
        doubts = best.hard or best.unknown or best.is_corrected or best.others
        if named or doubts:
            return None
        is_number = any(piece.role is Role.NUMBER for piece in best.pieces)
        if not best.workspaces and is_number and means_last_change(best, topic):
            raise NotFound(
                "No workspace has this number. Nothing was changed.", "Type `workspaces` for the list."
            )
        if not best.workspaces:
            return None
        if asks_the_same(best, topic):
            shown = self._show(best, family_of(topic.family))
            return replace(shown, whether=topic.whether) if isinstance(shown, ShowSetting) else shown
        last = last_change_again(best, topic)
        if last is None:
            return None
        if len(best.workspaces) > 1:
            raise self._finder.of_several(best, last)
        typed = split(self._finder.typed(best.workspaces[0]))
        workspace = find_workspace(self._viewer, typed, Access.WRITE, "set", last.family)
        require_setting(self._viewer.rights, last.family, workspace, Access.WRITE)
        return replace(last, workspace=workspace, is_sentence=True)

    def request(self, beside: Sequence[Asked]) -> Request:
        """What is asked for. `beside` are the other sentences of the message."""
        intent, named = self._asked.intent, self._asked.best.workspaces
        copied = with_two(self._asked.sentence)
        if two := of_two((self._asked.of([copied]) if copied else self._asked).best, self._finder.typed):
            raise two
        if question := asked_change(self._asked):
            return question
        if not named and asks_who_forwards_outside(self._asked.sentence) and self._asked.sentence.asks:
            return self._run("show risky")
        if (ringing := ringing_asked(self._asked.sentence)) and not self._asked.best.others:
            workspace = self._finder.one(self._asked.best, "show", CALL_FORWARDING, Access.READ)
            return ShowSetting(CALL_FORWARDING, workspace, is_assumed=not named, of_calls=ringing)
        if greeting := voicemail_greeting(self._asked):
            return greeting
        if found := may_ask_of_calls(self._asked) and calls_asked(self._asked):
            return found
        if asks_how(self._asked.sentence) and self._asked.best.family:
            return self._run(command_text("help", self._asked.best.family))
        everywhere = asked_everywhere(self._asked.best, intent)
        if everywhere and not any(one.best.workspaces for one in beside):
            return everywhere
        if intent is intents.WORKSPACES and self._asked.best.family:
            raise NotUnderstood(
                "I can look for one setting in all workspaces, and did not understand all of this.",
                "For example “which rooms have dnd on?”, or see all of them:",
                ("workspaces",),
            )
        if intent is intents.WORKSPACES and (
            place := place_said(self._viewer.workspaces(), self._asked.text)
        ):
            return self._run(f"workspaces {place}")
        if intent and not (intent is intents.SETTINGS and named):
            return self._run(intent.command(self._finder.typed(named[0]) if len(named) == 1 else ""))
        if intent is intents.SETTINGS and len(named) == 1 and self._asked.best.family is None:
            return ShowWorkspace(self._finder.one(self._asked.best, "show", None, Access.READ))
        best = self._asked.best
        is_change = best.frame is not None and best.frame.is_complete and not best.asks
        if intents.tells_trouble(self._asked.sentence) and len(best.workspaces) == 1 and not is_change:
            return ShowWorkspace(self._finder.one(best, "show", None, Access.READ))
        if not best.workspaces and (elsewhere := [one.best for one in beside if one.best.workspaces]):
            best = replace(best, workspaces=elsewhere[0].workspaces, named_beside=elsewhere[0])
        if thing := belonging(best) or (best.named_beside and belonging(best.named_beside)):
            best = replace(best, workspaces=(), unknown=[thing])
        if best.family is None or closes_thing(best):
            return self._about_workspace(replace(best, family=None))
        said = self._asked.sentence
        is_order = best.is_order or best.is_complete or clause_kinds.wishes(said) or clause_kinds.wants(said)
        is_order = is_order or with_name(best, self._viewer.workspaces()) is not None
        asks = best.asks or order_asked_about(said) is not None
        if asks or best.only_shows or not is_order or only_tries(best) or names_setting_of(best):
            return self._show(best, best.family)
        if clause_kinds.left_as_it_is(said):
            workspace = self._finder.one(best, "show", best.family, Access.READ)
            return ShowSetting(best.family, workspace, "It stays as it is. Nothing was changed.")
        stopping = [word for one in beside for word in one.stopping]
        if best.hard or stopping:
            hard = [*best.hard, *stopping]
            is_put_off = all(is_condition(one.sentence) for one in beside if one.stopping)
            told = replace(best, hard=hard)
            return self._not_now(told, best.family, may_be_now=is_put_off, is_own=not stopping)
        left_over = [*best.unknown, *(one.text for one in beside if not one.tells_reason)]
        if any(one.orders_beside(best.family) for one in beside):
            raise NotUnderstood(
                "That is more than one order. Nothing was changed.", "Say one order at a time."
            )
        reason = "; ".join(one.text.removeprefix("that ") for one in beside if one.tells_reason)
        reason = kept_reason(reason, f"{self._asked.text} {reason}")
        if (frame := with_name(best, self._viewer.workspaces())) and len(left_over) == len(best.unknown):
            return replace(to_named(best, frame, self._finder, self._run), reason=reason)
        if best.frame and best.frame.is_complete:
            self._require_all(best, best.frame, beside)
            return self._change(best, best.frame, left_over, reason, beside)
        return replace(ask_for_values(self._asked, best, best.family), reason=reason)

    # Reading.

    def _show(self, best: Reading, family: Family) -> Request:
        if several := of_each(best, family, self._finder.typed):
            return several
        workspace = self._finder.one(best, "show", family, Access.READ)
        if its_list := best.list:
            return self._run(command_text("list", its_list, self._finder.typed(workspace)))
        note = f"I took that for {family.title}." if best.is_corrected else ""
        note = note or ("" if best.asks else not_understood(best.unknown))
        is_assumed = not (best.workspaces or best.others)
        said = self._asked.sentence
        is_past = asks_of_past(said)
        whether = asked_whether(best, family, is_past=is_past)
        asked = asked_about(best, family)
        if best.asks and not (whether or asked or is_past) and family.main and not family.chooses_own:
            asked = (family.main,)
        answer = "" if note else monitored_by(best, workspace) or emergency_calls_asked(best)
        return ShowSetting(
            family,
            workspace,
            note,
            is_assumed,
            asked,
            is_past,
            whether=whether,
            answer=answer,
            denied=denied_in(best) if whether and not is_past else "",
            asks_for_list=asks_for_list(best, family),
            is_deed=is_past and asks_of_deed(said) and bool(whether or asks_of_change(said)),
        )

    def _about_workspace(self, best: Reading) -> Request:
        """Only a workspace is named: it is shown, with what was not understood; or its last change."""
        workspace = self._finder.one(best, "show", None, Access.READ)
        typed = self._finder.typed(workspace)
        if asks_of_change(best.sentence):
            return self._run(f"who changed {typed}")
        numbers = numbers_meant(best, workspace, typed)
        if of_rings := [one for one in rings_to_change(best) if not unavailable(one, workspace)]:
            raise how_many_rings(of_rings, workspace, typed)
        if (
            best.is_order or clause_kinds.begins_with_verb(best.sentence, best.workspace_words)
        ) and not best.asks:
            raise which_setting(best, workspace, typed, numbers)
        note = "Is this the workspace you mean?" if best.is_corrected else not_understood(best.unknown)
        return ShowWorkspace(workspace, note or not_used(best, workspace))

    def _not_now(self, best: Reading, family: Family, *, may_be_now: bool, is_own: bool) -> Request:
        """There is a “not”, an “if” or a time in it: nothing is written. An order that is certain without its
        condition can be done now; else how it is now is shown. `is_own`: these words stand in the order
        itself, and not in a sentence beside it."""
        said = ", ".join(f"“{word}”" for word in dict.fromkeys(best.hard))
        note = f"Nothing was changed: with {said} in it I do not act by myself."
        if which_one := which_room(best, self._finder.typed) if is_own else None:
            raise which_one
        orders = orders_apart(self._asked.sentence) if self._asked.best.hard else [self._asked.sentence]
        for order in islice(orders, MAX_CLAUSES if may_be_now else 0):
            one = self._asked.of([order])
            if _tells_the_same(one.best, best):
                RequestMaker(one)._ask_now(note)
        self._ask_whole(best, note)
        workspace = self._finder.one(best, "show", family, Access.READ)
        if is_own and (which_one := which_number(best, workspace, self._finder.typed(workspace))):
            raise which_one
        note = " ".join(filter(None, (note, not_used(best))))
        may_write = self._viewer.rights.at(workspace) >= Access.WRITE
        which = which_value(note, best, family, workspace, self._finder.typed(workspace))
        if which and may_write and is_own and not refuses_order(self._asked.sentence):
            raise which
        may_be_meant = self._may_be_meant(best) and not refuses_order(self._asked.sentence)
        if may_write and family.fields and may_be_meant:
            return EditSetting(family, workspace, note, values_said(best), asked_fields(best, family))
        return ShowSetting(family, workspace, f"{note} Say what to set now, in one plain order.")

    def _ask_now(self, note: str) -> None:
        """Raises Unsure with a button that does it now, where this is an order without a condition."""
        if not self._asked.best.hard and not may_ask(self._asked.sentence):
            self._ask_whole(self._asked.best, note)

    def _ask_whole(self, best: Reading, note: str) -> None:
        """Raises Unsure with a button that does it now, where it is an order and nothing denies it."""
        is_limited = any(one.plain == "only" for one in self._asked.sentence.tokens)
        is_plain = self._may_be_meant(best) and not (
            best.others
            or best.asks
            or is_limited
            or best.takes_time_for_value
            or self._tells_both_states(best)
        )
        if is_plain and best.frame and best.frame.is_complete and len(best.workspaces) == 1:
            workspace = self._finder.one(best, "set", best.family, Access.WRITE, best.frame)
            raise whether_now(note, best.frame, workspace, self._finder.typed(workspace))

    def _may_be_meant(self, best: Reading) -> bool:
        """Whether nothing denies the order, and it is none that only tells how it is."""
        return tells_when(best.hard, or_doubts=not best.is_statement)

    # Changing.

    def _require_all(self, best: Reading, frame: Frame | ItemFrame, beside: Sequence[Asked]) -> None:
        """Raises Unsure where what is left over beside this order may be an order of another setting or
        field: half of what was asked for is not one press away."""
        others = [one for one in beside if not (one.tells_reason or one.best.asks)]
        told = [
            one.best
            for one in others
            if one.best.names_setting
            and one.best.family is not best.family
            and not clause_kinds.begins_with_condition(one.sentence)
        ]
        if any(isinstance(one.frame, Frame) and one.frame.values for one in told):
            raise NotUnderstood(
                "That is about more than one setting. I did not understand all of it. Nothing was changed.",
                "Say one order at a time.",
            )
        # “That” may stand for what another sentence says.
        refers = any(token.plain == "that" for token in best.sentence.tokens)
        if any((refers or one.best.may_be_order) and one.tells_more(best) for one in others):
            workspace = self._finder.one(best, "set", best.family, Access.WRITE, frame)
            raise Unsure(
                not_understood([one.text for one in others]),
                "Only this one?",
                (frame_command(frame, self._finder.typed(workspace)),),
            )

    def _tells_both_states(self, best: Reading) -> bool:
        """Whether “it” is to be what the setting is not said to be: “when voicemail is off turn it on”."""
        words = f" {' '.join(best.sentence.words)} "
        return {Role.ON, Role.OFF} <= {piece.role for piece in best.pieces} and bool(_TURNS_IT.search(words))

    def _change(
        self,
        best: Reading,
        frame: Frame | ItemFrame,
        left_over: Sequence[str],
        reason: str,
        beside: Sequence[Asked],
    ) -> Request:
        if any(map(_CORRECTS.match, left_over)):
            raise NotUnderstood(
                "You corrected yourself, and I did not understand how. Nothing was changed.",
                "Say what is wanted as one order.",
            )
        if _THAT_CALLER.search(" ".join(best.sentence.words)) and _is_main_switch(frame):
            raise NotUnderstood("Which number? Nothing was changed.", "Say it in the order.")
        if frame.guesses and not best.names_setting and any(map(_SENDS_CALLS.search, left_over)):
            raise NotUnderstood(
                f"{not_understood(left_over)} Where calls go may be meant.", "Say it as one plain order."
            )
        workspace = self._finder.one(best, "set", best.family, Access.WRITE, frame)
        is_open = self._tells_both_states(best)
        if is_open or (best.others and best.tells_each_its_state):
            typed = self._finder.typed(workspace)
            which = which_value("", best, frame.family, workspace, typed) if is_open else None
            raise which or NotUnderstood(
                "I do not know what to turn on, and what off. Nothing was changed.",
                "Say one order at a time.",
            )
        if best.others and any(one.id != workspace.id for one in best.others):
            if may_be_word(best) and (question := word_or_name(best, self._viewer.workspaces())):
                raise question
            raise NotUnderstood(
                "I am not sure which of these workspaces are meant. Nothing was changed.",
                "Which one first?",
                tuple(frame_command(frame, self._finder.typed(one)) for one in (workspace, *best.others))[
                    :MAX_CHOICES
                ],
            )
        # The command `set` does what it says, and its receipt warns.
        is_certain = frame.family is CALL_FORWARDING and self._asked.sentence.tokens[0].plain != "set"
        if (frame.guesses or is_certain) and leads_to_itself(frame, workspace):
            raise back_to_itself(frame, best.family, workspace, self._finder.typed(workspace))
        frames = [one.frame for one in self._asked.readings if one.is_complete and one.frame]
        if several := which_meaning(frames, workspace, self._finder.typed(workspace)):
            raise several
        is_like_word = may_be_word(best)
        if is_like_word and (question := word_or_name(best, self._viewer.workspaces())):
            raise question
        if question := which_calls(frame, beside, workspace, self._finder.typed(workspace)):
            raise question
        command = frame_command(frame, self._finder.typed(workspace))
        if not left_over and (turned_on := also_turned_on(best, frame)):
            both = command, frame_command(turned_on, self._finder.typed(workspace))
            raise which_first([with_reason(one, reason) for one in both])
        request = self._run(command)
        if isinstance(request, AddItem) and isinstance(frame, ItemFrame):
            # Turned on, selective accept turns all others away.
            is_safe = frame.family is not SELECTIVE_ACCEPT or "only" in best.sentence.words
            request = replace(request, in_force=frame.by_effect and is_safe)
        # Also a polite order with a question mark is shown first.
        is_asked = self._asked.sentence.asks or may_ask(self._asked.sentence)
        if not isinstance(request, SetFields):
            asks_first = isinstance(frame, ItemFrame) and frame.asks_first
            doubts = asks_first or frame.guesses or best.is_corrected or is_asked
            if not left_over and (doubts or reason) and isinstance(request, AddItem) and request.typed:
                return replace(request, shows_first=True, reason=reason)
            if not (left_over or doubts or reason):
                return request
            doubt = not_understood(left_over) or "I am not sure what you mean. Nothing was changed."
            if isinstance(request, AddItem | RemoveItem) and request.typed:
                left = said_back(left_over)
                shown = replace(request, shows_first=True, reason=reason, left_over=left)
                raise UnsureItem(doubt, shown)
            raise Unsure(doubt, "Choose it, or say it in other words.", (with_reason(command, reason),))
        if best.is_doubtful and not any(isinstance(one.field, People) for one in request.assignments):
            # Its form holds what was understood; whom to add, no form can hold before it is saved.
            note = f"{not_understood(left_over)} This is what I did understand; look at it and save."
            return EditSetting(request.family, workspace, note, request.assignments, reason=reason)
        note = far_destination(best, self._viewer.workspaces(), workspace)
        whole = joined([*(one.sentence for one in beside), self._asked.sentence])
        replaces = replaced_number(whole) if is_to_some_number(frame) else ""
        if (
            left_over
            or replaces
            or reason
            or note
            or frame.guesses
            or is_like_word
            or may_name_only(best)
            or self._asked.sentence.tokens[0].plain in _LOOKING
            or not self._asked.is_certain
            or is_asked
        ):
            left = said_back(left_over)
            request = replace(request, ends_all=ends_forwarding(best))
            return Propose(request, command, frame.guesses, note, replaces, reason=reason, left_over=left)
        return replace(request, is_sentence=True, ends_all=ends_forwarding(best))


def _is_main_switch(frame: Frame | ItemFrame) -> bool:
    """Whether an order only turns a setting that has rules on or off."""
    family = frame.family
    return isinstance(frame, Frame) and bool(family.lists) and frame.values.keys() <= {family.main}


def _tells_the_same(order: Reading, whole: Reading) -> bool:
    """Whether an order means beside its condition what it means alone: “if the internet is down, send calls
    to 4404” is no order to send all calls there."""
    if not (isinstance(whole.frame, Frame) and whole.frame.is_complete and isinstance(order.frame, Frame)):
        return True
    return order.family is whole.family and order.frame.values.items() <= whole.frame.values.items()
