"""Which setting is meant, where an order names a workspace and none, or neither: a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import unavailable
from bot.catalogue import USUAL_SETTINGS, family_of
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood
from bot.events import Workspace
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role
from bot.language.understand.command_readers.settings import usual_settings
from bot.language.understand.number_alone import Meant
from bot.language.understand.values_asked import not_understood
from bot.language.understand.values_unused import not_used
from bot.language.vocabulary import command_text
from cards.text import message_text

MAX_SWITCHES = 5
"""Settings that are offered to be turned on or off."""


def which_switch(state: str) -> NotUnderstood:
    """The question what is to be turned on or off, and where."""
    return NotUnderstood(
        "Which setting, of which workspace? Nothing was changed.",
        "Choose a setting, or type the name of a workspace.",
        choices=(
            *((one.title, "", f"turn {state} {one.key}") for one in _switches(None)),
            ("More", "", "help settings"),
        ),
    )


def which_setting(best: Reading, workspace: Workspace, typed: str, numbers: Sequence[Meant]) -> NotUnderstood:
    """The question which setting of a workspace is meant, with what was not understood and what not used;
    `numbers` is what numbers that were said may be meant for."""
    state = state_said(best)
    families = _switches(workspace) if state else usual_settings(workspace)
    label = f"{{}}: {state}" if state else "Edit {}"
    choices = [
        (
            label.format(one.title),
            "",
            command_text("set", one, typed, state) if state else command_text("edit", one, typed),
        )
        for one in families
    ]
    unknown = not_understood([*best.unknown, *best.hard])
    told = "" if numbers else not_used(best, workspace)
    said = " ".join(
        filter(None, (unknown.removesuffix(" Nothing was changed."), told, "Nothing was changed."))
    )
    return NotUnderstood(
        f"What about {message_text(workspace.name)}? {said}",
        "Choose a setting, or say it in other words.",
        choices=(*numbers, *choices, ("More", "", command_text("show", workspace=typed))),
    ).guessed(is_guess=bool(unknown or told))


def state_said(best: Reading) -> str:
    """“on” or “off”, where one of them is said."""
    roles = {one.role for one in best.pieces} & {Role.ON, Role.OFF}
    return roles.pop().name.casefold() if len(roles) == 1 else ""


def _switches(workspace: Workspace | None) -> list[Family]:
    """The usual settings that are turned on and off."""
    usual = [one for one in map(family_of, USUAL_SETTINGS) if one.main]
    return [one for one in usual if not (workspace and unavailable(one, workspace))][:MAX_SWITCHES]
