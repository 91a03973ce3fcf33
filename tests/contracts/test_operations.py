"""Every operation of workspace call settings is reached from a space, by a request the vendor allows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.sandbox.cloud import Cloud
from tests.chat import Chat, read
from tests.contracts.conversations import CONVERSATIONS, Press
from tests.contracts.vendor import operation_of, operations


@pytest.fixture(scope="module")
def bot(sandbox: Cloud, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """One bot for all the conversations."""
    sandbox.reset()
    with Chat.started(sandbox, f"sqlite:///{tmp_path_factory.mktemp('bot') / 'bot.db'}") as chat:
        yield chat


@pytest.fixture
def chat(bot: Chat) -> Iterator[Chat]:
    """The bot in a cloud that is as it was at the beginning."""
    bot.cloud.reset()
    yield bot
    assert bot.cloud.breaches == []


def wrong(chat: Chat) -> list[str]:
    """What the vendor's files have against the requests about workspace call settings, as recorded."""
    found = []
    for request in chat.cloud.requests:
        operation = operation_of(request.method, request.path)
        if operation is not None:
            found += [f"{operation.name}: {why}" for why in operation.breaches(request.query, request.body)]
        elif "/telephony/config/workspaces/" in request.path or "/features/" in request.path:
            found.append(f"no such operation: {request.method} {request.path}")
    return found


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_causes_the_operation(chat: Chat, name: str) -> None:
    assert name in operations()
    said = []
    answer = None
    for step in CONVERSATIONS[name]:
        if isinstance(step, Press):
            assert answer is not None
            answer = chat.press(answer, step.title, inputs=step.inputs)
        else:
            answer = chat.ask(step.text)
        said.append(read(answer))
    made = [
        request
        for request in chat.cloud.requests
        if (one := operation_of(request.method, request.path)) and one.name == name
    ]
    assert made, said
    assert all(request.status in (200, 201, 204) for request in made), said
    assert wrong(chat) == []


def test_every_operation_has_its_conversation() -> None:
    missing = sorted(set(operations()) - set(CONVERSATIONS))
    assert missing == [], f"{len(missing)} of {len(operations())} are missing:\n" + "\n".join(missing)
