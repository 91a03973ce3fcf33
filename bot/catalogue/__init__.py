"""Every setting there is, declared once, in the order of the menu."""

from __future__ import annotations

from bot.catalogue.call_intercept import CALL_INTERCEPT
from bot.catalogue.family import Family
from bot.catalogue.push_to_talk import PUSH_TO_TALK

FAMILIES: tuple[Family, ...] = (CALL_INTERCEPT, PUSH_TO_TALK)


def family_of(key: str) -> Family:
    """The family with this key; raises KeyError."""
    for family in FAMILIES:
        if family.key == key:
            return family
    raise KeyError(key)


def title_of(key: str) -> str:
    """What people call the family with this key; the key itself for one that is no more."""
    return next((family.title for family in FAMILIES if family.key == key), key)
