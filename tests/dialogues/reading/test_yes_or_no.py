"""A question whether something is so is answered with yes or no, before anything else."""

from __future__ import annotations

import pytest

from tests.chat import Chat, read

_ALLOWED = "No: international calls are allowed, as the location says."


def first(chat: Chat, asked: str) -> str:
    """The first sentence of the answer, below the title and what the workspace is."""
    return [line for line in read(chat.ask(asked)).splitlines() if line.strip()][2]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("can the kitchen call abroad?", "Yes: international calls are allowed, as the location says."),
        (
            "may the gym call premium numbers?",
            "Yes: premium services I calls are allowed, as the location says.",
        ),
        ("is the kitchen forwarded?", "No. Calls to Kitchen ring."),
        ("dnd on in the gym?", "No. Do not disturb is off."),
        ("is atrium recorded", "No. Calls at Atrium are not recorded."),
        ("is call waiting on in the gym?", "Yes. Call waiting is on."),
        *(
            (f"are international calls {said} from the gym?", _ALLOWED)
            for said in ("blocked", "barred", "forbidden", "disabled", "turned off", "not allowed")
        ),
        ("is the gym barred from calling abroad?", _ALLOWED),
        ("do international calls need a code in the gym?", _ALLOWED),
        ("are collect calls blocked in the gym?", "No, as the location says."),
        ("is the gym reachable from outside?", "Yes, as the location says."),
        ("may the gym get internal calls?", "Yes, as the location says."),
        ("is call waiting disabled in the gym?", "No. Call waiting is on."),
        ("is the ring reminder of dnd disabled in the huddle?", "Yes. Ring reminder is off."),
        ("where do calls for the gym go?", "Calls to Gym ring."),
        ("who may call atrium from outside?", "Calls to Atrium ring."),
    ],
)
def test_yes_or_no_comes_first(chat: Chat, asked: str, answer: str) -> None:
    assert first(chat, asked) == answer
    assert chat.writes() == []


def test_it_is_about_what_is_in_force(chat: Chat) -> None:
    kitchen = chat.cloud.workspace("Kitchen")
    always = {"enabled": True, "destination": "4404", "ringReminderEnabled": False}
    chat.cloud.change(kitchen, "callForwarding", {"callForwarding": {"always": always}})
    assert first(chat, "is the kitchen forwarded?") == "Yes. Calls to Kitchen go to 4404 (Huddle)."
    assert first(chat, "is the kitchen forwarded to 4404?") == "Yes. Calls to Kitchen go to 4404 (Huddle)."
    assert first(chat, "is the kitchen forwarded to 4321?") == "No. Calls to Kitchen go to 4404 (Huddle)."
    chat.cloud.change(kitchen, "intercept", {"enabled": True})
    assert first(chat, "is the kitchen forwarded?").startswith(
        "It is set so, but not in force. Callers to Kitchen"
    )
    assert first(chat, "can the kitchen call abroad?") == "No."
    assert first(chat, "are international calls blocked from the kitchen?") == "Yes."


@pytest.mark.parametrize(
    ("path", "is_set", "asked", "answer"),
    [
        (
            "callRecordings",
            {"enabled": True, "record": "Never"},
            "is lobby paris recorded?",
            "No. Calls at Lobby Paris are not recorded.",
        ),
        (
            "callRecordings",
            {"enabled": True, "record": "Never"},
            "is recording off in lobby paris?",
            "Yes. Calls at Lobby Paris are not recorded.",
        ),
        (
            "callRecordings",
            {"enabled": True, "record": "Always with Pause/Resume"},
            "are calls in lobby paris recorded?",
            "Yes. All calls at Lobby Paris are recorded; it can be paused.",
        ),
        (
            "callRecordings",
            {"enabled": True, "record": "On Demand with User Initiated Start"},
            "are all calls in lobby paris recorded?",
            "Some are. Calls at Lobby Paris are recorded when somebody starts it.",
        ),
        (
            "intercept",
            {"enabled": True, "incoming": {"type": "ALLOW_ALL"}},
            "is lobby paris intercepted?",
            "Not for calls that come in. Intercept calls is on.",
        ),
        (
            "voicemail",
            {
                "enabled": True,
                "sendBusyCalls": {"enabled": False},
                "sendUnansweredCalls": {"enabled": False},
            },
            "is voicemail on in lobby paris?",
            "It is set so, but not in force. Voicemail is on.",
        ),
        (
            "selectiveReject",
            {"enabled": True, "criteria": []},
            "is selective reject on in lobby paris?",
            "It is set so, but not in force. Reject calls that fit a rule is on.",
        ),
        (
            "callForwarding",
            {"callForwarding": {"always": {"enabled": True, "destination": ""}}},
            "is lobby paris forwarded?",
            "No. Calls to Lobby Paris ring.",
        ),
        (
            "musicOnHold",
            {"mohEnabled": True, "mohLocationEnabled": False},
            "is music on hold on in lobby paris?",
            "No. Callers on hold at Lobby Paris hear nothing.",
        ),
        (
            "incomingPermission",
            {"useCustomEnabled": False, "externalTransfer": "BLOCK_ALL_EXTERNAL"},
            "is lobby paris reachable from outside?",
            "I cannot tell: its location's settings hold.",
        ),
    ],
)
def test_what_is_on_and_comes_to_nothing_is_not_so(
    chat: Chat, path: str, is_set: dict[str, object], asked: str, answer: str
) -> None:
    chat.cloud.change(chat.cloud.workspace("Lobby Paris"), path, is_set)
    assert first(chat, asked).startswith(answer)


def test_a_part_is_neither_yes_nor_no(chat: Chat) -> None:
    busy = {"enabled": True, "destination": "4404", "destinationVoicemailEnabled": False}
    unanswered = {**busy, "numberOfRings": 4}
    forwarding = {"callForwarding": {"noAnswer": unanswered}}
    chat.cloud.change(chat.cloud.workspace("Kitchen"), "callForwarding", forwarding)
    said = first(chat, "is the kitchen forwarded?")
    assert said == (
        "Only when unanswered, after 4 rings. Calls to Kitchen ring, then go to 4404 (Huddle) after 4 rings."
    )


@pytest.mark.parametrize("who", ["anybody", "anyone", "somebody"])
def test_who_calls_is_no_question_about_voicemail(chat: Chat, who: str) -> None:
    for workspace in ("lobby paris", "the gym"):
        answer = read(chat.ask(f"can {who} call {workspace}?"))
        assert "oicemail" not in answer.split("Always")[0]
        assert not answer.startswith("Voicemail")
