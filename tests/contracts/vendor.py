"""The vendor's files of workspace call settings, read closed and with their known mistakes put right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from tests.contracts.corrections import CORRECTIONS, UPLOADS

Json = dict[str, Any]

FOLDER = Path(__file__).parents[3] / "shared" / "contracts"
FILES = {
    "webex-workspace-call-settings-1-2.yml": "",
    "webex-workspace-call-settings-2-2.yml": "",
    "webex-emergency-services-settings.yml": "/telephony/config/workspaces/",
}
"""The files, and where the paths begin that are about workspaces."""

METHODS = ("get", "put", "post", "delete")


@dataclass(frozen=True)
class Operation:
    """One operation: `name` is `METHOD /path/{template}`."""

    name: str
    method: str
    path: str
    query: frozenset[str]
    required_query: frozenset[str]
    request: Json | None
    """The schema of the request's body, closed; None when it takes none."""
    response: Json | None
    """The schema of the answer, with references put in."""
    request_example: Any = None
    response_example: Any = None
    pattern: re.Pattern[str] = field(default=re.compile(""), repr=False)

    @property
    def upload(self) -> bool:
        """Whether the body is a file in parts."""
        return self.name in UPLOADS

    def breaches(self, query: Mapping[str, str], body: Any) -> Iterator[str]:
        """Every way in which a request is not as the files say."""
        yield from (f"unknown query {name}" for name in sorted(set(query) - self.query))
        yield from (f"missing query {name}" for name in sorted(self.required_query - set(query)))
        if self.request is None:
            if body not in (None, {}):
                yield f"a body where none is taken: {body}"
            return
        for error in jsonschema_rs.validator_for(self.request).iter_errors(body):
            yield f"{'.'.join(map(str, error.instance_path)) or 'body'}: {error.message}"


@cache
def operations() -> dict[str, Operation]:
    """The 99 operations by name. Skips the test where the vendor's files are not at hand."""
    if not FOLDER.is_dir():
        pytest.skip(f"the vendor's files do not lie at {FOLDER}")
    found: dict[str, Operation] = {}
    for file, begin in FILES.items():
        with (FOLDER / file).open(encoding="utf-8") as stream:
            document = yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        for path, methods in document["paths"].items():
            if path.startswith(begin):
                for method in METHODS:
                    if method in methods:
                        one = _operation(method.upper(), path, methods[method], document)
                        found[one.name] = one
    return found


def operation_of(method: str, path: str) -> Operation | None:
    """The operation of a request, by the template with the fewest gaps."""
    fitting = [one for one in operations().values() if one.method == method and one.pattern.match(path)]
    return min(fitting, key=lambda one: one.path.count("{"), default=None)


def example(name: str) -> Json:
    """The vendor's example of an answer, with a value that exists where it has none."""
    found: Json = deepcopy(operations()[name].response_example)
    if name.endswith("/callPolicies"):
        found = {"connectedLineIdPrivacyOnRedirectedCalls": "NO_PRIVACY"}
    if found.get("scheduleType") == "Holidays":
        found["scheduleType"] = "holidays"
    return found


def _operation(method: str, path: str, operation: Json, document: Json) -> Operation:
    schemas = document.get("components", {}).get("schemas", {})
    query = [one for one in operation.get("parameters", []) if one.get("in") == "query"]
    asked = operation.get("requestBody", {}).get("content", {}).get("application/json")
    answered = operation.get("responses", {}).get("200", {}).get("content", {}).get("application/json")
    name = f"{method} {path}"
    return Operation(
        name,
        method,
        path,
        frozenset(one["name"] for one in query),
        frozenset(one["name"] for one in query if one.get("required")),
        _corrected(name, "request", _whole(asked["schema"], schemas, closed=True)) if asked else None,
        _corrected(name, "response", _whole(answered["schema"], schemas, closed=False)) if answered else None,
        _example(asked),
        _example(answered),
        re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) + r"\Z"),
    )


def _example(content: Json | None) -> Any:
    if not content:
        return None
    several = content.get("examples") or {}
    return content.get("example", next((one.get("value") for one in several.values()), None))


def _corrected(name: str, side: str, schema: Json) -> Json:
    for correction in CORRECTIONS:
        if (correction.operation, correction.side) == (name, side):
            at = schema
            for step in correction.at:
                at = at[step]
            if correction.listed:
                entry = dict(at)
                at.clear()
                at.update(type="array", items=entry)
            at.update(correction.members)
    return schema


def _whole(schema: Any, schemas: Json, *, closed: bool, seen: tuple[str, ...] = ()) -> Any:
    """The schema with references put in; closed, an object takes nothing but what is named."""
    if reference := schema.get("$ref"):
        name = str(reference).rpartition("/")[2]
        assert name not in seen, f"{name} is part of itself"
        return _whole(schemas[name], schemas, closed=closed, seen=(*seen, name))
    assert not {"allOf", "anyOf", "oneOf", "nullable"} & set(schema), schema
    result: Json = {name: schema[name] for name in ("type", "enum", "maxItems") if name in schema}
    if isinstance(schema.get("required"), list):
        result["required"] = list(schema["required"])
    if "properties" in schema:
        result["properties"] = {
            name: _whole(inner, schemas, closed=closed, seen=seen)
            for name, inner in schema["properties"].items()
        }
        if closed:
            result["additionalProperties"] = False
    if "items" in schema:
        result["items"] = _whole(schema["items"], schemas, closed=closed, seen=seen)
    return result
