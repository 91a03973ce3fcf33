"""Words of other telephone systems, and what they are read as."""

from __future__ import annotations

import pytest

from bot.events import Licence, Workspace
from bot.language.extension_words import with_extension_word
from bot.language.sentence.kinds.terse.other_systems import in_own_words
from bot.language.sentence.words.tokens import sentences
from bot.names.workspaces import WorkspaceIndex


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("CFB to voicemail on the gym", "busy calls to voicemail on the gym"),
        ("CFB to 4410 and not to voicemail", "CFB to 4410 and not to voicemail"),
        ("CFNA on the gym to 4410", "CFNA on the gym to 4410"),
        ("selective reject for CLID 4404 on the gym", "reject calls from 4404 on the gym"),
        ("selective reject for 2006", "selective reject for 2006"),
        ("block callers with CLID 4404", "block callers from 4404"),
        ("set the CLID 4404 on the gym", "set the CLID 4404 on the gym"),
        ("take toll free out of the CSS on the gym", "block toll free calls on the gym"),
        ("take toll free out of the CSS on the gym, so block it", "block toll free calls on the gym"),
        ("add international to the gym's CSS", "allow international calls in gym"),
        ("take the gym out of the outgoing permissions", "take the gym out of the outgoing permissions"),
        ("a blocking route pattern 1900!", "a route pattern that blocks 1900"),
    ],
)
def test_words_of_other_systems_are_put_plainly(said: str, read: str) -> None:
    sentence = in_own_words(sentences(said)[0])
    assert sentence.text(0, len(sentence.tokens)).replace(" 's", "'s") == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("show me DN 2006", "show me ext 2006"),
        ("dnd on for dn2006", "dnd on for ext 2006"),
        ("Directory number: 2006 dnd on", "ext 2006 dnd on"),
        ("dnd on for extension no. 2006", "dnd on for ext 2006"),
        ("the DN of the gym", "the DN of the gym"),
        ('say "DN 2006" there', 'say "DN 2006" there'),
        ("put station 2006 in DND", "put ext 2006 in DND"),
        ("display handset no. 2005", "display ext 2005"),
        ("dnd on for endpoint 2006", "dnd on for ext 2006"),
        ("dnd on for set 2006", "dnd on for ext 2006"),
        ("set 2006 to dnd", "set 2006 to dnd"),
        ("please set 2006 to dnd", "please set 2006 to dnd"),
        ("nurse station 12", "nurse station 12"),
    ],
)
def test_an_extension_is_told_by_other_words_for_it(said: str, read: str) -> None:
    assert with_extension_word(said, WorkspaceIndex()) == read


@pytest.mark.parametrize("name", ["DN 2006", "Station 200"])
def test_a_name_with_such_a_word_in_it_stays(name: str) -> None:
    named = Workspace("w1", name, Licence.PROFESSIONAL, "l1", "Denver", "US", "America/Denver")
    assert with_extension_word(f"show {name}", WorkspaceIndex([named])) == f"show {name}"
