"""The ways to read a sentence: as it stands, said more plainly, or with slips of the finger mended."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.model.family import Family
from bot.language.sentence.kinds.plainer.old_values import old_value
from bot.language.sentence.kinds.plainer.plainer_clauses import plainer_clauses
from bot.language.sentence.kinds.plainer.rewordings import rewordings
from bot.language.sentence.readings.attempt import Attempt
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.subject import calls_go_to
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import POLITE, Role
from bot.language.sentence.words.lexicon import Lexicon
from bot.language.sentence.words.spelling import corrected
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.sentence.words.word_graph import ARTICLES
from bot.names.text import folded
from bot.names.workspaces import WorkspaceIndex

_LEADS_TO_NAME = frozenset({"to", "as", "read", "say", "show", "=", ":", ",", "name", "called"})
_BEFORE_CALLED = frozenset({"called", "be", "is", "should", "must", "shall", "simply", "just", "to"})
"""“Should simply be called” leads to a name as “as” does."""
_CHOOSES_NAME = frozenset({"use", "make", "set", "put", "show"})
"""Verbs right before what something is to be called: “make Acme Kitchen the caller ID name”."""
_BEFORE_NAME = frozenset({"of", "on", "at", "in", "for"})
"""Words before the workspace that something is said of."""
_LEADS_TO_IT = frozenset({"calls", "call", "callers", "caller", "through"})
"""“Callers to the gym should hear …”: behind these “to” leads to the workspace."""
_UNTIL = frozenset({"before", "until", "till"})
_PASSES_ON = frozenset({"forwards", "diverts", "goes"})
"""“Rings before the gym forwards” are rings before it forwards."""


class SentenceReader:
    """Reads the sentences of one message. What was read is kept: clauses are tried in several runs, in which
    the same words come again."""

    def __init__(self, workspaces: WorkspaceIndex, lexicon: Lexicon) -> None:
        self._workspaces = workspaces
        self._lexicon = lexicon
        self._read: dict[tuple[Sentence, str], list[Reading]] = {}

    def readings(self, sentence: Sentence, family: Family | None = None) -> list[Reading]:
        """The ways to read a sentence, as `readings` has them."""
        key = (sentence, family.key if family else "")
        if key not in self._read:
            self._read[key] = readings(sentence, self._workspaces, self._lexicon, family)
        return self._read[key]


def readings(
    sentence: Sentence, workspaces: WorkspaceIndex, lexicon: Lexicon, family: Family | None = None
) -> list[Reading]:
    """The ways to read a sentence that account for most of its words, said more plainly or with slips of the
    finger mended where that accounts for more; `family` is the setting that was spoken of before, taken where
    the sentence names none."""
    sentence = _without_old_value(sentence, workspaces, lexicon)
    sentence = _with_quoted_name(sentence, workspaces, lexicon)
    found = _name_anywhere(sentence, workspaces, lexicon, family)
    is_certain = bool(found) and found[0].is_complete and not (found[0].hard or found[0].asks)
    for plainer in () if is_certain or not found else plainer_clauses(sentence):
        said = _readings(plainer, workspaces, lexicon, family)
        if said and said[0].is_complete and not (said[0].hard or said[0].asks):
            return [replace(one, is_corrected=True) for one in said]
    if found and (found[0].hard or not found[0].is_complete):
        for plainer in rewordings(sentence):
            said = _name_anywhere(plainer, workspaces, lexicon, family)
            frame = said[0].frame if said else None
            is_whole = found[0].frame and found[0].frame.is_complete
            is_better = found[0].hard or found[0].unknown or not is_whole
            if frame and frame.is_complete and is_better and not (said[0].hard or said[0].asks):
                return [replace(one, is_corrected=True) for one in said]
    unknown = found[0].unknown if found else [token.text for token in sentence.tokens]
    if not unknown or (found and found[0].is_complete):
        return found
    is_named = bool(found and found[0].workspaces)
    mended = corrected(sentence, set(unknown), None if is_named else workspaces, lexicon)
    if mended is None:
        return found
    better = _readings(mended, workspaces, lexicon, family)
    if not better or len(better[0].unknown) >= len(unknown):
        return found
    return [
        replace(one, sentence=sentence, is_corrected=True, is_doubtful=one.is_doubtful or bool(one.unknown))
        for one in better
    ]


def _name_anywhere(
    sentence: Sentence, workspaces: WorkspaceIndex, lexicon: Lexicon, family: Family | None
) -> list[Reading]:
    """The readings, also with the workspace at the end where it stands amid what is said of it."""
    found = _readings(sentence, workspaces, lexicon, family)
    is_whole = bool(found) and found[0].is_complete
    is_put_off = is_whole and bool(_UNTIL.intersection(map(str.casefold, found[0].hard)))
    if (not is_whole or is_put_off) and (moved := _name_last(sentence, workspaces, lexicon)):
        said = _readings(moved, workspaces, lexicon, family)
        if said and said[0].is_complete and not (is_put_off and said[0].hard):
            return said
    return found


def _with_quoted_name(sentence: Sentence, workspaces: WorkspaceIndex, lexicon: Lexicon) -> Sentence:
    """The sentence with words in quotes where they are written as a name at its end, behind what is to be
    called so: “set the caller ID name of the gym to Acme Kitchen”."""
    tokens = sentence.tokens
    if all(token.plain != "name" for token in tokens):
        return sentence
    if in_front := _quoted_in_front(sentence, workspaces, lexicon):
        return in_front
    while tokens and tokens[-1].plain in POLITE:
        tokens = tokens[:-1]
    start = len(tokens)
    while start and _may_be_of_name(tokens[start - 1], tokens[start - 2] if start > 1 else None):
        start -= 1
    words = [token.plain for token in tokens[:start]]
    if start == len(tokens) or "name" not in words or words[-1] not in _LEADS_TO_NAME:
        return sentence
    spans = workspace_spans(workspaces, sentence, lexicon)
    if not any(one.end <= start and one.sureness is Sureness.NAME for one in spans):
        return sentence
    if any(end == len(tokens) for end, _ in lexicon.at(tokens, start)):
        return sentence  # a value to choose
    name = sentence.text(start, len(tokens))
    quoted = Token(name, folded(name), quoted=True, gap=tokens[start].gap)
    # “External caller ID name: other, with the name Acme”: said again, it says nothing more.
    end = start - 1 if words[-1] == "name" and "name" in words[:-1] else start
    if words[-1] == "called":
        while words[end - 1] in _BEFORE_CALLED:
            end -= 1
        return replace(sentence, tokens=(*tokens[:end], Token("as", "as", gap=" "), quoted))
    return replace(sentence, tokens=(*tokens[:end], quoted))


def _may_be_of_name(token: Token, before: Token | None) -> bool:
    """Whether a word is written as in a name, also a figure behind such a word: “Radio Ward 3”."""
    is_figure = token.plain.isdigit() and before is not None and before.text[:1].isupper()
    return not token.quoted and (token.text[:1].isupper() or is_figure)


def _quoted_in_front(sentence: Sentence, workspaces: WorkspaceIndex, lexicon: Lexicon) -> Sentence | None:
    """The sentence with words in quotes where they are written as a name between a verb and what is to be
    called so; None where they are not."""
    tokens = sentence.tokens
    start = next((at + 1 for at, one in enumerate(tokens) if one.plain in _CHOOSES_NAME), len(tokens))
    end = start
    while end < len(tokens) and tokens[end].text[:1].isupper() and not tokens[end].quoted:
        end += 1
    behind = [token.plain for token in tokens[end : end + 1]]
    if (
        end == start
        or behind not in (["as"], ["the"], ["for"])
        or "name" not in [one.plain for one in tokens[end:]]
    ):
        return None
    spans = workspace_spans(workspaces, sentence, lexicon)
    is_named = any(one.sureness is Sureness.NAME and one.start >= end for one in spans)
    if not is_named or any(last >= end for last, _ in lexicon.at(tokens, start)):
        return None
    name = sentence.text(start, end)
    quoted = Token(name, folded(name), quoted=True, gap=tokens[start].gap)
    return replace(sentence, tokens=(*tokens[:start], quoted, *tokens[end:]))


def _without_old_value(sentence: Sentence, workspaces: WorkspaceIndex, lexicon: Lexicon) -> Sentence:
    """The sentence without what was before: “change the recording from always to never”; not where that
    names a workspace."""
    told = old_value(sentence)
    if told is None:
        return sentence
    start, end = told
    if start and sentence.tokens[start - 1].plain in _LEADS_TO_IT:
        return sentence  # “calls from 4001 to 4002” go there
    spans = workspace_spans(workspaces, sentence, lexicon)
    if any(one.start < end and start < one.end for one in spans if one.sureness > Sureness.EXTENSION):
        return sentence
    for at in range(start + 1, end):
        if any(one.role is Role.NAME for _, meanings in lexicon.at(sentence.tokens, at) for one in meanings):
            return sentence  # another setting
    return replace(sentence, tokens=(*sentence.tokens[:start], *sentence.tokens[end:]))


def _name_last(sentence: Sentence, workspaces: WorkspaceIndex, lexicon: Lexicon) -> Sentence | None:
    """The sentence with “of” and the workspace at its end, where it stands amid what is said of it: “hide the
    gym's line status”, “play the announcement in the gym for internal calls”, “rings before the gym
    forwards”."""
    tokens = sentence.tokens
    words = [token.plain for token in tokens]
    if not ("'s" in words or ({"to"} | _BEFORE_NAME | _UNTIL) & {*words}):
        return None
    names = [one for one in workspace_spans(workspaces, sentence, lexicon) if one.sureness is Sureness.NAME]
    for span in names:
        behind = words[span.end : span.end + 1]
        owns, end = behind == ["'s"], span.end + (behind == ["'s"])
        start = span.start - (span.start > 0 and words[span.start - 1] in ARTICLES)
        of_it = (Token("of", "of"), *tokens[span.start : span.end])
        if start > 1 and words[start - 1] in _UNTIL and behind and behind[0] in _PASSES_ON:
            return replace(sentence, tokens=(*tokens[:start], Token("it", "it"), *tokens[end:], *of_it))
        is_of_calls = start > 1 and words[start - 1] == "to" and words[start - 2] in _LEADS_TO_IT
        is_placed = is_of_calls or (start > 1 and words[start - 1] in _BEFORE_NAME)
        is_placed = is_placed and behind not in ([], [","])
        if calls_go_to(sentence, span.start) and not ({"to"} & {*words[end:]}):
            continue  # “send busy calls to the gym's number”
        if not owns and (not is_placed or any(not one.overlaps(span) for one in names)):
            continue
        rest = (*tokens[: span.start if owns else start - 1], *tokens[end:])
        if rest and rest[-1].plain in {"out", "off"}:
            of_it = (Token("at", "at"), *of_it[1:])  # “out of” would be something else
        return replace(sentence, tokens=(*rest, *of_it))
    return None


def _readings(
    sentence: Sentence, workspaces: WorkspaceIndex, lexicon: Lexicon, family: Family | None
) -> list[Reading]:
    attempt = Attempt(sentence, workspaces, lexicon, family)
    return attempt.complete() or attempt.partial()
