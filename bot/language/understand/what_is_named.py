"""Whether a text names a workspace or a setting, and with which of its words."""

from __future__ import annotations

from bot.access import Viewer
from bot.events import Workspace
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.spotted import Spotted
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, sentences


def without_names(viewer: Viewer, text: str) -> str:
    """The text without whole names of workspaces: the digits in “Room 101” are no code."""
    kept: list[str] = []
    for part in sentences(text):
        named = named_words(viewer, part)
        kept.extend(token.text for at, token in enumerate(part.tokens) if at not in named)
    return " ".join(kept)


def named_words(viewer: Viewer, part: Sentence) -> set[int]:
    """The places of the words that are the whole name of a workspace, and not of digits alone."""
    spans = workspace_spans(viewer.workspaces(), part, lexicon())
    whole = [one for one in spans if one.sureness is Sureness.NAME and not one.found[0].name.isdigit()]
    return {at for span in whole for at in range(span.start, span.end)}


def may_be_named(viewer: Viewer, part: Sentence) -> set[int]:
    """The places of the words that may name a workspace, also by a part of its name."""
    spans = workspace_spans(viewer.workspaces(), part, lexicon())
    return {at for span in spans for at in range(span.start, span.end)}


def names_place(viewer: Viewer, text: str) -> bool:
    """Whether a text surely names a workspace."""
    spans = (
        span for part in sentences(text) for span in workspace_spans(viewer.workspaces(), part, lexicon())
    )
    return any(one.sureness >= Sureness.ALL_WORDS for one in spans)


def places_named(viewer: Viewer, text: str) -> list[Workspace]:
    """The workspaces that a text surely names, each once."""
    spans = (one for part in sentences(text) for one in workspace_spans(viewer.workspaces(), part, lexicon()))
    sure = (one for one in spans if one.sureness >= Sureness.ALL_WORDS and len(one.found) == 1)
    return list({span.found[0].id: span.found[0] for span in sure}.values())


def names_only_place(viewer: Viewer, part: Sentence) -> bool:
    """Whether a sentence is the whole name of one workspace, and nothing else."""
    spans = workspace_spans(viewer.workspaces(), part, lexicon())
    return any(
        one.start == 0
        and one.end == len(part.tokens)
        and one.sureness >= Sureness.ALL_WORDS
        and len(one.found) == 1
        for one in spans
    )


def names_setting(text: str) -> bool:
    """Whether a text tells a setting, and so is no answer to a question about one."""
    return any(Spotted(part, lexicon()).families(()) for part in sentences(text))
