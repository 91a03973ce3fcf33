"""Changes that Webex does not answer are looked at again later, settled and reported."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.chat import Chat, read
from tests.list_settings import LOBBY, change, held

READ = r"^GET /workspaces/.*/features/intercept"
WRITE = r"^PUT /workspaces/.*/features/intercept"
SET = "set intercept lobby paris on"
HISTORY = "Intercept calls: Off → On."


def is_on(chat: Chat) -> bool:
    return bool(chat.setting("Lobby Paris", "intercept")["enabled"])


def after(chat: Chat, minutes: float) -> None:
    """So much later the bot looks again, as it does from time to time."""
    chat.clock.ahead = timedelta(minutes=minutes)
    chat.app.upkeep.settle()


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
    chat.cloud.run_postponed()
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
    chat.cloud.run_postponed()
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
        chat.cloud.run_postponed()
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
    chat.cloud.run_postponed()
    after(chat, 1.1)
    chat.hears("ana", "Webex made the change after all.")


def test_of_what_webex_never_shows_no_look_is_promised(chat: Chat) -> None:
    chat.cloud.fault("(PUT|POST) .*(passcode|Passcode)", drop=True)
    chat.cloud.fault("(PUT|POST) .*outgoingPermission/accessCodes", drop=True)
    said = read(chat.ask('add code "Lobby Paris" code 47110815 description Night'))
    assert "I look again" not in said
    after(chat, 60)
    chat.quiet("ana", 1)


def test_namesakes_are_told_apart_when_a_change_lands_late(chat: Chat) -> None:
    dahl, lee = chat.cloud.person("kim.dahl"), chat.cloud.person("kim.lee")
    chat.cloud.state.people[dahl.id] = replace(dahl, name="Kim Lee")
    chat.cloud.change(chat.cloud.workspace(LOBBY), "pushToTalk", {"members": [lee.id]})
    chat.ask("watch all", "ravi")
    chat.cloud.fault("PUT .*/pushToTalk", drop=True, later=True)
    chat.ask("set ptt lobby paris members add x5010 remove x4010")
    chat.cloud.run_postponed()
    after(chat, 1.1)
    told = read(chat.hears("ravi", "Push-to-Talk changed"))
    for said in (told, read(chat.ask("history"))):
        assert re.search(r"Members: Kim Lee \(.*x4010.*\) → Kim Lee \(.*x5010.*\)", said), said


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Étage  1", "Étage 1"),
        (unicodedata.normalize("NFD", "Étage 1"), "Étage 1"),
        ("Étage 1", "Étage\u200b 1"),
    ],
    ids=ascii,
)
def test_what_webex_keeps_in_another_spelling_is_made(chat: Chat, typed: str, kept: str) -> None:
    (pattern,) = held(chat, "digitPatterns", "digitPatterns")
    chat.cloud.fault("PUT .*/digitPatterns/", drop=True)
    chat.ask(f'change pattern "Lobby Paris" 1 name "{typed}"')
    change(chat, "digitPatterns", {"digitPatterns": [{**pattern, "name": kept}]})
    after(chat, 1.1)
    chat.hears("ana", "Webex made the change after all.")


def test_nobody_is_told_of_a_difference_that_cannot_be_seen(chat: Chat) -> None:
    (pattern,) = held(chat, "digitPatterns", "digitPatterns")
    change(chat, "digitPatterns", {"digitPatterns": [{**pattern, "name": "Étage 1"}]})
    chat.ask("watch all", "ravi")
    chat.cloud.fault("PUT .*/digitPatterns/", drop=True, later=True)
    chat.cloud.fault("GET .*/digitPatterns", status=None)
    chat.ask('change pattern "Lobby Paris" 1 name "Étage  1"')
    chat.cloud.run_postponed()
    after(chat, 1.1)
    assert "Étage 1 →" not in read(chat.ask("history"))
    chat.quiet("ravi", 1)


FIRST, SECOND = "change pattern lobby paris 1 action", "change pattern lobby paris 2 action"
NIGHT = 'add pattern "Lobby Paris" name Night pattern +33999 action block'


@pytest.mark.parametrize(
    ("typed", "then", "certain"),
    [
        (NIGHT, 'add pattern "Lobby Paris" name Day pattern +33888 action block', True),
        (NIGHT, "change pattern lobby paris 1 name Premium", True),
        (NIGHT, "remove pattern lobby paris 1", True),
        (NIGHT, "set patterns lobby paris custom on", True),
        (NIGHT, NIGHT, False),
        (NIGHT, "remove all patterns lobby paris", False),
        (f"{FIRST} allow", f"{SECOND} allow", True),
        (f"{FIRST} allow", "remove pattern lobby paris 2", True),
        (f"{FIRST} allow", NIGHT, True),
        (f"{FIRST} allow", "change pattern lobby paris 1 name Other", True),
        (f"{FIRST} allow", f"{FIRST} allow", False),
        (f"{FIRST} allow", "remove pattern lobby paris 1", False),
        (f"{FIRST} allow", "remove all patterns lobby paris", False),
    ],
)
def test_only_a_later_change_of_the_same_thing_leaves_doubt(
    chat: Chat, typed: str, then: str, certain: bool
) -> None:
    chat.cloud.fill_patterns(chat.cloud.workspace(LOBBY), 2)
    chat.cloud.fault("(POST|PUT) .*/digitPatterns", drop=True, later=True)
    assert "may still come" in read(chat.ask(typed))
    said = chat.ask(then)
    if then.startswith("remove"):
        said = chat.press(said, "Remove")
    assert read(said).startswith(("Saved", "Added", "Removed")), read(said)
    if certain:
        chat.cloud.run_postponed()
    after(chat, 1.1)
    told = "Webex made the change after all." if certain else "I cannot tell whether the change was made"
    assert told in read(chat.hears("ana", "I looked again at change 1"))


def test_a_removal_is_not_denied_because_the_same_was_added_again(chat: Chat) -> None:
    question = chat.ask("remove number simultaneous lobby paris 1")
    chat.cloud.fault("PUT .*/simultaneousRing", drop=True)
    assert "may still come" in read(chat.press(question, "Remove"))
    change(chat, "simultaneousRing", {"phoneNumbers": []})
    assert read(chat.ask("add number simultaneous lobby paris +33612345678")).startswith("Added")
    after(chat, 5.1)
    chat.hears("ana", "I cannot tell whether the change was made")


def test_a_new_number_is_not_denied_because_it_was_removed_since(chat: Chat) -> None:
    chat.cloud.fault("PUT .*/simultaneousRing", drop=True, later=True)
    assert "may still come" in read(chat.ask("add number simultaneous lobby paris +33698765432"))
    chat.cloud.run_postponed()
    chat.press(chat.ask("remove number simultaneous lobby paris +33698765432"), "Remove")
    after(chat, 5.1)
    chat.hears("ana", "I cannot tell whether the change was made")


def test_a_number_that_becomes_another_late_is_found(chat: Chat) -> None:
    chat.cloud.fault("PUT .*/simultaneousRing", drop=True, later=True)
    typed = "change number simultaneous lobby paris 1 number +33698765432"
    assert "may still come" in read(chat.ask(typed))
    chat.cloud.run_postponed()
    after(chat, 1.1)
    chat.hears("ana", "Webex made the change after all.")
