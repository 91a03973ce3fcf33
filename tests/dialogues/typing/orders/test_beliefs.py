"""What somebody thinks or reports is looked at: “Kim thinks that dnd is on there. Check it.”"""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Sam Doe wonders who is on the push-to-talk list of Lobby Paris. Can you look?",
         "Push-to-Talk · Lobby Paris"),
        ("Kim Lee thinks other phones ring along with Lobby Paris. Show the simultaneous ring setting.",
         "Simultaneous Ring · Lobby Paris"),
        ("Kim Lee thinks other phones ring along with Lobby Paris.", "Simultaneous Ring · Lobby Paris"),
        ("Sam Doe reports that voicemail is off in Lobby Paris. Can you look?", "Voicemail · Lobby Paris"),
        ("Sam Doe complains that dnd is on in the Kitchen. Show it to me.", "Do Not Disturb · Kitchen"),
        ("Bob Johnson suspects calls of the Kitchen are forwarded to 4321. Check please.",
         "Call Forwarding · Kitchen"),
        ("Ravi Shah claims barge-in is enabled on Lobby Paris. Is that so?", "Barge In · Lobby Paris"),
        ("Alice Little is worried that calls of Lobby Paris are recorded. Please verify.",
         "Call Recording · Lobby Paris"),
        ("Sam Doe guesses call waiting is off in the Gym, please have a look.", "Call Waiting · Gym"),
        ("voicemail is off in Lobby Paris, says Kim Lee. Can you check?", "Voicemail · Lobby Paris"),
        ("Lena Maes mentioned that nobody can reach the gym. Is do not disturb on?",
         "Do Not Disturb · Gym"),
        ("Sam Doe says Kim Lee may barge in on calls in Lobby Paris. Is that right?",
         "Barge In · Lobby Paris"),
        ("Kim Lee thinks we should turn off voicemail in Lobby Paris. What is set now?",
         "Voicemail · Lobby Paris"),
        ("Kim Lee wants dnd on in the gym. Please check first what is set.", "Do Not Disturb · Gym"),
        ("Lena Maes can't reach the gym. Show me its call forwarding before I dig further.",
         "Call Forwarding · Gym"),
        ("The gym shows the wrong name. What is its caller ID?", "Caller ID · Gym"),
    ],
)  # fmt: skip
def test_it_is_shown_and_no_change_is_offered(chat: Chat, said: str, shown: str) -> None:
    answer = chat.ask(said)
    assert read(answer).startswith(shown) and "Do it" not in buttons(answer)
    assert not chat.writes()


@pytest.mark.parametrize(
    "said",
    [
        "Kim Lee complains that dnd is off in the gym. Please turn it on.",
        "Kim Lee says the gym is loud. Please turn on dnd there.",
        "Kim Lee says the gym should be on dnd.",
        "Kim Lee says dnd must be on in the gym. Can you do that please?",
    ],
)
def test_an_order_beside_it_stays_one(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    if "Do it" in buttons(answer):
        chat.press(answer, "Do it")
    assert chat.setting("Gym", "doNotDisturb")["enabled"] is True


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("toll fraud suspected: block premium calls on Lobby Paris", "Premium"),
        ("user says the gym phone is silent and I can see that dnd is off, turn it on", "Off → On"),
        ("intercept lobby paris and tell callers the new number is 4404", "Intercept calls: Off → On"),
    ],
)
def test_a_verb_of_saying_alone_makes_no_belief(chat: Chat, said: str, offered: str) -> None:
    assert offered in read(chat.ask(said))


def test_what_was_done_by_somebody_is_told(chat: Chat) -> None:
    chat.ask("DND on Kitchen was already cleared by the last tech")
    assert "Do it" not in buttons(chat.said("ana")[-1]) and not chat.writes()
