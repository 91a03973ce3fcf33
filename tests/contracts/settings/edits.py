"""Forms as a client sends them back untouched or changed, and how documents differ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from bot.catalogue.model.shape import Shape, Values
from bot.commands.context import Context
from bot.commands.forms.read import FormReader
from bot.events import CardSubmission, Licence, Space, Workspace
from bot.ports.database import Form
from bot.sandbox.data.entities import Message
from cards.fields import Field
from cards.form import form_card
from cards.form_input import typed
from tests.chat import filled
from tests.unit.cards.card_rules import problems

WORKSPACE = Workspace("w", "Lobby", Licence.PROFESSIONAL, country="FR", time_zone="Europe/Paris")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def untouched(shape: Shape, values: Values) -> dict[str, Any]:
    """What a client sends for a form over these values that nobody filled in; the card keeps the rules."""
    card = form_card("Edit", "Lobby", shape.sections, values, "form-1")
    assert problems(dict(card.content), card.text) == []
    message = Message("m", "s", "bot", "", "", card=dict(card.content))
    return filled(message)


def read_form(shape: Shape, values: Values, inputs: Mapping[str, Any]) -> FormReader:
    """What these inputs mean on a form over these values, by way of the store."""
    stored = json.loads(json.dumps(shape.dump({one.key: values[one.key] for one in shape.fields})))
    form = Form("form-1", "ana", "s", "w", "family", stored, {}, NOW)
    said = CardSubmission("a", "ana", Space("s", True), "m", dict(inputs), NOW)
    read = FormReader(
        # Nobody is looked up where no names are typed.
        cast(Context, None),
        shape,
        WORKSPACE,
        form,
        shape.load(stored),
        typed(shape.fields, inputs),
    )
    read.read(said)
    return read


def other_value(field: Field, value: Any) -> Any:
    """A value that is right for the field and not the one it has."""
    return next(one for one in field.samples if not field.same(one, value))


def leaves(document: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value of a document with its path; empty objects and lists are values."""
    inner: list[tuple[str, Any]] = []
    if isinstance(document, dict):
        inner = list(document.items())
    elif isinstance(document, list):
        inner = [(str(index), one) for index, one in enumerate(document)]
    if at and not inner:
        yield at, document
    for step, one in inner:
        yield from leaves(one, (*at, step))


def differing(one: Any, other: Any) -> set[str]:
    """The dotted paths at which two documents differ."""
    left, right = dict(leaves(one)), dict(leaves(other))
    nothing = object()
    return {
        ".".join(path)
        for path in left.keys() | right.keys()
        if left.get(path, nothing) != right.get(path, nothing)
    }
