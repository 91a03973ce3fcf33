"""“All” in a row with a workspace: “turn on dnd in all and the kitchen” is asked about."""

from __future__ import annotations

from bot.access import Viewer
from bot.errors import Unsure
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, sentences
from bot.names.workspaces import typed_name

_SWITCHES = frozenset({"on", "off"})
"""No names of workspaces, unless one is called so."""
_ALL = frozenset({"all", "every"})
_IN_A_ROW = _ALL | _SWITCHES
_PLACES = frozenset({"in", "at", "for", "of"})
_JOINS = frozenset({",", "and", "&", "plus"})
_ARTICLES = frozenset({"the", "our"})
_POLITE = frozenset({"please", "pls", "thanks", "now"})


def require_clear_row(viewer: Viewer, text: str) -> None:
    """Raises Unsure where such a word stands in a row with the name of a workspace."""
    for part in sentences(text):
        words = [*part.words]
        for at, word in enumerate(words if not _IN_A_ROW.isdisjoint(words) else ()):
            token = part.tokens[at]
            if not (word in _ALL or (word in _SWITCHES and word in viewer.workspaces().by_name)):
                continue
            if token.quoted or token.text.istitle() or part.asks:
                continue
            if (row := _row(viewer, part, words, at)) is not None:
                raise _which(viewer, part, at, *row)


def _row(viewer: Viewer, part: Sentence, words: list[str], at: int) -> tuple[int, int] | None:
    """Which words are left out with this one, where a workspace stands beside it; None where none does."""
    before, behind = words[at - 1] if at else "", words[at + 1 : at + 3]
    leads = before in _PLACES and behind[:1] != [] and behind[0] in _JOINS
    ends = words[at] in _ALL and before in _JOINS and _POLITE.issuperset(words[at + 1 :])
    if not leads and not ends:
        return None
    spans = workspace_spans(viewer.workspaces(), part, lexicon())
    named = [one for one in spans if one.sureness >= Sureness.ALL_WORDS]
    start = at + 2 + (behind[1:] != [] and behind[1] in _ARTICLES)
    if leads and any(one.start == start for one in named):
        return at, at + 2
    is_place = any(one.end == at - 1 and words[one.start - 1] in _PLACES | _ARTICLES for one in named)
    return (at - 1, at + 1) if ends and is_place else None


def _which(viewer: Viewer, part: Sentence, at: int, start: int, end: int) -> Unsure:
    """The question which is meant."""
    index, size = viewer.workspaces(), len(part.tokens)

    def said(*between: str) -> str:
        first, last = (at, at + 1) if between else (start, end)
        return " ".join(filter(None, (part.text(0, first), *between, part.text(last, size)))).replace(
            " ,", ","
        )

    word = part.tokens[at].plain
    called = index.by_name.get(word, [])
    choices = [
        (one.name, "with the others", said(f'"{typed_name(index, one).strip(chr(34))}"')) for one in called
    ]
    if word in _ALL:
        choices.append(("All workspaces", "", said("all workspaces")))
    choices.append((f"Without “{word}”", "", said()))
    return Unsure(
        "I am not sure which workspaces are meant. Nothing was changed. Which ones?", choices=tuple(choices)
    )
