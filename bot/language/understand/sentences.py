"""Reads sentences that are no command: what is certain is done, what is not is shown first or asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.access import Access, Viewer, require_setting
from bot.catalogue import USUAL_SETTINGS, family_of
from bot.catalogue.model.family import Family
from bot.errors import NotAvailable, NotUnderstood
from bot.language.codes_and_pins import may_tell_secret, said_back
from bot.language.memory import Topic
from bot.language.requests import (
    EditSetting,
    Propose,
    Request,
    SetFields,
    ShowSetting,
    ShowWorkspace,
    SmallTalk,
)
from bot.language.sentence import intents
from bot.language.sentence.command_text import frame_command
from bot.language.sentence.cover import Spotted
from bot.language.sentence.frame import Frame
from bot.language.sentence.general_words import Role, phrases
from bot.language.sentence.items import ItemFrame
from bot.language.sentence.lexicon import lexicon
from bot.language.sentence.questions import may_ask
from bot.language.sentence.reading import Reading, readings
from bot.language.sentence.tokens import Sentence, clauses, sentences
from bot.language.understand.find_workspace import find_workspace
from bot.language.understand.which_workspace import WorkspaceFinder
from bot.language.vocabulary import command_text
from bot.language.words import split
from cards.picker import MAX_OPTIONS as MAX_CHOICES
from cards.text import message_text

RunCommand = Callable[[str], Request]
"""Reads a command and gives its request."""
MAX_SENTENCES = 20
"""Nobody means so many at once; what is not read could say the contrary of what is."""
MAX_OFFERED_SETTINGS = 5
"""Settings that are offered where none is named."""


def read_sentences(viewer: Viewer, text: str, topic: Topic, run: RunCommand) -> Request | None:
    """What a message asks for that is no command; None where it tells neither a workspace nor a setting.

    Raises NotUnderstood, NotFound, Ambiguous, NotAllowed or NotAvailable, each with what to say instead.
    """
    if may_tell_secret(text):
        return None
    said = [lexicon().rephrased(part) for part in sentences(text)]
    parts = [part for part in said if not intents.is_small_talk(part)]
    if not parts:
        return SmallTalk() if sentences(text) else None
    if len(parts) > MAX_SENTENCES:
        raise NotUnderstood(
            f"That is {len(parts)} sentences. Nothing was changed.", "Say one thing at a time."
        )
    asked = [one for part in parts for one in _in_clauses(_Asked(viewer, part, topic, run))]
    wish = next(filter(None, map(intents.unsupported, parts)), "")
    if wish and not any(one.is_certain for one in asked):
        raise NotAvailable(wish, "Type `help settings` for what I can.")
    orders = [one for one in asked if one.is_order]
    if len(orders) > 1:
        raise NotUnderstood(
            "That is more than one order; I make one change a message. Nothing was changed.",
            "Which one first?",
            tuple(dict.fromkeys(command for one in orders for command in one.commands(orders)))[:MAX_CHOICES],
        )
    chosen = orders[0] if orders else next((one for one in asked if one.says_something), None)
    if chosen and chosen.best.is_corrected and not chosen.best.workspaces:
        return None
    if chosen is None:
        if any(one.is_bare_order for one in asked):
            raise NotUnderstood(
                "Which setting, of which workspace? Nothing was changed.",
                "For example “turn on dnd in …”, or type `help`.",
            )
        return None
    beside = [one for one in asked if one is not chosen]
    return (None if beside else chosen.again()) or chosen.request(beside)


def _in_clauses(asked: _Asked) -> list[_Asked]:
    """The sentence; or two in its place where one half is an order with every word accounted for and the
    other only says why."""
    if asked.is_certain or asked.best.asks:
        return [asked]
    for first, second in clauses(asked.sentence):
        halves = [asked.of(first), asked.of(second)]
        certain = [one for one in halves if one.is_certain]
        beside = [one for one in halves if not one.is_certain]
        named = [one.best.workspaces for one in halves if one.best.workspaces]
        about_one = len(named) == 1 or (len(named) == 2 and named[0] == named[1])
        if about_one and (len(certain) == 2 or (certain and beside[0].best.family is None)):
            return halves
    return [asked]


class _Asked:
    """One sentence, with the ways to read it."""

    def __init__(self, viewer: Viewer, sentence: Sentence, topic: Topic, run: RunCommand) -> None:
        self.sentence = sentence
        self._viewer = viewer
        self._topic = topic
        self._run = run
        self._finder = WorkspaceFinder(viewer, topic, sentence)
        refers = any(token.plain in intents.REFERRING for token in sentence.tokens)
        family = family_of(topic.family) if topic.family and refers else None
        self._readings = readings(sentence, viewer.workspaces(), lexicon(), family)
        self._intent = intents.intent_of(sentence)

    def of(self, sentence: Sentence) -> _Asked:
        """Another sentence of the same person."""
        return _Asked(self._viewer, sentence, self._topic, self._run)

    @property
    def is_certain(self) -> bool:
        """Whether it is an order with every word accounted for and nothing that stops a write."""
        best = self.best
        return best.is_complete and not (best.hard or best.asks or best.is_corrected or best.is_doubtful)

    @property
    def best(self) -> Reading:
        """The reading that accounts for most."""
        return self._readings[0] if self._readings else Reading(self.sentence)

    @property
    def is_order(self) -> bool:
        """Whether it asks for a change of a setting."""
        best = self.best
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
    def stopping(self) -> list[str]:
        """The words with which it stops an order beside it: “not now”. In a reason (“people do not answer”)
        some of them stop nothing."""
        is_reason = any(piece.role not in (Role.HARD, Role.GLUE, Role.AND) for piece in self.best.pieces)
        return [word for word in self.best.hard if not (is_reason and word.casefold() in _REASONS)]

    def commands(self, beside: Sequence[_Asked]) -> list[str]:
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
        """The last change once more, for the workspace that is named now: “the same for the gym”."""
        last, best = self._topic.last_change, self.best
        named = any(one.family for piece in best.pieces for one in piece.meanings)
        doubts = best.asks or best.hard or best.unknown or best.is_corrected or best.others
        if last is None or named or doubts or len(best.workspaces) != 1:
            return None
        if not any(token.plain == "same" for token in self.sentence.tokens):
            return None
        typed = split(self._finder.typed(best.workspaces[0]))
        workspace = find_workspace(self._viewer, typed, Access.WRITE, "set", last.family)
        require_setting(self._viewer.rights, last.family, workspace, Access.WRITE)
        return replace(last, workspace=workspace)

    def request(self, beside: Sequence[_Asked]) -> Request:
        """What is asked for. `beside` are the other sentences of the message."""
        if self._intent:
            named = self.best.workspaces
            return self._run(self._intent.command(self._finder.typed(named[0]) if len(named) == 1 else ""))
        best = self.best
        if not best.workspaces and (elsewhere := [one.best for one in beside if one.best.workspaces]):
            best = replace(best, workspaces=elsewhere[0].workspaces)
        if best.family is None:
            return self._about_workspace(best)
        if best.asks or (not best.is_order and not best.is_complete):
            return self._show(best, best.family)
        stopping = [word for one in beside for word in one.stopping]
        if best.hard or stopping:
            return self._not_now(replace(best, hard=[*best.hard, *stopping]), best.family)
        left_over = [*best.unknown, *(one.sentence.text(0, len(one.sentence.tokens)) for one in beside)]
        if best.frame and best.frame.is_complete:
            return self._change(best, best.frame, left_over)
        return self._ask_for_values(best, best.family)

    # Reading.

    def _show(self, best: Reading, family: Family) -> Request:
        workspace = self._finder.one(best, "show", family, Access.READ)
        if its_list := best.list:
            return self._run(command_text("list", its_list, self._finder.typed(workspace)))
        note = f"I took that for {family.title}." if best.is_corrected else ""
        return ShowSetting(family, workspace, note or ("" if best.asks else _not_understood(best.unknown)))

    def _about_workspace(self, best: Reading) -> Request:
        """Only a workspace is named: it is shown, with what was not understood."""
        workspace = self._finder.one(best, "show", None, Access.READ)
        if best.is_order and not best.asks:
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

    def _not_now(self, best: Reading, family: Family) -> Request:
        """There is a “not”, an “if” or a time in it: nothing is written, and how it is now is shown."""
        workspace = self._finder.one(best, "show", family, Access.READ)
        said = ", ".join(f"“{word}”" for word in dict.fromkeys(best.hard))
        return ShowSetting(
            family,
            workspace,
            f"Nothing was changed: with {said} in it I do not act. Say what to set now, in one plain order.",
        )

    # Changing.

    def _change(self, best: Reading, frame: Frame | ItemFrame, left_over: Sequence[str]) -> Request:
        workspace = self._finder.one(best, "set", best.family, Access.WRITE, frame)
        if best.others and any(one.id != workspace.id for one in best.others):
            raise NotUnderstood(
                "I change one workspace at a time. Nothing was changed.",
                "Which one first?",
                tuple(frame_command(frame, self._finder.typed(one)) for one in (workspace, *best.others))[
                    :MAX_CHOICES
                ],
            )
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
            if asks_first or left_over or frame.guesses or best.is_corrected or may_ask(self.sentence):
                raise NotUnderstood(
                    f"{_not_understood(left_over) or 'I am not sure what you mean. Nothing was changed.'}",
                    "Choose it, or say it in other words.",
                    (command,),
                )
            return request
        if best.is_doubtful:
            note = f"{_not_understood(left_over)} This is what I did understand; look at it and save."
            return EditSetting(request.family, workspace, note, request.assignments)
        if left_over or frame.guesses or best.is_corrected or may_ask(self.sentence):
            return Propose(request, command, said_back(left_over), frame.guesses)
        return request

    def _ask_for_values(self, best: Reading, family: Family) -> Request:
        workspace = self._finder.one(best, "edit", family, Access.WRITE, best.frame)
        missing = [field.label for field in best.frame.missing] if best.frame else []
        what = (
            f"Which value for {' and '.join(f'“{label}”' for label in missing)}?"
            if missing
            else "What should change?"
        )
        if not family.fields:
            return ShowSetting(family, workspace, f"{what} Nothing was changed.")
        return EditSetting(family, workspace, f"{what} Nothing was changed yet.")


_REASONS = frozenset(phrases("not|no one|nobody|today|was|were|been|everyone|everybody|why|already"))
"""Words that stop a write in an order, and not in the reason that stands beside it."""


def _not_understood(words: Sequence[str]) -> str:
    return f"I did not understand “{said_back(words)}”. Nothing was changed." if words else ""


def names_setting(text: str) -> bool:
    """Whether a text tells a setting, and so is no answer to a question about one."""
    return any(Spotted(part, lexicon()).families(()) for part in sentences(text))
