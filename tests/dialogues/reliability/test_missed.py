"""What was said while the bot was away is shown, and run only when who said it presses, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, button, buttons, read

pytest_plugins = ["tests.postgres"]
pytestmark = pytest.mark.slow

ON, OFF = "set dnd lobby paris on", "set dnd lobby paris off"
CARD = "Said while I was away"


@contextmanager
def away(
    cloud: Cloud, database_url: str, *said: str, space: str = "ana", **options: object
) -> Iterator[Chat]:
    """A bot that begins to listen again ten minutes after Ana said this."""
    with Chat.started(cloud, database_url) as chat:
        chat.ask("whoami")
    for words in said:
        cloud.say(cloud.person("ana"), cloud.space(space), words)
    with Chat.started(cloud, database_url, ahead=timedelta(minutes=10), **options) as chat:
        yield chat


def test_a_command_is_run_once_by_who_said_it(cloud: Cloud, some_database_url: str) -> None:
    with away(cloud, some_database_url, ON, space="team") as chat:
        card = chat.hears("team", CARD)
        assert ON in read(card) and buttons(card) == ["Run it now", "Drop it"]
        assert chat.writes() == []
        assert "Sorry, no." in read(chat.press(card, "Run it now", "sam", "team"))
        assert "Only who wrote this" in read(chat.press(card, "Run it now", "ravi", "team"))
        assert "Only who wrote this" in read(chat.press(card, "Drop it", "lena", "team"))
        assert chat.writes() == []
        assert read(chat.press(card, "Run it now", "ana", "team")).startswith("Saved")
        for title in ("Run it now", "Drop it"):
            assert "run or dropped already" in read(chat.press(card, title, "ana", "team"))
        assert len(chat.writes()) == 1


def test_what_is_dropped_is_not_run(cloud: Cloud, some_database_url: str) -> None:
    with away(cloud, some_database_url, ON) as chat:
        card = chat.hears("ana", CARD)
        assert read(chat.press(card, "Drop it")) == "Dropped. Nothing was changed."
        assert "run or dropped already" in read(chat.press(card, "Run it now"))
        assert chat.writes() == []


def test_the_rights_and_the_preview_of_that_moment_count(cloud: Cloud, some_database_url: str) -> None:
    risky = "forward lobby paris to +33 6 12 34 56 78"
    with away(cloud, some_database_url, risky, ON, preview="risky") as chat:
        card = chat.hears("ana", CARD)
        run = [one for one in buttons(card) if one == "Run it now"]
        assert len(run) == 2
        shown = chat.press(card, "Run it now")
        assert "Do it" in buttons(shown) and chat.writes() == []
    with away(cloud, some_database_url, ON, space="team") as chat:
        card = chat.hears("team", ON)
        chat.give_roles("ana")
        assert "Sorry, no." in read(chat.press(card, "Run it now", "ana", "team"))
        assert chat.writes() == []


def test_what_may_be_secret_or_means_something_else_now_has_no_button(
    cloud: Cloud, some_database_url: str
) -> None:
    said = ("add code lobby paris 47110815", "the new pin is 4821", "998877", "undo", "and there too")
    with away(cloud, some_database_url, *said) as chat:
        card = chat.hears("ana", CARD)
        assert buttons(card) == []
        assert not any(digits in read(card) for digits in ("47110815", "4821", "998877"))
        assert read(card).count("not repeated") == 3
        assert "undo" in read(card)
        with chat.bot.ground.store._reading() as tx:
            kept = str(tx.exec_driver_sql("SELECT payload FROM notice").all())
        assert "47110815" not in kept and "4821" not in kept and "998877" not in kept


def test_of_many_the_last_are_shown_and_two_have_buttons(cloud: Cloud, some_database_url: str) -> None:
    long = "please [tell](http://x) me about 44045 " + "very " * 90 + "much of the gym"
    with away(cloud, some_database_url, *["whoami"] * 5, long, ON, OFF) as chat:
        card = chat.hears("ana", CARD)
        assert "… and 3 more before these." in read(card)
        assert buttons(card) == ["Run it now", "Drop it"] * 2
        assert len(read(card)) < 900
        assert "please [tell](http://x) me about … very" in read(card), "what digits mean is not known"


def test_a_forged_or_edited_message_runs_nothing(cloud: Cloud, some_database_url: str) -> None:
    with away(cloud, some_database_url, ON) as chat:
        card = chat.hears("ana", CARD)
        sent = button(card, "Run it now")
        (key,) = sent
        for part in ({"message": "nonsense"}, {"message": chat.wrote("ana", "ana"), "mark": "0" * 16}):
            said = read(chat.send(card, {key: {**sent[key], **part}}))
            assert "Nothing was changed." in said
        assert chat.writes() == []


def test_a_day_later_it_is_too_late(cloud: Cloud, some_database_url: str) -> None:
    with away(cloud, some_database_url, ON) as chat:
        card = chat.hears("ana", CARD)
        chat.clock.ahead += timedelta(days=1)
        assert "too old" in read(chat.press(card, "Run it now"))
        assert chat.writes() == []
