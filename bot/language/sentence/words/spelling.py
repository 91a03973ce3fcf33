"""Slips of the finger: the words nearest to those that are not known."""

from __future__ import annotations

from bot.language.sentence.words.lexicon import MIN_SLIP_LETTERS, Lexicon
from bot.language.sentence.words.tokens import Sentence, Token
from bot.names.text import nearest_name_word, nearest_word, one_letter_off, with_letters_swapped
from bot.names.workspaces import WorkspaceIndex

_NO_SLIPS = frozenset({"watching", "watches", "unwatch", "undoing", "copying", "comparing"})
"""Words for commands, which are near to words of settings."""


def corrected(
    sentence: Sentence, unknown: set[str], workspaces: WorkspaceIndex | None, lexicon: Lexicon
) -> Sentence | None:
    """The sentence with the words nearest to those that are not known; None where none is near. Words of
    `workspaces` count only where none is named."""
    name_words = workspaces.name_words.words if workspaces else ()
    words = {word for said in unknown for word in said.split()}
    tokens = []
    for token in sentence.tokens:
        near = word = ""
        is_word = token.text in words and token.plain.isalpha() and not lexicon.knows(token.plain)
        is_word = is_word and token.plain not in _NO_SLIPS
        if is_word and len(token.plain) >= MIN_SLIP_LETTERS:
            # What is written stays beside it: it may be a name, “Alice”.
            word = nearest_word(lexicon.words, token.plain)
            near = word or nearest_name_word(name_words, token.plain)
        elif is_word:
            near = with_letters_swapped(name_words, token.plain)
            alike = [] if near else one_letter_off(name_words, token.plain)
            near = alike[0] if len(alike) == 1 else near
        mended = token._replace(plain=near) if word else Token(near, near, gap=token.gap)
        tokens.append(mended if near not in ("", token.plain) else token)
    return Sentence(tuple(tokens), sentence.asks) if tuple(tokens) != sentence.tokens else None
