"""What somebody left who cannot put it back any more: whoever else may is told, and nothing is written."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat, read
from tests.dialogues.timed.test_timed_ends import DAY, HOUR, ON, is_on

pytest_plugins = ["tests.postgres"]


@pytest.mark.parametrize("space", ["team", "ana"])
def test_what_somebody_left_whose_account_is_gone_is_told_to_who_watches_and_to_the_operator(
    cloud: Cloud, database_url: str, space: str
) -> None:
    operators = cloud.space("rollout").id
    with Chat.started(cloud, database_url, status_space=operators) as chat:
        chat.ask("watch lobby paris", "ravi")
        chat.ask(ON, space=space)
        cloud.fault(f"GET /people/{cloud.person('ana').id}$", status=404, times=1000)
        with chat.taken_out_of("ana"):
            chat.wait(2 * HOUR)
            chat.wait(2 * DAY)
        chat.deliver_notices()
        watching = [one for one in map(read, chat.said("ravi")) if "is not put back" in one]
        told = [one for one in map(read, chat.said("rollout")) if "was not put back" in one]
        assert len(watching) == len(told) == 1
        assert "Do Not Disturb of Lobby Paris was not put back at its end: Ana Roux" in told[0]
        assert "end s-1 now" in told[0]
        assert is_on(chat), "nobody who may has said so"
        assert len(chat.writes()) == 1
        chat.give_roles("ravi", "id_full_admin")
        chat.clock.ahead += timedelta(minutes=6)
        assert "Ended: Do Not Disturb" in read(chat.ask("end s-1 now", "ravi"))
        assert not is_on(chat)


def test_who_watches_is_told_also_while_the_space_of_who_asked_cannot_be(
    cloud: Cloud, database_url: str
) -> None:
    with Chat.started(cloud, database_url) as chat:
        chat.ask("watch lobby paris", "ravi")
        chat.ask(ON)
        chat.give_roles("ana")
        cloud.fault("POST /messages", status=401, times=1000, room=cloud.space("ana").id)
        chat.wait(2 * HOUR)
        chat.hears("ravi", "Lobby Paris: Do Not Disturb is not put back")
        chat.heal()
        chat.wait(HOUR)
        chat.hears("ana", "Put back? Do Not Disturb")
        chat.deliver_notices()
        assert sum("is not put back" in read(one) for one in chat.said("ravi")) == 1
