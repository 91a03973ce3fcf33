"""What may change in a sentence without changing what it asks for, and what never lets it write."""

from __future__ import annotations

import pytest

from bot.access import Access, Rights, Viewer
from bot.catalogue.model.spoken import wordings
from bot.errors import Ambiguous, BotError, NotUnderstood
from bot.events import Licence, Workspace
from bot.language.command_list import COMMANDS
from bot.language.commands import exact_command
from bot.language.remembered.memory import Topic
from bot.language.requests import changing, showing
from bot.language.requests.request import Request
from bot.language.sentence.words.general_words import HARD
from bot.language.understand.message import MessageReader
from bot.language.words import split
from bot.names.workspaces import WorkspaceIndex

GYM = Workspace("w1", "Gym", Licence.PROFESSIONAL, "l1", "Denver", extension="2006")
PLAY = Workspace("w2", "Huddle & Play", Licence.PROFESSIONAL, "l1", "Denver", extension="2007")
MUSIC = Workspace("w3", "Music Room", Licence.PROFESSIONAL, "l1", "Denver", extension="2008")
DESK = Workspace("w4", "Front Desk", Licence.PROFESSIONAL, "l1", "Denver", extension="2009")
ALL = (GYM, PLAY, MUSIC, DESK)


class Workspaces:
    """A directory that never changes."""

    index = WorkspaceIndex(ALL)

    def workspaces(self, *, fresh: bool = False) -> WorkspaceIndex:
        return self.index

    def read_again(self) -> WorkspaceIndex:
        return self.index

    def is_current(self, workspace: Workspace) -> bool:
        return True


def understand(text: str) -> Request | None:
    """What is asked for. Raises BotError where the bot asks back or refuses."""
    viewer = Viewer(Rights(None, Access.WRITE), Workspaces(), is_private=True)  # type: ignore[arg-type]
    return MessageReader(COMMANDS, viewer, Topic()).request(text, exact_command(COMMANDS, split(text)))


def understood(text: str) -> Request | None:
    """What is asked for; None where the bot asks back or refuses."""
    try:
        return understand(text)
    except BotError:
        return None


def written(text: str) -> tuple[str, str, frozenset[tuple[str, str]]] | None:
    """The setting, the workspace and the values that a sentence writes; None where it writes nothing."""
    request = understood(text)
    if not isinstance(request, changing.SetFields):
        return None
    values = frozenset((one.field.key, one.text) for one in request.assignments)
    return request.family.key, request.workspace.name, values


ORDERS = {
    "forward all calls to 4321": ("forwarding", {"callForwarding.always.destination": "4321"}),
    "forward to 4321 when busy": ("forwarding", {"callForwarding.busy.destination": "4321"}),
    "send all calls to voicemail": ("voicemail", {"sendAllCalls.enabled": "on"}),
    "turn on do not disturb": ("dnd", {"enabled": "on"}),
    "turn on dnd with ring reminder": ("dnd", {"enabled": "on", "ringSplashEnabled": "on"}),
    "disable call waiting": ("waiting", {"enabled": "off"}),
    "let a second call ring": ("waiting", {"enabled": "on"}),
    "take out of service": ("intercept", {"enabled": "on"}),
    "block anonymous callers": ("anonymous", {"enabled": "on"}),
    "allow private numbers": ("anonymous", {"enabled": "off"}),
    "stop rejecting calls without caller id": ("anonymous", {"enabled": "off"}),
    "stop accepting anonymous calls": ("anonymous", {"enabled": "on"}),
    "play a tone when someone barges in": ("barge", {"toneEnabled": "on"}),
    "stop people from barging in": ("barge", {"enabled": "off"}),
    "no beep when somebody bridges into a call": ("bridge", {"warningToneEnabled": "off"}),
    "play music when a call is put on hold": ("music", {"mohEnabled": "on"}),
    "stop recording all calls": ("recording", {"enabled": "off"}),
    "play a beep when recording is paused": ("recording", {"notification.type": "beep"}),
    "stop hiding the caller id on forwarded calls": ("callerid", {"blockInForwardCallsEnabled": "off"}),
    "set the caller id to +1 212 555 0150": ("callerid", {"customNumber": "+12125550150"}),
    "hide who answered redirected calls for external calls": (
        "policies",
        {"connectedLineIdPrivacyOnRedirectedCalls": "for external calls"},
    ),
    "use the location's number for 911 callback": ("emergency", {"selected": "location's number"}),
}
"""Orders without the workspace they are for, with the setting and some of the values they write."""
NEVER = (
    "do not {}",
    "please don't {}",
    "{} if nobody minds",
    "should I {}?",
    "{}?",
    "yesterday we wanted to {}",
    "I would have {}",
    "{} at 6pm",
    "{} until Monday",
    "unless somebody objects, {}",
    "why did you {}",
)


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_writes_what_it_says(order: str) -> None:
    found = written(f"{order} for the gym")
    assert found is not None
    setting, values = ORDERS[order]
    assert found[:2] == (setting, "Gym")
    assert values.items() <= dict(found[2]).items()


