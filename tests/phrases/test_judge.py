"""The judge of the books, tried with commands whose outcome is known."""

from __future__ import annotations

from typing import Any

import pytest

from tests.kept_bot import KeptBot, WatchedCloud
from tests.phrases.conversation import PhraseBot
from tests.phrases.documents import dialled
from tests.phrases.judge import ASKED, HARM, RIGHT, WRONG, Case, judge
from tests.phrases.wanted import means

DND_ON = {"doNotDisturb": {"enabled": True}}
ALWAYS = "callForwarding.always"
FORWARDED = {"callForwarding": {"callForwarding": {"always": {"enabled": True, "destination": "4321"}}}}


@pytest.fixture
def bot(sandbox: WatchedCloud, kept_bot: KeptBot) -> PhraseBot:
    """The bot in the organisation of the books."""
    return PhraseBot(sandbox, kept_bot)


@pytest.mark.parametrize(
    ("say", "given", "want", "kind"),
    [
        ("set dnd Gym on", {}, {"workspace": "Gym", "set": DND_ON}, RIGHT),
        ("set dnd Gym on", {}, {"workspace": "Kitchen", "set": DND_ON}, HARM),
        ("set dnd Gym on", {}, {"workspace": "Gym", "read": "doNotDisturb"}, HARM),
        ("set dnd Gym on", {}, {"ask": True}, HARM),
        ("set dnd Gym on", {}, {"none": True}, HARM),
        ("set dnd Gym on", {}, {"says": "Gym"}, HARM),
        ("set dnd Gym on", {}, {"either": [{"ask": True}, {"workspace": "Gym", "set": DND_ON}]}, RIGHT),
        ("set dnd Gym on", {}, {"workspace": "Gym", "set": DND_ON, "says": "Do not disturb"}, RIGHT),
        ("set dnd Gym on", {}, {"workspace": "Gym", "set": DND_ON, "says": "elephant"}, HARM),
        ("show dnd Gym", {}, {"workspace": "Gym", "read": "doNotDisturb"}, RIGHT),
        ("show dnd Gym", {}, {"workspace": "Kitchen", "read": "doNotDisturb"}, WRONG),
        ("show dnd Gym", {}, {"workspace": "Gym", "read": "callWaiting"}, WRONG),
        ("show dnd Gym", {}, {"workspace": "Gym", "read": "*"}, WRONG),
        ("show dnd Gym", {}, {"workspace": "Gym", "set": DND_ON}, WRONG),
        ("show dnd Gym", {}, {"ask": True}, WRONG),
        ("show dnd Gym", {}, {"none": True}, RIGHT),
        ("status Gym", {}, {"workspace": "Gym", "read": "*"}, RIGHT),
        ("status Gym", {}, {"workspace": "Gym", "read": "doNotDisturb"}, WRONG),
        ("show dnd Kitchn", {}, {"workspace": "Kitchen", "read": "doNotDisturb"}, ASKED),
        ("show dnd Lobby", {}, {"ask": True}, RIGHT),
        ("workspaces", {}, {"says": "Front Desk"}, RIGHT),
        ("workspaces", {}, {"says": "elephant"}, WRONG),
    ],
)
def test_known_outcomes_are_judged_as_what_they_are(
    bot: PhraseBot, say: str, given: dict[str, Any], want: dict[str, Any], kind: str
) -> None:
    verdict = judge(bot, Case(1, say, want, given))
    assert verdict.kind == kind, verdict


def test_what_is_so_already_is_right_only_when_it_was_looked_at(bot: PhraseBot) -> None:
    want = {"workspace": "Gym", "set": DND_ON}
    assert judge(bot, Case(1, "set dnd Gym on", want, DND_ON)).kind == RIGHT
    assert judge(bot, Case(1, "thanks", want, DND_ON)).kind == WRONG


