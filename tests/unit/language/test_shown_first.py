"""Orders that are quoted, are one of several options or go on with “and so on”, and what is told in short."""

from __future__ import annotations

import pytest

from bot.errors import BotError
from bot.language.requests.changing import AddItem, ChangeItem, EditSetting, Propose, RemoveItem, SetFields
from bot.language.requests.request import Request
from tests.unit.language.test_sentences import understand, understood


def at_once(said: str) -> str:
    """The command that is done without being shown first; empty where none is."""
    request = understood(said)
    return request.typed if isinstance(request, SetFields) and not request.shows_first else ""


def first(said: str) -> str:
    """The command that is shown first; empty where none is."""
    request = understood(said)
    if isinstance(request, Propose):
        return request.fields.typed
    is_shown = isinstance(request, SetFields | AddItem | ChangeItem) and request.shows_first
    return request.typed if is_shown and isinstance(request, Request) else ""


def offered(said: str) -> tuple[str, ...]:
    """The orders that are offered where the bot asks back."""
    with pytest.raises(BotError) as asked:
        understand(said)
    return (*(command for *_, command in asked.value.choices), *asked.value.suggestions)


@pytest.mark.parametrize(
    "said",
    [
        "hello all,\n> turn on dnd in the gym\nwhat do you think?",
        "see below\n> turn on dnd in the gym",
        'she wrote: "turn on dnd in the gym"',
        'Lena asks "turn on dnd in the gym"',
        "“turn on dnd in the gym”",
        "Option A: turn on dnd in the gym",
        "Option 2 - turn on dnd in the gym",
        "Plan B: turn on dnd in the gym",
        "A) turn on dnd in the gym",
        "turn on dnd in the gym and so on",
        "turn on dnd in the gym etc.",
        "turn on dnd in the gym and the usual ones",
    ],
)
def test_what_is_not_simply_said_is_shown_first(said: str) -> None:
    assert first(said) == "set dnd Gym do not disturb on"
    assert not at_once(said)


@pytest.mark.parametrize(
    "said",
    [
        "> turn on dnd in the gym\nplease do this",
        "turn on dnd in the gym...",
        "1. turn on dnd in the gym",
        "Gym: dnd on",
    ],
)
def test_what_is_simply_said_is_done(said: str) -> None:
    assert at_once(said) == "set dnd Gym do not disturb on"


@pytest.mark.parametrize(
    "said",
    [
        'Nobody said "turn on dnd in the gym"',
        'why did she write "turn on dnd in the gym"',
        '"turn on dnd in the gym", do not do it',
        "> turn on dnd in the gym\nplease do not do this",
    ],
)
def test_what_is_denied_around_quotes_is_not_offered(said: str) -> None:
    assert not (at_once(said) or first(said))


def test_several_options_are_to_be_chosen_from() -> None:
    said = "Option A: dnd on in gym\nOption B: forward gym to 2009"
    assert offered(said) == ("dnd on in gym", "forward gym to 2009")


