"""The vendor's operations of workspace call settings, as the contract in this folder has them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from bot.sandbox.contract.operations import Contract, Operation

Json = dict[str, Any]

SETTINGS_PATHS = re.compile(
    r"/workspaces/{workspaceId}/features/"
    r"|/telephony/config/workspaces/({placeId}/voicemail/|{workspaceId}/(?!monitoring/))"
    r"|/telephony/config/workspaces/availableNumbers\Z"
)
"""The beginnings of paths about the settings of a workspace, without those that the files do not have."""

__all__ = ["SETTINGS_PATHS", "Json", "Operation", "example", "operation_of", "operations"]


@cache
def operations() -> dict[str, Operation]:
    """The operations about the settings of a workspace, by name."""
    return {name: one for name, one in _contract().operations.items() if SETTINGS_PATHS.match(one.path)}


@cache
def _contract() -> Contract:
    return Contract()


def operation_of(method: str, path: str) -> Operation | None:
    """The operation of a request, if it is about the settings of a workspace."""
    operation = _contract().operation(method, path)
    return operation if operation is not None and SETTINGS_PATHS.match(operation.path) else None


def example(name: str) -> Json:
    """An answer of this operation that has everything its schema names, each list with one entry."""
    schema = operations()[name].response
    assert schema is not None, name
    found: Json = _value(schema, "")
    return found


NUMBER = "+12055550001"
"""The number in every example."""
ENTRY = "one"
"""The id of whatever is on a list in an example."""


def _value(schema: Json, name: str) -> Any:
    kind = schema["type"]
    if kind == "object":
        return {key: _value(inner, key) for key, inner in schema.get("properties", {}).items()}
    if kind == "array":
        return _entries(schema["items"])
    if "enum" in schema:
        return schema["enum"][0]
    if kind == "boolean":
        return True
    return 20 if kind == "number" else _text(name)


def _entries(schema: Json) -> list[Any]:
    """One entry; one in each wrapper where they are wrapped, one of each type where calls have types."""
    entry = _value(schema, "")
    members = schema.get("properties", {})
    if "callType" in members:
        return [{**entry, "callType": one} for one in members["callType"]["enum"]]
    if members and all(inner["type"] == "object" for inner in members.values()):
        return [{name: {**inner, "id": f"{ENTRY} {name}"}} for name, inner in entry.items()]
    return [entry]


def _text(name: str) -> str:
    if name == "id" or name.endswith("Id"):
        return ENTRY
    if name == "baseLocationNumberOfRings":
        return "3"
    if not name or re.search("destination|number|external|forward", name, re.IGNORECASE):
        return NUMBER
    return f"A {name}"
