"""Phrases and patterns in the graph of words, and what the lexicon finds by it."""

from __future__ import annotations

import pytest

from bot.catalogue.model.spoken import wordings
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.meanings import declared
from bot.language.sentence.words.tokens import sentences
from bot.language.sentence.words.word_graph import WordGraph, after, compared, ends


def _ends(graph: WordGraph, phrase: str) -> tuple[int, ...]:
    return ends([graph.start], phrase.split())


@pytest.mark.parametrize(
    "pattern",
    [
        "(block|reject) [all] anonymous (calls|callers)",
        "[please] [do] stop",
        "(one (way|side)|two|) more",
        "a (b|b c) [c] d",
        "when[ever] it rings",
        "callers , have them blocked",
        "[play] (one|a) ring splash",
    ],
)
def test_a_pattern_leads_to_its_wordings_and_nowhere_else(pattern: str) -> None:
    graph = WordGraph()
    graph.add(7, patterns=[pattern])
    found = set()
    ways: list[tuple[str, ...]] = [()]
    while ways:
        way = ways.pop()
        places = [graph.start]
        for word in way:
            places = after(places, word)
        if ends(places):
            found.add(" ".join(way))
        ways.extend((*way, word) for place in places for word in place.words)
    assert found >= set(map(compared, wordings(pattern)))
    assert set(map(compared, found)) == set(map(compared, wordings(pattern)))


def test_a_pattern_of_millions_of_wordings_is_refused() -> None:
    pattern = "callers , " + "[a|b|c|d|e|f|g|h|i] " * 7
    with pytest.raises(ValueError, match="leave out commas"):
        WordGraph().add(1, patterns=[pattern])


def test_an_article_may_be_missing_only_behind_the_first_word() -> None:
    graph = WordGraph()
    graph.add(1, patterns=["[the] phone on the [a] desk"])
    assert _ends(graph, "phone on desk") == _ends(graph, "the phone on desk") == (1,)
    graph = WordGraph()
    graph.add(1, patterns=["the phone"])
    assert _ends(graph, "phone") == ()
    assert _ends(graph, "the phone") == (1,)


def test_phrases_that_end_alike_keep_their_numbers() -> None:
    graph = WordGraph()
    graph.add(2, ["block all calls"])
    graph.add(1, ["take all calls"])
    graph.add(3, patterns=["(block|take) [all] calls"])
    assert _ends(graph, "block all calls") == (2, 3)
    assert _ends(graph, "take all calls") == (1, 3)
    assert _ends(graph, "take calls") == (3,)
    assert _ends(graph, "all calls") == ()


def test_every_pattern_is_found_in_a_sentence() -> None:
    lost = []
    for meaning, _, patterns in declared():
        for pattern in patterns:
            said = wordings(pattern)
            for wording in said[:: 1 + len(said) // 8]:
                (sentence,) = sentences(wording)
                found = dict(lexicon().at(sentence.tokens, 0)).get(len(sentence.tokens), ())
                if not any(_is_same(one, meaning) for one in found):
                    lost.append(wording)
    assert not lost


def _is_same(one: object, other: object) -> bool:
    names = ("role", "family", "field", "value", "act", "verb", "list")
    return all(getattr(one, name) is getattr(other, name) for name in names)


def test_words_that_tell_a_setting_are_known_and_other_words_are_not() -> None:
    assert {"voicemail", "forward", "intercept", "simultaneous"} <= {*lexicon().words}
    assert lexicon().means("the voicemail")
    assert not lexicon().means("parents slow")
    assert lexicon().words == sorted({*lexicon().words})
