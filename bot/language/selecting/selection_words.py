"""The words with which several workspaces are named, and what each stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.events import Workspace
from bot.language.words import Word, Words, joined
from bot.names.name_words import words_of
from bot.names.text import quoted
from bot.names.workspaces import WorkspaceIndex, matching

ALL = frozenset({"all", "every", "each", "both"})
EVERYWHERE = frozenset({"everywhere"})
EVERYONE = frozenset({"everyone", "everybody"})
"""Before an exception or a location they are all workspaces; else they may be people."""
PEOPLE = frozenset({"people", "staff", "users", "colleagues", "employees"})
"""The same behind “all”."""
WHOLE = frozenset({"whole", "entire", "complete"})
"""Before a location these select all of it."""
OF = frozenset({"of", "the", "our", "my", "these", "those"})
ROOMS = frozenset(
    {"room", "rooms", "workspace", "workspaces", "phone", "phones", "space", "spaces", "places", "them"}
)
KINDS_OF_ROOM = frozenset({"meeting", "conference", "shared", "common"})
INSIDE = frozenset({"in", "at", "of", "on", "for", "from"})
SITES = frozenset({"location", "office", "site", "building", "branch", "campus"})
AND = frozenset({"and", "&", "+", "plus"})
EXCEPT = frozenset(
    tuple(one.split())
    for one in (
        "except",
        "except for",
        "excluding",
        "without",
        "but not",
        "but",
        "apart from",
        "other than",
        "aside from",
    )
)
ARTICLES = frozenset({"the", "in", "at", "for", "on", "a", "our"})
NO_NAMES = ROOMS | INSIDE | KINDS_OF_ROOM | {said[0] for said in EXCEPT}
"""Words behind “all” that are no words of names, though a workspace may be called so."""
EDGES = ".,;:!?"
MAX_NAME_WORDS = 6
"""Words of a name that stands in a list."""


class Places:
    """The locations of some workspaces by the words of their names."""

    def __init__(self, index: WorkspaceIndex) -> None:
        self._words = {name: frozenset(words_of(name)) for name in index.location_names}

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
        if not is_one_of(words, at, INSIDE):
            return at, []
        start = past(words, at + 1, OF)
        end, sites = self.named(words, start)
        return (past(words, end, SITES), sites) if sites else (at, [])


class Names:
    """The workspaces of an index by the words people use for them, or of some of these; sets are kept for one
    text."""

    def __init__(self, index: WorkspaceIndex, some: Iterable[Workspace] | None = None) -> None:
        self._index = index
        self._with_word: dict[str, set[int]] = {}
        self._some: set[int] | None = None
        if some is not None:
            ids = {one.id for one in some}
            self._some = {at for at, one in enumerate(index.name_words.everything) if one.id in ids}

    def in_row(self, words: Words, at: int, *, may_touch: bool = False) -> tuple[int, tuple[Workspace, ...]]:
        """Where the names that stand in a row from here on end, and the workspaces; each name fits one. With
        `may_touch` whole names need nothing between them."""
        found: dict[str, Workspace] = {}
        last = at
        while at < len(words):
            if (
                found
                and is_one_of(words, at, frozenset({"on"}))
                and is_one_of(words, at + 1, INSIDE | {"for"})
            ):
                break  # “off in the gym and on in the kitchen”
            start = past(words, at, ARTICLES) if found else at
            end, one = self._one(words, start)
            if one is None:
                break
            found[one.id] = one
            last = end
            at = _behind_joints(words, end)
            is_joined = at > end or words[end - 1].is_before_comma
            if not (is_joined or (may_touch and self._touch(words, start, end))):
                break
        return last, tuple(found.values())

    def one_at(self, words: Words, at: int, places: Places) -> tuple[int, tuple[Workspace, ...]]:
        """The same for the one name that begins here; none where it is rather the name of a location."""
        end = row_end(words, at)
        stop, ones = self.in_row(words[:end], at)
        is_whole = bool(self._index.name_words.called(words_of(" ".join(one.text for one in words[at:stop]))))
        place, sites = places.named(words[:end], at)
        return (at, ()) if sites and place >= stop and not is_whole else (stop, ones)

    def _touch(self, words: Words, start: int, end: int) -> bool:
        """Whether a whole name stands here, and right behind it another one."""
        stop, _ = self._one(words, end)
        named = self._index.name_words.called
        return all(named(words_of(joined(span))) for span in (words[start:end], words[end:stop]))

    def _one(self, words: Words, start: int) -> tuple[int, Workspace | None]:
        """The one workspace that the longest run of words from here on names, and where that ends."""
        if start >= len(words) or is_one_of(words, start, ARTICLES | INSIDE | AND):
            return start, None
        said: list[str] = []
        best: tuple[int, Workspace | None] = (start, None)
        for end in range(start + 1, min(start + MAX_NAME_WORDS, len(words)) + 1):
            word = words[end - 1]
            if is_one_of(words, end - 1, AND):
                break
            said += words_of(word.text)
            if one := self._named(said):
                best = (end, one)
            if word.is_before_comma or not self._fitting(said):
                break
        return best

    def _named(self, said: list[str]) -> Workspace | None:
        """The one workspace that these words name: with the whole name, with some of its words, or with its
        extension or number."""
        names = self._index.name_words
        if (whole := names.called(said)) and self._some is None:
            return whole[0] if len(whole) == 1 else None
        fitting = self._fitting(said)
        if len(fitting) == 1:
            return names.at(fitting)[0]
        is_number = not fitting and len(said) == 1 and said[0].removeprefix("x").isdigit()
        found = matching(self._index, said[0], inside=False) if is_number else []
        return found[0] if len(found) == 1 else None

    def _fitting(self, said: list[str]) -> set[int]:
        """The positions of those with all of these words in their names."""
        for word in said:
            if word not in self._with_word:
                found = self._index.name_words.with_word(word)
                self._with_word[word] = found if self._some is None else found & self._some
        sets = sorted((self._with_word[word] for word in said), key=len)
        return set.intersection(*sets) if sets else set()


def is_word_of_name(index: WorkspaceIndex, word: str) -> bool:
    """Whether a word is one of a name of a workspace, as a whole."""
    return any(word in words_of(one.name) for one in index.name_words.at(index.name_words.with_word(word)))


def singulars(word: str) -> Iterable[str]:
    """What a word may be the plural of, the word itself first."""
    yield word
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


def is_kind(index: WorkspaceIndex, word: str) -> bool:
    """Whether a word is no word of a name, and the plural of one that several names have."""
    names = index.name_words
    if word in ROOMS or names.with_word(word):
        return False
    return any(len(names.with_word(one)) > 1 for one in singulars(word) if one != word)


def row_end(words: Words, at: int) -> int:
    """Where the part of a row that begins here ends: behind a comma, or before “and”."""
    for end in range(at + 1, len(words)):
        if words[end - 1].is_before_comma or is_one_of(words, end, AND):
            return end
    return len(words)


def plain_word(word: Word) -> str:
    """A word as it is compared, without the punctuation around it."""
    return word.plain.strip(EDGES)


def sites_called(index: WorkspaceIndex, said: Iterable[str]) -> list[str]:
    """The locations whose names have all of these words, where they have more than one workspace."""
    said = {*said}
    found = [one for one in index.location_names if said and said <= {*words_of(one)}]
    return [one for one in found if index.per_location[one] > 1]


def past(words: Words, at: int, passed: frozenset[str]) -> int:
    """The place behind those of these words that stand here."""
    while is_one_of(words, at, passed):
        at += 1
    return at


def is_one_of(words: Words, at: int, these: frozenset[str]) -> bool:
    """Whether one of these words stands here, not in quotes."""
    return at < len(words) and plain_word(words[at]) in these and not words[at].quoted


def exception_at(words: Words, at: int) -> int:
    """How many words for “except” stand here; 0 for none."""
    said = [tuple(plain_word(one) for one in words[at : at + length]) for length in (2, 1)]
    return next((len(one) for one in said if one in EXCEPT), 0)


def at_places(sites: Sequence[str]) -> str:
    """Locations as they are typed behind a selection."""
    return f"at {in_common(sites)}"


def in_common(sites: Sequence[str]) -> str:
    """Locations that were named together as they are typed: by the words that are in all of their names."""
    others = [set(words_of(one)) for one in sites[1:]]
    return quoted(
        " ".join(word for word in sites[0].split() if all(one.issuperset(words_of(word)) for one in others))
    )


def _behind_joints(words: Words, at: int) -> int:
    """The place behind “and”, “as well as” and the like from here on."""
    while True:
        if is_one_of(words, at, AND | {"", "also"}):
            at += 1
        elif [word.plain for word in words[at : at + 3]] == ["as", "well", "as"]:
            at += 3
        else:
            return at
