"""The ways to read a sentence: whole, said more plainly, with slips mended, or with words left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.model.family import Family
from bot.events import Workspace
from bot.language.sentence.cover import Covers, Piece
from bot.language.sentence.fill import fill
from bot.language.sentence.frame import Frame
from bot.language.sentence.general_words import Role
from bot.language.sentence.item_frame import ItemFrame
from bot.language.sentence.items import fill_item
from bot.language.sentence.lexicon import Lexicon
from bot.language.sentence.questions import is_question
from bot.language.sentence.reading import Reading
from bot.language.sentence.rewordings import rewordings
from bot.language.sentence.spelling import corrected
from bot.language.sentence.spotted import Spotted
from bot.language.sentence.subject import subject_of
from bot.language.sentence.tokens import Sentence, is_short_form
from bot.language.sentence.workspace_spans import Span, Sureness, cut_names, span_choices, workspace_spans
from bot.language.vocabulary import SettingList
from bot.names.workspaces import WorkspaceIndex


def readings(
    sentence: Sentence, workspaces: WorkspaceIndex, lexicon: Lexicon, family: Family | None = None
) -> list[Reading]:
    """The ways to read a sentence that account for most of its words, said more plainly or with slips of the
    finger mended where that accounts for more; `family` is the setting that was spoken of before, taken where
    the sentence names none."""
    found = _readings(sentence, workspaces, lexicon, family)
    if found and (found[0].hard or not found[0].is_complete):
        for plainer in rewordings(sentence):
            said = _readings(plainer, workspaces, lexicon, family)
            frame = said[0].frame if said else None
            is_better = found[0].hard or not (found[0].frame and found[0].frame.is_complete)
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
    return [replace(one, sentence=sentence, is_corrected=True) for one in better]


def _readings(
    sentence: Sentence, workspaces: WorkspaceIndex, lexicon: Lexicon, family: Family | None
) -> list[Reading]:
    spotted = Spotted(sentence, lexicon)
    covers = Covers(spotted)
    asks = is_question(sentence)
    everything = workspace_spans(workspaces, sentence, lexicon)
    choices = list(span_choices(everything))
    complete: list[Reading] = []
    for spans in choices:
        families = _families(spotted, lexicon, spans, asks) or ([family] if family else [])
        cut = cut_names(everything, spans)
        for one in families:
            if not asks and (reading := _complete(sentence, covers, one, spans, asks, cut)):
                complete.append(reading)
        for its_list in spotted.lists(spans):
            if reading := _complete_item(sentence, covers, its_list, spans, asks, cut):
                complete.append(reading)
        if complete:
            best = max(map(_tells, complete))
            found = [one for one in complete if _tells(one) == best]
            return [one for one in found if _is_named(one)] or found
    return _partial(spotted, covers, lexicon, choices, asks, family, everything)


def _tells(reading: Reading) -> tuple[int, int]:
    """How many words tell of the setting; of as many, those in fewer phrases tell more."""
    telling = [piece for piece in reading.pieces if any(one.family for one in piece.meanings)]
    return reading.frame.explained if reading.frame else 0, -len(telling)


def _longest_phrase(reading: Reading) -> int:
    """How many words the longest phrase has that tells of the setting: one that says all goes before several
    that say it together."""
    told = [one for one in reading.pieces if any(meaning.family for meaning in one.meanings)]
    return max((one.end - one.start for one in told), default=0)


def _is_named(reading: Reading) -> bool:
    """Whether the name of the setting is said, also inside another phrase: “send all calls to voicemail”."""
    said = f" {' '.join(token.plain for token in reading.sentence.tokens)} "
    return reading.family is not None and any(f" {name} " in said for name in reading.family.names())


def _cuts_name(pieces: Sequence[Piece], cut: set[int]) -> bool:
    return any(piece.start in cut for piece in pieces if piece.role in (Role.NUMBER, Role.UNKNOWN))


def _complete(
    sentence: Sentence, covers: Covers, family: Family, spans: tuple[Span, ...], asks: bool, cut: set[int]
) -> Reading | None:
    for pieces in covers.about(family, spans):
        if _cuts_name(pieces, cut):
            continue
        frame = fill(family, sentence, pieces)
        if frame and frame.is_complete and not frame.unknown and not covers.passed_over(family, pieces):
            return _reading(sentence, frame, pieces, spans, asks)
    return None


def _complete_item(
    sentence: Sentence,
    covers: Covers,
    its_list: SettingList,
    spans: tuple[Span, ...],
    asks: bool,
    cut: set[int],
) -> Reading | None:
    for pieces in covers.about(its_list.family, spans, its_list=its_list, unknown=True):
        if _cuts_name(pieces, cut):
            continue
        frame = fill_item(its_list, sentence, pieces)
        if frame and frame.is_complete:
            return _reading(sentence, frame, pieces, spans, asks)
    return None


def _reading(
    sentence: Sentence, frame: Frame | ItemFrame, pieces: Sequence[Piece], spans: tuple[Span, ...], asks: bool
) -> Reading:
    return Reading(
        sentence,
        frame.family,
        _subject(sentence, spans, frame.family),
        frame,
        asks,
        frame.is_order,
        pieces,
        _others(sentence, spans, pieces, frame.family),
        frame.unknown,
        frame.hard,
        _is_whole(sentence, spans, frame.family),
    )


def _families(spotted: Spotted, lexicon: Lexicon, spans: Sequence[Span], asks: bool) -> list[Family]:
    """The settings that the words outside the spans tell of, or ask about."""
    found = spotted.families(spans)
    found += [one for one in spotted.implied(spans) if one not in found]
    asked = [one for one, _ in lexicon.asked(spotted.tokens)] if asks else []
    return [*found, *(one for one in asked if one not in found)]


def _subject(
    sentence: Sentence, spans: Sequence[Span], family: Family | None = None
) -> tuple[Workspace, ...]:
    span = subject_of(spans, sentence.tokens, family)
    return span.found if span else ()


def _is_whole(sentence: Sentence, spans: Sequence[Span], family: Family | None = None) -> bool:
    span = subject_of(spans, sentence.tokens, family)
    return span is not None and span.sureness >= Sureness.MARKED


def _others(
    sentence: Sentence, spans: Sequence[Span], pieces: Sequence[Piece], family: Family | None = None
) -> tuple[Workspace, ...]:
    """Further workspaces that are named, and are not where calls go."""
    subject = subject_of(spans, sentence.tokens, family)
    used = {piece.start for piece in pieces if piece.text}
    named = subject.found if subject else ()
    return tuple(
        one
        for span in spans
        if span is not subject and span.start not in used and not {*named} & {*span.found}
        for one in span.found
    )


def _partial(
    spotted: Spotted,
    covers: Covers,
    lexicon: Lexicon,
    choices: Sequence[tuple[Span, ...]],
    asks: bool,
    family: Family | None,
    everything: Sequence[Span],
) -> list[Reading]:
    """The readings that leave fewest words over; what they tell of a setting and a workspace counts."""
    found: list[tuple[tuple[int, ...], Reading]] = []
    surely_named = any(span.sureness >= Sureness.ALL_WORDS for choice in choices for span in choice)
    asked = {one.key: words for one, words in lexicon.asked(spotted.tokens)} if asks else {}
    for rank, spans in enumerate(choices):
        cut = cut_names(everything, spans)
        families: list[Family | None] = [*_families(spotted, lexicon, spans, asks)] or [family]
        for one in families:
            best: tuple[tuple[int, ...], Reading] | None = None
            for pieces in covers.about(one, spans, unknown=True):
                if _cuts_name(pieces, cut):
                    continue
                reading = _loose(spotted.sentence, one, pieces, spans, asks)
                if one and not asks:
                    reading.unknown = [*reading.unknown, *covers.passed_over(one, pieces)]
                asked_with = asked.get(one.key, frozenset()) if one else frozenset()
                reading.unknown = [word for word in reading.unknown if word.casefold() not in asked_with]
                reading.is_doubtful = any(
                    lexicon.means(word) or is_short_form(word) for word in reading.unknown
                )
                complete = bool(not asks and reading.frame and reading.frame.is_complete)
                key = (
                    1 if surely_named and not spans else 0,
                    0
                    if not asks
                    or (one and one.key in asked)
                    or any(piece.role is Role.NAME for piece in pieces)
                    else 1,
                    0 if complete or not reading.unknown else 1,
                    len(reading.unknown),
                    0 if one else 1,
                    -(reading.frame.explained if reading.frame else 0) - len(asked_with),
                    rank,
                )
                if best is None or key < best[0]:
                    best = (key, reading)
            if best:
                found.append(best)
    found.sort(key=lambda entry: entry[0])
    return [reading for key, reading in found if key == found[0][0]]


def _loose(
    sentence: Sentence, family: Family | None, pieces: Sequence[Piece], spans: tuple[Span, ...], asks: bool
) -> Reading:
    if family is not None and (frame := fill(family, sentence, pieces)):
        return _reading(sentence, frame, pieces, spans, asks)
    roles = {piece.role for piece in pieces}
    said = [sentence.text(piece.start, piece.end) for piece in pieces if piece.role is Role.UNKNOWN]
    return Reading(
        sentence,
        family,
        _subject(sentence, spans),
        None,
        asks,
        bool(roles & {Role.ON, Role.OFF, Role.ADD, Role.DROP, Role.ACT, Role.NUMBER}),
        pieces,
        _others(sentence, spans, pieces),
        said,
        [sentence.text(piece.start, piece.end) for piece in pieces if piece.role is Role.HARD],
        _is_whole(sentence, spans),
    )
