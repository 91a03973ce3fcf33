"""Reads `history`: which changes are asked for, the words in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.access import Access, Viewer
from bot.catalogue.model.family import Family
from bot.errors import NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.reasons import BECAUSE
from bot.language.requests.showing import Period, ShowHistory
from bot.language.selecting.selection_words import is_kind
from bot.language.selecting.selections import Selection, cut_list, cut_selection
from bot.language.sentence.words.general_words import phrases
from bot.language.understand.places.find_workspace import find_workspace
from bot.language.vocabulary import SETTING_NAMES
from bot.language.words import ARTICLES, Words, joined, retype
from bot.names.text import digits_of, folded, suggestions
from bot.names.workspaces import MAX_NAME_WORDS, matching
from cards.text import message_text

MAX_ID_DIGITS = 12
"""Digits of the number of a change or a watch that are read."""
MAX_WORDS = 40
"""Nobody describes changes with more words on purpose; a quoted text is one."""
_JOINTS = ARTICLES | frozenset(
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
_TICKET = re.compile(r"#?\d*[a-z]+[-_#]?\d{2,}[\w-]*|#\d+", re.IGNORECASE)


def read_history(viewer: Viewer, words: Words) -> ShowHistory:
    """The changes made, from `[workspaces] [7d] [by <person>] [setting] [text of a reason]`."""
    return history_request(viewer, words, "history", words)


def history_request(viewer: Viewer, words: Words, verb: str, said: Words) -> ShowHistory:
    """The changes that the words ask for; `verb` makes the command for another workspace, `said` is typed
    again for the next page.

    Raises NotUnderstood for too many words and for a code or a PIN among them, NotFound and Ambiguous.
    """
    if len(words) > MAX_WORDS:
        raise NotUnderstood(
            f"That is {len(words)} words; I read at most {MAX_WORDS} here.",
            "Say fewer, or put a text in quotes.",
        )
    tells_secret = may_tell_secret(joined(words))
    try:
        request = _history_request(viewer, words, verb, said)
    except NotFound:
        if tells_secret:
            raise _code_typed() from None
        raise
    if tells_secret and digits_of(f"{request.text} {request.by}"):
        raise _code_typed()
    return request


def _code_typed() -> NotUnderstood:
    """The refusal of words that may hold a code or a PIN, without any of them."""
    return NotUnderstood(f"I keep no code and no PIN, so I look for none. {CODE_UNUSED}", "Type `history`.")


def _history_request(viewer: Viewer, words: Words, verb: str, said: Words) -> ShowHistory:
    """The same, whatever may be a code or a PIN."""
    selection, words = _cut_selection(viewer, words)
    sought = _Sought(viewer, words)
    workspace, text, problem = None, list(sought.texts), None
    for run in sought.runs:
        if workspace and not run.is_text:
            _require_no_name(viewer, run.words)
        if run.is_text or workspace:
            text.append(joined(run.words))
        elif sought.location_ids:
            workspace = sought.workspace_there(run.words)
            text += [] if workspace else [joined(run.words)]
        elif run.is_in_a_place and sought.takes_location(run.words):
            continue
        else:
            workspace, left, problem = _workspace(viewer, run.words, verb, words)
            if workspace is None and sought.takes_location(run.words):
                problem = None
            elif left:
                text.append(left)
    if selection and (workspace or sought.location_ids):
        raise NotUnderstood(
            f"{message_text(selection.said)}, and others beside it?", "Ask about one of them at a time."
        )
    return ShowHistory(
        workspace,
        sought.before_id,
        location=sought.location,
        location_ids=sought.location_ids,
        family=sought.family,
        by=sought.by,
        period=sought.period,
        text=" ".join(text),
        problem=problem,
        said=retype(_without_before(said)),
        is_elsewhere=sought.is_elsewhere,
        selection=selection,
    )


def _cut_selection(viewer: Viewer, words: Words) -> tuple[Selection | None, Words]:
    """The several workspaces that are selected before any reason, and the words besides; None for no or one
    workspace, and for all there are: of these, also those are meant that are gone."""
    end = next((at for at, word in enumerate(words) if word.plain == BECAUSE), len(words))
    index, text = viewer.workspaces(), retype(words[:end])
    cut = cut_selection(index, text, viewer.lists) or cut_list(index, text)
    if cut is None:
        return None, words
    if not cut.selection.workspaces:
        raise NotUnderstood(
            f"No workspace is left of “{message_text(cut.selection.said)}”.",
            "Type `workspaces` for the list.",
        )
    rest = (*cut.before, *cut.behind, *words[end:])
    return (None if cut.selection.rule.is_everything else cut.selection), rest


@dataclass(frozen=True)
class _Run:
    """Words side by side that are nothing else: a workspace, a location, or text of a reason."""

    words: Words
    is_in_a_place: bool = False
    is_text: bool = False


class _Sought:
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
        if (
            word.quoted
            or word.plain in _JOINTS
            or _TICKET.fullmatch(word.text)
            or _is_before(self._words, at)
        ):
            return True
        is_period = word.plain in _DAYS or bool(_DURATION.fullmatch(word.plain))
        is_setting = SETTING_NAMES.at(self._words, at)[0] is not None
        is_ticket = bool(_TICKET.fullmatch(word.text))
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
        return at + 1 if self._plain(at) in _JOINTS else at


def _workspace(
    viewer: Viewer, run: Words, verb: str, words: Words
) -> tuple[Workspace | None, str, NotFound | None]:
    """The workspace that a run of words means; the words of it that may be text instead, and what is wrong
    where they are none. Raises Ambiguous, and NotFound where a name is misspelt."""
    said, index = joined(run), viewer.workspaces()
    others = tuple(word for word in words if word not in run and word.plain not in _JOINTS)
    if may_tell_secret(joined(words)):
        others = tuple(word for word in others if not digits_of(word.text))
    try:
        return find_workspace(viewer, run, Access.READ, verb, rest=retype(others)), "", None
    except NotFound as unknown:
        problem = unknown
    if _TICKET.fullmatch(said):
        return None, said, None
    problem.next_step = "Type `workspaces` for the list; words of a reason stand in quotes."
    if suggestions(index.by_name, said, limit=1, whole=True):
        raise problem
    for start, end in _spans(len(run)):
        if matching(index, joined(run[start:end]), inside=False):
            left = run[:start] + run[end:]
            _require_no_name(viewer, left)
            found = find_workspace(viewer, run[start:end], Access.READ, verb, rest=retype(others + left))
            return found, joined(left), problem
    return None, said, problem


def _require_no_name(viewer: Viewer, words: Words) -> None:
    """Raises NotUnderstood where these words beside a workspace name others: no reason is looked for with
    them."""
    index = viewer.workspaces()
    are_names = len(words) <= MAX_NAME_WORDS and matching(index, joined(words), inside=False)
    if are_names or all(is_kind(index, word.plain) for word in words):
        raise NotUnderstood(
            f"Is “{message_text(joined(words)[:60])}” another workspace, or a word of a reason?",
            "Say names with commas between them, and put words of a reason in quotes.",
        )


def _spans(count: int) -> Iterator[tuple[int, int]]:
    """Every run of fewer words that may be a name, the longest first."""
    for size in range(min(count - 1, MAX_NAME_WORDS), 0, -1):
        for start in range(count - size + 1):
            yield start, start + size


def _is_before(words: Words, at: int) -> bool:
    return words[at].plain == "before" and at + 1 < len(words) and words[at + 1].plain.isdecimal()


def _without_before(words: Words) -> Words:
    """The words without `before <number>`, which every page has its own of."""
    at = next((at for at in range(len(words)) if _is_before(words, at)), len(words))
    return words[:at] + words[at + 2 :]
