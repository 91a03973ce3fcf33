"""The request that one sentence of a person makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.access import Access, require_setting
from bot.catalogue import family_of
from bot.catalogue.model.family import Family
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.errors import NotFound, NotUnderstood
from bot.language.reasons import kept_reason
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting, ShowWorkspace
from bot.language.selecting.selections import place_said
from bot.language.sentence.kinds import intents
from bot.language.sentence.kinds.asking.asking_calls import asks_who_forwards_outside, ringing_asked
from bot.language.sentence.kinds.asking.asking_whether import asks_how, order_asked_about
from bot.language.sentence.kinds.telling import clause_kinds, taking_back
from bot.language.sentence.kinds.telling.conditions import is_condition
from bot.language.sentence.readings.noun_phrases import names_setting_of
from bot.language.sentence.readings.other_things import belonging, closes_thing, only_tries
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role
from bot.language.understand.beside.reasons.clause_beside import orders_beside
from bot.language.understand.earlier.same_again import asks_the_same, last_change_again, means_last_change
from bot.language.understand.held_up import held_up
from bot.language.understand.one_sentence import Asked
from bot.language.understand.order_request import Order, require_all
from bot.language.understand.places.find_workspace import find_workspace
from bot.language.understand.places.named_destination import to_named, with_name
from bot.language.understand.places.two_workspaces import of_two, with_two
from bot.language.understand.questions.asked_change import asked_change
from bot.language.understand.questions.calls_asked import calls_asked, may_ask_of_calls
from bot.language.understand.questions.values_asked import ask_for_values
from bot.language.understand.questions.voicemail_greeting import voicemail_greeting
from bot.language.understand.questions.what_is_asked import asked_everywhere
from bot.language.understand.shown_request import setting_shown, workspace_shown
from bot.language.vocabulary import command_text
from bot.language.words import split


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
            shown = setting_shown(self._asked, best, family_of(topic.family))
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
        if found := self._question() or self._of_intent(beside):
            return found
        best = self._asked.best
        if not best.workspaces and (elsewhere := [one.best for one in beside if one.best.workspaces]):
            best = replace(best, workspaces=elsewhere[0].workspaces, named_beside=elsewhere[0])
        if thing := belonging(best) or (best.named_beside and belonging(best.named_beside)):
            best = replace(best, workspaces=(), unknown=[thing])
        if best.family is None or closes_thing(best):
            return workspace_shown(self._asked, replace(best, family=None))
        if not self._orders(best):
            return setting_shown(self._asked, best, best.family)
        return self._ordered(best, best.family, beside)

    def _question(self) -> Request | None:
        """What is shown for a question of a kind of its own. Raises what has to be asked first."""
        asked, named = self._asked, self._asked.best.workspaces
        copied = with_two(asked.sentence)
        if two := of_two((asked.of([copied]) if copied else asked).best, self._finder.typed):
            raise two
        if question := asked_change(asked):
            return question
        if not named and asks_who_forwards_outside(asked.sentence) and asked.best.asks:
            return self._run("show risky")
        if (ringing := ringing_asked(asked.sentence)) and not asked.best.others:
            workspace = self._finder.one(asked.best, "show", CALL_FORWARDING, Access.READ)
            return ShowSetting(CALL_FORWARDING, workspace, is_assumed=not named, of_calls=ringing)
        if found := voicemail_greeting(asked) or (may_ask_of_calls(asked) and calls_asked(asked)):
            return found
        is_how = asks_how(asked.sentence) and asked.best.family
        return self._run(command_text("help", asked.best.family)) if is_how else None

    def _of_intent(self, beside: Sequence[Asked]) -> Request | None:
        """What is asked for that is no setting of one workspace: all workspaces, the history, help."""
        best, intent, named = self._asked.best, self._asked.intent, self._asked.best.workspaces
        everywhere = asked_everywhere(best, intent)
        if everywhere and not any(one.best.workspaces for one in beside):
            return everywhere
        if intent is intents.WORKSPACES and best.family:
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
        is_change = best.frame is not None and best.frame.is_complete and not best.asks
        may_look = best.names_setting and intents.wants_a_look(self._asked.sentence)
        tells_trouble = intents.tells_trouble(self._asked.sentence) and not (is_change or may_look)
        if len(named) == 1 and (tells_trouble or (intent is intents.SETTINGS and best.family is None)):
            return ShowWorkspace(self._finder.one(best, "show", None, Access.READ))
        return None

    def _orders(self, best: Reading) -> bool:
        """Whether a change is wanted, and not only to see the setting."""
        said = self._asked.sentence
        is_order = (
            best.is_order
            or best.is_complete
            or clause_kinds.wishes(said)
            or clause_kinds.wants(said)
            or with_name(best, self._viewer.workspaces()) is not None
        )
        asks = best.asks or order_asked_about(said) is not None
        return is_order and not (asks or best.only_shows or only_tries(best) or names_setting_of(best))

    def _ordered(self, best: Reading, family: Family, beside: Sequence[Asked]) -> Request:
        """The change that is ordered, or what is shown where something holds it up."""
        if taking_back.left_as_it_is(self._asked.sentence):
            workspace = self._finder.one(best, "show", family, Access.READ)
            return ShowSetting(family, workspace, "It stays as it is. Nothing was changed.")
        stopping = [word for one in beside for word in one.stopping]
        if best.hard or stopping:
            told = replace(best, hard=[*best.hard, *stopping])
            is_put_off = all(is_condition(one.sentence) for one in beside if one.stopping)
            return held_up(self._asked, told, family, may_be_now=is_put_off, is_own=not stopping)
        if any(orders_beside(one, family) for one in beside):
            raise NotUnderstood(
                "That is more than one order. Nothing was changed.", "Say one order at a time."
            )
        left_over = [*best.unknown, *(one.text for one in beside if not one.tells_reason)]
        reason = "; ".join(one.text.removeprefix("that ") for one in beside if one.tells_reason)
        reason = kept_reason(reason, f"{self._asked.text} {reason}")
        if (frame := with_name(best, self._viewer.workspaces())) and len(left_over) == len(best.unknown):
            return replace(to_named(best, frame, self._finder, self._run), reason=reason)
        if best.frame and best.frame.is_complete:
            require_all(self._asked, best, best.frame, beside)
            return Order(self._asked, best, best.frame, left_over, reason, beside).request()
        return replace(ask_for_values(self._asked, best, family), reason=reason)
