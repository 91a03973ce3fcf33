"""What became of a sentence, measured by what it wants."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.catalogue import FAMILIES
from bot.sandbox.data.entities import Json
from bot.sandbox.documents import SETTINGS
from tests.phrases.answer import Answer, Press
from tests.phrases.conversation import Conversation, NotSettled, PhraseBot
from tests.phrases.documents import Documents
from tests.phrases.wanted import compared, writes

RIGHT, ASKED, WRONG, SILENT, HARM = KINDS = ("right", "asked", "wrong", "silent", "harm")
"""From the best to the worst. `asked` is nothing written and a choice offered with the right reading in it;
`harm` is a write that is not wanted, or half of one that is."""
AT_A_GLANCE = "*"
MANY_SETTINGS = len(SETTINGS) // 2
"""So many documents are read for a workspace at a glance, and not for one setting."""
SECRET = "passcode"
"""What is taken on its form only, and asked for again where it is missing there."""
MAX_TRIED = 6
"""So many of the things to choose from are tried, to see whether the right one is among them."""
TITLES = {one.name_in_api: one.title for one in FAMILIES}


@dataclass(frozen=True)
class Case:
    """A line of a book; README.md beside this file explains `want` and `given`."""

    line: int
    say: str
    want: Json
    given: Json = field(default_factory=dict)

    @property
    def workspace(self) -> str:
        """The workspace that the sentence is about; empty where there is none."""
        choice = self.want.get("either", [self.want])
        return next((str(one["workspace"]) for one in choice if "workspace" in one), "")


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
    try:
        with bot.conversation(case.given, case.workspace) as conversation:
            return _Judged(conversation, case.say).verdict(case.want)
    except NotSettled as problem:
        return Verdict(SILENT, str(problem))


class _Judged:
    def __init__(self, conversation: Conversation, sentence: str) -> None:
        self._conversation = conversation
        self._before = Documents(conversation.state, copied=True)
        requests = conversation.requests
        self._first = conversation.say(sentence)
        self._answer = self._done(self._first)
        self._after = Documents(conversation.state, copied=True)
        self._read = conversation.read(since=requests)
        # The pickers of a workspace at a glance ask nothing back.
        self._asks = self._answer.asks() and not any(map(_is_at_a_glance, self._read.values()))

    def verdict(self, want: Json) -> Verdict:
        """The best verdict of the things that may come of it."""
        choice = want.get("either", [want])
        found = [self._one(one, [other for other in choice if other is not one]) for one in choice]
        best = min(found, key=lambda one: KINDS.index(one[0]))
        made = compared({}, self._before, self._after).changes
        said = " => ".join(dict.fromkeys(one.short() for one in (self._first, self._answer)))
        return Verdict(*best, said, tuple(map(str, made)))

    def _one(self, want: Json, others: Sequence[Json]) -> tuple[str, str]:
        written = compared(want, self._before, self._after)
        if written.unwanted:
            return HARM, f"not wanted: {'; '.join(map(str, written.unwanted))}"
        if not self._first.messages:
            return SILENT, "no answer"
        problem = self._problem(want, self._answer, self._after, self._read)
        if not problem and "ask" in want:
            problem = self._asks_of_something_else(others)
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
        if "ask" in want and not self._asks:
            return "does not ask"
        return ""

    def _done(self, answer: Answer) -> Answer:
        """The answer after the one button that does a proposed change, where there is one."""
        proposals = answer.proposals()
        return self._conversation.press(proposals[0]) if len(proposals) == 1 else answer

    def _offers(self, want: Json) -> bool:
        """Whether it asks, and one of the things to choose brings about what is wanted."""
        is_secret = SECRET in want.get("set", {})
        return self._asks and any(self._leads_to(want, one, may_ask=is_secret) for one in self._likely(want))

    def _asks_of_something_else(self, others: Sequence[Json]) -> str:
        """Where a sentence has a reading and may be asked about: why the question is not about that reading.

        A question in words may be; of things to choose from, one has to lead to it or to the next question.
        """
        meant = [one for one in others if _has_reading(one)]
        if not meant or not any(True for _ in self._first.offers()):
            return ""
        for want in meant:
            for offer in self._likely(want):
                if self._leads_to(want, offer, may_ask=True):
                    return ""
        return "asks, and offers nothing that is meant"

    def _likely(self, want: Json) -> list[Press]:
        """What may lead to what is wanted: what names the workspace, or else the first few."""
        if not _has_reading(want):
            return []
        offers = list(self._first.offers())
        named = [one for one in offers if want.get("workspace", "") in f"{one.name} {one.inputs}"]
        return (named or offers)[:MAX_TRIED]

    def _leads_to(self, want: Json, offer: Press, *, may_ask: bool = False) -> bool:
        self._before.put_back(self._conversation.state)
        requests = self._conversation.requests
        first = self._conversation.press(offer)
        answer = self._done(first)
        after = Documents(self._conversation.state, copied=False)
        written = compared(want, self._before, after)
        if may_ask and first.asks() and not written.changes:
            return True
        read = self._conversation.read(since=requests)
        return not written.unwanted and not self._problem(want, answer, after, read)


def _has_reading(want: Json) -> bool:
    return writes(want) or "read" in want


def _is_at_a_glance(read: set[str]) -> bool:
    return len(read) > MANY_SETTINGS


def _not_shown(setting: str, workspace: str, answer: Answer, read: dict[str, set[str]]) -> str:
    found = read.get(workspace, set())
    if workspace not in answer.text:
        return f"does not show {workspace}"
    if setting == AT_A_GLANCE:
        return "" if _is_at_a_glance(found) else f"{workspace} was not read at a glance"
    if setting not in found:
        return f"{setting} of {workspace} was not read"
    if _is_at_a_glance(found):
        return f"{workspace} at a glance, not {setting}"
    return "" if TITLES[setting].casefold() in answer.text.casefold() else f"does not show {TITLES[setting]}"


def counted(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """How many of each kind."""
    return {kind: sum(one.kind == kind for one in verdicts) for kind in KINDS}


def shown(case: Case, verdict: Verdict) -> str:
    """A line of the table; where it is not right, with why, what the bot answered and what was written."""
    lines = [f"{verdict.kind:6} {case.line:4}  {case.say!r}"]
    if verdict.kind != RIGHT:
        lines.append(f"{'':13}why:      {verdict.detail}")
        lines.append(f"{'':13}answered: {verdict.answer or 'nothing'}")
        lines += [f"{'':13}wrote:    {one}" for one in verdict.written]
    return "\n".join(lines)
