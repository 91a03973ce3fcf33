"""The vendor's OpenAPI files, read closed: whether a request is one they know."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml

from bot.sandbox.corrections import UPLOADS, added, corrected, nullable
from bot.sandbox.records import Json

_EXTRA_QUERY = {"/people": {"start"}, "/rooms": {"start"}, "/memberships": {"start"}, "/locations": {"start"}}
"""What comes back in a `Link` header of the cloud and is not in the files."""

_FORM = "multipart/form-data"


@dataclass(frozen=True)
class _Operation:
    method: str
    template: str
    pattern: re.Pattern[str]
    described: Json
    schemas: Json


class Contract:
    """The operations of a folder of `webex-*.yml`, read in a thread of its own."""

    def __init__(self, folder: Path) -> None:
        self._operations: list[_Operation] = []
        self._validators: dict[tuple[str, str], jsonschema_rs.Validator] = {}
        self._error: Exception | None = None
        self._reader = threading.Thread(target=self._read, args=(folder,), daemon=True, name="contract")
        self._reader.start()

    def breach(
        self, method: str, path: str, query: Mapping[str, str], body: Any, content_type: str = ""
    ) -> str:
        """Why the request is not as the files say; empty when it is, or when they do not speak of it."""
        self._reader.join()
        if self._error is not None:
            raise self._error
        same_path = [one for one in self._operations if one.pattern.match(path)]
        if not same_path:
            return ""
        fitting = [one for one in same_path if one.method == method]
        if not fitting:
            return f"{method} is not an operation of {same_path[0].template}"
        operation = min(fitting, key=lambda one: one.template.count("{"))
        return _query_breach(operation, query) or self._body_breach(operation, body, content_type)

    def _body_breach(self, operation: _Operation, body: Any, content_type: str) -> str:
        if operation.template.endswith(UPLOADS):
            return "" if content_type == _FORM else "the body has to be a form with a file"
        content = operation.described.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None:
            return "the operation takes no body" if body else ""
        if content_type == _FORM or not content.get("schema"):
            return ""
        error = next(iter(self._validator(operation, content["schema"]).iter_errors(body)), None)
        return (
            ""
            if error is None
            else f"{'.'.join(map(str, error.instance_path))}: {error.message}".lstrip(": ")
        )

    def _validator(self, operation: _Operation, schema: Json) -> jsonschema_rs.Validator:
        key = operation.method, operation.template
        if key not in self._validators:
            closed = _closed(schema, operation)
            if more := added(operation.template, operation.method):
                closed["properties"] |= more
            self._validators[key] = jsonschema_rs.validator_for(closed)
        return self._validators[key]

    def _read(self, folder: Path) -> None:
        try:
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            for file in sorted(folder.glob("webex-*.yml")):
                with file.open(encoding="utf-8") as stream:
                    document = yaml.load(stream, Loader=loader)  # noqa: S506  (a safe loader)
                schemas = document.get("components", {}).get("schemas", {})
                for path, operations in document.get("paths", {}).items():
                    pattern = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) + r"\Z")
                    for method, described in operations.items():
                        self._operations.append(_Operation(method.upper(), path, pattern, described, schemas))
        except Exception as error:
            self._error = error


def _query_breach(operation: _Operation, query: Mapping[str, str]) -> str:
    parameters = [one for one in operation.described.get("parameters", []) if one.get("in") == "query"]
    known = {one["name"] for one in parameters} | _EXTRA_QUERY.get(operation.template, set())
    if unknown := set(query) - known:
        return f"unknown query parameter {', '.join(sorted(unknown))}"
    missing = {one["name"] for one in parameters if one.get("required")} - set(query)
    return f"missing query parameter {', '.join(sorted(missing))}" if missing else ""


def _closed(schema: Any, operation: _Operation, seen: tuple[str, ...] = ()) -> Any:
    """The schema with references put in, unknown properties forbidden and what OpenAPI adds left out."""
    if not isinstance(schema, dict):
        return schema
    if reference := schema.get("$ref"):
        name = str(reference).rsplit("/", 1)[-1]
        if name in seen:
            return {}
        return _closed(operation.schemas[name], operation, (*seen, name))
    result: Json = {key: schema[key] for key in ("type", "enum", "required", "maxItems") if key in schema}
    if not isinstance(result.get("required"), list):
        result.pop("required", None)
    if "properties" in schema:
        result["additionalProperties"] = False
        result["properties"] = {
            name: corrected(operation.template, name) or nullable(name, _closed(inner, operation, seen))
            for name, inner in schema["properties"].items()
        }
    if "items" in schema:
        result["items"] = _closed(schema["items"], operation, seen)
    for key in ("allOf", "anyOf", "oneOf"):
        if key in schema:
            result[key] = [_closed(inner, operation, seen) for inner in schema[key]]
    return result
