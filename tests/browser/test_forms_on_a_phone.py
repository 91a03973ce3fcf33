"""Every form fits a telephone as it opens, and its folded parts open by tap and by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import ItemList
from bot.catalogue.settings.emergency import EMERGENCY, dependencies
from bot.changes.item_target import ItemTarget
from bot.changes.unrecoverable import never_put_back
from cards.card_builder import Card
from cards.fields import People, Ref
from cards.form import form_card
from tests.browser.conftest import PHONE, Opened, Sent
from tests.contracts.settings.edits import other_value

MAX_FORM_PX = 700
MEMBERS = tuple(Ref(str(number), f"Person {number}", f"person · x40{number:02}") for number in range(12))
HINT = (
    "For Ana Roux, valid for 15 min. Only what you change is written. "
    'Or type: set forwarding "Lobby Paris" forward all calls off'
)

OWNED: list[tuple[Family, Family | ItemList]] = [
    *((family, family) for family in FAMILIES),
    *((family, items) for family in FAMILIES for items in family.lists),
]
OWNERS = {f"{family.key} {owner.title}": (family, owner) for family, owner in OWNED if owner.fields}
SHAPES = {name: owner for name, (_, owner) in OWNERS.items()}
FULL = {
    name: {one.key: MEMBERS if isinstance(one, People) else other_value(one, None) for one in shape.fields}
    for name, shape in SHAPES.items()
}
"""Values that are all on and filled in."""
DEPENDENTS = {"isLocationEcbnDefault": True, "isSelfEcbnDefault": True, "dependentMemberCount": 12}


def notes(name: str, values: dict[str, Any]) -> list[str]:
    """What the bot says above a form over these values."""
    family, owner = OWNERS[name]
    if isinstance(owner, ItemList):
        return [*filter(None, [never_put_back(ItemTarget(family, owner))])]
    shown = {**family.values({"defaultInfo": {"quality": "NOT_RECOMMENDED"}}), **values}
    return [*family.remarks(shown), *(dependencies(DEPENDENTS) if family is EMERGENCY else ())]


def form(name: str, values: dict[str, Any], **more: Any) -> Card:
    shape = SHAPES[name]
    return form_card(
        f"Edit {name}",
        "x4321 · +33 1 70 00 12 34 · Paris HQ · Professional",
        shape.sections,
        values,
        "form-1",
        hint=HINT,
        **more,
    )


def main_is_off(name: str) -> dict[str, Any]:
    """Values that are all on but for what turns the setting on."""
    main = getattr(SHAPES[name], "main", "")
    return {**FULL[name], **({main: False} if main else {})}


VALUES = {"all on": FULL.__getitem__, "empty": lambda name: {}, "the whole off": main_is_off}


@pytest.mark.parametrize("which", VALUES)
def test_no_form_is_higher_than_a_telephone(opened: Opened, bot_sends: Sent, which: str) -> None:
    for name in SHAPES:
        values = VALUES[which](name)
        bot_sends("ana", name, form(name, values, notes=notes(name, values)).content)
    page = opened(PHONE)
    cards = page.locator(".card-frame")
    expect(cards).to_have_count(len(SHAPES))
    heights = cards.evaluate_all("(all) => all.map((one) => Math.round(one.getBoundingClientRect().height))")
    too_high = {name: px for name, px in zip(SHAPES, heights, strict=True) if px > MAX_FORM_PX}
    assert too_high == {}


def test_a_part_opens_by_tap_and_by_keyboard(opened: Opened, bot_sends: Sent) -> None:
    name = "outgoing Outgoing Permission"
    bot_sends("ana", name, form(name, FULL[name]).content)
    page = opened(PHONE, has_touch=True)
    head = page.get_by_role("button", name="Call types: Allow (all 10)")
    national = page.get_by_role("combobox", name="National", exact=True)
    expect(national).to_be_hidden()
    head.tap()
    expect(national).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    head.focus()
    page.keyboard.press("Enter")
    expect(national).to_be_hidden()


def test_the_part_with_the_error_is_open(opened: Opened, bot_sends: Sent) -> None:
    name = "voicemail Voicemail"
    wrong = {"faxMessage.phoneNumber": "A phone number has no letters."}
    bot_sends("ana", name, form(name, {}, typed={"f-faxMessage-phoneNumber": "abc"}, errors=wrong).content)
    page = opened(PHONE)
    expect(page.get_by_text("Not saved. To correct: Fax number.")).to_be_visible()
    expect(page.get_by_text("Error: A phone number has no letters.")).to_be_visible()
    number = page.get_by_role("textbox", name="Fax number")
    expect(number).to_have_value("abc")
    expect(number).to_have_accessible_description("Error: A phone number has no letters.")
    expect(page.get_by_role("checkbox", name="Send busy calls")).to_be_hidden()


def test_a_form_is_filled_in_and_saved_by_keyboard_alone(opened: Opened, bot_sends: Sent) -> None:
    name = "voicemail Voicemail"
    bot_sends("ana", name, form(name, {}).content)
    page = opened(PHONE)
    page.get_by_role("textbox", name="Message").focus()
    _tab_to(page, page.get_by_role("button", name="Fax: Off"))
    page.keyboard.press("Enter")
    fax = page.get_by_role("textbox", name="Fax number")
    _tab_to(page, fax, key="Tab")
    page.keyboard.type("4403")
    _tab_to(page, page.get_by_role("button", name="Save").last, key="Tab")
    with page.expect_response("**/api/press") as pressed:
        page.keyboard.press("Enter")
    assert "4403" in (pressed.value.request.post_data or "")


def _tab_to(page: Page, wanted: Locator, key: str = "Shift+Tab") -> None:
    """Presses the key until this has the focus."""
    for _ in range(40):
        page.keyboard.press(key)
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"{wanted} cannot be reached by keyboard")
