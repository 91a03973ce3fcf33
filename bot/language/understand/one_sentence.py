"""What one sentence of a person says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.access import Viewer
from bot.catalogue import family_of
from bot.catalogue.model.family import Family
from bot.events import Workspace
from bot.language.remembered.memory import Topic
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.kinds import intents, small_talk
from bot.language.sentence.kinds.telling import clause_kinds, opinions, reason_clauses, taking_back
from bot.language.sentence.kinds.telling.conditions import holds_order_up
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.readings.readings import SentenceReader
from bot.language.sentence.words.general_words import REFERRING, Role, phrases
from bot.language.sentence.words.tokens import MIN_DIALLED, Sentence, Token, joined
from bot.language.understand.places.which_workspace import WorkspaceFinder, refers

RunCommand = Callable[[str], Request]
"""Reads a command and gives its request."""
_PUT_OFF = frozenset(
    phrases("tomorrow|tonight|later|schedule|scheduled|next week|next month|unless|maybe|perhaps|not yet")
)
"""Words that put an order off, also in what is said beside it."""
_PAST = frozenset({"already", "someone", "somebody", "was", "were", "had", "did", "been", "yesterday"})
"""Words that tell what somebody saw or did."""
_ORDERS = frozenset({Role.ON, Role.OFF, Role.ADD, Role.DROP, Role.MAKE, Role.ACT, Role.NUMBER})
_TURNS_IT = re.compile(r"\b(?:turn|switch|put) (?:it|that|this) (?:back )?(?:on|off)\b")
_SUBJECTS = frozenset({Role.FIELD, Role.NAME, Role.ACT, Role.LIST})


class Asked:
    """One sentence, with the ways to read it."""

    def __init__(
        self,
        viewer: Viewer,
        sentence: Sentence,
        topic: Topic,
        run: RunCommand,
        reader: SentenceReader,
        family: Family | None = None,
        *,
        is_beside: bool = False,
    ) -> None:
        self.sentence = sentence
        self._is_beside = is_beside
        self.viewer = viewer
        self.topic = topic
        self.run = run
        self._reader = reader
        self.finder = WorkspaceFinder(viewer, topic, sentence)
        self._refers = refers(sentence)
        before = family or (family_of(topic.family) if topic.family and self._refers else None)
        self.readings = reader.readings(sentence, before)
        self.intent = intents.intent_of(sentence)
        self.begins_with_and = False
        """Whether “and” joins it to the clause before it."""
        self.at = 0
        """Which clause of its sentence it ends with, but for what is only polite."""
        self.is_reason = False
        """Whether it begins with a word for a reason: “because”."""
        self.is_about_beside = False
        """Whether what it speaks of is told beside it: “…, please turn it off”."""

    def of(self, clauses: Sequence[Sentence], *, is_beside: bool = False) -> Asked:
        """Clauses of the same sentence; those beside an order only say why, if they are no order in full."""
        sentence = joined(clauses)
        asked = Asked(self.viewer, sentence, self.topic, self.run, self._reader, is_beside=is_beside)
        asked.begins_with_and = clauses[0].tokens[0].plain == "and"
        asked.is_reason = is_beside and reason_clauses.gives_reason(clauses[0])
        return asked

    def about(self, beside: Sequence[Asked]) -> Asked:
        """The same about what is spoken of beside it, where it says “it” and names no setting."""
        named = [one for one in beside if one.best.family and not one.only_asks_state]
        if named and (of_condition := self.meanwhile(named[-1])):
            return of_condition
        if not named or not self._refers:
            return self
        other = named[-1].best
        # “Point it to 4777” does not tell which forwarding: “the gym's busy forwarding …” beside it does.
        narrows = other.family is self.best.family and other.tells_field and not self.best.tells_field
        if self.best.family and not narrows and not (self.turns_it and _subject(other)):
            return self
        it = next((at for at, token in enumerate(self.sentence.tokens) if token.plain in REFERRING), 0)
        tokens = self.sentence.tokens
        if tokens[it].plain != "there":
            tokens = (*tokens[:it], *_subject(other), *tokens[it + 1 :])
        if not tokens:
            return self  # what is spoken of beside it has no word for a setting
        sentence = replace(self.sentence, tokens=tokens)
        asked = Asked(
            self.viewer,
            sentence,
            self.topic,
            self.run,
            self._reader,
            other.family,
            is_beside=self._is_beside,
        )
        asked.is_about_beside = True
        return asked

    @property
    def turns_it(self) -> bool:
        """Whether it turns “it” on or off and names no setting: “switch that on for PSTN calls”."""
        return _TURNS_IT.search(" ".join(self.sentence.words)) is not None and not self.best.names_setting

    def meanwhile(self, beside: Asked) -> Asked | None:
        """The same about the setting that a condition beside it names, where it names none itself: “when the
        gym is on do not disturb, give a short ring reminder”."""
        is_named = self.best.names_setting
        if is_named or not clause_kinds.begins_with_condition(beside.sentence):
            return None
        tokens = (*_subject(beside.best), Token(",", ","), *self.sentence.tokens)
        sentence = replace(self.sentence, tokens=tokens)
        asked = Asked(self.viewer, sentence, self.topic, self.run, self._reader)
        asked.is_about_beside = True
        return asked if asked.is_certain and asked.best.family is beside.best.family else None

    @property
    def is_certain(self) -> bool:
        """Whether it is an order with every word accounted for and nothing that stops a write."""
        best = self.best
        doubts = best.is_corrected or best.is_doubtful or best.is_statement
        return best.is_complete and not (best.hard or best.asks or doubts)

    @property
    def is_clear(self) -> bool:
        """Whether it is an order that can be made or shown first: nothing is missing, nothing stops it, and
        no word of another setting is left over."""
        best = self.best
        is_complete = bool(best.frame and best.frame.is_complete)
        return is_complete and not (best.hard or best.asks or best.is_doubtful)

    @property
    def tells_past(self) -> bool:
        """Whether it says what somebody saw or did, and orders nothing: “someone heard …”."""
        said = opinions.tells_opinion(self.sentence) or opinions.reports(self.sentence)
        if said and not self.is_certain:
            return True
        hard = {word.casefold() for word in self.best.hard}
        return not self.is_clear and bool(hard) and hard <= _PAST

    @property
    def is_unfinished(self) -> bool:
        """Whether it is an order of which a value is missing and every word is known."""
        best = self.best
        return self.is_order and not (self.is_clear or best.hard or best.unknown or best.is_doubtful)

    @property
    def only_asks_state(self) -> bool:
        """Whether it only asks for a state of the phone, which is nothing to turn off: “nobody answers?”"""
        names = any(piece.role in (Role.NAME, Role.ACT) for piece in self.best.pieces)
        return self.sentence.asks and self.best.tells_condition and not names

    @property
    def places(self) -> set[Workspace]:
        """The workspaces that it surely names."""
        found = self.best.workspaces
        return {*(found if len(found) == 1 else ()), *self.best.others}

    @property
    def only_tells_when(self) -> bool:
        """Whether it only tells what happens when: “when the gym is busy its calls get lost”."""
        is_when = clause_kinds.begins_with_condition(self.sentence, self.best.workspace_words)
        return is_when and not self.is_clear and clause_kinds.says_how_it_is(self.sentence)

    @property
    def is_mere_look(self) -> bool:
        """Whether it wants something shown and orders nothing: “I need an overview of the gym”."""
        roles = {piece.role for piece in self.best.pieces}
        return self.says_something and Role.SHOW in roles and not roles & _ORDERS

    @property
    def best(self) -> Reading:
        """The reading that accounts for most."""
        return self.readings[0] if self.readings else Reading(self.sentence)

    @property
    def is_order(self) -> bool:
        """Whether it asks for a change of a setting."""
        best = self.best
        if self._is_beside and (self.is_reason or not self.is_certain):
            return False
        return bool(best.family and not best.asks and (best.is_complete or best.is_order))

    @property
    def subject(self) -> Sequence[Token]:
        """The words for the setting that it speaks of."""
        return _subject(self.best)

    @property
    def state(self) -> Sequence[Token]:
        """The words that turn something on or off."""
        told = [piece for piece in self.best.pieces if piece.role in (Role.ON, Role.OFF)]
        return self.best.sentence.tokens[told[0].start : told[0].end] if told else ()

    @property
    def is_on_workspace(self) -> bool:
        """Whether the only word for on or off is “on” before the workspace: “voicemail on the gym”."""
        pieces = [piece for piece in self.best.pieces if piece.plain not in {"the", "our"}]
        states = [at for at, piece in enumerate(pieces) if piece.role in (Role.ON, Role.OFF)]
        is_one = len(states) == 1 and pieces[states[0]].plain == "on"
        return is_one and any(one.role is Role.WORKSPACE for one in pieces[states[0] + 1 : states[0] + 2])

    @property
    def is_placed_first(self) -> bool:
        """Whether it begins with “on” and a workspace, and a verb stands behind them: “on the gym set …”."""
        pieces = [piece for piece in self.best.pieces if piece.plain not in {"the", "our", ","}]
        roles = [piece.role for piece in pieces[1:3]]
        return pieces[0].plain == "on" and roles == [Role.WORKSPACE, Role.MAKE]

    @property
    def tells_destination(self) -> bool:
        """Whether it is an order in full with a number that calls go to: “cfa on gym to 4001”."""
        return self.is_certain and any(map(tells_number, self.best.pieces))

    def tells_more(self, order: Reading) -> bool:
        """Whether it is about another setting than that order, or another field of the same one."""
        told = order.frame.values if isinstance(order.frame, Frame) else {}
        fields = [piece.meaning.field for piece in self.best.pieces if piece.role is Role.FIELD]
        is_else = self.best.family is not None and self.best.family is not order.family
        return is_else or any(field.key not in told for field in fields if field)

    @property
    def is_bare_order(self) -> bool:
        """Whether it only says to do something, with words that are all known: “turn it off”."""
        best = self.best
        if best.unknown or best.family or best.workspaces:
            return False
        return any(piece.role in (Role.ON, Role.OFF, Role.ADD, Role.DROP) for piece in best.pieces)

    @property
    def says_something(self) -> bool:
        """Whether it tells a setting or a workspace, or is something else that can be asked for."""
        best = self.best
        return bool(self.intent or best.family or best.workspaces)

    @property
    def text(self) -> str:
        """Its words as they were said."""
        return self.sentence.text(0, len(self.sentence.tokens))

    @property
    def tells_reason(self) -> bool:
        """Whether it only says why, or how it is, beside an order."""
        tells = (
            clause_kinds.tells_why(self.sentence)
            or clause_kinds.says_how_it_is(self.sentence)
            or opinions.tells_not_needed(self.sentence)
            or opinions.tells_want(self.sentence)
        )
        if clause_kinds.begins_with_verb(self.sentence) or holds_order_up(self.sentence):
            return False  # “people can see its status. Hide it.”
        return self.is_reason or (tells and not small_talk.doubts(self.sentence))

    @property
    def stopping(self) -> list[str]:
        """The words with which it stops an order beside it: “not now”. What has words of its own for what is
        so (“people do not answer”, “we are closed until spring”) only says why."""
        if (
            self.is_reason
            or opinions.tells_no_need(self.sentence)
            or opinions.tells_opinion(self.sentence)
            or clause_kinds.tells_state_now(self.sentence)
        ):
            return []
        tells = any(piece.role not in (Role.HARD, Role.GLUE, Role.AND, Role.TO) for piece in self.best.pieces)
        is_reason = tells and not taking_back.begins_with_no(self.sentence)
        return [word for word in self.best.hard if not is_reason or word.casefold() in _PUT_OFF]

    def commands(self, beside: Sequence[Asked]) -> list[str]:
        """The commands that say the same, where the sentence is complete; the workspace may stand in another
        sentence."""
        best = self.best
        if not best.frame or not best.is_complete or best.hard:
            return []
        named = [best.workspaces, *(one.best.workspaces for one in beside)]
        return [frame_command(best.frame, self.finder.typed(ones[0])) for ones in named if len(ones) == 1][:1]


def _subject(reading: Reading) -> Sequence[Token]:
    """The words for what a sentence speaks of: a setting, or fields that stand side by side."""
    told: list[Piece] = []
    for piece in reading.pieces:
        if piece.role in _SUBJECTS and (not told or piece.role is told[0].role):
            told.append(piece)
        elif told and piece.role is not Role.AND:
            break
    return reading.sentence.tokens[told[0].start : told[-1].end] if told else ()


def tells_number(piece: Piece) -> bool:
    """Whether it is a number that calls can go to, also that of a workspace."""
    digits = sum(map(str.isdigit, piece.plain))
    is_number = piece.role in (Role.NUMBER, Role.WORKSPACE) and not any(map(str.isalpha, piece.plain))
    return is_number and digits >= MIN_DIALLED
