"""What stands beside an order: that it is called off, that more is wanted, that something is to be shown."""

from __future__ import annotations

import re

import pytest

from tests.chat import Chat, buttons, read

NOTHING = "Nothing was changed"


@pytest.mark.parametrize(
    "said",
    [
        "dnd on in the gym. Cancel.",
        "dnd on in the gym. Stop.",
        "turn on dnd in the gym. the boss said not yet",
        "forward the gym to 4404. The director said to 4405",
    ],
)
def test_nothing_is_one_press_away(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert NOTHING in read(answer) and answer.card is None, read(answer)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "said",
    [
        "turn on simultaneous ring in the gym and have it ring +1 303 555 0133 as well",
        "turn on dnd in the gym and have it call 4404",
        "turn on call waiting in the gym and mail it to ana@example.com",
    ],
)
def test_a_number_or_address_is_no_reason(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert "Do it" not in buttons(answer) and "The reason" not in read(answer)
    assert chat.writes() == []


def test_each_order_has_its_own_reason(chat: Chat) -> None:
    answer = read(chat.ask("dnd on in huddle because CHG1; intercept on in atrium because CHG2"))
    assert "more than one order" in answer and "CHG" not in answer.replace("CHG1; intercept", "")


def test_forwarding_to_a_number_leaves_the_mailbox(chat: Chat) -> None:
    chat.ask("forward huddle to voicemail of 4402")
    shown = chat.ask("forward huddle to 4402")
    assert "Send all calls to voicemail: On → Off" in read(shown)
    chat.press(shown, "Do it")
    always = chat.setting("Huddle", "callForwarding")["callForwarding"]["always"]
    assert (always["destination"], always["destinationVoicemailEnabled"]) == ("4402", False)


@pytest.mark.parametrize(
    "said",
    [
        "forward code 4711 to 4402",
        "available forward gym code 4711",
        "add pattern gym code 4711 block",
        "forward code 5550 to 4402",
        "forward code 4402 to 5511",
        "set passcode 4711 for board room 2 and turn dnd on in the gym",
        "alias code 4711 = dnd on in gym",
        "alias night = give gym the secret 4711",
    ],
)
def test_no_code_is_repeated_or_kept(chat: Chat, said: str) -> None:
    answer = chat.ask(said, space="team")
    code = re.findall(r"\d{4}", said)[0]
    assert code not in f"{read(answer)}{answer.card}", read(answer)
    assert "4711" not in read(chat.ask("aliases", space="team"))
    assert chat.writes() == []


def test_an_access_code_is_added_for_no_question(chat: Chat) -> None:
    answer = read(chat.ask("add access code 4711 to gym?"))
    assert "You asked, so nothing was changed" in answer and "4711" not in answer
    assert chat.writes() == []
