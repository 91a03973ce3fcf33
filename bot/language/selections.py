"""Several workspaces named together: “all at Paris”, “every lobby except one”, “lobby, kitchen and gym”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.errors import NotFound
from bot.events import Workspace
from bot.language.words import Word, Words, joined, retype, split
from bot.names.name_words import words_of
from bot.names.text import quoted
from bot.names.workspaces import WorkspaceIndex, matching, typed_name
from cards.text import message_text

_ALL = frozenset({"all", "every", "each", "both"})
_EVERYWHERE = frozenset({"everywhere"})
_OF = frozenset({"of", "the", "our", "my", "these", "those"})
_ROOMS = frozenset(
    {"room", "rooms", "workspace", "workspaces", "phone", "phones", "space", "spaces", "places", "them"}
)
_KINDS_OF_ROOM = frozenset({"meeting", "conference", "shared", "common"})
_INSIDE = frozenset({"in", "at", "of", "on", "for", "from"})
_SITES = frozenset({"location", "office", "site", "building", "branch"})
_AND = frozenset({"and", "&", "+", "plus"})
_EXCEPT = frozenset(
    tuple(one.split())
    for one in ("except", "except for", "excluding", "without", "but not", "but", "apart from", "other than")
)
_ARTICLES = frozenset({"the", "in", "at", "for", "on", "a", "our"})
_EDGES = ".,;:!?"
MAX_NAME_WORDS = 6
"""Words of a name that stands in a list."""


@dataclass(frozen=True)
class Selection:
    """Workspaces that were named together; `said` names them as it can be typed again."""

    workspaces: tuple[Workspace, ...]
    said: str


@dataclass(frozen=True)
class Cut:
    """A text whose selection stands between `before` and `behind`."""

    before: Words
    behind: Words
    selection: Selection
    asks: bool

    def with_one(self, index: WorkspaceIndex, workspace: Workspace) -> str:
        """The text about this one workspace."""
        is_named = typed_name(index, workspace) != workspace.id
        one = Word(workspace.name, quoted=True) if is_named else Word(workspace.id)
        words = retype((*self.before, one, *self.behind))
        return f"{words}?" if self.asks else words

    def without(self) -> str:
        """The text without the selection."""
        words = retype((*self.before, *self.behind))
        return f"{words}?" if self.asks else words


def cut_selection(index: WorkspaceIndex, text: str) -> Cut | None:
    """The text without the selection that begins with “all” or “every” in it; None where there is none.

    Raises NotFound where nobody is called what stands behind “except”, or no workspace is left.
    """
    words = split(text)
    places = _Places(index)
    for at, word in enumerate(words):
        if word.quoted or _plain(word) not in _ALL | _EVERYWHERE:
            continue
        found = _Selecting(index, places, words, at).read()
        if found is None:
            continue
        end, ones, said = found
        cut = Cut(words[:at], words[end:], Selection(ones, said), text.rstrip().endswith("?"))
        return _without_exceptions(index, places, cut)
    return None


def cut_list(index: WorkspaceIndex, text: str) -> Cut | None:
    """The text without the names in it that stand in a row, joined by commas or “and”; None without."""
    words = split(text)
    for at in range(len(words)):
        end, ones = _names(index, words, at)
        if len(ones) > 1:
            said = ", ".join(quoted(one.name) for one in ones)
            return Cut(words[:at], words[end:], Selection(ones, said), text.rstrip().endswith("?"))
    return None


def selected(index: WorkspaceIndex, text: str) -> Selection | None:
    """The workspaces that a text selects with all of its words; None where it does not."""
    cut = cut_selection(index, text) or cut_list(index, text)
    return cut.selection if cut and not (cut.before or cut.behind) else None


def cut_place(index: WorkspaceIndex, text: str) -> Cut | None:
    """The text without “in Paris”, where that is a location; None without."""
    words, places = split(text), _Places(index)
    for at in range(len(words)):
        end, sites = places.behind(words, at)
        if sites:
            ones = tuple(one for one in index if one.location_name in sites)
            asks = text.rstrip().endswith("?")
            return Cut(words[:at], words[end:], Selection(ones, _at(sites)), asks)
    return None


class _Places:
    """The locations of some workspaces by the words of their names."""

    def __init__(self, index: WorkspaceIndex) -> None:
        names = {one.location_name for one in index if one.location_name}
        self._words = {name: frozenset(words_of(name)) for name in sorted(names)}

    def named(self, words: Words, at: int) -> tuple[int, list[str]]:
        """Where the name of a location that begins here ends, and the locations of that name; the longest
        that is one."""
        end, sites = at, list(self._words)
        while end < len(words):
            said = words_of(words[end].text)
            left = [one for one in sites if said and self._words[one].issuperset(said)]
            if not left or (said[0].isdigit() and end == at):
                break
            end, sites = end + 1, left
        return end, sites if end > at else []

    def behind(self, words: Words, at: int) -> tuple[int, list[str]]:
        """The same behind “in” or “at”, with a word such as “office” behind the name."""
        if not _is_one_of(words, at, _INSIDE):
            return at, []
        start = _past(words, at + 1, _OF)
        end, sites = self.named(words, start)
        return (_past(words, end, _SITES), sites) if sites else (at, [])


class _Selecting:
    """Reads what stands behind “all”, word by word."""

    def __init__(self, index: WorkspaceIndex, places: _Places, words: Words, at: int) -> None:
        self._index = index
        self._places = places
        self._words = words
        self._start = at

    def read(self) -> tuple[int, tuple[Workspace, ...], str] | None:
        """Where the selection ends, the workspaces, and how it is typed; None where it selects none."""
        words, is_both = self._words, _plain(self._words[self._start]) == "both"
        at = self._start + 1
        if _plain(words[self._start]) in _EVERYWHERE:
            return self._of(at, [], [], "", is_any=True)
        at = _past(words, at, _OF)
        at, sites = self._site(at)
        kind = at
        named, at = self._name_words(at)
        said = joined(words[kind:at]).rstrip(_EDGES)
        noun = _past(words, at, _KINDS_OF_ROOM)
        if is_room := _is_one_of(words, noun, _ROOMS):
            at = noun + 1
        if not sites:
            at, sites = self._places.behind(words, at)
        is_name = bool(self._index.name_words.called(words_of(joined(words[kind:at]))))
        if named and is_name and _plain(words[self._start]) == "all":
            return None  # “all Waiting Room calls”
        is_any = is_room or self._stands_alone(at)
        if not (sites or named or is_any) or (is_both and not named):
            return None
        found = self._of(at, sites, named, said, is_any=is_any)
        return found if found and (not is_both or len(found[1]) == len(("one", "other"))) else None

    def _stands_alone(self, at: int) -> bool:
        """Whether “all” stands before “except”, or at the end: “for all”."""
        words, start = self._words, self._start
        if at != start + 1:
            return False
        is_last = at == len(words) and start > 0 and _is_one_of(words, start - 1, _INSIDE - {"on"})
        return is_last or _exception_at(words, at) > 0

    def _site(self, at: int) -> tuple[int, list[str]]:
        """A location right behind “all”: “all Paris rooms”."""
        end, sites = self._places.named(self._words, at)
        follows = end < len(self._words) and (
            _is_one_of(self._words, end, _ROOMS) or self._stem(self._words[end]) is not None
        )
        is_of = _is_one_of(self._words, self._start + 1, frozenset({"of"}))
        return (end, sites) if sites and (follows or is_of) else (at, [])

    def _name_words(self, at: int) -> tuple[list[str], int]:
        """The words of names that stand here, as names have them: “front desks”."""
        stems: list[str] = []
        while at < len(self._words) and (stem := self._stem(self._words[at])) is not None:
            stems.append(stem)
            at += 1
        return stems, at

    def _stem(self, word: Word) -> str | None:
        plain = _plain(word)
        if word.quoted or not plain or plain.isdigit() or plain in _ROOMS | _INSIDE | _KINDS_OF_ROOM:
            return None
        return next((one for one in _singulars(plain) if _whole(self._index, one)), None)

    def _of(
        self, end: int, sites: Sequence[str], named: Sequence[str], kind: str, *, is_any: bool
    ) -> tuple[int, tuple[Workspace, ...], str] | None:
        ones = [one for one in self._index if not sites or one.location_name in sites]
        for stem in named:
            ones = [one for one in ones if stem in words_of(one.name)]
        said = f"all {kind or 'workspaces'}" + (f" {_at(sites)}" if sites else "")
        return (end, tuple(ones), said) if ones or is_any or sites else None


def _without_exceptions(index: WorkspaceIndex, places: _Places, cut: Cut) -> Cut:
    """The same without the workspaces behind “except”."""
    words = cut.behind
    for at in range(len(words)):
        length = _exception_at(words, at)
        if not length:
            continue
        start = _past(words, at + length, _ARTICLES)
        end, ones = _names(WorkspaceIndex(cut.selection.workspaces), words, start)
        if not ones:
            end, ones = _names(index, words, start)
        said = ", ".join(quoted(one.name) for one in ones)
        if not ones:
            end, sites = places.named(words, start)
            ones = tuple(one for one in index if one.location_name in sites)
            said = ", ".join(map(quoted, sites))
        if not ones:
            raise NotFound(
                f"There is no workspace “{message_text(joined(words[start:])[:60])}” to leave out. "
                "Nothing was changed.",
                "Type `workspaces` for the list.",
            )
        left_out = {one.id for one in ones}
        kept = tuple(one for one in cut.selection.workspaces if one.id not in left_out)
        selection = Selection(kept, f"{cut.selection.said} except {said}")
        return Cut(cut.before, (*words[:at], *words[end:]), selection, cut.asks)
    return cut


def _names(index: WorkspaceIndex, words: Words, at: int) -> tuple[int, tuple[Workspace, ...]]:
    """Where the names that stand in a row from here on end, and the workspaces; each name fits one."""
    found: dict[str, Workspace] = {}
    last = at
    while at < len(words):
        start = _past(words, at, _ARTICLES) if found else at
        end, one = _name(index, words, start)
        if one is None:
            break
        found[one.id] = one
        last, at = end, end
        is_joined = words[end - 1].text.endswith(",")
        while _is_one_of(words, at, _AND | {""}):
            at, is_joined = at + 1, True
        if not is_joined:
            break
    return last, tuple(found.values())


def _name(index: WorkspaceIndex, words: Words, start: int) -> tuple[int, Workspace | None]:
    """The one workspace that the longest run of words from here on names."""
    ends: Iterator[int] = reversed(range(start + 1, min(start + MAX_NAME_WORDS, len(words)) + 1))
    for end in ends:
        run = words[start:end]
        if any(one.text.endswith(",") for one in run[:-1]) or any(_plain(one) in _AND for one in run):
            continue
        if _is_one_of(run, 0, _ARTICLES | _INSIDE):
            continue
        found = matching(index, joined(run).rstrip(_EDGES), inside=False)
        if len(found) == 1:
            return end, found[0]
    return start, None


def _whole(index: WorkspaceIndex, word: str) -> bool:
    """Whether a word is one of a name of a workspace, as a whole."""
    return any(word in words_of(one.name) for one in index.name_words.at(index.name_words.with_word(word)))


def _singulars(word: str) -> Iterable[str]:
    yield word
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


def _plain(word: Word) -> str:
    return word.plain.strip(_EDGES)


def _past(words: Words, at: int, passed: frozenset[str]) -> int:
    """The place behind those of these words that stand here."""
    while _is_one_of(words, at, passed):
        at += 1
    return at


def _is_one_of(words: Words, at: int, these: frozenset[str]) -> bool:
    """Whether one of these words stands here, not in quotes."""
    return at < len(words) and _plain(words[at]) in these and not words[at].quoted


def _exception_at(words: Words, at: int) -> int:
    """How many words for “except” stand here; 0 for none."""
    said = [tuple(_plain(one) for one in words[at : at + length]) for length in (2, 1)]
    return next((len(one) for one in said if one in _EXCEPT), 0)


def _at(sites: Sequence[str]) -> str:
    return "at " + ", ".join(quoted(one) for one in sites)
