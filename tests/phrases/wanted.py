"""Whether what was written is what a sentence wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.phrases.documents import Change, Documents, Entry, changes, dialled, is_same

SWITCHES = ("enabled", "useCustom", "criteriasEnabled")
"""How the names begin of what puts values beside them into force."""


@dataclass(frozen=True)
class Written:
    """What was written: `unwanted` changes, and what is `missing` of what was wanted."""

    changes: list[Change]
    unwanted: list[Change]
    missing: list[str]

    @property
    def is_right(self) -> bool:
        """Whether all that was wanted holds, and nothing else was written."""
        return not self.unwanted and not self.missing


def writes(want: dict[str, Any]) -> bool:
    """Whether something is to be written."""
    return "set" in want or "member" in want


def compared(want: dict[str, Any], before: Documents, after: Documents) -> Written:
    """The changes between two states, and what of them is wanted."""
    workspace, missing = want.get("workspace", ""), []
    wanted: dict[tuple[str, str, str], Any] = {}
    entries: list[tuple[str, str]] = []
    for setting, values in want.get("set", {}).items():
        for path, value in values.items():
            exact = _path(after, workspace, setting, path)
            wanted[workspace, setting, exact] = value
            found = after.leaves(workspace, setting).get(exact)
            if not means(value, found):
                missing.append(f"{setting}.{path} is {found!r}, not {value!r}")
    if "member" in want:
        setting, name, is_on = want["member"]
        now = _called(after.entries(workspace, setting), name)
        if bool(now) != is_on:
            missing.append(f"{name} is {'on' if now else 'not on'} the list of {setting}")
        then = now if is_on else _called(before.entries(workspace, setting), name)
        entries += [(setting, one.path) for one in then]
    made = changes(before, after)
    unwanted = [one for one in made if not _is_wanted(one, workspace, wanted, entries)]
    return Written(made, unwanted, missing)


def means(wanted: Any, found: Any) -> bool:
    """Whether a value is the wanted one; numbers compare as what they dial."""
    if isinstance(wanted, str) or (isinstance(found, str) and not isinstance(wanted, bool)):
        return dialled(str(wanted or "")) == dialled(str(found or ""))
    return is_same(wanted, found)


def _path(documents: Documents, workspace: str, setting: str, path: str) -> str:
    """A path with `[name]` in it as that of the entry that is called so."""
    list_path, bracket, rest = path.partition("[")
    name, _, field = rest.partition("]")
    known = [one for one in documents.entries(workspace, setting) if one.list_path == list_path]
    entry = next(iter(_called(known, name)), None) if bracket else None
    return f"{entry.path}{field}" if entry else path


def _called(entries: Any, name: str) -> list[Entry]:
    return [one for one in entries if name.casefold() in one.names or dialled(name) in one.names]


def _is_wanted(
    change: Change,
    workspace: str,
    wanted: dict[tuple[str, str, str], Any],
    entries: list[tuple[str, str]],
) -> bool:
    if change.workspace != workspace:
        return False
    key = (workspace, change.setting, change.path)
    if key in wanted:
        return means(wanted[key], change.after)
    for setting, path in entries:
        if setting == change.setting and (
            change.path == path or change.path.startswith((f"{path}.", f"{path}[")) or _is_main_switch(change)
        ):
            return True
    return any(_puts_into_force(change, setting, path) for _, setting, path in wanted)


def _is_main_switch(change: Change) -> bool:
    """Whether the change turns on the whole setting, with its list."""
    return change.after is True and "." not in change.path and change.path.startswith(SWITCHES)


def _puts_into_force(change: Change, setting: str, path: str) -> bool:
    """Whether the change turns on what a wanted value needs: the switch of the same branch of the document,
    or of the workspace's own values in the place of the location's."""
    branch, _, name = change.path.rpartition(".")
    if change.setting != setting or change.after is not True or not name.startswith(SWITCHES):
        return False
    return name.startswith("useCustom") or (branch != "" and path.startswith(f"{branch}."))
