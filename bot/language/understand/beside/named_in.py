"""The workspaces that a text surely names, with the words for them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access import Viewer
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.names.workspaces import typed_name


@dataclass(frozen=True)
class Named:
    """The workspaces that a text names: the words for them as they are said, and the one, as it can be typed,
    where there is one alone."""

    words: tuple[str, ...] = ()
    place: str = ""


def named_in(viewer: Viewer, text: str) -> Named:
    """What a text surely names."""
    index = viewer.workspaces()
    found = [
        (part.text(span.start, span.end), span)
        for part in sentences(text)
        for span in workspace_spans(index, part, lexicon())
        if span.sureness >= Sureness.ALL_WORDS
    ]
    ones = {one.id: one for _, span in found for one in span.found}
    place = typed_name(index, next(iter(ones.values()))) if len(ones) == 1 else ""
    return Named(tuple(words for words, _ in found), place)
