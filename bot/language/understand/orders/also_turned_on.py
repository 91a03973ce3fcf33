"""A setting that is to be turned on together with a new item of its list: “turn on sim ring with 4403”."""

from __future__ import annotations

from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import Role

_PASSED_OVER = (Role.GLUE, Role.AND, Role.WORKSPACE)
_TURNED_ON = (Role.MAKE, Role.ON, Role.NAME)
"""How an order begins that turns a setting on: “turn on sim ring”."""


def also_turned_on(best: Reading, frame: Frame | ItemFrame) -> Frame | None:
    """What turns the setting of a new item on, where the order begins with that; None for any other."""
    family = frame.family
    if not isinstance(frame, ItemFrame) or frame.action != "add" or not family.main or family.chooses_own:
        return None
    roles = [one.role for one in best.pieces if one.role not in _PASSED_OVER]
    is_told = tuple(roles[: len(_TURNED_ON)]) == _TURNED_ON
    return Frame(family, values={family.main: typed(True)}) if is_told else None
