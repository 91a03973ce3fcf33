"""What the bot answered to a sentence: its words, what it asks, and what can be pressed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.data.entities import Message
from cards.payload import KEY
from tests.chat import filled, nodes, read, texts

DO_IT = ("Do it", "Do both", "Do all")
"""The titles of the button that does a proposed change."""
MAX_OFFERS = 25
"""As many options as a picker has."""
_QUESTION = re.compile(r"\?(?=[\s*_)”\"]|\Z)")


@dataclass(frozen=True)
class Press:
    """A button of a card with all that it sends, and how it is called."""

    message_id: str
    inputs: dict[str, Any]
    name: str


class Answer:
    """The messages that came of one sentence."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self.messages = messages
        self.text = "\n".join(
            f"{read(one)}\n{texts(one) if one.card is not None else ''}" for one in messages
        ).strip()

    def proposals(self) -> list[Press]:
        """The buttons that do a proposed change: `Do it`, or what saves a card on which nothing is filled
        in."""
        return [
            _press(message, node)
            for message in self.messages
            for node in _submits(message)
            if node["title"] in DO_IT or (_does(node) == "save" and not _inputs(message))
        ]

    def asks(self) -> bool:
        """Whether it asks back: there is something to pick or to fill in with a button to send it, several
        changes to choose from, or a sentence that ends in a question mark."""
        return (
            any(_inputs(message) and _submits(message) for message in self.messages)
            or len(self.proposals()) > 1
            or any(_QUESTION.search(read(message)) for message in self.messages)
        )

    def offers(self) -> Iterator[Press]:
        """Everything that can be chosen: each option of a picker, each button that is as good as typing, and
        a form as it stands."""
        for message in self.messages:
            options = [
                (str(node["id"]), str(choice["value"]), str(choice["title"]))
                for node in _inputs(message)
                if node["type"] == "Input.ChoiceSet" and not node.get("isMultiSelect")
                for choice in node["choices"]
            ]
            for node in _submits(message):
                if _does(node) == "cancel":
                    continue
                if _does(node) == "save" or _has_words(node):
                    yield _press(message, node)
                else:
                    for input_id, value, title in options[:MAX_OFFERS]:
                        yield _press(message, node, {input_id: value}, title)

    def short(self, letters: int = 260) -> str:
        """The beginning of what it says, in one line."""
        line = " / ".join(" ".join(read(one).split()) for one in self.messages)
        return line if len(line) <= letters else f"{line[: letters - 1]}…"


def _press(
    message: Message, node: dict[str, Any], picked: dict[str, str] | None = None, name: str = ""
) -> Press:
    inputs = {**filled(message), **(picked or {}), **node.get("data", {})}
    return Press(message.id, inputs, name or str(node["title"]))


def _submits(message: Message) -> list[dict[str, Any]]:
    return [node for node in nodes(message.card) if node["type"] == "Action.Submit"]


def _inputs(message: Message) -> list[dict[str, Any]]:
    return [node for node in nodes(message.card) if node["type"].startswith("Input.")]


def _data(node: dict[str, Any]) -> dict[str, Any]:
    held = node.get("data", {}).get(KEY, {})
    return held if isinstance(held, dict) else {}


def _does(node: dict[str, Any]) -> str:
    return str(_data(node).get("do", ""))


def _has_words(node: dict[str, Any]) -> bool:
    return _does(node) == "say" and bool(_data(node).get("text"))
