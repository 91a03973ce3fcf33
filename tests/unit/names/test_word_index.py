"""The index of words finds the names that looking at each name finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.names.text import begin_words, marked_words
from bot.names.word_index import WordIndex

words = st.text(st.sampled_from("ab1.-"), min_size=1, max_size=3)
names = st.lists(st.lists(words, max_size=3).map(" ".join), max_size=6, unique=True)


@given(names, st.lists(words, min_size=1, max_size=3), st.booleans())
def test_words_that_begin_so(among: list[str], parts: list[str], surely: bool) -> None:
    expected = [name for name in among if begin_words(parts, marked_words(name), surely=surely)]
    assert WordIndex(among).beginning(parts, surely=surely) == expected


@given(names, st.lists(words, min_size=1, max_size=2).map(" ".join))
def test_a_part_of_a_name(among: list[str], part: str) -> None:
    assert list(WordIndex(among).containing(part)) == [name for name in among if part in name]


@given(names, st.sets(words, max_size=3))
def test_whole_words(among: list[str], said: set[str]) -> None:
    expected = [name for name in among if said & {*marked_words(name).split()}]
    assert WordIndex(among).with_word(said) == expected