@pytest.mark.parametrize("workspace", [one.name for one in ALL])
@pytest.mark.parametrize("order", ORDERS)
def test_manners_case_punctuation_and_place_change_nothing(order: str, workspace: str) -> None:
    plain = written(f"{order} for {workspace}")
    assert plain is not None
    assert plain[1] == workspace
    for same in (
        f"Could you please {order} for {workspace}",
        f"hi, {order} for the {workspace}, thanks",
        f"{order} for {workspace}.".upper().replace("TO +1", "to +1"),
        f"{order} in {workspace}!",
        f"{workspace}: {order}",
        f"for {workspace}, {order}",
    ):
        assert written(same) == plain, same


@pytest.mark.parametrize("never", NEVER)
@pytest.mark.parametrize("order", ORDERS)
def test_negations_conditions_questions_and_times_never_write(order: str, never: str) -> None:
    for said in (f"{order} for the gym", f"gym {order}"):
        assert written(never.format(said)) is None, never.format(said)


@pytest.mark.parametrize(
    "said",
    [
        "anonymous calls off",
        "disable private numbers",
        "anonymous calls on",
        "stop sending calls to voicemail",
        "dnd with ring reminder off",
    ],
)
def test_what_can_mean_both_is_asked_about(said: str) -> None:
    with pytest.raises(NotUnderstood, match="Which value") as asked:
        understand(f"{said} gym")
    assert [one[0].rpartition(": ")[2] for one in asked.value.choices[:2]] == ["on", "off"]


@pytest.mark.parametrize(
    ("said", "setting", "values"),
    [
        (
            "in Call Forwarding of the gym, always to 4321",
            "forwarding",
            {"callForwarding.always.destination": "4321", "callForwarding.always.enabled": "on"},
        ),
        (
            "turn on when busy, send to voicemail for call forwarding in the gym",
            "forwarding",
            {"callForwarding.busy.destinationVoicemailEnabled": "on"},
        ),
        (
            "turn off international: allow transfer in the gym",
            "outgoing",
            {"callingPermissions.INTERNATIONAL.transferEnabled": "off"},
        ),
        ("turn off rules in simultaneous ring of the gym", "simultaneous", {"criteriasEnabled": "off"}),
        ("I need base first enabled in the gym", "sequential", {"ringBaseLocationFirstEnabled": "on"}),
    ],
)
def test_a_name_is_read_whole(said: str, setting: str, values: dict[str, str]) -> None:
    assert written(said) == (setting, "Gym", frozenset(values.items()))


@pytest.mark.parametrize(
    "said",
    [
        "when busy, forward the gym to 4321",
        "when the line is busy forward the gym to 4321",
        "when the gym is busy, forward it to 4321",
        "please, when busy, calls go to 4321 in the gym",
    ],
)
def test_a_state_of_the_phone_may_stand_first(said: str) -> None:
    values = {("callForwarding.busy.destination", "4321"), ("callForwarding.busy.enabled", "on")}
    assert written(said) == ("forwarding", "Gym", frozenset(values))


@pytest.mark.parametrize(
    "said",
    [
        "when busy, does the gym forward to 4321",
        "when busy, is dnd on in the gym",
        "when is busy forwarding on in the gym",
        "when is the gym busy, forward to 4321",
        "when dnd is on in the gym",
        "when the meeting is over, turn on dnd in the gym",
    ],
)
def test_a_question_after_a_state_and_any_other_when_writes_nothing(said: str) -> None:
    assert written(said) is None


def test_an_order_about_two_settings_writes_neither() -> None:
    assert written("take the gym out of service and forward to 4321") is None
    assert written("take the gym out of service") is not None


