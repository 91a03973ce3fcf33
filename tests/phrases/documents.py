"""Settings documents as leaves by path, and what differs between two states of the sandbox."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.data.entities import Json
from bot.sandbox.state.cloud_state import CloudState
from tests.phrases.organisation import name_of

ON_THE_LIST = "on the list"
"""The leaf of an entry of a list itself."""
IDENTITIES = ("callType", "code", "pattern", "phoneNumber", "external", "extension", "id", "scheduleName")
"""What tells entries of a list apart, the first that an entry has."""

Leaves = Mapping[str, Any]
Namer = Callable[[Any], str]


@dataclass(frozen=True)
class Entry:
    """An entry of a list: its path, such as `members[Ravi Shah]`, and all that it can be called."""

    list_path: str
    path: str
    names: frozenset[str]


@dataclass(frozen=True)
class Documents:
    """Every settings document of every workspace: by the workspace's name, then by that of the setting."""

    leaves: Mapping[tuple[str, str], Leaves]
    entries: Mapping[tuple[str, str], tuple[Entry, ...]]

    @classmethod
    def of(cls, state: CloudState) -> Documents:
        """As the sandbox holds them now, with what is written and never shown."""
        leaves: dict[tuple[str, str], Leaves] = {}
        entries: dict[tuple[str, str], tuple[Entry, ...]] = {}
        with state.lock:
            for workspace in state.workspaces.values():
                documents = dict(state.settings[workspace.id])
                documents["passcode"] = {"passcode": state.passcodes.get(workspace.id)}
                documents["recordings"] = {
                    what: file.id for (owner, what), file in state.recordings.items() if owner == workspace.id
                }
                for name, document in documents.items():
                    found: list[Entry] = []
                    key = (workspace.name, name)
                    leaves[key] = dict(_leaves(document, "", lambda one: name_of(state, one), found))
                    entries[key] = tuple(found)
        return cls(leaves, entries)

    def value(self, workspace: str, setting: str, path: str) -> Any:
        """The leaf at a path; None where there is none."""
        return self.leaves.get((workspace, setting), {}).get(path)


@dataclass(frozen=True)
class Change:
    """A leaf that differs."""

    workspace: str
    setting: str
    path: str
    before: Any
    after: Any

    def __str__(self) -> str:
        return f"{self.workspace}: {self.setting}.{self.path} {_short(self.before)} -> {_short(self.after)}"


def changes(before: Documents, after: Documents) -> list[Change]:
    """What was written; nothing at all, an empty text and false are the same."""
    found = []
    for key, old in before.leaves.items():
        new = after.leaves[key]
        if old == new:
            continue
        for path in dict.fromkeys((*old, *new)):
            if not is_same(old.get(path), new.get(path)):
                found.append(Change(*key, path, old.get(path), new.get(path)))
    return found


def is_same(one: Any, other: Any) -> bool:
    """Whether two leaves mean the same."""
    nothing = (None, "", False)
    if any(one is empty or one == "" for empty in nothing) and any(
        other is empty or other == "" for empty in nothing
    ):
        return True
    return type(one) is type(other) and bool(one == other)


def dialled(value: str) -> str:
    """What a number dials, in the United States: `(212) 555-0199` is `+12125550199`; other text stays."""
    digits = "".join(letter for letter in value.removeprefix("tel:") if letter not in " -().\u00a0")
    if not digits.removeprefix("+").isdecimal():
        return value.strip().casefold()
    if len(digits) == 10 and digits[0] != "+":
        return f"+1{digits}"
    if len(digits) == 11 and digits[0] == "1":
        return f"+{digits}"
    return digits


def _leaves(value: Any, path: str, named: Namer, found: list[Entry]) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else key, named, found)
    elif isinstance(value, list):
        for entry in value:
            name = named(entry)
            entry_path = f"{path}[{name or _identity(entry)}]"
            found.append(Entry(path, entry_path, frozenset((name.casefold(), *_texts(entry)))))
            yield entry_path, ON_THE_LIST
            if isinstance(entry, dict):
                yield from _leaves(entry, entry_path, named, found)
    else:
        yield path, value


def _identity(entry: Any) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    known = next((str(entry[name]) for name in IDENTITIES if entry.get(name)), "")
    return known or json.dumps(entry, sort_keys=True)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield dialled(value)


def _short(value: Json | Any) -> str:
    return "nothing" if value in (None, "") else str(value)
