"""What is typed short on a phone: abbreviations, no apostrophes, a question at the end, and what these are
not."""

from __future__ import annotations

import pytest

from bot.events import Licence, Workspace
from bot.language.requests.changing import AddItem, Propose, RemoveItem, SetFields
from bot.language.requests.showing import ListItems, ShowSetting, ShowWorkspace
from bot.names.name_words import NameWords
from tests.unit.language.test_sentences import understood, written

ORDERS = {
    "dnd on music rm": "set dnd Music Room do not disturb on",
    "pls cw off frnt desk": "set waiting Front Desk call waiting off",
    "rm bob from blf on front desk": "set monitoring Front Desk monitored lines remove bob",
    "no wait, gym cfb shd be 4002 not 4001, fat fingers": (
        "set forwarding Gym when busy, calls go to 4002 forward when busy on"
    ),
    "gym no second call while someones talking": "set waiting Gym call waiting off",
    "vm on gym after 4 rings": "set voicemail Gym rings 4 send unanswered calls on",
    "unanswered at the gym: 6 rings and then voicemail": (
        "set voicemail Gym rings 6 send unanswered calls on"
    ),
    "vm on gym shd grab it after 6 rings, not straight to nowhere": (
        "set voicemail Gym rings 6 send unanswered calls on"
    ),
    "ring 6x then vm gym": "set voicemail Gym rings 6 send unanswered calls on",
    "blf: alice on front desk": "set monitoring Front Desk monitored lines add alice",
    "collect calls into gym: none": "set incoming Gym collect calls off",
    "internal calls into gym: block": "set incoming Gym internal calls off",
    "gym, inbound from outside only if somebody xfers it in": (
        "set incoming Gym external calls allow only transferred"
    ),
    "cfb gym vm": "set voicemail Gym send busy calls on",
    "cfna gym shd be vm": "set voicemail Gym send unanswered calls on",
    "cfna gym 5 rings then 4002": (
        "set forwarding Gym rings before forwarding 5 when unanswered, calls go to 4002 "
        "forward when unanswered on"
    ),
    "mwi off gym, lamp wont clear": "set voicemail Gym message waiting indicator off",
    "simring gym: not while its on a call already": (
        "set simultaneous Gym not while this phone is in a call on"
    ),
    "gym shd take calls from 4001 n nobody else, sel accept": (
        "add rule accept Gym chosen callers 4001 calls from chosen callers"
    ),
    "5011 into the sequential ring of gym": "add ring number sequential Gym number 5011",
    "ring sams cell 3035550102 same time as front desk": (
        "add ring number simultaneous Front Desk number 3035550102"
    ),
    "pri alert 4002 on gym": "add rule priority Gym chosen callers 4002 calls from chosen callers",
    "lose the pattern oldtrunk on gym": "remove pattern Gym oldtrunk",
    "mask the number on calls the gym forwards on": "set callerid Gym block on forwarded calls on",
    "no caller id no ring, gym": "set anonymous Gym reject anonymous calls on",
    "sel fwd default num on gym: 5011": "set selforward Gym they go to 5011",
    "911 callback for gym = location ecbn, not the direct line": (
        "set emergency Gym number to call back location's number"
    ),
    "I'd love the name people see from the gym to be Coat Check": (
        "set callerid Gym other external caller id name Coat Check external caller id name another name"
    ),
    "blf front desk: bob johnson": "set monitoring Front Desk monitored lines add bob johnson",
    "ptt gym: two way": "set ptt Gym connection two-way",
    "kill the beep when a 2nd person bridges in on gym": "set bridge Gym warning tone off",
    "transfer number 2 for music room, that should be the front desk (2009), under auto transfer numbers": (
        "set transfer Music Room transfer number 2 2009"
    ),
    "cfb for gym shd be front desk": "set forwarding Gym when busy, calls go to 2009 forward when busy on",
    "sel rej 4002 on gym": "add rule reject Gym chosen callers 4002 calls from chosen callers",
    "op assist block on gym": "set outgoing Gym operator assistance block",
    "pause beep on gym rec": "set recording Gym tell both sides on how beep",
    "turn on intercept at the gym + let callers hit 0 for 4008": (
        "set intercept Gym transfer on 0 to 4008 intercept calls on transfer on 0 on"
    ),
}
"""What is typed, and the command that says the same, without its quotes."""


