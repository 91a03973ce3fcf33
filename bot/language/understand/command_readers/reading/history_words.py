"""What the words of `history` ask for, told from those that may be a workspace, a location or a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.access import Viewer
from bot.catalogue.model.family import Family
from bot.events import Workspace
from bot.language.reasons import BECAUSE
from bot.language.requests.showing import Period
from bot.language.sentence.words.general_words import phrases
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import ARTICLES, Words, joined
from bot.names.text import folded
from bot.names.workspaces import MAX_NAME_WORDS, matching

MAX_ID_DIGITS = 12
"""Digits of the number of a change or a watch that are read."""
JOINING = ARTICLES | frozenset(
    phrases(
        "of|for|on|in|at|from|to|last|past|since|about|with|and|changes|change|history|please|"
        "all|everything|everywhere|anything|something|*|because"
    )
)
"""Words that only join the others, or ask for no less than there is."""
_IN_A_PLACE = frozenset({"in", "at"})
_ME = frozenset({"me", "myself"})
_UNITS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
}
_DURATION = re.compile(r"(\d{1,4})(h|d|w|hours?|days?|weeks?|months?)")
_DAYS = {"today": 0, "yesterday": 1}
"""The days that have a name, and how long ago they were."""
_ELSEWHERE = (("control", "hub"), ("not", "through", "you"), ("not", "through", "me"), ("elsewhere",))
TICKET = re.compile(r"#?\d*[a-z]+[-_#]?\d{2,}[\w-]*|#\d+", re.IGNORECASE)


@dataclass(frozen=True)
class _Run:
    """Words side by side that are nothing else: a workspace, a location, or text of a reason."""

    words: Words
    is_in_a_place: bool = False
    is_text: bool = False


class HistoryWords:
    """What the words say, told from those that may be a workspace, a location or a text."""

    def __init__(self, viewer: Viewer, words: Words) -> None:
        self.before_id = 0
        self.family: Family | None = None
        self.by = ""
        self.period: Period | None = None
        self.location = ""
        self.location_ids: tuple[str, ...] = ()
        self.is_elsewhere = False
        self.texts: list[str] = []
        self.runs: list[_Run] = []
        self._index = viewer.workspaces()
        self._words = words
        self._read()

    def takes_location(self, words: Words) -> bool:
        """Whether these words begin those of one location's name, which is meant then."""
        names = self._index.places.beginning(folded(joined(words)).split(), surely=True)
        return len(names) == 1 and self._is_location(names[0])

    def workspace_there(self, words: Words) -> Workspace | None:
        """The one workspace of the location that these words mean; then all of the location is not meant."""
        named = matching(self._index, joined(words), inside=False)
        found = [one for one in named if one.location_id in self.location_ids]
        if len(found) != 1:
            return None
        self.location_ids, self.location = (), ""
        return found[0]

    def _read(self) -> None:
        at, start, before = 0, 0, ""
        while at < len(self._words):
            end = next((end for take in self._takers if (end := take(at)) > at), at)
            if end == at:
                at += 1
                continue
            self._end_run(start, at, before)
            last = self._words[end - 1].plain
            before = before if last in ARTICLES else last
            at = start = end
        self._end_run(start, at, before)

    def _end_run(self, start: int, end: int, before: str) -> None:
        if words := self._words[start:end]:
            self.runs.append(_Run(words, before in _IN_A_PLACE, before == BECAUSE))

    @property
    def _takers(self) -> Sequence[Callable[[int], int]]:
        """Each takes what is told at a place, and gives where that ends; the place itself where it is
        nothing."""
        return (
            self._before,
            self._elsewhere,
            self._period,
            self._person,
            self._whole_name,
            self._setting,
            self._quoted,
            self._joint,
        )

    def _plain(self, at: int) -> str:
        return self._words[at].plain if at < len(self._words) else ""

    def _before(self, at: int) -> int:
        if not _is_before(self._words, at):
            return at
        self.before_id = int(self._plain(at + 1)[:MAX_ID_DIGITS])
        return at + 2

    def _elsewhere(self, at: int) -> int:
        """Only what was made elsewhere."""
        for words in _ELSEWHERE:
            if [self._plain(at + more) for more in range(len(words))] == list(words):
                self.is_elsewhere = True
                return at + len(words)
        return at

    def _period(self, at: int) -> int:
        said, following = self._plain(at), self._plain(at + 1)
        if said in _DAYS:
            self.period = Period(
                timedelta(days=_DAYS[said]), f"since {said}" if _DAYS[said] else said, is_from_midnight=True
            )
            return at + 1
        if said in ("last", "past") and following in _UNITS:
            self.period = Period(_UNITS[following], f"last {following}")
            return at + 2
        together = f"{said}{following}" if said.isdecimal() else ""
        for text, end in ((said, at + 1), (together, at + 2)):
            if found := _DURATION.fullmatch(text):
                unit = next(unit for unit in _UNITS if unit.startswith(found[2][0]))
                count = int(found[1])
                words = f"last {count} {unit}s" if count > 1 else f"last {unit}"
                self.period = Period(count * _UNITS[unit], words)
                return end
        return at

    def _person(self, at: int) -> int:
        if self._plain(at) != "by" or at + 1 == len(self._words):
            return at
        end = at + 2
        while end < len(self._words) and not self._words[at + 1].quoted and not self._ends_person(end):
            end += 1
        said = joined(self._words[at + 1 : end])
        self.by = "me" if folded(said) in _ME else said
        return end

    def _ends_person(self, at: int) -> bool:
        """Whether something else begins behind the name of a person."""
        word = self._words[at]
        if word.quoted or word.plain in JOINING or TICKET.fullmatch(word.text) or _is_before(self._words, at):
            return True
        is_period = word.plain in _DAYS or bool(_DURATION.fullmatch(word.plain))
        is_setting = SETTING_NAMES.at(self._words, at)[0] is not None
        is_ticket = bool(TICKET.fullmatch(word.text))
        return is_period or is_setting or is_ticket or bool(matching(self._index, word.text, inside=False))

    def _whole_name(self, at: int) -> int:
        """The whole name of a workspace or a location, if it has more words than that of a setting."""
        longest_setting = SETTING_NAMES.at(self._words, at)[1]
        for end in range(min(len(self._words), at + MAX_NAME_WORDS), longest_setting, -1):
            words = self._words[at:end]
            name = folded(joined(words))
            if name in self._index.by_name or self._index.called_inside(name):
                self.runs.insert(0, _Run(words))
                return end
            if not self.location_ids and self._is_location(name):
                return end
        return at

    def _is_location(self, name: str) -> bool:
        found = self._index.locations.get(name, {})
        self.location_ids, self.location = tuple(found), next(iter(found.values()), "")
        return bool(found)

    def _setting(self, at: int) -> int:
        found, end = SETTING_NAMES.at(self._words, at)
        if found is None or self.family is not None:
            return at
        self.family = found
        return end

    def _quoted(self, at: int) -> int:
        if not self._words[at].quoted or matching(self._index, self._words[at].text, inside=False):
            return at
        self.texts.append(self._words[at].text)
        return at + 1

    def _joint(self, at: int) -> int:
        return at + 1 if self._plain(at) in JOINING else at


def _is_before(words: Words, at: int) -> bool:
    return words[at].plain == "before" and at + 1 < len(words) and words[at + 1].plain.isdecimal()


def without_before_id(words: Words) -> Words:
    """The words without `before <number>`, which every page has its own of."""
    at = next((at for at in range(len(words)) if _is_before(words, at)), len(words))
    return words[:at] + words[at + 2 :]
