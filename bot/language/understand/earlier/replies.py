"""Short answers to the bot's last question: a choice, a yes, or the words that were missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.errors import Ambiguous, BotError, NotUnderstood, TwoMeanings
from bot.language.commands import exact_command
from bot.language.reasons import kept_reason, split_reason
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import EditSetting, Propose, SetFields
from bot.language.requests.request import Request
from bot.language.understand.certainty import is_sure
from bot.language.understand.command_reader import CommandReader
from bot.language.understand.earlier.answers import (
    answer_of,
    asked_of,
    assents,
    chosen,
    command_and_answer,
    finished,
)
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.places.several.all_of_them import means_all, together
from bot.language.understand.what_is_named import names_setting
from bot.language.words import split

MAX_ANSWER_WORDS = 8
"""An answer to a question of the bot is short; what is longer is a sentence of its own."""


class Replies:
    """Reads a text as an answer to what was asked last. `read_anew` reads a text that answers nothing, and
    `anew` does where that is certain; `sentence` reads one as a sentence."""

    def __init__(
        self,
        topic: Topic,
        reader: CommandReader,
        anew: Callable[[str], Request | None],
        read_anew: Callable[[str], Request],
        sentence: Callable[[str], tuple[Request | None, BotError | None]],
    ) -> None:
        self._topic = topic
        self._reader = reader
        self._anew = anew
        self._read_anew = read_anew
        self._sentence = sentence

    def to_question(self, text: str) -> Request | None:
        """What a short answer to the bot's last question asks for; None where the text is none."""
        topic = self._topic
        if not topic.asks or len(text.split()) > MAX_ANSWER_WORDS or text.rstrip().endswith("?"):
            return None
        if any(one.command == text for one in topic.offers):
            return self._read_anew(text)  # a sentence that was offered, and chosen
        if topic.has_form and assents(text):
            raise NotUnderstood(
                "That is done with the button on the card above. Nothing was changed yet.",
                "Press it, or leave it.",
            )
        if whole := command_and_answer(self._reader.commands, topic.unfinished, text, self._anew):
            return self._continued(whole)
        if means_all(text) and len(topic.offers) > 1 and not chosen(topic.offers, text):
            return self._read_anew(together(topic.offers, self._reader.viewer.workspaces(), text))
        return answer_of(text, topic.offers, self._reader.may_change, self._run_offer)

    def _continued(self, whole: str) -> Request:
        """What an unfinished command and an answer to it ask for; a further answer goes on with both."""
        try:
            return self._read_anew(whole)
        except BotError as question:
            question.goes_on(whole)
            raise

    def _run_offer(self, text: str) -> Request:
        """What an offer asks for, be it a command or a sentence."""
        is_command = exact_command(self._reader.commands, split(text)) is not None
        return self._reader.run(text) if is_command else self._read_anew(text)

    def finished(self, text: str) -> tuple[Request | None, Ambiguous | TwoMeanings | None]:
        """The sentence that was not finished before, finished by this text, or what is still to be asked of
        it; neither where that is senseless."""
        before, reason = split_reason(self._topic.unfinished)
        reason, offers = kept_reason(reason, before), self._topic.offers
        if not before or len(text.split()) > MAX_ANSWER_WORDS or text.rstrip().endswith("?"):
            return None, None
        where = asked_of(offers)
        if names_setting(text):
            wholes = [f"{text} in {where}"] if where else []
        else:
            wholes = list(finished(self._reader.viewer.workspaces(), before, text))
        questions: list[Ambiguous] = []
        for whole in wholes:
            found, refusal = self._sentence(whole)
            if found and is_sure(found):
                return replace(found, reason=found.reason or reason), None
            if isinstance(refusal, TwoMeanings):
                return None, refusal
            questions += [refusal] if isinstance(refusal, Ambiguous) else []
        return None, questions[0] if questions else None

    def goes_on(self, request: Request) -> Request:
        """The form of the workspace that was chosen for a sentence, with what is still to be told of it."""
        before = self._topic.unfinished
        is_chosen = any(one.command == request.typed for one in self._topic.offers)
        if not (isinstance(request, EditSetting) and is_chosen and before) or request.note:
            return request
        for whole in finished(self._reader.viewer.workspaces(), before, request.workspace.name):
            found = self._anew(whole)
            meant = found.fields if isinstance(found, Propose) and not found.left_over else found
            if isinstance(meant, EditSetting | SetFields) and (
                (meant.family.key, meant.workspace.id) == (request.family.key, request.workspace.id)
            ):
                return replace(shown_first(self._reader.viewer, found, whole) or request, whole=whole)
        return request
