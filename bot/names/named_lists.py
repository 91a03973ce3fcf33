"""Lists of workspaces that a space keeps by name, as people say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.names.name_words import words_of
from bot.names.text import quoted


@dataclass(frozen=True)
class NamedList:
    """Workspaces under a name; a workspace stays on it when it is renamed."""

    name: str
    """As it was typed."""
    members: Mapping[str, str]
    """The ids, each with the name to be told where the workspace is not found; empty where it is not told."""
    typed: str = ""
    """How its workspaces can be typed in other words; empty for by the list."""
    is_kept: bool = True
    """Whether the space keeps it: not where it is of a file."""
    lacking: tuple[tuple[str, str], ...] = ()
    """What of it is no workspace, each with why."""

    @property
    def said(self) -> str:
        """The list as it can be typed."""
        return self.typed or f"list {quoted(self.name)}"


ReadLists = Callable[[], Mapping[str, NamedList]]
"""Reads the lists of a space, by `list_key` of their names."""


def list_key(name: str) -> str:
    """The name of a list as it is compared: “Front-Desks” is “front desks”."""
    return " ".join(words_of(name))
