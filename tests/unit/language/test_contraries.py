"""Messages that say both a thing and its contrary, or of which a part would be left out: nothing of them is
written at once, and the contrary of what is meant is not proposed."""

from __future__ import annotations

import pytest

from bot.language.requests.changing import AddItem, Propose, SetFields, SetForTime
from bot.language.requests.many import SetOnMany
from bot.language.requests.request import Request
from tests.unit.language.test_sentences import understood


def command(request: Request | None) -> str:
    """The command that a change stands for; empty for none."""
    fields = request.fields if isinstance(request, Propose | SetOnMany) else request
    return fields.typed.replace('"', "") if isinstance(fields, SetFields) else ""


@pytest.mark.parametrize(
    "text",
    [
        "turn dnd off and on again in the gym",
        "switch forwarding off and on again in lobby paris",
        "dnd gym off & on",
        "dnd gym off, on",
        "voicemail off and back on, gym",
        "disable and enable dnd in the gym",
    ],
)
def test_off_and_on_is_asked_back(text: str) -> None:
    assert command(understood(text)) == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("turn dnd off on the gym", "set dnd Gym do not disturb off"),
        ("the gym should not accept anonymous calls", "set anonymous Gym reject anonymous calls on"),
    ],
)
def test_one_state_is_still_read(text: str, wanted: str) -> None:
    assert command(understood(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "no voicemail in the gym, they want it",
        "no call waiting in the gym, they need it",
        "no voicemail in the gym though they need it",
        "callers get no voicemail in the gym. They should.",
        "the gym plays no music on hold, it should",
        "the gym plays music on hold, which must end",
        "anonymous calls are rejected in the gym, which must stop",
        "calls to the gym are recorded, which must stop",
    ],
)
def test_a_state_that_is_told_and_not_wanted_is_not_set(text: str) -> None:
    assert command(understood(text)) == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the gym plays music on hold, that must end", "set music Gym music on hold off"),
        ("callers get voicemail in the gym, they shouldn't", "set voicemail Gym voicemail off"),
        ("turn dnd on in the gym, they need it", "set dnd Gym do not disturb on"),
    ],
)
def test_what_is_wanted_behind_a_state_is_still_read(text: str, wanted: str) -> None:
    assert command(understood(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "the gym should not hide its number",
        "the gym should not hide its number, block that",
        "the gym should be able to call abroad but not premium",
        "the gym should be able to call premium numbers but not abroad",
        "put the first of these on dnd: gym, front desk",
        "one of these on do not disturb: gym, front desk",
        "put some of these rooms on dnd: gym, front desk",
        "one of gym and front desk dnd on",
    ],
)
def test_no_other_setting_and_no_more_workspaces_are_proposed(text: str) -> None:
    assert command(understood(text)) == ""


EFFECTS = (
    "every call to the gym should go to 2007{}",
    "whoever calls the gym with a hidden number should be turned away{}",
)


@pytest.mark.parametrize("effect", EFFECTS)
@pytest.mark.parametrize(
    "when",
    [
        "for 2 hours",
        "for two hours",
        "for a week",
        "today",
        "this week",
        "on weekdays",
        "every weekday",
        "at noon",
        "by 5pm",
        "on 24 december",
        "for christmas",
        "on thanksgiving",
        "over lunch",
        "outside office hours",
    ],
)
def test_an_effect_is_not_proposed_without_its_time(effect: str, when: str) -> None:
    request = understood(effect.format(f" {when}"))
    is_told = isinstance(request, SetForTime) or bool(getattr(request, "left_over", ""))
    assert is_told or command(request) == ""


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_from_now_on_is_still_read(effect: str) -> None:
    assert command(understood(effect.format(" from now on"))) != ""


