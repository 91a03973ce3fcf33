"""Reading and changing JSON documents at dotted paths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def dig(body: Mapping[str, Any], path: str) -> Any:
    """The value at a path; None where there is none."""
    found: Any = body
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def dig_first(body: Mapping[str, Any], paths: Iterable[str]) -> Any:
    """The value at the first of these paths that has one; None where none has."""
    return next((found for path in paths if (found := dig(body, path)) is not None), None)


def put(body: dict[str, Any], path: str, value: Any) -> None:
    """Puts a value at a path, making the objects on the way."""
    *steps, last = path.split(".")
    for step in steps:
        inner = body.get(step)
        if not isinstance(inner, dict):
            inner = body[step] = {}
        body = inner
    body[last] = value


def drop(body: dict[str, Any], path: str) -> None:
    """Removes what is at a path, if anything; `*` stands for every member."""
    step, _, rest = path.partition(".")
    if not rest:
        body.pop(step, None)
        return
    for inner in list(body.values()) if step == "*" else [body.get(step)]:
        if isinstance(inner, dict):
            drop(inner, rest)


def without_nulls(value: Any) -> Any:
    """A copy without members that are null: no write of the API takes one."""
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [without_nulls(inner) for inner in value]
    return value


def as_mapping(body: Mapping[str, Any], keyed: Mapping[str, str] | None) -> dict[str, Any]:
    """The document with each keyed list as an object, by the member that tells its entries apart."""
    turned = dict(body)
    for name, member in (keyed or {}).items():
        rows = turned.get(name)
        if isinstance(rows, list):
            turned[name] = {
                str(row[member]): row for row in rows if isinstance(row, Mapping) and row.get(member)
            }
    return turned


def as_list(body: dict[str, Any], keyed: Mapping[str, str] | None) -> dict[str, Any]:
    """The reverse of `as_mapping`, in place."""
    for name, member in (keyed or {}).items():
        rows = body.get(name)
        if isinstance(rows, dict):
            body[name] = [{member: key, **row} for key, row in rows.items()]
    return body