def test_half_of_what_is_wanted_and_a_wrong_value_are_harm(bot: PhraseBot) -> None:
    say = "set forwarding Kitchen all calls go to 4321"
    both = {"callForwarding": {f"{ALWAYS}.enabled": True, f"{ALWAYS}.destination": "4321"}}
    assert judge(bot, Case(1, say, {"workspace": "Kitchen", "set": both})).kind == HARM
    one = {"callForwarding": {f"{ALWAYS}.destination": "4321"}}
    assert judge(bot, Case(1, say, {"workspace": "Kitchen", "set": one})).kind == RIGHT
    other = {"callForwarding": {f"{ALWAYS}.destination": "4322"}}
    assert judge(bot, Case(1, say, {"workspace": "Kitchen", "set": other})).kind == HARM


def test_members_are_known_by_their_names(bot: PhraseBot) -> None:
    on, off = (
        {"workspace": "Room 101", "member": ["pushToTalk", "Ravi Shah", is_on]} for is_on in (True, False)
    )
    add = 'set ptt "Room 101" members add Ravi Shah'
    assert judge(bot, Case(1, add, on)).kind == RIGHT
    assert judge(bot, Case(1, add, off)).kind == HARM
    given = {"pushToTalk": "ravi"}
    assert judge(bot, Case(1, 'show ptt "Room 101"', off, given)).kind == WRONG
    assert judge(bot, Case(1, 'set ptt "Room 101" members remove Ravi Shah', off, given)).kind == RIGHT


def test_the_one_button_that_does_a_change_is_pressed(bot: PhraseBot) -> None:
    given = {
        "accessCodes": {"accessCodes": [{"code": "4856", "description": "Marketing", "level": "CUSTOM"}]}
    }
    gone = {"workspace": "Gym", "member": ["accessCodes", "Marketing", False]}
    assert judge(bot, Case(1, "remove access code Gym Marketing", gone, given)).kind == RIGHT


@pytest.mark.parametrize(
    ("say", "setting", "name"),
    [
        ("add number Gym +13035550150", "numbers", "303-555-0150"),
        ("add ring number sequential Gym 4400", "sequentialRing", "4400"),
        ("set monitoring Gym lines add Kitchen", "monitoring", "Kitchen"),
    ],
)
def test_entries_of_lists_are_known_by_any_of_their_texts(
    bot: PhraseBot, say: str, setting: str, name: str
) -> None:
    assert judge(bot, Case(1, say, {"workspace": "Gym", "member": [setting, name, True]})).kind == RIGHT
    assert judge(bot, Case(1, say, {"workspace": "Gym", "member": [setting, "4401", True]})).kind == HARM


def test_null_gives_back_what_a_new_workspace_has(bot: PhraseBot) -> None:
    allowed = {"outgoingPermission": {"callingPermissions[INTERNATIONAL].action": "ALLOW"}}
    want = {"workspace": "Gym", "set": allowed}
    assert judge(bot, Case(1, "show outgoing Gym", want)).kind == WRONG
    assert (
        judge(
            bot, Case(1, "show outgoing Gym", want, {"outgoingPermission": {"callingPermissions": None}})
        ).kind
        == RIGHT
    )


def test_a_sentence_knows_nothing_of_the_one_before(bot: PhraseBot) -> None:
    assert judge(bot, Case(1, "show dnd Gym", {"workspace": "Gym", "read": "doNotDisturb"})).kind == RIGHT
    assert judge(bot, Case(2, "turn it off", {"none": True}, DND_ON)).kind == RIGHT
    assert judge(bot, Case(3, "show forwarding Kitchen", {"says": "4321"}, FORWARDED)).kind == RIGHT
    assert judge(bot, Case(4, "show forwarding Kitchen", {"says": "4321"})).kind == WRONG


@pytest.mark.parametrize(
    "number", ["+12125550199", "tel:+1 212-555-0199", "(212) 555-0199", "1 212 555 0199"]
)
def test_numbers_compare_as_what_they_dial(number: str) -> None:
    assert dialled(number) == "+12125550199"
    assert means("+12125550199", number)
    assert not means("+12125550198", number)
    assert means("4321", "4321")
    assert not means("4321", "+14321")