def test_words_that_only_suggest_a_change_are_proposed() -> None:
    assert isinstance(understood("silence the gym"), changing.Propose)


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("plain words", {"plain words"}),
        ("(a|b) c", {"a c", "b c"}),
        ("[a|b] c", {"a c", "b c", "c"}),
        ("when[ever] x", {"when x", "whenever x"}),
        ("((a|b) c|d) [e]", {"a c", "b c", "a c e", "b c e", "d", "d e"}),
    ],
)
def test_a_pattern_stands_for_its_phrases(pattern: str, phrases: set[str]) -> None:
    assert set(wordings(pattern)) == phrases


@pytest.mark.parametrize("order", list(ORDERS)[::4])
def test_no_word_that_stops_an_order_is_passed_over(order: str) -> None:
    for word in HARD:
        for said in (f"{word} {order} for the gym", f"{order} for the gym {word}"):
            assert written(said) is None, said


@pytest.mark.parametrize(
    "said",
    [
        "forward the gym to *55",
        "forward the gym to 55*",
        "forward the gym to #4321",
        "forward the gym to *4321*.",
        "forward the gym to 4321\ncheers, but not before noon",
        "forward the gym to 4321\nbest regards\nnot yet",
        "never record all calls in the gym",
        "turn on dnd in the gym, not now",
        "turn on dnd in the gym, not yet please",
        "could dnd be on in the gym?",
        "could dnd be on in the gym",
        "turn on dnd in the gym today please",
        "turn on dnd in the gym. " + "That is it. " * 20 + "But not now.",
    ],
)
def test_what_says_something_else_beside_the_order_is_not_written(said: str) -> None:
    assert written(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "turn on dnd in the gym\ncheers",
        "turn on dnd in the gym\nCheers, Ana",
        "turn on dnd in the gym\nBest regards,\nAna Roux\nIT Denver",
        "turn on dnd in the gym\n--\nAna, who is not here tomorrow",
        "turn on dnd in the gym\nSent from my phone",
        "turn on dnd in **Gym**",
        "*turn on dnd* in the gym",
    ],
)
def test_signatures_and_marks_change_nothing(said: str) -> None:
    assert written(said) == written("turn on dnd in the gym") is not None


def test_a_reason_may_hold_a_negation() -> None:
    assert isinstance(understood("people do not answer, so turn on dnd in the gym"), changing.Propose)


@pytest.mark.parametrize("said", ["allowed", "permitted", "possible"])
def test_what_should_not_be_is_ended_and_nothing_else_is_proposed(said: str) -> None:
    request = understood(f"international calls from the gym should not be {said}")
    assert isinstance(request, changing.Propose)
    values = [(one.field.key, one.text) for one in request.fields.assignments]
    assert values == [("callingPermissions.INTERNATIONAL.action", "block")]


@pytest.mark.parametrize(
    "said",
    [
        "the rings of the gym voicemail should not be 6",
        "the caller ID of the gym should not be +1 212 555 0142",
    ],
)
def test_what_a_value_should_not_be_proposes_no_value(said: str) -> None:
    assert not isinstance(understood(said), changing.Propose | changing.SetFields)


@pytest.mark.parametrize(
    "sentence",
    [
        "forward 4321 to the gym",
        "calls to 4321 should go to the gym",
        "send the calls of 4321 to the gym",
        "when 4321 is busy send calls to the gym",
        "forward calls from 4321 to the gym",
        "let ravi monitor the gym",
        "only ravi may watch the gym",
        "the gym can be watched by ravi",
        "block 1-900-555-1234 from the gym",
    ],
)
def test_what_is_meant_the_other_way_round_changes_nothing(sentence: str) -> None:
    try:
        found = understood(sentence)
    except BotError:
        return
    assert found is None or isinstance(found, changing.EditSetting | showing.ShowSetting)
    assert not getattr(found, "assignments", ())


def offered(text: str) -> list[str]:
    """What can be chosen in the place of a change that is not made."""
    viewer = Viewer(Rights(None, Access.WRITE), Workspaces(), is_private=True)  # type: ignore[arg-type]
    try:
        MessageReader(COMMANDS, viewer, Topic()).request(text, exact_command(COMMANDS, split(text)))
    except BotError as refusal:
        return [label for label, _, _ in refusal.choices]
    return []


@pytest.mark.parametrize(
    "sentence",
    [
        "turn on dnd in the gym later",
        "turn on dnd in the gym when the meeting starts",
        "when I am back, turn on dnd in the gym",
        "if it rains, turn on dnd in the gym",
        "turn on dnd in the gym until we are back",
        "turn on dnd in the gym until 5 pm if it rains",
        "turn on dnd in the gym if it rains",
    ],
)
def test_an_order_with_a_condition_can_be_made_now(sentence: str) -> None:
    assert offered(sentence) == ["Do not disturb: on", "Leave it as it is"]


