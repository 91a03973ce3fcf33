"""Rules, entries, people and orders among sentences that tell why."""

from __future__ import annotations

import pytest

from bot.language.requests.changing import AddItem, Propose, RemoveItem, SetFields
from bot.language.requests.request import Request
from tests.unit.language.test_sentences import understood


def typed(request: Request | None) -> str:
    """The command that a request stands for; empty for none."""
    return (request.fields if isinstance(request, Propose) else request).typed if request else ""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "Only 4404 should get through to the gym: selective accept, please",
            'accept Gym chosen callers "4404"',
        ),
        (
            "The gym is to accept calls from 303 555 0195 only and refuse everybody else.",
            'accept Gym chosen callers "3035550195"',
        ),
        (
            "Nobody but 303 555 0195 should get through to the gym, make that a selective accept rule "
            "please.",
            'accept Gym chosen callers "3035550195"',
        ),
        (
            "Only calls from 303 555 0177 to the gym are to be forwarded to extension 4404. All other "
            "callers "
            "still ring there.",
            'selforward Gym chosen callers "3035550177" calls from chosen callers to another number 4404',
        ),
        (
            "That salesman from 303 555 0188 rings the gym daily, have him turned away by selective reject.",
            'reject Gym chosen callers "3035550188"',
        ),
        (
            "Reject all calls to the gym during Public holidays.",
            'reject Gym during "Public holidays" calls from',
        ),
    ],
)
def test_a_rule_is_told_by_what_it_does(said: str, meant: str) -> None:
    request = understood(said)
    assert isinstance(request, AddItem) and request.shows_first
    assert meant in request.typed


@pytest.mark.parametrize(
    "said",
    [
        "Should only 4404 get through to the gym?",
        "Only 4404 was able to get through to the gym yesterday.",
        "Only 4404 should get through to the gym, or so they thought.",
        "Don't reject calls to the gym during Public holidays.",
        "Reject all calls to the gym during Public holidays? No.",
        "We used to reject all calls to the gym during Public holidays.",
    ],
)
def test_no_rule_is_made_of_what_is_doubted_or_asked(said: str) -> None:
    assert not isinstance(understood(said), AddItem)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "The digit pattern Taxi on the gym is no longer needed according to Mr. Oyelaran, so delete it.",
            'remove pattern Gym "Taxi"',
        ),
        (
            "The Taxi pattern on the gym phone has not been used for years, says the porter, so remove it.",
            'remove pattern Gym "Taxi"',
        ),
        (
            "The caterers have left, so their access code Catering on the gym has to go.",
            'code Gym "Catering"',
        ),
        (
            "The rule against 303 555 0188 in selective reject at the gym is outdated since he apologised; "
            "delete it.",
            "remove rule reject Gym 3035550188",
        ),
    ],
)
def test_an_entry_that_is_told_of_goes(said: str, meant: str) -> None:
    request = understood(said)
    assert isinstance(request, RemoveItem) and request.shows_first
    assert meant in request.typed


@pytest.mark.parametrize(
    "said",
    [
        "The digit pattern Taxi on the gym is still needed, so don't delete it.",
        "The digit pattern Taxi on the gym was going to be deleted, but keep it.",
        "Who said that the digit pattern Taxi on the gym has to go?",
        "If the digit pattern Taxi on the gym is not needed, delete it.",
    ],
)
def test_an_entry_stays_where_that_is_not_plain(said: str) -> None:
    assert not isinstance(understood(said), RemoveItem)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "The gym volunteers want a line light for Ravi Shah so they needn't walk over to see if he's "
            "free.",
            'monitored lines add "Ravi Shah"',
        ),
        (
            "Ravi Shah's line isn't to blink on the gym phone any longer, since he's with another firm.",
            'monitored lines remove "Ravi Shah"',
        ),
        (
            "Ravi Shah is the new lead: add him to those who may see everything in the privacy of the gym.",
            'who may see it all add "Ravi Shah"',
        ),
    ],
)
def test_somebody_is_put_on_a_list(said: str, meant: str) -> None:
    request = understood(said)
    assert isinstance(request, Propose)
    assert meant in typed(request)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "Painters are everywhere, says Bob. Please turn on dnd in the gym.",
            "set dnd Gym do not disturb on",
        ),
        (
            "My mistake in the last ticket: not the Music Room but the gym is the one that should refuse "
            "anonymous calls.",
            "set anonymous Gym reject anonymous calls on",
        ),
        (
            "Selective accept is no longer needed on the gym; the fair is over for good.",
            "set accept Gym accept only calls that fit a rule off",
        ),
    ],
)
def test_the_one_order_is_found(said: str, meant: str) -> None:
    assert typed(understood(said)) == meant


@pytest.mark.parametrize(
    "said",
    [
        "The lift is broken. Never send calls of the gym to 4404.",
        "Parents complain. Turn on voicemail in the gym when I tell you.",
        "The fax is gone. We switched off voicemail in the gym. Do not worry.",
        "It's the gym, not the kitchen, that has do not disturb on, right?",
    ],
)
def test_no_order_is_found_in_other_stories(said: str) -> None:
    assert not isinstance(understood(said), Propose | SetFields)
