"""The change that an order makes, at once or shown first, or what has to be asked before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.access import Access
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.selective import SELECTIVE_ACCEPT
from bot.errors import BotError, NotUnderstood, Unsure
from bot.events import Workspace
from bot.language.codes_and_pins import said_back
from bot.language.reasons import with_reason
from bot.language.requests.changing import (
    AddItem,
    EditSetting,
    Propose,
    RemoveItem,
    SetFields,
    UnsureItem,
)
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.kinds.asking.questions import may_ask
from bot.language.sentence.kinds.plainer.replaced_numbers import replaced_number
from bot.language.sentence.kinds.telling import clause_kinds
from bot.language.sentence.readings.noun_phrases import may_name_only
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.tokens import joined
from bot.language.understand.one_sentence import Asked
from bot.language.understand.orders.also_turned_on import also_turned_on
from bot.language.understand.orders.settings_in_a_row import which_first
from bot.language.understand.places.in_words.named_like_words import may_be_word, word_or_name
from bot.language.understand.questions.asking import (
    back_to_itself,
    ends_forwarding,
    far_destination,
    leads_to_itself,
    which_meaning,
    which_value,
)
from bot.language.understand.questions.states_asked import is_to_some_number, which_calls
from bot.language.understand.questions.values_asked import not_understood
from cards.fields import People
from cards.picker import MAX_OPTIONS as MAX_CHOICES

_TURNS_IT = re.compile(
    r" (?:turn|switch|put|set) (?:it|that|this)(?: back)? (?:on|off) | (?:when|while|once) it is (?:on|off) "
)
"""Says what “it” is to be, or is."""
_THAT_CALLER = re.compile(r"\b(?:that|this) (?:number|num|caller|person)\b")
_THAT_NUMBER = re.compile(
    r"\b(?:give|announce|tell|play|read|send|forward)\b.*\b(?:that|this) (?:new )?number\b"
    r"|\bto (?:that|this) number\b"
)
_CORRECTS = re.compile(
    r"(?:no,? )?(?:wait|sorry|actually|scratch|rather|i mean|i meant|correction)\b", re.IGNORECASE
)
"""What is left over and begins so takes back what stands before it."""
_SENDS_CALLS = re.compile(r"\bcalls? (?:over )?to\b|\bf(?:or)?wa?r?d\b", re.IGNORECASE)
"""Left over beside what is only guessed, as “closed” is, this is what is wanted."""
_LOOKING = frozenset({"show", "see", "display", "view"})
"""Said first, these may as well only ask to see it: “show the caller ID location number of the gym”."""


def require_all(asked: Asked, best: Reading, frame: Frame | ItemFrame, beside: Sequence[Asked]) -> None:
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
        workspace = asked.finder.one(best, "set", best.family, Access.WRITE, frame)
        raise Unsure(
            not_understood([one.text for one in others]),
            "Only this one?",
            (frame_command(frame, asked.finder.typed(workspace)),),
        )


def tells_both_states(best: Reading) -> bool:
    """Whether “it” is to be what the setting is not said to be: “when voicemail is off turn it on”."""
    words = f" {' '.join(best.sentence.words)} "
    return {Role.ON, Role.OFF} <= {piece.role for piece in best.pieces} and bool(_TURNS_IT.search(words))


@dataclass(frozen=True)
class Order:
    """A sentence that is a complete order, with the words that are left over, why it is given, and the other
    sentences of the message."""

    asked: Asked
    best: Reading
    frame: Frame | ItemFrame
    left_over: Sequence[str]
    reason: str
    beside: Sequence[Asked]

    def request(self) -> Request:
        """The change, at once where all of it is certain, else shown first. Raises what has to be asked."""
        self._require_understood()
        workspace = self.asked.finder.one(self.best, "set", self.best.family, Access.WRITE, self.frame)
        typed = self.asked.finder.typed(workspace)
        self._require_one_state(workspace, typed)
        self._require_one_workspace(workspace)
        self._require_one_meaning(workspace, typed)
        command = frame_command(self.frame, typed)
        if not self.left_over and (turned_on := also_turned_on(self.best, self.frame)):
            both = command, frame_command(turned_on, typed)
            raise which_first([with_reason(one, self.reason) for one in both])
        request = self.asked.run(command)
        if isinstance(request, SetFields):
            return self._of_fields(request, command, workspace)
        return self._of_item(request, command)

    @property
    def _is_asked(self) -> bool:
        """Whether it is worded as a question: also a polite order is then shown first."""
        return self.asked.sentence.asks or may_ask(self.asked.sentence)

    def _require_understood(self) -> None:
        """Raises NotUnderstood where what is left over may say the contrary, or something else."""
        if any(map(_CORRECTS.match, self.left_over)):
            raise NotUnderstood(
                "You corrected yourself, and I did not understand how. Nothing was changed.",
                "Say what is wanted as one order.",
            )
        if _THAT_CALLER.search(" ".join(self.best.sentence.words)) and _is_main_switch(self.frame):
            raise NotUnderstood("Which number? Nothing was changed.", "Say it in the order.")
        if _THAT_NUMBER.search(" ".join(self.best.sentence.words)) and not _sets_number(self.frame):
            raise NotUnderstood("Which number? Nothing was changed.", "Say it in the order.")
        is_guess = self.frame.guesses and not self.best.names_setting
        if is_guess and any(map(_SENDS_CALLS.search, self.left_over)):
            raise NotUnderstood(
                f"{not_understood(self.left_over)} Where calls go may be meant.", "Say it as one plain order."
            )

    def _require_one_state(self, workspace: Workspace, typed: str) -> None:
        """Raises the question what is to be on, and what off."""
        is_open = tells_both_states(self.best)
        if not is_open and not (self.best.others and self.best.tells_each_its_state):
            return
        which = which_value("", self.best, self.frame.family, workspace, typed) if is_open else None
        raise which or NotUnderstood(
            "I do not know what to turn on, and what off. Nothing was changed.",
            "Say one order at a time.",
        )

    def _require_one_workspace(self, workspace: Workspace) -> None:
        """Raises the question which workspace is meant, where more than this one are named."""
        others = self.best.others
        if all(one.id == workspace.id for one in others):
            return
        if question := self._word_or_name():
            raise question
        commands = [frame_command(self.frame, self.asked.finder.typed(one)) for one in (workspace, *others)]
        raise NotUnderstood(
            "I am not sure which of these workspaces are meant. Nothing was changed.",
            "Which one first?",
            tuple(commands[:MAX_CHOICES]),
        )

    def _require_one_meaning(self, workspace: Workspace, typed: str) -> None:
        """Raises the question which of several changes is meant."""
        # The command `set` does what it says, and its receipt warns.
        is_certain = self.frame.family is CALL_FORWARDING and self.asked.sentence.tokens[0].plain != "set"
        if (self.frame.guesses or is_certain) and leads_to_itself(self.frame, workspace):
            raise back_to_itself(self.frame, self.best.family, workspace, typed)
        frames = [one.frame for one in self.asked.readings if one.is_complete and one.frame]
        question = (
            which_meaning(frames, workspace, typed)
            or self._word_or_name()
            or which_calls(self.frame, self.beside, workspace, typed)
        )
        if question:
            raise question

    def _word_or_name(self) -> BotError | None:
        """The question whether a word names a workspace; None where none may."""
        return word_or_name(self.best, self.asked.viewer.workspaces()) if may_be_word(self.best) else None

    def _of_item(self, request: Request, command: str) -> Request:
        """The change of a list, or what else the command asks for. Raises Unsure where it is not certain and
        cannot be shown."""
        frame = self.frame if isinstance(self.frame, ItemFrame) else None
        if isinstance(request, AddItem) and frame:
            # Turned on, selective accept turns all others away.
            is_safe = frame.family is not SELECTIVE_ACCEPT or "only" in self.best.sentence.words
            request = replace(request, in_force=frame.by_effect and is_safe)
        asks_first = frame is not None and frame.asks_first
        doubts = asks_first or self.frame.guesses or self.best.is_corrected or self._is_asked
        if not (self.left_over or doubts or self.reason):
            return request
        if not self.left_over and isinstance(request, AddItem) and request.typed:
            return replace(request, shows_first=True, reason=self.reason)
        doubt = not_understood(self.left_over) or "I am not sure what you mean. Nothing was changed."
        if isinstance(request, AddItem | RemoveItem) and request.typed:
            left = said_back(self.left_over)
            raise UnsureItem(doubt, replace(request, shows_first=True, reason=self.reason, left_over=left))
        raise Unsure(doubt, "Choose it, or say it in other words.", (with_reason(command, self.reason),))

    def _of_fields(self, request: SetFields, command: str, workspace: Workspace) -> Request:
        """The change of fields: made, shown first, or in a form where only a part was understood."""
        best, frame = self.best, self.frame
        if best.is_doubtful and not any(isinstance(one.field, People) for one in request.assignments):
            # Its form holds what was understood; whom to add, no form can hold before it is saved.
            note = f"{not_understood(self.left_over)} This is what I did understand; look at it and save."
            return EditSetting(request.family, workspace, note, request.assignments, reason=self.reason)
        note = far_destination(best, self.asked.viewer.workspaces(), workspace)
        whole = joined([*(one.sentence for one in self.beside), self.asked.sentence])
        replaces = replaced_number(whole) if is_to_some_number(frame) else ""
        request = replace(request, ends_all=ends_forwarding(best))
        if (
            self.left_over
            or replaces
            or self.reason
            or note
            or frame.guesses
            or may_be_word(best)
            or may_name_only(best)
            or self.asked.sentence.tokens[0].plain in _LOOKING
            or not self.asked.is_certain
            or self._is_asked
        ):
            left = said_back(self.left_over)
            return Propose(
                request, command, frame.guesses, note, replaces, reason=self.reason, left_over=left
            )
        return replace(request, is_sentence=True)


def _is_main_switch(frame: Frame | ItemFrame) -> bool:
    """Whether an order only turns a setting that has rules on or off."""
    family = frame.family
    return isinstance(frame, Frame) and bool(family.lists) and frame.values.keys() <= {family.main}


def _sets_number(frame: Frame | ItemFrame) -> bool:
    """Whether a number is told, for a field or a new item."""
    return any(sum(map(str.isdigit, str(value))) > 1 for value in frame.values.values())
