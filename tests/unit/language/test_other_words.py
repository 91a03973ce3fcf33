"""The orders and questions of the phrase book in the words of other people."""

from __future__ import annotations

import pytest

from bot.errors import NotUnderstood
from bot.language.requests.changing import EditSetting
from bot.language.requests.many import SetOnMany
from bot.language.requests.showing import Help, ListWorkspaces, ShowSetting
from tests.unit.language.test_sentences import understand, understood
from tests.unit.language.test_typed_on_a_phone import typed

AT_ONCE = {
    "Gym intercept enable, new number 4321": (
        "set intercept Gym new number 4321 intercept calls on play new number announcement on"
    ),
    "Gym intercept disable, new number 4321": (
        "set intercept Gym new number 4321 intercept calls off play new number announcement on"
    ),
    "gym voicemail disable, send busy calls enable": "set voicemail Gym voicemail off send busy calls on",
    "gym dnd enable, ring splash disable": "set dnd Gym do not disturb on ring reminder off",
    "disable intercept on workspace Gym": "set intercept Gym intercept calls off",
    "switch off voicemail on phone gym": "set voicemail Gym voicemail off",
    "turn off call waiting on the device called Gym": "set waiting Gym call waiting off",
    "Morning, pls enable DND on the gym. Regards, Tom": "set dnd Gym do not disturb on",
    "Evening all, dnd on in gym": "set dnd Gym do not disturb on",
    "dnd on in gym - thanks, Eva Klein": "set dnd Gym do not disturb on",
    "sorry to bother you but could you turn on dnd in gym": "set dnd Gym do not disturb on",
    "1) dnd on in gym": "set dnd Gym do not disturb on",
    "would you mind stopping dnd in the gym": "set dnd Gym do not disturb off",
    "could I trouble you to enable dnd in the gym": "set dnd Gym do not disturb on",
    "I wonder if you could end dnd in the gym": "set dnd Gym do not disturb off",
    "mark the gym as out of service": "set intercept Gym intercept calls on",
    "all Front Desk's calls over to 4404 please": (
        'set forwarding "Front Desk" all calls go to 4404 forward all calls on'
    ),
    "every 30 seconds the recording reminder tone should repeat in the gym": (
        "set recording Gym every 30 repeat a tone on"
    ),
    "gym every 30 seconds the recording tone": "set recording Gym every 30 repeat a tone on",
    "selective forwarding of gym: default number to forward to becomes 2009": (
        "set selforward Gym they go to 2009"
    ),
    "gym PTT: put Ravi Shah on the list": 'set ptt Gym members add "Ravi Shah"',
    "gym push-to-talk, remove Ravi Shah from the list": 'set ptt Gym members remove "Ravi Shah"',
}
SHOWN_FIRST = {
    "the gym should no longer be on do not disturb": "set dnd Gym do not disturb off",
    "gym calls must no longer go to voicemail": "set voicemail Gym send all calls off",
    "gym shouldn't be able to call toll-free numbers, block that": "set outgoing Gym toll-free block",
    "the gym shouldn't be able to dial abroad. Please stop that.": "set outgoing Gym international block",
    "calls for the gym should ring in the gym again, not be forwarded any more": (
        "set forwarding Gym forward all calls off"
    ),
    "withdraw the gym from service": "set intercept Gym intercept calls on",
    "pull the gym phone from service": "set intercept Gym intercept calls on",
    "the gym's phone OOS please": "set intercept Gym intercept calls on",
    "redirect anything that rings the gym to 4404": (
        "set forwarding Gym all calls go to 4404 forward all calls on"
    ),
    "I'd like each call that comes in to the gym to go over to 4404": (
        "set forwarding Gym all calls go to 4404 forward all calls on"
    ),
    "silence the gym by means of do not disturb": "set dnd Gym do not disturb on",
    "put the gym under intercept, new number 4404": (
        "set intercept Gym new number 4404 intercept calls on play new number announcement on"
    ),
    "place the gym on recording with a tone every 30 seconds": (
        "set recording Gym every 30 repeat a tone on record calls on"
    ),
    "we got collect calls at the gym. no more of those please": "set incoming Gym collect calls off",
    "let the gym ring again": "set dnd Gym do not disturb off",
    "people without caller id should not get through to the gym": (
        "set anonymous Gym reject anonymous calls on"
    ),
    "callers of the gym hear the recording announcement": (
        "set recording Gym how announcement tell both sides on"
    ),
    "Gym moved: activate intercept and announce 4404 as the new number": (
        "set intercept Gym new number 4404 announce new number on intercept calls on"
    ),
    "gym had premium calls again. No more of these.": (
        "set outgoing Gym premium services i block premium services ii block"
    ),
    "turn on voicemail in the gym. Send busy calls to it.": (
        "set voicemail Gym voicemail on send busy calls on"
    ),
    "Activate Call Intercept for the gym. Announce new number: 4404.": (
        "set intercept Gym intercept calls on new number 4404 play new number announcement on"
    ),
    "Hi there, a class begins in the gym, would you mind turning on do not disturb there?": (
        "set dnd Gym do not disturb on"
    ),
    "the book club wants dnd on in the gym": "set dnd Gym do not disturb on",
    "let the gym's calls ring there again": "set forwarding Gym forward all calls off",
}


