"""Changes that Webex does not answer and makes late, or never: looked at again, settled and said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.chat import Chat, read

READ = r"^GET /workspaces/.*/features/intercept"
WRITE = r"^PUT /workspaces/.*/features/intercept"
SET = "set intercept lobby paris on"
HISTORY = "Intercept calls: Off → On."


def is_on(chat: Chat) -> bool:
    return bool(chat.setting("Lobby Paris", "intercept")["enabled"])


def after(chat: Chat, minutes: float) -> None:
    """So much later the bot looks again, as it does from time to time."""
    chat.clock.ahead = timedelta(minutes=minutes)
    chat.app._settle_uncertain()


def not_answered(chat: Chat, **fault: object) -> str:
    """What is said of a change that is put off at Webex, and not answered unless told otherwise."""
    chat.cloud.fault(WRITE, later=True, **{"drop": True, **fault})  # type: ignore[arg-type]
    return read(chat.ask(SET))


@pytest.mark.parametrize("fault", [{"drop": True}, {"drop": False, "status": 504}], ids=str)
@pytest.mark.parametrize("minutes", [1.1, 5.1])
def test_a_change_that_lands_late_is_found_told_and_noticed(
    chat: Chat, fault: dict[str, object], minutes: float
) -> None:
    chat.ask("watch all", "ravi")
    said = not_answered(chat, **fault)
    assert "it is not changed so far, and the change may still come." in said
    assert "nothing was changed" not in said
    assert f"{HISTORY} Webex did not answer: not certain." in read(chat.ask("history"))
    after(chat, 0.5)
    chat.quiet("ana", 2)
    if minutes > 5:
        after(chat, 1.1)
        chat.quiet("ana", 2)
    chat.cloud.land()
    assert is_on(chat)
    after(chat, minutes)
    told = read(chat.hears("ana", "I looked again at change 1, Call Intercept of Lobby Paris."))
    assert "Webex made the change after all." in told
    assert read(chat.hears("ravi", "Call Intercept changed"))
    history = read(chat.ask("history"))
    assert HISTORY in history
    assert "not certain" not in history
    after(chat, 60)
    chat.quiet("ana", 4)
    assert len(chat.writes()) == 1


def test_a_change_that_never_lands_is_said_not_to_be_made(chat: Chat) -> None:
    chat.cloud.fault(WRITE, drop=True)
    assert "may still come" in read(chat.ask(SET))
    after(chat, 1.1)
    chat.quiet("ana", 1)
    after(chat, 5.1)
    assert "The change was not made." in read(chat.hears("ana", "I looked again at change 1"))
    assert f"{HISTORY} Not made." in read(chat.ask("history"))
    after(chat, 60)
    chat.quiet("ana", 3)


def test_what_cannot_be_read_is_looked_at_until_it_can(chat: Chat) -> None:
    not_answered(chat)
    chat.impatient()
    chat.cloud.fault(READ, status=500, times=50)
    for minutes in (1.1, 5.1, 11):
        after(chat, minutes)
    chat.quiet("ana", 1)
    chat.cloud.land()
    chat.cloud.state.faults.clear()
    after(chat, 17)
    chat.hears("ana", "Webex made the change after all.")


def test_what_can_never_be_read_is_said_after_an_hour(chat: Chat) -> None:
    not_answered(chat)
    chat.impatient()
    chat.cloud.fault(READ, status=500, times=50)
    after(chat, 61)
    assert "I cannot tell whether the change was made" in read(chat.hears("ana", "I looked again"))
    after(chat, 120)
    chat.quiet("ana", 2)


@pytest.mark.parametrize("landed", [True, False])
def test_after_an_error_of_webex_only_what_happened_after_all_is_said(chat: Chat, landed: bool) -> None:
    said = not_answered(chat, drop=False, status=500)
    assert "I read the setting again: nothing was changed." in said
    assert "Should Webex make the change late after all, I say so here." in said
    if landed:
        chat.cloud.land()
    for minutes in (1.1, 5.1, 60):
        after(chat, minutes)
    if landed:
        chat.hears("ana", "Webex made the change after all.")
    chat.quiet("ana", 2 if landed else 1)
    assert ("Not made." in read(chat.ask("history"))) is not landed


def test_what_was_changed_again_meanwhile_is_not_claimed(chat: Chat) -> None:
    not_answered(chat)
    assert read(chat.ask(SET)).startswith("Saved")
    after(chat, 1.1)
    assert "I cannot tell whether the change was made" in read(
        chat.hears("ana", "I looked again at change 1")
    )
    after(chat, 60)
    chat.quiet("ana", 3)


def test_a_new_thing_that_lands_late_is_found(chat: Chat) -> None:
    chat.cloud.fault("POST .*/digitPatterns", drop=True, later=True)
    said = read(chat.ask('add pattern "Lobby Paris" name Night pattern +33999 action block'))
    assert "may still come" in said
    chat.cloud.land()
    after(chat, 1.1)
    chat.hears("ana", "Webex made the change after all.")


def test_of_what_webex_never_shows_no_look_is_promised(chat: Chat) -> None:
    chat.cloud.fault("(PUT|POST) .*(passcode|Passcode)", drop=True)
    chat.cloud.fault("(PUT|POST) .*outgoingPermission/accessCodes", drop=True)
    said = read(chat.ask('add code "Lobby Paris" code 47110815 description Night'))
    assert "I look again" not in said
    after(chat, 60)
    chat.quiet("ana", 1)
