"""Which workspace or name a person means: never a guess, always a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

from bot.events import Workspace
from cards.fields import OFF, ON, dialled

CLOSE_ENOUGH = 70
"""rapidfuzz score, of 100, from which a name is worth a did-you-mean."""

LONGEST_NAME = 24
"""Words; no name, and no number with blanks in it, has more."""

LONGEST_TYPED = 80
"""Characters; a longer name stands for itself, and what is to be typed says the id."""

NO_NAMES = {word for word in ON | OFF if word.isalpha()} | {"all", "every", "everything", "*"}
"""Words that are something else in a command that changes something."""
FEWEST_LETTERS = 3
"""With fewer, and no whole word, a name is only guessed: “me” is no menu."""

FEWEST_DIGITS = 7
"""So many digits may be a telephone number; fewer are an extension or a part of a name."""

MARKS = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("–—−‑", "-") | {"∗": "*"}
)
"""The quotes and dashes that telephones put in the place of those on a keyboard, and the asterisk that cards
show."""


_BETWEEN_WORDS = re.compile(r"[\W_]+")
_EXTENSION = re.compile(r"^(?:x|ext\.?|extension)\s*(?=\d)")


def folded(text: str) -> str:
    """Text as it is compared: no case, no accents, no double quotes, nothing invisible, single spaces."""
    if text.isascii() and text.isprintable():
        # Most names; the same result in a tenth of the time.
        return " ".join(text.lower().replace('"', "").split())
    plain = unicodedata.normalize("NFKD", text.translate(MARKS).casefold())
    return " ".join("".join(mark if mark.isprintable() else " " for mark in plain if _counts(mark)).split())


def _counts(mark: str) -> bool:
    return mark != '"' and not unicodedata.combining(mark) and unicodedata.category(mark) != "Cf"


class WorkspaceIndex(Sequence[Workspace]):
    """Workspaces by name, with all that they are looked up by made ready once; it never changes.

    `complete` is False where Webex did not give the whole list.
    """

    def __init__(self, workspaces: Iterable[Workspace] = (), *, complete: bool = True) -> None:
        entries = ((folded(one.name), one) for one in workspaces)
        self._fill(sorted(entries, key=lambda entry: (entry[0], entry[1].location_name)))
        self.complete = complete

    def _fill(self, entries: list[tuple[str, Workspace]]) -> None:
        """`entries` are workspaces with their folded names, in order; so is everything made of them."""
        self._entries = entries
        self.by_id = {one.id: one for _, one in entries}
        self.by_name: dict[str, list[Workspace]] = {}
        self.by_extension: dict[str, list[Workspace]] = {}
        self.numbers: list[tuple[str, Workspace]] = []
        """The digits of each number, with the country code."""
        for name, one in entries:
            self.by_name.setdefault(name, []).append(one)
            if one.extension:
                self.by_extension.setdefault(one.extension, []).append(one)
            if one.number:
                self.numbers.append((dialled(one.number).lstrip("+"), one))
        self.words = [(_words(name), name) for name in self.by_name]
        """The words of each name, a blank before each."""
        self._within: dict[frozenset[str], WorkspaceIndex] = {}

    def within(self, places: frozenset[str]) -> WorkspaceIndex:
        """Those in these locations, given as folded names or ids; kept, because few sets of them are asked
        for."""
        found = self._within.get(places)
        if found is None:
            sites = {(one.location_id, one.location_name) for one in self}
            inside = {site for site in sites if is_in(places, *site)}
            found = self._within[places] = WorkspaceIndex(complete=self.complete)
            found._fill(
                [(name, one) for name, one in self._entries if (one.location_id, one.location_name) in inside]
            )
        return found

    @overload
    def __getitem__(self, at: int) -> Workspace: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Workspace]: ...
    def __getitem__(self, at: int | slice) -> Workspace | Sequence[Workspace]:
        return [one for _, one in self._entries[at]] if isinstance(at, slice) else self._entries[at][1]

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Workspace]:
        return (one for _, one in self._entries)


def is_in(places: frozenset[str], location_id: str, location_name: str) -> bool:
    """Whether a location is one of these, given as folded names or ids; nowhere is in none of them."""
    return not {folded(location_name), location_id}.isdisjoint(places - {""})


def matching(workspaces: WorkspaceIndex, text: str, *, inside: bool = True) -> list[Workspace]:
    """The workspaces that `text` can mean: by id, else whole name, else extension or number, else words or
    a part of the name, else words of the name and of the location. Empty when it fits none.

    Without `inside` each of its words has to begin a word of the name, and one has to be whole or to have
    three letters.
    """
    return next(filter(None, _found(workspaces, text, inside=inside)), [])


def fitting(workspaces: WorkspaceIndex, text: str) -> list[Workspace]:
    """The workspaces that `text` fits in any of these ways, or a part of whose location's name it is."""
    wanted = folded(text)
    ids = {one.id for found in _found(workspaces, text) for one in found}
    if wanted:
        places = {name for name in {one.location_name for one in workspaces} if wanted in folded(name)}
        ids |= {one.id for one in workspaces if one.location_name in places}
    return [one for one in workspaces if one.id in ids]


