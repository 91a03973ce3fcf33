"""Words that people can ask to have saved under a name."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.model.family import Family
from bot.language.requests.request import Request


@dataclass(frozen=True)
class SaveAlias(Request):
    """Words to be said again by a name."""

    name: str
    text: str


@dataclass(frozen=True)
class ListAliases(Request):
    """The names for words in this space."""

    page: int = 1


@dataclass(frozen=True)
class ForgetAlias(Request):
    """A name for words to be forgotten."""

    name: str


@dataclass(frozen=True)
class PutButton(Request):
    """Saved words to stand as a button on the notices of these settings; on none without."""

    name: str
    families: tuple[Family, ...] = ()
