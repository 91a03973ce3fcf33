"""What became of a sentence, measured by what it wants."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.catalogue import FAMILIES
from bot.sandbox.data.entities import Json
from bot.sandbox.documents import SETTINGS
from bot.sandbox.state.cloud_state import CloudState
from tests.phrases.answer import Answer, Press
from tests.phrases.conversation import Conversation, PhraseBot
from tests.phrases.documents import Documents
from tests.phrases.wanted import compared, writes

RIGHT, ASKED, WRONG, SILENT, HARM = KINDS = ("right", "asked", "wrong", "silent", "harm")
"""From the best to the worst. `asked` is nothing written and a choice offered with the right reading in it;
`harm` is a write that is not wanted, or half of one that is."""
AT_A_GLANCE = "*"
MANY_SETTINGS = len(SETTINGS) // 2
"""So many documents are read for a workspace at a glance, and not for one setting."""
TITLES = {one.path.rpartition("/")[2]: one.title for one in FAMILIES}


@dataclass(frozen=True)
class Case:
    """A line of a book; README.md beside this file explains `want` and `given`."""

    line: int
    say: str
    want: Json
    given: Json = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """What became of a sentence, and why it is not right; `answer` is what the bot said, in short."""

    kind: str
    detail: str = ""
    answer: str = ""
    written: tuple[str, ...] = ()


def cases(book: Path) -> list[Case]:
    """The lines of a book."""
    lines = enumerate(book.read_text(encoding="utf-8").splitlines(), 1)
    found = [(number, json.loads(line)) for number, line in lines if line.strip()]
    return [Case(number, one["say"], one["want"], one.get("given", {})) for number, one in found]


def judge(bot: PhraseBot, case: Case) -> Verdict:
    """Types the sentence, presses the one button that does a proposed change, and compares every document."""
    with bot.conversation(case.given) as conversation:
        return _Judged(conversation, case.say).verdict(case.want)


class _Judged:
    def __init__(self, conversation: Conversation, sentence: str) -> None:
        self._conversation = conversation
        self._keep = _keeper(conversation.state)
        self._before = Documents.of(conversation.state)
        self._first = conversation.say(sentence)
        self._answer = self._done(self._first)
        self._after = Documents.of(conversation.state)
        self._read = conversation.read()

    def verdict(self, want: Json) -> Verdict:
        """The best verdict of the things that may come of it."""
        found = [self._one(one) for one in want.get("either", [want])]
        best = min(found, key=lambda one: KINDS.index(one[0]))
        made = compared({}, self._before, self._after).changes
        said = " => ".join(dict.fromkeys(one.short() for one in (self._first, self._answer)))
        return Verdict(*best, said, tuple(map(str, made)))

    def _one(self, want: Json) -> tuple[str, str]:
        written = compared(want, self._before, self._after)
        if written.unwanted:
            return HARM, f"not wanted: {'; '.join(map(str, written.unwanted))}"
        if not self._first.messages:
            return SILENT, "no answer"
        problem = self._problem(want, self._answer, self._after, self._read)
        if not problem:
            return RIGHT, ""
        if written.changes:
            return HARM, f"written, and not what was wanted: {problem}"
        return (ASKED if self._offers(want) else WRONG), problem

    def _problem(self, want: Json, answer: Answer, after: Documents, read: dict[str, set[str]]) -> str:
        """What is not as it should be; empty where all is."""
        workspace = want.get("workspace", "")
        if writes(want):
            written = compared(want, self._before, after)
            if written.missing:
                return "; ".join(written.missing)
            settings = {*want.get("set", {}), *want.get("member", [])[:1]}
            if not written.changes and not settings <= read.get(workspace, set()):
                return "it was so already, and was not looked at"
        if "read" in want and (problem := _not_shown(want["read"], workspace, answer, read)):
            return problem
        if "says" in want and not re.search(want["says"], answer.text):
            return f"does not say {want['says']}"
        if "ask" in want and not answer.asks():
            return "does not ask"
        return ""

    def _done(self, answer: Answer) -> Answer:
        """The answer after the one button that does a proposed change, where there is one."""
        proposals = answer.proposals()
        return self._conversation.press(proposals[0]) if len(proposals) == 1 else answer

    def _offers(self, want: Json) -> bool:
        """Whether it asks, and one of the things to choose brings about what is wanted."""
        if not (writes(want) or "read" in want) or not self._first.asks():
            return False
        workspace = want.get("workspace", "")
        offers = sorted(self._first.offers(), key=lambda one: workspace not in f"{one.name} {one.inputs}")
        return any(self._leads_to(want, one) for one in offers)

    def _leads_to(self, want: Json, offer: Press) -> bool:
        self._keep()
        known = {name: set(settings) for name, settings in self._conversation.read().items()}
        answer = self._done(self._conversation.press(offer))
        after = Documents.of(self._conversation.state)
        now = self._conversation.read()
        read = {name: found - known.get(name, set()) for name, found in now.items()}
        return not compared(want, self._before, after).unwanted and not self._problem(
            want, answer, after, read
        )


def _not_shown(setting: str, workspace: str, answer: Answer, read: dict[str, set[str]]) -> str:
    found = read.get(workspace, set())
    if workspace not in answer.text:
        return f"does not show {workspace}"
    if setting == AT_A_GLANCE:
        return "" if len(found) > MANY_SETTINGS else f"{workspace} was not read at a glance"
    if setting not in found:
        return f"{setting} of {workspace} was not read"
    if len(found) > MANY_SETTINGS:
        return f"{workspace} at a glance, not {setting}"
    return "" if TITLES[setting].casefold() in answer.text.casefold() else f"does not show {TITLES[setting]}"


def _keeper(state: CloudState) -> Callable[[], None]:
    """What puts the documents back as they are now."""
    with state.lock:
        kept = deepcopy((state.settings, state.passcodes, state.recordings))

    def put_back() -> None:
        with state.lock:
            state.settings, state.passcodes, state.recordings = deepcopy(kept)

    return put_back


def counted(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """How many of each kind."""
    return {kind: sum(one.kind == kind for one in verdicts) for kind in KINDS}
