"""One wording of a sentence, read for each choice of workspaces and each setting that it may be about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.catalogue.model.family import Family
from bot.catalogue.model.spoken import PLACE
from bot.language.sentence.frames.fill import fill
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.frames.items.fill_item import fill_item
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.kinds.asking.questions import is_question
from bot.language.sentence.readings.cover import Covers, Piece
from bot.language.sentence.readings.loose_covers import Cost, LooseCover, Spans, tells_as_well
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.readings.spotted import Spotted
from bot.language.sentence.readings.subject import subject_of
from bot.language.sentence.readings.workspace_spans import cut_names, span_choices, workspace_spans
from bot.language.sentence.words.general_words import REFERRING, Role
from bot.language.sentence.words.lexicon import Lexicon
from bot.language.sentence.words.tokens import Sentence, Token, is_short_form
from bot.language.vocabulary import SettingList
from bot.names.workspaces import WorkspaceIndex

_NARROWING = frozenset(
    {"certain", "selected", "specific", "particular", "chosen", "few", "most", "half", "partly", "partially"}
)
"""Left over, these say that less is meant than what was understood."""
_ORDERS = frozenset({Role.ON, Role.OFF, Role.ADD, Role.DROP, Role.ACT, Role.NUMBER})


class Attempt:
    """One wording of a sentence; `before` is the setting that was spoken of before."""

    def __init__(
        self, sentence: Sentence, workspaces: WorkspaceIndex, lexicon: Lexicon, before: Family | None
    ) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._before = before
        self._asks = is_question(sentence)
        referring = REFERRING.intersection(sentence.words)
        # “That ring reminder” points at a field, and does not tell whose.
        self._goes_on = before is not None and not (referring and referring <= {"that", "this"})
        self._spotted = Spotted(sentence, lexicon)
        self._covers = Covers(self._spotted)
        self._named = workspace_spans(workspaces, sentence, lexicon)
        self._asked = lexicon.asked(_with_mark(sentence, self._named)) if self._asks else []
        self._choices = list(span_choices(self._named))

    def complete(self) -> list[Reading]:
        """The readings that account for every word, with the surest choice of workspaces that has any."""
        for spans in self._choices:
            families = [] if self._asks else self._families(spans)
            of_settings = [self._of_setting(family, spans) for family in families if family]
            of_lists = [self._of_list(its_list, spans) for its_list in self._spotted.lists(spans)]
            if found := [
                one for one in (*of_settings, *of_lists) if one and not self._breaks_name(one, spans)
            ]:
                if self._told(spans):
                    most = max(map(_tells, found))
                    found = [one for one in found if _tells(one) == most]
                return [one for one in found if _is_named(one)] or found
        return []

    def _breaks_name(self, reading: Reading, spans: Spans) -> bool:
        """Whether the setting is told only by words inside the whole name of a workspace, which then would be
        none: “turn off the music room”."""
        told = [one for one in reading.pieces if one.is_of_setting]
        names = [one for one in self._named if one.sureness is Sureness.NAME and one not in spans]
        return bool(told) and all(
            any(
                name.start <= one.start
                and one.end <= name.end
                and one.end - one.start < name.end - name.start
                for name in names
            )
            for one in told
        )

    def partial(self) -> list[Reading]:
        """The readings that leave fewest words over; what they tell of a setting and a workspace counts."""
        is_named = any(span.sureness >= Sureness.ALL_WORDS for spans in self._choices for span in spans)
        best: list[LooseCover] = []
        for rank, spans in enumerate(self._choices):
            least = Cost(forgets_name=is_named and not spans, rank=rank)
            for family in self._families(spans):
                one = self._loose(family, spans, least, best[0].cost if best else None)
                if one:
                    best = [*best, one] if best and one.cost == best[0].cost else [one]
        if (item := self._loose_item()) and not any(tells_as_well(one, item) for one in best):
            return [item]
        return [self._loose_reading(one) for one in best]

    def _loose_item(self) -> Reading | None:
        """The order for a list that leaves words over: “reject calls from 4321 in the gym pronto”."""
        for spans in [] if self._asks else self._choices:
            for its_list in self._spotted.lists(spans):
                for pieces in self._ways(its_list.family, spans, its_list, unknown=True):
                    known = [one for one in pieces if one.role is not Role.UNKNOWN]
                    frame = fill_item(its_list, self._sentence, known) if len(known) < len(pieces) else None
                    if frame and frame.is_complete:
                        frame.unknown += self._said(pieces, Role.UNKNOWN)
                        return self._reading(frame, pieces, spans)
        return None

    def _families(self, spans: Spans) -> list[Family | None]:
        """The settings that the words outside the spans tell of, or ask about; else the one before."""
        told = self._told(spans)
        shared = self._spotted.shared(spans) if not told and not self._goes_on else ()
        return [*(told or shared)] or [self._before]

    def _told(self, spans: Spans) -> list[Family]:
        told = [*self._spotted.families(spans), *self._spotted.implied(spans)]
        asked = [family for family, _ in self._asked]
        return list({family.key: family for family in (*told, *asked)}.values())

    def _ways(
        self, family: Family | None, spans: Spans, its_list: SettingList | None = None, *, unknown: bool
    ) -> Iterator[list[Piece]]:
        """The covers that take no word of the whole name of a workspace for a value."""
        cut = cut_names(self._named, spans)
        for pieces in self._covers.about(family, spans, its_list=its_list, unknown=unknown):
            if not cut or not any(
                one.start in cut for one in pieces if one.role in (Role.NUMBER, Role.UNKNOWN)
            ):
                yield pieces

    def _of_setting(self, family: Family, spans: Spans) -> Reading | None:
        for pieces in self._ways(family, spans, unknown=False):
            frame = fill(family, self._sentence, pieces)
            is_whole = frame is not None and frame.is_complete and not frame.unknown
            if frame and is_whole and not self._covers.passed_over(family, pieces):
                reading = self._reading(frame, pieces, spans)
                # Where another setting is called by its name, and this one is not, it is shown first.
                frame.guesses |= not _is_named(reading) and self._names_other(family, pieces, spans)
                return reading
        return None

    def _names_other(self, family: Family, pieces: Sequence[Piece], spans: Spans) -> bool:
        """Whether another setting is called by its name, and not inside a longer phrase of this one."""
        longer = [(one.start, one.end) for one in pieces if one.is_of_setting]
        return any(
            not any(start <= at and end <= stop and (start, stop) != (at, end) for start, stop in longer)
            for at, end in self._spotted.names_of_others(family, spans)
        )

    def _of_list(self, its_list: SettingList, spans: Spans) -> Reading | None:
        for pieces in self._ways(its_list.family, spans, its_list, unknown=True):
            frame = fill_item(its_list, self._sentence, pieces)
            if frame and frame.is_complete:
                return self._reading(frame, pieces, spans)
        return None

    def _loose(
        self, family: Family | None, spans: Spans, least: Cost, limit: Cost | None
    ) -> LooseCover | None:
        """The cover that costs least, the first of several; None where all cost more than the limit."""
        asked_with = next((words for one, words in self._asked if one is family), frozenset[str]())
        best: LooseCover | None = None
        most, unknown_at = 0, set[int]()
        for pieces in self._ways(family, spans, unknown=True):
            is_told = not self._asks or asked_with or any(map(_tells_what_is_asked, pieces))
            passed = self._covers.passed_over(family, pieces) if family and not self._asks else []
            explained = sum(one.end - one.start for one in pieces if one.is_of_setting)
            cost = least._replace(
                tells_none=not is_told,
                unknown=len(passed),
                has_no_setting=family is None,
                told=-explained - len(asked_with),
            )
            if (best and cost >= best.cost) or (limit and cost > limit):
                continue  # whatever becomes of the words that are not known
            left_at = {one.start for one in pieces if one.role is Role.UNKNOWN}
            is_no_better = best and best.frame and explained <= most and unknown_at <= left_at
            if is_no_better and not (family and family.has_people):
                continue  # as many words are left over, or more; none is anybody's name
            frame = fill(family, self._sentence, pieces) if family else None
            left = frame.unknown if frame else self._said(pieces, Role.UNKNOWN)
            unknown = [word for word in (*left, *passed) if word.casefold() not in asked_with]
            is_complete = frame is not None and frame.is_complete and not self._asks
            is_named = any(one.role is Role.NAME for one in pieces)
            cost = cost._replace(
                leaves_words=bool(unknown) and not is_complete,
                unknown=len(unknown),
                leaves_name=family is not None
                and bool(unknown)
                and not is_named
                and self._names_other(family, pieces, spans),
                told=-(frame.explained if frame else 0) - len(asked_with),
            )
            if (best is None or cost < best.cost) and (limit is None or cost <= limit):
                best = LooseCover(cost, family, spans, pieces, frame, unknown)
                most, unknown_at = explained, left_at
        return best

    def _loose_reading(self, one: LooseCover) -> Reading:
        if one.frame:
            reading = self._reading(one.frame, one.pieces, one.spans)
        else:
            reading = Reading(
                self._sentence,
                one.family,
                asks=self._asks,
                is_order=any(piece.role in _ORDERS for piece in one.pieces),
                pieces=one.pieces,
                hard=self._said(one.pieces, Role.HARD),
            )
            self._put_workspaces(reading, one.spans, None)
        reading.unknown = one.unknown
        is_limited = bool(one.unknown) and any(token.plain == "only" for token in self._sentence.tokens)
        reading.is_doubtful = (
            self._leaves_workspace(one)
            or is_limited
            or any(
                self._lexicon.means(word) or is_short_form(word) or word.casefold() in _NARROWING
                for word in one.unknown
            )
        )
        return reading

    def _leaves_workspace(self, one: LooseCover) -> bool:
        """Whether the name of a workspace is left over: “… to the gym and the kitchen”."""
        sure = [span for span in self._named if span.sureness >= Sureness.ALL_WORDS]
        return any(self._sentence.text(span.start, span.end) in one.unknown for span in sure)

    def _reading(self, frame: Frame | ItemFrame, pieces: Sequence[Piece], spans: Spans) -> Reading:
        reading = Reading(
            self._sentence,
            frame.family,
            frame=frame,
            asks=self._asks,
            is_order=frame.is_order,
            pieces=pieces,
            unknown=frame.unknown,
            hard=frame.hard,
        )
        self._put_workspaces(reading, spans, frame.family)
        return reading

    def _put_workspaces(self, reading: Reading, spans: Spans, family: Family | None) -> None:
        """Tells the reading which workspace is spoken of, and which others are named and are not where calls
        go."""
        subject = subject_of(spans, self._sentence.tokens, family)
        if subject is None:
            return
        used = {piece.start for piece in reading.pieces if piece.text}
        reading.workspaces = subject.found
        reading.is_whole_name = subject.sureness >= Sureness.MARKED
        reading.others = tuple(
            one
            for span in spans
            if span is not subject and span.start not in used and {*subject.found}.isdisjoint(span.found)
            for one in span.found
        )

    def _said(self, pieces: Sequence[Piece], role: Role) -> list[str]:
        return [self._sentence.text(one.start, one.end) for one in pieces if one.role is role]


def _with_mark(sentence: Sentence, named: Spans | list[Span]) -> tuple[Token, ...]:
    """The words with a mark for the workspace that is surely named, or for several of which one is meant: who
    calls whom is told by their order."""
    tokens, span = sentence.tokens, next(iter(named), None)
    if span is None or (span.sureness < Sureness.MARKED and len(span.found) == 1):
        return tokens
    return (*tokens[: span.start], Token(PLACE, PLACE), *tokens[span.end :])


def _tells_what_is_asked(piece: Piece) -> bool:
    """Whether a phrase is the name of the setting, or of a field of several words: “toll free numbers”."""
    is_field = piece.role is Role.FIELD and piece.is_of_setting and piece.end - piece.start > 1
    return piece.role is Role.NAME or is_field


def _tells(reading: Reading) -> tuple[int, int]:
    """How many words tell of the setting; of as many, those in fewer phrases tell more."""
    telling = [piece for piece in reading.pieces if piece.is_of_setting]
    return reading.frame.explained if reading.frame else 0, -len(telling)


def _is_named(reading: Reading) -> bool:
    """Whether the name of the setting is said, also inside another phrase: “send all calls to voicemail”."""
    said = f" {' '.join(reading.sentence.words)} "
    return reading.family is not None and any(f" {name} " in said for name in reading.family.names())
