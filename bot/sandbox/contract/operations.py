"""What the vendor's contract says of each operation: its query, its bodies, and why a request breaks it."""

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

CHECKOUT = Path(__file__).resolve().parents[3]
FILE = CHECKOUT / "tests" / "contracts" / "webex.json"

JSON = "application/json"
PARTS = "multipart/form-data"


class ContractMissing(Exception):
    """The file of the contract is not there, or is not one."""


@dataclass(frozen=True)
class Operation:
    """One operation: `name` is `METHOD /path/{template}`; `described` is its entry in the file."""

    name: str
    described: Json
    schemas: Mapping[str, Json]

    @property
    def method(self) -> str:
        """The method, in capitals."""
        return self.name.partition(" ")[0]

    @property
    def path(self) -> str:
        """The path, with `{names}` where it has gaps."""
        return self.name.partition(" ")[2]

    @property
    def query(self) -> frozenset[str]:
        """The names of the query parameters."""
        return frozenset(self.described["query"])

    @property
    def required_query(self) -> frozenset[str]:
        """The names of the query parameters that may not be absent."""
        return frozenset(self.described.get("requiredQuery", ()))

    @property
    def media_types(self) -> tuple[str, ...]:
        """What a body may be; empty when the operation takes none."""
        return tuple(self.described.get("request", ()))

    @property
    def statuses(self) -> frozenset[int]:
        """What it answers when all is well."""
        return frozenset(int(status) for status in self.described.get("answers", ()))

    @property
    def upload(self) -> bool:
        """Whether the body is a file in parts, and nothing else."""
        return self.media_types == (PARTS,)

    @cached_property
    def request(self) -> Json | None:
        """The corrected schema of the body, closed: nothing is in it but what is named. None without one."""
        schema = next(iter(self.described.get("request", {}).values()), None)
        return None if schema is None else closed(self._whole("request", schema))

    @cached_property
    def response(self) -> Json | None:
        """The corrected schema of the answer, open; None where the file has none."""
        schema = self.described.get("answers", {}).get("200", {}).get(JSON)
        return None if schema is None else self._whole("response", schema)

    def breaches(self, query: Mapping[str, str], body: Any, media_type: str = "") -> Iterator[str]:
        """Every way in which a request is not as the contract says; `media_type` counts where it is given."""
        yield from (f"unknown query {name}" for name in sorted(set(query) - self.query))
        yield from (f"missing query {name}" for name in sorted(self.required_query - set(query)))
        for name in sorted(self.query & set(query)):
            if not _fits(self.described["query"][name], query[name]):
                yield f"query {name}: {query[name]!r} is not one of its values"
        if self.request is None:
            if body not in (None, {}):
                yield "the operation takes no body"
            return
        if self.upload and media_type not in ("", PARTS):
            yield "the body has to be a form with a file"
            return
        if media_type == PARTS and PARTS not in self.media_types:
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

    def _whole(self, side: str, schema: Json) -> Json:
        return corrected(self.name, side, _resolved(schema, self.schemas))


class Contract:
    """The operations of a file that `tests/contracts/condense.py` wrote, by name, with what is not published.

    Raises ContractMissing.
    """

    def __init__(self, file: Path | None = None) -> None:
        file = file or FILE
        try:
            document = json.loads(file.read_text(encoding="utf-8"))
            published, schemas = document["operations"], document["schemas"]
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
            known = published.get(name, {})
            published[name] = known | {part: known.get(part, {}) | one for part, one in more.items()}
        self.operations = {name: Operation(name, one, schemas) for name, one in published.items()}

    def operation(self, method: str, path: str) -> Operation | None:
        """The operation of a request, by the template with the fewest gaps."""
        fitting = (
            one for one in self.operations.values() if one.method == method and one.pattern.match(path)
        )
        return min(fitting, key=lambda one: one.path.count("{"), default=None)


def _fits(schema: Json, text: str) -> bool:
    """Whether a query's text can stand for a value of this schema."""
    if "enum" in schema:
        return text in schema["enum"]
    if schema["type"] == "boolean":
        return text.lower() in ("true", "false")
    return schema["type"] != "number" or text.isdecimal()


def closed(schema: Json) -> Json:
    """The schema with every object of it taking nothing but the members it names."""
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
    """The schema with references put in, as one nobody else holds. Raises ValueError for an endless one."""
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
