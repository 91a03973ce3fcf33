"""The vendor's OpenAPI files, read closed: whether a request is one they know."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml

from bot.sandbox.records import Json

_CORRECTED: Json = {"inputs": {"type": "object"}, "attachments": {"type": "array"}}
"""What was filled in on a card is the bot's own business; attachments are described as something else."""

_EXTRA_QUERY = {"/people": {"start"}, "/rooms": {"start"}, "/memberships": {"start"}, "/locations": {"start"}}
"""What comes back in a `Link` header of the cloud and is not in the files."""


class Contract:
    """The operations of a folder of `webex-*.yml`, read in a thread of its own."""

    def __init__(self, folder: Path) -> None:
        self._operations: list[tuple[str, str, re.Pattern[str], Json, Json]] = []
        self._validators: dict[int, jsonschema_rs.Validator] = {}
        self._error: Exception | None = None
        self._reader = threading.Thread(target=self._read, args=(folder,), daemon=True, name="contract")
        self._reader.start()

    def breach(self, method: str, path: str, query: Mapping[str, str], body: Any) -> str:
        """Why the request is not as the files say; empty when it is, or when they do not speak of it."""
        self._reader.join()
        if self._error is not None:
            raise self._error
        same_path = [entry for entry in self._operations if entry[2].match(path)]
        if not same_path:
            return ""
        fitting = [entry for entry in same_path if entry[0] == method]
        if not fitting:
            return f"{method} is not an operation of {same_path[0][1]}"
        _, template, _, operation, document = min(fitting, key=lambda entry: entry[1].count("{"))
        return self._query_breach(template, operation, query) or self._body_breach(operation, document, body)

    def _query_breach(self, template: str, operation: Json, query: Mapping[str, str]) -> str:
        parameters = [one for one in operation.get("parameters", []) if one.get("in") == "query"]
        known = {one["name"] for one in parameters} | _EXTRA_QUERY.get(template, set())
        if unknown := set(query) - known:
            return f"unknown query parameter {', '.join(sorted(unknown))}"
        missing = {one["name"] for one in parameters if one.get("required")} - set(query)
        return f"missing query parameter {', '.join(sorted(missing))}" if missing else ""

    def _body_breach(self, operation: Json, document: Json, body: Any) -> str:
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None or not content.get("schema"):
            return ""
        validator = self._validators.get(id(operation))
        if validator is None:
            schema = _closed(content["schema"], document.get("components", {}).get("schemas", {}))
            validator = self._validators[id(operation)] = jsonschema_rs.validator_for(schema)
        error = next(iter(validator.iter_errors(body)), None)
        return (
            ""
            if error is None
            else f"{'.'.join(map(str, error.instance_path))}: {error.message}".lstrip(": ")
        )

    def _read(self, folder: Path) -> None:
        try:
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            for file in sorted(folder.glob("webex-*.yml")):
                with file.open(encoding="utf-8") as stream:
                    document = yaml.load(stream, Loader=loader)  # noqa: S506  (a safe loader)
                for path, operations in document.get("paths", {}).items():
                    pattern = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) + r"\Z")
                    for method, operation in operations.items():
                        self._operations.append((method.upper(), path, pattern, operation, document))
        except Exception as error:
            self._error = error


def _closed(schema: Any, components: Json, seen: tuple[str, ...] = ()) -> Any:
    """The schema with references put in, unknown properties forbidden and what OpenAPI adds left out."""
    if not isinstance(schema, dict):
        return schema
    if reference := schema.get("$ref"):
        name = str(reference).rsplit("/", 1)[-1]
        if name in seen:
            return {}
        return _closed(components[name], components, (*seen, name))
    result: Json = {key: schema[key] for key in ("type", "enum", "required", "maxItems") if key in schema}
    if not isinstance(result.get("required"), list):
        result.pop("required", None)
    if "properties" in schema:
        result["additionalProperties"] = False
        result["properties"] = {
            name: _CORRECTED.get(name) or _closed(inner, components, seen)
            for name, inner in schema["properties"].items()
        }
    if "items" in schema:
        result["items"] = _closed(schema["items"], components, seen)
    for key in ("allOf", "anyOf", "oneOf"):
        if key in schema:
            result[key] = [_closed(inner, components, seen) for inner in schema[key]]
    return result
