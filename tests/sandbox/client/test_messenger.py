"""Messages sent, deleted and read again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.errors import NotFound, WebexError
from bot.events import Reply
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.endpoints import Endpoints
from bot.webex.message_events import parsed_date
from bot.webex.outbound.message_parts import MAX_PART_BYTES, pieces
from bot.webex.outbound.messenger import WebexMessenger
from tests.sandbox.listener.listener_recorder import more_spaces

CARD = {"type": "AdaptiveCard", "version": "1.3", "body": [{"type": "TextBlock", "text": "On"}]}


@pytest.fixture
def cloud(own_cloud: Cloud) -> Cloud:
    return own_cloud


@pytest.fixture
def messenger(cloud: Cloud) -> Iterator[WebexMessenger]:
    messenger = WebexMessenger(cloud.environment()["WEBEX_BOT_TOKEN"], Endpoints.at(cloud.api_url))
    yield messenger
    messenger.close()


def said(cloud: Cloud, key: str = "ana") -> list[str]:
    return [message.markdown for message in cloud.messages(cloud.space(key))]


def test_the_bot_knows_who_it_is(cloud: Cloud, messenger: WebexMessenger) -> None:
    bot = cloud.person("bot")
    me = messenger.me()
    assert (me.id, me.name, me.email, me.org_id, me.is_bot) == (bot.id, bot.name, bot.email, bot.org_id, True)
    assert messenger.me() is me
    assert len(cloud.requests) == 1


def test_a_card_goes_with_its_text(cloud: Cloud, messenger: WebexMessenger) -> None:
    sent = messenger.send(cloud.space("ana").id, Reply("Push-to-Talk: **On**", CARD))
    (message,) = cloud.messages(cloud.space("ana"))
    assert (message.id, message.markdown, message.card) == (sent, "Push-to-Talk: **On**", CARD)
    assert cloud.breaches == []


def test_a_reply_stays_in_its_thread_and_leaves_it_when_it_must(
    cloud: Cloud, messenger: WebexMessenger
) -> None:
    ana, team = cloud.person("ana"), cloud.space("team")
    root = cloud.say(ana, team, "help")
    answer = messenger.send(team.id, Reply("in the thread"), root)
    messenger.send(team.id, Reply("a reply has no replies"), answer)
    assert [message.parent_id for message in cloud.messages(team)] == [None, root, None]


def test_long_text_goes_in_parts_and_none_is_lost(cloud: Cloud, messenger: WebexMessenger) -> None:
    lines = [f"{number} ☎ {'é' * 40}" for number in range(400)]
    last = messenger.send(cloud.space("ana").id, Reply("\n".join(lines)))
    messages = cloud.messages(cloud.space("ana"))
    assert "\n".join(message.markdown.rstrip("\n") for message in messages).splitlines() == lines
    assert messages[-1].id == last
    assert len(messages) > 1


def test_long_text_beside_a_card_is_cut(cloud: Cloud, messenger: WebexMessenger) -> None:
    messenger.send(cloud.space("ana").id, Reply("line\n" * 3000, CARD))
    (message,) = cloud.messages(cloud.space("ana"))
    assert message.markdown.endswith("line\n…")
    assert message.card == CARD


@pytest.mark.parametrize("text", ["", "a", "é" * 20_000, "x\n" * 9000, "a" * MAX_PART_BYTES, "\n" * 9000])
def test_parts_are_short_enough_and_make_up_the_text(text: str) -> None:
    parts = pieces(text)
    assert all(len(part.encode()) <= MAX_PART_BYTES for part in parts) or not text.strip()
    assert "".join(parts).strip() == text.strip()


def test_a_space_the_bot_left_is_not_found(cloud: Cloud, messenger: WebexMessenger) -> None:
    team = cloud.space("team")
    bot = cloud.person("bot")
    with cloud.state.lock:
        others = tuple(member for member in team.members if member != bot.id)
        cloud.state.spaces[team.id] = replace(team, members=others)
    with pytest.raises(NotFound):
        messenger.send(team.id, Reply("hello"))
    with pytest.raises(NotFound):
        messenger.send(team.id, Reply("hello"), "thread")


def test_deleting_twice_is_no_error(cloud: Cloud, messenger: WebexMessenger) -> None:
    sent = messenger.send(cloud.space("ana").id, Reply("form", CARD))
    messenger.delete(sent)
    messenger.delete(sent)
    assert cloud.deleted == [sent]
    theirs = cloud.say(cloud.person("ana"), cloud.space("ana"), "mine")
    with pytest.raises(WebexError) as refused:
        messenger.delete(theirs)
    assert refused.value.status == 403


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 429, "headers": {"Retry-After": "0"}},
        {"status": 429, "headers": {"Retry-After": "a while"}, "body": ["odd"]},
        {"status": 429, "headers": {"Retry-After": "-1"}, "body": "<html>"},
        {"status": 423, "headers": {"Retry-After": "0"}},
        {"status": 503, "times": 3},
        {"status": 502, "times": 2},
        {"drop": True, "times": 2},
    ],
    ids=str,
)
def test_sending_waits_out_what_passes(
    cloud: Cloud, messenger: WebexMessenger, fault: dict[str, object]
) -> None:
    cloud.fault("POST /messages", **fault)  # type: ignore[arg-type]
    messenger.send(cloud.space("ana").id, Reply("once"))
    assert said(cloud) == ["once"]


def test_a_message_that_may_have_gone_is_not_sent_for_ever(cloud: Cloud, messenger: WebexMessenger) -> None:
    cloud.fault("POST /messages", status=502, before=False, times=100)
    with pytest.raises(WebexError):
        messenger.send(cloud.space("ana").id, Reply("again"))
    assert said(cloud) == ["again"] * 3


def test_an_answer_that_cannot_be_read_does_not_send_it_again(
    cloud: Cloud, messenger: WebexMessenger
) -> None:
    bodies: list[object] = ["<html>", [], {"no": "id"}]
    for body in bodies:
        cloud.fault("POST /messages", status=200, body=body, before=False)
        assert messenger.send(cloud.space("ana").id, Reply("once")) == ""
    assert said(cloud) == ["once"] * 3


def test_a_refusal_is_told_in_words_with_its_tracking_id(cloud: Cloud, messenger: WebexMessenger) -> None:
    cloud.fault("POST /messages", status=400, body={"message": "no", "trackingId": "ROUTER_1"})
    with pytest.raises(WebexError) as refused:
        messenger.send(cloud.space("ana").id, Reply("hush"))
    error = refused.value
    assert (error.status, error.detail) == (400, "no")
    assert error.tracking_id
    assert error.sentence == "Webex refused the request (400). The message was not sent."
    chain = f"{error!r} {error.__cause__!r} {vars(error)}"
    assert "hush" not in chain
    assert cloud.environment()["WEBEX_BOT_TOKEN"] not in chain


def test_a_wrong_token_is_told_in_words(cloud: Cloud) -> None:
    messenger = WebexMessenger("wrong", Endpoints.at(cloud.api_url))
    with pytest.raises(WebexError, match="does not accept the bot's token"):
        messenger.me()
    messenger.close()


def test_many_threads_may_send(cloud: Cloud, messenger: WebexMessenger) -> None:
    spaces = more_spaces(cloud, 16)

    def talk(space_id: str) -> None:
        for number in range(10):
            messenger.send(space_id, Reply(f"{number}"))

    threads = [threading.Thread(target=talk, args=(space.id,)) for space in spaces]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for space in spaces:
        assert [message.markdown for message in cloud.messages(space)] == [
            str(number) for number in range(10)
        ]


def created(cloud: Cloud, message_id: str) -> datetime:
    return parsed_date(cloud.state.messages[message_id].created)


def test_missed_gives_exactly_what_was_said_to_the_bot(cloud: Cloud, messenger: WebexMessenger) -> None:
    ana, ravi, team = cloud.person("ana"), cloud.person("ravi"), cloud.space("team")
    cloud.say(ravi, cloud.space("ravi"), "long ago")
    since = created(cloud, cloud.say(ana, cloud.space("ana"), "before"))
    first = cloud.say(ana, team, "first")
    cloud.say(ravi, cloud.space("ravi"), "second")
    cloud.say(ana, team, "not to the bot", mention=False)
    cloud.say(cloud.person("echo"), team, "from a bot")
    messenger.send(cloud.space("ana").id, Reply("from the bot itself"))
    cloud.say(ana, cloud.space("ana"), "third", files=["plan.pdf"])
    missed = messenger.missed(since)
    assert [message.text for message in missed] == ["first", "second", "third"]
    assert [message.thread_id for message in missed] == [first, None, None]
    assert [message.space.is_direct for message in missed] == [False, True, True]
    assert [len(message.file_urls) for message in missed] == [0, 0, 1]
    assert messenger.missed(missed[-1].sent_at) == []
    assert cloud.breaches == []


def test_missed_looks_only_where_something_happened(cloud: Cloud, messenger: WebexMessenger) -> None:
    since = created(cloud, cloud.say(cloud.person("ana"), cloud.space("ana"), "hi")) - timedelta(seconds=1)
    messenger.me()
    before = len(cloud.requests)
    assert len(messenger.missed(since)) == 1
    assert [request.path for request in cloud.requests[before:]] == ["/rooms", "/messages"]


def test_missed_is_bounded(cloud: Cloud, messenger: WebexMessenger) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    for number in range(130):
        cloud.say(ana, space, f"{number}")
    since = created(cloud, cloud.messages(space)[0].id) - timedelta(seconds=1)
    assert [message.text for message in messenger.missed(since)] == [str(number) for number in range(30, 130)]


LINKS = ("{api}/messages?roomId={room}&max=100", "https,{api}/messages", "{api}/messages?max=null", "junk")


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("refused", [False, True], ids=["the rest is read", "the rest is refused"])
def test_missed_mentions_are_not_lost_to_a_link(
    cloud: Cloud, messenger: WebexMessenger, link: str, refused: bool
) -> None:
    """Webex named a next page without `mentionedPeople`, which bots may not list, and worse."""
    ana, team = cloud.person("ana"), cloud.space("team")
    since = created(cloud, cloud.say(ana, team, "before"))
    for number in range(40):
        cloud.say(ana, team, f"{number}")
    whole = messenger._page({"roomId": team.id, "mentionedPeople": "me"})[0]
    address = link.format(api=cloud.api_url, room=team.id)
    page: dict[str, Any] = {"body": {"items": whole[:30]}, "headers": {"Link": f'<{address}>; rel="next"'}}
    cloud.fault("GET /messages$", status=200, **page)
    if refused:
        cloud.fault("GET /messages$", status=403)
    missed = [message.text for message in messenger.missed(since)]
    assert missed == [str(number) for number in range(10 if refused else 0, 40)]


def test_missed_passes_over_a_space_that_is_gone(cloud: Cloud, messenger: WebexMessenger) -> None:
    since = created(cloud, cloud.say(cloud.person("ana"), cloud.space("ana"), "gone")) - timedelta(seconds=1)
    cloud.say(cloud.person("ravi"), cloud.space("ravi"), "there")
    # Rooms come with the latest activity first: the second list is Ana's.
    cloud.fault("GET /messages$", status=None, delay=0.01)
    cloud.fault("GET /messages$", status=404)
    assert [message.text for message in messenger.missed(since)] == ["there"]


def test_missed_says_when_it_could_not_look(cloud: Cloud, messenger: WebexMessenger) -> None:
    cloud.fault("GET /rooms", status=403)
    with pytest.raises(WebexError, match="could not read what it missed"):
        messenger.missed(created(cloud, cloud.say(cloud.person("ana"), cloud.space("ana"), "hi")))


def test_who_is_called_nothing_is_the_bot(messenger: WebexMessenger, cloud: Cloud) -> None:
    """Webex's own word for it may be missing; only what it calls something else is refused at the start."""
    bot = cloud.person("bot")
    body = {"id": bot.id, "displayName": bot.name, "emails": [bot.email], "orgId": bot.org_id}
    cloud.fault("GET /people/me", status=200, body=body)
    assert messenger.me().is_bot