@pytest.mark.parametrize("said", ORDERS)
def test_what_is_typed_short_is_the_order_in_full(said: str) -> None:
    request = understood(said)
    if isinstance(request, Propose):
        request = request.fields
    assert isinstance(request, SetFields | AddItem | RemoveItem)
    assert request.typed.replace('"', "") == ORDERS[said]


@pytest.mark.parametrize(
    ("said", "setting"),
    [
        ("does music rm have call waiting", "waiting"),
        ("connected line privacy on gym, whats it set to", "policies"),
        ("call bridge page of gym, what does it say for the warning tone", "bridge"),
        ("cw on or off, gym", "waiting"),
        ("moh on gym, which is it", "music"),
        ("ppl we call from the gym see what number?", "callerid"),
        ("outbound perms gym", "outgoing"),
        ("what sort of numbers can somebody dial out to from the gym", "outgoing"),
        ("auto xfer nums of gym, need them for the control matrix", "transfer"),
        ("whos on the blf at front desk", "monitoring"),
        ("sel accept gym?", "accept"),
        ("gym ptt deny list, who", "ptt"),
        ("gym vm, how many rings", "voicemail"),
    ],
)
def test_what_asks_at_its_end_is_shown(said: str, setting: str) -> None:
    request = understood(said)
    assert isinstance(request, ShowSetting) and request.family.key == setting


def test_numbers_and_rules_are_listed() -> None:
    numbers, rules = understood("did + ext of huddle & play?"), understood("sel reject rules gym")
    assert isinstance(numbers, ListItems) and numbers.list.family.key == "numbers"
    assert isinstance(rules, ListItems) and rules.list.family.key == "reject"


@pytest.mark.parametrize("said", ["everything you've got on the gym please", "all you've got on gym"])
def test_all_that_is_known_is_shown(said: str) -> None:
    assert isinstance(understood(said), ShowWorkspace)


@pytest.mark.parametrize(
    "said",
    [
        "if they ask, blf: alice on front desk",
        "blf: not alice on front desk",
        "ptt: bob on gym?",
        "dont rm bob from blf on front desk",
        "did u rm bob from blf on front desk",
        "had dnd on music rm yday",
        "vm doesnt kick in after 4 rings on gym",
        "vm used to be on after 4 rings on gym",
        "collect calls into gym: none?",
        "if cfb gym vm",
        "cfb gym vm off",
        "cfb for gym shd not be front desk",
        "blf front desk: off",
        "turn off dnd on gym, on or off",
        "dnd on gym, whats it set to",
        "dnd on gym, what does it say",
        "no wait",
        "dnd on in the gym. none",
        "dnd off rm 555",
        "dnd on trng rm",
    ],
)
def test_what_is_asked_denied_or_over_writes_nothing(said: str) -> None:
    assert written(said) is None
    assert not isinstance(understood(said), AddItem | RemoveItem)


@pytest.mark.parametrize(
    ("short", "full"),
    [("trng", "training"), ("boardrm", "boardroom"), ("lbby", ""), ("tr", ""), ("tang", ""), ("gm", "")],
)
def test_only_one_word_of_a_name_is_typed_short(short: str, full: str) -> None:
    names = ("Training Room", "Boardroom", "Lobby", "Libby", "Gym")
    index = NameWords(Workspace(name, name, Licence.PROFESSIONAL, "l1", "Denver") for name in names)
    assert index.full_word(short) == full
