"""People and other things that a form offers to choose from, and what the form sends back about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cards import render
from cards.fields.references import Ref, in_one_line
from cards.text import NOTHING, Limits, card_text, plain

MAX_CHOICES_OPEN = 4
"""More candidates than these are in a list to open, so that the form stays short."""
MAX_REFS_OFFERED = 50
"""Members and candidates a form shows; members beyond are not shown and stay on their list."""
MAX_REFS_WITH_DETAIL = 12
"""Up to so many people are shown with their numbers, more by name only."""
MAX_NAMES_TO_ADD = 20
"""Names to add that are taken at once; each costs a look-up in Webex."""
MAX_NAME_CHARS = 100
"""Characters of a name to add that are looked up."""
NONE_OF_THESE = "-"
"""What the choice of no candidate sends; never an index."""


@dataclass(frozen=True)
class PeopleEdit:
    """What was done to a list of people: whom to keep, by index, names to add, candidates picked, by index.

    `kept` is None where the form says nothing about it; then everybody stays. `too_many` says that there are
    more names than are taken at once, or that the text is as long as its input allows, so that a client may
    have cut some off.
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
            if self.kept is None or index in self.kept or index >= MAX_REFS_OFFERED
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


Entered = str | PeopleEdit | Search
"""What a form sends back for one field."""


def indexes(raw: str) -> frozenset[int]:
    """The indexes of what was ticked, out of `0,2,5`; anything else in it is ignored."""
    found = (part.strip() for part in raw.split(","))
    return frozenset(
        int(part)
        for part in found
        if part.isascii() and part.isdigit() and len(part) < 4 and int(part) < MAX_REFS_OFFERED
    )


def names(raw: str) -> tuple[str, ...]:
    """The names in a text with commas, semicolons or line breaks between them, each once."""
    found = (plain(part)[:MAX_NAME_CHARS] for part in re.split(r"[,;\n]", raw))
    return tuple(dict.fromkeys(name for name in found if name))


def pick_one_input(
    input_id: str, label: str, candidates: Sequence[Ref], picked: str, limits: Limits
) -> render.Part:
    """An input to choose one of the candidates, or none of them."""
    choices = [(_shown_name(ref, 1, limits), str(index)) for index, ref in enumerate(candidates)]
    return render.choice_input(
        input_id,
        f"{label}: which one?",
        "Choose one, or say more of the name below.",
        [*choices, ("None of these: what stands below", NONE_OF_THESE)],
        style="compact" if len(choices) > MAX_CHOICES_OPEN else "expanded",
        placeholder="Choose one" if len(choices) > MAX_CHOICES_OPEN else None,
        value=picked if picked in {index for _, index in choices} else None,
    )


def tick_input(input_id: str, label: str, people: Sequence[Ref], ticked: str, limits: Limits) -> render.Part:
    """An input to tick some of the people; `ticked` are the indexes of those ticked already."""
    choices = [(_shown_name(ref, len(people), limits), str(index)) for index, ref in enumerate(people)]
    chosen = [index for _, index in choices if index in ticked.split(",")]
    return render.choice_input(
        input_id,
        label,
        "Tick those who are meant.",
        choices,
        isMultiSelect=True,
        style="expanded",
        value=",".join(chosen) or None,
    )


def _shown_name(ref: Ref, count: int, limits: Limits) -> str:
    parts = (ref.name, ref.detail) if count <= MAX_REFS_WITH_DETAIL else (ref.name,)
    return card_text(limits.value(in_one_line(*parts))) or NOTHING