def test_and_so_on_behind_several_workspaces_is_asked_about() -> None:
    assert offered("dnd on in the gym, front desk, and so on") == ("dnd on in the gym, front desk",)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "gym ring reminder on dnd off",
            ("set dnd Gym ring reminder off", "set dnd Gym do not disturb off ring reminder on"),
        ),
        (
            "gym: email copies on voicemail off",
            ("set voicemail Gym voicemail off email a copy on", "set voicemail Gym email a copy off"),
        ),
    ],
)
def test_a_state_between_two_names_is_asked_about(said: str, meant: tuple[str, ...]) -> None:
    assert offered(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("barge in in the gym should be allowed without a tone", "set barge Gym play a tone off barge in on"),
        (
            "voicemail should be on in gym without sending busy calls",
            "set voicemail Gym voicemail on send busy calls off",
        ),
        ("gym voicemail on send unanswered off", "set voicemail Gym voicemail on send unanswered calls off"),
        ("dnd off ring reminder on in gym", "set dnd Gym do not disturb off ring reminder on"),
        ("turn the ring reminder on dnd in gym off", "set dnd Gym ring reminder off"),
        ("block 1-800 numbers in the gym", "set outgoing Gym toll-free block"),
        ("return the gym to service", "set intercept Gym intercept calls off"),
        ("gym ptt +ravi -lena", 'set ptt Gym members add "ravi" remove "lena"'),
        ("gym ptt: +ravi, -lena", 'set ptt Gym members add "ravi" remove "lena"'),
        ("replace lena by ravi on the ptt list of gym", 'set ptt Gym members add "ravi" remove "lena"'),
        ("Turn on barge in at the gym. No tone.", "set barge Gym play a tone off barge in on"),
        (
            "Please forward the gym to 2009. After three rings.",
            "set forwarding Gym when unanswered, calls go to 2009 rings before forwarding 3 "
            "forward when unanswered on",
        ),
    ],
)
def test_every_word_of_an_order_counts(said: str, meant: str) -> None:
    assert at_once(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "gym returned to service",
        "gym ptt on -lena asked for it",
        "barge in should not be allowed without a tone in the gym",
        "forward gym to 2009. No voicemail.",
        "dnd off in gym. With ring reminder.",
        "do not turn on ptt in gym without auto answer",
        "do not replace lena by ravi on the ptt list of gym",
    ],
)
def test_what_only_looks_like_it_is_not_done(said: str) -> None:
    assert not at_once(said)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("forward gym to 2009 when busy. After three rings.", "After 3 rings"),
        ("dnd off in gym. With ring reminder.", "With ring reminder"),
    ],
)
def test_the_end_of_an_order_is_no_reason(said: str, left: str) -> None:
    request = understand(said)
    assert isinstance(request, Propose) and (request.left_over, request.reason) == (left, "")


@pytest.mark.parametrize(
    "said",
    [
        "calls that fit the Chatlines pattern at the gym need no code",
        "calls that fit the Chatlines pattern at the gym could go yesterday",
        "can calls that fit the Chatlines pattern at the gym go?",
    ],
)
def test_what_is_said_of_calls_otherwise_changes_no_pattern(said: str) -> None:
    assert not (first(said) or at_once(said))


@pytest.mark.parametrize(
    "said",
    [
        "block calls from 1-800 numbers in the gym",
        "block toll-free callers in the gym",
        "reject incoming premium calls at the gym",
        "calls from toll-free numbers should be rejected at the gym",
    ],
)
def test_callers_of_a_type_are_no_outgoing_calls(said: str) -> None:
    incoming, outgoing = offered(said)
    assert incoming == "set incoming Gym use custom settings on external calls block all"
    assert outgoing.startswith("set outgoing Gym use custom settings on use custom call types on ")


@pytest.mark.parametrize(
    "said", ["two rings more in the gym", "increase rings in the gym by 2", "two rings fewer in the gym"]
)
def test_how_many_rings_more_is_no_number_of_rings(said: str) -> None:
    assert offered(said) == ("edit forwarding Gym", "edit voicemail Gym")


def test_rings_more_open_the_form_of_the_setting_that_is_named() -> None:
    request = understand("one ring more before voicemail in the gym")
    assert isinstance(request, EditSetting) and not request.assignments


@pytest.mark.parametrize("told", ["3-4", "3 or 4", "3/4"])
def test_one_of_two_numbers_of_rings_is_chosen(told: str) -> None:
    meant = "3 rings before voicemail in the gym", "4 rings before voicemail in the gym"
    assert offered(f"{told} rings before voicemail in the gym") == meant


def test_rings_from_one_number_to_another_are_the_second() -> None:
    assert first("change voicemail in gym from 3 to 5 rings") == "set voicemail Gym rings 5"


