"""Messages that a silent socket, a refused card or an error in the bot lost are answered or reported."""

from __future__ import annotations

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, button, buttons, filled, read

pytestmark = pytest.mark.slow

ON = "set intercept lobby paris on"


def broken(*_: object, **__: object) -> None:
    raise ValueError("secret words")


def test_a_press_that_a_silent_socket_lost_is_said_though_nobody_types(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.app.listener._probe()
    chat.cloud.mute = True
    chat.cloud.forget_devices()
    chat.cloud.press(
        chat.cloud.person("ana"), form.id, {**filled(form), **button(form, "Save"), "f-enabled": "true"}
    )
    chat.app.listener._probe()
    chat.cloud.mute = False
    said = read(chat.hears("ana", "I was not listening from"))
    assert "If you pressed a button on a form in that time" in said
    assert chat.writes() == []
    assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))


def test_spaces_with_an_open_form_are_told_when_messages_show_a_silent_socket(chat: Chat) -> None:
    chat.ask("edit intercept lobby paris", "lena")
    chat.cloud.mute = True
    chat.cloud.say(chat.cloud.person("ana"), chat.cloud.space("ana"), "whoami")
    chat.app.listener._look_for_missed()
    chat.app.listener._look_for_missed()
    chat.cloud.mute = False
    chat.hears("ana", "Ana Roux")
    assert "If you pressed a button on a form" in read(chat.hears("lena", "I was not listening"))


def test_a_short_gap_of_a_socket_that_was_closed_is_not_told(chat: Chat) -> None:
    chat.ask("edit intercept lobby paris", "lena")
    began = len(chat.cloud.requests)
    chat.cloud.close_sockets()
    chat.cloud.until(lambda: [one for one in chat.cloud.requests[began:] if one.path == "/rooms"])
    chat.cloud.until(lambda: chat.app.listener.caught_up)
    assert len(chat.said("lena")) == 1


def test_a_press_that_cannot_be_fetched_is_said_and_the_form_stays(chat: Chat) -> None:
    form = chat.ask("edit intercept lobby paris")
    chat.cloud.fault("GET /attachment/actions/", status=403, times=2)
    said = read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    assert "Something was said to me here that Webex would not let me read." in said
    assert chat.writes() == []
    assert chat.app.ground.store.abandoned(chat.clock()) == []
    assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))


@pytest.mark.parametrize("kind", [RecursionError, ValueError, MemoryError, KeyError])
def test_an_answer_that_cannot_be_sent_as_a_card_goes_in_words(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, kind: type[Exception]
) -> None:
    post = chat.app.ground.messenger._post

    def no_cards(content: dict[str, object], *rest: object) -> str:
        if "attachments" in content:
            raise kind("secret words")
        return post(content, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(chat.app.ground.messenger, "_post", no_cards)
    said = chat.ask("show intercept lobby paris")
    assert said.card is None
    assert "Intercept calls: Off" in read(said)
    assert f"cannot be sent: {kind.__name__}" in caplog.text
    assert "secret words" not in caplog.text


def test_an_answer_that_cannot_be_sent_at_all_is_given_up_loudly_and_holds_back_nothing(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    chat.cloud.fault("POST /messages", status=400, times=2)
    chat.cloud.say(chat.cloud.person("ana"), chat.cloud.space("ana"), "show intercept lobby paris")
    assert read(chat.ask("whoami")).startswith("Ana Roux")
    assert "the answer was given up" in caplog.text
    chat.quiet("ana", 1)


@pytest.mark.parametrize(
    ("part", "typed", "told"),
    [
        ("bot.commands.refusals.picker_card", "show intercept lobby", "Several workspaces"),
        ("bot.commands.refusals.picker_card", "show intrcept lobby paris", "Reference"),
        ("bot.dispatch.exact_command", "whoami", "Something went wrong in me"),
    ],
)
def test_a_card_that_cannot_be_built_is_said_in_words(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, part: str, typed: str, told: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(part, broken)
        said = read(chat.ask(typed))
        assert said
        assert "secret words" not in said
    assert read(chat.ask("whoami")).startswith("Ana Roux")


def test_frames_out_of_order_and_twice_are_each_answered_once(chat: Chat) -> None:
    ana, space = chat.cloud.person("ana"), chat.cloud.space("ana")
    chat.cloud.mute = True
    said = [chat.cloud.say(ana, space, typed) for typed in ("whoami", ON, "help")]
    chat.cloud.mute = False
    for message_id in (said[2], said[0], said[2], said[1], said[0], said[1]):
        chat.cloud.mercury._hear_message(chat.cloud.state.messages[message_id], edited=False)
    chat.cloud.until(lambda: len(chat.said("ana")) == 3)
    chat.quiet("ana", 3)
    assert len(chat.writes()) == 1


def test_a_workspace_renamed_between_list_and_press_is_found_or_said(chat: Chat) -> None:
    shown = chat.ask("show intercept lobby paris")
    form = chat.ask("edit intercept lobby paris")
    chat.rename("Lobby Paris", "Reception")
    pressed = read(chat.press(shown, "Refresh" if "Refresh" in buttons(shown) else buttons(shown)[0]))
    assert "Reception" in pressed or "no workspace" in pressed.lower()
    outcome = read(chat.press(form, "Save", inputs={"f-enabled": "true"}))
    assert outcome.startswith("Saved: Call Intercept · Reception")


def test_a_socket_that_ends_again_and_again_is_open_again_soon(cloud: Cloud, chat: Chat) -> None:
    for _ in range(6):
        cloud.until(lambda: cloud.sockets)
        cloud.close_sockets(1011)
    cloud.say(cloud.person("ana"), cloud.space("ana"), "whoami")
    chat.hears("ana", "Ana Roux")
