"""A short notation for the shape of JSON bodies, and its JSON Schema.

`enabled*:b  incoming:{type:(A|B)  rings:n2..20}  members:[s]<=50  name:s?` reads: a required boolean, an
object with an enumeration and a number from 2 to 20, a list of at most 50 strings, a string or null.
`ids:[s|{id*:s}]` is a list of strings or objects. Every object is closed; `o` is an object whose content
nobody looks at.
"""

from __future__ import annotations

import re

from bot.sandbox.records import Json

_FIELD = re.compile(r"\s*([A-Za-z0-9_]+)(\*?):")
_RANGE = re.compile(r"(-?\d+)\.\.(-?\d+)")
_OR = re.compile(r"\|")
_AT_MOST = re.compile(r"<=(\d+)")
_SIMPLE = {"b": "boolean", "s": "string", "n": "number", "o": "object"}


def schema(notation: str) -> Json:
    """The JSON Schema of a body given in the short notation. Raises ValueError where it cannot be read."""
    reader = _Reader(notation)
    result = reader.fields()
    if reader.text[reader.at :].strip():
        raise ValueError(f"cannot read shape at: {reader.text[reader.at :]!r}")
    return result


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def fields(self) -> Json:
        properties: Json = {}
        required: list[str] = []
        while match := _FIELD.match(self.text, self.at):
            self.at = match.end()
            properties[match[1]] = self.kind()
            if match[2]:
                required.append(match[1])
        return {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def kind(self) -> Json:
        letter = self.text[self.at]
        self.at += 1
        if letter == "(":
            end = self.text.index(")", self.at)
            values = self.text[self.at : end].split("|")
            self.at = end + 1
            return self.nullable({"type": "string", "enum": values})
        if letter == "{":
            inner = self.fields()
            self.close("}")
            return self.nullable(inner)
        if letter == "[":
            items = self.kind()
            if self.match(_OR):
                items = {"anyOf": [items, self.kind()]}
            self.close("]")
            result: Json = {"type": "array", "items": items}
            if limit := self.match(_AT_MOST):
                result["maxItems"] = int(limit[1])
            return result
        return self.nullable(self.simple(letter))

    def simple(self, letter: str) -> Json:
        if letter not in _SIMPLE:
            raise ValueError(f"unknown kind {letter!r} in shape")
        result: Json = {"type": _SIMPLE[letter]}
        if limits := self.match(_RANGE):
            low, high = ("minLength", "maxLength") if letter == "s" else ("minimum", "maximum")
            result |= {low: int(limits[1]), high: int(limits[2])}
        return result

    def nullable(self, inner: Json) -> Json:
        if self.text[self.at : self.at + 1] != "?":
            return inner
        self.at += 1
        return {"anyOf": [inner, {"type": "null"}]}

    def close(self, letter: str) -> None:
        while self.text[self.at : self.at + 1].isspace():
            self.at += 1
        if self.text[self.at : self.at + 1] != letter:
            raise ValueError(f"expected {letter!r} in shape at: {self.text[self.at :]!r}")
        self.at += 1

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found
