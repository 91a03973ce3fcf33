"""What a technician types on a phone: who comes off a list, what stays, and what is left out."""

from __future__ import annotations

import pytest

from bot.errors import NotUnderstood
from bot.language.requests.changing import AddItem, Propose, RemoveItem, SetFields
from bot.language.requests.request import Request
from bot.language.requests.showing import ListItems, ShowSetting
from tests.unit.language.test_sentences import understand, understood


def typed(request: Request | None) -> str:
    """The command that a request stands for; empty for none."""
    return getattr(request.fields if isinstance(request, Propose) else request, "typed", "")


OFF_LISTS = {
    "+13035550171 was our own broker, oops. off the reject rules of gym": (
        "remove rule reject Gym +13035550171"
    ),
    "+13035550171 is a client. off the accept list of gym": "remove rule accept Gym +13035550171",
    "+13035550171 is a client. off the selective fwd rules of gym": "remove rule selforward Gym +13035550171",
    "5002 is gone, off the prio alert rules of gym": "remove rule priority Gym 5002",
    "5001 is gone. off the sequential ring of gym": "remove ring number sequential Gym 5001",
    "5001 quit. off the sim ring list of gym": "remove ring number simultaneous Gym 5001",
    "gym: +13035550171 was our own broker. off the reject rules": "remove rule reject Gym +13035550171",
    "Taxi is closed. off the digit patterns of gym": 'remove pattern Gym "Taxi"',
    "ravi left us. off the ptt list of gym": 'set ptt Gym members remove "ravi"',
    "lena moved. off blf at gym": 'set monitoring Gym monitored lines remove "lena"',
}


@pytest.mark.parametrize(("said", "command"), OFF_LISTS.items())
def test_who_is_told_comes_off_the_list(said: str, command: str) -> None:
    request = understood(said)
    assert typed(request) == command
    assert isinstance(request, Propose) or (isinstance(request, RemoveItem) and request.shows_first)


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("+13035550171 off the reject rules of gym", "remove rule reject Gym +13035550171"),
        ("gym, +13035550171 off the reject list", "remove rule reject Gym +13035550171"),
        ("+13035550171 off selective fwd gym", "remove rule selforward Gym +13035550171"),
        ("4010 off the seq ring at gym", "remove ring number sequential Gym 4010"),
        ("Taxi off the digit patterns gym", 'remove pattern Gym "Taxi"'),
    ],
)
def test_a_number_comes_off_a_list(said: str, command: str) -> None:
    request = understood(said)
    assert isinstance(request, RemoveItem) and typed(request) == command


@pytest.mark.parametrize(
    "said",
    [
        "off the reject rules of gym",
        "take it off the reject rules of gym",
        "+13035550171 may be our broker. off the reject rules of gym",
        "+13035550171 is not our broker. off the reject rules of gym",
        "if +13035550171 calls again off the reject rules of gym",
        "is +13035550171 off the reject rules of gym?",
        "take +13035550171 and +13035550172 off the reject rules of gym",
        "keep +13035550171 off the reject rules of gym",
        "our plumber left. off the ptt list gym",
        "kim and lena left. off the ptt list gym",
        "keep +13035550171 on the reject rules of gym",
        "keep ravi on the push to talk list of gym",
        "leave him on the ptt list of gym",
        "night tech says he set dnd on in gym",
        "dnd on gym, wait",
        "remove 5001 from sim ring gym, wait",
        "café when a call gets forwarded to 5001 hide the id",
    ],
)
def test_nothing_is_changed(said: str) -> None:
    assert not isinstance(understood(said), SetFields | Propose | AddItem | RemoveItem)


ORDERS = {
    "gym stop turning anonymous away": "set anonymous Gym reject anonymous calls off",
    "gym: turn anonymous callers away": "set anonymous Gym reject anonymous calls on",
    "tone when someone barges in, gym": "set barge Gym play a tone on",
    "gym, no beep when a 3rd bridges in on the shared line": "set bridge Gym warning tone off",
    "gym: when a call gets fwded out of there hide the id": "set callerid Gym block on forwarded calls on",
    "hide id when gym calls get fwded": "set callerid Gym block on forwarded calls on",
    "gym sel accept: only +13035550166 gets thru": (
        'add rule accept Gym chosen callers "+13035550166" calls from chosen callers'
    ),
    "only +13035550166 gets thru to gym": (
        'add rule accept Gym chosen callers "+13035550166" calls from chosen callers'
    ),
    "calls from +13035550155 to gym go on to 5001, rest stays. selective fwd": (
        'add rule selforward Gym chosen callers "+13035550155" to another number 5001 '
        "calls from chosen callers"
    ),
    "other ring on gym when 5002 calls. prio alert": (
        'add rule priority Gym chosen callers "5002" calls from chosen callers'
    ),
    "Denver park on the watch list at gym, they cant see parked calls": (
        'set monitoring Gym monitored lines add "Denver park"'
    ),
    "blf lena gym": 'set monitoring Gym monitored lines add "lena"',
    "gym shd ring 6x before vm": "set voicemail Gym rings 6 send unanswered calls on",
    "gym 4 rings then 2008": (
        "set forwarding Gym rings before forwarding 4 when unanswered, calls go to 2008 "
        "forward when unanswered on"
    ),
    "copy of every vm on gym by mail to sam.doe@acme.example, he does the dock claims": (
        "set voicemail Gym copy goes to sam.doe@acme.example email a copy on"
    ),
    "red lamp on the gym phone blinks for msgs nobody listens to. mwi off": (
        "set voicemail Gym message waiting indicator off"
    ),
    "no wait not front desk. gym, call waiting off": "set waiting Gym call waiting off",
    "gym intl only w code": "set outgoing Gym international require access code",
    "internal calls to gym blocked pls": "set incoming Gym internal calls off",
    "new reject rule for gym": "add rule reject Gym",
    "prio alert rule for gym": "add rule priority Gym",
}


@pytest.mark.parametrize(("said", "command"), ORDERS.items())
def test_terse_orders_are_understood(said: str, command: str) -> None:
    assert typed(understood(said)).replace('"5002"', "5002") == command.replace('"5002"', "5002")


@pytest.mark.parametrize(
    "said",
    [
        "fire drill 0400, which nr does 911 ring back for gym",
        "selective acceptance rules on gym, list",
        "does gym hide the id when a call gets forwarded?",
        "is ravi on the ptt list of gym",
    ],
)
def test_what_is_asked_is_shown(said: str) -> None:
    assert isinstance(understood(said), ShowSetting | ListItems)


@pytest.mark.parametrize(
    "said", ["gym is busy. then calls to 4404", "nobody answers gym. then calls to 4404"]
)
def test_what_is_told_before_then_is_a_condition_that_is_shown_first(said: str) -> None:
    request = understood(said)
    assert isinstance(request, SetFields | Propose)
    assert request.shows_first and "all calls" not in typed(request)


@pytest.mark.parametrize("said", ["make it 6 rings", "6 rings pls"])
def test_rings_of_nothing_are_asked_about(said: str) -> None:
    with pytest.raises(NotUnderstood, match="Which workspace"):
        understand(said)


@pytest.mark.parametrize("said", ["cfa on gym to 4001 and dnd off", "cfa on gym to 4001, dnd off there"])
def test_orders_with_on_before_the_workspace_are_offered(said: str) -> None:
    with pytest.raises(NotUnderstood) as question:
        understand(said)
    assert question.value.choices or question.value.suggestions
