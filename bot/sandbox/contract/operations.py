"""The operations of the vendor's contract: their query and bodies, and how a request breaks them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jsonschema_rs

from bot.sandbox.contract.corrections import corrected
from bot.sandbox.contract.unpublished import UNPUBLISHED
from bot.sandbox.data.entities import Json

CHECKOUT_FOLDER = Path(__file__).resolve().parents[3]
CONTRACT_FILE = CHECKOUT_FOLDER / "tests" / "contracts" / "webex.json"

JSON_TYPE = "application/json"
MULTIPART_TYPE = "multipart/form-data"


class ContractMissing(Exception):
    """The file of the contract is missing or damaged, or lacks an operation that the sandbox serves."""


@dataclass(frozen=True)
class Operation:
    """One operation: `name` is `METHOD /path/{template}`; `description` is its entry in the file."""

    name: str
    description: Json
    schemas: Mapping[str, Json]

    @property
    def method(self) -> str:
        """The method, in capitals."""
        return self.name.partition(" ")[0]

    @property
    def path(self) -> str:
        """The path, with `{names}` as placeholders."""
        return self.name.partition(" ")[2]

    @property
    def query(self) -> frozenset[str]:
        """The names of the query parameters."""
        return frozenset(self.description["query"])

    @property
    def required_query(self) -> frozenset[str]:
        """The names of the query parameters that are required."""
        return frozenset(self.description.get("requiredQuery", ()))

    @property
    def media_types(self) -> tuple[str, ...]:
        """The content types of a body; empty when the operation takes none."""
        return tuple(self.description.get("request", ()))

    @property
    def statuses(self) -> frozenset[int]:
        """The statuses of its successful answers."""
        return frozenset(int(status) for status in self.description.get("answers", ()))

    @property
    def upload(self) -> bool:
        """Whether the body is always multipart, with a file."""
        return self.media_types == (MULTIPART_TYPE,)

    @cached_property
    def request(self) -> Json | None:
        """The corrected schema of the body, without additional properties; None without one."""
        schema = next(iter(self.description.get("request", {}).values()), None)
        return None if schema is None else closed(self._corrected_schema("request", schema))

    @cached_property
    def response(self) -> Json | None:
        """The corrected schema of the answer, with additional properties; None without one."""
        schema = self.description.get("answers", {}).get("200", {}).get(JSON_TYPE)
        return None if schema is None else self._corrected_schema("response", schema)

    def breaches(self, query: Mapping[str, str], body: Any, media_type: str = "") -> Iterator[str]:
        """Every way in which a request breaks the contract; an empty `media_type` is not checked."""
        yield from (f"unknown query {name}" for name in sorted(set(query) - self.query))
        yield from (f"missing query {name}" for name in sorted(self.required_query - set(query)))
        for name in sorted(self.query & set(query)):
            if not _is_query_value(self.description["query"][name], query[name]):
                yield f"query {name}: {query[name]!r} is not one of its values"
        if self.request is None:
            if body not in (None, {}):
                yield "the operation takes no body"
            return
        if self.upload and media_type not in ("", MULTIPART_TYPE):
            yield "the body has to be a form with a file"
            return
        if media_type == MULTIPART_TYPE and MULTIPART_TYPE not in self.media_types:
            yield "the body cannot be a form"
            return
        for error in self._validator.iter_errors(body):
            yield f"{'.'.join(map(str, error.instance_path)) or 'body'}: {error.message}"

    @cached_property
    def _validator(self) -> jsonschema_rs.Validator:
        return jsonschema_rs.validator_for(self.request or {})

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the paths of this operation."""
        return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(self.path)) + r"\Z")

    def _corrected_schema(self, side: str, schema: Json) -> Json:
        return corrected(self.name, side, _resolved(schema, self.schemas))


class Contract:
    """The operations by name: those of a file that `tests/contracts/condense.py` wrote, and unpublished ones.

    Raises ContractMissing.
    """

    def __init__(self, file: Path | None = None) -> None:
        file = file or CONTRACT_FILE
        try:
            document = json.loads(file.read_text(encoding="utf-8"))
            operations, schemas = document["operations"], document["schemas"]
        except FileNotFoundError:
            raise ContractMissing(
                f"The contract of Webex's API is not at {file}. It is part of the project's checkout;"
                " the sandbox does not run without it. In a checkout, `git checkout` brings it back."
            ) from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ContractMissing(
                f"The contract of Webex's API in {file} cannot be read: {error!r}"
            ) from None
        for name, more in UNPUBLISHED.items():
            known = operations.get(name, {})
            operations[name] = known | {part: known.get(part, {}) | one for part, one in more.items()}
        self.operations = {name: Operation(name, one, schemas) for name, one in operations.items()}

    def required(self, name: str) -> Operation:
        """The operation `METHOD /path/{template}`; raises ContractMissing when the contract has none."""
        if name not in self.operations:
            raise ContractMissing(f"The sandbox serves {name}, which is not in the contract of Webex's API.")
        return self.operations[name]

    def operation(self, method: str, path: str) -> Operation | None:
        """The operation of a request, by the template with the fewest placeholders; None without one."""
        fitting = (
            one for one in self.operations.values() if one.method == method and one.pattern.match(path)
        )
        return min(fitting, key=lambda one: one.path.count("{"), default=None)


def _is_query_value(schema: Json, text: str) -> bool:
    """Whether the text of a query parameter is a value of this schema."""
    if "enum" in schema:
        return text in schema["enum"]
    if schema["type"] == "boolean":
        return text.lower() in ("true", "false")
    return schema["type"] != "number" or text.isdecimal()


def closed(schema: Json) -> Json:
    """The schema without additional properties, at every depth."""
    result = dict(schema)
    if "properties" in schema:
        result["properties"] = {name: closed(inner) for name, inner in schema["properties"].items()}
        result["additionalProperties"] = False
    if "items" in schema:
        result["items"] = closed(schema["items"])
    if "anyOf" in schema:
        result["anyOf"] = [closed(inner) for inner in schema["anyOf"]]
    return result


def _resolved(schema: Json, schemas: Mapping[str, Json], seen: tuple[str, ...] = ()) -> Json:
    """A copy of the schema with its references resolved. Raises ValueError for a schema within itself."""
    if reference := schema.get("$ref"):
        if reference in seen:
            raise ValueError(f"{reference} is part of itself")
        return _resolved(schemas[reference], schemas, (*seen, reference))
    result = dict(schema)
    if "properties" in schema:
        result["properties"] = {
            name: _resolved(inner, schemas, seen) for name, inner in schema["properties"].items()
        }
    if "items" in schema:
        result["items"] = _resolved(schema["items"], schemas, seen)
    return result
