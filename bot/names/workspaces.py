"""Workspaces by what people call them: name, extension, number, a part of the name, the location."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from bot.events import Workspace
from bot.names.name_words import NameWords, words_of
from bot.names.text import TYPOGRAPHY, closest, digits_of, folded, marked_words, quoted
from bot.names.word_index import WordIndex
from cards.fields import dialled, in_one_line, spoken_number

MAX_NAME_WORDS = 24
"""No name, and no number with blanks in it, has more words."""

MAX_TYPED_CHARS = 80
"""Characters of a name that is put into a command; for a longer one the id is."""

MIN_NUMBER_DIGITS = 7
"""So many digits may be a telephone number; fewer are an extension or a part of a name."""

MIN_DIGITS_OF_NAME = 3
"""So many digits alone may be a part of a name; fewer count something."""

START = 4
"""So many first letters of names are looked at first."""

MAX_LOCATIONS_NAMED = 5
"""Locations that one sentence names."""

MAX_CLOSE_NAMES = 3
"""Names that are offered where none fits."""

INCOMPLETE = "Webex did not give me the whole list just now, so it may be there all the same."
"""What is said where a workspace is not found and the index is not `complete`."""

_EXTENSION = re.compile(r"^(?:x|ext\.?|extension|esn)\s*(?=\d)")


class WorkspaceIndex(Iterable[Workspace]):
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
        self._by_esn: dict[str, list[Workspace]] = {}
        for name, one in entries:
            self.by_name.setdefault(name, []).append(one)
            if one.extension:
                self.by_extension.setdefault(one.extension, []).append(one)
            if one.esn:
                self._by_esn.setdefault(one.esn, []).append(one)
        self._within: dict[frozenset[str], WorkspaceIndex] = {}

    def within(self, places: frozenset[str]) -> WorkspaceIndex:
        """Those in these locations, given as folded names or ids; kept, because few sets of them are asked
        for."""
        found = self._within.get(places)
        if found is None:
            sites = {(one.location_id, one.location_name) for one in self}
            inside = {site for site in sites if is_in(places, *site)}
            found = WorkspaceIndex(complete=self.complete and self.has_all_places)
            found._fill(
                [(name, one) for name, one in self._entries if (one.location_id, one.location_name) in inside]
            )
            self._within[places] = found  # only now, as other threads take what they find here
        return found

    @cached_property
    def has_all_places(self) -> bool:
        """Whether it is known of each where it is."""
        return all(one.is_place_known for one in self)

    def is_known(self, workspace_id: str) -> bool:
        """Whether it is sure that a workspace is not there, or where it is."""
        one = self.by_id.get(workspace_id)
        return self.complete if one is None else one.is_place_known

    @cached_property
    def words(self) -> WordIndex:
        """The names by the words in them."""
        return WordIndex(self.by_name)

    @cached_property
    def by_joined_name(self) -> Mapping[str, Sequence[Workspace]]:
        """Those whose name has these letters and digits, whatever stands between them; also with “and” for
        “&”."""
        found: dict[str, list[Workspace]] = {}
        for name, ones in self.by_name.items():
            for said in {name, name.replace("&", "and")}:
                found.setdefault("".join(filter(str.isalnum, said)), []).extend(ones)
        return found

    @cached_property
    def joined_starts(self) -> frozenset[str]:
        """The first letters of these, up to START of them: a cheap look before a name is put together."""
        return frozenset(name[:size] for name in self.by_joined_name for size in range(1, START + 1))

    @cached_property
    def location_names(self) -> tuple[str, ...]:
        """The names of the locations, in order."""
        return tuple(sorted({one.location_name for one in self if one.location_name}))

    @cached_property
    def per_location(self) -> Mapping[str, int]:
        """How many workspaces each location has, by its name."""
        return Counter(one.location_name for one in self if one.location_name)

    @cached_property
    def places(self) -> WordIndex:
        """The names of the locations, folded, by the words in them."""
        return WordIndex(dict.fromkeys(map(folded, self.location_names)))

    @cached_property
    def locations(self) -> Mapping[str, Mapping[str, str]]:
        """The names of the locations by their ids, of all locations of a folded name."""
        found: dict[str, dict[str, str]] = {}
        for location_id, name in {one.location_id: one.location_name for one in self}.items():
            if location_id:
                found.setdefault(folded(name), {})[location_id] = name
        return found

    @cached_property
    def _numbers(self) -> list[tuple[str, int]]:
        """The digits of each number from the last to the first, with the country code, in order; and the
        position of the workspace."""
        digits = ((dialled(one.number).lstrip("+"), at) for at, one in enumerate(self) if one.number)
        return sorted((held[::-1], at) for held, at in digits)

    @cached_property
    def name_words(self) -> NameWords:
        """The names by their words, made when a sentence is read."""
        return NameWords(self)

    def called_inside(self, digits: str) -> list[Workspace]:
        """Those with this extension, else this ESN: so they are called inside the organisation."""
        return self.by_extension.get(digits) or self._by_esn.get(digits, [])

    def with_number(self, digits: str, *, whole: bool = True) -> list[Workspace]:
        """Those with a number of these digits, or without `whole` one that ends in them."""
        last = digits[::-1]
        first = end = bisect_left(self._numbers, (last,))
        while end < len(self._numbers) and self._numbers[end][0].startswith(last):
            end += 1
        found = sorted(at for held, at in self._numbers[first:end] if held == last or not whole)
        return [self._entries[at][1] for at in found]

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Workspace]:
        return (one for _, one in self._entries)


def is_in(places: frozenset[str], location_id: str, location_name: str) -> bool:
    """Whether a location is one of these, given as folded names or ids; nowhere is in none of them."""
    return not {folded(location_name), location_id}.isdisjoint(places - {""})


def matching(
    workspaces: WorkspaceIndex, text: str, *, inside: bool = True, by_esn: bool = True
) -> list[Workspace]:
    """The workspaces that `text` can mean: by id, else whole name, else extension or number, else words or
    a part of the name, else words of the name and of the location. Empty when it fits none.

    Without `inside` each of its words has to begin a word of the name, and one has to be whole or to have
    three letters. Without `by_esn` no ESN is looked up: beside what holds secrets such digits may be a code.
    """
    return next(filter(None, _found(workspaces, text, inside=inside, by_esn=by_esn)), [])


def search(workspaces: WorkspaceIndex, text: str) -> list[Workspace]:
    """The workspaces that `text` fits in any of these ways, or a part of whose location's name it is."""
    wanted = folded(text)
    ids = {one.id for found in _found(workspaces, text) for one in found}
    if wanted:
        places = {name for name in {one.location_name for one in workspaces} if wanted in folded(name)}
        ids |= {one.id for one in workspaces if one.location_name in places}
    return [one for one in workspaces if one.id in ids]


