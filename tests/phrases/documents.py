"""Settings documents as leaves by path, and what differs between two states of the sandbox."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
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


class Documents:
    """Every settings document of every workspace as the sandbox holds them; as it held them, for a copy."""

    def __init__(self, state: CloudState, *, copied: bool) -> None:
        with state.lock:
            self._of = {one.name: one.id for one in state.workspaces.values()}
            held = {
                name: state.settings[workspace_id] | _write_only(state, workspace_id)
                for name, workspace_id in self._of.items()
            }
            # A copy by way of text takes a third of the time of `deepcopy`.
            self._raw: dict[str, dict[str, Json]] = json.loads(json.dumps(held)) if copied else held
        self._name_of = lambda entry: name_of(state, entry)
        self._read: dict[tuple[str, str], tuple[Leaves, tuple[Entry, ...]]] = {}

    def differing(self, other: Documents) -> Iterator[tuple[str, str]]:
        """The workspaces and settings whose documents differ."""
        for workspace, documents in self._raw.items():
            for name, document in documents.items():
                if other._raw[workspace][name] != document:
                    yield workspace, name

    def put_back(self, state: CloudState) -> None:
        """The sandbox holds these documents again."""
        with state.lock:
            for workspace, name in self.differing(Documents(state, copied=False)):
                workspace_id = self._of[workspace]
                if name in state.settings[workspace_id]:
                    state.settings[workspace_id][name] = deepcopy(self._raw[workspace][name])

    def leaves(self, workspace: str, setting: str) -> Leaves:
        """The leaves of a document by their path."""
        return self._document(workspace, setting)[0]

    def entries(self, workspace: str, setting: str) -> tuple[Entry, ...]:
        """The entries of the lists of a document."""
        return self._document(workspace, setting)[1]

    def _document(self, *key: str) -> tuple[Leaves, tuple[Entry, ...]]:
        workspace, setting = key
        if (known := self._read.get((workspace, setting))) is None:
            entries: list[Entry] = []
            document = self._raw.get(workspace, {}).get(setting, {})
            leaves = dict(_leaves(document, "", self._name_of, entries))
            known = self._read[workspace, setting] = leaves, tuple(entries)
        return known


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
    for key in before.differing(after):
        old, new = before.leaves(*key), after.leaves(*key)
        for path in dict.fromkeys((*old, *new)):
            if not is_same(old.get(path), new.get(path)):
                found.append(Change(*key, path, old.get(path), new.get(path)))
    return found


def is_same(one: Any, other: Any) -> bool:
    """Whether two leaves mean the same."""
    if _is_nothing(one) or _is_nothing(other):
        return _is_nothing(one) and _is_nothing(other)
    if isinstance(one, str) and isinstance(other, str) and one[:1] == other[:1] == "+":
        return dialled(one) == dialled(other)  # Webex puts hyphens into numbers
    return type(one) is type(other) and bool(one == other)


def _is_nothing(value: Any) -> bool:
    return value is None or value is False or value == ""


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


def _write_only(state: CloudState, workspace_id: str) -> dict[str, Json]:
    """What is written and never shown, in the form of documents."""
    recordings = {what: file.id for (owner, what), file in state.recordings.items() if owner == workspace_id}
    return {"passcode": {"passcode": state.passcodes.get(workspace_id)}, "recordings": recordings}


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
    return (dialled(known) if known.startswith("+") else known) or json.dumps(entry, sort_keys=True)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield dialled(value)


def _short(value: Any) -> str:
    return "nothing" if value in (None, "") else str(value)
