"""What a sentence that orders nothing has shown: a setting, a list of it, or the workspace."""

from __future__ import annotations

from bot.access import Access, unavailable
from bot.catalogue.model.family import Family
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowSetting, ShowWorkspace
from bot.language.sentence.kinds.asking.asking_past import asks_of_change, asks_of_deed, asks_of_past
from bot.language.sentence.kinds.telling import clause_kinds
from bot.language.sentence.readings.reading import Reading
from bot.language.understand.one_sentence import Asked
from bot.language.understand.questions.number_alone import how_many_rings, numbers_meant, rings_to_change
from bot.language.understand.questions.values_asked import not_understood
from bot.language.understand.questions.values_unused import not_used
from bot.language.understand.questions.what_is_asked import (
    asked_about,
    asked_whether,
    asks_for_list,
    denied_in,
    emergency_calls_asked,
    monitored_by,
    of_each,
)
from bot.language.understand.questions.which_setting import which_setting
from bot.language.vocabulary import command_text


def setting_shown(asked: Asked, best: Reading, family: Family) -> Request:
    """A setting is asked about: it is shown, with the answer first where one is asked for."""
    if several := of_each(best, family, asked.finder.typed):
        return several
    workspace = asked.finder.one(best, "show", family, Access.READ)
    if its_list := best.list:
        return asked.run(command_text("list", its_list, asked.finder.typed(workspace)))
    note = f"I took that for {family.title}." if best.is_corrected else ""
    note = note or ("" if best.asks else not_understood(best.unknown))
    is_assumed = not (best.workspaces or best.others)
    said = asked.sentence
    is_past = asks_of_past(said)
    whether = asked_whether(best, family, is_past=is_past)
    about = asked_about(best, family)
    if best.asks and not (whether or about or is_past) and family.main and not family.chooses_own:
        about = (family.main,)
    answer = "" if note else monitored_by(best, workspace) or emergency_calls_asked(best)
    return ShowSetting(
        family,
        workspace,
        note,
        is_assumed,
        about,
        is_past,
        whether=whether,
        answer=answer,
        denied=denied_in(best) if whether and not is_past else "",
        asks_for_list=asks_for_list(best, family),
        is_deed=is_past and asks_of_deed(said) and bool(whether or asks_of_change(said)),
    )


def workspace_shown(asked: Asked, best: Reading) -> Request:
    """Only a workspace is named: it is shown, with what was not understood; or its last change."""
    workspace = asked.finder.one(best, "show", None, Access.READ)
    typed = asked.finder.typed(workspace)
    if asks_of_change(best.sentence):
        return asked.run(f"who changed {typed}")
    numbers = numbers_meant(best, workspace, typed)
    if of_rings := [one for one in rings_to_change(best) if not unavailable(one, workspace)]:
        raise how_many_rings(of_rings, workspace, typed)
    if (
        best.is_order or clause_kinds.begins_with_verb(best.sentence, best.workspace_words)
    ) and not best.asks:
        raise which_setting(best, workspace, typed, numbers)
    note = "Is this the workspace you mean?" if best.is_corrected else not_understood(best.unknown)
    return ShowWorkspace(workspace, note or not_used(best, workspace))
