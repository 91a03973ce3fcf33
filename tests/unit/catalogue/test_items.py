"""Items on lists without a chat: their identity, the writes they cause, and their names in commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import family_of
from bot.changes.bulk_items import BulkItemsTarget, ItemSet, RemovedItem
from bot.changes.item_target import ItemTarget
from bot.changes.recovery import settle_uncertain
from bot.changes.request import target_of
from bot.changes.target import SettingTarget
from bot.commands.lists.find_item import find_item
from bot.events import Document
from bot.language.command_list import COMMANDS
from bot.language.commands import exact_command, loose_command
from bot.language.understand.command_readers.lists import find_list
from bot.language.vocabulary import LISTS, SettingList, command_text
from bot.language.words import joined, split
from bot.ports.database import Entry
from cards.fields import dialled
from cards.list_cards import ItemChoice, choose_item_card, confirm_removal_card, remove_some_card
from cards.payload import Choose, Say, unpack
from tests.unit.cards.card_rules import problems

CODES = family_of("codes").lists[0]
PATTERNS = family_of("patterns").lists[0]
RINGS = family_of("sequential").lists[0]
CODE_ROWS = {
    "accessCodes": [{"code": "4711", "description": "Night"}, {"code": "4712", "description": "Day"}]
}


@pytest.mark.parametrize("verb", ["list", "add", "change", "remove", "remove all", "remove several"])
@pytest.mark.parametrize("its_list", LISTS, ids=[f"{one.family.key}-{one.items.title}" for one in LISTS])
def test_a_written_command_is_read_back(verb: str, its_list: SettingList) -> None:
    words = split(command_text(verb, its_list, '"Lobby Paris"', "page 2"))
    invocation = exact_command(COMMANDS, words) or loose_command(COMMANDS, words)
    assert invocation.command.name == verb.split()[0]
    rest = invocation.words[len(verb.split()) - 1 :]
    found = find_list(rest, verb)
    assert found is not None
    assert found[0] is its_list
    assert joined(found[1]) == "Lobby Paris page 2"


@pytest.mark.usefixtures("fixed_key")
def test_a_code_is_known_by_a_mark_that_tells_nothing() -> None:
    marks = [CODES.identity(row) for row in CODES.rows(CODE_ROWS)]
    assert len({*marks}) == 2
    assert not any(code in mark for mark in marks for code in ("4711", "4712"))
    assert CODES.row(CODE_ROWS, marks[1]) == {"code": "4712", "description": "Day"}
    assert CODES.rows({"accessCodes": [{"description": "no code"}, None, "x"]}) == []


@pytest.mark.usefixtures("fixed_key")
def test_writes_of_codes_hide_them() -> None:
    first = CODES.identity(CODE_ROWS["accessCodes"][0])
    calls = [
        CODES.make_write("add", "", CODE_ROWS, {}, {"code": "4713", "description": "x"}),
        CODES.make_write("remove", first, CODE_ROWS, CODE_ROWS["accessCodes"][0], {}),
        CODES.remove_some(CODE_ROWS, [first]),
        CODES.clear(CODE_ROWS),
    ]
    hidden = [set(call.hidden) for call in calls if call]
    assert hidden == [{"4713"}, {"4711"}, {"4711"}, {"4711", "4712"}]
    assert not any("471" in repr(call) for call in calls)


@pytest.mark.usefixtures("fixed_key")
def test_what_is_kept_of_codes_has_no_code() -> None:
    (kept, _) = BulkItemsTarget(family_of("codes"), CODES).on_list(CODE_ROWS)
    assert kept == RemovedItem(
        CODES.identity(CODE_ROWS["accessCodes"][0]), "Night", {"code": None, "description": "Night"}
    )
    field = ItemSet(key="x", label="x")
    assert field.load(field.dump((kept,))) == (kept,)


def test_many_names_are_cut_short() -> None:
    field = ItemSet(key="x", label="x")
    removed = tuple(RemovedItem(str(number), f"T{number}", {}) for number in range(12))
    assert field.text(removed).endswith("T8, T9 and 2 more")
    assert field.text(()) == "None"
    assert field.same(removed, tuple(reversed(removed)))
    assert not field.same(removed, removed[1:])


def test_several_of_nothing_are_not_all() -> None:
    document = {"digitPatterns": [{"id": "a", "name": "A", "pattern": "1"}]}
    family = family_of("patterns")
    assert BulkItemsTarget(family, PATTERNS, ()).on_list(document) == ()
    assert len(BulkItemsTarget(family, PATTERNS).on_list(document)) == 1
    some = target_of(family, "digit pattern", "", "remove_some")
    assert isinstance(some, BulkItemsTarget)
    assert some.chosen == ()


def test_a_target_is_found_again() -> None:
    family = family_of("sequential")
    for target in (
        SettingTarget(family),
        ItemTarget(family, RINGS),
        ItemTarget(family, RINGS, "+33612345678"),
        ItemTarget(family, RINGS, "+33612345678", is_removal=True),
        BulkItemsTarget(family, RINGS),
        BulkItemsTarget(family, RINGS, ("a", "b")),
    ):
        action = "remove" if getattr(target, "is_removal", False) else target.action
        assert target_of(family, target.list, target.item_id, action) == target


def test_a_ring_number_is_written_among_the_others() -> None:
    rows: list[dict[str, Any]] = [
        {"phoneNumber": "+331", "numberOfRings": 3, "new": 1},
        {"numberOfRings": 2},
    ]
    document = {"enabled": True, "baseLocationNumberOfRings": "4", "phoneNumbers": rows, "criteria": [{}]}
    call = RINGS.make_write("change", "+331", document, rows[0], {"numberOfRings": 9})
    assert call.body == {
        "enabled": True,
        "baseLocationNumberOfRings": 4,
        "phoneNumbers": [
            {"phoneNumber": "+331", "numberOfRings": 9, "new": 1, "answerConfirmationRequiredEnabled": False},
        ],
    }
    assert rows[0]["numberOfRings"] == 3


BLANKS: tuple[dict[str, Any], ...] = (
    {"answerConfirmationRequiredEnabled": False, "numberOfRings": 2},
    {"phoneNumber": "", "answerConfirmationRequiredEnabled": True},
    {"phoneNumber": None},
    {},
)
SPELLED = ("+49-61007739765", "+33 1 70 00 12 34", "4321", "+1 (303) 555-0110")


@given(
    st.permutations(SPELLED),
    st.lists(st.sampled_from(BLANKS), max_size=5),
    st.sampled_from(["", "x", "0"]),
    st.data(),
)
def test_lists_with_blanks_there_and_back(
    numbers: list[str], blanks: list[dict[str, Any]], more: str, data: st.DataObject
) -> None:
    """Blanks are nothing; the entries that are not meant are written to the letter."""
    held: list[dict[str, Any]] = [
        {"phoneNumber": one, "numberOfRings": 3, "answerConfirmationRequiredEnabled": True, "later": more}
        for one in numbers
    ]
    mixed = [*held]
    for blank in blanks:
        mixed.insert(data.draw(st.integers(0, len(mixed))), dict(blank))
    document = {"enabled": False, "phoneNumbers": mixed}
    assert RINGS.all_rows(document) == RINGS.rows(document) == held
    assert family_of("sequential").body(document, {"enabled": True})["phoneNumbers"] == held
    at = data.draw(st.integers(0, len(held) - 1))
    item = RINGS.identity(held[at])
    assert item == dialled(numbers[at])
    changed = RINGS.make_write("change", item, document, held[at], {"numberOfRings": 9}).body
    gone = RINGS.make_write("remove", item, document, held[at], {}).body
    added = RINGS.make_write("add", "", document, {}, {"phoneNumber": "+33170009999"}).body
    assert changed and gone and added
    then = [*held[:at], held[at] | {"numberOfRings": 9}, *held[at + 1 :]]
    assert changed["phoneNumbers"] == then
    assert gone["phoneNumbers"] == [*held[:at], *held[at + 1 :]]
    assert added["phoneNumbers"][:-1] == held


def test_what_is_no_blank_though_it_has_no_number_stays() -> None:
    document = {"phoneNumbers": [{"sip": "lobby@example.com", "numberOfRings": 2}]}
    assert (
        family_of("simultaneous").body(document, {"enabled": True})["phoneNumbers"]
        == document["phoneNumbers"]
    )


class Memory:
    """A store that holds one change which was never settled."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.state = ""

    def unsettled(self, now: datetime) -> list[Entry]:
        return [self.entry]

    def take_entry(self, entry: Entry, now: datetime, until: datetime) -> bool:
        return True

    def settle(
        self, outcome: Entry, changed: object, at: datetime, effect: object, also: Callable[[object], object]
    ) -> bool:
        self.state = outcome.state
        also(None)
        return True