@pytest.mark.parametrize(
    "said",
    [
        "the gym can be watched by ravi",
        "ravi wants to see whether the gym is busy",
        "let Ravi Shah keep an eye on the gym",
        "add the gym to ravi's monitoring",
    ],
)
def test_whom_a_person_monitors_is_not_set_here(said: str) -> None:
    with pytest.raises(BotError, match="I change call settings of workspaces"):
        understand(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the gym can be seen by the front desk", 'set monitoring "Front Desk" monitored lines add Gym'),
        ("ravi is monitored by the gym", 'set monitoring Gym monitored lines add "ravi"'),
        (
            "Front Desk would like to see when the Gym phone is busy, can you put it on their monitoring",
            'set monitoring "Front Desk" monitored lines add Gym',
        ),
        ("auto transfer number 2 of gym is Ravi", "set transfer Gym transfer number 2 Ravi"),
        ("international calls from the gym should not be blocked", "set outgoing Gym international allow"),
        ("stop blocking international calls from the gym", "set outgoing Gym international allow"),
    ],
)
def test_who_is_meant_is_not_turned_round(said: str, meant: str) -> None:
    assert first(said) == meant


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("calls that fit the Chatlines pattern at the gym can go", "allow"),
        ("calls that fit the Chatlines pattern at the gym should not be blocked", "allow"),
        ("calls that fit the Chatlines pattern at the gym cannot go out", "block"),
        ("calls that match the Chatlines pattern on the gym need a code", "require access code"),
    ],
)
def test_calls_that_fit_a_pattern_are_not_the_pattern(said: str, action: str) -> None:
    assert first(said) == f'change pattern Gym "Chatlines" action {action}'


def test_a_pattern_that_can_go_is_removed() -> None:
    assert isinstance(understand("the Chatlines pattern at the gym can go"), RemoveItem)


@pytest.mark.parametrize(
    ("said", "without"),
    [
        ("put these on dnd: gym, cellar", "put these on dnd: gym"),
        ("dnd on: gym, cellar", "dnd on: gym"),
        ("put the following on dnd: gym, front desk, cellar", "put the following on dnd: gym, front desk"),
    ],
)
def test_a_room_that_is_not_there_is_named(said: str, without: str) -> None:
    with pytest.raises(BotError, match="There is no workspace “cellar”"):
        understand(said)
    assert offered(said) == (without,)


@pytest.mark.parametrize("why", ["fire drill", "cellar is flooded"])
def test_a_reason_is_no_room(why: str) -> None:
    request = understand(f"dnd on in the gym, {why}")
    assert isinstance(request, Propose) and request.reason == why


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ("add Ravi to the sequential ring of gym", ()),
        ("simultaneous ring gym: 4001, Ravi", ("simultaneous ring gym: 4001",)),
    ],
)
def test_a_name_in_a_list_of_numbers_is_told(said: str, others: tuple[str, ...]) -> None:
    with pytest.raises(BotError, match="I look up no number for “Ravi”"):
        understand(said)
    assert offered(said)[:-1] == others


@pytest.mark.parametrize(
    "said",
    [
        "let the cleaners in with 4711 in the gym",
        "people with 4711 may call out from the gym",
        "gym: 4711 for cleaners",
    ],
)
def test_a_code_by_what_it_does_is_not_repeated(said: str) -> None:
    with pytest.raises(BotError) as refused:
        understand(said)
    assert "4711" not in str(refused.value) + str(refused.value.choices)
    assert offered(said) == ("list codes Gym", "add code Gym")


@pytest.mark.parametrize(
    "said", ["gym: forward to 4711 for the guests", "let calls through to 4711 in the gym"]
)
def test_a_number_that_calls_go_to_is_no_code(said: str) -> None:
    assert at_once(said) == "set forwarding Gym all calls go to 4711 forward all calls on"


@pytest.mark.parametrize("said", ["remove all patterns gym but Taxi", "remove all codes gym but 7391"])
def test_all_but_one_is_not_all(said: str) -> None:
    with pytest.raises(BotError, match="beside all"):
        understand(said)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("open international for the gym, the owners need to phone Dubai", "Dubai"),
        ("While the gym is on a call, simultaneous ring must not ring the purple phones.", "purple"),
    ],
)
def test_words_beside_an_effect_are_kept(said: str, kept: str) -> None:
    request = understand(said)
    assert isinstance(request, Propose) and kept in request.reason
