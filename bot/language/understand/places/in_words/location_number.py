"""The number of a location by the location's name: “the main Denver number” is the location number."""

from __future__ import annotations

from dataclasses import replace

from bot.access import Viewer
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, Token
from bot.names.name_words import words_of

_NUMBERS = frozenset({"number", "line", "numbers"})
_MAIN = frozenset({"main", "general", "office", "switchboard", "site"})


def with_location_number(viewer: Viewer, part: Sentence) -> Sentence:
    """The sentence with “location number” for “main Denver number” and “Denver main number”."""
    words = [*part.words]
    if _NUMBERS.isdisjoint(words):
        return part
    for name in viewer.workspaces().location_names:
        said = words_of(name)
        at = next((at for at in range(len(words)) if said and words[at : at + len(said)] == said), -1)
        if at < 0:
            continue
        end = at + len(said)
        behind = end + (words[end : end + 1] != [] and words[end] in _MAIN)
        start = at - (at > 0 and words[at - 1] in _MAIN)
        is_main = behind > end or start < at
        if is_main and words[behind : behind + 1] != [] and words[behind] in _NUMBERS:
            return part if _is_of_workspace(viewer, part, at) else _named(part, start, behind)
    return part


def _named(part: Sentence, start: int, end: int) -> Sentence:
    location = Token("location", "location")
    return replace(part, tokens=(*part.tokens[:start], location, *part.tokens[end:]))


def _is_of_workspace(viewer: Viewer, part: Sentence, at: int) -> bool:
    spans = workspace_spans(viewer.workspaces(), part, lexicon())
    return any(one.start <= at < one.end and one.sureness >= Sureness.ALL_WORDS for one in spans)
