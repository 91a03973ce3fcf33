"""What is told of somebody, or of an entry of a list, before the order that means it."""

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
        ("Ravi has left the guards, off the push to talk list at the gym with him", 'members remove "Ravi"'),
        ("lena moved to the south store, off the intercom list on gym w/ her", 'members remove "lena"'),
        ("lena changed teams, so her line can come off Monitoring at gym", 'lines remove "lena"'),
        ("bob johnson left service, his lamp on gym can go", 'lines remove "bob johnson"'),
        ("Kim Dahl does the guard rounds, put her on the push-to-talk list of gym", 'members add "Kim Dahl"'),
        (
            "sam doe is the head guard now, he should be able to push-to-talk into gym",
            'members add "sam doe"',
        ),
        ("Mei Tan quit, please take her off the monitoring list of the gym", 'lines remove "Mei Tan"'),
        ("priya left, so remove her from Monitoring at the gym", 'lines remove "priya"'),
    ],
)
def test_a_pronoun_means_who_was_told_of(said: str, meant: str) -> None:
    request = understood(said)
    assert isinstance(request, Propose) and not request.left_over and request.reason
    assert meant in typed(request)


@pytest.mark.parametrize(
    "said",
    [
        "if Ravi leaves, take him off the push to talk list at the gym",
        "Ravi is here, do not take him off the push to talk list at the gym",
        "lena changed teams, should her line come off Monitoring at the gym?",
        "Bob left, her line on the gym is broken",
        "dnd is on, he can come off monitoring at the gym",
    ],
)
def test_nobody_is_moved_by_other_words(said: str) -> None:
    assert not isinstance(understood(said), Propose | SetFields)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the Chatlines digit pattern at the gym can go", 'remove pattern Gym "Chatlines"'),
        ("our Chatlines pattern at the gym has to go", 'remove pattern Gym "Chatlines"'),
        ("gym lose the pattern oldtrunk", 'remove pattern Gym "oldtrunk"'),
        (
            "the rule Telemarketing of selective rejection on gym can go",
            'remove rule reject Gym "Telemarketing"',
        ),
    ],
)
def test_an_entry_goes_by_its_name(said: str, meant: str) -> None:
    request = understood(said)
    assert isinstance(request, RemoveItem) and request.typed == meant


@pytest.mark.parametrize(
    "said",
    [
        "the Chatlines pattern at the gym can not go",
        "the Chatlines pattern at the gym can go if legal agrees",
        "calls that fit the Chatlines pattern at the gym can go",
        "can the Chatlines pattern at the gym go?",
        "does the gym lose the pattern oldtrunk",
        "the gym will lose the pattern oldtrunk tomorrow",
    ],
)
def test_no_entry_goes_by_other_words(said: str) -> None:
    assert not isinstance(understood(said), RemoveItem)


@pytest.mark.parametrize(
    "said",
    [
        "7205550188 sells warranties n hits the gym 10x a day. reject that num",
        "A chap on 7205550188 keeps shouting. Selective rejection at the gym for that number, 24/7",
    ],
)
def test_who_calls_too_often_is_rejected_after_a_look(said: str) -> None:
    request = understood(said)
    assert isinstance(request, AddItem) and request.shows_first
    assert request.typed.startswith("add rule reject Gym") and "7205550188" in request.typed
