"""The inputs that stand for a field on a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cards import render
from cards.card_builder import Room
from cards.fields import NOTHING, Choice, Field, Number, People, Phone, Phones, Ref, Reference, Text, Toggle
from cards.text import card_text, guard, plain, shorten

OFFERED = 50
"""Members and candidates a form shows; members beyond stay what they are."""
MAX_TYPED = 1_000
"""Characters taken from one input."""
LONGEST_NUMBER = 40
NONE = "-"
"""What the choice of no candidate sends; no index."""
FEW = 12
"""Up to so many people are shown with their numbers; more by name only."""


def add_id(field: Field) -> str:
    """The id of the input that takes names to add to a list of people."""
    return field.input_id + "--add"


def pick_id(field: Field) -> str:
    """The id of the input that offers those who could have been meant."""
    return field.input_id + "--pick"


def offered(field: Field, candidates: Sequence[Ref], typed: Mapping[str, str]) -> Sequence[Ref]:
    """The candidates to choose from; one that is named in the input already is chosen."""
    settled = len(candidates) == 1 and plain(typed.get(field.input_id, "")) == plain(candidates[0].name)
    return () if settled and not isinstance(field, People) else candidates


def longest(field: Field) -> int:
    """Characters taken from the inputs of a field: a list of numbers must come back whole."""
    return max(MAX_TYPED, field.limit * LONGEST_NUMBER) if isinstance(field, Phones) else MAX_TYPED


def widget(
    field: Field, value: Any, typed: Mapping[str, str], candidates: Sequence[Ref], room: Room
) -> list[render.Part]:
    """The inputs of a field that holds `value`, or what was `typed` where the form comes back.

    Candidates are only offered where things are looked up.
    """
    if isinstance(field, Toggle):
        return [_toggle(field, typed.get(field.input_id, field.raw(value)))]
    if isinstance(field, Choice):
        held = plain(field.raw(value))
        return [_choice(field, plain(typed.get(field.input_id, held)), held)]
    if isinstance(field, People):
        return _people(field, value, typed, candidates, room)
    # Clients leave an emptied input out.
    raw = plain(typed.get(field.input_id, "") if typed else field.raw(value)) if not field.secret else ""
    if isinstance(field, Number):
        return [_number(field, raw, value)]
    choose = offered(field, candidates, typed)
    return [*([_one_of(field, choose, typed, room)] if choose else []), _text(field, raw)]


def _toggle(field: Toggle, raw: str) -> render.Part:
    return render.toggle_input(field.input_id, card_text(field.label), field.error, on=raw == "true")


def _choice(field: Choice, raw: str, held: str) -> render.Part:
    choices = [(option.label, option.value) for option in field.options]
    # A value Webex invented since is offered as it is: what is not touched must not change.
    for odd in dict.fromkeys((held, raw)):
        if odd and odd not in {option.value for option in field.options}:
            choices.append((card_text(shorten(odd, 60)) or NOTHING, odd))
    return render.choice_input(
        field.input_id,
        field.label,
        field.error,
        choices,
        style="compact",
        value=raw or None,
        placeholder="Not set",
    )


def _number(field: Number, raw: str, value: Any) -> render.Part:
    """An input without `min` and `max`: with them one client changes the number to the nearest that is
    allowed, and one sends nothing as long as the input is empty. What was sent is checked anyway."""
    held = isinstance(value, int)
    typed = int(raw) if raw.removeprefix("-").isdecimal() and len(raw) < 10 else None
    return render.number_input(
        field.input_id,
        field.label,
        field.limits,
        value=typed,
        placeholder=f"{field.minimum} to {field.maximum}",
        isRequired=True if held and not field.needed_when else None,
    )


def _one_of(field: Field, candidates: Sequence[Ref], typed: Mapping[str, str], room: Room) -> render.Part:
    choices = [(_shown_name(ref, 1, room), str(index)) for index, ref in enumerate(candidates)]
    picked = typed.get(pick_id(field), "")
    return render.choice_input(
        pick_id(field),
        f"{field.label}: which one?",
        "Choose one, or say more of the name below.",
        [*choices, ("None of these: what stands below", NONE)],
        style="expanded",
        value=picked if picked in {index for _, index in choices} else None,
    )


def _text(field: Field, raw: str) -> render.Part:
    most = (
        field.maximum if isinstance(field, Text) else LONGEST_NUMBER if _is_number(field) else longest(field)
    )
    error = f"Use at most {most} characters." if isinstance(field, Text) else field.error
    return render.text_input(
        field.input_id,
        field.label,
        error,
        value=raw or None,
        maxLength=max(most, _units(raw)),
        style="tel" if _is_number(field) else None,
        placeholder=_example(field),
    )


def _units(raw: str) -> int:
    """How long clients count a text that stands in an input; what is longer than allowed they cut off."""
    return len(guard(raw).encode("utf-16-le")) // 2


def _is_number(field: Field) -> bool:
    """Whether a number is all that can be typed; where one is looked up, it can be a name."""
    return isinstance(field, Phone) and not field.source


def _example(field: Field) -> str | None:
    if isinstance(field, Reference):
        return "A part of the name"
    if isinstance(field, Phones):
        return "+33 1 70 00 12 34, 4321, …" if field.extension else "+33 1 70 00 12 34, …"
    if not isinstance(field, Phone):
        return None
    number = "+33 1 70 00 12 34" + (" or 4321" if field.extension else "")
    return f"{number}, or a name" if field.source else number


def _people(
    field: People, value: Any, typed: Mapping[str, str], candidates: Sequence[Ref], room: Room
) -> list[render.Part]:
    members = list(value or ())[:OFFERED]
    parts = []
    if members:
        kept = typed.get(field.input_id, "") if typed else ",".join(map(str, range(len(members))))
        label = f"{field.label} (untick to remove)"
        parts.append(_ticks(field.input_id, label, members, kept, room))
    if candidates:
        picked = typed.get(pick_id(field), "")
        # Those ticked come first; who is not offered again would be lost without a word.
        offered = candidates[: max(min(OFFERED, room.things), len(picked.split(",")))]
        parts.append(_ticks(pick_id(field), "Who is meant? Tick to add", offered, picked, room))
    said = plain(typed.get(add_id(field), ""))
    parts.append(
        render.text_input(
            add_id(field),
            f"Add to {field.label.lower()}",
            "Separate several with commas.",
            value=said or None,
            maxLength=max(MAX_TYPED, _units(said)),
            placeholder="Name, extension or number, …",
        )
    )
    return parts


def _ticks(name: str, label: str, people: Sequence[Ref], ticked: str, room: Room) -> render.Part:
    choices = [(_shown_name(ref, len(people), room), str(index)) for index, ref in enumerate(people)]
    chosen = [index for _, index in choices if index in ticked.split(",")]
    return render.choice_input(
        name,
        label,
        "Tick those who are meant.",
        choices,
        isMultiSelect=True,
        style="expanded",
        value=",".join(chosen) or None,
    )


def _shown_name(ref: Ref, number: int, room: Room) -> str:
    parts = (ref.name, ref.detail) if number <= FEW else (ref.name,)
    return card_text(room.value(" · ".join(part for part in parts if part))) or NOTHING
