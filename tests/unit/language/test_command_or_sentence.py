"""Which is taken: the command that words begin with, or the sentence that they are."""

from __future__ import annotations

import pytest

from bot.catalogue import family_of
from bot.errors import Ambiguous, BotError, NotFound, NotUnderstood
from bot.events import Licence, Workspace
from bot.language.assignments import Assignment
from bot.language.command_list import COMMANDS
from bot.language.commands import Invocation, exact_command
from bot.language.requests.changing import EditSetting, Propose, SetFields
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting, ShowWorkspace
from bot.language.understand.command_or_sentence import better
from bot.language.understand.command_readers.settings import NoFields
from bot.language.words import split

GYM = Workspace("w1", "Gym", Licence.PROFESSIONAL, "l1", "Denver", extension="2006")
DND = family_of("dnd")
FORM = EditSetting(DND, GYM)
SET = SetFields(DND, GYM, (Assignment(DND.field("enabled"), "on"),))
UNSURE = Propose(SET, "set dnd Gym on", left_over="zork")
SHOW, OVERVIEW = ShowSetting(DND, GYM), ShowWorkspace(GYM)
MISSING = NotFound("There is no workspace “zork”.")
WHICH = Ambiguous("Which one?", (("Gym", "", "show Gym"),))
SEVERAL = NotUnderstood("That is more than one order.", choices=(("Gym", "", "set dnd Gym on"),))
NO_FORM, WITH_FORM = NoFields(DND, None), NoFields(DND, FORM)


def invocation(text: str) -> Invocation:
    found = exact_command(COMMANDS, split(text))
    assert found
    return found


@pytest.mark.parametrize(
    ("typed", "found", "refusal", "problem", "taken"),
    [
        ("set dnd gym zork", SET, None, MISSING, SET),
        ("set dnd gym zork", UNSURE, None, MISSING, UNSURE),
        ("set dnd gym zork", UNSURE, None, SEVERAL, SEVERAL),
        ("edit gym zork", UNSURE, None, SEVERAL, UNSURE),
        ("set dnd gym zork", OVERVIEW, None, MISSING, MISSING),
        ("set dnd gym", OVERVIEW, None, WITH_FORM, FORM),
        ("set dnd gym", FORM, None, NO_FORM, FORM),
        ("set dnd", None, WHICH, NO_FORM, WHICH),
        ("set dnd gym", None, WHICH, WITH_FORM, FORM),
        ("set dnd zork", None, SEVERAL, MISSING, SEVERAL),
        ("set dnd zork", None, WHICH, MISSING, MISSING),
        ("help me", OVERVIEW, None, None, OVERVIEW),
        ("help me", UNSURE, None, None, None),
    ],
)
def test_what_is_understood_better_is_taken(
    typed: str,
    found: Request | None,
    refusal: BotError | None,
    problem: BotError | None,
    taken: Request | BotError | None,
) -> None:
    assert better(found, refusal, problem, invocation(typed)) is taken


def test_a_question_is_answered_where_the_command_cannot_be_read() -> None:
    begun = invocation("set dnd gym zork")
    assert better(SHOW, None, SEVERAL, begun, asks=True) is SHOW
    assert better(SHOW, None, SEVERAL, begun) is SEVERAL


def test_without_a_command_it_is_the_sentence() -> None:
    assert better(UNSURE, None, None, None) is UNSURE
    assert better(None, WHICH, None, None) is WHICH
    assert better(None, None, None, None) is None


def test_a_list_by_words_gives_way_to_a_sentence_that_is_certain() -> None:
    begun = invocation("list of rooms with dnd")
    assert better(SHOW, None, None, begun, is_list=True) is SHOW
    assert better(OVERVIEW, None, None, begun, is_list=True) is OVERVIEW
    assert better(UNSURE, None, None, begun, is_list=True) is None