class Empty:
    """Settings whose lists are empty by now."""

    def read(self, path: str, workspace_id: str, parameters: Any = None) -> Document:
        return Document({"accessCodes": [], "digitPatterns": [], "enabled": False}, "t")


def settled(entry: Entry, now: datetime) -> tuple[str, list[str]]:
    """What becomes of an interrupted change, and what is told of it."""
    store, told = Memory(entry), list[str]()
    settle_uncertain(
        store,  # type: ignore[arg-type]
        Empty(),  # type: ignore[arg-type]
        lambda: now,
        lambda _, fate: lambda tx: told.append(fate),
    )
    return store.state, told


@pytest.mark.parametrize(
    ("family", "list_title", "item_id", "action", "state"),
    [
        ("codes", "access code", "0123456789abcdef0123", "remove", "unknown"),
        ("codes", "access code", "0123456789abcdef0123 b", "remove_some", "unknown"),
        ("codes", "access code", "", "clear", "done"),
        ("codes", "access code", "", "add", "unknown"),
        ("patterns", "digit pattern", "an-id", "remove", "done"),
        ("patterns", "digit pattern", "an-id", "change", "failed"),
        ("patterns", "digit pattern", "", "clear", "done"),
    ],
)
def test_a_change_that_was_interrupted_is_not_claimed_without_proof(
    family: str, list_title: str, item_id: str, action: str, state: str
) -> None:
    rows_path = family_of(family).lists[0].rows_path
    fields = [{"key": rows_path, "label": "x", "before": "y", "after": "z", "was": [], "wanted": []}]
    entry = Entry(
        1, datetime(2026, 1, 1, tzinfo=UTC), "p", "Ana", "s", "w", "Lobby", "l", family, fields, "form",
        "intended", list=list_title, item_id=item_id, action=action,
    )  # fmt: skip
    assert settled(entry, datetime(2026, 1, 2, tzinfo=UTC)) == (state, [state])


