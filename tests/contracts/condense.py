"""Writes webex.json: the operations of the vendor's OpenAPI files that the bot and its sandbox use.

Only facts are kept: paths, methods, parameters, types, values, limits and what is required.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.sandbox.contract.operations import CONTRACT_FILE

Json = dict[str, Any]

METHODS = ("get", "post", "put", "patch", "delete")
KEPT_PATHS = re.compile(
    r"/(people|people/me|people/{personId}|roles|licenses|organizations|organizations/{orgId}"
    r"|rooms|rooms/{roomId}|memberships|messages|messages/direct|messages/{messageId}"
    r"|attachment/actions|attachment/actions/{id}|authorizations/tokenExpiry|adminAudit/(events|eventCategories)"
    r"|locations|locations/{locationId}|workspaces|workspaces/{workspaceId}(/features/.+)?"
    r"|telephony/config/(numbers|locations/{locationId}/schedules|workspaces/.+))\Z"
)
"""The paths whose operations are kept."""
KEPT_KEYWORDS = (
    "type",
    "enum",
    "required",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "maxItems",
    "nullable",
)
"""The keywords of a schema that are kept, beside its inner schemas."""

SOURCE = "Cisco's published OpenAPI descriptions of the Webex APIs (webex-openapi-specs)"
ATTRIBUTION = (
    "Condensed from Cisco's OpenAPI descriptions, licensed under CC BY 4.0. Changed: only the operations this"
    " project knows, without descriptions and examples."
)


def condensed(folder: Path, date: str) -> str:
    """The text of webex.json. Raises ValueError where two files define the same differently."""
    operations: Json = {}
    schemas: Json = {}
    files = []
    for file, document in documents(folder):
        own = document.get("components", {}).get("schemas", {})
        found = {name: _operation(one) for name, one in _operations(document)}
        if not found:
            continue
        files.append(file)
        if twice := operations.keys() & found.keys():
            raise ValueError(f"{file} speaks of {sorted(twice)} again")
        operations |= found
        for name in sorted(_named(found, own)):
            one = _schema(own[name])
            if schemas.setdefault(name, one) != one:
                raise ValueError(f"{file} has another {name}")
    heads: Json = {
        "source": SOURCE,
        "files": files,
        "date": date,
        "licence": "CC BY 4.0",
        "attribution": ATTRIBUTION,
    }
    lines = [f" {_compact(name)}: {_compact(value)}" for name, value in heads.items()]
    for part, entries in (("operations", operations), ("schemas", schemas)):
        inner = ",\n".join(f"  {_compact(name)}: {_compact(entries[name])}" for name in sorted(entries))
        lines.append(f" {_compact(part)}: {{\n{inner}\n }}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def documents(folder: Path) -> Iterator[tuple[str, Json]]:
    """The vendor's files by name. Raises FileNotFoundError where the folder has none."""
    files = sorted(folder.glob("webex-*.yml"))
    if not files:
        raise FileNotFoundError(f"there is no webex-*.yml in {folder}")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for file in files:
        yield file.name, yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  (a safe one)


def examples(folder: Path) -> Iterator[tuple[str, str, Any]]:
    """The vendor's examples: the operation, `request` or `response`, and the body."""
    for _, document in documents(folder):
        for name, operation in _operations(document):
            answers = operation.get("responses", {}).get("200", {})
            for side, message in (("request", operation.get("requestBody", {})), ("response", answers)):
                content = message.get("content", {}).get("application/json", {})
                several = [one.get("value") for one in content.get("examples", {}).values()]
                for example in [content["example"]] if "example" in content else several[:1]:
                    yield name, side, example


def _operations(document: Json) -> Iterator[tuple[str, Json]]:
    for path, methods in document["paths"].items():
        if KEPT_PATHS.match(path):
            for method in METHODS:
                if method in methods:
                    yield f"{method.upper()} {path}", methods[method]


def _operation(operation: Json) -> Json:
    query = [one for one in operation.get("parameters", []) if one["in"] == "query"]
    answers = {
        status: _content(answer)
        for status, answer in operation.get("responses", {}).items()
        if status.startswith("2")
    }
    result: Json = {"query": {one["name"]: _schema(one["schema"]) for one in query}}
    if required := sorted(one["name"] for one in query if one.get("required")):
        result["requiredQuery"] = required
    if request := _content(operation.get("requestBody", {})):
        result["request"] = request
    return result | {"answers": answers}


def _content(message: Json) -> Json:
    """Media types, each with its schema."""
    return {kind: _schema(one.get("schema", {})) for kind, one in message.get("content", {}).items()}


def _schema(schema: Any) -> Json:
    """The facts of a schema; a member named `description` is kept as well."""
    if "$ref" in schema:
        return {"$ref": str(schema["$ref"]).rpartition("/")[2]}
    result: Json = {name: schema[name] for name in KEPT_KEYWORDS if name in schema}
    if not isinstance(result.get("required", []), list):
        del result["required"]
    if "properties" in schema:
        result["properties"] = {name: _schema(inner) for name, inner in schema["properties"].items()}
    if "items" in schema:
        result["items"] = _schema(schema["items"])
    for name in ("allOf", "anyOf", "oneOf"):
        if name in schema:
            result[name] = [_schema(inner) for inner in schema[name]]
    return result


def _named(part: Any, schemas: Json) -> set[str]:
    """The names of the schemas that this part refers to, directly or not."""
    found: set[str] = set()
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            name = one.get("$ref")
            if isinstance(name, str) and name not in found:
                found.add(name)
                waiting.append(_schema(schemas[name]))
            waiting += one.values()
    return found


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.contracts.condense", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the vendor's webex-*.yml are")
    parser.add_argument("date", help="of when they are, for example 2026-08")
    options = parser.parse_args()
    CONTRACT_FILE.write_text(condensed(options.folder, options.date), encoding="utf-8")
