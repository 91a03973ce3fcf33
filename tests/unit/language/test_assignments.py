"""Fields, values and names in a typed command."""

from __future__ import annotations

import pytest

from bot.catalogue import FAMILIES, family_of
from bot.catalogue.model.family import Family
from bot.errors import NotUnderstood
from bot.language.assignments import (
    MAX_OPTION_WORDS,
    AssignmentParser,
    FieldOwner,
    name_changes,
    typed_example,
)
from bot.language.words import split
from cards.fields import Choice

INTERCEPT, PTT = AssignmentParser(family_of("intercept")), AssignmentParser(family_of("ptt"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("on", {"enabled": "on"}),
        ("voicemail off", {"incoming.voicemailEnabled": "off"}),
        ("offer voicemail yes intercept calls no", {"incoming.voicemailEnabled": "yes", "enabled": "no"}),
        ("incoming calls allow all", {"incoming.type": "allow all"}),
        ("incoming all outgoing local", {"incoming.type": "all", "outgoing.type": "local"}),
        ("announce a new number on", {"incoming.announcements.newNumber.enabled": "on"}),
        (
            "new number +33 1 70 00 12 34 announce on",
            {
                "incoming.announcements.newNumber.destination": "+33 1 70 00 12 34",
                "incoming.announcements.newNumber.enabled": "on",
            },
        ),
        (
            "zero on zero to 4402",
            {
                "incoming.announcements.zeroTransfer.enabled": "on",
                "incoming.announcements.zeroTransfer.destination": "4402",
            },
        ),
    ],
)
def test_assignments(text: str, read: dict[str, str]) -> None:
    found = INTERCEPT.assignments(split(text))
    assert {one.field.key: one.text for one in found} == read


@pytest.mark.parametrize("text", ["colour red", "voicemail on colour red", "voicemail", "maybe", "on off"])
def test_what_is_no_assignment(text: str) -> None:
    with pytest.raises(NotUnderstood, match="Nothing was changed"):
        INTERCEPT.assignments(split(text))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("lobby on", [1]),
        ("lobby paris on", [2]),
        ("lobby paris voicemail on", [2, 3]),
        ("voicemail room voicemail on", [2, 3]),
        ("lobby", []),
        ('"on air" on', [1]),
        ("", []),
    ],
)
def test_splits(text: str, ends: list[int]) -> None:
    assert list(INTERCEPT.splits(split(text))) == ends


@pytest.mark.parametrize(
    ("text", "add", "remove"),
    [
        ("add Ana Roux", ["Ana Roux"], []),
        ("add Ana Roux, Bob", ["Ana Roux", "Bob"], []),
        ("add Ana Roux and Bob Lee", ["Ana Roux", "Bob Lee"], []),
        ('add "Roux, Ana" Bob', ["Roux, Ana", "Bob"], []),
        ("add Ana remove Bob Lee add x4001", ["Ana", "x4001"], ["Bob Lee"]),
        ("+Ana -Bob", ["Ana"], ["Bob"]),
        ("plus Ana minus Bob", ["Ana"], ["Bob"]),
        ("add +33 1 70 00 12 34", ["+33 1 70 00 12 34"], []),
        ("+33170001234", ["+33170001234"], []),
        ("remove +33170001234, Bob", [], ["+33170001234", "Bob"]),
        ('add "and"', ["and"], []),
        ("add , , Ana ,", ["Ana"], []),
    ],
)
def test_names(text: str, add: list[str], remove: list[str]) -> None:
    found = name_changes(split(text))
    assert (list(found.add), list(found.remove)) == (add, remove)


@pytest.mark.parametrize("text", ["Ana", "", "add", "remove ,", "and Ana"])
def test_whether_to_add_or_remove_has_to_be_said(text: str) -> None:
    with pytest.raises(NotUnderstood, match="Nothing was changed"):
        name_changes(split(text))


def test_members_end_where_the_next_field_begins() -> None:
    found = PTT.assignments(split("members add Ana Roux access only members auto answer on"))
    assert [one.field.key for one in found] == ["members", "accessType", "allowAutoAnswer"]


def test_no_option_has_more_words_than_are_tried() -> None:
    owners = [owner for family in FAMILIES for owner in (family, *family.lists)]
    choices = [field for owner in owners for field in owner.fields if isinstance(field, Choice)]
    names = [name for one in choices for option in one.options for name in (option.label, *option.words)]
    assert max(len(name.split()) for name in names) <= MAX_OPTION_WORDS


OWNERS: list[FieldOwner] = [*FAMILIES, *(items for family in FAMILIES for items in family.lists)]


@pytest.mark.parametrize("owner", [pytest.param(one, id=one.title) for one in OWNERS if one.fields])
@pytest.mark.parametrize("is_new", [False, True])
def test_an_example_of_what_can_be_typed_is_read_and_taken(owner: FieldOwner, is_new: bool) -> None:
    said = typed_example(owner, is_new=is_new)
    found = AssignmentParser(owner).assignments(split(said))
    values = {one.field.key: one.field.parse(one.text, "FR") for one in found if not one.names.add}
    assert found
    assert "<" not in said
    if is_new and not isinstance(owner, Family):
        assert {one.field.key for one in found} >= {*owner.required} - {*owner.defaults}
    assert not any(value is None for value in values.values())
