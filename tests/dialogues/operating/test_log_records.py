"""The log as JSON and as text: what belongs to one request can be found by one reference."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.log_records import FORMATTERS, referring_to, tracked
from tests.chat import Chat, read


class Log:
    """What was written since the beginning of the block."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def records(self) -> list[dict[str, Any]]:
        """Each line, which is an object."""
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, reference: str) -> list[dict[str, Any]]:
        return [one for one in self.records if one.get("reference") == reference]


@contextmanager
def written(log_format: str, level: int = logging.DEBUG) -> Iterator[Log]:
    log, root = Log(), logging.getLogger("bot")
    handler, before = logging.StreamHandler(log.stream), root.level
    handler.setFormatter(FORMATTERS[log_format]())
    root.addHandler(handler)
    root.setLevel(level)
    root.propagate = False
    try:
        yield log
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
        root.propagate = True


def references(answer: str) -> tuple[str, str]:
    """Our reference and Webex's tracking id, as the person is told them."""
    found = re.search(r"\(Reference (\w+), Webex (\S+)\)", answer)
    assert found, answer
    return found[1], found[2]


def test_what_somebody_is_told_of_a_refusal_is_found_in_the_log(chat: Chat) -> None:
    chat.cloud.fault("PUT .*/doNotDisturb", status=400)
    with written("json") as log:
        answer = read(chat.ask("set dnd gym on"))
    reference, tracking_id = references(answer)
    said = {one["message"].partition(" ")[0]: one for one in log.of(reference) if "tracking_id" in one}
    assert said["PUT"]["tracking_id"] == tracking_id
    assert said["PUT"]["message"].endswith("/workspaces/{workspaceId}/doNotDisturb: 400")
    assert said["Change"]["tracking_id"] == tracking_id and "failed" in said["Change"]["message"]
    assert said["Event"]["tracking_id"] == tracking_id and "refused" in said["Event"]["message"]
    assert "GET" in said, "also what was read for it"


def test_two_requests_at_the_same_time_have_two_references(chat: Chat) -> None:
    with written("json") as log:
        for person in ("ana", "ravi"):
            chat.cloud.say(chat.cloud.person(person), chat.cloud.space(person), "show dnd gym")
        for person in ("ana", "ravi"):
            chat.hears(person, "Do Not Disturb")
        chat.bot.space_queue.drain(10.0)
    ended = [one["reference"] for one in log.records if one["message"].endswith("is answered")]
    assert len({*ended}) == 2
    assert all(any(one["message"].startswith("GET") for one in log.of(reference)) for reference in ended)


def test_what_the_bot_does_by_itself_carries_its_number(chat: Chat) -> None:
    chat.ask("set dnd gym on for 2 hours")
    with written("json") as log:
        chat.wait(timedelta(hours=2, minutes=1))
    messages = [one["message"] for one in log.of("timed 1")]
    assert any(one.startswith("PUT ") for one in messages) and any(
        one.startswith("Change ") for one in messages
    )


def test_nothing_that_was_typed_and_no_token_is_logged(chat: Chat) -> None:
    with written("json") as as_json, written("text") as as_text:
        chat.ask("set dnd gym on because xyzzy")
        chat.ask("passcode lobby paris 445566")
        chat.ask("add code lobby paris 998877 xyzzy")
        chat.ask("xyzzy")
    tokens = [chat.cloud.tokens.bot, chat.cloud.tokens.first_admin]
    for log in (as_json, as_text):
        assert log.text
        secret = ("xyzzy", "445566", "998877", "Lobby", "Bearer", *tokens)
        assert [one for one in secret if one in log.text] == []


@pytest.mark.parametrize(
    "message",
    ["two\nlines", "a \u2028 separator\x85\r", '“quotes” "and" \\', "half \ud800 of a pair", "\x00\x1b[31m"],
)
def test_a_record_is_one_object_on_one_line_whatever_it_says(message: str) -> None:
    with written("json") as log, referring_to("A\nB"):
        logging.getLogger("bot.test").warning("%s", message, extra=tracked("C\nD"))
    (record,) = log.records
    assert log.text.isascii() and log.text.count("\n") == 1
    assert record.pop("time").endswith("+00:00")
    assert record == {
        "level": "WARNING", "logger": "bot.test", "message": message,
        "reference": "A\nB", "tracking_id": "C\nD",
    }  # fmt: skip


def test_a_trace_stands_in_its_record() -> None:
    with written("json") as log:
        try:
            raise KeyError("what")
        except KeyError:
            logging.getLogger("bot.test").exception("It broke")
    (record,) = log.records
    assert record["trace"].startswith("Traceback") and "reference" not in record
    assert datetime.fromisoformat(record["time"]).tzinfo is not None


def test_text_has_both_behind_the_message_and_before_a_trace() -> None:
    with written("text") as log:
        logging.getLogger("bot.test").info("Plain")
        with referring_to("3FA2B1"):
            logging.getLogger("bot.test").info("Ours")
            logging.getLogger("bot.test").info("Both", extra=tracked("W_1"))
            try:
                raise KeyError("what")
            except KeyError:
                logging.getLogger("bot.test").exception("Broke")
    lines = [line.partition(" INFO ")[2] or line for line in log.text.splitlines()]
    assert lines[:3] == [
        "bot.test: Plain",
        "bot.test: Ours [reference 3FA2B1]",
        "bot.test: Both [reference 3FA2B1, Webex W_1]",
    ]
    assert lines[3].endswith("Broke [reference 3FA2B1]") and lines[4].startswith("Traceback")