@pytest.mark.parametrize(("said", "command"), AT_ONCE.items())
def test_it_is_done_at_once(said: str, command: str) -> None:
    request = understand(said)
    assert typed(request) == command
    assert request is not None and not request.shows_first


@pytest.mark.parametrize(("said", "command"), SHOWN_FIRST.items())
def test_it_is_shown_first(said: str, command: str) -> None:
    assert type(understand(said)).__name__ == "Propose"
    assert typed(understood(said)) == command


@pytest.mark.parametrize(
    ("said", "setting"),
    [
        ("list PTT members Gym", "ptt"),
        ("list push-to-talk memebers for the gym", "ptt"),
        ("list voicemail settings of gym", "voicemail"),
        ("when someone calls the gym, where does it end up?", "forwarding"),
        ("if a customer rings the gym, who answers?", "forwarding"),
        ("which number do the gym's calls go to", "forwarding"),
        ("to which number are the gym's incoming calls being sent at present?", "forwarding"),
        ("do not put the gym under intercept, new number 4404", "intercept"),
        ("is the gym pulled from service?", "intercept"),
        ("Could I have a look at DND for the gym, please", "dnd"),
        ("any forwarding on the gym", "forwarding"),
        ("any digit patterns set on the gym", "patterns"),
        ("To which number is the gym forwarded", "forwarding"),
        ("after how many rings does the gym go to voicemail", "voicemail"),
        ("gym: after how many rings does voicemail answer", "voicemail"),
        ("I need to know: are calls in the gym recorded right now", "recording"),
        ("The fire inspector is asking: what emergency callback number does the gym use", "emergency"),
        ("if somebody dials 911 in the gym, which number do they call back", "emergency"),
        ("which number does a patron see when the gym rings about an overdue book", "callerid"),
    ],
)
def test_a_setting_is_shown(said: str, setting: str) -> None:
    request = understand(said)
    assert isinstance(request, ShowSetting) and request.family.key == setting


@pytest.mark.parametrize(
    "said",
    [
        "display all workspaces",
        "which phones can I manage here?",
        "list of all our rooms",
        "see all phones",
        "Kindly enumerate our rooms.",
        "Give me the names of all our rooms",
        "Could you tell me all the workspaces we have?",
        "Name every room we have, please.",
    ],
)
def test_the_workspaces_are_listed(said: str) -> None:
    assert isinstance(understand(said), ListWorkspaces)


def test_those_of_a_location_are_listed_alone() -> None:
    request = understand("show phones in Denver")
    assert isinstance(request, ListWorkspaces) and request.selection is not None


@pytest.mark.parametrize("said", ["list configurable features", "What sort of things can I change here?"])
def test_what_can_be_set_is_told(said: str) -> None:
    assert isinstance(understand(said), Help)


@pytest.mark.parametrize("said", ["CFA gym to my mobile", "can the gym's calls come to my own phone?"])
def test_for_my_phone_the_number_is_asked(said: str) -> None:
    request = understand(said)
    assert isinstance(request, EditSetting) and request.family.key == "forwarding"


@pytest.mark.parametrize(
    "said",
    [
        "please put these on do not disturb:\n- gym\n- front desk",
        "turn on dnd in the following rooms: gym, front desk",
        "Forward these rooms to 4321\n1. Gym\n2. Front Desk",
    ],
)
def test_those_that_are_listed_below_are_meant(said: str) -> None:
    request = understand(said)
    assert isinstance(request, SetOnMany)


