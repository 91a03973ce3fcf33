"""What was filled into a form: checked for shape and length, not yet for meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cards.fields import Choice, Field, People, Ref, Toggle
from cards.text import plain, unguard
from cards.widgets import MAX_TYPED, OFFERED, add_id, longest, pick_id

MOST_NAMES = 20
"""Names to add that are taken at once; each is looked up in Webex."""
LONGEST_NAME = 100


@dataclass(frozen=True)
class PeopleEdit:
    """What was done to a list of people: whom to keep, by index, names to add, candidates picked, by index.

    `kept` is None where the form says nothing about it; then everybody stays. `too_many` says that the names
    are more than are taken at once, or as long as the input is, so that a client may have cut some off.
    """

    kept: frozenset[int] | None
    add: tuple[str, ...] = ()
    picked: frozenset[int] = frozenset()
    too_many: bool = False

    def members(self, shown: Sequence[Ref], candidates: Sequence[Ref] = ()) -> tuple[Ref, ...]:
        """The list that is meant, in order, of those the form showed; names to add are not on it yet."""
        stay = [
            ref
            for index, ref in enumerate(shown)
            if self.kept is None or index in self.kept or index >= OFFERED
        ]
        picked = [candidates[index] for index in sorted(self.picked) if index < len(candidates)]
        return tuple(dict.fromkeys([*stay, *picked]))


@dataclass(frozen=True)
class Search:
    """What was typed where one thing is looked up, and the candidate that was picked, by index."""

    text: str
    picked: int | None = None

    def choice(self, candidates: Sequence[Ref]) -> Ref | None:
        """The candidate that is meant: the one picked, or the only one, while its name still stands there."""
        if self.picked is not None:
            return candidates[self.picked] if self.picked < len(candidates) else None
        only = candidates[0] if len(candidates) == 1 else None
        return only if only and plain(self.text) == plain(only.name) else None


Filled = str | PeopleEdit | Search


def read_form(fields: Iterable[Field], inputs: Mapping[str, object]) -> dict[str, Filled]:
    """What the inputs say, by field key; other inputs, and what no client sends, are ignored.

    Clients leave empty inputs out: a text or number that is missing is empty. A toggle or choice that is
    missing was not touched and is not in the answer.
    """
    given = typed(fields := tuple(fields), inputs)
    filled: dict[str, Filled] = {}
    for field in fields:
        if isinstance(field, People):
            filled[field.key] = _people(field, given)
        elif field.source:
            picked = sorted(_indexes(given.get(pick_id(field), "")))
            filled[field.key] = Search(given.get(field.input_id, ""), picked[0] if picked else None)
        elif field.input_id in given:
            filled[field.key] = given[field.input_id]
        elif not isinstance(field, Toggle | Choice):
            filled[field.key] = ""
    return filled


def typed(fields: Iterable[Field], inputs: Mapping[str, object]) -> dict[str, str]:
    """What was filled in, by input id, as `form_card` takes it back; cut to a sane length."""
    given = {}
    for field in fields:
        more = (add_id(field),) if isinstance(field, People) else ()
        for name in (field.input_id, *more, *((pick_id(field),) if field.source else ())):
            raw = _raw(inputs.get(name), longest(field))
            if raw or (name in inputs and isinstance(inputs[name], str | list)):
                given[name] = raw
    return given


def _raw(value: object, most: int = MAX_TYPED) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return unguard(value[:most])
    if isinstance(value, int) and -(10**9) < value < 10**9:
        return str(value)
    if isinstance(value, list):
        return ",".join(_raw(item) for item in value[:OFFERED] if isinstance(item, str | int))[:MAX_TYPED]
    return ""


def _people(field: People, given: Mapping[str, str]) -> PeopleEdit:
    # Nothing ticked is left out by clients too; only a form that says nothing at all leaves everybody in.
    kept = _indexes(given.get(field.input_id, "")) if given else None
    said = given.get(add_id(field), "")
    names = _names(said)
    too_many = len(names) > MOST_NAMES or len(said) >= MAX_TYPED
    return PeopleEdit(kept, names, _indexes(given.get(pick_id(field), "")), too_many)


def _indexes(raw: str) -> frozenset[int]:
    found = (part.strip() for part in raw.split(","))
    return frozenset(
        int(part)
        for part in found
        if part.isascii() and part.isdigit() and len(part) < 4 and int(part) < OFFERED
    )


def _names(raw: str) -> tuple[str, ...]:
    names = (plain(part)[:LONGEST_NAME] for part in re.split(r"[,;\n]", raw))
    return tuple(dict.fromkeys(name for name in names if name))
