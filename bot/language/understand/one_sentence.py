"""One sentence of a person: what it says, and the request it makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.access import Access, Viewer, require_setting
from bot.catalogue import USUAL_SETTINGS, family_of
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood, Unsure
from bot.language.codes_and_pins import said_back
from bot.language.memory import Topic
from bot.language.reasons import kept_reason, with_reason
from bot.language.requests.changing import EditSetting, Propose, SetFields
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting, ShowWorkspace
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.kinds import clause_kinds, intents
from bot.language.sentence.kinds.conditions import (
    is_condition,
    orders_apart,
    tells_when,
)
from bot.language.sentence.kinds.questions import may_ask
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.readings.readings import SentenceReader
from bot.language.sentence.words.general_words import REFERRING, Role, phrases
from bot.language.sentence.words.tokens import Sentence, Token, joined
from bot.language.understand.asking import back_to_itself, leads_to_itself, whether_now, which_value
from bot.language.understand.find_workspace import find_workspace
from bot.language.understand.same_again import asks_the_same, means_last_change
from bot.language.understand.which_workspace import WorkspaceFinder
from bot.language.vocabulary import command_text
from bot.language.words import split
from cards.picker import MAX_OPTIONS as MAX_CHOICES
from cards.text import message_text

RunCommand = Callable[[str], Request]
"""Reads a command and gives its request."""
MAX_OFFERED_SETTINGS = 5
"""Settings that are offered where none is named."""
_PUT_OFF = frozenset(
    phrases("tomorrow|tonight|later|schedule|scheduled|next week|next month|unless|maybe|perhaps|not yet")
)
"""Words that put an order off, also in what is said beside it."""
_VALUES = frozenset({Role.NUMBER, Role.EMAIL, Role.OPTION, Role.ON, Role.OFF})
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
        self._viewer = viewer
        self._topic = topic
        self._run = run
        self._reader = reader
        self._finder = WorkspaceFinder(viewer, topic, sentence)
        self._refers = any(token.plain in REFERRING for token in sentence.tokens)
        before = family or (family_of(topic.family) if topic.family and self._refers else None)
        self._readings = reader.readings(sentence, before)
        self._intent = intents.intent_of(sentence)
        self.begins_with_and = False
        """Whether “and” joins it to the clause before it."""
        self.at = 0
        """Which clause of its sentence it ends with."""
        self.is_reason = False
        """Whether it begins with a word for a reason: “because”."""
        self.is_about_beside = False
        """Whether what it speaks of is told beside it: “…, please turn it off”."""

    def of(self, clauses: Sequence[Sentence], *, is_beside: bool = False) -> Asked:
        """Clauses of the same sentence; those beside an order only say why, if they are no order in full."""
        sentence = joined(clauses)
        asked = Asked(self._viewer, sentence, self._topic, self._run, self._reader, is_beside=is_beside)
        asked.begins_with_and = clauses[0].tokens[0].plain == "and"
        asked.is_reason = is_beside and clause_kinds.gives_reason(clauses[0])
        return asked

    def about(self, beside: Sequence[Asked]) -> Asked:
        """The same about what is spoken of beside it, where it says “it” and names no setting."""
        named = [one for one in beside if one.best.family]
        if not named or not self._refers or self.best.family:
            return self
        other = named[-1].best
        it = next((at for at, token in enumerate(self.sentence.tokens) if token.plain in REFERRING), 0)
        tokens = self.sentence.tokens
        if tokens[it].plain != "there":
            tokens = (*tokens[:it], *_subject(other), *tokens[it + 1 :])
        sentence = replace(self.sentence, tokens=tokens)
        asked = Asked(
            self._viewer,
            sentence,
            self._topic,
            self._run,
            self._reader,
            other.family,
            is_beside=self._is_beside,
        )
        asked.is_about_beside = True
        return asked

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
    def is_unfinished(self) -> bool:
        """Whether it is an order of which a value is missing and every word is known."""
        best = self.best
        return self.is_order and not (self.is_clear or best.hard or best.unknown or best.is_doubtful)

    def goes_with(self, order: Asked) -> bool:
        """Whether it only says why beside that order, or is an order itself: it is about no other workspace,
        does not begin with an order, and tells no more of the same setting."""
        if self.is_reason:
            return True
        best, other = self.best, order.best
        if self.tells_other_setting(order) and not self.is_certain:
            return False
        is_elsewhere = bool(best.workspaces and other.workspaces and best.workspaces != other.workspaces)
        if (is_elsewhere and best.is_whole_name) or (best.is_heading and best.family is not other.family):
            return False
        if self.is_certain:
            return True
        if clause_kinds.corrects(self.sentence):
            return False
        if best.begins_with_order or clause_kinds.begins_with_condition(self.sentence):
            return False
        roles = {piece.role for piece in best.pieces}
        if best.family is other.family is not None and roles & {Role.NUMBER, Role.EMAIL}:
            return False
        if clause_kinds.tells_why(self.sentence):
            return True
        says_nothing = roles <= {Role.GLUE, Role.AND, Role.UNKNOWN, Role.HARD, Role.TO, Role.IT}
        if says_nothing and clause_kinds.begins_with_who(self.sentence):
            return True
        if clause_kinds.wishes(self.sentence):
            return False
        if best.family is not other.family or not roles & {Role.FIELD, Role.OPTION, Role.ACT}:
            return True
        return bool(best.unknown) and not roles & _VALUES and not best.tells_condition

    def tells_other_setting(self, order: Asked) -> bool:
        """Whether it names another setting than an order does that only guesses its own."""
        best, other = self.best, order.best
        is_guess = other.frame is not None and other.frame.guesses
        is_named = any(piece.role is Role.NAME for piece in best.pieces)
        return is_guess and is_named and best.family is not other.family

    @property
    def best(self) -> Reading:
        """The reading that accounts for most."""
        return self._readings[0] if self._readings else Reading(self.sentence)

    @property
    def is_order(self) -> bool:
        """Whether it asks for a change of a setting."""
        best = self.best
        if self._is_beside and (self.is_reason or not self.is_certain):
            return False
        return bool(best.family and not best.asks and (best.is_complete or best.is_order))

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
        return bool(self._intent or best.family or best.workspaces)

    @property
    def text(self) -> str:
        """Its words as they were said."""
        return self.sentence.text(0, len(self.sentence.tokens))

    @property
    def tells_reason(self) -> bool:
        """Whether it only says why, or how it is, beside an order."""
        return (
            self.is_reason
            or clause_kinds.tells_why(self.sentence)
            or clause_kinds.says_how_it_is(self.sentence)
        )

    @property
    def stopping(self) -> list[str]:
        """The words with which it stops an order beside it: “not now”. What has words of its own for what is
        so (“people do not answer”, “we are closed until spring”) only says why."""
        if self.is_reason:
            return []
        tells = any(piece.role not in (Role.HARD, Role.GLUE, Role.AND, Role.TO) for piece in self.best.pieces)
        is_reason = tells and not clause_kinds.begins_with_no(self.sentence)
        return [word for word in self.best.hard if not is_reason or word.casefold() in _PUT_OFF]

    def commands(self, beside: Sequence[Asked]) -> list[str]:
        """The commands that say the same, where the sentence is complete; the workspace may stand in another
        sentence."""
        best = self.best
        if not best.frame or not best.is_complete or best.hard:
            return []
        named = [best.workspaces, *(one.best.workspaces for one in beside)]
        return [frame_command(best.frame, self._finder.typed(ones[0])) for ones in named if len(ones) == 1][
            :1
        ]

    def again(self) -> Request | None:
        """The last change, or the last setting, for the workspace that is named now: “the same for the gym”,
        “and the gym too”, “what about the gym?”"""
        topic, best = self._topic, self.best
        named = any(one.family for piece in best.pieces for one in piece.meanings)
        doubts = best.hard or best.unknown or best.is_corrected or best.others
        if named or doubts or not best.workspaces:
            return None
        if asks_the_same(best, topic):
            return self._show(best, family_of(topic.family))
        last = topic.last_change
        if last is None or not means_last_change(best, topic):
            return None
        if len(best.workspaces) > 1:
            raise self._finder.of_several(best, last)
        typed = split(self._finder.typed(best.workspaces[0]))
        workspace = find_workspace(self._viewer, typed, Access.WRITE, "set", last.family)
        require_setting(self._viewer.rights, last.family, workspace, Access.WRITE)
        return replace(last, workspace=workspace, is_sentence=True)

    def request(self, beside: Sequence[Asked]) -> Request:
        """What is asked for. `beside` are the other sentences of the message."""
        if self._intent and not (self._intent is intents.SETTINGS and self.best.workspaces):
            named = self.best.workspaces
            return self._run(self._intent.command(self._finder.typed(named[0]) if len(named) == 1 else ""))
        if self._intent is intents.SETTINGS and len(self.best.workspaces) == 1:
            return ShowWorkspace(self._finder.one(self.best, "show", None, Access.READ))
        best = self.best
        is_change = best.frame is not None and best.frame.is_complete and not best.asks
        if intents.tells_trouble(self.sentence) and len(best.workspaces) == 1 and not is_change:
            return ShowWorkspace(self._finder.one(best, "show", None, Access.READ))
        if not best.workspaces and (elsewhere := [one.best for one in beside if one.best.workspaces]):
            best = replace(best, workspaces=elsewhere[0].workspaces)
        if best.family is None:
            return self._about_workspace(best)
        is_order = best.is_order or best.is_complete or clause_kinds.wishes(self.sentence)
        if best.asks or not is_order:
            return self._show(best, best.family)
        stopping = [word for one in beside for word in one.stopping]
        if best.hard or stopping:
            hard = [*best.hard, *stopping]
            is_put_off = all(is_condition(one.sentence) for one in beside if one.stopping)
            return self._not_now(replace(best, hard=hard), best.family, may_be_now=is_put_off)
        left_over = [*best.unknown, *(one.text for one in beside if not one.tells_reason)]
        reason = "; ".join(one.text for one in beside if one.tells_reason)
        reason = kept_reason(reason, f"{self.text} {reason}")
        if best.frame and best.frame.is_complete:
            return self._change(best, best.frame, left_over, reason)
        return replace(self._ask_for_values(best, best.family), reason=reason)

    # Reading.

    def _show(self, best: Reading, family: Family) -> Request:
        workspace = self._finder.one(best, "show", family, Access.READ)
        if its_list := best.list:
            return self._run(command_text("list", its_list, self._finder.typed(workspace)))
        note = f"I took that for {family.title}." if best.is_corrected else ""
        note = note or ("" if best.asks else _not_understood(best.unknown))
        return ShowSetting(family, workspace, note, is_assumed=not (best.workspaces or best.others))

    def _about_workspace(self, best: Reading) -> Request:
        """Only a workspace is named: it is shown, with what was not understood."""
        workspace = self._finder.one(best, "show", None, Access.READ)
        if (best.is_order or clause_kinds.begins_with_verb(self.sentence)) and not best.asks:
            raise NotUnderstood(
                f"What about {message_text(workspace.name)}? Nothing was changed.",
                "Choose a setting, or say it in other words.",
                tuple(
                    command_text("edit", family_of(key), self._finder.typed(workspace))
                    for key in USUAL_SETTINGS[:MAX_OFFERED_SETTINGS]
                ),
            )
        note = "Is this the workspace you mean?" if best.is_corrected else _not_understood(best.unknown)
        return ShowWorkspace(workspace, note)

    def _not_now(self, best: Reading, family: Family, *, may_be_now: bool) -> Request:
        """There is a “not”, an “if” or a time in it: nothing is written. An order that is certain without its
        condition can be done now; else how it is now is shown."""
        said = ", ".join(f"“{word}”" for word in dict.fromkeys(best.hard))
        note = f"Nothing was changed: with {said} in it I do not act by myself."
        orders = orders_apart(self.sentence) if self.best.hard else [self.sentence]
        for order in orders if may_be_now else ():
            self.of([order])._ask_now(note)
        self._ask_whole(best, note)
        workspace = self._finder.one(best, "show", family, Access.READ)
        return ShowSetting(family, workspace, f"{note} Say what to set now, in one plain order.")

    def _ask_now(self, note: str) -> None:
        """Raises Unsure with a button that does it now, where this is an order without a condition."""
        if not self.best.hard and not may_ask(self.sentence):
            self._ask_whole(self.best, note)

    def _ask_whole(self, best: Reading, note: str) -> None:
        """Raises Unsure with a button that does it now, where it is an order and nothing denies it."""
        is_limited = any(one.plain == "only" for one in self.sentence.tokens)
        is_plain = tells_when(best.hard) and not (best.others or best.asks or is_limited)
        if is_plain and best.frame and best.frame.is_complete and len(best.workspaces) == 1:
            workspace = self._finder.one(best, "set", best.family, Access.WRITE, best.frame)
            raise whether_now(note, best.frame, workspace, self._finder.typed(workspace))

    # Changing.

    def _change(
        self, best: Reading, frame: Frame | ItemFrame, left_over: Sequence[str], reason: str
    ) -> Request:
        workspace = self._finder.one(best, "set", best.family, Access.WRITE, frame)
        if best.others and any(one.id != workspace.id for one in best.others):
            raise NotUnderstood(
                "I change one workspace at a time. Nothing was changed.",
                "Which one first?",
                tuple(frame_command(frame, self._finder.typed(one)) for one in (workspace, *best.others))[
                    :MAX_CHOICES
                ],
            )
        if frame.guesses and leads_to_itself(frame, workspace):
            raise back_to_itself(best.family, workspace, self._finder.typed(workspace))
        commands = list(
            dict.fromkeys(
                frame_command(one.frame, self._finder.typed(workspace))
                for one in self._readings
                if one.is_complete and one.frame
            )
        )
        if len(commands) > 1:
            raise NotUnderstood(
                "That can mean two things. Nothing was changed.", "Which one?", tuple(commands)
            )
        command = frame_command(frame, self._finder.typed(workspace))
        request = self._run(command)
        if not isinstance(request, SetFields):
            asks_first = isinstance(frame, ItemFrame) and frame.asks_first
            if (
                asks_first
                or left_over
                or reason
                or frame.guesses
                or best.is_corrected
                or may_ask(self.sentence)
            ):
                raise Unsure(
                    f"{_not_understood(left_over) or 'I am not sure what you mean. Nothing was changed.'}",
                    "Choose it, or say it in other words.",
                    (with_reason(command, reason),),
                )
            return request
        if best.is_doubtful:
            note = f"{_not_understood(left_over)} This is what I did understand; look at it and save."
            return EditSetting(request.family, workspace, note, request.assignments, reason=reason)
        if left_over or reason or frame.guesses or not self.is_certain or may_ask(self.sentence):
            return Propose(request, command, said_back(left_over), frame.guesses, reason=reason)
        return replace(request, is_sentence=True)

    def _ask_for_values(self, best: Reading, family: Family) -> Request:
        workspace = self._finder.one(best, "edit", family, Access.WRITE, best.frame)
        if asked := which_value(
            _not_understood(best.unknown), best, family, workspace, self._finder.typed(workspace)
        ):
            raise asked
        missing = [field.label for field in best.frame.missing] if best.frame else []
        what = (
            f"Which value for {' and '.join(f'“{label}”' for label in missing)}?"
            if missing
            else "What should change?"
        )
        if not family.fields:
            return ShowSetting(family, workspace, f"{what} Nothing was changed.")
        return EditSetting(family, workspace, f"{what} Nothing was changed yet.")


def _subject(reading: Reading) -> Sequence[Token]:
    """The words for what a sentence speaks of: a setting, or fields that stand side by side."""
    told: list[Piece] = []
    for piece in reading.pieces:
        if piece.role in _SUBJECTS and (not told or piece.role is told[0].role):
            told.append(piece)
        elif told and piece.role is not Role.AND:
            break
    return reading.sentence.tokens[told[0].start : told[-1].end] if told else ()


def _not_understood(words: Sequence[str]) -> str:
    return f"I did not understand “{said_back(words)}”. Nothing was changed." if words else ""