def _found(
    workspaces: WorkspaceIndex, text: str, *, inside: bool = True, by_esn: bool = True
) -> Iterator[list[Workspace]]:
    """What each way to call a workspace finds, the surest way first."""
    wanted = folded(text)
    if not wanted:
        return
    same = workspaces.by_id.get(text.strip())
    yield [same] if same else []
    yield workspaces.by_name.get(wanted, [])
    digits = _EXTENSION.sub("", wanted)
    yield workspaces.called_inside(digits) if by_esn else workspaces.by_extension.get(digits, [])
    yield numbered(workspaces, text)
    if wanted.isdigit() and len(wanted) < MIN_DIGITS_OF_NAME:
        return
    parts = wanted.split()
    yield _named(workspaces, workspaces.words.beginning(parts, surely=not inside))
    if inside:
        yield _named(workspaces, workspaces.words.containing(wanted))
    yield _placed(workspaces, parts, surely=not inside)


def numbered(workspaces: WorkspaceIndex, text: str) -> list[Workspace]:
    """Those with this phone number, in full or as it is written in its country; empty for fewer than seven
    digits."""
    if len(digits_of(text)) < MIN_NUMBER_DIGITS:
        return []
    number = dialled(text)
    digits = digits_of(number)
    if len(digits) < MIN_NUMBER_DIGITS or any(mark.isalpha() for mark in number):
        return []
    if number.startswith("+"):
        return workspaces.with_number(digits)
    return workspaces.with_number(digits.lstrip("0"), whole=False)


def _named(workspaces: WorkspaceIndex, names: Iterable[str]) -> list[Workspace]:
    return [one for name in names for one in workspaces.by_name[name]]


def _placed(workspaces: WorkspaceIndex, parts: Sequence[str], *, surely: bool) -> list[Workspace]:
    """Those meant by words of the name and whole words of the location: `lobby paris hq`. A figure tells no
    location: behind a name it is the number of something else."""
    said = {part for part in parts if not part.isdigit()} if len(parts) > 1 else set()
    found: list[Workspace] = []
    for place in workspaces.places.with_word(said):
        words = f"{marked_words(place)} "
        named = [part for part in parts if part not in said or f" {part} " not in words]
        if named:
            names = workspaces.words.beginning(named, surely=surely)
            found += [one for one in _named(workspaces, names) if folded(one.location_name) == place]
    return sorted(found, key=lambda one: (folded(one.name), one.location_name))


def close_names(workspaces: WorkspaceIndex, text: str) -> list[str]:
    """The names of workspaces that look most like `text`, best first; empty when none is close."""
    slips = sorted({folded(one.name) for one in workspaces.name_words.nearly_named(words_of(text))})
    found = closest({name: name for name in slips or workspaces.by_name}, text, MAX_CLOSE_NAMES)
    found = found or slips[:MAX_CLOSE_NAMES]
    return [workspaces.by_name[name][-1].name for name in found]


def typed_name(workspaces: WorkspaceIndex, workspace: Workspace) -> str:
    """The workspace as it can be typed in a command; its id where the name is not enough among these, or so
    long that a command with it could not be a button."""
    alone = len(workspaces.by_name.get(folded(workspace.name), ())) == 1
    short = len(workspace.name) <= MAX_TYPED_CHARS
    if alone and short and workspace.name.isprintable() and '"' not in workspace.name.translate(TYPOGRAPHY):
        return quoted(workspace.name)
    return workspace.id


def common_zone(workspaces: Iterable[Workspace]) -> str:
    """The time zone of these workspaces, or of most of them; empty where none is known."""
    zones = Counter(one.time_zone for one in workspaces if one.time_zone)
    return zones.most_common(1)[0][0] if zones else ""


def whereabouts(workspace: Workspace) -> str:
    """Where a workspace is and how it is reached: `x4321 · +33 1 70 00 12 34 · Paris HQ · Professional`."""
    reach = f"x{workspace.extension}" if workspace.extension else ""
    number = spoken_number(workspace.number)
    return in_one_line(reach, number, workspace.location_name, workspace.licence.value)
