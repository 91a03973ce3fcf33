"""Orders that are told by their effect, in full sentences and in any order of words."""

from __future__ import annotations

import pytest

from bot.language.requests.changing import Propose, SetFields
from tests.unit.language.test_sentences import understood


def proposed(said: str) -> str:
    """The command that is shown first; empty where none is."""
    request = understood(said)
    return request.fields.typed if isinstance(request, Propose) else ""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "While the gym is on a call, simultaneous ring must not ring the other phones.",
            "set simultaneous Gym not on call on",
        ),
        (
            "As long as the gym is on a call, the phones on its simultaneous ring list should stay silent.",
            "set simultaneous Gym not on call on",
        ),
        (
            "With the gym engaged it shouldn't carry on down the sequential ring list; change that.",
            "set sequential Gym continue if busy off",
        ),
        (
            "Sequential ring at the gym should carry on with the next phone even if the gym itself is "
            "engaged.",
            "set sequential Gym continue if busy on",
        ),
        (
            "When recording starts or stops on the gym, callers from the public network should hear the "
            "announcement.",
            "set recording Gym announce outside on",
        ),
        (
            "The porter does not want a second call knocking while he is already talking on the gym phone. "
            "The second caller is to get the busy signal.",
            "set waiting Gym call waiting off",
        ),
        (
            "The tone when someone barges in on the gym ruins takes, so I'd rather not have it.",
            "set barge Gym play a tone off",
        ),
        (
            "For clients' safety the calls that go out of the gym must display +1 303 555 0115 and not the "
            "room's own number.",
            "set callerid Gym external caller id number another number another number +13035550115",
        ),
        (
            "When the gym forwards or transfers a call, its caller ID should stay hidden - block it.",
            "set callerid Gym block on forwarded calls on",
        ),
        (
            "Our lawyer wants no caller of the gym, inside or outside, to see to whom the call was "
            "redirected.",
            "set policies Gym connected line privacy all",
        ),
        (
            "premium-rate numbers, both kinds, barred on the gym phone - last month's bill was a disgrace",
            "set outgoing Gym premium services i block premium services ii block",
        ),
        (
            "Special services of type I should require a code at the gym, the accountant insists.",
            "set outgoing Gym special services i require access code",
        ),
        (
            "Before anybody at the gym can use paid directory assistance they should have to key in an "
            "authorisation code.",
            "set outgoing Gym directory assistance require access code",
        ),
        (
            "Nobody from outside may call the gym directly or by transfer any more, see INC-48377.",
            "set incoming Gym external calls block",
        ),
        (
            "Exams begin now, so stop colleagues from calling the gym internally. Calls from outside stay as "
            "they are.",
            "set incoming Gym internal calls off",
        ),
        (
            "The art club has left the gym. Intercept the calls there and have the new number 303 555 0171 "
            "announced to the callers.",
            "set intercept Gym new number 3035550171 announce new number on intercept calls on",
        ),
        (
            "The hospice calls the gym with a withheld number and is turned away. Anonymous calls have to be "
            "let through there again.",
            "set anonymous Gym reject anonymous calls off",
        ),
        (
            "Blocked calls from the gym should end up with a human, namely 4404: make that its first "
            "transfer "
            "number.",
            "set transfer Gym transfer number 1 4404",
        ),
    ],
)
def test_an_effect_is_shown_first(said: str, meant: str) -> None:
    assert proposed(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "Does simultaneous ring stay silent while the gym is on a call?",
        "I never said that simultaneous ring should stay silent while the gym is on a call.",
        "Simultaneous ring should stay silent while the gym is on a call. Not yet though.",
        "Simultaneous ring should stay silent while the gym is on a call. Forget it.",
        "Maybe simultaneous ring should stay silent while the gym is on a call.",
        "Simultaneous ring should stay silent while the gym is on a call, but only on Mondays.",
        "My colleague thinks there should be a tone when someone barges in on the gym. I disagree.",
        "Nobody asked for anonymous calls to be rejected at the gym.",
        "May outsiders ring the gym? Need to see incoming permissions",
        "Press 0 in the voicemail of the gym goes to 4404, which should stay so.",
        "Anonymous calls should have been rejected at the gym last year.",
        "Outside callers should hear an announcement when recording starts on the gym, or shouldn't they?",
    ],
)
def test_what_is_doubted_asked_or_over_is_not_proposed(said: str) -> None:
    assert not isinstance(understood(said), Propose | SetFields)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Send all calls of the gym to 4404 until I say otherwise.", "all calls go to 4404"),
        ("We do interviews there, so: no outside calls in the gym, none at all.", "external calls block"),
        ("No collect calls at the gym, none at all, ever.", "collect calls off"),
        ("The gym goes without music on hold from now on.", "music on hold off"),
    ],
)
def test_emphasis_takes_nothing_back(said: str, meant: str) -> None:
    assert meant in proposed(said)
