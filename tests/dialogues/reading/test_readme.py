"""What the README tells people to type does what it says there."""

from __future__ import annotations

import re

from tests.chat import Chat, read
from tests.documents import README


def test_what_the_readme_says_one_can_type_is_understood(chat: Chat) -> None:
    text = README.read_text(encoding="utf-8")
    steps = re.findall(r"^\d+\. `([^`]+)`", text, re.M)
    (lines,) = re.findall(r"## What you can say\n.*?```\n(.*?)```", text, re.S)
    typed = [*steps, *(re.split(r"\s{2,}", line)[0] for line in lines.splitlines())]
    assert len(typed) > 8
    for one in typed:
        space = "team" if one.startswith("watch") else ""
        answer = read(chat.ask(one, space=space))
        assert not re.search(r"not understand|There is no|Did you mean|What did you mean", answer), (
            f"{one}: {answer}"
        )
    assert (
        chat.setting("Lobby Paris", "callForwarding")["callForwarding"]["always"]["destination"]
        == "+33612345678"
    )
