"""A form whose change Webex refuses comes back with what was filled in, and nothing is written."""

from __future__ import annotations

import pytest

from tests.chat import Chat, button, buttons, filled, read

READ = r"^GET /workspaces/.*/features/intercept"
WRITE = r"^PUT /workspaces/.*/features/intercept"
ALWAYS = 50


@pytest.mark.parametrize(
    ("fault", "status", "said"),
    [
        (WRITE, 400, "Webex did not accept the request. Webex says: “No good”. Nothing was changed."),
        (WRITE, 403, "Webex did not allow this for the bot's admin token."),
        (WRITE, 409, "This collides with something Webex holds already."),
        (WRITE, 500, "I read the setting again: nothing was changed."),
        (READ, 404, "Webex has no such setting for this workspace. Nothing was changed."),
        (READ, 503, "Webex is overloaded. Nothing was changed."),
    ],
)
def test_what_was_filled_in_comes_back_when_webex_refuses(
    chat: Chat, fault: str, status: int, said: str
) -> None:
    chat.impatient()
    form = chat.ask("edit intercept lobby paris")
    filled_in = {
        "f-enabled": "true",
        "f-outgoing-destination": "+33170001402",
        "f-incoming-type": "ALLOW_ALL",
    }
    chat.cloud.fault(fault, status=status, body={"message": "No good"}, times=ALWAYS)
    again = chat.press(form, "Save", inputs=filled_in)
    assert said in read(again)
    assert "Not saved." in read(again)
    assert "Webex SANDBOX_" in read(again)
    assert filled(again) == {**filled(form), **filled_in}
    assert form.id in chat.cloud.deleted
    assert chat.setting("Lobby Paris", "intercept")["enabled"] is False
    chat.heal()
    assert "Saved" in read(chat.press(again, "Save"))
    assert chat.setting("Lobby Paris", "intercept")["outgoing"]["destination"] == "+33170001402"


def test_who_was_to_be_added_comes_back_ticked_when_webex_refuses(chat: Chat) -> None:
    form = chat.ask("edit ptt lobby paris")
    chat.cloud.fault("^PUT .*pushToTalk", status=400)
    again = chat.press(form, "Save", inputs={"f-members--add": "Ana Roux, Kim Dahl"})
    assert filled(again)["f-members--pick"] == "0,1"
    assert "Ana Roux, Kim Dahl" in read(chat.press(again, "Save"))
    assert len(chat.setting("Lobby Paris", "pushToTalk")["members"]) == 2


def test_a_form_that_came_back_works_once_too(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    inputs = {**filled(form), "f-enabled": "true", **button(form, "Save")}
    chat.cloud.fault(WRITE, status=409)
    chat.cloud.fault("DELETE /messages/", status=403)
    again = chat.send(form, inputs)
    assert "used already" in read(chat.send(form, inputs))
    assert "used already" in read(chat.send(again, inputs))
    assert "Saved" in read(chat.press(again, "Save"))
    assert len(chat.writes()) == 2


def test_a_form_whose_change_is_uncertain_does_not_come_back(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.cloud.fault(WRITE, status=502)
    said = chat.press(form, "Save", inputs={"f-enabled": "true"})
    assert read(said).startswith("Not certain")
    assert "Save" not in buttons(said)
