"""Notices that cannot be built or sent, or are not allowed, spaces that hang, and very many spaces."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from bot.sentences import UNMADE
from tests.chat import TO_START, Chat, read
from tests.dialogues.watching.test_watch import ON, notices


def test_a_notice_that_cannot_be_built_goes_in_words_and_holds_back_nothing(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("secret words")

    chat.ask("watch all", "ravi")
    with monkeypatch.context() as patch:
        patch.setattr("bot.notices.change_notices.notice_card", broken)
        chat.ask(ON)
        said = read(chat.hears("ravi", "Lobby Paris: Call Intercept was changed by Ana Roux, through me."))
    assert "`history`" in chat.said("ravi")[-1].markdown, said
    chat.ask("set intercept lobby paris off")
    assert len(notices(chat, "ravi")) == 1
    assert "cannot be built as a card: ValueError" in caplog.text
    assert "secret words" not in caplog.text


def test_a_notice_that_webex_takes_in_no_form_is_given_up_loudly_and_holds_back_nothing(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    chat.ask("watch all", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
        chat.ask("set intercept lobby paris off")
    chat.cloud.fault("POST /messages", status=400, times=2)
    assert ["On → Off" in one for one in notices(chat, "ravi")] == [True]
    assert "is given up: WebexError" in caplog.text
    assert chat.app.ground.store.due_notices(chat.clock() + timedelta(hours=1)) == []


def test_a_card_that_webex_refuses_goes_in_words(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
        chat.cloud.fault("POST /messages", status=400)
    assert notices(chat, "ravi") == []
    chat.hears("ravi", "Lobby Paris: Call Intercept was changed by Ana Roux, through me.")


def test_where_rights_cannot_be_found_out_nobody_is_told(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError

    chat.ask("watch all", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
    with monkeypatch.context() as patch:
        patch.setattr(chat.app.services.gate, "rights", broken)
        assert notices(chat, "ravi") == []
    assert len(chat.said("ravi")) == 1
    chat.clock.ahead = timedelta(minutes=1)
    assert len(notices(chat, "ravi")) == 1


def test_what_cannot_be_made_is_said_without_a_word_of_it_and_holds_back_nothing(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("secret words")

    chat.ask("watch all digest 22:00", "ravi")
    for state in ("on", "off"):
        chat.ask(f"set dnd lobby paris {state}")
    with monkeypatch.context() as patch:
        patch.setattr("bot.notices.digests.list_card", broken)
        chat.clock.ahead += timedelta(days=1)
        for _ in range(5):
            chat.bot.telling.work.run_due()
            chat.clock.ahead += timedelta(minutes=5)
    assert chat.said("ravi")[-1].markdown == UNMADE
    chat.ask("watch all", "ravi")
    chat.ask(ON)
    chat.hears("ravi", "Lobby Paris: Call Intercept changed")


def pass_time(chat: Chat, length: timedelta, step: timedelta = timedelta(minutes=10)) -> None:
    """So much time passes, in which notices are tried again and again."""
    ends = chat.clock.ahead + length
    while chat.clock.ahead < ends:
        chat.clock.ahead += step
        chat.deliver_notices()


def test_what_cannot_be_made_now_holds_back_nothing_and_is_told_when_it_can(chat: Chat) -> None:
    chat.ask("watch gym", "ravi", "team")
    chat.ask("watch lobby paris", "lena", "team")
    with chat.notices_paused():
        chat.ask("set dnd gym on")
        chat.ask("set dnd lobby paris on")
        chat.app.ground.store.say(chat.cloud.space("team").id, "token", "My token ends.", chat.clock())
        chat.clock.ahead += timedelta(minutes=6)
        chat.cloud.fault(f"GET /people/{chat.cloud.person('ravi').id}", status=403, times=500)
    pass_time(chat, timedelta(hours=1), timedelta(minutes=5))
    said = [read(one) for one in chat.said("team")][2:]
    assert ["Lobby Paris: Do Not" in said[0], said[1]] == [True, "My token ends."], said
    chat.heal()
    pass_time(chat, timedelta(minutes=30))
    assert "Gym: Do Not Disturb changed" in read(chat.said("team")[-1])


def test_what_cannot_be_made_for_a_day_is_given_up_and_said_once(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    chat.wait(TO_START)  # both are given up on the same day
    chat.ask("watch gym", "ravi")
    with chat.notices_paused():
        chat.ask("set dnd gym on")
        chat.ask("set intercept gym on")
        chat.clock.ahead += timedelta(minutes=6)
        chat.cloud.fault(f"GET /people/{chat.cloud.person('ravi').id}", status=403, times=5000)
    pass_time(chat, timedelta(minutes=5), timedelta(minutes=1))
    pass_time(chat, timedelta(hours=23), timedelta(hours=1))
    assert len(chat.said("ravi")) == 1
    pass_time(chat, timedelta(hours=4), timedelta(hours=1))
    assert [one.markdown for one in chat.said("ravi")[1:]] == [UNMADE]
    assert caplog.text.count("cannot be made and is given up") == 2
    assert chat.app.ground.store.next_notice_at(chat.cloud.space("ravi").id) is None


@pytest.mark.parametrize("answer", [504, 502, None])
def test_what_was_said_though_webex_did_not_answer_is_not_said_again(chat: Chat, answer: int | None) -> None:
    chat.ask("watch lobby paris", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
        chat.cloud.fault("POST /messages", status=answer, before=False)
    chat.deliver_notices()
    pass_time(chat, timedelta(minutes=5), timedelta(minutes=1))
    assert len(notices(chat, "ravi")) == 1
    chat.ask("set intercept lobby paris off")
    assert len(notices(chat, "ravi")) == 2


@pytest.mark.parametrize("answer", [504, 502, None])
def test_nor_in_a_group_where_the_websocket_tells_of_it(chat: Chat, answer: int | None) -> None:
    """There Webex lists a bot no messages of its own."""
    chat.ask("watch lobby paris", space="team")
    chat.cloud.bot_hears_itself = True
    with chat.notices_paused():
        chat.ask(ON)
        chat.cloud.fault("POST /messages", status=answer, before=False)
    chat.deliver_notices()
    pass_time(chat, timedelta(minutes=5), timedelta(minutes=1))
    assert len(notices(chat, "team")) == 1
    chat.ask("set intercept lobby paris off")
    assert len(notices(chat, "team")) == 2
    chat.cloud.bot_hears_itself = False


def test_in_a_group_of_which_nothing_is_heard_it_is_said_again(chat: Chat) -> None:
    chat.ask("watch lobby paris", space="team")
    with chat.notices_paused():
        chat.ask(ON)
        chat.cloud.fault("POST /messages", status=504, before=False)
    chat.deliver_notices()
    pass_time(chat, timedelta(minutes=5), timedelta(minutes=1))
    assert len(notices(chat, "team")) == 2, "twice is better than never"


def test_where_it_cannot_be_looked_for_now_it_is_looked_for_later(chat: Chat) -> None:
    chat.ask("watch lobby paris", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
        chat.cloud.fault("POST /messages", status=504, before=False)
        chat.cloud.fault("GET /messages$", status=503, times=300)
    chat.deliver_notices()
    chat.clock.ahead += timedelta(minutes=1)
    chat.deliver_notices()
    assert len(notices(chat, "ravi")) == 1
    chat.heal()
    pass_time(chat, timedelta(minutes=5), timedelta(minutes=1))
    assert len(notices(chat, "ravi")) == 1
    assert chat.app.ground.store.next_notice_at(chat.cloud.space("ravi").id) is None


def test_what_may_be_said_is_looked_for_also_where_it_could_not_be_made_meanwhile(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat.ask("watch lobby paris", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
        chat.cloud.fault("POST /messages", status=502, before=False)
    chat.deliver_notices()
    with monkeypatch.context() as patch:
        patch.setattr(chat.app.services.gate, "rights", broken)
        chat.clock.ahead += timedelta(minutes=1)
        chat.deliver_notices()
    pass_time(chat, timedelta(minutes=5), timedelta(minutes=1))
    assert len(notices(chat, "ravi")) == 1
    assert chat.app.ground.store.next_notice_at(chat.cloud.space("ravi").id) is None


def test_what_was_said_long_ago_in_the_same_words_is_not_taken_for_it(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat.cloud.state, "clock", chat.clock)
    space, store = chat.cloud.space("ravi").id, chat.app.ground.store
    chat.ask("whoami", "ravi")
    store.say(space, "one", "The token ends.", chat.clock())
    chat.deliver_notices()
    store.tidy(chat.clock() + timedelta(days=31))
    chat.clock.ahead += timedelta(minutes=10)
    with chat.notices_paused():
        store.say(space, "two", "The token ends.", chat.clock())
        chat.cloud.fault("POST /messages", status=502)
    chat.deliver_notices()
    pass_time(chat, timedelta(minutes=5), timedelta(minutes=1))
    assert [read(one) for one in chat.said("ravi")][1:] == ["The token ends."] * 2


def test_the_same_words_of_two_notices_are_both_said(chat: Chat) -> None:
    space = chat.cloud.space("ravi").id
    chat.ask("whoami", "ravi")
    with chat.notices_paused():
        for key in ("one", "two"):
            chat.app.ground.store.say(space, key, "The token ends.", chat.clock())
        chat.cloud.fault("POST /messages", status=502)
    chat.deliver_notices()
    pass_time(chat, timedelta(minutes=5), timedelta(minutes=1))
    assert [read(one) for one in chat.said("ravi")][1:] == ["The token ends."] * 2


def test_what_a_process_died_over_is_not_said_again(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    chat.ask("watch lobby paris", "ravi")
    with chat.notices_paused():
        chat.ask(ON)
    with monkeypatch.context() as patch:
        patch.setattr(type(chat.app.ground.store), "notice_sent", broken)
        chat.deliver_notices()
    pass_time(chat, timedelta(minutes=10), timedelta(minutes=1))
    assert len(notices(chat, "ravi")) == 1


def broken(*_: object, **__: object) -> None:
    """What the end of a process leaves undone."""
    raise RuntimeError


def test_a_space_that_hangs_delays_no_other_and_each_is_told_in_order(chat: Chat) -> None:
    chat.ask("watch all", "ravi")
    chat.ask("watch all", "lena")
    with chat.notices_paused():
        for text in (ON, "set intercept lobby paris off", "set dnd lobby paris on"):
            chat.ask(text)
    chat.cloud.fault("POST /messages", status=None, delay=2.0)
    told = threading.Thread(target=chat.deliver_notices)
    told.start()
    first = chat.cloud.until(
        lambda: next((space for space in ("ravi", "lena") if len(chat.said(space)) == 4), None)
    )
    assert len(chat.said("lena" if first == "ravi" else "ravi")) == 1, "the slow one is not told yet"
    told.join()
    for space in ("ravi", "lena"):
        assert ["Off → On" in one for one in notices(chat, space)] == [True, False, True]


def test_the_changes_of_one_plan_are_one_notice_with_the_rest_together_in_its_thread(chat: Chat) -> None:
    chat.ask("watch all", space="team")
    chat.ask("dnd on in the gym, huddle and atrium")
    chat.run_plans()
    chat.press(chat.said("ana")[-1], "Run")
    chat.run_plans()
    (first,) = notices(chat, "team")
    chat.clock.ahead += timedelta(minutes=1)
    chat.bot.telling.work.run_due()
    rest = chat.hears("team", "Changes in 2 workspaces")
    assert rest.parent_id == chat.said("team")[1].id
    rooms = {one for one in ("Gym", "Huddle", "Atrium") if one in first + read(rest)}
    assert len(rooms) == 3 and read(rest).count("Off → On") == 2