@pytest.mark.parametrize(
    "text",
    [
        "whoever calls the gym with a hidden number should rarely be turned away",
        "whoever calls the gym with a hidden number must be turned away, which I oppose",
        "please check that hidden callers are turned away in the gym",
        "I am told hidden callers should be turned away in the gym",
        "in theory hidden callers should be turned away in the gym",
        "only calls from 303 555 0199 may ring the gym over christmas",
    ],
)
def test_what_is_not_certain_is_not_proposed(text: str) -> None:
    request = understood(text)
    assert command(request) == "" and not isinstance(request, AddItem)


@pytest.mark.parametrize(
    "text",
    [
        "set dnd gym on; watch gym",
        "set dnd gym on. watch gym",
        "turn dnd on in the gym; mute notices",
    ],
)
def test_a_command_behind_an_order_is_no_reason(text: str) -> None:
    assert understood(text) is None


@pytest.mark.parametrize("told", ["music", "the desk", "nope", "unlikely", "weekends", "sometimes"])
def test_a_word_that_may_mean_more_is_no_reason(told: str) -> None:
    request = understood(f"gym dnd on, {told}")
    assert not getattr(request, "reason", "")
    assert not isinstance(request, SetFields)


@pytest.mark.parametrize("text", ["gym dnd on ;)", ";)", "; ;", ")", "”", "gym ;"])
def test_marks_alone_are_no_clause(text: str) -> None:
    understood(text)  # raises nothing but what is asked back


@pytest.mark.parametrize(
    ("text", "left_over"),
    [
        ("please forward the gym to 2007 as long as ravi is away", "long as ravi is away"),
        ("As soon as ravi leaves, please forward the gym to 2007", "soon as ravi leaves"),
        ("Please forward the gym to 2007. Waiting for Ravi's ok.", "Waiting for Ravi's ok"),
    ],
)
def test_what_limits_an_order_is_no_reason(text: str, left_over: str) -> None:
    request = understood(text)
    assert isinstance(request, Propose) and request.left_over == left_over
    assert not request.reason


def test_an_effect_of_all_but_one_is_not_proposed_for_that_one() -> None:
    assert "Gym" not in command(understood("Apart from the gym, please forward all rooms to 2007"))


@pytest.mark.parametrize(
    "text",
    [
        "can the gym call internationally?",
        "do anonymous calls get rejected in the music room",
        "should outsiders be able to call the gym",
        "outsiders can call the gym, right",
        "have international calls been allowed from the gym",
        "aren't international calls allowed from the gym",
        "international calls are allowed from the gym aren't they",
        "international calls should be allowed from the gym shouldn't they",
        "nobody demands that international calls be blocked from the gym",
        "some want international calls blocked from the gym, some don't",
    ],
)
def test_a_question_proposes_no_effect(text: str) -> None:
    assert command(understood(text)) == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("have international calls barred from the gym", "set outgoing Gym international block"),
        ("selective forward of Gym: default number 4002", "set selforward Gym they go to 4002"),
    ],
)
def test_an_order_in_the_words_of_a_question_is_still_read(text: str, wanted: str) -> None:
    assert command(understood(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "block 303 555 0199 in gym, allow 303 555 0198",
        "block 303 555 0199 in gym and allow 303 555 0198",
        "allow 303 555 0199 in gym, block 303 555 0198",
        "block 303 555 0199 in gym, 303 555 0198 may call",
    ],
)
def test_two_callers_with_contrary_orders_make_no_rule(text: str) -> None:
    request = understood(text)
    assert command(request) == "" and not isinstance(request, AddItem)


@pytest.mark.parametrize(
    "text",
    [
        "block 303 555 0199 and 303 555 0198 in gym",
        "303 555 0199 and 303 555 0198 should be blocked in gym",
        "block calls from 303 555 0199 in gym and also calls from 303 555 0198",
    ],
)
def test_two_callers_with_one_order_make_one_rule(text: str) -> None:
    request = understood(text)
    assert isinstance(request, AddItem) and "3035550199, 3035550198" in request.typed
