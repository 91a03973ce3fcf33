"""Which setting is meant, where an order names a workspace and none, or neither: a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import unavailable
from bot.catalogue import USUAL_SETTINGS, family_of
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood, Unsure
from bot.events import Workspace
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role, phrases
from bot.language.sentence.words.lexicon import MIN_SLIP_LETTERS
from bot.language.understand.command_readers.settings import usual_settings
from bot.language.understand.questions.number_alone import Meant
from bot.language.understand.questions.values_asked import not_understood
from bot.language.understand.questions.values_unused import not_used
from bot.language.vocabulary import SETTING_NAMES, command_text
from bot.language.words import split
from bot.names.text import nearest_word, one_letter_off
from cards.text import message_text

MAX_SWITCHES = 5
"""Settings that are offered to be turned on or off."""
_SWITCHED = phrases(
    "on|off|turn on|turn off|turned on|turned off|switch on|switch off|switched on|switched off|enable|"
    "disable|enabled|disabled|activate|deactivate|activated|deactivated|turn it on|turn it off|back on|"
    "back off|turn back on|turn back off|switch back on|switch back off"
)
"""Words for on and off that say nothing else, as “no”, “nobody may”, “out of” and “restore” do."""
_AROUND = frozenset(
    phrases("the|our|my|a|an|in|at|for|of|on|it|its|that|this|please|pls|now|again|and|,|phone|phones|room|"
            "workspace|calls from|someone|thanks|hi|hello|just|can you|could you")
)  # fmt: skip
"""Beside a workspace and one of those, these name no setting."""


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
    unknown = not_understood(_left_over(best))
    if near := _misspelt(best):
        label, command = f"Edit {near.title}", command_text("edit", near, typed)
        if state and near.main:
            label, command = f"{near.title}: {state}", command_text("set", near, typed, state)
        return Unsure(f"{unknown} Did you mean {near.title}?", choices=((label, workspace.name, command),))
    state = "" if unknown or _says_more(best) else state
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
    roles = {one.role for one in best.pieces if one.plain in _SWITCHED} & {Role.ON, Role.OFF}
    return roles.pop().name.casefold() if len(roles) == 1 else ""


def _left_over(best: Reading) -> list[str]:
    """The words that were not understood, in their order."""
    said = [*best.sentence.words]
    return sorted(
        [*best.unknown, *best.hard],
        key=lambda one: next((at for at, word in enumerate(said) if word == one.casefold().split()[0]), 0),
    )


def _says_more(best: Reading) -> bool:
    """Whether a word stands beside a workspace and “turn off” that may name what is to be turned off."""
    return any(
        one.plain not in _AROUND | _SWITCHED and one.role not in (Role.WORKSPACE, Role.MAKE)
        for one in best.pieces
    )


def _misspelt(best: Reading) -> Family | None:
    """The setting whose name the words that were not understood are near to: “dmd”, “do not disturbe”."""
    left = [at for at, one in enumerate(best.pieces) if one.role in (Role.UNKNOWN, Role.HARD)]
    if not left or left[-1] - left[0] >= len(left):
        return None
    start, end = best.pieces[left[0]].start, best.pieces[left[-1]].end
    words = [*best.sentence.words]
    start -= words[start - 1 : start + 1] == ["do", "not"]
    said = " ".join(words[start:end])
    is_long = len(said) >= MIN_SLIP_LETTERS
    near = [nearest_word(SETTING_NAMES.names, said)] if is_long else one_letter_off(SETTING_NAMES.names, said)
    families = {one.key: one for name in near for one in SETTING_NAMES.called(split(name))}
    return next(iter(families.values())) if len(families) == 1 else None


def _switches(workspace: Workspace | None) -> list[Family]:
    """The usual settings that are turned on and off."""
    usual = [one for one in map(family_of, USUAL_SETTINGS) if one.main]
    return [one for one in usual if not (workspace and unavailable(one, workspace))][:MAX_SWITCHES]
