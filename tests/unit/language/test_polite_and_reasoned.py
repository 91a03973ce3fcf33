"""Orders mean the same behind “could you please …” and its like, and beside what only says why."""

from __future__ import annotations

import pytest

from bot.language.requests.changing import Propose, SetFields
from tests.unit.language.test_sentences import understood
from tests.unit.language.test_typed_on_a_phone import typed

HEADS = (
    "could you {}?",
    "could you please {}",
    "please could you {}",
    "can you {}",
    "would it be possible to {}?",
    "would you be so kind as to {}?",
    "I'd like you to {}",
    "it would be great if you could {}",
    "I'd appreciate it if you could {}",
    "hello, could I trouble you to {}",
    "May I ask you to {}",
    "I wonder whether you could kindly {}?",
)
REASONS = (
    "{}, budget cuts",
    "{}, the guests complain all the time",
    "{}. We are moving house.",
    "{} since new tenants arrive soon",
    "{} as Ana asked for it",
    "{} because it annoys everybody",
    "{} - the old one left",
)
ORDERS = (
    "turn on dnd in the gym",
    "turn off call waiting at Huddle",
    "forward the gym to 4404 when busy",
    "forward all calls of the gym to 4404",
    "let voicemail pick up after 4 rings in the gym",
    "let the gym know whenever a call gets parked",
    "set the gym to do not disturb",
    "put the gym under intercept, new number 4404",
    "intercept the gym and announce the new number 4404",
    "enable barge-in at the gym and play a tone",
    "block international calls from the gym",
    "allow premium calls from the gym",
    "add a BLF for Ravi Shah to the gym",
    "remove Ravi Shah from the push-to-talk list of the gym",
    "reject calls from 4404 at the gym",
    "record all calls in the gym",
    "send unanswered calls of the gym to voicemail after 5 rings",
    "take the gym out of service",
    "hide the caller ID of the gym on forwarded calls",
)


def meaning(said: str) -> object:
    """What a sentence sets, in any order; the command for anything else."""
    request = understood(said)
    fields = request.fields if isinstance(request, Propose) else request
    if not isinstance(fields, SetFields):
        return typed(request)
    told = frozenset((one.field.key, one.text, one.names) for one in fields.assignments)
    return fields.family.key, fields.workspace.name, told


@pytest.mark.parametrize("order", ORDERS)
def test_a_polite_head_changes_nothing(order: str) -> None:
    bare = meaning(order)
    assert bare
    assert {head: meaning(head.format(order)) for head in HEADS} == dict.fromkeys(HEADS, bare)


TOLD_OFF = (
    "clear the dial by name on gym",
    "turn off music on hold for the gym",
    "can you deactivate the ring splash of do not disturb in the gym",
    "turn off the warning tone of the call bridge at the gym",
    "turn on dnd with ring splash in the gym",
    "block premium services I and premium services II in the gym",
    "hide the number on all redirected calls for the gym",
    "disable barge-in in the gym",
    "take Ravi Shah off the push-to-talk list of the gym",
)


@pytest.mark.parametrize("order", TOLD_OFF)
def test_what_says_why_changes_nothing(order: str) -> None:
    bare = meaning(order)
    assert bare
    assert {why: meaning(why.format(order)) for why in REASONS} == dict.fromkeys(REASONS, bare)


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("May I ask that all calls at the gym go to 4404?", "make sure that all calls at the gym go to 4404"),
        (
            "I should be grateful if call recording in the gym could now be switched off",
            "switch off call recording in the gym",
        ),
        (
            "Would you please see to it that callers who withhold their number are rejected at the gym?",
            "reject callers who withhold their number at the gym",
        ),
        (
            "we are meeting in the gym and I wonder whether you could kindly enable dnd for it?",
            "enable dnd for the gym",
        ),
        (
            "the gym must not call toll-free numbers, block them, the guests complain all the time",
            "block toll-free calls from the gym",
        ),
        (
            "unanswered calls at the gym should be forwarded to 4403 once it has rung 4 times",
            "unanswered calls at the gym should be forwarded to 4403 after 4 rings",
        ),
    ],
)
def test_more_polite_words(said: str, order: str) -> None:
    assert meaning(said) == meaning(order) != ""


@pytest.mark.parametrize("place", ["The gym", "Huddle"])
def test_a_number_that_is_only_referred_to_is_kept_or_asked_for(place: str) -> None:
    said = "{} has a new number, +12125550142. Switch intercept on there and give that number to callers."
    request = understood(said.format(place))
    assert request is None or "+12125550142" in typed(request)
