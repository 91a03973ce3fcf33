"""A sentence as plain words with marks for the workspaces, numbers and names in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.events import Workspace
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import NUMBER, Sentence
from bot.names.name_words import words_of
from bot.names.workspaces import WorkspaceIndex
from cards.fields import dialled

_AROUND = frozenset(
    phrases(
        "the|our|my|a|an|please|pls|kindly|just|hi|hello|hey|thanks|right|now|,|also|'s|you|we|i|want|could|would|like"
    )
)
"""Said around it, these change nothing of it."""
_OF_NUMBER = frozenset({"number", "ext", "extension", "line", "x", "tel"})
"""Before a number these only say what it is."""
_MARKS = frozenset("@#$")
MIN_DIGITS = 2
"""A figure alone is no number of a phone."""
_ANYBODY = frozenset(
    phrases(
        "customer|customers|client|clients|guest|guests|visitor|visitors|people|person|caller|callers|patient|"
        "patients|public|outsiders|strangers|student|students|someone|somebody|anyone|anybody|everyone|everybody|it|they|he|she"
    )
)
"""These are nobody whose number could be told."""
_ITS_PHONE = frozenset({"phone", "line", "telephone", "handset", "extension"})


@dataclass(frozen=True)
class Marked:
    """The words, with `@0` for a workspace, `#0` for a number and `$0` for what may be a name."""

    text: str
    places: tuple[Workspace, ...]
    numbers: tuple[str, ...]
    names: tuple[str, ...]

    def place(self, mark: str) -> Workspace:
        """The workspace of a mark."""
        return self.places[int(mark[1:])]

    def number(self, mark: str) -> str:
        """The number of a mark, also of a workspace; empty for a name, and where it has none."""
        if mark[0] == "@":
            place = self.place(mark)
            return dialled(place.extension or place.number)
        return self.numbers[int(mark[1:])] if mark[0] == "#" else ""

    def name(self, mark: str) -> str:
        """The name of a mark."""
        return self.names[int(mark[1:])]

    def is_name(self, mark: str) -> bool:
        """Whether a mark is no name, or one of which no word means something else."""
        words = words_of(self.name(mark)) if mark[:1] == "$" else []
        is_known = len(words) > 1 and lexicon().knows(*words)
        return not (is_known or any(lexicon().knows(word) or word in _ANYBODY for word in words))


def marked(workspaces: WorkspaceIndex, sentence: Sentence, vocabulary: Collection[str]) -> Marked:
    """The sentence with marks; words that are not in the vocabulary may be a name."""
    ends: dict[int, tuple[int, Workspace]] = {}
    taken: set[int] = set()
    for span in workspace_spans(workspaces, sentence, lexicon()):
        is_name = span.sureness in (Sureness.NAME, Sureness.ALL_WORDS, Sureness.PART)
        if is_name and len(span.found) == 1 and taken.isdisjoint(range(span.start, span.end)):
            ends[span.start] = span.end, span.found[0]
            taken |= {*range(span.start, span.end)}
    tokens = sentence.tokens
    if any(token.text[:1] in _MARKS for token in tokens):
        return Marked("", (), (), ())  # typed, they would be taken for marks
    said, places, numbers, names = list[str](), list[Workspace](), list[str](), list[str]()
    at = 0
    while at < len(tokens):
        word = tokens[at].plain
        if at in ends:
            at, place = ends[at]
            said.append(f"@{len(places)}")
            places.append(place)
            at += [one.plain for one in tokens[at : at + 1]][:1] in ([one] for one in _ITS_PHONE)
            continue
        end = at
        while end < len(tokens) and end not in ends and NUMBER.fullmatch(tokens[end].plain):
            end += 1
        number = dialled("".join(one.text for one in tokens[at:end]))
        if len(number) >= MIN_DIGITS:
            while said and said[-1] in _OF_NUMBER:
                said.pop()
            said.append(f"#{len(numbers)}")
            numbers.append(number)
            at = end
            continue
        if word.isalpha() and not (word in _AROUND or word in vocabulary or word in _OF_NUMBER):
            if said and said[-1][:1] == "$" and tokens[at - 1].plain.isalpha():
                names[-1] += f" {tokens[at].text}"
            else:
                said.append(f"${len(names)}")
                names.append(tokens[at].text)
        elif word not in _AROUND:
            said.append(word)
        at += 1
    return Marked(" ".join(said), tuple(places), tuple(numbers), tuple(names))