@pytest.mark.parametrize(("plan_id", "state"), [(3, "failed"), (None, "unknown")])
def test_what_a_plan_makes_again_by_itself_is_not_waited_for(plan_id: int | None, state: str) -> None:
    """A single change may still come late, and is looked at once more before it is said not to be made."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    fields = [{"key": "enabled", "label": "x", "before": "Off", "after": "On", "was": False, "wanted": True}]
    entry = Entry(
        1, at, "p", "Ana", "s", "w", "Lobby", "l", "dnd", fields, "form", "intended", plan_id=plan_id,
        plan_position=None if plan_id is None else 1,
    )  # fmt: skip
    assert settled(entry, at + timedelta(seconds=80))[0] == state


def test_a_press_says_the_words_and_what_was_picked() -> None:
    data = Choose("change pattern lobby", "thread").pack()
    assert unpack({**data, "say": " 2 "}) == Say("change pattern lobby 2", "thread")


def test_cards_of_lists_keep_the_rules() -> None:
    choices = [
        ItemChoice(f"{number} · *odd* <at> ${{x}} {'long ' * 60}", f"id{number}") for number in range(25)
    ]
    for card in (
        choose_item_card("Things", "1 in all.", choices, (), "hint"),
        choose_item_card("Things", "1 in all.", choices, (), "hint", choose=False),
        choose_item_card("Things", "None yet.", [], (), "hint"),
        confirm_removal_card("Remove", "place", [("Name", "*x*")], "form", "“x” would be gone.", "hint"),
        remove_some_card("Remove several", "", choices, "form", (), "hint", "Nothing is ticked yet."),
    ):
        assert problems(card.content, card.text) == []


def test_names_of_items_do_not_hold_what_is_secret() -> None:
    rows = CODES.rows(CODE_ROWS)
    its_list: Any = SimpleNamespace(items=CODES, workspace=None)
    context: Any = None
    assert find_item(context, its_list, rows, "night", "remove") == rows[0]
    assert find_item(context, its_list, rows, "2", "remove") == rows[1]