def _found(workspaces: WorkspaceIndex, text: str, *, inside: bool = True) -> Iterator[list[Workspace]]:
    """What each way to call a workspace finds, the surest way first."""
    wanted = folded(text)
    if not wanted:
        return
    same = workspaces.by_id.get(text.strip())
    yield [same] if same else []
    yield workspaces.by_name.get(wanted, [])
    yield workspaces.by_extension.get(_EXTENSION.sub("", wanted), [])
    yield _numbered(workspaces, text)
    parts = [f" {part}" for part in wanted.split()]
    yield _named(workspaces, _with_all(workspaces.words, parts, surely=not inside))
    if inside:
        yield _named(workspaces, [name for name in workspaces.by_name if wanted in name])
    yield _placed(workspaces, parts, surely=not inside)


def _numbered(workspaces: WorkspaceIndex, text: str) -> list[Workspace]:
    said = dialled(text)
    digits = "".join(mark for mark in said if mark.isdigit())
    if len(digits) < FEWEST_DIGITS or any(mark.isalpha() for mark in said):
        return []
    if said.startswith("+"):
        return [one for held, one in workspaces.numbers if held == digits]
    return [one for held, one in workspaces.numbers if held.endswith(digits.lstrip("0"))]


def _named(workspaces: WorkspaceIndex, names: Iterable[str]) -> list[Workspace]:
    return [one for name in names for one in workspaces.by_name[name]]


def _with_all(words: Iterable[tuple[str, str]], parts: Sequence[str], *, surely: bool = False) -> list[str]:
    """The names that have a word beginning with each of the parts; `surely`, with one that is long enough."""
    for part in parts:
        words = [entry for entry in words if part in entry[0]]
    if surely and not any(len(part.strip()) >= FEWEST_LETTERS for part in parts):
        words = [entry for entry in words if any(f"{part} " in f"{entry[0]} " for part in parts)]
    return [name for _, name in words]


def _placed(workspaces: WorkspaceIndex, parts: Sequence[str], *, surely: bool) -> list[Workspace]:
    """Those meant by words of the name and whole words of the location: `lobby paris hq`. A figure tells no
    location: behind a name it is the number of something else."""
    places = {one.location_name for one in workspaces} - {""} if len(parts) > 1 else ()
    said = {f"{part} " for part in parts if not part.strip().isdigit()}
    ids: set[str] = set()
    for location in places:
        words = f"{_words(folded(location))} "
        behind = [part for part in said if part in words]
        named = [part for part in parts if f"{part} " not in behind]
        if behind and named:
            names = set(_with_all(workspaces.words, named, surely=surely))
            ids |= {one.id for one in _named(workspaces, names) if one.location_name == location}
    return [one for one in workspaces if one.id in ids] if ids else []


def begins(name: str, said: str) -> bool:
    """Whether each word that was said begins a word of the name, and not just with a letter or two; anything
    less is a guess."""
    parts = [] if names_nothing(said) else [f" {part}" for part in folded(said).split()]
    return bool(parts and _with_all([(_words(folded(name)), name)], parts, surely=True))


def names_nothing(said: str) -> bool:
    """Whether these are only words for on, off or everything, which name nothing that is to be changed."""
    return NO_NAMES.issuperset(folded(said).split())


def _words(name: str) -> str:
    """The words of a folded name, also those between its marks, a blank before each."""
    between = _BETWEEN_WORDS.sub(" ", name)
    return f" {name}" if between == name else f" {name} {between}"


def suggestions(names: Iterable[str], text: str, limit: int = 3, *, whole: bool = False) -> list[str]:
    """The names that look most like `text`, best first; empty when none is close. With `whole` a likeness of
    parts does not count."""
    return _closest({folded(name): name for name in names}, text, limit, whole=whole)


def close_names(workspaces: WorkspaceIndex, text: str, limit: int = 3) -> list[str]:
    """The names of workspaces that look most like `text`, best first; empty when none is close."""
    found = _closest({name: name for name in workspaces.by_name}, text, limit)
    return [workspaces.by_name[name][-1].name for name in found]


def _closest(by_folded: Mapping[str, str], text: str, limit: int, *, whole: bool = False) -> list[str]:
    # Only misspelt names need it, and it is large.
    from rapidfuzz import fuzz, process

    scorer = fuzz.ratio if whole else fuzz.WRatio
    scored = process.extract(
        folded(text), list(by_folded), scorer=scorer, limit=limit, score_cutoff=CLOSE_ENOUGH
    )
    return [by_folded[name] for name, _, _ in scored]


def quoted(text: str) -> str:
    """A name as it can be typed in a command."""
    plain = text.translate(MARKS)
    return f'"{text}"' if '"' not in plain and (" " in plain or "'" in plain) else text


def typed(workspaces: WorkspaceIndex, workspace: Workspace) -> str:
    """The workspace as it can be typed in a command; its id where the name is not enough among these, or so
    long that a command with it could not be a button."""
    alone = len(workspaces.by_name.get(folded(workspace.name), ())) == 1
    short = len(workspace.name) <= LONGEST_TYPED
    if alone and short and workspace.name.isprintable() and '"' not in workspace.name.translate(MARKS):
        return quoted(workspace.name)
    return workspace.id
