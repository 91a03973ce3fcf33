"""What is asked where a value misses, or a sentence only complains of one: “the gym forwards too early”."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import Access, unavailable
from bot.catalogue.model.family import Family
from bot.errors import Unsure
from bot.language.codes_and_pins import said_back
from bot.language.requests.changing import EditSetting
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting, ShowWorkspace
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role
from bot.language.understand.one_sentence import Asked
from bot.language.understand.questions.asking import (
    asked_fields,
    told_values,
    which_value,
    which_values,
)
from bot.language.understand.questions.number_alone import how_many_rings, numbers_to_add, which_rings
from bot.language.understand.questions.values_unused import not_used, which_number
from bot.language.vocabulary import SettingList, command_text

_NEW = frozenset({"new", "another"})


def of_complaint(asked: Asked) -> Request:
    """The form of the setting that is complained of, or the workspace where that is not told.

    Raises NotUnderstood with the settings whose rings may be meant, and what finding the workspace raises.
    """
    best = asked.best
    several = which_rings(asked.readings)
    if best.family is None and not several:
        return ShowWorkspace(asked.finder.one(best, "show", None, Access.READ))
    workspace = asked.finder.one(best, "edit", best.family, Access.WRITE)
    there = [one for one in several if not unavailable(one, workspace)]
    if len(there) > 1:
        raise how_many_rings(there, workspace, asked.finder.typed(workspace))
    family = there[0] if there else best.family
    if family is None or not family.fields:
        return ShowSetting(family, workspace) if family else ShowWorkspace(workspace)
    note = f"{which_values(best)} Nothing was changed yet."
    return EditSetting(family, workspace, note, asked=asked_fields(best, family))


def ask_for_values(asked: Asked, best: Reading, family: Family) -> Request:
    """The form in which the values that miss are asked for. Raises NotUnderstood where one of few is to be
    chosen."""
    workspace = asked.finder.one(best, "edit", family, Access.WRITE, best.frame)
    roles = {piece.role for piece in best.pieces}
    others = {piece.meaning.field for piece in best.pieces if piece.role is Role.FIELD} - {*family.fields[:1]}
    if family.unswitched and roles & {Role.ON, Role.OFF} and not (others or best.unknown):
        return EditSetting(family, workspace, f"{family.unswitched} Nothing was changed.")
    typed = asked.finder.typed(workspace)
    if added := _list_to_add_to(best, family):
        return asked.run(command_text("add", added, typed))
    numbers, which_one = numbers_to_add(best, family, workspace, typed), which_number(best, workspace, typed)
    if best.others and (numbers or which_one):
        raise Unsure(
            "That names several workspaces and several numbers. Nothing was changed.",
            "Say which number for which workspace.",
        )
    if numbers:
        raise Unsure("One number at a time. Nothing was changed yet.", "Which one first?", choices=numbers)
    if which_one:
        raise which_one
    left = " ".join(filter(None, (not_used(best), not_understood(best.unknown))))
    note = left if best.unknown or not left else f"{left} Nothing was changed."
    if which := which_value(note, best, family, workspace, typed):
        raise which.guessed(is_guess=bool(left))
    what = " ".join(filter(None, (not_used(best), _unknown(best), which_values(best))))
    if not family.fields:
        return ShowSetting(family, workspace, f"{what} Nothing was changed.")
    note = f"{what} Nothing was changed yet."
    return EditSetting(family, workspace, note, told_values(best), asked_fields(best, family))


def _unknown(best: Reading) -> str:
    return f"I did not understand “{said_back(best.unknown)}”." if best.unknown else ""


def _list_to_add_to(best: Reading, family: Family) -> SettingList | None:
    """The list that something is to be added to of which nothing is told: “please add a digit pattern”."""
    pieces = [piece for piece in best.pieces if piece.role not in (Role.GLUE, Role.TO, Role.AND)]
    told = {piece.role for piece in pieces} - {Role.NAME, Role.LIST, Role.WORKSPACE, Role.IT}
    new = [piece for piece in pieces if piece.role is Role.UNKNOWN and piece.plain in _NEW]
    is_new = bool(new) and told <= {Role.ADD, Role.UNKNOWN} and len(best.unknown) == len(new)
    if told != {Role.ADD} and not is_new:
        return None
    lists = [piece.meaning.list for piece in pieces if piece.role is Role.LIST and piece.meaning.list]
    only = [SettingList(family, family.lists[0])] if len(family.lists) == 1 else []
    return next(iter(lists or only), None)


def not_understood(words: Sequence[str]) -> str:
    """That words were left over; empty for none."""
    return f"I did not understand “{said_back(words)}”. Nothing was changed." if words else ""