@pytest.mark.parametrize(
    "said",
    [
        "dnd on in gym, thanks, Front Desk",
        "turn off voicemail when on the phone gym",
    ],
)
def test_what_may_name_a_workspace_or_a_state_is_kept(said: str) -> None:
    with pytest.raises(NotUnderstood):
        understand(said)


STORIES = {
    "there was a water damage during the night, so would you please turn on dnd in the gym?": (
        "set dnd Gym do not disturb on"
    ),
    "the night porter got a new extension, so please forward the gym to 4321": (
        "set forwarding Gym all calls go to 4321 forward all calls on"
    ),
    "sorry, I have no accents here, but could you please divert all calls for the gym to 4321 for me?": (
        "set forwarding Gym all calls go to 4321 forward all calls on"
    ),
    "the chef says he doesn't receive any calls, can you please disable the gym's forwarding for him?": (
        "set forwarding Gym forward all calls off"
    ),
}


@pytest.mark.parametrize(("said", "command"), STORIES.items())
def test_what_is_asked_politely_behind_a_story_is_shown_first(said: str, command: str) -> None:
    assert type(understand(said)).__name__ == "Propose"
    assert typed(understood(said)) == command


@pytest.mark.parametrize(
    "said",
    [
        "I am new and don't know the names by heart, can you please give me the list of all workspaces?",
        "my manager asked me for an inventory until noon, could you please list all the rooms you know?",
    ],
)
def test_what_is_to_be_shown_behind_a_story_is_shown(said: str) -> None:
    assert isinstance(understand(said), ListWorkspaces)


@pytest.mark.parametrize(
    "said",
    [
        "only when the line is busy, please forward the gym to 4321",
        "if nobody is in the gym tomorrow, please turn on dnd there",
        "unless the boss objects, could you turn on dnd in the gym",
        "call waiting must be off there, please turn on dnd in the gym",
    ],
)
def test_what_may_limit_an_order_is_not_passed_over(said: str) -> None:
    request = understood(said)
    assert "do not disturb on" not in typed(request) and "forward all calls on" not in typed(request)


@pytest.mark.parametrize(
    "name", ["frontdesk", "front-desk", "FrontDesk", "front desk", "Huddle&Play", "musicroom"]
)
def test_a_name_with_other_blanks_is_the_name(name: str) -> None:
    request = understand(f"forward {name} to 4321")
    assert typed(request).startswith("set forwarding") and request is not None and not request.shows_first


UNANSWERED = "when unanswered, calls go to 4321 forward when unanswered on"


@pytest.mark.parametrize(
    ("said", "command"),
    [
        (
            "if nobody in the gym picks up after 5 rings, pass the call on to 4321",
            f"set forwarding Gym rings before forwarding 5 {UNANSWERED}",
        ),
        ("if nobody at the gym answers send calls to 4321", f"set forwarding Gym {UNANSWERED}"),
        ("gym no-answer 4321", f"set forwarding Gym {UNANSWERED}"),
        (
            "let VM pick up for gym if no one gets to the phone",
            "set voicemail Gym send unanswered calls on",
        ),
    ],
)
def test_nobody_who_answers_is_a_condition_and_turns_nothing_off(said: str, command: str) -> None:
    assert typed(understand(said)) == command


def test_forwarding_that_is_to_be_set_up_asks_where_to() -> None:
    request = understand("can you set up forwarding for the gym?")
    assert isinstance(request, EditSetting) and request.family.key == "forwarding"


@pytest.mark.parametrize("said", ["every phone we have should go to 4321", "all the rooms we own on dnd"])
def test_all_that_we_have_are_all(said: str) -> None:
    assert isinstance(understand(said), SetOnMany)


@pytest.mark.parametrize("said", ["I'd like the gym in dnd", "we need the gym in do not disturb"])
def test_a_workspace_is_wanted_in_a_state(said: str) -> None:
    assert typed(understand(said)) == "set dnd Gym do not disturb on"


def test_a_name_may_have_and_for_its_sign() -> None:
    request = understand("intercept huddle and play")
    assert isinstance(request, ShowSetting) and request.family.key == "intercept"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (
            "Please allow international calls from the gym, the owners want to ring Vienna.",
            "the owners want to ring Vienna",
        ),
        (
            "Nobody should be able to call directory assistance from the gym, it costs us a fortune.",
            "it costs us a fortune",
        ),
    ],
)
def test_what_is_left_over_beside_an_effect_is_its_reason(said: str, reason: str) -> None:
    request = understood(said)
    assert request is not None and request.reason == reason
