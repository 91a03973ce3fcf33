"""The ways to cut a sentence into phrases: each once, the longest phrases first, none without an end."""

from __future__ import annotations

import pytest

from bot.catalogue import family_of
from bot.events import Licence, Workspace
from bot.language.sentence.readings import readings as readings_module
from bot.language.sentence.readings.cover import MAX_COVERS, Covers, Piece
from bot.language.sentence.readings.readings import SentenceReader
from bot.language.sentence.readings.span import Span, Sureness
from bot.language.sentence.readings.spotted import Spotted
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, sentences
from bot.names.workspaces import WorkspaceIndex

GYM = Workspace("w1", "Gym", Licence.PROFESSIONAL, "l1", "Denver", extension="2006")
_FILLS = {Role.GLUE, Role.AND, Role.SHOW, Role.MAKE, Role.QUESTION}


def _sentence(text: str) -> Sentence:
    (sentence,) = sentences(text)
    return sentence


def _covers(text: str, *, unknown: bool, gym_at: int | None = None) -> list[list[Piece]]:
    spans = () if gym_at is None else (Span(gym_at, gym_at + 1, (GYM,), Sureness.NAME),)
    covers = Covers(Spotted(_sentence(text), lexicon()))
    return list(covers.about(family_of("dnd"), spans, unknown=unknown))


def _said(pieces: list[Piece]) -> list[str]:
    return [piece.plain for piece in pieces]


def test_every_word_is_in_one_phrase_and_no_cover_comes_twice() -> None:
    found = _covers("could you please turn on dnd in the gym for the guest", unknown=True, gym_at=8)
    assert found
    for pieces in found:
        assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
        assert pieces[-1].end == 12
    assert len({tuple((one.role, one.start, one.end) for one in pieces) for pieces in found}) == len(found)
    assert any(piece.role is Role.WORKSPACE for piece in found[0])


def test_without_unknown_words_there_is_no_cover_of_a_sentence_that_has_one() -> None:
    assert _covers("turn on dnd in the gym", unknown=False, gym_at=5)
    assert not _covers("turn on dnd in the gym zzz", unknown=False, gym_at=5)
    assert _covers("turn on dnd in the gym zzz", unknown=True, gym_at=5)


def test_phrases_that_hold_no_value_are_cut_in_one_way() -> None:
    found = _covers("could you please set dnd", unknown=True)
    heads = {tuple(_said([one for one in pieces if one.role in _FILLS])) for pieces in found}
    assert ("could you please", "set") in heads
    assert ("could you", "please", "set") not in heads
    roles = {piece.role for pieces in found for piece in pieces if piece.plain == "set"}
    assert len(roles & _FILLS) == 1


def test_the_ways_that_are_tried_are_limited() -> None:
    text = " ".join(["turn on dnd, number 1 212 555 0199,"] * 6)
    assert len(_covers(text, unknown=True)) == MAX_COVERS


def test_the_same_words_are_read_once_in_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Sentence] = []
    before = readings_module.readings

    def counted(sentence: Sentence, *rest: object) -> object:
        read.append(sentence)
        return before(sentence, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(readings_module, "readings", counted)
    reader = SentenceReader(WorkspaceIndex([GYM]), lexicon())
    first = reader.readings(_sentence("turn on dnd in the gym"))
    assert reader.readings(_sentence("turn on dnd in the gym")) is first
    assert reader.readings(_sentence("turn on dnd in the gym"), family_of("voicemail")) is not first
    assert len(read) == 2
