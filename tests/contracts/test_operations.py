"""Every operation of workspace call settings is reached from a space, by a request the vendor allows."""

from __future__ import annotations

import pytest

from bot.sandbox.data.entities import Request
from bot.sandbox.state.seed_data import ORG
from cards.list_cards import TICKED_INPUT
from tests.chat import Chat, choices, read
from tests.contracts.settings.conversations import CONVERSATIONS, Say, Steps
from tests.contracts.vendor import operation_of, operations
from tests.recordings import recording


def named(request: Request) -> str:
    """Which operation a request is; empty when it is none of workspace call settings."""
    operation = operation_of(request.method, request.path)
    return operation.name if operation else ""


def wrong(chat: Chat) -> list[str]:
    """What the vendor's files have against the requests about workspace call settings, as recorded."""
    found = []
    for request in chat.cloud.requests:
        operation = operation_of(request.method, request.path)
        if operation is None:
            if "/telephony/config/workspaces/" in request.path or "/features/" in request.path:
                found.append(f"no such operation: {request.method} {request.path}")
            continue
        found += [f"{operation.name}: {why}" for why in operation.breaches(request.query, request.body)]
        if request.query.get("orgId") != ORG:
            found.append(f"{operation.name}: without the organisation")
        sent = [(file.part, file.content_type) for file in request.files]
        if sent != ([("file", "audio/wav")] if operation.upload else []):
            found.append(f"{operation.name}: sent the files {sent}")
    return found


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_causes_the_operation(chat: Chat, name: str) -> None:
    assert name in operations()
    said = talk(chat, CONVERSATIONS[name])
    made = [request for request in chat.cloud.requests if named(request) == name]
    assert made, said
    assert {request.status for request in made} <= operations()[name].statuses, said
    assert wrong(chat) == []


def talk(chat: Chat, steps: Steps) -> list[str]:
    """Has the conversation; gives what the bot said."""
    said = []
    answer = None
    for step in steps:
        if isinstance(step, Say):
            files = [("greeting.wav", recording())] if step.with_recording else []
            answer = chat.ask(step.text, files=files)
        else:
            assert answer is not None
            ticks = {TICKED_INPUT: choices(answer, TICKED_INPUT)[step.tick]} if step.tick else {}
            answer = chat.press(answer, step.title, inputs={**step.inputs, **ticks})
        said.append(read(answer))
    return said


def test_every_operation_has_its_conversation() -> None:
    missing = sorted(set(operations()) - set(CONVERSATIONS))
    assert missing == [], f"{len(missing)} of {len(operations())} are missing:\n" + "\n".join(missing)
