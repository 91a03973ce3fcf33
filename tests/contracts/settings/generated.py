"""Hypothesis strategies for settings documents within the vendor's schemas, and beyond them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]

NUMBERS = (
    "",
    "4321",
    "x4321",
    "+33170001234",
    "+33 1 70 00 12 34",
    "+49-61007739765",
    "(212) 555-0100",
    "212-555-0100",
    "0142685300",
    "*55",
    "+1-972-555-2000;ext=22",
    "user@example.com",
    "81 4321",
)
"""Numbers as Webex has been seen to hold them; none of them may be written otherwise."""

TEXTS = ("", "Lobby", "Ünïcode “quoted”", "line\nbreak", " spaces  inside ", "{{x}} ${y}", "0123", "a, b; c")
UNKNOWN = "inventedLater"
INVENTED = ("INVENTED_LATER", 7, {"deep": ["+33 1"]}, [1, "two"], False)

SIMILAR = frozenset({"destination", "number", "phonenumber", "forward", "external", "effectivevalue"})


def documents(schema: Json, *, beyond_schema: bool = False) -> st.SearchStrategy[Json]:
    """Documents of this schema; with `beyond_schema` also some with unknown members, unknown values of
    enumerations, nulls, and without required members."""
    return _object(schema, beyond_schema)


def unknown_members(document: Any, at: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    """Where in the objects of a document the members stand that nobody knows, lists left out."""
    found: list[tuple[tuple[str, ...], Any]] = []
    if isinstance(document, dict):
        for name, inner in document.items():
            found += [((*at, name), inner)] if name == UNKNOWN else unknown_members(inner, (*at, name))
    return found


def _value(schema: Json, beyond_schema: bool, name: str) -> st.SearchStrategy[Any]:
    if "anyOf" in schema:
        return st.one_of([_value(one, beyond_schema, name) for one in schema["anyOf"]])
    kind = schema["type"]
    if kind == "object":
        return _object(schema, beyond_schema)
    if kind == "array":
        return _list(schema, beyond_schema, name)
    if kind == "boolean":
        return st.booleans()
    if kind == "number":
        lowest, highest = schema.get("minimum", 2), schema.get("maximum", 20)
        return st.integers(-1, 60) if beyond_schema else st.integers(lowest, highest)
    assert kind == "string", schema
    if "enum" in schema:
        return st.sampled_from([*schema["enum"], *(["INVENTED_LATER"] if beyond_schema else [])])
    return _text(name)


def _text(name: str) -> st.SearchStrategy[str]:
    if name == "id" or name.endswith("Id"):
        return st.uuids().map(str)
    if name == "baseLocationNumberOfRings":
        return st.integers(2, 20).map(str)
    if any(part in name.lower() for part in SIMILAR):
        return st.sampled_from(NUMBERS)
    return st.sampled_from(TEXTS) | st.text(max_size=12)


def _list(schema: Json, beyond_schema: bool, name: str) -> st.SearchStrategy[list[Any]]:
    entries = _value(schema["items"], beyond_schema, name)
    return st.lists(entries, max_size=3, unique_by=_identity)


def _identity(entry: Any) -> str:
    """What tells entries apart, however they are wrapped."""
    if not isinstance(entry, dict):
        return str(entry)
    known = [entry.get(name) for name in ("id", "callType", "phoneNumber", "external") if entry.get(name)]
    return str(known or sorted(map(str, entry.values())))


def _object(schema: Json, beyond_schema: bool) -> st.SearchStrategy[Json]:
    members = {
        name: _value(inner, beyond_schema, name) for name, inner in schema.get("properties", {}).items()
    }
    required = set(schema.get("required", ()))
    if not beyond_schema:
        sure = {name: one for name, one in members.items() if name in required}
        return st.fixed_dictionaries(
            sure, optional={name: one for name, one in members.items() if name not in required}
        )
    maybe: dict[str, st.SearchStrategy[Any]] = {name: one | st.none() for name, one in members.items()}
    return st.fixed_dictionaries({}, optional={**maybe, UNKNOWN: st.sampled_from(INVENTED)})