@pytest.mark.parametrize(
    "sentence",
    [
        "nope dont turn on dnd in the gym",
        "make sure nobody turns on dnd in the gym",
        "turn on dnd in the gym - NOT",
        "turn on dnd in the gym. don't",
        "turn on dnd in the gym doesnt work",
        "dnd was on in the gym",
        "the gym was forwarded to 4321 yesterday",
        "i never said forward the gym to 4321",
        "if the gym is not busy forward to 4321",
        "forward the gym to 4321 unless it is busy",
        "turn on dnd in the gym if it rains, but not on sunday",
    ],
)
def test_what_is_denied_or_past_is_not_offered(sentence: str) -> None:
    assert offered(sentence) == []
    assert written(sentence) is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("forward the gym to 4321, and please turn on dnd", "forwarding", "dnd"),
        ("gym: voicemail off and dnd on", "voicemail", "dnd"),
    ],
)
def test_two_orders_of_a_sentence_are_done_in_the_order_they_were_said(
    text: str, first: str, second: str
) -> None:
    viewer = Viewer(Rights(None, Access.WRITE), Workspaces(), is_private=True)  # type: ignore[arg-type]
    with pytest.raises(BotError) as refusal:
        MessageReader(COMMANDS, viewer, Topic()).request(text, exact_command(COMMANDS, split(text)))
    label, _, command = refusal.value.choices[0]
    assert label == "All 2, in this order"
    assert command.index(f"set {first}") < command.index(f"set {second}")


@pytest.mark.parametrize(
    ("sentence", "setting", "values"),
    [
        (
            "the gym should take calls from everybody again, so please turn selective accept off",
            "accept",
            {("enabled", "off")},
        ),
        (
            "guests keep calling abroad from the gym, could you block international calls there?",
            "outgoing",
            {("callingPermissions.INTERNATIONAL.action", "block")},
        ),
        (
            "nobody answers in the gym so turn on voicemail there",
            "voicemail",
            {("enabled", "on")},
        ),
        (
            "please forward all calls of the gym to 2009, because room 101 gets painted",
            "forwarding",
            {("callForwarding.always.destination", "2009"), ("callForwarding.always.enabled", "on")},
        ),
    ],
)
def test_an_order_is_told_from_its_reason(sentence: str, setting: str, values: set[tuple[str, str]]) -> None:
    found = understood(sentence)
    assert isinstance(found, changing.Propose)
    assert found.fields.family.key == setting
    assert {(one.field.key, one.text) for one in found.fields.assignments} == values


@pytest.mark.parametrize("count", [1, 2])
def test_all_at_a_location_are_offered_where_there_are_several(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    lobby = Workspace("w5", "Lobby Paris", Licence.PROFESSIONAL, "l2", "Paris", extension="2010")
    others = (Workspace("w6", "Bar", Licence.PROFESSIONAL, "l2", "Paris", extension="2011"),)[: count - 1]
    monkeypatch.setattr(Workspaces, "index", WorkspaceIndex((*ALL, lobby, *others)))
    if count == 1:
        assert isinstance(understand("turn on dnd in paris"), changing.SetFields)
    else:
        with pytest.raises(Ambiguous, match="Paris is a location") as refusal:
            understand("turn on dnd in paris")
        assert [label for label, _, _ in refusal.value.choices] == ["Lobby Paris", "All 2 at Paris"]


@pytest.mark.parametrize(
    "said",
    [
        "block international dialing from Huddle & Play, same as a restrictive COR on Aura",
        "block international dialing from the gym, same as a restricted line",
        "block international dialing from the gym, same, as allowed there",
    ],
)
def test_a_clause_that_refers_to_no_setting_is_read(said: str) -> None:
    assert written(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "play the recording beep on the gym every 30 seconds",
        "recording beep for the gym, every 30 seconds",
        "rec notification beep on the gym each 30 seconds",
        "beep while recording every 30 seconds in the gym",
    ],
)
def test_a_tone_that_comes_again_is_the_repeated_one(said: str) -> None:
    assert written(said) == (
        "recording",
        "Gym",
        frozenset({("repeat.enabled", "on"), ("repeat.interval", "30")}),
    )
